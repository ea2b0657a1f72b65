//! One run over a folder: what is new there is taken in, what both know is merged, and the files that have
//! to change are written before what both agreed on is kept. A run that is cut off is mended by the next.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::json;

use super::super::session::{Form, Session};
use super::{Vdir, tasks};
use crate::card_folder::{CardFolder, Content, Written};
use crate::coach::identity::{Index, Traits};
use crate::domain::imported::{Card, SyncedCard};
use crate::domain::{Change, IdSource};
use crate::interchange::incoming::{Incoming, IncomingPerson, Item};
use crate::interchange::plan::{self, Board, FileRecord, Known, Options, Past, SourceFile};
use crate::interchange::vdir::{
    self, Agreed, Clash, Decision, Field, Fields, History, Standing, decide,
};
use crate::report::{Report, Result};
use crate::store::Store;
use crate::store::backup::{self, Occasion};

/// A file of the folder whose card can be read.
struct Filed {
    text: String,
    card: IncomingPerson,
}

/// What a run did and found.
#[derive(Default)]
struct Report_ {
    counts: BTreeMap<&'static str, usize>,
    clashes: Vec<(String, String, Clash)>,
    left: Vec<(String, String)>,
}

impl Report_ {
    fn count(&mut self, what: &'static str) {
        *self.counts.entry(what).or_default() += 1;
    }
}

pub(super) fn run(asked: &Vdir, session: &mut Session) -> Result<u8> {
    let folder = CardFolder::open(&asked.path)?;
    let mut store = session.open()?;
    let mut report = Report_::default();
    let mut files = read_all(&folder, &mut report)?;
    let mut known: Vec<SyncedCard> = store.synced_cards(&folder.name())?;
    follow_renames(&mut known, &files);
    let fresh: Vec<String> = files
        .keys()
        .filter(|name| known.iter().all(|card| card.file != **name))
        .cloned()
        .collect();
    if !asked.dry_run && store.count("person")? > 0 {
        backup::make(&store, Occasion::Large, session.now.at)?;
    }
    take_in(asked, session, &mut store, &files, &fresh, &mut report)?;
    let board = store.intake_board(Past::Nothing)?;
    let mut run = Run {
        asked,
        folder: &folder,
        store: &store,
        board: &board,
        ids: session.ids()?,
        session,
        report,
        change: Change::new(""),
        kept: Vec::new(),
    };
    for card in known {
        let file = files.remove(&card.file);
        run.once_agreed(card, file)?;
    }
    run.first_time(files, &fresh)?;
    if asked.everybody {
        run.everybody_else()?;
    }
    let Run {
        mut report,
        change,
        kept,
        ..
    } = run;
    if !asked.dry_run {
        let changed = change.steps.len();
        let said = format!("Kept {} in step", asked.path.display());
        let change = kept.into_iter().fold(change, Change::and).saying(said);
        if !change.is_empty() {
            store.apply(&change, session.now.at)?;
        }
        if let Some(tasks) = &asked.tasks {
            tasks::write(tasks, &store, session, &mut report.counts)?;
        }
        let _ = changed;
    }
    told(asked, session, &report)
}

/// Every file of the folder whose card can be read.
fn read_all(folder: &CardFolder, report: &mut Report_) -> Result<BTreeMap<String, Filed>> {
    let mut files = BTreeMap::new();
    for name in folder.files("vcf")? {
        let text = match folder.read(&name)? {
            None => continue,
            Some(Content::Unfit(reason)) => {
                report.left.push((name, reason));
                continue;
            }
            Some(Content::Text(text)) => text,
        };
        match vdir::card(&text) {
            Ok(card) => {
                files.insert(name, Filed { text, card });
            }
            Err(reason) => report.left.push((name, reason)),
        }
    }
    Ok(files)
}

/// A file that got another name is known by its UID.
fn follow_renames(known: &mut [SyncedCard], files: &BTreeMap<String, Filed>) {
    let taken: BTreeSet<String> = known.iter().map(|card| card.file.clone()).collect();
    for card in known.iter_mut().filter(|card| !files.contains_key(&card.file)) {
        if card.uid.is_empty() {
            continue;
        }
        let renamed = files
            .iter()
            .find(|(name, filed)| filed.card.uid == card.uid && !taken.contains(*name));
        if let Some((name, _)) = renamed {
            card.file.clone_from(name);
        }
    }
}

