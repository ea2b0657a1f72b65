//! Files that were bent: nothing panics, nothing runs away, and what is named has been read.

use proptest::prelude::*;

use super::{read, read_between};

const FILES: [&[u8]; 4] = [
    include_bytes!("files/web-calendar.ics"),
    include_bytes!("files/desktop.ics"),
    include_bytes!("files/old-style.vcs"),
    include_bytes!("files/following.ics"),
];

const PIECES: [&str; 12] = [
    "BEGIN:VEVENT\r\n",
    "END:VEVENT\r\n",
    "BEGIN:VCALENDAR\n",
    "END:VTIMEZONE\n",
    "RRULE:FREQ=SECONDLY;COUNT=999999999\n",
    "RRULE:FREQ=YEARLY;BYDAY=-53MO,+9SU;BYSETPOS=-1\n",
    "DTSTART:00010101T000000\n",
    "DTSTART:99991231T235959Z\n",
    "TZOFFSETTO:+2359\n",
    "ATTENDEE;CN=\"unclosed:mailto:x@y.example\n",
    "\r\n ",
    "\u{0}\u{85}\u{2028}=\r\n",
];

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn bent_files_are_read_or_refused(
        file in 0..FILES.len(),
        bends in prop::collection::vec((any::<prop::sample::Index>(), 0..4_u8, any::<u8>(), 0..PIECES.len()), 1..12),
    ) {
        let mut bytes = FILES[file].to_vec();
        for (at, how, byte, piece) in bends {
            if bytes.is_empty() {
                break;
            }
            let at = at.index(bytes.len());
            match how {
                0 => bytes[at] = byte,
                1 => { bytes.splice(at..at, PIECES[piece].bytes()); }
                2 => { bytes.drain(at..(at + usize::from(byte)).min(bytes.len())); }
                _ => bytes.truncate(at),
            }
        }
        let found = read_between(&bytes, "0001-01-01", "9999-12-31", &["me@home.example"]);
        prop_assert_eq!(found.meetings.len(), found.tally.conversations);
        prop_assert_eq!(found.refused.len(), found.tally.refused);
        for meeting in &found.meetings {
            prop_assert!(!meeting.key.is_empty());
            prop_assert!(!meeting.people.is_empty());
            prop_assert!(!meeting.summary.contains(['\n', '\r']));
        }
    }

    #[test]
    fn any_bytes_are_read_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        let _ = read(&bytes);
        let mut event = b"BEGIN:VEVENT\nUID:1\nDTSTART:20240101\nATTENDEE:mailto:a@b.example\n".to_vec();
        event.extend(&bytes);
        let _ = read(&event);
    }

    #[test]
    fn any_rule_ends(rule in "(FREQ=(DAILY|WEEKLY|MONTHLY|YEARLY|HOURLY|SECONDLY);?|INTERVAL=[0-9]{1,10};?|BYDAY=[-+]?[0-9]{0,2}(MO|SU|FR)(,TU)?;?|BYMONTHDAY=-?[0-9]{1,2};?|BYMONTH=[0-9]{1,2};?|BYSETPOS=-?[0-9]{1,3};?|BYWEEKNO=-?[0-9]{1,2};?|BYYEARDAY=-?[0-9]{1,3};?|COUNT=[0-9]{1,10};?|WKST=SU;?){1,6}", start in "(0001|1600|1899|1950|2023)(0[1-9]|1[0-2])(0[1-9]|2[0-8])T(00|12|23)0000Z?") {
        let text = format!("BEGIN:VEVENT\nUID:1\nDTSTART:{start}\nRRULE:{rule}\nATTENDEE:mailto:a@b.example\nEND:VEVENT\n");
        prop_assert!(read(text.as_bytes()).meetings.len() <= 367);
    }
}
