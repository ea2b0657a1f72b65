//! Taking what a record tells into what is known of somebody: empty fields are filled, addresses and tags
//! are added, and where both say something else the board's word stays unless the user chose the file's.

use std::collections::BTreeSet;

use super::super::incoming::{IncomingPerson, Labelled};
use super::board::Known;
use super::{Preferred, fit};
use crate::coach::identity::{Likeness, Name};
use crate::domain::civil::Birthday;
use crate::domain::imported::Card;
use crate::domain::moment::Now;
use crate::domain::person::{ContactPoint, Person, PersonTag, PointKind, sort_key};
use crate::domain::tie::Tie;
use crate::domain::{IdSource, Record};

/// The longest text of the file that a reason repeats: characters.
const LONGEST_REPEATED: usize = 60;
/// What happened, as a reason calls it.
const HISTORY: &str = "history";
/// The longest cadence that a tie takes: days.
const LONGEST_CADENCE: i64 = 3650;

/// Somebody as they will stand on the board.
#[derive(Debug)]
pub(super) struct Draft {
    /// The person.
    pub person: Person,
    /// The tie.
    pub tie: Tie,
    /// Ways to reach them; those that are new stand behind the others.
    pub points: Vec<ContactPoint>,
    /// Tags; those that are new stand behind the others.
    pub tags: Vec<PersonTag>,
    /// Cards, as they will be.
    pub cards: Vec<Card>,
    /// Where they stand among the people of the board, if they do.
    pub known: Option<usize>,
    /// What happened with them, as rows.
    pub history: Vec<Record>,
    changed: bool,
    settled: BTreeSet<&'static str>,
}

/// What taking in a record did.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Absorbed {
    /// What was filled or added, in words.
    pub gained: Vec<&'static str>,
    /// Where the two differ, in words.
    pub differs: Vec<String>,
}

impl Draft {
    /// Somebody new of whom nothing is known yet.
    pub(super) fn new(ids: &mut IdSource, now: Now) -> Self {
        let person = Person::named(ids.fresh(now.at), String::new(), now.at);
        let tie = Tie::undecided(ids.fresh(now.at), person.id, now.today);
        Self::with(person, tie, None)
    }

    /// Somebody who stands on the board.
    pub(super) fn of(known: &Known, place: usize) -> Self {
        Self {
            points: known.points.clone(),
            tags: known.tags.clone(),
            cards: known.cards.clone(),
            ..Self::with(known.person.clone(), known.tie.clone(), Some(place))
        }
    }

    fn with(person: Person, tie: Tie, known: Option<usize>) -> Self {
        Self {
            person,
            tie,
            points: Vec::new(),
            tags: Vec::new(),
            cards: Vec::new(),
            known,
            history: Vec::new(),
            changed: known.is_none(),
            settled: BTreeSet::new(),
        }
    }

    /// Gives back memory that nothing more will be put into for now.
    pub(super) fn shrink_to_fit(&mut self) {
        self.points.shrink_to_fit();
        self.tags.shrink_to_fit();
        self.cards.shrink_to_fit();
        self.history.shrink_to_fit();
        if self.is_new() {
            // All records of somebody new come together: nothing is settled for later.
            self.settled = BTreeSet::new();
        }
    }

    /// Whether they are not on the board yet.
    pub(super) fn is_new(&self) -> bool {
        self.known.is_none()
    }

    /// Whether anything is written about them.
    pub(super) fn is_changed(&self) -> bool {
        self.changed
    }

    /// Takes in what a record tells.
    pub(super) fn absorb(
        &mut self,
        told: &IncomingPerson,
        preferred: Preferred,
        ids: &mut IdSource,
        now: Now,
    ) -> Absorbed {
        let mut absorbed = Absorbed::default();
        let person = self.person.clone();
        self.name(told, preferred, &mut absorbed);
        let mut lines = Lines {
            preferred,
            settled: &mut self.settled,
            absorbed: &mut absorbed,
        };
        for (what, mine, theirs) in [
            ("given name", &mut self.person.given_name, &told.given_name),
            (
                "family name",
                &mut self.person.family_name,
                &told.family_name,
            ),
            ("nickname", &mut self.person.nickname, &told.nickname),
            ("pronouns", &mut self.person.pronouns, &told.pronouns),
            (
                "organization",
                &mut self.person.organization,
                &told.organization,
            ),
            ("role", &mut self.person.role, &told.role),
            ("place", &mut self.person.place, &told.place),
            ("how you met", &mut self.person.how_met, &told.how_met),
        ] {
            lines.fill(what, mine, theirs);
        }
        self.birthday(told.birthday, preferred, &mut absorbed);
        self.note(&told.note, &mut absorbed);
        self.points(told, &mut absorbed, ids, now);
        self.tags(&told.categories, &mut absorbed, ids, now);
        self.tie(told, &mut absorbed);
        let card = self.card(told, ids, now);
        self.changed |= card || self.person != person || !absorbed.gained.is_empty();
        absorbed
    }

