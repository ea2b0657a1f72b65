//! The full-screen app: terminal, events, state, and everything that is drawn.
//!
//! `terminal` takes and gives back the terminal; `session` is the one loop that reads events, carries
//! out effects on the store and draws; `app` holds the state and decides; `view` says what a screen is.
//! Keys stand in `assets/keymap.toml`, colours in `assets/themes`, and nowhere else.

mod act;
mod app;
mod command;
mod editor;
mod form;
mod frame;
mod key;
mod keymap;
mod layer;
mod screen;
mod session;
mod terminal;
#[cfg(test)]
mod testing;
mod theme;
mod view;
mod widget;

use keymap::Keymap;
use theme::Theme;

use crate::clock::Clock;
use crate::lesson_files::Lessons;
use crate::report::Result;
use crate::store::Store;

/// Opens the app on `store` and returns when the user leaves it.
///
/// # Errors
/// A terminal that cannot be used. Whatever else goes wrong is said inside.
pub(crate) fn run(store: Store, clock: Clock, lessons: Lessons) -> Result<()> {
    let mut troubles = lessons.troubles;
    let keymap = match own_keymap() {
        Ok(Some(own)) => Keymap::ours()?.overlaid(own),
        Ok(None) => Keymap::ours()?,
        Err(report) => {
            troubles.push(report);
            Keymap::ours()?
        }
    };
    let theme = Theme::for_environment()?;
    let options = session::Options {
        lessons: lessons.lessons,
        troubles,
        keymap,
        theme,
    };
    session::run(store, clock, options)
}

/// The user's own keys, where there are some.
fn own_keymap() -> Result<Option<Keymap>> {
    let path = crate::places::configuration()?.join("keymap.toml");
    match std::fs::read_to_string(&path) {
        Ok(text) => Keymap::parse(&text, &path.display().to_string()).map(Some),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(crate::report::Report::file("read", &path, &error)),
    }
}
