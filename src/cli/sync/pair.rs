//! What is done with a file and its person. Files are written at once; what happens to the board and what
//! is remembered is gathered, to be applied together.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use super::Vdir;
use super::bound::{Filed, Files, Pair, People};
use super::outcome::{Deed, Outcome};
use crate::card_folder::{CardFolder, Written};
use crate::domain::imported::{Card, SyncedCard};
use crate::domain::moment::Now;
use crate::domain::person::PersonId;
use crate::domain::{Change, IdSource, Step};
use crate::interchange::plan::{Known, Newness};
use crate::interchange::vdir::{self, Agreed, Base, Bond, Decision, Field, Fields, Likely, Merged};
use crate::report::Result;

const MEANWHILE: &str = "it was written by another program in the meantime; the next run sees that";

/// A run over a folder.
pub(super) struct Run<'r> {
    asked: &'r Vdir,
    folder: &'r CardFolder,
    people: People,
    ids: IdSource,
    now: Now,
    outcome: Outcome,
    /// What happens to the board.
    change: Change,
    /// What is no longer remembered, and what is.
    forgotten: Change,
    remembered: Change,
    /// People who came to the board in this run.
    new: HashSet<PersonId>,
    updated: BTreeSet<PersonId>,
    /// People of whom several files tell.
    several: HashSet<PersonId>,
    /// People who have a file in the folder.
    bound: HashSet<PersonId>,
}

impl<'r> Run<'r> {
    pub(super) fn new(
        asked: &'r Vdir,
        folder: &'r CardFolder,
        people: People,
        ids: IdSource,
        now: Now,
        outcome: Outcome,
    ) -> Self {
        Self {
            asked,
            folder,
            people,
            ids,
            now,
            outcome,
            change: Change::new(""),
            forgotten: Change::new(""),
            remembered: Change::new(""),
            new: HashSet::new(),
            updated: BTreeSet::new(),
            several: HashSet::new(),
            bound: HashSet::new(),
        }
    }

    /// What was done; the steps on the board, and after them those on what is remembered.
    pub(super) fn finish(mut self) -> (Outcome, Vec<Step>, Vec<Step>) {
        for _ in &self.updated {
            self.outcome.did(Deed::PersonUpdated);
        }
        // A name of a file is free before it is taken.
        let rows = self.forgotten.and(self.remembered);
        (self.outcome, self.change.steps, rows.steps)
    }

    /// Somebody stands on the board as the import made them.
    pub(super) fn took_in(&mut self, known: Known, newness: Newness) {
        let person = known.person.id;
        match newness {
            Newness::New => {
                self.outcome.did(Deed::PersonAdded);
                self.new.insert(person);
            }
            Newness::Changed => {
                self.updated.insert(person);
            }
            Newness::Same => {}
        }
        self.people.insert(person, known);
    }

    /// The people by what cards tell of them.
    pub(super) fn likely(&self) -> Likely {
        Likely::of(self.people.values())
    }

    /// Takes what all files of a person tell onto the board, where they have several, before any of the
    /// files is written: else what the last one tells would come to the first with the next run.
    pub(super) fn gather(&mut self, pairs: &[Pair], fresh: &[(String, PersonId)], files: &Files) {
        let merged = pairs.iter().filter(|pair| pair.decision == Decision::Merge);
        let known = merged.filter_map(|pair| {
            let agreed = (!pair.base.text.is_empty()).then_some(&pair.base);
            Some((pair.person?, pair.file.as_str(), agreed))
        });
        let fresh = fresh
            .iter()
            .map(|(file, person)| (*person, file.as_str(), None));
        let mut told_by: BTreeMap<PersonId, Vec<(&str, Option<&Base>)>> = BTreeMap::new();
        for (person, file, base) in known.chain(fresh) {
            told_by.entry(person).or_default().push((file, base));
        }
        for (person, tellers) in told_by {
            if tellers.len() < 2 {
                continue;
            }
            self.several.insert(person);
            for (file, base) in tellers {
                let filed = files.cards.get(file);
                if let (Some(filed), Some(known)) = (filed, self.people.get(&person).cloned()) {
                    let agreed = base.map(Base::agreed);
                    let merged = self.merged(&known, filed, agreed.as_ref());
                    self.becomes(&known, filed, &merged);
                }
            }
        }
    }

    pub(super) fn leave(&mut self, file: &str, reason: &str) {
        self.outcome.left(file, reason);
    }

