//! The command line: one verb a file, each with a plain text for people and `--json` for programs.
//!
//! Here are the list of verbs and the way of an error to the exit code: 0 done, 2 something in the
//! question that the user can mend, 1 anything else. What is printed goes through `out`.

mod add;
mod asset;
mod backup;
mod board;
mod brief;
mod close;
mod demo;
mod doctor;
mod duplicates;
mod evidence;
mod export;
mod follow_up;
mod gift;
mod goals;
mod history;
mod import;
mod insights;
mod keys;
mod layout;
mod ledger;
mod lesson;
mod list;
mod log;
mod merge;
mod offer;
mod out;
mod promise;
mod proposed;
mod prose;
mod queue;
mod review;
mod session;
mod show;
mod sync;
mod tie;
mod today;
mod undo;

use std::ffi::OsString;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Parser, Subcommand};

use crate::clock::Clock;
use crate::places;
use crate::report::{Report, Result};
use out::{Ending, Out};
use session::{Form, Session};

/// A networking coach that lives in the terminal. Without a verb it opens full screen.
#[derive(Debug, Parser)]
#[command(name = "cordial", version, disable_help_subcommand = true)]
struct Asked {
    /// The file to work on
    #[arg(long, global = true, value_name = "PATH")]
    database: Option<PathBuf>,
    /// Answer in JSON
    #[arg(long, global = true)]
    json: bool,
    #[command(subcommand)]
    verb: Option<Verb>,
}

#[derive(Debug, Subcommand)]
enum Verb {
    /// Add somebody
    Add(Box<add::Add>),
    /// List people
    List(list::List),
    /// Show everything about one person
    Show(show::Show),
    /// Say what somebody is to you, and how often to be in touch
    Tie(tie::TieOf),
    /// What to have in mind before a conversation with somebody
    Brief(brief::Brief),
    /// Write down that you were in touch
    Log(log::Log),
    /// Write down a promise, yours or theirs
    Promise(promise::Promise),
    /// Write down something you gave
    Give(gift::Gift),
    /// Write down something you were given
    Receive(gift::Gift),
    /// Plan a next step with somebody
    FollowUp(follow_up::FollowUp),
    /// A promise was kept
    Kept(close::Close),
    /// Thanks were said
    Thank(close::Close),
    /// A follow-up is done
    Done(close::Close),
    /// Write down what you could do for somebody
    Offer(offer::Offer),
    /// Write down what you have to give, or list it
    Asset(asset::Asset),
    /// At most five people for today, with why now
    Today(today::Today),
    /// Everybody whose turn it is, who is away, and what is coming
    Queue(queue::Queue),
    /// Promises, thanks, offers, introductions, and what passed between you
    Ledger(ledger::Ledger),
    /// The contact board's five columns
    Board(board::Board),
    /// Goals, who could bring what, and what nobody brings yet
    Goals(goals::Goals),
    /// Add a goal
    Goal(goals::Goal),
    /// Groups, contact by week, give and receive, ties and goals
    Insights(insights::Insights),
    /// What the last weekly review decided, as Markdown
    Review(review::Review),
    /// Read the lesson
    Lesson(lesson::Lesson),
    /// Take back the latest change
    Undo(undo::Undo),
    /// Do again what was taken back last
    Redo(undo::Redo),
    /// List the latest changes
    History(history::History),
    Keys(keys::Keys),
    /// What is known behind what the coach says, and how well
    Evidence(evidence::Evidence),
    /// Make a checked copy of the file
    Backup(backup::Backup),
    /// Look the file through
    Doctor(doctor::Doctor),
    /// Write everything into one archive
    Export(export::Export),
    /// Take in address books, calendars, mailboxes, or an archive
    Import(import::Import),
    /// Talks that calendars and mailboxes tell of, to be taken or declined
    Proposed(proposed::ProposedVerb),
    /// Who may be here twice
    Duplicates(duplicates::Duplicates),
    /// Make one person of two
    Merge(merge::Merge),
    /// Keep a folder of cards in step, both ways
    Sync(sync::Sync),
    /// Open a throwaway network, or write one of any size
    Demo(demo::Demo),
}