/// Takes in the people of the files that were not there before.
fn take_in(
    asked: &Vdir,
    session: &Session,
    store: &mut Store,
    files: &BTreeMap<String, Filed>,
    fresh: &[String],
    report: &mut Report_,
) -> Result<()> {
    let mut sources = Vec::new();
    let mut records = Vec::new();
    for name in fresh {
        let Some(filed) = files.get(name) else { continue };
        records.push(FileRecord {
            file: sources.len(),
            incoming: Incoming {
                index: 0,
                line: 1,
                item: Item::Person(Box::new(filed.card.clone())),
            },
        });
        sources.push(SourceFile {
            name: name.clone(),
            kind: "vcard",
        });
    }
    if records.is_empty() {
        return Ok(());
    }
    let board = store.intake_board(plan::past_of(&records))?;
    let mut ids = session.ids()?;
    let plan = plan::plan(&sources, records, &board, &Options::default(), &mut ids, session.now);
    for _ in 0..plan.new_people() {
        report.count("people added");
    }
    for _ in 0..plan.changed_people() {
        report.count("people updated");
    }
    if !asked.dry_run && !plan.is_empty() {
        let said = format!("Took in people from {}", asked.path.display());
        let steps: Vec<_> = plan.steps(&board, ids, session.now).collect();
        store.apply_steps(&said, session.now.at, steps)?;
    }
    Ok(())
}

struct Run<'r> {
    asked: &'r Vdir,
    folder: &'r CardFolder,
    store: &'r Store,
    board: &'r Board,
    session: &'r Session,
    ids: IdSource,
    report: Report_,
    change: Change,
    /// What both agree on now.
    kept: Vec<Change>,
}

