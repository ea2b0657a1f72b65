//! Addresses, numbers and links, and which are the same.

use super::*;

#[test]
fn addresses_are_compared_without_case_and_with_their_plus() {
    for (text, key) in [
        (" Priya@Northwind.EXAMPLE ", Some("priya@northwind.example")),
        ("mailto:tom@x.example", Some("tom@x.example")),
        ("<tom+list@x.example>", Some("tom+list@x.example")),
        ("ｔｏｍ@x.example", Some("tom@x.example")),
        (
            "Jürgen@xn--bcher-kva.example",
            Some("jürgen@bücher.example"),
        ),
        ("jürgen@BÜCHER.example", Some("jürgen@bücher.example")),
        ("mei@例子。测试", Some("mei@例子.测试")),
        ("tom", None),
        ("@x.example", None),
        ("tom at x@ y.example", None),
        ("", None),
    ] {
        assert_eq!(email_key(text).as_deref(), key, "{text}");
    }
}

#[test]
fn a_mailbox_is_one_however_its_address_is_dotted() {
    for (one, other, is_same) in [
        ("p.raman@gmail.com", "PRaman+news@googlemail.com", true),
        ("p.raman@x.example", "praman@x.example", false),
        ("ada+one@x.example", "ada@x.example", false),
    ] {
        assert_eq!(mailbox_key(one) == mailbox_key(other), is_same, "{one}");
    }
    assert_eq!(mailbox_key("+x@gmail.com"), None);
}

#[test]
fn numbers_are_the_same_line_or_not() {
    for (one, other, same) in [
        ("+44 20 7946 0958", "020 7946 0958", true),
        ("+44 (0)20 7946 0958", "0044 20 79460958", true),
        ("+44 20 7946 0958 ext. 12", "tel:+44-20-7946-0958", true),
        ("+1 (415) 555-0132", "415.555.0132", true),
        ("+1 415 555 0132", "1-415-555-0132", true),
        ("+45 12 34 56 78", "12345678", true),
        ("٠٢٠٧٩٤٦٠٩٥٨", "020 7946 0958", true),
        ("+44 20 7946 0958", "+1 20 7946 0958", false),
        ("020 7946 0958", "020 7946 0959", false),
        ("5550132", "+1 415 555 0132", false),
    ] {
        let (one, other) = (Phone::of(one).unwrap(), Phone::of(other).unwrap());
        assert_eq!(one.is_same(&other), same, "{one:?} {other:?}");
        assert_eq!(other.is_same(&one), same);
        assert!(!same || one.ending() == other.ending());
    }
    let of = |text: &str| Phone::of(text).unwrap();
    for (one, other, same) in [
        ("020 7946 0958 ext. 12", "020 7946 0958 x13", false),
        ("020 7946 0958 ext. 12", "020 7946 0958,12", true),
        ("011 44 20 7946 0958", "+44 20 7946 0958", true),
        ("8 916 123-45-67", "+7 916 123 45 67", true),
        ("06 1234 5678", "+39 06 1234 5678", true),
    ] {
        assert_eq!(of(one).is_same(&of(other)), same, "{one} {other}");
        assert_eq!(of(other).is_same(&of(one)), same, "{other} {one}");
    }
    for short in ["112", "", "x55", "+", "ext 1234567", "000"] {
        assert_eq!(Phone::of(short), None, "{short}");
    }
}

#[test]
fn profiles_name_people_and_pages_do_not() {
    for (text, key) in [
        (
            "https://www.linkedin.com/in/Priya-Raman/?trk=x",
            Some("linkedin.com/in/priya-raman"),
        ),
        (
            "http://uk.linkedin.com/in/ren%C3%A9",
            Some("linkedin.com/in/rené"),
        ),
        ("linkedin.com/in/tom/en", Some("linkedin.com/in/tom")),
        ("https://linkedin.com/company/northwind", None),
        (
            "https://de.linkedin.com/in/ada-obi?originalSubdomain=de",
            Some("linkedin.com/in/ada-obi"),
        ),
        (
            "linkedin.com/pub/ada-obi/1/2/3",
            Some("linkedin.com/pub/ada-obi/1/2/3"),
        ),
        ("linkedin.com/pub/ada-obi", None),
        (
            "https://www.facebook.com/profile.php?id=1000123&ref=x",
            Some("facebook.com/1000123"),
        ),
        ("https://www.facebook.com/profile.php", None),
        ("https://x.com/search", None),
        ("https://linkedin.com/in/", None),
        ("https://twitter.com/@ada", Some("x.com/ada")),
        ("https://github.com/ada", Some("github.com/ada")),
        ("https://github.com/ada/engine", None),
        ("https://social.example/@ada", Some("social.example/@ada")),
        ("https://northwind.example", None),
        ("https://northwind.example/team", None),
        (
            "https://xn--bcher-kva.example/@ada",
            Some("bücher.example/@ada"),
        ),
        ("not a link", None),
    ] {
        assert_eq!(profile_key(text).as_deref(), key, "{text}");
    }
}
