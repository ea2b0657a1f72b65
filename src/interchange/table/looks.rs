//! What a cell looks like: an address, a number, a name, and a row that is one of data.
//!
//! Only the cell itself is asked; what its column is, `infer` decides.

use super::link;

/// Whether a cell holds an e-mail address and little else.
pub(super) fn looks_like_email(cell: &str) -> bool {
    cell.len() < 400
        && cell
            .split_once('@')
            .is_some_and(|(name, host)| !name.trim().is_empty() && host.contains('.'))
        && !cell.contains("://")
        && cell.split_whitespace().count() < 8
}

/// Whether a cell holds one e-mail address and nothing else.
pub(super) fn is_one_email(cell: &str) -> bool {
    let cell = cell.trim();
    looks_like_email(cell)
        && !cell
            .contains(|character: char| character.is_whitespace() || ",;|<>".contains(character))
}

/// Whether a cell holds a telephone number.
pub(super) fn looks_like_phone(cell: &str) -> bool {
    let digits = cell.chars().filter(char::is_ascii_digit).count();
    let others = cell
        .chars()
        .filter(|character| !character.is_ascii_digit() && !"+-()/. \u{a0}x*#".contains(*character))
        .count();
    // A civil day in numbers is none.
    let is_day = digits == 8 && cell.matches(['-', '/', '.']).count() == 2;
    (7..=18).contains(&digits) && others <= 4 && !is_day
}

/// Whether a number is one of North America, where the month is written first; `None` where it does not
/// tell.
pub(super) fn is_american(cell: &str) -> Option<bool> {
    let cell = cell.trim();
    if let Some(abroad) = cell.strip_prefix('+') {
        return Some(abroad.starts_with('1'));
    }
    let shape: String = cell
        .chars()
        .take(16)
        .map(|character| match character {
            '0' => '0',
            '1'..='9' => 'd',
            '.' => '-',
            other => other,
        })
        .collect();
    // An area there never begins with a zero.
    let begins = ["(d", "d"].iter().any(|start| shape.starts_with(start));
    let shape = shape.replace('0', "d");
    let known = [
        "(ddd) ddd-dddd",
        "ddd-ddd-dddd",
        "d-ddd-ddd-dddd",
        "(ddd)ddd-dddd",
    ];
    (begins && known.contains(&shape.as_str())).then_some(true)
}

/// Whether a row is one of data rather than a header: it holds an address, a link or a number.
pub(super) fn looks_like_data(cells: &[String]) -> bool {
    cells.iter().any(|cell| {
        looks_like_email(cell)
            || (has_scheme(cell) && link::is_link(cell))
            || looks_like_phone(cell)
    })
}

/// A given and a family name.
pub(super) fn looks_like_whole_name(cell: &str) -> bool {
    looks_like_name(cell) && (2..=4).contains(&cell.split_whitespace().count())
}

pub(super) fn is_single_name(cell: &str) -> bool {
    looks_like_name(cell)
        && !cell.trim().contains(char::is_whitespace)
        && cell.trim().starts_with(char::is_uppercase)
}

pub(super) fn looks_like_name(cell: &str) -> bool {
    let count = cell.split_whitespace().count();
    (1..=5).contains(&count)
        && cell.chars().any(char::is_alphabetic)
        && !cell
            .chars()
            .any(|character| character.is_ascii_digit() || "@/:<>=".contains(character))
}

/// A plus and digits: a number, however short.
pub(super) fn is_abroad(cell: &str) -> bool {
    cell.trim().strip_prefix('+').is_some_and(|rest| {
        rest.chars().filter(char::is_ascii_digit).count() >= 4
            && rest.chars().all(|character| !character.is_alphabetic())
    })
}

/// A number with a sign or a gap, so that it is no bare amount or serial number.
pub(super) fn is_written_as_phone(cell: &str) -> bool {
    let cell = cell.trim();
    cell.starts_with(['+', '0', '(']) || cell.contains([' ', '-', '.', '/'])
}

pub(super) fn has_scheme(cell: &str) -> bool {
    cell.contains("://") || cell.starts_with("www.")
}
