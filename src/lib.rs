//! Cordial: a networking coach that lives in the terminal.
//!
//! # The screen
//!
//! ```text
//!  today  lesson  board  people  ledger …          ▂▄····  Mon 23 Nov    header: screens, week, day (tui::frame)
//!
//!    Three people for today                                              screen: state, update, draw (tui::screen)
//!
//!  ▌ Priya Raman     you said you would send the paper         tomorrow  turn with its reason (coach::today)
//!    Tom Okafor      usually every ~18 days; 41 now                      selection (tui::widget::list)
//!        ┌ a promise ───────────────────────────────┐
//!        │ ▌ What   send the paper                  │                    layer: form, palette, help (tui::form, tui::layer)
//!        │   By     fri          → Fri 27 Nov       │                    field; kept as a draft while it is written
//!        └──────────────────────────────────────────┘
//!  Kept: send the paper for Priya. u to undo.                            saying: what was just done
//!  enter open   d done   l log   s snooze                        ? help  footer: read from the keymap
//! ```
//!
//! # The way of a change
//!
//! ```text
//!  key ─ keymap ─▶ Command ─▶ View::command ─▶ Effect::Apply(Change) ─▶ Store::apply ─▶ one transaction:
//!  word ─ clap ──▶ cli verb ──────────────────────────▶ Change ───────▶              rows, journal, facts
//!                                                                                        │
//!  frame ◀─ View::draw ◀─ View::load ◀─ store::query (facts) ─▶ coach (judgement) ◀──────┘
//! ```
//!
//! # Glossary
//!
//! | word | what it is |
//! | --- | --- |
//! | person, tie | somebody; what they are to the user: kind, circle, rhythm, column |
//! | circle, cadence | how close (1–5); how often to be in touch, ideal and latest, in days |
//! | contact-day, gap | a day with at least one touch; the days between two of them |
//! | goal, contribution | what influence is wanted for; what somebody could bring to it |
//! | asset, offer, entry | what the user has to give; what could be given; what was given or received |
//! | promise, follow-up | what one of the two said they would do; what the user plans to do |
//! | turn, reason | somebody whose turn it is today; why, as data |
//! | pick | somebody chosen for a week, with an offer and an if-then plan |
//! | change, record, step | a sentence and the rows it touches; a row of any table; one row added, revised, removed |
//! | journal, group | what every change did, for undo and redo; one change in it |
//! | view, layer, effect | anything on the screen; one in front of the others; what it asks to happen |

mod card_folder;
pub mod cells;
pub mod cli;
pub mod clock;
pub mod coach;
pub mod config;
pub mod demo;
pub mod domain;
mod export_files;
mod files;
mod import_files;
pub mod interchange;
pub mod lesson_files;
pub mod places;
pub mod report;
pub mod store;
mod tui;