impl Run<'_> {
    /// A file and a person who agreed once.
    fn once_agreed(&mut self, card: SyncedCard, file: Option<Filed>) -> Result<()> {
        let board = self.board;
        let known = board
            .people
            .iter()
            .find(|known| known.person.id.to_string() == card.subject);
        let (base, agreed) = base_of(&card);
        let file_stands = match &file {
            None => Standing::Gone,
            Some(filed) if filed.text == base => Standing::Unchanged,
            Some(_) => Standing::Changed,
        };
        let person_stands = match known {
            None => Standing::Gone,
            Some(known) if self.told(known) == agreed.board => Standing::Unchanged,
            Some(_) => Standing::Changed,
        };
        let history = match known {
            Some(known) if self.store.has_history(known.person.id)? => History::Something,
            _ => History::Nothing,
        };
        match (decide(file_stands, person_stands, history), known, file) {
            (Decision::Leave, ..) => {
                self.report.count("unchanged");
                // Its name may be another now.
                let row = self.row_as_kept(&card)?;
                self.kept.push(Change::new("").revise(&row, SyncedCard { ..card }));
            }
            (Decision::Merge, Some(known), Some(filed)) => {
                self.merge(&card.file.clone(), Some((card, agreed)), known, filed)?;
            }
            (Decision::WriteAgain, Some(known), _) => {
                let fields = self.told(known);
                let text = match vdir::patched(&base, &fields) {
                    Ok(text) => text,
                    Err(_) => vdir::written(&fields, &card.uid),
                };
                if self.write(&card.file, None, &text)? {
                    self.report.count("files written");
                    self.agree(Some(card), known, &text, fields)?;
                }
            }
            (Decision::TakeAgain, _, Some(filed)) => {
                self.kept.push(Change::new("").remove(card.clone()));
                self.report.left.push((
                    card.file,
                    format!("{} was edited there and removed here; the next run takes them in again", filed.card.full_name),
                ));
            }
            (Decision::RemoveFile, ..) => {
                if self.asked.dry_run || self.folder.remove(&card.file, &base)? == Written::Done {
                    self.report.count("files removed");
                    self.kept.push(Change::new("").remove(card));
                }
            }
            (Decision::RemovePerson, Some(known), _) => {
                self.report.count("people removed");
                let change = std::mem::replace(&mut self.change, Change::new(""));
                self.change = change.remove(known.person.clone());
                self.kept.push(Change::new("").remove(card));
            }
            (Decision::KeepPerson, Some(known), _) => {
                self.report.left.push((
                    card.file.clone(),
                    format!("it is gone; {} stays here, with what happened", known.person.full_name),
                ));
                self.kept.push(Change::new("").remove(card));
            }
            _ => self.kept.push(Change::new("").remove(card)),
        }
        Ok(())
    }

    /// Files that were not there before, each with the person they belong to.
    fn first_time(&mut self, files: BTreeMap<String, Filed>, fresh: &[String]) -> Result<()> {
        let board = self.board;
        let traits: Vec<Traits> = board.people.iter().map(Known::traits).collect();
        let index = Index::of(&traits);
        for (name, filed) in files {
            if !fresh.contains(&name) {
                continue;
            }
            let sought = plan::traits_of(&filed.card);
            let found = index
                .matches(&sought, |place| &traits[place])
                .into_iter()
                .find(|(place, found)| {
                    found.certainty.decides() || board.people[*place].person.full_name == filed.card.full_name
                });
            match found {
                Some((place, _)) => self.merge(&name, None, &board.people[place], filed)?,
                None if self.asked.dry_run => {}
                None => self.report.left.push((name, "nobody on the board belongs to it".into())),
            }
        }
        Ok(())
    }

    fn merge(
        &mut self,
        name: &str,
        once: Option<(SyncedCard, Agreed)>,
        known: &Known,
        filed: Filed,
    ) -> Result<()> {
        let told = self.told(known);
        let there = self.fields_of(&filed.card, known);
        let overrule = self.asked.take.map(super::Take::side);
        let agreed = once.as_ref().map(|(_, agreed)| agreed);
        let merged = vdir::merge(agreed, &told, &there, overrule);
        let mut file = merged.file.clone();
        if !self.asked.notes {
            // What is noted about people stays here, unless it came from there.
            let theirs = Fields::of_card(&filed.card);
            file.put(Field::Note, theirs.get(Field::Note).to_vec());
        }
        let mut text = filed.text.clone();
        match vdir::patched(&filed.text, &file) {
            Ok(patched) => text = patched,
            Err(unwritable) => self.report.left.push((name.to_owned(), unwritable.to_string())),
        }
        if text != filed.text {
            if self.write(name, Some(&filed.text), &text)? {
                self.report.count("files written");
            } else {
                self.report.left.push((
                    name.to_owned(),
                    "it was written by another program in the meantime; the next run sees that".into(),
                ));
                return Ok(());
            }
        }
        let change = vdir::revised(known, &merged.board, Some(&filed.card), &mut self.ids, self.session.now);
        if !change.is_empty() {
            self.report.count("people updated");
            let before = std::mem::replace(&mut self.change, Change::new(""));
            self.change = before.and(change);
        } else if text == filed.text && merged.clashes.is_empty() {
            self.report.count("unchanged");
        }
        let mut board_now = merged.board.clone();
        let mut text_now = text;
        if !merged.clashes.is_empty() {
            for clash in merged.clashes {
                self.report
                    .clashes
                    .push((name.to_owned(), known.person.full_name.clone(), clash));
            }
            // They have not agreed: what they agreed on before stays what they are held against.
            match once {
                Some((card, agreed)) => {
                    board_now = agreed.board;
                    text_now = base_of(&card).0;
                    return self.agree(Some(card), known, &text_now, board_now);
                }
                None => return Ok(()),
            }
        }
        self.agree(once.map(|(card, _)| card), known, &text_now, board_now)
    }

    /// People who have no file yet.
    fn everybody_else(&mut self) -> Result<()> {
        let board = self.board;
        let has_file: BTreeSet<String> = self
            .store
            .synced_cards(&self.folder.name())?
            .into_iter()
            .map(|card| card.subject)
            .chain(self.kept.iter().flat_map(|change| &change.steps).filter_map(|step| match step {
                crate::domain::Step::Add(crate::domain::Record::SyncedCard(card)) => Some(card.subject.clone()),
                _ => None,
            }))
            .collect();
        for known in &board.people {
            let subject = known.person.id.to_string();
            if has_file.contains(&subject) {
                continue;
            }
            let mut fields = self.told(known);
            if !self.asked.notes {
                fields.put(Field::Note, Vec::new());
            }
            let uid = known
                .cards
                .iter()
                .map(|card| card.uid.clone())
                .find(|uid| !uid.is_empty())
                .unwrap_or_else(|| format!("urn:uuid:{subject}"));
            let text = vdir::written(&fields, &uid);
            let name = format!("{subject}.vcf");
            if self.write(&name, None, &text)? {
                self.report.count("files written");
                if known.cards.is_empty() {
                    let change = std::mem::replace(&mut self.change, Change::new(""));
                    self.change = change.add(Card {
                        id: self.ids.fresh(self.session.now.at),
                        person: known.person.id,
                        uid: uid.clone(),
                        rest: String::new(),
                        created_at: self.session.now.at,
                    });
                }
                let told = self.told(known);
                self.agree_as(None, known, (&name, &uid), &text, told)?;
            }
        }
        Ok(())
    }

    /// The person as the board tells them.
    fn told(&self, known: &Known) -> Fields {
        let tags: Vec<String> = known.tags.iter().map(|tag| tag.name.clone()).collect();
        Fields::of_person(&known.person, &known.points, &tags)
    }

    /// The card, whose note counts as agreed where notes do not leave the board.
    fn fields_of(&self, card: &IncomingPerson, known: &Known) -> Fields {
        let mut fields = Fields::of_card(card);
        if !self.asked.notes && fields.get(Field::Note).is_empty() {
            fields.put(Field::Note, vec![known.person.notes.clone()]);
        }
        fields
    }

    fn write(&self, name: &str, before: Option<&str>, text: &str) -> Result<bool> {
        if self.asked.dry_run {
            return Ok(true);
        }
        Ok(self.folder.replace(name, before, text)? == Written::Done)
    }

    fn agree(
        &mut self,
        row: Option<SyncedCard>,
        known: &Known,
        text: &str,
        board: Fields,
    ) -> Result<()> {
        let (file, uid) = match &row {
            Some(row) => (row.file.clone(), row.uid.clone()),
            None => return Err(Report::machine("A file was kept in step without a name.")),
        };
        self.agree_as(row, known, (&file, &uid), text, board)
    }

    /// Remembers what both agree on.
    fn agree_as(
        &mut self,
        row: Option<SyncedCard>,
        known: &Known,
        (file, uid): (&str, &str),
        text: &str,
        board: Fields,
    ) -> Result<()> {
        let base = serde_json::to_string(&json!({ "text": text, "board": board }))
            .map_err(|error| Report::machine(format!("What was agreed on cannot be kept: {error}.")))?;
        let becomes = SyncedCard {
            id: match &row {
                Some(row) => row.id,
                None => self.ids.fresh(self.session.now.at),
            },
            folder: self.folder.name(),
            file: file.to_owned(),
            uid: uid.to_owned(),
            subject: known.person.id.to_string(),
            hash: format!("{}", text.len()),
            base,
            at: self.session.now.at,
        };
        let change = match row {
            Some(row) => Change::new("").revise(&self.row_as_kept(&row)?, becomes),
            None => Change::new("").add(becomes),
        };
        self.kept.push(change);
        Ok(())
    }

    /// The row as it stands in the database, whatever its file is called by now.
    fn row_as_kept(&self, row: &SyncedCard) -> Result<SyncedCard> {
        Ok(self.store.get(row.id)?.unwrap_or_else(|| row.clone()))
    }
}

