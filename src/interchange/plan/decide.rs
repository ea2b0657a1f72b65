//! Deciding about every record: who they are, and what that does.

use std::collections::{HashMap, HashSet};

use super::super::incoming::{IncomingPerson, Item};
use super::absorb::{Absorbed, Draft};
use super::gather::{Gathered, gather};
use super::happened::{self, Memory};
use super::{
    Action, Board, Details, Differing, Doubtful, FileRecord, Options, Plan, Planned, Preferred,
    SourceFile, fit, meetings,
};
use crate::coach::identity::{Certainty, Index, Match, Traits, evidence_words};
use crate::domain::IdSource;
use crate::domain::intent::list;
use crate::domain::moment::Now;

/// Under which kind records that nothing can be told by are remembered.
const RECORD: &str = "record";
/// The most people that a question names.
const MOST_CANDIDATES: usize = 3;

/// Plans what taking in `records` does to `board`.
pub fn plan(
    files: &[SourceFile],
    records: Vec<FileRecord>,
    board: &Board,
    options: &Options,
    ids: &mut IdSource,
    now: Now,
) -> Plan {
    let mut planner = Planner {
        files,
        memory: Memory::of(&board.origins, &board.happened),
        board,
        options,
        ids,
        now,
        plan: Plan {
            records: Vec::with_capacity(records.len()),
            strangers: 0,
            differing: Differing::default(),
            unreadable: 0,
            people: Vec::new(),
            whose: Vec::new(),
            talks: Vec::new(),
            origins: Vec::new(),
        },
        people: Vec::new(),
        remembered: HashSet::new(),
        draft_of: HashMap::new(),
    };
    let mut talks = Vec::new();
    for record in records {
        planner.take(record, &mut talks);
    }
    planner.decide();
    meetings::plan(
        files,
        talks,
        board,
        options,
        planner.ids,
        now,
        &mut planner.plan,
    );
    planner.plan
}

struct Planner<'p> {
    files: &'p [SourceFile],
    memory: Memory<'p>,
    board: &'p Board,
    options: &'p Options,
    ids: &'p mut IdSource,
    now: Now,
    plan: Plan,
    /// Places of the records that are people, among all records.
    people: Vec<usize>,
    /// Records remembered by this import.
    remembered: HashSet<String>,
    /// The draft of a person on the board.
    draft_of: HashMap<usize, usize>,
}

/// Who a group of records turned out to be.
enum Whose {
    /// Somebody on the board.
    Known(usize, Match, Others),
    /// Nobody known.
    New,
    /// Maybe one of these.
    Doubtful(String),
}

/// Whether anybody else on the board could be meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Others {
    Nobody,
    Somebody,
}

impl Whose {
    /// Whether the same words could be taken for somebody else when they come again.
    fn is_unsure(&self) -> bool {
        matches!(
            self,
            Self::Doubtful(_) | Self::Known(_, _, Others::Somebody)
        )
    }
}

