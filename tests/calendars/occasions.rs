//! What stands in a calendar and brought nobody together.

use cordial::interchange::conversations::LeftOut;

use super::{read, read_between};

const SOMEBODY: &str = "ATTENDEE;CN=Ama Mensah:mailto:ama@mensah.example\n";

fn event(lines: &str) -> String {
    format!("BEGIN:VEVENT\nUID:1\n{lines}{SOMEBODY}END:VEVENT\n")
}

#[test]
fn birthdays_holidays_and_absences_are_no_meetings() {
    for lines in [
        "SUMMARY:Ama Mensah's birthday\nDTSTART;VALUE=DATE:20240105\n",
        "SUMMARY:Ama Mensah\nDTSTART;VALUE=DATE:19840105\nRRULE:FREQ=YEARLY\n",
        "SUMMARY:Ama Mensah\nDTSTART;VALUE=DATE:19840105\nRRULE:FREQ=MONTHLY;INTERVAL=12\n",
        "SUMMARY:Ama Mensah\nDTSTART:19840105T000000\nDTEND:19840105T235900\nRRULE:YM1 #0\n",
        "SUMMARY:Ama Mensah\nDTSTART;TZID=X:19840105T000000\nDTEND;TZID=X:19840106T000000\nRRULE:FREQ=YEARLY\n",
        "SUMMARY:Ama\nDTSTART:19840104T230000Z\nDTEND:19840105T230000Z\nRRULE:FREQ=YEARLY\n",
        "SUMMARY:Ama\nDTSTART:19840105T080000\nRRULE:FREQ=YEARLY\nX-MICROSOFT-CDO-ALLDAYEVENT:TRUE\n",
        "SUMMARY:Birthday: Ama\nDTSTART:20200105T090000\nDTEND:20200105T091500\nRRULE:FREQ=YEARLY\n",
        "SUMMARY:Ama (40)\nDTSTART;VALUE=DATE:20240105\nX-GOOGLE-CALENDAR-BIRTHDAY:yes\n",
        "SUMMARY:Ama\nDTSTART:20240105T000000\nDTEND:20240105T000000\nX-EPOCAGENDAENTRYTYPE:ANNIVERSARY\n",
        "SUMMARY:Ama\nDTSTART:19700105T000000\nDTEND:19700105T000000\nRRULE:YD1 #0\n",
        "SUMMARY:Ama\nDTSTART:20240105T090000\nX-KDE-KCALCORE-KCAL-BIRTHDAY:YES\n",
        "SUMMARY:Ama\nDTSTART;VALUE=DATE:20240105\nCATEGORIES:Work,Birthday\n",
        "SUMMARY:Geburtstagskind Ama\nDTSTART;VALUE=DATE:20240105\n",
        "SUMMARY:Anniversaire d'Ama\nDTSTART;VALUE=DATE:20240105\n",
        "SUMMARY:CUMPLEAÑOS de Ama\nDTSTART;VALUE=DATE:20240105\n",
        "SUMMARY:誕生日\nDTSTART;VALUE=DATE:20240105\n",
        "SUMMARY:Hochzeitstag Ama & Kofi\nDTSTART;VALUE=DATE:20240105\n",
        "SUMMARY:Bank holiday\nDTSTART;VALUE=DATE:20240105\n",
        "SUMMARY:Ama out of office\nDTSTART;VALUE=DATE:20240105\nDTEND;VALUE=DATE:20240112\n",
        "SUMMARY:OOO Ama\nDTSTART;VALUE=DATE:20240105\nDURATION:P7D\n",
        "SUMMARY:Urlaub\nDTSTART;VALUE=DATE:20240105\n",
        "SUMMARY:Away\nDTSTART;VALUE=DATE:20240105\nX-MICROSOFT-CDO-BUSYSTATUS:OOF\n",
        "SUMMARY:Ama\nDTSTART;VALUE=DATE:20240105\nRRULE:FREQ=YEARLY\nEND:VEVENT\nBEGIN:VEVENT\nUID:1\nSUMMARY:Ama\nRECURRENCE-ID;VALUE=DATE:20240105\nDTSTART:20240106T100000\nDTEND:20240106T110000\n",
    ] {
        let found = read(event(lines).as_bytes());
        assert_eq!(found.meetings.len(), 0, "{lines}");
        assert!(found.tally.left(LeftOut::Occasion) > 0, "{lines}");
    }
    for (calendar, many) in [
        ("Birthdays", 0),
        ("Geburtstage", 0),
        ("Contacts", 0),
        ("Holidays in Ghana", 0),
        ("Work", 1),
    ] {
        let text = format!(
            "BEGIN:VCALENDAR\nX-WR-CALNAME:{calendar}\n{}END:VCALENDAR\n",
            event("SUMMARY:Ama\nDTSTART;VALUE=DATE:20240105\n")
        );
        assert_eq!(read(text.as_bytes()).meetings.len(), many, "{calendar}");
    }
}

