//! Whether two words are one slip of the fingers apart. Knows no language.

/// Whether the words differ by one missing, added or changed letter, or two neighbours swapped.
pub(super) fn one_slip(a: &str, b: &str) -> bool {
    matches!(
        slip(a, b),
        Some(Slip::Missing | Slip::Extra | Slip::Swapped | Slip::Changed)
    )
}

/// What went wrong between what was meant and what was typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Slip {
    /// The typed word lacks a letter.
    Missing,
    /// The typed word has a letter too many.
    Extra,
    /// Two neighbouring letters are swapped.
    Swapped,
    /// One letter is another.
    Changed,
}

/// The single slip that makes `typed` out of `meant`, if there is one.
pub(super) fn slip(typed: &str, meant: &str) -> Option<Slip> {
    if typed == meant || typed.len().abs_diff(meant.len()) > 4 {
        return None;
    }
    let (a, b): (Vec<char>, Vec<char>) = (typed.chars().collect(), meant.chars().collect());
    let same = a.iter().zip(&b).take_while(|(x, y)| x == y).count();
    let (ra, rb) = (&a[same..], &b[same..]);
    match (ra.len(), rb.len()) {
        (x, y) if x + 1 == y => (ra == &rb[1..]).then_some(Slip::Missing),
        (x, y) if x == y + 1 => (&ra[1..] == rb).then_some(Slip::Extra),
        (x, y) if x == y && x > 0 => {
            if ra[1..] == rb[1..] {
                Some(Slip::Changed)
            } else if x > 1 && ra[0] == rb[1] && ra[1] == rb[0] && ra[2..] == rb[2..] {
                Some(Slip::Swapped)
            } else {
                None
            }
        }
        _ => None,
    }
}