impl Planner<'_> {
    /// Notes a record; people and meetings are decided about when all are here.
    fn take(&mut self, record: FileRecord, talks: &mut Vec<meetings::Told>) {
        let FileRecord { file, incoming } = record;
        let mut planned = Planned {
            file,
            index: incoming.index,
            line: incoming.line,
            action: Action::Refuse,
            reason: String::new(),
            title: String::new(),
            person: None,
            talk: None,
        };
        match incoming.item {
            Item::Refused(why) => {
                planned.reason = why;
                self.plan.unreadable += 1;
            }
            Item::Meeting(meeting) => {
                planned.title = fit::one_line(&meeting.summary);
                talks.push(meetings::Told {
                    file,
                    record: self.plan.records.len(),
                    meeting,
                });
            }
            Item::Person(person) => match fit::fitted(*person) {
                None => {
                    planned.reason = "nobody is named in it".into();
                    self.plan.unreadable += 1;
                }
                Some(person) => {
                    planned.title.clone_from(&person.full_name);
                    planned.person = Some(Box::new(person));
                    self.people.push(self.plan.records.len());
                }
            },
        }
        self.plan.records.push(planned);
    }

    /// Whether a record of these words was taken in before, and who they are about was not plain.
    fn is_remembered(&self, person: &IncomingPerson) -> bool {
        let name = fit::fingerprint(person).name();
        self.options.preferred == Preferred::Ours
            && self.board.origins.contains(&(RECORD.to_owned(), name))
    }

    fn decide(&mut self) {
        if self.people.is_empty() {
            // Of mail alone, who is who on the board need not be known.
            return;
        }
        let mut records = std::mem::take(&mut self.plan.records);
        let board_traits: Vec<Traits> = self
            .board
            .people
            .iter()
            .map(|known| known.traits())
            .collect();
        let index = Index::of(&board_traits);
        let known = OnBoard {
            index: &index,
            traits: &board_traits,
        };
        let names: HashSet<&str> = self
            .board
            .people
            .iter()
            .map(|known| known.person.full_name.as_str())
            .collect();
        // The very words that were taken in before have nothing new to say, as long as anybody is here
        // whom they may be about; a firm's name tells nobody apart, but whoever has it is known by it.
        let mut fresh = Vec::new();
        for place in std::mem::take(&mut self.people) {
            let Some(person) = records[place].person.as_deref() else {
                continue;
            };
            if self.is_remembered(person)
                && (names.contains(person.full_name.as_str())
                    || !known.matches(&fit::traits(person)).is_empty())
            {
                records[place].action = Action::Same;
                records[place].reason = "taken in before".into();
            } else {
                fresh.push(place);
            }
        }
        let told: Vec<&IncomingPerson> = fresh
            .iter()
            .filter_map(|place| records[*place].person.as_deref())
            .collect();
        let traits: Vec<Traits> = told.iter().map(|person| fit::traits(person)).collect();
        let gathered = gather(&told, &traits);
        let people = People {
            traits,
            places: fresh,
            sources: self.files,
        };
        for group in 0..gathered.groups.len() {
            self.group(group, &gathered, &people, &known, &mut records);
        }
        self.plan.records = records;
    }

    fn group(
        &mut self,
        group: usize,
        gathered: &Gathered,
        people: &People<'_>,
        known: &OnBoard<'_>,
        records: &mut [Planned],
    ) {
        let members = &gathered.groups[group].members;
        let whose = self.whose(group, gathered, people, known, records);
        if let (Whose::Doubtful(why), Doubtful::LeftOut) = (&whose, self.options.doubtful) {
            for member in members {
                let record = &mut records[people.places[*member]];
                record.action = Action::Ask;
                record.reason = format!("{why}; left out");
            }
            return;
        }
        let draft_at = match &whose {
            Whose::Known(place, ..) => match self.draft_of.get(place) {
                Some(draft) => *draft,
                None => {
                    let draft = Draft::of(&self.board.people[*place], *place);
                    self.plan.people.push(draft);
                    self.draft_of.insert(*place, self.plan.people.len() - 1);
                    self.plan.people.len() - 1
                }
            },
            Whose::New | Whose::Doubtful(_) => {
                self.plan.people.push(Draft::new(self.ids, self.now));
                self.plan.people.len() - 1
            }
        };
        let whom = self.plan.people[draft_at].person.id;
        let files = members
            .iter()
            .map(|member| records[people.places[*member]].file);
        self.plan.whose.extend(files.map(|file| (file, whom)));
        for (nth, member) in members.iter().enumerate() {
            let record = &mut records[people.places[*member]];
            let Some(told) = record.person.take() else {
                continue;
            };
            let kind = people.kind(record.file);
            let preferred = match whose {
                Whose::Known(..) => self.options.preferred,
                _ => Preferred::Ours,
            };
            let draft = &mut self.plan.people[draft_at];
            let mut absorbed = draft.absorb(&told, preferred, self.ids, self.now);
            for happening in &told.history {
                let id = draft.person.id;
                let rows = happened::rows(
                    happening,
                    (id, kind),
                    &mut self.memory,
                    &mut self.plan.origins,
                    self.ids,
                    self.now,
                );
                draft.happened(rows, &mut absorbed);
            }
            let could_be_mistaken = !gathered.is_alone[*member]
                || !people.traits[*member].is_recognisable()
                || whose.is_unsure();
            // Where nothing is written, the same words come to the same end again.
            let is_settled = matches!(whose, Whose::Known(..)) && absorbed.gained.is_empty();
            if could_be_mistaken && !is_settled {
                self.remember(&told);
            }
            let name = &self.plan.people[draft_at].person.full_name;
            self.plan.differing.note(name, &absorbed.differs);
            (record.action, record.reason) = match (&whose, nth) {
                (Whose::New, 0) => (Action::Add, with("new", &absorbed.differs)),
                (Whose::Doubtful(why), 0) => (Action::Ask, why.clone()),
                (Whose::Known(_, found, _), _) => {
                    let who = format!("{name}: {}", evidence_words(&found.evidence));
                    outcome(&who, absorbed)
                }
                _ => outcome(&format!("{name}, also in these files"), absorbed),
            };
            if self.options.details == Details::Kept {
                record.person = Some(told);
            }
        }
        self.plan.people[draft_at].shrink_to_fit();
        let draft = &mut self.plan.people[draft_at];
        if draft.is_new() {
            // Nobody else comes to somebody who is not on the board.
            draft.settle();
        }
    }

    /// Keeps the words of a record about which there could be doubt when it comes again.
    fn remember(&mut self, told: &IncomingPerson) {
        let name = fit::fingerprint(told).name();
        let is_known = self
            .board
            .origins
            .contains(&(RECORD.to_owned(), name.clone()));
        if !is_known && self.remembered.insert(name.clone()) {
            self.plan.origins.push((RECORD, name));
        }
    }

    /// Who the records of a group are.
    fn whose(
        &self,
        group: usize,
        gathered: &Gathered,
        people: &People<'_>,
        known: &OnBoard<'_>,
        records: &[Planned],
    ) -> Whose {
        let members = &gathered.groups[group].members;
        let mut found: Vec<(usize, Match)> = Vec::new();
        for member in members {
            for (place, one) in known
                .index
                .matches(&people.traits[*member], |at| &known.traits[at])
            {
                match found.iter_mut().find(|(there, _)| *there == place) {
                    None => found.push((place, one)),
                    Some((_, there)) => {
                        if (one.certainty, one.likeness) > (there.certainty, there.likeness) {
                            *there = one;
                        }
                    }
                }
            }
        }
        found.sort_by(|(_, one), (_, other)| {
            (other.certainty, other.likeness).cmp(&(one.certainty, one.likeness))
        });
        if let Some((place, best)) = found.first().filter(|(_, best)| best.certainty.decides()) {
            let is_tied = found.get(1).is_some_and(|(_, next)| {
                (next.certainty, next.likeness) == (best.certainty, best.likeness)
            });
            if !is_tied {
                let others = match found.len() {
                    1 => Others::Nobody,
                    _ => Others::Somebody,
                };
                return Whose::Known(*place, best.clone(), others);
            }
        }
        let mut candidates: Vec<(String, Certainty, String)> = found
            .iter()
            .map(|(place, found)| {
                let name = self.board.people[*place].person.full_name.clone();
                (name, found.certainty, evidence_words(&found.evidence))
            })
            .collect();
        for member in members {
            for (other, doubt) in &gathered.doubts[*member] {
                // Of two in the files that may be one, the second is asked about.
                if gathered.group_of[*other] < group {
                    let name = format!("{} in these files", records[people.places[*other]].title);
                    candidates.push((name, doubt.certainty, evidence_words(&doubt.evidence)));
                }
            }
        }
        if candidates.is_empty() {
            return Whose::New;
        }
        candidates.sort_by_key(|candidate| std::cmp::Reverse(candidate.1));
        candidates.dedup();
        let more = candidates.len().saturating_sub(MOST_CANDIDATES);
        let mut words: Vec<String> = candidates
            .into_iter()
            .take(MOST_CANDIDATES)
            .map(|(name, _, evidence)| format!("{name} ({evidence})"))
            .collect();
        if more > 0 {
            words.push(format!("{more} more"));
        }
        Whose::Doubtful(format!("may be {}", list(&words)))
    }
}