#[test]
fn people_meet_on_birthdays_and_whole_days_too() {
    for lines in [
        "SUMMARY:Birthday dinner\nDTSTART:20240105T190000\nDTEND:20240105T220000\n",
        "SUMMARY:Geburtstagsfeier Ama\nDTSTART:20240105T190000\n",
        "SUMMARY:Team offsite\nDTSTART;VALUE=DATE:20240105\n",
        "SUMMARY:Monday offsite\nDTSTART;VALUE=DATE:20240105\n",
        "SUMMARY:Annual review\nDTSTART:20240105T100000\nDTEND:20240105T110000\nRRULE:FREQ=YEARLY\n",
        "SUMMARY:Quarterly\nDTSTART:20240105T100000\nRRULE:FREQ=YEARLY;BYMONTH=1,4,7,10;COUNT=1\n",
        "SUMMARY:Plan the holiday market\nDTSTART:20240105T100000\nDTEND:20240105T110000\n",
        "SUMMARY:Late shift\nDTSTART:20240105T000000\nDTEND:20240105T010000\n",
        "SUMMARY:Ama\nDTSTART:20240105T090000\nX-SHOW-BIRTHDAYS:FALSE\n",
    ] {
        let found = read(event(lines).as_bytes());
        assert_eq!(found.meetings.len(), 1, "{lines}");
    }
}

#[test]
fn what_was_called_off_or_declined_did_not_happen() {
    let at = "DTSTART:20240105T090000\nSUMMARY:Planning\n";
    let me = "ATTENDEE;PARTSTAT=ACCEPTED:mailto:me@home.example\n";
    let answered =
        |answer: &str| format!("{me}ATTENDEE;PARTSTAT={answer}:mailto:ama@mensah.example\n");
    for (lines, left) in [
        (format!("{at}{me}{SOMEBODY}"), None),
        (
            format!("{at}STATUS:CANCELLED\n{SOMEBODY}"),
            Some(LeftOut::Cancelled),
        ),
        (
            format!("{at}STATUS: canceled \n{SOMEBODY}"),
            Some(LeftOut::Cancelled),
        ),
        (
            format!("DTSTART:20240105T090000\nSUMMARY:Canceled: Planning\n{SOMEBODY}"),
            Some(LeftOut::Cancelled),
        ),
        (
            format!("DTSTART:20240105T090000\nSUMMARY:Abgesagt: Planung\n{SOMEBODY}"),
            Some(LeftOut::Cancelled),
        ),
        (
            format!("DTSTART:20240105T090000\nSUMMARY:CANCELED - Lunch\n{SOMEBODY}"),
            Some(LeftOut::Cancelled),
        ),
        (
            format!("DTSTART:20240105T090000\nSUMMARY:[Cancelled] Lunch\n{SOMEBODY}"),
            Some(LeftOut::Cancelled),
        ),
        (
            format!("DTSTART:20240105T090000\nSUMMARY:Annulliert: Essen\n{SOMEBODY}"),
            Some(LeftOut::Cancelled),
        ),
        (
            format!("DTSTART:20240105T090000\nSUMMARY:(CANCELLED) Lunch\n{SOMEBODY}"),
            Some(LeftOut::Cancelled),
        ),
        (
            format!("DTSTART:20240105T090000\nSUMMARY:Abgesagt – Essen\n{SOMEBODY}"),
            Some(LeftOut::Cancelled),
        ),
        (
            format!("DTSTART:20240105T090000\nSUMMARY:Storniert: Essen\n{SOMEBODY}"),
            Some(LeftOut::Cancelled),
        ),
        (
            format!("{at}ATTENDEE;PARTSTAT=DECLINED:mailto:me@home.example\n{SOMEBODY}"),
            Some(LeftOut::Declined),
        ),
        (
            format!("{at}{}", answered("DECLINED")),
            Some(LeftOut::Alone),
        ),
        (
            format!("{at}{}", answered("DELEGATED")),
            Some(LeftOut::Alone),
        ),
        (
            format!("{at}ATTENDEE;PARTSTAT=DECLINED:mailto:ana@lima.example,bo@lima.example\n"),
            Some(LeftOut::Alone),
        ),
        (
            format!(
                "{at}ATTENDEE;PARTSTAT=DECLINED:mailto:me@home.example,bo@lima.example\n{SOMEBODY}"
            ),
            Some(LeftOut::Declined),
        ),
        (
            format!("{at}ATTENDEE:mailto:ana@lima.example,bo@lima.example\n"),
            None,
        ),
        (format!("{at}{}", answered("NEEDS-ACTION")), None),
        (format!("{at}{}", answered("TENTATIVE")), None),
        (
            format!("{at}{me}ATTENDEE;CUTYPE=RESOURCE:mailto:beamer@x.example\n"),
            Some(LeftOut::Alone),
        ),
        (
            format!("DTSTART:20240105T090000\nSUMMARY:Cancelled trains and what to do\n{SOMEBODY}"),
            None,
        ),
        (
            format!("DTSTART:20991231T090000\nSUMMARY:Later\n{SOMEBODY}"),
            Some(LeftOut::OutsideRange),
        ),
    ] {
        let text = format!("BEGIN:VEVENT\nUID:1\n{lines}END:VEVENT\n");
        let found = read(text.as_bytes());
        assert_eq!(found.meetings.len(), usize::from(left.is_none()), "{lines}");
        if let Some(why) = left {
            assert_eq!(found.tally.left(why), 1, "{lines}");
        }
    }
    // Called off by a later message in the same file.
    let invited = format!(
        "BEGIN:VCALENDAR\nMETHOD:REQUEST\nBEGIN:VEVENT\nUID:1\n{at}SEQUENCE:0\n{SOMEBODY}END:VEVENT\nEND:VCALENDAR\n"
    );
    let cancel = invited
        .replace("REQUEST", "CANCEL")
        .replace("SEQUENCE:0", "SEQUENCE:1");
    assert_eq!(read(invited.as_bytes()).meetings.len(), 1);
    assert_eq!(
        read(format!("{invited}{cancel}").as_bytes()).meetings.len(),
        0
    );
}

