//! Looking at a file before it is taken in: reading it, planning what it would do, and the page that shows
//! that, or the form that asks what its columns hold.

use std::fs::File;
use std::io::Read;
use std::ops::ControlFlow;

use super::form;
use super::screen::import::{Examined, ImportPage, MOST_RECORDS};
use super::view::{Context, Effect, Examination};
use crate::clock::Clock;
use crate::domain::draft::OWN_ADDRESSES;
use crate::import_files;
use crate::interchange::conversations::OwnAddresses;
use crate::interchange::formats::{self, Format, Request};
use crate::interchange::incoming::Limits;
use crate::interchange::plan;
use crate::interchange::table::{Layout, Mapping};
use crate::report::{Report, Result};
use crate::store::Store;

/// The page that shows what taking in would do; where a table cannot be understood, the form that asks what
/// its columns hold.
///
/// # Errors
/// A file that cannot be read.
pub(crate) fn page(asked: &Examination, store: &Store, context: &mut Context) -> Result<Effect> {
    match examined(asked, store, context) {
        Ok(page) => Ok(Effect::Page(Box::new(page))),
        Err(report) => match columns_of(asked) {
            Some(columns) => Ok(form::import::columns(
                &asked.path,
                &report.sentence,
                &columns,
            )),
            None => Err(report),
        },
    }
}

/// What the columns of the table are read as, a line each; nothing where it is no single table.
fn columns_of(asked: &Examination) -> Option<String> {
    let path = crate::places::written(&asked.path);
    let mut head = Vec::new();
    let file = File::open(&path).ok().filter(|_| path.is_file())?;
    file.take(formats::HEAD as u64)
        .read_to_end(&mut head)
        .ok()?;
    if Format::of(&head, &path.to_string_lossy()) != Some(Format::Table) {
        return None;
    }
    let layout = Layout::of(&head, &asked.mapping)
        .or_else(|_| Layout::of(&head, &Mapping::default()))
        .ok()?;
    Some(Mapping::lines(&layout.columns))
}

/// Reads a file or a folder and thinks out what taking it in would do.
fn examined(asked: &Examination, store: &Store, context: &mut Context) -> Result<ImportPage> {
    let own: Vec<String> = store
        .setting(OWN_ADDRESSES)?
        .iter()
        .flat_map(|setting| setting.value.split(','))
        .map(str::to_owned)
        .collect();
    let request = Request {
        mapping: asked.mapping.clone(),
        limits: Limits::default(),
        own: OwnAddresses::new(own),
        now: context.now,
        offset: Clock::offset,
    };
    let paths = [crate::places::written(&asked.path)];
    if import_files::is_archive(&paths[0]) {
        return Err(Report::input("This is an archive of Cordial.")
            .hint("the command line takes it in: cordial import ARCHIVE.json"));
    }
    let mut too_many = false;
    let taken = import_files::read(
        &paths,
        None,
        &request,
        &|| store.addresses(),
        &mut |count| {
            too_many |= count > MOST_RECORDS;
            match too_many {
                true => ControlFlow::Break(()),
                false => ControlFlow::Continue(()),
            }
        },
    );
    if too_many {
        return Err(Report::input(format!(
            "There are more than {MOST_RECORDS} records in it, which is more than is taken in here."
        ))
        .hint("the command line takes any number: cordial import FILE"));
    }
    let taken = taken?;
    let board = store.intake_board(taken.records.past())?;
    let options = plan::Options {
        own: taken.own,
        ..plan::Options::default()
    };
    let plan = plan::plan(
        &taken.files,
        taken.records,
        &board,
        &options,
        &mut context.ids,
        context.now,
    );
    Ok(ImportPage::of(Examined {
        files: taken.files,
        board,
        plan,
        remarks: taken.remarks,
        table: columns_of(asked).map(|columns| (asked.path.clone(), columns)),
    }))
}
