//! The note of a card goes into the user's own notes about somebody, and nothing of theirs comes out.

/// The user's `notes`, when the card's note was `before` and is `now`: what came from the card changes with
/// it, what the user wrote stays.
pub(super) fn taken_in(notes: &str, before: &str, now: &str) -> String {
    let (before, now) = (before.trim(), now.trim());
    if before == now || (!now.is_empty() && squeezed(notes).contains(&squeezed(now))) {
        return notes.to_owned();
    }
    if !before.is_empty()
        && let Some(at) = notes.find(before)
    {
        let (head, tail) = (&notes[..at], &notes[at + before.len()..]);
        return joined(&[head, now, tail], "");
    }
    joined(&[notes, now], "\n\n")
}

/// A note without these lines: what a card says in properties that are not the note is not written into it.
pub(super) fn without(note: &str, lines: &[String]) -> String {
    if lines.is_empty() {
        return note.to_owned();
    }
    let rest: Vec<&str> = note
        .lines()
        .filter(|line| !lines.iter().any(|other| other == line.trim()))
        .collect();
    rest.join("\n").trim().to_owned()
}

fn joined(parts: &[&str], between: &str) -> String {
    let parts: Vec<&str> = parts
        .iter()
        .copied()
        .filter(|part| !part.is_empty())
        .collect();
    parts.join(between).trim().to_owned()
}

fn squeezed(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Whether what the card says stands in the notes already.
pub(super) fn hold(notes: &str, card: &str) -> bool {
    squeezed(notes).contains(&squeezed(card))
}

#[cfg(test)]
mod tests {
    use super::taken_in;

    #[test]
    fn the_card_changes_its_own_words_only() {
        for (notes, before, now, expected) in [
            ("", "", "tea", "tea"),
            ("mine", "", "tea", "mine\n\ntea"),
            ("mine\n\ntea", "", "tea", "mine\n\ntea"),
            ("mine\n\ntea\nmore", "tea", "coffee", "mine\n\ncoffee\nmore"),
            ("mine\n\ntea", "tea", "", "mine"),
            ("tea", "tea", "", ""),
            ("rewritten", "tea", "", "rewritten"),
            ("rewritten", "tea", "coffee", "rewritten\n\ncoffee"),
            ("tea  and\ncake", "", "tea and cake", "tea  and\ncake"),
            ("same", "tea", "tea", "same"),
        ] {
            assert_eq!(
                taken_in(notes, before, now),
                expected,
                "{notes:?} {before:?} {now:?}"
            );
        }
    }
}