/// Runs the program with these arguments, the first of which is its own name.
pub fn main(arguments: impl IntoIterator<Item = OsString>) -> ExitCode {
    let asked = match Asked::try_parse_from(arguments) {
        Ok(asked) => asked,
        Err(error) => return usage(&error),
    };
    let mut session = match session(&asked) {
        Ok(session) => session,
        Err(report) => return complain(&report),
    };
    let done = run(asked.verb, &mut session);
    match (session.out.finish(), done) {
        // Whoever read the answer had enough of it; that a verb could not go on printing is no error.
        (Ok(Ending::LeftEarly), _) => ExitCode::SUCCESS,
        (Err(report), _) | (Ok(Ending::Whole), Err(report)) => complain(&report),
        (Ok(Ending::Whole), Ok(code)) => ExitCode::from(code),
    }
}

fn session(asked: &Asked) -> Result<Session> {
    let clock = Clock::from_environment()?;
    Ok(Session {
        clock,
        now: clock.now(),
        form: if asked.json { Form::Json } else { Form::Text },
        out: Out::standard(),
        named_file: asked.database.clone(),
    })
}

/// Does what was asked; the number is the exit code of a verb that did its work and has something to say
/// with it.
fn run(verb: Option<Verb>, session: &mut Session) -> Result<u8> {
    let done = match verb {
        None => open_app(session),
        Some(Verb::Add(verb)) => verb.run(session),
        Some(Verb::List(verb)) => verb.run(session),
        Some(Verb::Show(verb)) => verb.run(session),
        Some(Verb::Tie(verb)) => verb.run(session),
        Some(Verb::Brief(verb)) => verb.run(session),
        Some(Verb::Log(verb)) => verb.run(session),
        Some(Verb::Promise(verb)) => verb.run(session),
        Some(Verb::Give(verb)) => verb.given(session),
        Some(Verb::Receive(verb)) => verb.received(session),
        Some(Verb::FollowUp(verb)) => verb.run(session),
        Some(Verb::Kept(verb)) => verb.kept(session),
        Some(Verb::Thank(verb)) => verb.thanked(session),
        Some(Verb::Done(verb)) => verb.done(session),
        Some(Verb::Offer(verb)) => verb.run(session),
        Some(Verb::Asset(verb)) => verb.run(session),
        Some(Verb::Today(verb)) => verb.run(session),
        Some(Verb::Queue(verb)) => verb.run(session),
        Some(Verb::Ledger(verb)) => verb.run(session),
        Some(Verb::Board(verb)) => verb.run(session),
        Some(Verb::Goals(verb)) => verb.run(session),
        Some(Verb::Goal(verb)) => verb.run(session),
        Some(Verb::Insights(verb)) => verb.run(session),
        Some(Verb::Review(verb)) => verb.run(session),
        Some(Verb::Lesson(verb)) => verb.run(session),
        Some(Verb::Undo(verb)) => verb.run(session),
        Some(Verb::Redo(verb)) => verb.run(session),
        Some(Verb::History(verb)) => verb.run(session),
        Some(Verb::Keys(verb)) => verb.run(session),
        Some(Verb::Evidence(verb)) => verb.run(session),
        Some(Verb::Backup(verb)) => verb.run(session),
        Some(Verb::Doctor(verb)) => return verb.run(session),
        Some(Verb::Export(verb)) => verb.run(session),
        Some(Verb::Import(verb)) => verb.run(session),
        Some(Verb::Proposed(verb)) => verb.run(session),
        Some(Verb::Duplicates(verb)) => verb.run(session),
        Some(Verb::Merge(verb)) => verb.run(session),
        Some(Verb::Sync(verb)) => return verb.run(session),
        Some(Verb::Demo(verb)) => verb.run(session),
    };
    done.map(|()| 0)
}

fn open_app(session: &Session) -> Result<()> {
    let store = session.open()?;
    let lessons = crate::lesson_files::load(&places::configuration()?);
    crate::tui::run(store, session.clock, lessons)?.finish()
}

fn complain(report: &Report) -> ExitCode {
    out::complain(report);
    ExitCode::from(report.exit_code())
}

/// What clap has to say: help and version are answers, everything else can be mended.
fn usage(error: &clap::Error) -> ExitCode {
    let text = error.render().to_string();
    if !error.use_stderr() {
        let mut out = Out::standard();
        out.document(&text);
        return match out.finish() {
            Ok(_) => ExitCode::SUCCESS,
            Err(report) => complain(&report),
        };
    }
    let text = text.trim_end();
    let text = text.strip_prefix("error: ").unwrap_or(text);
    let sentence = layout::capitalised(
        text.split("\n\nFor more information")
            .next()
            .unwrap_or(text),
    );
    complain(
        &Report::input(sentence)
            .hint("`cordial --help` lists the verbs, `cordial VERB --help` says what one takes"),
    )
}
