//! JSON that may be printed to a terminal: nothing is lost, and nothing acts on the reader.
//!
//! What `shown` would drop or replace stands here as an escape (`\u202e`), which a JSON reader turns
//! back into the character.

use std::borrow::Cow;
use std::fmt::Write;

use crate::domain::shown::Shown;

/// The same JSON, in which every character that is not safe to print is an escape.
///
/// Characters beyond ASCII stand only inside strings, so the text stays valid JSON with equal values.
pub fn harmless(json: &str) -> Cow<'_, str> {
    if json.bytes().all(|byte| byte.is_ascii() && byte != 0x7f) {
        return Cow::Borrowed(json);
    }
    let mut safe = String::with_capacity(json.len() + 16);
    for character in json.chars() {
        if is_printable(character) {
            safe.push(character);
        } else {
            for unit in character.encode_utf16(&mut [0; 2]) {
                // Writing to a String does not fail.
                let _ = write!(safe, "\\u{unit:04x}");
            }
        }
    }
    Cow::Owned(safe)
}

fn is_printable(character: char) -> bool {
    if character.is_ascii() {
        return character != '\u{7f}';
    }
    let mut buffer = [0; 4];
    let alone = &*character.encode_utf8(&mut buffer);
    Shown::line(alone).as_str() == alone
}

#[cfg(test)]
mod tests {
    use super::harmless;

    #[test]
    fn every_text_comes_back_and_none_acts() {
        for text in [
            "plain",
            "Søren 欧阳静怡 🦊",
            "\u{1b}[31m\u{9b}31m\u{7f}\u{0}",
            "\u{202e}gnp\u{2066}\u{200b}\u{feff}\u{e0041}",
            "e\u{301}\u{301}\u{301}\u{301}\u{301}",
            "line\nbreak\u{2028}\u{85}\"quoted\"\\",
            "\u{f8ff}\u{10ffff}\u{fffe}",
        ] {
            let json = serde_json::to_string(text).unwrap();
            let safe = harmless(&json);
            assert_eq!(serde_json::from_str::<String>(&safe).unwrap(), text);
            let printed = crate::domain::shown::shown(&safe);
            assert_eq!(printed.as_str(), safe, "nothing is left to make harmless");
        }
    }
}
