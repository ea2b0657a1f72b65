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

pub(crate) use keymap::Keymap;
pub(crate) use session::{Options, run};
pub(crate) use theme::Theme;
