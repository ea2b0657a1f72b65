//! Every reader on every file of our own collections, bent: bits flipped, pieces cut, doubled, spliced in
//! from other files, control bytes strewn. Whatever comes, the laws of `common/readers` hold.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test that cannot go on stops"
)]

#[path = "common/readers.rs"]
mod readers;

use std::fs;
use std::path::Path;
use std::sync::OnceLock;

use cordial::interchange::formats::Format;
use cordial::interchange::incoming::Limits;
use proptest::prelude::*;
use proptest::sample::Index;

/// Of formats whose examples stand with their readers.
const SMALL: [(Format, &str); 6] = [
    (
        Format::Addresses,
        "To: Ana Sol <ana@sol.example>, \"Sol, Bo\" <bo@sol.example>;\nCem Ay <cem@ay.example>\n",
    ),
    (
        Format::Abook,
        "[format]\nprogram=abook\nversion=0.6.1\n\n[0]\nname=Priya Raman\nemail=priya@x.example,p@y.example\n\
         mobile=+44 7700 900100\nanniversary=1987-03-07\nnotes=likes maps\ngroups=lake,team\n\n[1]\nname=Tom Okafor\nworkphone=12 34\n",
    ),
    (
        Format::Mutt,
        "# aliases\nalias priya Priya Raman <priya@x.example>\nalias -group lake tom \"Tom Okafor\" <tom@x.example>, \\\n  ada@x.example # from the lake\n\
         alias mei mei@x.example (Mei Chen)\nunalias tom\n",
    ),
    (
        Format::FriendsMd,
        "### Activities:\n- 2024-03-05: **Priya Raman** and I walked by the lake. @outdoors\n- 2024-03-01: Coffee with **Tom Okafor** in _Berlin_.\n\n\
         ### Notes:\n- 2024-01-09: **Priya Raman** paints. @art\n\n### Friends:\n- Priya Raman (a.k.a. Pri) [Berlin] @art @lake\n- Tom Okafor\n\n### Locations:\n- Berlin\n",
    ),
    (
        Format::Monica,
        r#"{"version":"1.0","account":{"data":[{"count":2,"type":"contact","values":[
          {"uuid":"a-1","properties":{"first_name":"Priya","last_name":"Raman","birthdate":{"date":"1987-03-07","is_age_based":false,"is_year_unknown":true},
            "tags":["lake"],"description":"likes maps"},
           "data":[{"type":"contact_field","values":[{"properties":{"data":"priya@x.example","type":"email"}}]},
                   {"type":"debt","values":[{"uuid":"d-1","properties":{"in_debt":"yes","amount":20,"currency":"EUR","reason":"tickets"}}]},
                   {"type":"call","values":[{"uuid":"c-1","properties":{"called_at":"2024-03-05","content":"spoke"}}]}]},
          {"uuid":"a-2","properties":{"first_name":"Tom"},"data":[]}]}]}}"#,
    ),
    (
        Format::Monica,
        r#"{"account":{"contacts":[{"uuid":"b-1","first_name":"Mei","last_name":"Chen","is_partial":false,
          "reminders":[{"title":"write","initial_date":"2026-12-01","frequency_type":"year"}],"tasks":[{"title":"ask","completed":false}],
          "gifts":[{"name":"a map","status":"offered","date":"2024-01-01"}],"activities":[{"summary":"lake","happened_at":"2024-05-05"}]}]}}"#,
    ),
];

/// What has a meaning to one reader or another.
const PIECES: [&[u8]; 24] = [
    b"\0",
    b"\r",
    b"\r\n ",
    b"=\r\n",
    b"\n\nFrom a@x.example Mon Jan  1 10:00:00 2024\n",
    b"BEGIN:VCARD\n",
    b"END:VCARD\n",
    b"AGENT:BEGIN:VCARD\n",
    b"BEGIN:VEVENT\nUID:x\nDTSTART:20240101\nRRULE:FREQ=DAILY\nATTENDEE:mailto:a@x.example\n",
    b"END:VEVENT\n",
    b"\xef\xbb\xbf",
    b"\xff\xfe",
    b"\xfe\xff",
    b"\x1b[2J\x07\x7f",
    "\u{202e}\u{200d}\u{e0041}\u{301}".as_bytes(),
    "\u{85}\u{2028}\u{a0}\u{3000}".as_bytes(),
    b"\"",
    b"\\",
    b",;:|\t",
    b"{[{[",
    b"}]",
    b"=?utf-8?B?4pyT?= =?x?Q?=ff?=",
    b"99999999999999999999",
    b"-0000-00-00",
];

struct Example {
    name: String,
    format: Format,
    bytes: Vec<u8>,
}

