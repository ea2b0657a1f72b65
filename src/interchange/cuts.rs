//! How it is said what of somebody in a file was left out because it is longer than it may be.
//!
//! Not here: what is left out (the readers).

/// How many people are named of whom something was left out.
const MOST_NAMED: usize = 5;

/// What was left out of the people of a file.
#[derive(Debug, Default)]
pub(super) struct Cuts {
    remarks: Vec<String>,
    more: usize,
}

impl Cuts {
    /// Notes what was left out of `who`.
    pub(super) fn note(&mut self, who: &str, what: &[String]) {
        if what.is_empty() {
            return;
        }
        if self.remarks.len() >= MOST_NAMED {
            self.more += 1;
            return;
        }
        self.remarks
            .push(format!("Left out for {who}: {}.", what.join(", ")));
    }

    /// Sentences.
    pub(super) fn remarks(mut self) -> Vec<String> {
        if self.more > 0 {
            self.remarks.push(format!(
                "Something was left out for {} more in the same way.",
                self.more
            ));
        }
        self.remarks
    }
}

/// Shortens `text` to at most this many bytes, at the end of a word where one is near.
pub(super) fn shorten(text: &mut String, most: usize) {
    if text.len() <= most {
        return;
    }
    let mut end = most;
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let near = end.saturating_sub(100);
    let is_end_of_word = text[end..].starts_with(char::is_whitespace);
    let word = text[..end]
        .rfind(char::is_whitespace)
        .filter(|at| !is_end_of_word && *at >= near && *at > 0);
    text.truncate(word.unwrap_or(end));
    text.truncate(text.trim_end().len());
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_shortened_between_words_and_never_within_a_letter() {
        for (text, most, expected) in [
            ("one two three", 9, "one two"),
            ("one two", 7, "one two"),
            ("one two three", 7, "one two"),
            ("ééé", 3, "é"),
            ("", 0, ""),
        ] {
            let mut shortened = text.to_owned();
            shorten(&mut shortened, most);
            assert_eq!(shortened, expected, "{text}");
        }
    }
}
