//! Mailboxes that were bent: nothing panics, nothing is lost from the count.

use proptest::prelude::*;

use super::{read, read_for};

const INBOX: &[u8] = include_bytes!("files/inbox.mbox");

const PIECES: [&str; 10] = [
    "\nFrom -\n",
    "\n\nFrom a@x.example Mon Mar  4 14:00:00 2024\n",
    "=?utf-8?B?////?=",
    "=?utf-8?Q?=FF=",
    "Date: Mon, 99 Foo 2024 99:99:99 +9999\n",
    "To: \"(((\\\"<<<\n",
    "From: ,;:<>@[]()\n",
    "\r\n\r\n",
    "\u{0}\u{85}\u{202e}",
    "Content-Type: multipart/mixed; boundary=\"\n",
];

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn bent_mailboxes_are_read_or_refused(
        bends in prop::collection::vec((any::<prop::sample::Index>(), 0..4_u8, any::<u8>(), 0..PIECES.len()), 1..20),
        knows_own in prop::bool::ANY,
    ) {
        let mut bytes = INBOX.to_vec();
        for (at, how, byte, piece) in bends {
            if bytes.is_empty() {
                break;
            }
            let at = at.index(bytes.len());
            match how {
                0 => bytes[at] = byte,
                1 => { bytes.splice(at..at, PIECES[piece].bytes()); }
                2 => { bytes.drain(at..(at + usize::from(byte)).min(bytes.len())); }
                _ if byte == 0 => bytes.truncate(at),
                _ => {}
            }
        }
        let found = if knows_own { read(&bytes) } else { read_for(&bytes, &[]) };
        let left: usize = found.tally.left_out.values().sum();
        prop_assert_eq!(found.tally.records, left + found.letters.len() + found.refused.len());
        for letter in &found.letters {
            prop_assert!(!letter.key.is_empty());
            prop_assert!(!letter.people.is_empty());
            prop_assert!(!letter.summary.contains(['\n', '\r']));
        }
    }

    #[test]
    fn any_headers_are_read_or_refused(field in "(From|To|Date|Subject|Message-ID|Received)", value in prop::collection::vec(any::<u8>(), 0..200), text in ".{0,80}") {
        let mut bytes = format!("{field}: {text}\n{field}: ").into_bytes();
        bytes.extend(&value);
        bytes.extend(b"\nFrom: me@home.example\nTo: ama@mensah.example\nDate: 4 Mar 2024 10:00 +0000\n\n");
        let _ = read(&bytes);
    }

    #[test]
    fn any_address_list_is_read(list in "([A-Za-z \"<>@,;:()\\[\\]=?_.\\\\é]|=\\?utf-8\\?[QB]\\?){0,60}") {
        let text = format!("From: {list}\nTo: me@home.example, {list}\nDate: 4 Mar 2024 10:00 +0000\n\n");
        let _ = read(text.as_bytes());
    }
}