fn examples() -> &'static [Example] {
    static EXAMPLES: OnceLock<Vec<Example>> = OnceLock::new();
    EXAMPLES.get_or_init(|| {
        let mut examples = Vec::new();
        for (folder, ending, format, least) in [
            ("vcard", "vcf", Format::Vcard, 40),
            ("tables", "csv", Format::Table, 20),
            ("tables", "tsv", Format::Table, 0),
            ("calendars/files", "ics", Format::Calendar, 3),
            ("calendars/files", "vcs", Format::Calendar, 1),
            ("mail/files", "mbox", Format::Mailbox, 1),
        ] {
            let folder = Path::new(env!("CARGO_MANIFEST_DIR"))
                .join("tests")
                .join(folder);
            let before = examples.len();
            for entry in fs::read_dir(folder).unwrap() {
                let path = entry.unwrap().path();
                if path
                    .extension()
                    .is_some_and(|extension| extension == ending)
                {
                    examples.push(Example {
                        name: path.display().to_string(),
                        format,
                        bytes: fs::read(path).unwrap(),
                    });
                }
            }
            assert!(
                examples.len() - before >= least,
                "the .{ending} files are gone"
            );
        }
        for (format, text) in SMALL {
            examples.push(Example {
                name: format.kind().into(),
                format,
                bytes: text.as_bytes().to_vec(),
            });
        }
        examples.sort_by(|one, other| one.name.cmp(&other.name));
        examples
    })
}

/// One way to bend a file.
#[derive(Debug, Clone)]
struct Bend {
    how: u8,
    at: Index,
    to: Index,
    byte: u8,
}

fn bends() -> impl Strategy<Value = Vec<Bend>> {
    let one = (any::<u8>(), any::<Index>(), any::<Index>(), any::<u8>());
    prop::collection::vec(one, 0..10).prop_map(|bends| {
        bends
            .into_iter()
            .map(|(how, at, to, byte)| Bend { how, at, to, byte })
            .collect()
    })
}

/// The bytes, bent; never more than this many, so that pieces doubled again and again stay small.
const LARGEST: usize = 64 << 10;

fn bent(bytes: &[u8], bends: &[Bend]) -> Vec<u8> {
    let mut bytes = bytes.to_vec();
    for bend in bends {
        if bytes.is_empty() || bytes.len() > LARGEST {
            break;
        }
        let (one, other) = (bend.at.index(bytes.len()), bend.to.index(bytes.len()));
        let (from, to) = (one.min(other), one.max(other));
        match bend.how % 8 {
            0 => bytes[one] ^= 1 << (bend.byte % 8),
            1 => bytes[one] = bend.byte,
            2 => drop(bytes.drain(from..to.min(from + 64))),
            3 => bytes.truncate(one),
            4 => {
                let piece = bytes[from..to].to_vec();
                bytes.splice(one..one, piece);
            }
            5 => {
                let donors = examples();
                let donor = &donors[usize::from(bend.byte) % donors.len()].bytes;
                let start = bend.to.index(donor.len().max(1)).min(donor.len());
                let piece = &donor[start..donor.len().min(start + 400)];
                bytes.splice(one..one, piece.iter().copied());
            }
            _ => {
                let piece = PIECES[usize::from(bend.byte) % PIECES.len()];
                bytes.splice(one..one, piece.iter().copied());
            }
        }
    }
    bytes
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn bent_files_are_read_within_bounds(which in any::<Index>(), bends in bends()) {
        let example = which.get(examples());
        let bytes = bent(&example.bytes, &bends);
        readers::read(example.format, &bytes, &Limits::default());
        readers::read(example.format, &bytes, &readers::tight());
        if matches!(example.format, Format::Mailbox) {
            readers::read(Format::Message, &bytes, &Limits::default());
            readers::guess(&bytes);
        }
    }

    #[test]
    fn a_file_is_read_as_what_it_is_not(which in any::<Index>(), bends in bends(), format in prop::sample::select(&readers::FORMATS[..])) {
        let example = which.get(examples());
        let bytes = bent(&example.bytes, &bends);
        readers::read(format, &bytes, &Limits::default());
    }

    #[test]
    fn bytes_of_any_kind_are_read_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..300), format in prop::sample::select(&readers::FORMATS[..])) {
        readers::read(format, &bytes, &Limits::default());
        readers::guess(&bytes);
        readers::prose(&bytes);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_is_read_of_bent_files_can_be_taken_in_once(which in any::<Index>(), bends in bends()) {
        let example = which.get(examples());
        let bytes = bent(&example.bytes, &bends);
        let records = readers::read(example.format, &bytes, &Limits::default());
        readers::take_in(example.format, records);
    }
}

#[test]
fn the_collections_themselves_are_taken_in_once() {
    for example in examples() {
        let records = readers::read(example.format, &example.bytes, &Limits::default());
        readers::take_in(example.format, records);
    }
}

/// Files that broke a law once, made small.
const FOUND: [(Format, &str); 2] = [
    (
        Format::Vcard,
        "BEGIN:VCARD\nVERSION:4.0\nFN:Yara\nTEL;TYPE=celpppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppp:1 23456\nEND:VCARD\n",
    ),
    (
        Format::Vcard,
        "BEGIN:VCARD\nVERSION:3.0\nFN:Linda\nX-SOCIALPROFILE;type=linkedin:https://www.linkedin.com/in/\
         lindalindalindalindalindalindalindalindalindalindalindalindalindalindalindalindalindalinda\
         lindalindalindalindalindalindalindalindalindalindalindalindalindalindalindalindalindalinda\nEND:VCARD\n",
    ),
];

#[test]
fn what_broke_a_law_once_breaks_none_again() {
    for (format, text) in FOUND {
        readers::read(format, text.as_bytes(), &readers::tight());
        let read = readers::read(format, text.as_bytes(), &Limits::default());
        assert!(!read.is_empty(), "{text}");
        readers::take_in(format, read);
    }
}