    /// A file and a person who agreed once.
    pub(super) fn once_agreed(&mut self, pair: Pair, files: &Files) -> Result<()> {
        let known = pair
            .person
            .and_then(|person| self.people.get(&person))
            .cloned();
        match (pair.decision, known, files.cards.get(&pair.file)) {
            (Decision::Merge, Some(known), Some(filed)) => self.merge(pair, &known, filed),
            (Decision::WriteAgain, Some(known), _) => self.write_again(pair, &known),
            (Decision::RemoveFile, ..) => self.remove_file(pair),
            (Decision::RemovePerson, Some(known), _) => {
                self.outcome.did(Deed::PersonRemoved);
                self.people.remove(&known.person.id);
                self.updated.remove(&known.person.id);
                self.change(|change| change.remove(known.person));
                self.part(pair, Bond::Neither);
                Ok(())
            }
            (Decision::KeepPerson, Some(known), _) => {
                self.outcome.left(
                    &pair.file,
                    format!("it is gone; {} stays here", known.person.full_name),
                );
                self.part(pair, Bond::PersonOnly);
                Ok(())
            }
            // Their file comes again as if it were new.
            (Decision::TakeAgain, ..) => {
                self.forget(pair.row);
                Ok(())
            }
            (Decision::Rest, ..) => Ok(()),
            _ => {
                self.part(pair, Bond::Neither);
                Ok(())
            }
        }
    }

    fn write_again(&mut self, pair: Pair, known: &Known) -> Result<()> {
        let agreed = pair.base.agreed();
        let told = Fields::of_known(known);
        let notes = self.asked.notes_policy();
        let becomes = vdir::merge(
            Some(&agreed),
            &told,
            &agreed.file,
            Some(vdir::Side::Board),
            notes,
        );
        let text = vdir::patched(&pair.base.text, &becomes.file, &known.points)
            .unwrap_or_else(|_| vdir::written(&becomes.file, &pair.row.uid, &known.points));
        if self.write(&pair.file, None, &text)? {
            let base = Base::of(text, told);
            self.remember(Some(pair.row), &pair.file, known.person.id, base);
        }
        Ok(())
    }

    fn remove_file(&mut self, pair: Pair) -> Result<()> {
        let is_gone =
            self.asked.dry_run || self.folder.remove(&pair.file, &pair.base.text)? == Written::Done;
        if is_gone {
            self.outcome.did(Deed::FileRemoved);
            self.part(pair, Bond::Neither);
        } else {
            self.outcome.left(&pair.file, MEANWHILE);
        }
        Ok(())
    }

    /// A file that was not there before, and the person it belongs to.
    pub(super) fn first_time(&mut self, name: &str, person: PersonId, files: &Files) -> Result<()> {
        let (Some(known), Some(filed)) = (self.people.get(&person).cloned(), files.cards.get(name))
        else {
            return Ok(());
        };
        if self.new.contains(&person) && !self.several.contains(&person) {
            // Whoever was made of the file just now is what it says.
            let base = Base::of(filed.text.clone(), Fields::of_known(&known));
            self.bind(None, name, &filed.card.uid, person, base);
            return Ok(());
        }
        self.bring_together(None, (name, None), &known, filed)
    }

    fn merge(&mut self, pair: Pair, known: &Known, filed: &Filed) -> Result<()> {
        let agreed = (!pair.base.text.is_empty()).then(|| pair.base.agreed());
        self.bring_together(Some(pair.row), (&pair.file, agreed), known, filed)
    }

    fn bring_together(
        &mut self,
        row: Option<SyncedCard>,
        (name, agreed): (&str, Option<Agreed>),
        known: &Known,
        filed: &Filed,
    ) -> Result<()> {
        let telling = Fields::of_card(&filed.card);
        let merged = self.merged(known, filed, agreed.as_ref());
        let mut disputed: Vec<Field> = merged.clashes.iter().map(|clash| clash.field).collect();
        let text = match vdir::patched(&filed.text, &merged.file, &known.points) {
            Ok(text) => text,
            Err(unwritable) => {
                self.outcome.left(name, unwritable.to_string());
                disputed.extend(
                    Field::ALL
                        .into_iter()
                        .filter(|field| !telling.agree(&merged.file, *field)),
                );
                filed.text.clone()
            }
        };
        let is_rewritten = text != filed.text;
        if is_rewritten && !self.write(name, Some(&filed.text), &text)? {
            return Ok(());
        }
        let (after, newness) = self.becomes(known, filed, &merged);
        if newness == Newness::Same && !is_rewritten && disputed.is_empty() {
            self.outcome.did(Deed::Unchanged);
        }
        for clash in merged.clashes {
            self.outcome.clashed(name, &known.person.full_name, clash);
        }
        let base = Base::of(text, Fields::of_known(&after)).but(disputed, agreed.as_ref());
        self.bind(row, name, &filed.card.uid, known.person.id, base);
        Ok(())
    }

    /// What a person and a file of theirs become.
    fn merged(&self, known: &Known, filed: &Filed, agreed: Option<&Agreed>) -> Merged {
        let (told, telling) = (Fields::of_known(known), Fields::of_card(&filed.card));
        let overrule = self.asked.take.map(super::Take::side);
        vdir::merge(agreed, &told, &telling, overrule, self.asked.notes_policy())
    }

