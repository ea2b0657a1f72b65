//! The full-screen app: terminal, events, state, and everything that is drawn.
//!
//! `terminal` takes and gives back the terminal; `session` is the one loop that reads events, carries
//! out effects on the store and draws; `app` holds the state and decides; `view` says what a screen is.
//! Keys stand in `assets/keymap.toml`, colours in `assets/themes`, and nowhere else.

mod act;
mod app;
mod command;
mod editor;
mod examining;
mod form;
mod frame;
mod key;
mod keymap;
mod layer;
mod screen;
#[cfg(test)]
mod screens_test;
mod session;
mod terminal;
#[cfg(test)]
mod testing;
mod theme;
mod view;
mod widget;
mod wording;
mod work;

use keymap::Keymap;
pub(crate) use session::Left;
use theme::Theme;

use crate::clock::Clock;
use crate::lesson_files::Lessons;
use crate::report::Result;
use crate::store::Store;

/// Opens the app on `store` and returns when the user leaves it.
///
/// # Errors
/// A terminal that cannot be used. Whatever else goes wrong is said inside.
pub(crate) fn run(store: Store, clock: Clock, lessons: Lessons) -> Result<Left> {
    let mut troubles = lessons.troubles;
    let keymap = keymap().or_else(|report| {
        // A mistake in the user's own keys is said, and ours are used.
        troubles.push(report);
        Keymap::ours()
    })?;
    let (config, mistaken) = crate::config::own()?;
    troubles.extend(mistaken);
    let theme = Theme::of(config.theme)?;
    let options = session::Options {
        lessons: lessons.lessons,
        troubles,
        keymap,
        theme,
        calendar: config.calendar,
    };
    session::run(store, clock, options)
}

/// A key of the app, for those who want to read about it outside.
pub(crate) struct KeyLine {
    /// Where it works.
    pub place: &'static str,
    /// The keys, as they are shown.
    pub keys: String,
    /// The name by which a keymap binds it.
    pub command: String,
    /// What it does.
    pub help: String,
}

/// Every key that works, the user's own included.
pub(crate) fn keys() -> Result<Vec<KeyLine>> {
    let keymap = keymap()?;
    let line = |binding: &keymap::Binding| KeyLine {
        place: binding.scope.title(),
        keys: binding.all_keys_label(),
        command: binding.command.name(),
        help: binding.help.clone(),
    };
    Ok(keymap.all().iter().map(line).collect())
}

/// Our keys with the user's own laid over them.
fn keymap() -> Result<Keymap> {
    let path = crate::places::configuration()?.join("keymap.toml");
    match std::fs::read_to_string(&path) {
        Ok(text) => {
            let own = Keymap::parse(&text, &path.display().to_string())?;
            Ok(Keymap::ours()?.overlaid(own))
        }
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Keymap::ours(),
        Err(error) => Err(crate::report::Report::file("read", &path, &error)),
    }
}
