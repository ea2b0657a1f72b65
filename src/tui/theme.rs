//! Styles by meaning. Colours exist only here and in `assets/themes`; no screen names one.

use ratatui::style::{Color, Modifier, Style};
use serde::Deserialize;

use crate::config::ThemeName;
use crate::report::{Report, Result};

/// A style for everything that is drawn.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Theme {
    /// Sentences.
    #[serde(default)]
    pub text: Look,
    /// Names of people.
    pub name: Look,
    /// Facts beside them: roles, dates, counts.
    pub fact: Look,
    /// Headings of parts and columns.
    pub heading: Look,
    /// The one accent: where one is, what is under way.
    pub accent: Look,
    /// What is selected.
    pub selected: Look,
    /// The mark beside what is selected.
    pub marker: Look,
    /// Keys in the footer and in help.
    pub key: Look,
    /// What was done, said for a moment.
    pub said: Look,
    /// What could not be done.
    pub trouble: Look,
    /// What is ready or comes due.
    pub ready: Look,
    /// Given, in pictures.
    pub given: Look,
    /// Received, in pictures.
    pub received: Look,
    /// Borders of windows.
    pub border: Look,
    /// What was typed.
    pub typed: Look,
}

/// A style as a theme file writes it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(crate) struct Look {
    foreground: Option<Color>,
    background: Option<Color>,
    bold: Flag,
    dim: Flag,
    italic: Flag,
    underlined: Flag,
    reversed: Flag,
}

/// Whether a modifier is set; TOML writes it as a bool.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[serde(from = "bool")]
enum Flag {
    On,
    #[default]
    Off,
}

impl From<bool> for Flag {
    fn from(on: bool) -> Self {
        if on { Self::On } else { Self::Off }
    }
}

impl From<Look> for Style {
    fn from(look: Look) -> Self {
        let modifiers = [
            (look.bold, Modifier::BOLD),
            (look.dim, Modifier::DIM),
            (look.italic, Modifier::ITALIC),
            (look.underlined, Modifier::UNDERLINED),
            (look.reversed, Modifier::REVERSED),
        ];
        let mut style = Style::new();
        style.fg = look.foreground;
        style.bg = look.background;
        for (flag, modifier) in modifiers {
            if flag == Flag::On {
                style = style.add_modifier(modifier);
            }
        }
        style
    }
}

impl Look {
    /// The style.
    pub(crate) fn style(self) -> Style {
        self.into()
    }
}

const TERMINAL: &str = include_str!("../../assets/themes/terminal-16.toml");
const MONO: &str = include_str!("../../assets/themes/mono.toml");

impl Theme {
    /// The theme of this name; modifiers only where `NO_COLOR` is set.
    pub(crate) fn of(name: ThemeName) -> Result<Self> {
        let colourless = std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
        if colourless || name == ThemeName::Mono {
            Self::parse(MONO, "mono")
        } else {
            Self::parse(TERMINAL, "terminal-16")
        }
    }

    fn parse(text: &str, name: &str) -> Result<Self> {
        toml::from_str(text).map_err(|error| {
            Report::input(format!(
                "The theme {name} cannot be read: {}.",
                error.message()
            ))
        })
    }
}

#[cfg(test)]
impl Theme {
    /// The mono theme, for tests.
    pub(crate) fn mono() -> Self {
        Self::parse(MONO, "mono").unwrap()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn our_themes_can_be_read_and_mono_has_no_colour() {
        Theme::parse(TERMINAL, "terminal-16").unwrap();
        Theme::parse(MONO, "mono").unwrap();
        assert!(
            !MONO.contains("ground"),
            "mono names a foreground or background"
        );
    }
}
