//! The table of date forms, row by row, and what the configuration changes.

use chrono::{NaiveDate, Weekday};
use cordial::coach::capture::date_table::FORMS;
use cordial::coach::capture::*;

fn show(reading: DateReading) -> String {
    match reading {
        DateReading::Date(d) => d.to_string(),
        DateReading::Ambiguous(days, _) => days
            .iter()
            .map(|d| d.to_string())
            .collect::<Vec<_>>()
            .join("|"),
        DateReading::Impossible(_) => "error".into(),
        DateReading::NotADate => "-".into(),
    }
}

#[test]
fn every_form_means_what_the_table_says() {
    let calendar = Calendar::default();
    let mut wrong = Vec::new();
    for row in FORMS {
        for (direction, expected) in [(Direction::Past, row.past), (Direction::Future, row.future)]
        {
            let found = show(parse_date(
                row.form,
                crate::roster::today(),
                &calendar,
                direction,
            ));
            if found != expected {
                wrong.push(format!(
                    "{:?} {direction:?}: expected {expected}, found {found}",
                    row.form
                ));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn configuration_settles_the_order_of_numbers() {
    let day_first = Calendar {
        order: DateOrder::DayFirst,
        ..Calendar::default()
    };
    let month_first = Calendar {
        order: DateOrder::MonthFirst,
        ..Calendar::default()
    };
    assert_eq!(
        show(parse_date(
            "5/11",
            crate::roster::today(),
            &day_first,
            Direction::Past
        )),
        "2026-11-05"
    );
    assert_eq!(
        show(parse_date(
            "5/11",
            crate::roster::today(),
            &month_first,
            Direction::Past
        )),
        "2026-05-11"
    );
    assert_eq!(
        show(parse_date(
            "25/12",
            crate::roster::today(),
            &month_first,
            Direction::Future
        )),
        "2026-12-25"
    );
}

#[test]
fn the_week_begins_where_the_configuration_says() {
    let sunday = Calendar {
        week_start: Weekday::Sun,
        ..Calendar::default()
    };
    let saturday = NaiveDate::from_ymd_opt(2026, 11, 28).unwrap();
    assert_eq!(
        show(parse_date(
            "next Sunday",
            saturday,
            &sunday,
            Direction::Future
        )),
        "2026-11-29"
    );
    assert_eq!(
        show(parse_date(
            "next Sunday",
            saturday,
            &Calendar::default(),
            Direction::Future
        )),
        "2026-12-06"
    );
}

#[test]
fn mistakes_name_the_day() {
    let calendar = Calendar::default();
    let sentence =
        |text: &str| match parse_date(text, crate::roster::today(), &calendar, Direction::Past) {
            DateReading::Impossible(s) => s,
            other => panic!("{other:?}"),
        };
    assert_eq!(sentence("30 February"), "30 February is not a date");
    assert_eq!(
        sentence("Tue 5 Nov 2026"),
        "“Tue 5 Nov 2026”: 5 November 2026 is a Thursday, not a Tuesday"
    );
    assert_eq!(
        sentence("29 Feb 2027"),
        "“29 Feb 2027” is not a date: 2027 is not a leap year"
    );
    assert_eq!(sentence("32 Nov"), "“32 Nov” is not a date");
    assert_eq!(sentence("2026-02-30"), "“2026-02-30” is not a date");
    assert_eq!(sentence("5 Nov 0000"), "“5 Nov 0000” is not a date");
    assert_eq!(
        sentence("99999999999999 days ago"),
        "“99999999999999 days ago”: that is too far away to be a date"
    );
}
