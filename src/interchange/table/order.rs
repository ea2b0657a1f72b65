//! In which order the days of a table are written, told by the user, the header, the numbers themselves, and
//! at last by whose table it seems to be.
//!
//! Not here: how one day is read (`date`).

use super::date::{self, DayOrder};
use super::delimiter::Delimiter;
use super::dialect::Dialect;
use super::field::Field;
use super::layout::Layout;
use super::looks;
use super::spelling::words;

/// Whether the name of a column of days is English.
fn is_english(name: &str) -> bool {
    const ENGLISH: [&str; 12] = [
        "birthday",
        "birth",
        "birthdate",
        "bday",
        "dob",
        "d",
        "born",
        "day",
        "date",
        "connected",
        "met",
        "since",
    ];
    words(name)
        .phrase
        .split(' ')
        .any(|word| ENGLISH.contains(&word))
}

/// What cells prove of the order of days.
#[derive(Debug, Clone, Copy, Default)]
struct Proof {
    day_first: usize,
    month_first: usize,
    /// One of them could be read either way.
    doubtful: bool,
}

impl Proof {
    fn take(&mut self, cell: &str) {
        match date::evidence(cell) {
            Some(DayOrder::DayFirst) => self.day_first += 1,
            Some(DayOrder::MonthFirst) => self.month_first += 1,
            None => self.doubtful |= date::is_doubtful(cell),
        }
    }

    fn order(self) -> Option<DayOrder> {
        match self.day_first.cmp(&self.month_first) {
            std::cmp::Ordering::Greater => Some(DayOrder::DayFirst),
            std::cmp::Ordering::Less => Some(DayOrder::MonthFirst),
            std::cmp::Ordering::Equal => None,
        }
    }
}

impl Layout {
    /// Tells in which order days are written: what the user or the header says, what the numbers of the
    /// column prove, what those of other columns do, and else what is usual.
    pub(super) fn order_days(&mut self, bytes: &[u8]) {
        let dated: Vec<usize> = self
            .columns
            .iter()
            .enumerate()
            .filter(|(_, column)| column.is_of_days())
            .map(|(at, _)| at)
            .collect();
        let mut proofs = vec![Proof::default(); dated.len()];
        let mut codes = Proof::default();
        if !dated.is_empty()
            && let Ok(mut records) = self.records(bytes, 1 << 20)
        {
            while let Ok(Some(record)) = records.next() {
                for (at, proof) in dated.iter().zip(&mut proofs) {
                    proof.take(record.cells.get(*at).map_or("", String::as_str));
                }
                for (column, cell) in self.columns.iter().zip(&record.cells) {
                    if column.is(Field::Phone) {
                        match looks::is_american(cell) {
                            Some(true) => codes.month_first += 1,
                            Some(false) => codes.day_first += 1,
                            None => {}
                        }
                    }
                }
            }
        }
        let all = proofs.iter().fold(Proof::default(), |all, one| Proof {
            day_first: all.day_first + one.day_first,
            month_first: all.month_first + one.month_first,
            doubtful: all.doubtful || one.doubtful,
        });
        let usual = codes.order().unwrap_or_else(|| self.usual_order());
        self.order = all.order().unwrap_or(usual);
        for (at, proof) in dated.into_iter().zip(proofs) {
            let Some(column) = self.columns.get_mut(at) else {
                continue;
            };
            let said = DayOrder::named(&column.label).or_else(|| date::said(&column.name));
            let proven = proof.order().or_else(|| all.order());
            column.order = Some(said.or(proven).unwrap_or(self.order));
            // Where no English is spoken, the day comes first.
            let abroad = !is_english(&column.name) && self.order == DayOrder::DayFirst;
            let known =
                self.dialect == Dialect::LinkedIn || abroad || said.is_some() || proven.is_some();
            if proof.doubtful && !known {
                self.doubtful.push(at);
            }
        }
    }

    /// Without any proof: Americans write the month first, and American is what English exports are.
    fn usual_order(&self) -> DayOrder {
        const ENGLISH: [&str; 23] = [
            "name",
            "title",
            "city",
            "state",
            "country",
            "zip",
            "mobile",
            "date",
            "description",
            "labels",
            "first",
            "last",
            "birthday",
            "birth",
            "phone",
            "address",
            "company",
            "notes",
            "business",
            "home",
            "connected",
            "street",
            "organization",
        ];
        let english = self
            .header
            .iter()
            .filter(|cell| {
                words(cell)
                    .phrase
                    .split(' ')
                    .any(|word| ENGLISH.contains(&word))
            })
            .count();
        let filled = self
            .header
            .iter()
            .filter(|cell| !cell.trim().is_empty())
            .count();
        let foreign = self.header.iter().any(|cell| {
            cell.chars()
                .any(|letter| letter.is_alphabetic() && !letter.is_ascii())
        });
        if english * 3 >= filled && !foreign && self.delimiter != Delimiter::Semicolon {
            DayOrder::MonthFirst
        } else {
            DayOrder::DayFirst
        }
    }
}
