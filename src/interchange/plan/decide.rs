//! Deciding about every record: who they are, and what that does.

use std::collections::{HashMap, HashSet};
use std::ops::ControlFlow;

use super::super::incoming::{IncomingMeeting, IncomingPerson};
use super::absorb::Absorbed;
use super::draft::Draft;
use super::fingerprint::Fingerprint;
use super::gather::{Recognisable, Told, gather};
use super::happened::{self, Memory};
use super::packed::Packed;
use super::recall::Recall;
use super::records::{Kept, What};
use super::whose::{InFiles, OnBoard, Whose, plain, whose};
use super::{
    Action, Board, Details, Differing, Doubtful, Options, Plan, Planned, Preferred, Records,
    SourceFile, fit, meetings,
};
use crate::coach::identity::{Filing, Keys, Match, Traits, evidence_words};
use crate::domain::IdSource;
use crate::domain::intent::list;
use crate::domain::moment::Now;

/// Under which kind records that nothing can be told by are remembered.
const RECORD: &str = "record";

/// Plans what taking in `records` does to `board`.
pub fn plan(
    files: &[SourceFile],
    records: Records,
    board: &Board,
    options: &Options,
    ids: &mut IdSource,
    now: Now,
) -> Plan {
    let goes_on = || ControlFlow::Continue(());
    let plan = plan_while(files, records, (board, options), &goes_on, ids, now);
    plan.unwrap_or_else(nothing)
}

/// The same for as long as `goes_on` says so; it is asked about every record, and stays with what it said.
/// `None` where it was stopped.
pub fn plan_while(
    files: &[SourceFile],
    records: Records,
    (board, options): (&Board, &Options),
    goes_on: &dyn Fn() -> ControlFlow<()>,
    ids: &mut IdSource,
    now: Now,
) -> Option<Plan> {
    let mut planner = Planner {
        files,
        memory: Memory::of(&board.origins, &board.happened),
        board,
        options,
        goes_on,
        ids,
        now,
        plan: nothing(),
        remembered: HashSet::new(),
        draft_of: HashMap::new(),
    };
    planner.plan.records.reserve_exact(records.len());
    let (mut people, mut talks) = (Vec::new(), Vec::new());
    for record in records.kept {
        planner.take(record, &mut people, &mut talks);
    }
    // Of mail alone, who is who on the board need not be known.
    if !people.is_empty() && planner.decide(people).is_break() {
        return None;
    }
    let talks = talks
        .into_iter()
        .take_while(|_| goes_on().is_continue())
        .filter_map(|talk: Waiting<IncomingMeeting>| {
            Some(meetings::Told {
                file: talk.file,
                record: talk.record,
                meeting: talk.packed.open()?,
            })
        });
    meetings::plan(
        files,
        talks,
        board,
        options,
        planner.ids,
        now,
        &mut planner.plan,
    );
    goes_on().is_continue().then_some(planner.plan)
}

fn nothing() -> Plan {
    Plan {
        records: Vec::new(),
        strangers: 0,
        differing: Differing::default(),
        unreadable: 0,
        people: Vec::new(),
        whose: Vec::new(),
        talks: Vec::new(),
        origins: Vec::new(),
    }
}

struct Planner<'p> {
    files: &'p [SourceFile],
    memory: Memory<'p>,
    board: &'p Board,
    options: &'p Options,
    goes_on: &'p dyn Fn() -> ControlFlow<()>,
    ids: &'p mut IdSource,
    now: Now,
    plan: Plan,
    /// Records remembered by this import.
    remembered: HashSet<String>,
    /// The draft of a person on the board.
    draft_of: HashMap<usize, usize>,
}

/// What a record tells, until it is its turn.
struct Waiting<T> {
    file: usize,
    record: usize,
    packed: Packed<T>,
}

