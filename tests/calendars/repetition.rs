//! Rules of repetition.

use super::{Read, read, read_between};

fn event(start: &str, rule: &str) -> String {
    let start = start.replace(['-', ':'], "");
    format!(
        "BEGIN:VEVENT\nUID:r\nSUMMARY:r\nDTSTART:{start}\nRRULE:{rule}\nATTENDEE:mailto:ama@mensah.example\nEND:VEVENT\n"
    )
}

#[test]
fn rules_give_the_days_that_they_mean() {
    let mut cases = 0;
    for line in include_str!("recurrences.txt").lines() {
        if line.starts_with('#') {
            continue;
        }
        let [start, rule, days] = line.split(" | ").collect::<Vec<_>>()[..] else {
            panic!("{line}")
        };
        cases += 1;
        let found = read(event(start, rule).as_bytes());
        assert_eq!(found.days("r").join(" "), days, "{start} {rule}");
    }
    assert!(cases > 30);
}

#[test]
fn a_rule_is_read_with_tolerance() {
    let weekly = "0101 0108 0115";
    for rule in [
        "FREQ=WEEKLY;COUNT=3",
        "freq=weekly;count=3",
        " COUNT=3 ; FREQ=WEEKLY ; ",
        "FREQ=WEEKLY;COUNT=3;INTERVAL=0",
        "FREQ=WEEKLY;COUNT=3;INTERVAL=",
        "FREQ=WEEKLY;COUNT=3;BYDAY=XX;WKST=QQ;BYMONTH=99;X-SOMETHING=1",
        "FREQ=WEEKLY;COUNT=3;BYDAY=",
        "FREQ=WEEKLY;UNTIL=2024-01-15",
        "FREQ=WEEKLY;UNTIL=20240115",
        "FREQ=WEEKLY;COUNT=3;RSCALE=GREGORIAN",
        "W1 #3",
        "W1 20240115T090000",
    ] {
        let found = read(event("2024-01-01T09:00:00", rule).as_bytes());
        assert_eq!(found.days("r").join(" "), weekly, "{rule}");
    }
    // What cannot be understood happened once.
    for rule in [
        "",
        "FREQ=SOMETIMES",
        "FREQ=WEEKLY;COUNT=0",
        "Ä",
        "FREQ=YEARLY;RSCALE=HEBREW",
    ] {
        let found = read(event("2024-01-01T09:00:00", rule).as_bytes());
        assert_eq!(found.days("r").join(" "), "0101", "{rule}");
    }
}

#[test]
fn hostile_rules_end() {
    let busiest = |found: &Read| found.meetings.len();
    for rule in [
        "FREQ=SECONDLY",
        "FREQ=SECONDLY;INTERVAL=0",
        "FREQ=SECONDLY;BYSETPOS=2",
        "FREQ=SECONDLY;COUNT=1000000000",
        "FREQ=MINUTELY;BYMONTH=2;BYMONTHDAY=30",
        "FREQ=DAILY;COUNT=1000000000",
        "FREQ=DAILY;INTERVAL=4294967295;COUNT=4294967295",
        "FREQ=DAILY;COUNT=99999999999999999999",
        "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30",
        "FREQ=YEARLY;BYYEARDAY=366;BYDAY=MO;BYSETPOS=-366",
        "FREQ=HOURLY;BYMINUTE=0,1,2,3,4,5,6,7,8,9;BYSECOND=0,1,2,3,4,5,6,7,8,9",
        "FREQ=DAILY;BYHOUR=0,1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19,20,21,22,23",
    ] {
        for start in [
            "0001-01-01T00:00:00",
            "1600-02-29T00:00:00",
            "1970-01-01T00:00:00",
            "2024-01-01T00:00:00",
            "9999-12-31T23:59:59",
        ] {
            let found = read(event(start, rule).as_bytes());
            assert!(busiest(&found) <= 366, "{start} {rule}");
        }
    }
    let all = read_between(
        event("1900-01-01T00:00:00", "FREQ=DAILY").as_bytes(),
        "0001-01-01",
        "2024-12-31",
        &[],
    );
    assert_eq!(all.meetings.len(), 104, "the latest of a long series");
    assert_eq!(all.meetings.last().unwrap().on, super::day("2024-12-31"));
}

#[test]
fn a_file_of_hostile_rules_ends() {
    let mut text = String::new();
    for number in 0..1_300 {
        let one = event(
            "1900-01-01T00:00:00",
            "FREQ=YEARLY;COUNT=4000000;BYYEARDAY=366;BYDAY=MO",
        );
        text.push_str(&one.replace("UID:r", &format!("UID:{number}")));
    }
    let found = read(text.as_bytes());
    assert_eq!(found.tally.records, 1_300);
}

#[test]
fn clocks_of_zones_decide_ends_and_exceptions() {
    let zone = "BEGIN:VTIMEZONE\nTZID:Southern\nBEGIN:STANDARD\nDTSTART:20080406T030000\nTZOFFSETFROM:+1100\nTZOFFSETTO:+1000\nRRULE:FREQ=YEARLY;BYMONTH=4;BYDAY=1SU\nEND:STANDARD\nBEGIN:DAYLIGHT\nDTSTART:20081005T020000\nTZOFFSETFROM:+1000\nTZOFFSETTO:+1100\nRRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=1SU\nEND:DAYLIGHT\nEND:VTIMEZONE\n";
    let text = format!(
        "{zone}BEGIN:VEVENT\nUID:z\nSUMMARY:z\nDTSTART;TZID=Southern:20240301T090000\n\
         RRULE:FREQ=WEEKLY;UNTIL=20240418T230000Z\nEXDATE:20240307T220000Z,20240411T230000Z\n\
         ATTENDEE:mailto:ama@mensah.example\nEND:VEVENT\n"
    );
    // 8 March 09:00 is 22:00 in UTC the day before, 12 April 09:00 is 23:00; so is the end, 19 April.
    let found = read(text.as_bytes());
    assert_eq!(
        found.days("z"),
        ["0301", "0315", "0322", "0329", "0405", "0419"]
    );
    // A series in UTC happens on the user's days, five hours behind.
    let text = "BEGIN:VEVENT\nUID:u\nSUMMARY:u\nDTSTART:20240102T033000Z\nRRULE:FREQ=WEEKLY;BYDAY=TU;COUNT=2\nATTENDEE:mailto:ama@mensah.example\nEND:VEVENT\n";
    assert_eq!(read(text.as_bytes()).days("u"), ["0101", "0108"]);
}
