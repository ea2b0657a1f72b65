//! Keys as they are written in a keymap and as the terminal sends them, brought to one form.

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

/// A key with its modifiers. SHIFT is dropped where the character already says it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) struct Key {
    code: KeyCode,
    modifiers: KeyModifiers,
}

impl Key {
    /// The key that an event reports.
    pub(crate) fn of(event: KeyEvent) -> Self {
        let mut modifiers =
            event.modifiers & (KeyModifiers::SHIFT | KeyModifiers::CONTROL | KeyModifiers::ALT);
        let mut code = event.code;
        if let KeyCode::Char(character) = code {
            // The character already says whether it was shifted; AltGr arrives as CONTROL and ALT.
            modifiers -= KeyModifiers::SHIFT;
            if modifiers.contains(KeyModifiers::CONTROL | KeyModifiers::ALT) {
                modifiers -= KeyModifiers::CONTROL | KeyModifiers::ALT;
            }
            if modifiers.contains(KeyModifiers::CONTROL) {
                code = KeyCode::Char(character.to_ascii_lowercase());
            }
        }
        if code == KeyCode::BackTab {
            modifiers = KeyModifiers::SHIFT;
        }
        Self { code, modifiers }
    }

    /// Reads `j`, `G`, `ctrl-r`, `shift-tab`, `space`, `f1`.
    pub(crate) fn parse(text: &str) -> Option<Self> {
        let mut modifiers = KeyModifiers::NONE;
        let mut rest = text;
        loop {
            rest = match rest.split_once('-') {
                Some(("ctrl", more)) if !more.is_empty() => {
                    modifiers |= KeyModifiers::CONTROL;
                    more
                }
                Some(("alt", more)) if !more.is_empty() => {
                    modifiers |= KeyModifiers::ALT;
                    more
                }
                Some(("shift", more)) if !more.is_empty() => {
                    modifiers |= KeyModifiers::SHIFT;
                    more
                }
                _ => break,
            };
        }
        let code = match rest {
            "space" => KeyCode::Char(' '),
            "enter" => KeyCode::Enter,
            "esc" => KeyCode::Esc,
            "tab" if modifiers.contains(KeyModifiers::SHIFT) => KeyCode::BackTab,
            "tab" => KeyCode::Tab,
            "backspace" => KeyCode::Backspace,
            "delete" => KeyCode::Delete,
            "up" => KeyCode::Up,
            "down" => KeyCode::Down,
            "left" => KeyCode::Left,
            "right" => KeyCode::Right,
            "home" => KeyCode::Home,
            "end" => KeyCode::End,
            "pageup" => KeyCode::PageUp,
            "pagedown" => KeyCode::PageDown,
            _ => {
                let mut characters = rest.chars();
                match (characters.next()?, characters.as_str()) {
                    (character, "") => KeyCode::Char(character),
                    ('f', number) => KeyCode::F(number.parse().ok()?),
                    _ => return None,
                }
            }
        };
        Some(Self { code, modifiers })
    }

    /// How the key is shown: `^R`, `space`, `⇧tab`, `↓`.
    pub(crate) fn label(self) -> String {
        let name = match self.code {
            KeyCode::Char(' ') => "space".to_owned(),
            KeyCode::Char(character) => character.to_string(),
            KeyCode::Enter => "enter".to_owned(),
            KeyCode::Esc => "esc".to_owned(),
            KeyCode::Tab | KeyCode::BackTab => "tab".to_owned(),
            KeyCode::Backspace => "backspace".to_owned(),
            KeyCode::Delete => "delete".to_owned(),
            KeyCode::Up => "↑".to_owned(),
            KeyCode::Down => "↓".to_owned(),
            KeyCode::Left => "←".to_owned(),
            KeyCode::Right => "→".to_owned(),
            KeyCode::Home => "home".to_owned(),
            KeyCode::End => "end".to_owned(),
            KeyCode::PageUp => "pgup".to_owned(),
            KeyCode::PageDown => "pgdn".to_owned(),
            KeyCode::F(number) => format!("F{number}"),
            _ => "?".to_owned(),
        };
        let mut label = String::new();
        if self.modifiers.contains(KeyModifiers::CONTROL) {
            label.push('^');
        }
        if self.modifiers.contains(KeyModifiers::ALT) {
            label.push_str("alt-");
        }
        if self.modifiers.contains(KeyModifiers::SHIFT) {
            label.push('⇧');
        }
        if self.modifiers.contains(KeyModifiers::CONTROL) {
            label.push_str(&name.to_uppercase());
        } else {
            label.push_str(&name);
        }
        label
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_what_the_terminal_sends() {
        let event = |code, modifiers| Key::of(KeyEvent::new(code, modifiers));
        for (written, sent) in [
            ("j", event(KeyCode::Char('j'), KeyModifiers::NONE)),
            ("G", event(KeyCode::Char('G'), KeyModifiers::SHIFT)),
            (">", event(KeyCode::Char('>'), KeyModifiers::SHIFT)),
            ("ctrl-r", event(KeyCode::Char('r'), KeyModifiers::CONTROL)),
            ("shift-tab", event(KeyCode::BackTab, KeyModifiers::SHIFT)),
            ("shift-tab", event(KeyCode::BackTab, KeyModifiers::NONE)),
            ("space", event(KeyCode::Char(' '), KeyModifiers::NONE)),
            ("-", event(KeyCode::Char('-'), KeyModifiers::NONE)),
            ("f1", event(KeyCode::F(1), KeyModifiers::NONE)),
            (
                "@",
                event(
                    KeyCode::Char('@'),
                    KeyModifiers::CONTROL | KeyModifiers::ALT,
                ),
            ),
        ] {
            assert_eq!(Key::parse(written), Some(sent), "{written}");
        }
        assert_eq!(Key::parse("hyper-x"), None);
        assert_eq!(Key::parse("ctrl-r").map(Key::label).as_deref(), Some("^R"));
    }
}