    /// The person becomes what was merged of them and a file.
    fn becomes(&mut self, known: &Known, filed: &Filed, merged: &Merged) -> (Known, Newness) {
        let labels = vdir::points_of(&filed.card);
        let (after, change) = vdir::revised(known, &merged.board, &labels, &mut self.ids, self.now);
        let newness = match change.is_empty() {
            true => Newness::Same,
            false => Newness::Changed,
        };
        if newness == Newness::Changed {
            if !self.new.contains(&known.person.id) {
                self.updated.insert(known.person.id);
            }
            self.change(|before| before.and(change));
        }
        self.people.insert(after.person.id, after.clone());
        (after, newness)
    }

    /// Writes a card for everybody who has none in the folder.
    pub(super) fn everybody_else(&mut self, files: &Files) -> Result<()> {
        let mut others: Vec<Known> = self
            .people
            .values()
            .filter(|known| !self.bound.contains(&known.person.id))
            .cloned()
            .collect();
        others.sort_by_key(|known| known.person.id);
        let taken: HashSet<&str> = files
            .cards
            .values()
            .map(|filed| filed.card.uid.as_str())
            .collect();
        for known in others {
            let person = known.person.id;
            let is_free = |uid: &String| !uid.is_empty() && !taken.contains(uid.as_str());
            let uid = known
                .cards
                .iter()
                .map(|card| card.uid.clone())
                .find(is_free);
            let uid = uid.unwrap_or_else(|| vdir::own_uid(person));
            let told = Fields::of_known(&known);
            let notes = self.asked.notes_policy();
            let becomes = vdir::merge(None, &told, &Fields::default(), None, notes);
            let text = vdir::written(&becomes.file, &uid, &known.points);
            let name = format!("{person}.vcf");
            if !self.write(&name, None, &text)? {
                continue;
            }
            if known.cards.iter().all(|card| card.uid != uid) {
                let card = Card {
                    id: self.ids.fresh(self.now.at),
                    person,
                    uid: uid.clone(),
                    rest: String::new(),
                    created_at: self.now.at,
                };
                self.change(|change| change.add(card));
            }
            self.bind(None, &name, &uid, person, Base::of(text, told));
        }
        Ok(())
    }

    /// Writes a file; whether it is written.
    fn write(&mut self, name: &str, before: Option<&str>, text: &str) -> Result<bool> {
        let is_written =
            self.asked.dry_run || self.folder.replace(name, before, text)? == Written::Done;
        if is_written {
            self.outcome.did(Deed::FileWritten);
        } else {
            self.outcome.left(name, MEANWHILE);
        }
        Ok(is_written)
    }

    fn change(&mut self, more: impl FnOnce(Change) -> Change) {
        self.change = more(std::mem::replace(&mut self.change, Change::new("")));
    }

    /// The two are apart, and it is remembered what they were.
    fn part(&mut self, pair: Pair, bond: Bond) {
        let base = Base { bond, ..pair.base };
        let (subject, uid) = (pair.row.subject.clone(), pair.row.uid.clone());
        self.keep(Some(pair.row), (&pair.file, &uid, &subject), &base);
    }

    /// The two are one.
    fn bind(
        &mut self,
        row: Option<SyncedCard>,
        file: &str,
        uid: &str,
        person: PersonId,
        base: Base,
    ) {
        self.bound.insert(person);
        self.keep(row, (file, uid, &person.to_string()), &base);
    }

    fn remember(&mut self, row: Option<SyncedCard>, file: &str, person: PersonId, base: Base) {
        let uid = row.as_ref().map(|row| row.uid.clone()).unwrap_or_default();
        self.bind(row, file, &uid, person, base);
    }

    fn forget(&mut self, row: SyncedCard) {
        let forgotten = std::mem::replace(&mut self.forgotten, Change::new(""));
        self.forgotten = forgotten.remove(row);
    }

    /// Remembers what both agree on, unless that is what is remembered.
    fn keep(
        &mut self,
        row: Option<SyncedCard>,
        (file, uid, subject): (&str, &str, &str),
        base: &Base,
    ) {
        let becomes = SyncedCard {
            id: self.ids.fresh(self.now.at),
            folder: self.folder.name(),
            file: file.to_owned(),
            uid: uid.to_owned(),
            subject: subject.to_owned(),
            hash: vdir::hash(&base.text),
            base: base.kept(),
            at: self.now.at,
        };
        if let Some(row) = row {
            let is_same = (&row.file, &row.uid, &row.subject, &row.base)
                == (&becomes.file, &becomes.uid, &becomes.subject, &becomes.base);
            if is_same {
                return;
            }
            self.forget(row);
        }
        let remembered = std::mem::replace(&mut self.remembered, Change::new(""));
        self.remembered = remembered.add(becomes);
    }
}
