//! Whole files, as other programs write them.

use cordial::domain::interaction::{Channel, TouchDirection};
use cordial::interchange::calendar::LARGEST_MEETING;
use cordial::interchange::conversations::LeftOut;

use super::{read, read_between};

fn people(meeting: &cordial::interchange::incoming::IncomingMeeting) -> Vec<String> {
    let mut people: Vec<String> = meeting
        .people
        .iter()
        .map(|person| format!("{} <{}>", person.name, person.email))
        .collect();
    people.sort();
    people
}

#[test]
fn a_calendar_from_the_web() {
    let found = read(include_bytes!("files/web-calendar.ics"));
    assert_eq!(found.days("Priya / weekly"), ["0110", "0131"]);
    assert_eq!(found.days("Priya / moved breakfast"), ["0125"]);
    // Two in the morning of 1 March in UTC is the evening before for the user.
    assert_eq!(found.days("Late in UTC"), ["0229"]);
    assert_eq!(found.meetings.len(), 4);
    let first = &found.meetings[0];
    assert_eq!(first.key, "series-1@web.example 2024-01-10");
    assert_eq!(first.channel, Channel::Video);
    assert_eq!(first.direction, TouchDirection::Mutual);
    assert_eq!(first.begun_by, ["me@home.example"]);
    assert_eq!(
        people(first),
        [" <me@home.example>", "Priya Raman <priya@raman.example>"]
    );
    let moved = &found.meetings[1];
    // It keeps the name of the day for which it was planned.
    assert_eq!(moved.key, "series-1@web.example 2024-01-24");
    assert_eq!(moved.channel, Channel::Lunch);
    assert_eq!(found.refused.len(), 1);
    assert_eq!(found.refused[0].0, 93, "{:?}", found.refused);
    for (why, many) in [
        (LeftOut::Declined, 1),
        (LeftOut::Cancelled, 1),
        (LeftOut::Alone, 2),
        (LeftOut::OutsideRange, 0),
    ] {
        assert_eq!(found.tally.left(why), many, "{why:?}");
    }
    assert_eq!((found.tally.records, found.tally.conversations), (8, 4));
}

#[test]
fn a_calendar_from_a_desktop_with_raw_lines_and_missing_ends() {
    let found = read(include_bytes!("files/desktop.ics"));
    assert_eq!(found.days("Abstimmung"), ["0318", "0415", "0520"]);
    assert_eq!(found.days("Dinner"), ["0401"]);
    assert_eq!(
        people(&found.meetings[0]),
        [
            " <me@home.example>",
            "M\u{fc}ller, Zo\u{eb} <>",
            "S\u{f8}ren <soren@fjord.example>"
        ]
    );
    assert_eq!(found.meetings[0].channel, Channel::Video);
    assert_eq!(found.tally.left(LeftOut::Crowd), 1);
    assert!(found.refused.is_empty(), "{:?}", found.refused);
}

#[test]
fn a_calendar_of_the_nineties() {
    let found = read(include_bytes!("files/old-style.vcs"));
    let coffee = "Kaffee mit J\u{fc}rgen, dem alten Freund";
    assert_eq!(found.days(coffee), ["0205", "0212", "0219"]);
    assert_eq!(found.days("Monthly"), ["0310", "0512"]);
    assert_eq!(
        people(&found.meetings[0]),
        ["J\u{fc}rgen Vogt <jurgen@vogt.example>"]
    );
    assert_eq!(found.meetings[0].channel, Channel::Coffee);
}

#[test]
fn changes_of_a_series_and_versions_of_an_event() {
    let found = read(include_bytes!("files/following.ics"));
    assert_eq!(found.days("Wednesdays"), ["0103", "0110"]);
    assert_eq!(found.days("Thursdays"), ["0118", "0125", "0208"]);
    assert_eq!(found.days("First version"), [""; 0]);
    assert_eq!(found.days("Second version"), ["0308"]);
    assert_eq!(found.days("Now and then"), ["0401", "0415", "0429"]);
}

#[test]
fn only_the_days_asked_for_and_nothing_twice() {
    let bytes = include_bytes!("files/following.ics");
    let found = read_between(bytes, "2024-01-10", "2024-01-18", &[]);
    assert_eq!(found.meetings.len(), 2);
    assert!(found.tally.left(LeftOut::OutsideRange) > 0);
    let web = include_bytes!("files/web-calendar.ics");
    let twice = [&web[..], &web[..]].concat();
    let (once, twice) = (read(web), read(&twice));
    assert_eq!(once.meetings, twice.meetings);
    assert!(twice.tally.left(LeftOut::Repeated) > 0);
}