    fn name(&mut self, told: &IncomingPerson, preferred: Preferred, absorbed: &mut Absorbed) {
        let mine = Name::of(&self.person.full_name, "", "", "");
        let theirs = Name::of(&told.full_name, "", "", "");
        let is_better = mine.is_untold() && !theirs.is_untold();
        if self.person.full_name.is_empty() || is_better {
            self.person.full_name.clone_from(&told.full_name);
            absorbed.gained.push("name");
            self.settled.insert("name");
        } else if mine.likeness(&theirs) < Likeness::Same && !theirs.is_untold() {
            let mut lines = Lines {
                preferred,
                settled: &mut self.settled,
                absorbed,
            };
            lines.fill("name", &mut self.person.full_name, &told.full_name);
        }
    }

    fn birthday(&mut self, told: Option<Birthday>, preferred: Preferred, absorbed: &mut Absorbed) {
        let Some(told) = told else { return };
        let day = |birthday: Birthday| {
            let text = String::from(birthday);
            text[text.len() - 5..].to_owned()
        };
        match self.person.birthday {
            Some(mine) if mine == told => {}
            // The same day, and the year is told on one side only.
            Some(mine) if day(mine) == day(told) && told.year().is_none() => {}
            Some(mine) if day(mine) != day(told) || mine.year().is_some() => {
                if preferred == Preferred::Theirs && self.settled.insert("birthday") {
                    self.person.birthday = Some(told);
                    absorbed.gained.push("birthday");
                } else {
                    let differs = format!("birthday differs: the file says {}", told.words());
                    absorbed.differs.push(differs);
                }
            }
            _ => {
                self.person.birthday = Some(told);
                self.settled.insert("birthday");
                absorbed.gained.push("birthday");
            }
        }
    }

    /// Adds what was written to what stands there; what stands there is never touched.
    fn note(&mut self, told: &str, absorbed: &mut Absorbed) {
        let squeezed =
            |text: &str| -> String { text.split_whitespace().collect::<Vec<_>>().join(" ") };
        if told.is_empty() || squeezed(&self.person.notes).contains(&squeezed(told)) {
            return;
        }
        let joined = match self.person.notes.trim_end() {
            "" => told.to_owned(),
            mine => format!("{mine}\n\n{told}"),
        };
        let cut = fit::cut_text(&joined);
        if cut.len() < joined.len() && !self.person.notes.is_empty() {
            absorbed
                .differs
                .push("the note has no room for what the file says".into());
            return;
        }
        self.person.notes = cut;
        absorbed.gained.push("note");
    }

