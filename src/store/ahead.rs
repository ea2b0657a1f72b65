//! Making rows ready on another thread while the ones before them are written: of a large import half the
//! work is done before a row reaches the database.
//!
//! Not here: writing (`apply`), which stays on the thread that has the connection.

use std::sync::mpsc::sync_channel;
use std::thread;

use uuid::Uuid;

use super::apply::{checked, json_text};
use super::columns::Fields;
use crate::domain::{Record, Step};
use crate::report::{Report, Result};

/// How many are handed over at once.
const BATCH: usize = 256;
/// How many batches may wait.
const WAITING: usize = 8;

/// A step with as much done as needs no connection.
pub(super) enum Ready {
    /// A new row: its columns, and how the journal words it.
    Add {
        table: &'static str,
        id: Uuid,
        fields: Fields,
        words: String,
    },
    /// Any other step.
    Step(Box<Step>),
}

impl Ready {
    pub(super) fn of(step: Step) -> Result<Self> {
        match step {
            Step::Add(Record::Draft(_)) | Step::Revise { .. } | Step::Remove(_) => {
                Ok(Self::Step(Box::new(step)))
            }
            Step::Add(record) => {
                let fields = checked(&record)?;
                Ok(Self::Add {
                    table: record.table(),
                    id: record.uuid(),
                    words: json_text(&fields)?,
                    fields,
                })
            }
        }
    }
}

/// Hands everything that `items` makes to `take`, in order; the items are made ahead, on another thread.
///
/// # Errors
/// The first error of `take`, after which no more is made; and where the system has no thread to give.
pub(super) fn each<T: Send>(
    items: impl Iterator<Item = T> + Send,
    mut take: impl FnMut(T) -> Result<()>,
) -> Result<()> {
    thread::scope(|scope| {
        let (sender, receiver) = sync_channel::<Vec<T>>(WAITING);
        let make = move || {
            let mut items = items;
            loop {
                let batch: Vec<T> = items.by_ref().take(BATCH).collect();
                // Nobody takes any more where writing came to an end before its time.
                if batch.is_empty() || sender.send(batch).is_err() {
                    return;
                }
            }
        };
        thread::Builder::new()
            .spawn_scoped(scope, make)
            .map_err(|error| Report::machine(format!("The system gave no thread: {error}.")))?;
        receiver.into_iter().flatten().try_for_each(&mut take)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn everything_comes_in_order_and_an_error_ends_it() {
        let mut taken = Vec::new();
        each(0..10_000, |number| {
            taken.push(number);
            Ok(())
        })
        .unwrap();
        assert!(taken.iter().copied().eq(0..10_000));
        let mut count = 0;
        let ended = each(0.., |number: u64| {
            count += 1;
            match number {
                5000 => Err(Report::input("Enough.")),
                _ => Ok(()),
            }
        });
        assert_eq!(ended.unwrap_err().sentence, "Enough.");
        assert_eq!(count, 5001);
    }
}