impl Planner<'_> {
    /// Notes a record; people and meetings are decided about when all are here.
    fn take(
        &mut self,
        kept: Kept,
        people: &mut Vec<Waiting<IncomingPerson>>,
        talks: &mut Vec<Waiting<IncomingMeeting>>,
    ) {
        let (file, record) = (kept.file, self.plan.records.len());
        let mut planned = Planned {
            file,
            index: kept.index,
            line: kept.line,
            action: Action::Refuse,
            reason: String::new(),
            title: String::new(),
            packed: None,
            talk: None,
        };
        match kept.what {
            What::Refused(why) => {
                planned.reason = why;
                self.plan.unreadable += 1;
            }
            What::Meeting(packed) => talks.push(Waiting {
                file,
                record,
                packed,
            }),
            What::Person(packed) => people.push(Waiting {
                file,
                record,
                packed,
            }),
        }
        self.plan.records.push(planned);
    }

    /// Whether a record of these words was taken in before, and who they are about was not plain.
    fn is_remembered(&self, words: Fingerprint) -> bool {
        let origin = (RECORD.to_owned(), words.name());
        self.board.origins.contains(&origin)
    }

    /// Whether a record that was taken in before has nothing new to say: somebody is here whom it may be
    /// about. A firm's name tells nobody apart, but whoever has it is known by it.
    fn is_settled(&self, found: &[(usize, Match)], is_named: impl FnOnce() -> bool) -> bool {
        match self.options.preferred {
            Preferred::Ours => !found.is_empty() || is_named(),
            // The file's word is taken, where it is plain about whom.
            Preferred::Theirs => plain(found).is_none() && (!found.is_empty() || is_named()),
        }
    }

    fn decide(&mut self, waiting: Vec<Waiting<IncomingPerson>>) -> ControlFlow<()> {
        let mut records = std::mem::take(&mut self.plan.records);
        let (board, goes_on) = (self.board, self.goes_on);
        let known = OnBoard::of(board);
        let is_any_remembered = board.origins.iter().any(|(source, _)| source == RECORD);
        let names: HashSet<String> = match is_any_remembered {
            true => board.known().map(|known| known.person.full_name).collect(),
            false => HashSet::new(),
        };
        let mut told: Vec<Told> = Vec::with_capacity(waiting.len());
        let mut filing = Filing::default();
        for waiting in waiting {
            goes_on()?;
            let Some(person) = waiting.packed.open() else {
                continue;
            };
            let traits = fit::traits(&person);
            let keys = Keys::of(&traits);
            let words = fit::fingerprint(&person);
            let planned = &mut records[waiting.record];
            planned.title.clone_from(&person.full_name);
            if is_any_remembered
                && self.is_remembered(words)
                && self.is_settled(&known.matches(&traits, &keys.sought), || {
                    names.contains(&person.full_name)
                })
            {
                planned.action = Action::Same;
                planned.reason = "taken in before".into();
                planned.packed = self.looked_at(waiting.packed);
                continue;
            }
            filing.file(&keys);
            told.push(Told {
                record: waiting.record,
                print: words.whole(),
                fullness: fit::fullness(&person),
                recognisable: match traits.is_recognisable() {
                    true => Recognisable::ByMore,
                    false => Recognisable::ByNameAlone,
                },
                packed: waiting.packed,
                sought: keys.sought,
            });
        }
        let recall = Recall::new(|at: usize| {
            if goes_on().is_break() {
                // Whoever is compared from here on no longer matters: it only has to come to an end.
                return Traits::default();
            }
            let told = told.get(at).and_then(|told| told.packed.open());
            told.map_or_else(Traits::default, |person| fit::traits(&person))
        });
        let index = filing.done(|place| recall.at(place));
        let gathered = gather(&told, &index, &recall);
        drop(index);
        let files = InFiles {
            told: &told,
            recall,
            gathered,
        };
        // By group, who of the board they turned out to be.
        let mut decided: HashMap<usize, usize> = HashMap::new();
        for group in 0..files.gathered.groups.len() {
            goes_on()?;
            let whose = whose(group, &files, &known, &records, &decided);
            if let Whose::Known(place, ..) = &whose {
                decided.insert(group, *place);
            }
            self.group(group, whose, &files, &mut records);
        }
        self.plan.records = records;
        ControlFlow::Continue(())
    }

    /// What a record tells, kept where anybody will look at it.
    fn looked_at(&self, packed: Packed<IncomingPerson>) -> Option<Packed<IncomingPerson>> {
        (self.options.details == Details::Kept).then_some(packed)
    }

    fn group(&mut self, group: usize, whose: Whose, files: &InFiles<'_>, records: &mut [Planned]) {
        let (gathered, told) = (&files.gathered, files.told);
        let members = &gathered.groups[group].members;
        if let (Whose::Doubtful(why), Doubtful::LeftOut) = (&whose, self.options.doubtful) {
            for member in members {
                let record = &mut records[told[*member].record];
                record.action = Action::Ask;
                record.reason = format!("{why}; left out");
                record.packed = self.looked_at(told[*member].packed.clone());
            }
            return;
        }
        // Another group may have been the same person on the board.
        let (at, reopened) = match &whose {
            Whose::Known(place, ..) => match self.draft_of.get(place) {
                Some(at) => (*at, self.plan.people[*at].reopened()),
                None => {
                    self.draft_of.insert(*place, self.plan.people.len());
                    let known = self.board.at(*place);
                    (
                        self.plan.people.len(),
                        known.map(|known| Draft::of(known, *place)),
                    )
                }
            },
            Whose::New | Whose::Doubtful(_) => {
                (self.plan.people.len(), Some(Draft::new(self.ids, self.now)))
            }
        };
        let Some(mut draft) = reopened else { return };
        let whom = draft.becomes.person.id;
        let files = members
            .iter()
            .map(|member| records[told[*member].record].file);
        self.plan.whose.extend(files.map(|file| (file, whom)));
        for (nth, member) in members.iter().enumerate() {
            let record = &mut records[told[*member].record];
            let Some(person) = told[*member].packed.open() else {
                continue;
            };
            let kind = self.files.get(record.file).map_or("file", |file| file.kind);
            let preferred = match whose {
                Whose::Known(..) => self.options.preferred,
                _ => Preferred::Ours,
            };
            let mut absorbed = draft.absorb(&person, preferred, self.ids, self.now);
            for happening in &person.history {
                let rows = happened::rows(
                    happening,
                    (whom, kind),
                    &mut self.memory,
                    &mut self.plan.origins,
                    self.ids,
                    self.now,
                );
                draft.happened(rows, &mut absorbed);
            }
            let could_be_mistaken = !gathered.is_alone[*member]
                || told[*member].recognisable == Recognisable::ByNameAlone
                || whose.is_unsure();
            // Where nothing is written, the same words come to the same end again.
            let is_settled = matches!(whose, Whose::Known(..)) && absorbed.gained.is_empty();
            if could_be_mistaken && !is_settled {
                self.remember(&person);
            }
            let name = &draft.becomes.person.full_name;
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
            record.packed = self.looked_at(told[*member].packed.clone());
        }
        let becoming = draft.packed(self.board);
        match self.plan.people.get_mut(at) {
            Some(there) => *there = becoming,
            None => self.plan.people.push(becoming),
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
