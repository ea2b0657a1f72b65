//! Tables of contacts as programs write them and as people break them: every file in `tests/tables` against
//! what should come of it, our own table there and back, and mutated files.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test that cannot go on stops"
)]

mod told {
    //! What is read of a file, in lines that a person can check.

    use std::fmt::Write;
    use std::ops::ControlFlow;

    use cordial::interchange::incoming::{Incoming, IncomingPerson, Item, Labelled, Limits};
    use cordial::interchange::table::{Layout, Mapping, read};

    /// The layout and the records of a table.
    pub(crate) fn told(bytes: &[u8], mapping: &Mapping) -> String {
        let mut text = String::new();
        let layout = match Layout::of(bytes, mapping) {
            Ok(layout) => layout,
            Err(report) => {
                return format!(
                    "{}\nHint: {}\n",
                    report.sentence,
                    report.hint.unwrap_or_default()
                );
            }
        };
        writeln!(
            text,
            "{} · {} · {} · header on line {} · {:?}",
            layout.dialect.name(),
            layout.encoding.name(),
            layout.delimiter.name(),
            layout.header_line,
            layout.order
        )
        .unwrap();
        let unread = layout.unread();
        if !unread.is_empty() {
            writeln!(text, "not read: {}", unread.join(", ")).unwrap();
        }
        for remark in layout.remarks() {
            if remark.starts_with("Nothing says") {
                writeln!(text, "{remark}").unwrap();
            }
        }
        let mut sink = |incoming: Incoming| {
            record(&mut text, &incoming);
            ControlFlow::Continue(())
        };
        if let Err(report) = read(bytes, &layout, &Limits::default(), &mut sink) {
            writeln!(
                text,
                "{}\nHint: {}",
                report.sentence,
                report.hint.unwrap_or_default()
            )
            .unwrap();
        }
        text
    }

    fn record(text: &mut String, incoming: &Incoming) {
        write!(text, "\n{} (line {})", incoming.index, incoming.line).unwrap();
        match &incoming.item {
            Item::Person(person) => {
                writeln!(text, " {}", person.full_name).unwrap();
                about(text, person);
            }
            Item::Refused(reason) => writeln!(text, " refused: {reason}").unwrap(),
            Item::Meeting(_) => writeln!(text, " a meeting").unwrap(),
        }
    }

    fn about(text: &mut String, person: &IncomingPerson) {
        let points = |all: &[Labelled]| {
            let all: Vec<String> = all
                .iter()
                .map(|point| match point.label.as_str() {
                    "" => point.value.clone(),
                    label => format!("{} ({label})", point.value),
                })
                .collect();
            all.join(" | ")
        };
        let names = match (person.given_name.as_str(), person.family_name.as_str()) {
            ("", "") => String::new(),
            (given, family) => format!("{given} / {family}"),
        };
        for (name, value) in [
            ("names", names),
            ("nickname", person.nickname.clone()),
            ("pronouns", person.pronouns.clone()),
            ("emails", points(&person.emails)),
            ("phones", points(&person.phones)),
            ("links", points(&person.links)),
            ("addresses", points(&person.addresses)),
            ("organization", person.organization.clone()),
            ("role", person.role.clone()),
            ("place", person.place.clone()),
            (
                "birthday",
                person.birthday.map(String::from).unwrap_or_default(),
            ),
            ("categories", person.categories.join(" | ")),
            ("how met", person.how_met.clone()),
            (
                "known since",
                person
                    .known_since
                    .map(|day| day.to_string())
                    .unwrap_or_default(),
            ),
            ("profile", person.profile.clone()),
            ("uid", person.uid.clone()),
            ("note", person.note.replace('\n', "⏎")),
        ] {
            if !value.is_empty() {
                writeln!(text, "  {name}: {value}").unwrap();
            }
        }
    }
}

use std::fs;
use std::ops::ControlFlow;
use std::path::Path;

use chrono::NaiveDate;
use cordial::domain::civil::Birthday;
use cordial::interchange::incoming::{Incoming, IncomingPerson, Item, Labelled, Limits};
use cordial::interchange::table::{Cells, Dialect, Field, Layout, Mapping, read, sniff, write};
use proptest::prelude::*;

