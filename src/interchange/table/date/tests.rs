//! Days in every writing, what they prove of the order, and what is no day.

use super::*;
use DayOrder::{DayFirst, MonthFirst};

#[test]
fn birthdays() {
    for (text, order, expected) in [
        ("1990-03-07", MonthFirst, "1990-03-07"),
        (" 1990-03-07 ", DayFirst, "1990-03-07"),
        ("--03-07", DayFirst, "--03-07"),
        ("--0307", DayFirst, "--03-07"),
        ("19900307", DayFirst, "1990-03-07"),
        ("3/7/1990", MonthFirst, "1990-03-07"),
        ("3/7/1990", DayFirst, "1990-07-03"),
        ("7.3.1990", MonthFirst, "1990-03-07"),
        ("07.03.90", MonthFirst, "1990-03-07"),
        ("7.3.", MonthFirst, "--03-07"),
        ("3/7", MonthFirst, "--03-07"),
        ("31/12/85", MonthFirst, "1985-12-31"),
        ("12/31/1985", DayFirst, "1985-12-31"),
        ("5 Mar 1990", DayFirst, "1990-03-05"),
        ("March 5, 1990", DayFirst, "1990-03-05"),
        ("March 5th", DayFirst, "--03-05"),
        ("Mon, 5 March 1990", DayFirst, "1990-03-05"),
        ("5. März 1990", DayFirst, "1990-03-05"),
        ("5 de marzo de 1990", DayFirst, "1990-03-05"),
        ("1er août 1984", DayFirst, "1984-08-01"),
        ("1 juillet 1984", DayFirst, "1984-07-01"),
        ("1 juin 1984", DayFirst, "1984-06-01"),
        ("1990年3月7日", DayFirst, "1990-03-07"),
        ("1990-03-07T00:00:00Z", DayFirst, "1990-03-07"),
        ("1990-03-07T00:00:00.000+01:00", DayFirst, "1990-03-07"),
        ("3/7/1990 12:00:00 AM", MonthFirst, "1990-03-07"),
        ("1604-03-07", DayFirst, "--03-07"),
        ("0000-03-07", DayFirst, "--03-07"),
        ("32939", DayFirst, "1990-03-07"),
        ("29/2/2000", MonthFirst, "2000-02-29"),
        ("7 марта 1990 г.", DayFirst, "1990-03-07"),
        ("7 березня 1990", DayFirst, "1990-03-07"),
        ("7 Mart 1990", DayFirst, "1990-03-07"),
        ("7. maaliskuuta 1990", DayFirst, "1990-03-07"),
        ("7. marraskuuta 1990", DayFirst, "1990-11-07"),
        ("1990. március 7.", DayFirst, "1990-03-07"),
        ("7 Μαρτίου 1990", DayFirst, "1990-03-07"),
        ("7. července 1990", DayFirst, "1990-07-07"),
        ("7. června 1990", DayFirst, "1990-06-07"),
        ("7 de março de 1990", DayFirst, "1990-03-07"),
        ("7 mars 1990", DayFirst, "1990-03-07"),
        ("1990년 3월 7일", DayFirst, "1990-03-07"),
        ("7 במרץ 1990", DayFirst, "1990-03-07"),
        ("7 مارس 1990", DayFirst, "1990-03-07"),
        ("--02-29", DayFirst, "--02-29"),
        ("3/7/05", MonthFirst, "2005-03-07"),
        ("1990/03/07", DayFirst, "1990-03-07"),
    ] {
        let found = birthday(text, order).map(String::from);
        assert_eq!(found.as_deref(), Some(expected), "{text}");
    }
    for text in [
        "",
        "0/0/00",
        "00.00.0000",
        "0000-00-00",
        "1990",
        "Mar 1990",
        "soon",
        "32/1/1990",
        "30/2/1990",
        "1/2/3/4",
        "93000",
        "3300",
        "12:30",
        "1-800-555-0100",
        "5 5 Mar 1990",
        "2023-13-45",
    ] {
        assert_eq!(birthday(text, DayFirst), None, "{text}");
    }
}

#[test]
fn days_of_meeting() {
    for (text, order, expected) in [
        ("05 Mar 2024", MonthFirst, "2024-03-05"),
        ("7-Feb-22", MonthFirst, "2022-02-07"),
        ("1/8/18, 6:14 PM", MonthFirst, "2018-01-08"),
        ("08/01/2018 18:14", DayFirst, "2018-01-08"),
        ("2018-01-08 18:14:00 UTC", DayFirst, "2018-01-08"),
        ("Jan 8, 2018, 6:14 PM", DayFirst, "2018-01-08"),
        ("08 janv. 2018", DayFirst, "2018-01-08"),
        ("8 Okt. 2018", DayFirst, "2018-10-08"),
        ("1/8/18 6 PM", MonthFirst, "2018-01-08"),
    ] {
        let found = day(text, order).map(|day| day.to_string());
        assert_eq!(found.as_deref(), Some(expected), "{text}");
    }
    assert_eq!(day("--03-07", DayFirst), None);
    assert_eq!(day("0/0/00", DayFirst), None);
}

#[test]
fn what_numbers_prove() {
    for (text, proof) in [
        ("13/1/1990", Some(DayFirst)),
        ("1/13/1990", Some(MonthFirst)),
        ("1/1/1990", None),
        ("1990-13-01", None),
        ("13.1.1990", None),
        ("13 Jan 1990", None),
        ("25-12-1990", Some(DayFirst)),
        ("1/8/18, 6:14 PM", None),
        ("1/28/18, 6:14 PM", Some(MonthFirst)),
        ("99/99/99", None),
    ] {
        assert_eq!(evidence(text), proof, "{text}");
    }
    for (text, none) in [
        ("0/0/00", true),
        ("00.00.0000", true),
        ("1/1/4501", true),
        ("10/10/2000", false),
        ("never 0", false),
    ] {
        assert_eq!(is_no_day(text), none, "{text}");
    }
}

#[test]
fn what_can_be_read_both_ways() {
    for (text, doubtful) in [
        ("3/7/1990", true),
        ("03-07-90", true),
        ("3/7", true),
        ("3/3/1990", false),
        ("13/7/1990", false),
        ("3.7.1990", false),
        ("1990-03-07", false),
        ("--03-07", false),
        ("3 Jul 1990", false),
        ("", false),
    ] {
        assert_eq!(is_doubtful(text), doubtful, "{text}");
    }
    for (text, order) in [
        ("dmy", Some(DayFirst)),
        ("MDY", Some(MonthFirst)),
        ("Birthday (DD/MM/YYYY)", None),
        ("x", None),
    ] {
        assert_eq!(DayOrder::named(text), order, "{text}");
    }
    for (header, order) in [
        ("Birthday (DD/MM/YYYY)", Some(DayFirst)),
        ("Birthday mm-dd-yyyy", Some(MonthFirst)),
        ("Geburtstag (TT.MM.JJJJ)", Some(DayFirst)),
        ("Naissance (JJ/MM/AAAA)", Some(DayFirst)),
        ("Birthday [m/d]", Some(MonthFirst)),
        ("Birthday", None),
    ] {
        assert_eq!(said(header), order, "{header}");
    }
}