/// The file, and both sides, as last agreed.
fn base_of(card: &SyncedCard) -> (String, Agreed) {
    #[derive(serde::Deserialize)]
    struct Base {
        text: String,
        board: Fields,
    }
    let base: Base = serde_json::from_str(&card.base).unwrap_or(Base {
        text: String::new(),
        board: Fields::default(),
    });
    let file = vdir::card(&base.text)
        .map(|card| Fields::of_card(&card))
        .unwrap_or_default();
    let agreed = Agreed {
        board: base.board,
        file,
    };
    (base.text, agreed)
}

fn told(asked: &Vdir, session: &mut Session, report: &Report_) -> Result<u8> {
    let code = if report.clashes.is_empty() { 0 } else { 2 };
    if session.form == Form::Json {
        let clashes: Vec<_> = report
            .clashes
            .iter()
            .map(|(file, person, clash)| {
                json!({
                    "file": file, "person": person, "field": clash.field.words(),
                    "here": clash.board, "there": clash.file,
                })
            })
            .collect();
        let left: Vec<_> = report
            .left
            .iter()
            .map(|(file, reason)| json!({ "file": file, "reason": reason }))
            .collect();
        session.out.json(&json!({
            "folder": asked.path, "counts": report.counts, "clashes": clashes, "left": left,
        }))?;
        return Ok(code);
    }
    let out = &mut session.out;
    let counts: Vec<String> = report
        .counts
        .iter()
        .map(|(what, number)| format!("{number} {what}"))
        .collect();
    out.line(&match counts.len() {
        0 => "Nothing to keep in step: no card on either side.".to_owned(),
        _ if asked.dry_run => format!("Would be: {}.", counts.join(", ")),
        _ => format!("In step: {}.", counts.join(", ")),
    });
    for (file, person, clash) in &report.clashes {
        out.line(&format!(
            "{person}, {}: “{}” here, “{}” in {file}. Both keep their own.",
            clash.field.words(),
            clash.board,
            clash.file
        ));
    }
    if !report.clashes.is_empty() {
        out.line("Hint: `--take folder` or `--take cordial` says whose word counts.");
    }
    for (file, reason) in &report.left {
        out.line(&format!("{file}: {reason}."));
    }
    Ok(code)
}