#[test]
fn nobody_is_made_of_an_invitation_to_oneself_or_to_everybody() {
    let event = |lines: &str| {
        format!("BEGIN:VEVENT\nUID:1\nDTSTART:20240105T090000\nSUMMARY:x\n{lines}END:VEVENT\n")
    };
    let me = "ORGANIZER:mailto:me@home.example\nATTENDEE:mailto:me@home.example\n";
    let somebody = "ATTENDEE;CN=Ama Mensah:mailto:ama@mensah.example\n";
    for (lines, own, many) in [
        (me.to_owned(), &["me@home.example"][..], 0),
        (me.to_owned(), &[], 0),
        (format!("{me}{somebody}"), &[], 1),
        (somebody.to_owned(), &[], 1),
        ("ORGANIZER:mailto:ama@mensah.example\n".into(), &[], 0),
        ("ATTENDEE;CN=Ama:urn:uuid:1\n".into(), &[], 1),
        (
            "ATTENDEE;CUTYPE=ROOM;CN=Ama:mailto:ama@x.example\n".into(),
            &[],
            0,
        ),
        ("ATTENDEE:\n".into(), &[], 0),
    ] {
        let found = read_between(event(&lines).as_bytes(), "2024-01-01", "2024-12-31", own);
        assert_eq!(found.meetings.len(), many, "{lines}");
    }
    for (attendees, many) in [(LARGEST_MEETING, 1), (LARGEST_MEETING + 1, 0)] {
        let lines: String = (0..attendees)
            .map(|n| format!("ATTENDEE:mailto:p{n}@crowd.example\n"))
            .collect();
        let found = read_between(event(&lines).as_bytes(), "2024-01-01", "2024-12-31", &[]);
        assert_eq!(found.meetings.len(), many);
    }
}

#[test]
fn what_is_no_calendar_has_no_records() {
    for text in [
        "",
        "\n",
        "hello",
        "BEGIN:VCARD\nFN:Ama\nEND:VCARD\n",
        "\0\0\0",
        "\u{feff}",
    ] {
        let found = read(text.as_bytes());
        assert_eq!(found.tally.records, 0, "{text:?}");
    }
}

#[test]
fn a_change_written_in_utc_keeps_the_name_of_the_day_of_the_series() {
    let text = "BEGIN:VTIMEZONE\nTZID:East\nBEGIN:STANDARD\nDTSTART:19700101T000000\nTZOFFSETFROM:+1000\nTZOFFSETTO:+1000\nEND:STANDARD\nEND:VTIMEZONE\n\
        BEGIN:VEVENT\nUID:e\nSUMMARY:series\nDTSTART;TZID=East:20240304T090000\nRRULE:FREQ=WEEKLY;COUNT=3\nATTENDEE:mailto:ama@mensah.example\nEND:VEVENT\n\
        BEGIN:VEVENT\nUID:e\nSUMMARY:moved\nDTSTART;TZID=East:20240312T090000\nRECURRENCE-ID:20240310T230000Z\nATTENDEE:mailto:ama@mensah.example\nEND:VEVENT\n";
    let found = read(text.as_bytes());
    assert_eq!(found.days("series"), ["0304", "0318"]);
    assert_eq!(found.days("moved"), ["0312"]);
    assert!(
        found
            .meetings
            .iter()
            .any(|meeting| meeting.key == "e 2024-03-11")
    );
}

#[test]
fn people_are_named_in_every_way_that_programs_have() {
    for (line, name, email) in [
        (
            "ATTENDEE:MAILTO:Ama@Mensah.example",
            "",
            "ama@mensah.example",
        ),
        (
            "ATTENDEE;CN=Ama Mensah:mailto: ama@mensah.example ",
            "Ama Mensah",
            "ama@mensah.example",
        ),
        (
            "ATTENDEE;CN=\"Ama\";EMAIL=\"ama@mensah.example\":/aBcD/principal/",
            "Ama",
            "ama@mensah.example",
        ),
        (
            "ATTENDEE;CN=ama@mensah.example:invalid:nomail",
            "",
            "ama@mensah.example",
        ),
        ("ATTENDEE;CN=\"'Ama Mensah'\":urn:uuid:77", "Ama Mensah", ""),
        ("ATTENDEE:ama@mensah.example", "", "ama@mensah.example"),
        ("ATTENDEE:Ama Mensah", "Ama Mensah", ""),
        (
            "attendee;cn=Ama:mailto:ama@mensah.example",
            "Ama",
            "ama@mensah.example",
        ),
    ] {
        let text = format!("BEGIN:VEVENT\nUID:1\nDTSTART:20240105T090000\n{line}\nEND:VEVENT\n");
        let found = read(text.as_bytes());
        assert_eq!(found.meetings.len(), 1, "{line}");
        let who = &found.meetings[0].people[0];
        assert_eq!(
            (who.name.as_str(), who.email.as_str()),
            (name, email),
            "{line}"
        );
    }
}