    fn points(
        &mut self,
        told: &IncomingPerson,
        absorbed: &mut Absorbed,
        ids: &mut IdSource,
        now: Now,
    ) {
        type Same = fn(&str, &str) -> bool;
        let kinds: [(&'static str, PointKind, &[Labelled], Same); 4] = [
            ("e-mail", PointKind::Email, &told.emails, fit::same_email),
            ("phone", PointKind::Phone, &told.phones, fit::same_phone),
            ("link", PointKind::Link, &told.links, fit::same_link),
            (
                "address",
                PointKind::Address,
                &told.addresses,
                fit::same_line,
            ),
        ];
        for (what, kind, values, same) in kinds {
            let before = self.points.len();
            for point in values {
                let known = self
                    .points
                    .iter()
                    .any(|known| known.kind == kind && same(&known.value, &point.value));
                if !known {
                    let last = self.points.iter().map(|point| point.position).max();
                    self.points.push(ContactPoint {
                        id: ids.fresh(now.at),
                        person: self.person.id,
                        kind,
                        label: point.label.clone(),
                        value: point.value.clone(),
                        position: last.map_or(0, |last| last + 1),
                    });
                }
            }
            if self.points.len() > before {
                absorbed.gained.push(what);
            }
        }
    }

    fn tags(&mut self, told: &[String], absorbed: &mut Absorbed, ids: &mut IdSource, now: Now) {
        let before = self.tags.len();
        for name in told {
            if !self.tags.iter().any(|tag| fit::same_line(&tag.name, name)) {
                self.tags.push(PersonTag {
                    id: ids.fresh(now.at),
                    person: self.person.id,
                    name: name.clone(),
                });
            }
        }
        if self.tags.len() > before {
            absorbed.gained.push("tag");
        }
    }

    fn tie(&mut self, told: &IncomingPerson, absorbed: &mut Absorbed) {
        if let (None, Some(since)) = (self.tie.known_since, told.known_since) {
            self.tie.known_since = Some(since);
            absorbed.gained.push("known since");
        }
        // Somebody about whom the user has decided keeps the rhythm that was decided on.
        let is_open = self.tie.circle.is_none() && self.tie.ideal_days.is_none();
        if let Some(days) = told.cadence_days.filter(|days| *days > 0 && is_open) {
            self.tie.ideal_days = Some(days.min(LONGEST_CADENCE));
            self.tie.latest_days = Some(days.saturating_mul(2).min(LONGEST_CADENCE));
            absorbed.gained.push("how often");
        }
    }

    /// Keeps the card itself; whether that is anything new.
    fn card(&mut self, told: &IncomingPerson, ids: &mut IdSource, now: Now) -> bool {
        let is_own = told.uid.is_empty() || told.uid == self.person.id.to_string();
        if (is_own && told.rest.is_empty()) || self.says_what_the_cards_say(told) {
            return false;
        }
        match self.cards.iter_mut().find(|card| card.uid == told.uid) {
            Some(card) if card.rest == told.rest || told.rest.is_empty() => false,
            Some(card) => {
                card.rest.clone_from(&told.rest);
                true
            }
            None => {
                self.cards.push(Card {
                    id: ids.fresh(now.at),
                    person: self.person.id,
                    uid: told.uid.clone(),
                    rest: told.rest.clone(),
                    created_at: now.at,
                });
                true
            }
        }
    }

    /// Whether it is our own card of them come back: all that their cards hold, and nothing else.
    fn says_what_the_cards_say(&self, told: &IncomingPerson) -> bool {
        let lines = |rest: &str| -> BTreeSet<String> {
            let lines = rest.split(['\r', '\n']).filter(|line| !line.is_empty());
            lines.map(str::to_owned).collect()
        };
        let is_theirs = told.uid == self.person.id.to_string()
            || self.cards.iter().any(|card| card.uid == told.uid);
        let mut all = BTreeSet::new();
        for card in &self.cards {
            all.extend(lines(&card.rest));
        }
        is_theirs && !self.cards.is_empty() && lines(&told.rest) == all
    }

    /// All records of the person are in: what only their order needed is let go.
    pub(super) fn settle(&mut self) {
        self.settled = BTreeSet::new();
        self.points.shrink_to_fit();
        self.tags.shrink_to_fit();
    }

    /// Takes in what happened with them.
    pub(super) fn happened(&mut self, rows: Vec<Record>, absorbed: &mut Absorbed) {
        if rows.is_empty() {
            return;
        }
        self.history.extend(rows);
        self.changed = true;
        if absorbed.gained.last() != Some(&HISTORY) {
            absorbed.gained.push(HISTORY);
        }
    }
}

/// Fields of which there is one.
struct Lines<'a> {
    preferred: Preferred,
    settled: &'a mut BTreeSet<&'static str>,
    absorbed: &'a mut Absorbed,
}

impl Lines<'_> {
    fn fill(&mut self, what: &'static str, mine: &mut String, theirs: &str) {
        if theirs.is_empty() || *mine == theirs {
            if !theirs.is_empty() {
                self.settled.insert(what);
            }
            return;
        }
        if mine.is_empty() {
            theirs.clone_into(mine);
            self.settled.insert(what);
            self.absorbed.gained.push(what);
        } else if self.preferred == Preferred::Theirs && self.settled.insert(what) {
            theirs.clone_into(mine);
            self.absorbed.gained.push(what);
        } else if sort_key(mine) != sort_key(theirs) {
            let said = repeated(theirs);
            self.absorbed
                .differs
                .push(format!("{what} differs: the file says “{said}”"));
        }
    }
}

fn repeated(text: &str) -> String {
    let line = fit::one_line(text);
    match line.char_indices().nth(LONGEST_REPEATED) {
        Some((at, _)) => format!("{}…", &line[..at]),
        None => line,
    }
}