fn corpus() -> Vec<(String, Vec<u8>)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/tables");
    let mut files: Vec<_> = fs::read_dir(&folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_none_or(|ending| ending != "expected"))
        .map(|path| (path.display().to_string(), fs::read(&path).unwrap()))
        .collect();
    files.sort();
    assert!(files.len() > 20);
    files
}

#[test]
fn every_file_comes_to_what_it_should() {
    let mut wrong = Vec::new();
    for (name, bytes) in corpus() {
        let told = told::told(&bytes, &Mapping::default());
        let expected = Path::new(&name).with_extension("expected");
        if fs::read_to_string(&expected).unwrap_or_default() != told {
            wrong.push(format!("{name}:\n{told}"));
        }
        assert!(sniff(&bytes), "{name} is a table");
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}

/// A list of names is no table that we would take a file for, but it is read as one where it is said to be.
#[test]
fn names_alone_are_people() {
    let text = "Anna Zhou\nTom Okafor\nPriya Raman\n";
    assert!(!sniff(text.as_bytes()));
    let told = told::told(text.as_bytes(), &Mapping::default());
    assert!(told.contains("2 (line 3) Priya Raman\n"), "{told}");
}

/// Where the pieces are cut that a file arrives in changes nothing.
#[test]
fn a_file_in_small_pieces_is_the_same_file() {
    for (name, bytes) in corpus() {
        let layout = Layout::of(&bytes, &Mapping::default()).unwrap();
        let whole = records(&bytes[..], &layout);
        for capacity in [1, 3, 64] {
            let pieces = std::io::BufReader::with_capacity(capacity, &bytes[..]);
            assert_eq!(
                records(pieces, &layout),
                whole,
                "{name} in pieces of {capacity}"
            );
        }
    }
}

fn records(source: impl std::io::BufRead, layout: &Layout) -> Vec<Incoming> {
    let mut all = Vec::new();
    let mut sink = |incoming: Incoming| {
        all.push(incoming);
        ControlFlow::Continue(())
    };
    read(source, layout, &Limits::default(), &mut sink).unwrap();
    all
}

#[test]
fn what_is_no_table_of_people_is_not_taken_for_one() {
    for text in [
        "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Anna Zhou\r\nN:Zhou;Anna;;;\r\nEND:VCARD\r\n",
        "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nEND:VCALENDAR\r\n",
        "From anna@zhou.example Mon Jan  1 00:00:00 2024\nFrom: Anna <anna@zhou.example>\nTo: Tom <tom@okafor.example>\nSubject: Tea, and more\nDate: Mon, 1 Jan 2024 10:00:00 +0000\n\nHello, Tom\n",
        "# Friends\n\n## Anna Zhou\n\nMet in Oslo, likes tea.\n- phone: 1\n",
        "{\"people\": [{\"name\": \"Anna\"}]}",
        "date,amount,currency\n2024-01-01,12.50,EUR\n2024-01-02,3.10,EUR\n",
        "alias anna Anna Zhou <anna@zhou.example>\nalias tom Tom Okafor <tom@okafor.example>\n",
        "fn main() {\n    println!(\"a, b, c\");\n}\n",
        "Dear Anna,\n\nthank you for the tea, the cake, and the company.\n\nYours, Tom\n",
        "[0]\nname=Anna Zhou\nemail=anna@zhou.example\n",
        "",
    ] {
        assert!(!sniff(text.as_bytes()), "{text}");
    }
}

#[test]
fn a_table_that_says_nothing_is_an_error_with_a_way_out() {
    for (text, sentence) in [
        ("Name,Email\n", "This table has a header and no records."),
        (
            "Name,Email\n,\n\n",
            "This table has a header and no records.",
        ),
        (
            "Farbe;Größe\nrot;3\nblau;4\n",
            "No column of this table is known to hold a name or an address; its columns are “Farbe”, “Größe”.",
        ),
        (
            "PK\u{3}\u{4}xl/workbook.xml",
            "This is a spreadsheet, not a CSV file.",
        ),
        (
            "<html><table><tr><td>Name",
            "This is a web page (HTML), not a CSV file.",
        ),
    ] {
        let told = told::told(text.as_bytes(), &Mapping::default());
        assert!(told.contains(sentence), "{told}");
        assert!(told.contains("Hint: "), "{told}");
    }
}

#[test]
fn the_user_says_what_columns_hold() {
    let text = "Wer;Wo;Apparat;Seit\nZhou, Anna;Northwind;1234567;7.3.2020\nLee, Ben;;;\n";
    let mapping =
        Mapping::parse("Wer=full_name,wo=organization,3=phone:work,Seit=known_since").unwrap();
    let told = told::told(text.as_bytes(), &mapping);
    for line in [
        "(line 2) Anna Zhou\n  names: Anna / Zhou\n",
        "  phones: 1234567 (work)\n",
        "  organization: Northwind\n",
        "  known since: 2020-03-07\n",
        "(line 3) Ben Lee\n",
    ] {
        assert!(told.contains(line), "{line} in {told}");
    }
    // The mapping tells which row is the header, and wins over what we think of a column.
    let text = "Liste vom 3. Mai;;\nTeam;Name;Email\nRot;Anna;anna@zhou.example\n";
    let mapping = Mapping::default()
        .with("Name", Field::Nickname)
        .with("Team", Field::Categories);
    let told = told::told(text.as_bytes(), &mapping);
    assert!(told.contains("(line 3) Anna\n  nickname: Anna\n"), "{told}");
    assert!(told.contains("categories: Rot"), "{told}");
    let missing = Mapping::parse("Nix=email").unwrap();
    assert!(Layout::of(text.as_bytes(), &missing).is_err());
}

/// A column that nobody knows goes into the note unless the user leaves it out, and the user can say how
/// days are written.
#[test]
fn columns_are_left_out_and_days_are_read_as_the_user_says() {
    let text = "Name,Email,Birthday,Tea,Shoe size\nAnna,anna@zhou.example,03/04/1990,Assam,38\n";
    for (mapping, note, birthday) in [
        ("", "note: Tea: Assam⏎Shoe size: 38", "1990-03-04"),
        ("Tea=", "note: Shoe size: 38", "1990-03-04"),
        ("Tea=ignore,5=", "", "1990-03-04"),
        ("Birthday=birthday:dmy", "note: Tea: Assam", "1990-04-03"),
        ("Birthday=birthday:mdy", "note: Tea: Assam", "1990-03-04"),
        ("Birthday=", "note: Tea: Assam", ""),
    ] {
        let told = told::told(text.as_bytes(), &Mapping::parse(mapping).unwrap());
        assert!(told.contains(note), "{mapping}: {told}");
        assert_eq!(
            note.is_empty(),
            !told.contains("note:"),
            "{mapping}: {told}"
        );
        assert!(told.contains(birthday), "{mapping}: {told}");
        let doubtful = told.contains("Nothing says in which order the days in “Birthday”");
        assert_eq!(doubtful, !mapping.contains("Birthday"), "{mapping}: {told}");
    }
    assert!(Mapping::parse("Birthday=birthday:soon").is_err());
}

/// Everything that is kept of a row stays within bounds.
#[test]
fn a_row_of_a_thousand_columns_keeps_a_note_of_some() {
    let header: String = (0..1000)
        .map(|number| format!(",Answer {number}"))
        .collect();
    let row = ",something".repeat(1000);
    let text = format!("Name{header}\nAnna{row}\n");
    let layout = Layout::of(text.as_bytes(), &Mapping::default()).unwrap();
    let all = records(text.as_bytes(), &layout);
    let Item::Person(person) = &all[0].item else {
        panic!("{all:?}")
    };
    let lines = person.note.lines().count();
    assert!((40..=100).contains(&lines), "{lines}");
}

#[test]
fn limits_refuse_a_record_and_not_the_file() {
    let limits = Limits {
        records: 3,
        line_bytes: 1000,
        field_bytes: 100,
        ..Limits::default()
    };
    let text = format!(
        "Name,Email,Note\nAnna,,{}\nTom,,{}\nBen,,ok\nAda,,ok\nZoe,,ok\n",
        "x".repeat(5000),
        "y".repeat(200)
    );
    let layout = Layout::of(text.as_bytes(), &Mapping::default()).unwrap();
    let mut told = Vec::new();
    let mut sink = |incoming: Incoming| {
        told.push(match incoming.item {
            Item::Person(person) => person.full_name.clone(),
            Item::Refused(reason) => reason,
            Item::Meeting(_) => String::new(),
        });
        ControlFlow::Continue(())
    };
    let done = read(text.as_bytes(), &layout, &limits, &mut sink).unwrap();
    assert_eq!((done.people, done.refused), (2, 2));
    // A line that is cut has cells that are cut; a cell that is too long is only shortened.
    assert!(told[0].contains("longer than"), "{told:?}");
    assert_eq!(told[1..3], ["Tom", "Ben"]);
    assert_eq!(
        done.remarks,
        ["Left out for Tom: what in “Note” is beyond 100 bytes."]
    );
    assert!(told[3].contains("more than 3 records"), "{told:?}");
    let mut first = |_: Incoming| ControlFlow::Break(());
    let done = read(text.as_bytes(), &layout, &limits, &mut first).unwrap();
    assert_eq!(done.people + done.refused, 1);
}

#[test]
fn a_spreadsheet_finds_nothing_to_compute() {
    let starts = [
        "=1+1", "+49 30 1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\0=1", "'=1", "''=1", "'quoted'",
    ];
    let people: Vec<IncomingPerson> = starts
        .iter()
        .map(|start| IncomingPerson {
            full_name: (*start).to_owned(),
            note: format!("{start}, \"and\"\nmore"),
            phones: vec![Labelled {
                label: (*start).to_owned(),
                value: (*start).to_owned(),
            }],
            ..IncomingPerson::default()
        })
        .collect();
    let mut bytes = Vec::new();
    write(&people, Cells::Guarded, &mut bytes).unwrap();
    let mut reader = csv::ReaderBuilder::new().from_reader(&bytes[..]);
    let mut cells = 0;
    for row in reader.records() {
        for cell in &row.unwrap() {
            cells += 1;
            assert!(
                !cell.starts_with(['=', '+', '-', '@', '\t', '\r', '\0']),
                "{cell:?}"
            );
        }
    }
    assert_eq!(cells, people.len() * 25);
    let mut raw = Vec::new();
    write(&people, Cells::Raw, &mut raw).unwrap();
    assert!(String::from_utf8(raw).unwrap().contains("\r\n+49 30 1,"));
}

fn hostile() -> impl Strategy<Value = String> {
    let pieces = prop::sample::select(vec![
        "=", "+", "-", "@", "'", "''", "\"", "\"\"", ",", ";", "\t", "\r", "\n", "\r\n", "\0", " ",
        "\\", ":::", " ::: ", "::", "\\:::", "a", "Zhou", "é", "🚀", "\u{feff}", "\u{202e}",
        "NULL", "sep=;", "=\"1\"", "\u{fffd}",
    ]);
    prop::collection::vec(pieces, 0..6).prop_map(|pieces| pieces.concat())
}

fn points() -> impl Strategy<Value = Vec<Labelled>> {
    let point = (hostile(), hostile())
        .prop_filter("a value is never empty", |(_, value)| !value.is_empty())
        .prop_map(|(label, value)| Labelled { label, value });
    prop::collection::vec(point, 0..4)
}

fn people() -> impl Strategy<Value = Vec<IncomingPerson>> {
    let texts = prop::collection::vec(hostile(), 12);
    let lists = (points(), points(), points(), points());
    let tags = prop::collection::vec(
        hostile().prop_filter("a tag is never empty", |tag| !tag.is_empty()),
        0..4,
    );
    let days = (
        prop::option::of((prop::option::of(1_i32..3000), 1_u32..=12, 1_u32..=28)),
        prop::option::of((1_i32..3000, 1_u32..=12, 1_u32..=28)),
        prop::option::of(1_i64..1000),
    );
    let person = (texts, lists, tags, days).prop_map(|(texts, lists, categories, days)| {
        let mut texts = texts.into_iter();
        let mut text = || texts.next().unwrap_or_default();
        let (emails, phones, links, addresses) = lists;
        IncomingPerson {
            full_name: format!("{}x", text()),
            family_name: text(),
            given_name: text(),
            nickname: text(),
            pronouns: text(),
            organization: text(),
            role: text(),
            place: text(),
            note: text(),
            how_met: text(),
            uid: text(),
            profile: text(),
            emails,
            phones,
            links,
            addresses,
            categories,
            birthday: days
                .0
                .and_then(|(year, month, day)| Birthday::new(year, month, day)),
            known_since: days
                .1
                .and_then(|(year, month, day)| NaiveDate::from_ymd_opt(year, month, day)),
            cadence_days: days.2,
            ..IncomingPerson::default()
        }
    });
    prop::collection::vec(person, 1..5)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    /// Our own table comes back as it was, guarded and raw.
    #[test]
    fn our_own_table_is_without_loss(people in people()) {
        for cells in [Cells::Guarded, Cells::Raw] {
            let mut bytes = Vec::new();
            write(&people, cells, &mut bytes).unwrap();
            let layout = Layout::of(&bytes, &Mapping::default()).unwrap();
            prop_assert_eq!(layout.dialect, Dialect::Cordial { cells });
            let back: Vec<IncomingPerson> = records(&bytes[..], &layout)
                .into_iter()
                .map(|incoming| match incoming.item {
                    Item::Person(person) => *person,
                    other => panic!("{other:?}"),
                })
                .collect();
            prop_assert_eq!(&back, &people);
        }
    }

    /// Bytes changed, cut, doubled and put in: no panic, no record without its place, no endless work.
    #[test]
    fn a_broken_file_is_read_or_refused(
        which in any::<prop::sample::Index>(),
        changes in prop::collection::vec((any::<prop::sample::Index>(), 0_u8..5, any::<u8>()), 1..12),
    ) {
        let files = corpus();
        let (_, mut bytes) = files[which.index(files.len())].clone();
        for (at, what, byte) in changes {
            if bytes.is_empty() {
                break;
            }
            let at = at.index(bytes.len());
            match what {
                0 => bytes[at] = byte,
                1 => bytes.truncate(at),
                2 => bytes.insert(at, b'"'),
                3 => {
                    let piece = bytes[at..(at + 40).min(bytes.len())].to_vec();
                    bytes.splice(at..at, piece);
                }
                _ => {
                    bytes.remove(at);
                }
            }
        }
        let lines = bytes.iter().filter(|byte| matches!(byte, b'\n' | b'\r')).count() + 1;
        if let Ok(layout) = Layout::of(&bytes, &Mapping::default()) {
            let mut before = 0;
            let mut next = 0;
            let mut orderly = true;
            let mut sink = |incoming: Incoming| {
                orderly &= incoming.index == next && incoming.line > before;
                (next, before) = (next + 1, incoming.line);
                if let Item::Person(person) = &incoming.item {
                    orderly &= !person.full_name.trim().is_empty();
                }
                ControlFlow::Continue(())
            };
            let _ = read(&bytes[..], &layout, &Limits::default(), &mut sink);
            prop_assert!(orderly && next <= lines, "{} records of {} lines", next, lines);
        }
    }
}

/// What a cell is decides where the header could mean either, and which character parts the cells.
#[test]
fn cells_tell_what_the_header_leaves_open() {
    for (text, says) in [
        (
            "Name (Original Name),User Email,Guest\nNoor Haddad,noor@x.example,Yes\n",
            "(line 2) Noor Haddad\n",
        ),
        (
            "Name,Email,Billing Name\n#1001,noor@x.example,Noor Haddad\n",
            "(line 2) Noor Haddad\n",
        ),
        (
            "Haddad, Noor; noor@x.example; +47 912 34 567\nCruz, Ana; ana@x.example; +47 912 34 568\n",
            "(line 1) Noor Haddad\n  names: Noor / Haddad\n  emails: noor@x.example\n",
        ),
        (
            "Name,LinkedIn,Website\nNoor,linkedin.com/in/noor/,https://www.linkedin.com/in/noor\n",
            "  links: linkedin.com/in/noor/ (linkedin)\n",
        ),
    ] {
        let told = told::told(text.as_bytes(), &Mapping::default());
        assert!(told.contains(says), "{text}: {told}");
    }
}

/// What stands behind a second name is the second's, whoever that is: it never becomes a way to reach the first.
#[test]
fn what_belongs_to_a_second_name_is_not_given_to_the_first() {
    let two = "Each row of this table is about two people, in column 1 ";
    for (text, says) in [
        (
            "First Name,Last Name,Email,First Name,Last Name,Email\nNoor,Haddad,noor@x.example,Tom,Okafor,tom@x.example\nAna,Cruz,ana@x.example,,,\n",
            "and in column 4 “First Name”, so it is no list of people.\nHint: if every row is a person after all, say what the columns hold with --map, such as --map '4=skip'\n",
        ),
        (
            "Name,Email,Phone,Name,Email,Phone\nNoor Haddad,noor@x.example,0301111111,Tom Okafor,tom@x.example,0302222222\n",
            two,
        ),
        (
            "First Name 1,Last Name 1,First Name 2,Last Name 2,Email 1,Email 2\nNoor,Haddad,Tom,Okafor,noor@x.example,tom@x.example\n",
            two,
        ),
        (
            "Name 1,Email 1,Name 2,Email 2\nNoor Haddad,noor@x.example,Tom Okafor,tom@x.example\n",
            two,
        ),
        (
            "First Name,Email,First Name 2,Email 2\nNoor,noor@x.example,Tom,tom@x.example\n",
            two,
        ),
        (
            "Billing First Name,Billing Last Name,Billing Email,Shipping First Name,Shipping Last Name,Shipping Email\nNoor,Haddad,noor@x.example,Tom,Okafor,tom@x.example\n",
            "two people",
        ),
    ] {
        let layout = Layout::of(text.as_bytes(), &Mapping::default()).unwrap();
        let report = layout.check().unwrap_err();
        let told = format!(
            "{}\nHint: {}\n",
            report.sentence,
            report.hint.unwrap_or_default()
        );
        assert!(told.contains(says), "{text}: {told}");
        assert!(!sniff(text.as_bytes()), "{text}");
    }
    // Of whom only a number or an address is told, the first is read, and the rest is noted.
    for (text, mapping, says) in [
        (
            "First Name,Last Name,Email,First Name,Last Name\nNoor,Haddad,noor@x.example,Tom,Okafor\n",
            "",
            "(line 2) Noor Haddad\n  names: Noor / Haddad\n  emails: noor@x.example\n  note: First Name: Tom⏎Last Name: Okafor\n",
        ),
        (
            "First Name,Last Name,Email,First Name,Last Name,Email\nNoor,Haddad,noor@x.example,Tom,Okafor,tom@x.example\nAna,Cruz,ana@x.example,,,eva@x.example\n",
            "4=skip",
            "  emails: noor@x.example\n  note: Last Name: Okafor⏎Email: tom@x.example\n\n1 (line 3) Ana Cruz\n  names: Ana / Cruz\n  emails: ana@x.example\n  note: Email: eva@x.example\n",
        ),
        // A parcel to oneself is one's own, and one to somebody else is not.
        (
            "Billing First Name,Billing Last Name,Billing Phone,Shipping First Name,Shipping Last Name,Shipping Phone,Email\n\
             Noor,Haddad,0301111111,Noor,Haddad,0302222222,noor@x.example\n\
             Ana,Cruz,0303333333,Eva,Lind,0304444444,ana@x.example\n\
             ,,,Tom,Okafor,0305555555,\n",
            "",
            "  emails: noor@x.example\n  phones: 0301111111 | 0302222222\n\n1 (line 3) Ana Cruz\n  names: Ana / Cruz\n  emails: ana@x.example\n  phones: 0303333333\n\
             \u{20} note: Shipping First Name: Eva⏎Shipping Last Name: Lind⏎Shipping Phone: 0304444444\n\n2 (line 4) Tom Okafor\n  phones: 0305555555\n",
        ),
        (
            "Billing Name,Billing Phone,Shipping Name,Shipping Phone\nNoor Haddad,0301111111,Eva Lind,0304444444\n",
            "",
            "  phones: 0301111111\n  note: Shipping Name: Eva Lind⏎Shipping Phone: 0304444444\n",
        ),
        // Further names, and further addresses of one person, are theirs.
        (
            "Apellido 1,Apellido 2,Nombre,Email 1,Email 2\nCruz,Lima,Ana,ana@x.example,cruz@x.example\n",
            "",
            "  names: Ana / Cruz Lima\n  emails: ana@x.example | cruz@x.example\n",
        ),
        (
            "Name,Email 1,Email 2,Display Name\nNoor Haddad,noor@x.example,n@x.example,Noor H.\n",
            "",
            "  emails: noor@x.example | n@x.example\n",
        ),
    ] {
        let told = told::told(text.as_bytes(), &Mapping::parse(mapping).unwrap());
        assert!(told.contains(says), "{text}: {told}");
    }
}

/// What stands in brackets behind a name says which name it is, and is no reason to lose it.
#[test]
fn names_with_brackets_in_the_header_are_read() {
    for (text, says) in [
        (
            "Name (Given),Name (Family),Email\nNoor,Haddad,noor@x.example\n",
            "(line 2) Noor Haddad\n  names: Noor / Haddad\n  emails: noor@x.example\n",
        ),
        (
            "Vorname (privat),Nachname (privat),Telefon (privat),Telefon (gesch.),E-Mail (privat)\nNoor,Haddad,0301,0302222,noor@x.example\n",
            "(line 2) Noor Haddad\n  names: Noor / Haddad\n  emails: noor@x.example (home)\n  phones: 0301 (home) | 0302222 (work)\n",
        ),
        (
            "First Name (Legal),First Name (Preferred),Last Name,Email\nNoura,Noor,Haddad,noor@x.example\n",
            "(line 2) Noura Haddad\n  names: Noura / Haddad\n  nickname: Noor\n  emails",
        ),
        (
            "Name (Last, First),Email\n\"Haddad, Noor\",noor@x.example\n\"Okafor, Tom\",tom@x.example\n",
            "(line 2) Noor Haddad\n  names: Noor / Haddad\n  emails: noor@x.example\n\n1 (line 3) Tom Okafor\n",
        ),
        (
            "Name (Latin),Name (Cyrillic),E-mail\nAnna Li,Анна Ли,anna@x.example\n",
            "(line 2) Anna Li\n  emails: anna@x.example\n  note: Name (Cyrillic): Анна Ли\n",
        ),
    ] {
        let told = told::told(text.as_bytes(), &Mapping::default());
        assert!(told.contains(says), "{text}: {told}");
    }
}

/// The words that programs write for nothing name nobody, and somebody may be called Null.
#[test]
fn words_for_nothing_are_no_names_and_no_values() {
    let text = "Name,First Name,Last Name,Suffix,Email,Phone,Organization,Notes\n\
                null,null,null,null,noor@x.example,null,null,null\n\
                Ana null,Ana,null,None,ana@x.example,undefined,undefined,undefined\n\
                Jim Null,Jim,Null,,jim@x.example,NaN,#N/A,None\n\
                undefined,None,NaN,,tom@x.example,None,None,\n\
                Eva None,Eva,None,,eva@x.example,,,\n\
                Omar undefined,,,,omar@x.example,,,\n\
                undefined undefined,,,,zoe@x.example,,,\n";
    let told = told::told(text.as_bytes(), &Mapping::default());
    for says in [
        "0 (line 2) noor@x.example\n  emails: noor@x.example\n\n",
        "1 (line 3) Ana\n  names: Ana / \n  emails: ana@x.example\n\n",
        "2 (line 4) Jim Null\n  names: Jim / Null\n  emails: jim@x.example\n\n",
        "3 (line 5) tom@x.example\n  emails: tom@x.example\n\n",
        "4 (line 6) Eva\n  names: Eva / \n  emails: eva@x.example\n\n",
        "5 (line 7) Omar\n  emails: omar@x.example\n\n",
        "6 (line 8) zoe@x.example\n  emails: zoe@x.example\n",
    ] {
        assert!(told.contains(says), "{says}: {told}");
    }
}

/// A row of thousands of addresses is read like any other; what that costs is not for a test to say.
#[test]
fn thousands_of_columns_of_addresses_are_read_at_once() {
    let header = ",Email".repeat(3000);
    let cells: String = (0..3000).map(|at| format!(",noor{at}@x.example")).collect();
    let text = format!("Name{header}\nNoor Haddad{cells}\n");
    let layout = Layout::of(text.as_bytes(), &Mapping::default()).unwrap();
    let all = records(text.as_bytes(), &layout);
    let Item::Person(person) = &all[0].item else {
        panic!("{all:?}")
    };
    assert!(person.emails.len() > 100, "{}", person.emails.len());
}
