//! `cordial import FILE…`: takes in other people's files, or one of our own archives; one undo takes all of
//! it back. `--dry-run` says what would be done with each record and does nothing.
//!
//! JSON of a dry run: `records` (each `source`, `index`, `action`, `reason`, `person`), `totals`, `remarks` and
//! `files_not_read`. `source` is the file as it was named, or “standard input”. `remarks` are sentences about
//! files as a whole: the address that was taken for the user's own, days that can be read either way, columns
//! that were not read. `files_not_read` names, from the folder on that was given, the files of folders that
//! are in no format we read or are tables of something else than people; hidden files, pictures and what
//! programs leave beside their files are not counted. `index`
//! is the place of the card, row, event or message in its file, from 0, so that it can be found there. A
//! meeting or a message has no `person` but a `talk`: `on`, `channel`, `direction`, `title`, `people` (each
//! `name`, `email`), `known` (names on the board). `on` is the day on the clock of the event, as it stands on
//! the invitation; a time in UTC is brought to the user's clock. Several occurrences of one repeated event
//! share its `index`; what tells them apart is `occurrence`, the day for which each was planned. `totals`
//! counts the records, each action, `people_added`, `people_changed`, `talks_proposed`, `strangers`,
//! `fields_differing`, and what is no record at all: `left_out`, `left_out_because`, by reason, and
//! `files_not_read`, their number.
//!
//! JSON of an import: `said`, `rows`, `totals`, `refused`, `asked`, `remarks`, `files_not_read`; of archives see
//! `archive`.
//!
//! Files in which nothing can be used end with exit code 2, whatever their format. Meetings and messages with
//! nobody on the board can be used: by whoever takes in an address book first.

mod archive;
mod shape;
mod tell;

use std::collections::BTreeSet;
use std::io::IsTerminal;
use std::ops::ControlFlow;
use std::path::PathBuf;

use clap::Args;

use self::tell::Beside;
use super::out;
use super::session::{self, Session};
use crate::clock::Clock;
use crate::coach::identity::email_key;
use crate::domain::draft::{OWN_ADDRESSES, Setting};
use crate::domain::{IdSource, Step};
use crate::import_files::{self, Asked, Taken};
use crate::interchange::conversations::OwnAddresses;
use crate::interchange::formats::{Format, Request};
use crate::interchange::incoming::Limits;
use crate::interchange::plan::{Details, Doubtful, Options, Preferred, plan, said};
use crate::interchange::table::Mapping;
use crate::report::{Report, Result};
use crate::store::Store;
use crate::store::backup::{self, Occasion};

/// Take in address books, calendars, mailboxes, or an archive.
#[derive(Debug, Args)]
pub(crate) struct Import {
    /// Files, pipes or folders; - is standard input
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
    /// Say what each record would do, and do nothing
    #[arg(long)]
    dry_run: bool,
    /// What the columns of a table hold, as in "Firma=organization,Tel=phone:work"; "Column=" or
    /// "Column=ignore" leaves one out, "Birthday=birthday:dmy" (or mdy) says how days are written
    #[arg(long, value_name = "COLUMN=FIELD,…")]
    map: Option<String>,
    /// One of your own addresses; may be given again, and is remembered
    #[arg(long, value_name = "ADDRESS")]
    me: Vec<String>,
    /// What the files are, where that cannot be told
    #[arg(long, value_parser = session::choice::<Format>)]
    format: Option<Format>,
    /// Where a file and the board differ, the file is right
    #[arg(long)]
    take_theirs: bool,
    /// Leave out whoever may be here already, instead of adding them for `cordial duplicates`
    #[arg(long)]
    skip_asked: bool,
}