/// The people in the files.
struct People<'r> {
    traits: Vec<Traits>,
    /// Where they stand among all records.
    places: Vec<usize>,
    sources: &'r [SourceFile],
}

impl People<'_> {
    /// The kind of a file.
    fn kind(&self, file: usize) -> &'static str {
        self.sources.get(file).map_or("file", |file| file.kind)
    }
}

/// The people on the board, as they are looked up.
struct OnBoard<'b> {
    index: &'b Index,
    traits: &'b [Traits],
}

impl OnBoard<'_> {
    fn matches(&self, traits: &Traits) -> Vec<(usize, Match)> {
        self.index.matches(traits, |place| &self.traits[place])
    }
}

fn outcome(who: &str, absorbed: Absorbed) -> (Action, String) {
    if absorbed.gained.is_empty() {
        let reason = with(&format!("{who}; nothing new"), &absorbed.differs);
        return (Action::Same, reason);
    }
    let gained = list(&absorbed.gained);
    let reason = with(&format!("{who}; takes {gained}"), &absorbed.differs);
    (Action::Update, reason)
}

fn with(reason: &str, differs: &[String]) -> String {
    let mut reason = reason.to_owned();
    for words in differs {
        reason.push_str("; ");
        reason.push_str(words);
    }
    reason
}