#[test]
fn a_calendar_called_by_an_address_is_its_owners() {
    let text = "BEGIN:VCALENDAR\nX-WR-CALNAME:kofi@home.example\nBEGIN:VEVENT\nUID:1\nDTSTART:20240105T090000\n\
        ATTENDEE;PARTSTAT=DECLINED:mailto:kofi@home.example\nATTENDEE:mailto:ama@mensah.example\nEND:VEVENT\nEND:VCALENDAR\n";
    let found = read_between(text.as_bytes(), "2024-01-01", "2024-12-31", &[]);
    assert_eq!(found.tally.left(LeftOut::Declined), 1);
    // Somebody else's, where it is known who the user is.
    assert_eq!(read(text.as_bytes()).meetings.len(), 1);
}

#[test]
fn long_series_are_bounded_and_what_is_left_out_is_counted() {
    for (start, rule, many, left) in [
        // Every day since 2010, up to the last day asked for.
        ("20100101T090000", "FREQ=DAILY", 104, 5479 - 104),
        ("20100104T090000", "FREQ=WEEKLY", 104, 783 - 104),
        ("20100104T090000", "FREQ=MONTHLY", 24, 180 - 24),
        // A series with an end is taken however long ago it was.
        ("20100104T090000", "FREQ=WEEKLY;COUNT=10", 10, 0),
        ("20100101T090000", "FREQ=DAILY;COUNT=200", 104, 96),
        ("20100101T090000", "FREQ=DAILY;UNTIL=20100110", 10, 0),
    ] {
        let text = event(&format!("SUMMARY:r\nDTSTART:{start}\nRRULE:{rule}\n"));
        let found = read_between(text.as_bytes(), "2000-01-01", "2024-12-31", &[]);
        assert_eq!(found.meetings.len(), many, "{rule}");
        assert_eq!(found.tally.left(LeftOut::TooOften), left, "{rule}");
    }
}

#[test]
fn what_begins_later_today_has_not_happened() {
    // The user's clock is five hours behind UTC, and it is one in the afternoon there.
    for (start, many) in [
        ("DTSTART:20241231T175900Z", 1),
        ("DTSTART:20241231T180100Z", 0),
        ("DTSTART:20241231T125900", 1),
        ("DTSTART:20241231T130100", 0),
        ("DTSTART;VALUE=DATE:20241231", 1),
        ("DTSTART;TZID=Nowhere:20241231T130100", 0),
        ("DTSTART:20241230T235900", 1),
        ("DTSTART:20241230T130100\nRRULE:FREQ=DAILY", 1),
        ("RECURRENCE-ID:20241230T130100\nDTSTART:20241231T130100", 0),
    ] {
        let found = read(event(&format!("SUMMARY:x\n{start}\n")).as_bytes());
        assert_eq!(found.meetings.len(), many, "{start}");
        if many == 0 {
            assert_eq!(found.tally.left(LeftOut::OutsideRange), 1, "{start}");
        }
    }
}

#[test]
fn exceptions_in_utc_count_where_the_file_does_not_explain_its_zone() {
    let text = event(
        "SUMMARY:x\nDTSTART;TZID=Europe/Oslo:20240305T090000\nRRULE:FREQ=WEEKLY;COUNT=3\nEXDATE:20240312T080000Z\n",
    );
    assert_eq!(read(text.as_bytes()).days("x"), ["0305", "0319"]);
}

#[test]
fn several_people_in_one_line_are_several() {
    let text = "BEGIN:VEVENT\nUID:1\nDTSTART:20240105T090000\nATTENDEE:mailto:ama@mensah.example,mailto:me@home.example\nEND:VEVENT\n";
    let found = read(text.as_bytes());
    let people: Vec<&str> = found.meetings[0]
        .people
        .iter()
        .map(|person| person.email.as_str())
        .collect();
    assert_eq!(people, ["ama@mensah.example", "me@home.example"]);
}
