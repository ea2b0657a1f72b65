//! Folding: content lines of at most 75 octets, cut between characters.
//!
//! Reading folds, which programs write in many wrong ways, is `mend`'s affair.

/// The longest physical line, without its end: octets (RFC 6350 3.2).
const LONGEST: usize = 75;

/// `line` in pieces of at most 75 octets, parted by `end` and a space.
pub(super) fn folded(line: &str, end: &str) -> String {
    if line.len() <= LONGEST {
        return line.to_owned();
    }
    let mut folded = String::with_capacity(line.len() + line.len() / 32);
    let mut length = 0;
    for character in line.chars() {
        let width = character.len_utf8();
        if length + width > LONGEST {
            folded.push_str(end);
            folded.push(' ');
            length = 1;
        }
        folded.push(character);
        length += width;
    }
    folded
}