impl Import {
    pub(super) fn run(self, session: &mut Session) -> Result<()> {
        let mut begun = None;
        if let [file] = self.files.as_slice() {
            begun = import_files::begun(file)?;
            let is_archive = self.format.is_none()
                && match &begun {
                    Some(begun) => begun.is_archive(),
                    None => import_files::is_archive(file),
                };
            if is_archive || self.format == Some(Format::Archive) {
                return match self.dry_run {
                    true => archive::dry_run(file, begun, session),
                    false => archive::take(file, begun, session),
                };
            }
        }
        let mut store = if self.dry_run && !session.database()?.exists() {
            // A look at a file leaves nothing behind.
            Store::in_memory()?
        } else {
            session.open()?
        };
        let (own, setting) = self.own(&store, &mut session.ids()?, session)?;
        let request = Request {
            mapping: self.mapping()?,
            limits: Limits::default(),
            own: OwnAddresses::new(own),
            now: session.now,
            offset: Clock::offset,
        };
        let mut options = Options {
            preferred: match self.take_theirs {
                true => Preferred::Theirs,
                false => Preferred::Ours,
            },
            doubtful: match self.skip_asked {
                true => Doubtful::LeftOut,
                false => Doubtful::Added,
            },
            own: OwnAddresses::default(),
            details: match self.dry_run {
                true => Details::Kept,
                false => Details::Dropped,
            },
        };
        let mut shown = Shown::new();
        let taken = import_files::read(
            Asked {
                paths: &self.files,
                format: self.format,
                begun,
            },
            &request,
            &|| store.addresses(),
            &mut |count| {
                shown.records(count);
                ControlFlow::Continue(())
            },
        );
        shown.clear();
        let Taken {
            files,
            records,
            own,
            remarks,
            left_out,
            not_read,
        } = taken?;
        let beside = Beside {
            remarks,
            left_out,
            not_read,
        };
        options.own = own;
        let board = store.intake_board(records.wanted())?;
        let mut ids = session.ids()?;
        let plan = plan(&files, records, &board, &options, &mut ids, session.now);
        let useless = plan
            .is_useless()
            .then(|| tell::nothing_readable(&plan, &files));
        if self.dry_run {
            tell::dry_run(&plan, &files, &beside, session)?;
            return useless.map_or(Ok(()), Err);
        }
        if let Some(report) = useless {
            tell::refusals(&plan, &files, session);
            return Err(report);
        }
        let summary = tell::Summary::of(&plan, &files, beside);
        let changes_nothing = plan.is_empty();
        if changes_nothing && setting.is_empty() {
            return summary.nothing_new(session);
        }
        if store.count("person")? > 0 {
            backup::make(&store, Occasion::Large, session.now.at)?;
        }
        let sentence = said(&plan, &files);
        let steps = setting
            .into_iter()
            .chain(plan.into_steps(&board, ids, session.now));
        let applied = store.apply_steps(&sentence, session.now.at, steps)?;
        if changes_nothing {
            return summary.nothing_new(session);
        }
        summary.done(&applied, session)
    }

    fn mapping(&self) -> Result<Mapping> {
        self.map
            .as_deref()
            .map_or(Ok(Mapping::default()), Mapping::parse)
    }

    /// The user's own addresses, and the steps that remember those that are new.
    fn own(
        &self,
        store: &Store,
        ids: &mut IdSource,
        session: &Session,
    ) -> Result<(BTreeSet<String>, Vec<Step>)> {
        let was = store.setting(OWN_ADDRESSES)?;
        let mut own: BTreeSet<String> = was
            .iter()
            .flat_map(|setting| setting.value.split(','))
            .filter_map(email_key)
            .collect();
        let before = own.len();
        for address in &self.me {
            let key = email_key(address).ok_or_else(|| {
                Report::input(format!("“{address}” is not an e-mail address."))
                    .hint("write it as --me you@home.example")
            })?;
            own.insert(key);
        }
        if own.len() == before {
            return Ok((own, Vec::new()));
        }
        let value = own.iter().cloned().collect::<Vec<_>>().join(",");
        let step = match was {
            Some(was) => Step::Revise {
                becomes: Box::new(
                    Setting {
                        value,
                        ..was.clone()
                    }
                    .into(),
                ),
                was: Box::new(was.into()),
            },
            None => Step::Add(
                Setting {
                    id: ids.fresh(session.now.at),
                    name: OWN_ADDRESSES.into(),
                    value,
                }
                .into(),
            ),
        };
        Ok((own, vec![step]))
    }
}

/// How far the reading is, on a terminal only.
struct Shown {
    terminal: Option<usize>,
}

impl Shown {
    /// Records between two words about them.
    const STRIDE: usize = 1000;

    fn new() -> Self {
        Self {
            terminal: std::io::stderr().is_terminal().then_some(0),
        }
    }

    fn records(&mut self, count: usize) {
        if let Some(last) = &mut self.terminal
            && count >= *last + Self::STRIDE
        {
            *last = count;
            out::progress(&format!("{count} records read"));
        }
    }

    fn clear(&self) {
        if self.terminal.is_some_and(|last| last > 0) {
            out::progress("");
        }
    }
}
