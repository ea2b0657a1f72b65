//! Taking what a record tells into what is known of somebody: empty fields are filled, addresses and tags
//! are added, and where both say something else the board's word stays unless the user chose the file's.

use std::collections::BTreeSet;

use super::super::incoming::IncomingPerson;
use super::draft::{Draft, Field, Settled};
use super::fit::KnownPoints;
use super::{Preferred, fit};
use crate::coach::identity::{Likeness, Name};
use crate::domain::civil::Birthday;
use crate::domain::imported::Card;
use crate::domain::moment::Now;
use crate::domain::person::{ContactPoint, PersonTag, PointKind, sort_key};
use crate::domain::{IdSource, Record};

/// The longest text of the file that a reason repeats: characters.
const LONGEST_REPEATED: usize = 60;
/// The most cards that are kept of one person: each is compared with all that come after it.
const MOST_CARDS: usize = 64;
/// What happened, as a reason calls it.
const HISTORY: &str = "history";
/// The longest cadence that a tie takes: days.
const LONGEST_CADENCE: i64 = 3650;

/// What taking in a record did.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Absorbed {
    /// What was filled or added, in words.
    pub gained: Vec<&'static str>,
    /// Where the two differ, in words.
    pub differs: Vec<String>,
}

impl Draft {
    /// Takes in what a record tells.
    pub(super) fn absorb(
        &mut self,
        told: &IncomingPerson,
        preferred: Preferred,
        ids: &mut IdSource,
        now: Now,
    ) -> Absorbed {
        let mut absorbed = Absorbed::default();
        let person = self.becomes.person.clone();
        self.name(told, preferred, &mut absorbed);
        let mut lines = Lines {
            preferred,
            settled: &mut self.settled,
            absorbed: &mut absorbed,
        };
        for (what, mine, theirs) in [
            (
                Field::GivenName,
                &mut self.becomes.person.given_name,
                &told.given_name,
            ),
            (
                Field::FamilyName,
                &mut self.becomes.person.family_name,
                &told.family_name,
            ),
            (
                Field::Nickname,
                &mut self.becomes.person.nickname,
                &told.nickname,
            ),
            (
                Field::Pronouns,
                &mut self.becomes.person.pronouns,
                &told.pronouns,
            ),
            (
                Field::Organization,
                &mut self.becomes.person.organization,
                &told.organization,
            ),
            (Field::Role, &mut self.becomes.person.role, &told.role),
            (Field::Place, &mut self.becomes.person.place, &told.place),
            (
                Field::HowMet,
                &mut self.becomes.person.how_met,
                &told.how_met,
            ),
        ] {
            lines.fill(what, mine, theirs);
        }
        self.birthday(told.birthday, preferred, &mut absorbed);
        self.note(&told.note, &mut absorbed);
        self.points(told, &mut absorbed, ids, now);
        self.tags(&told.categories, &mut absorbed, ids, now);
        self.tie(told, &mut absorbed);
        let card = self.card(told, &mut absorbed, ids, now);
        if card && self.place.is_some() {
            absorbed.gained.push("what other programs keep");
        }
        self.changed |= self.becomes.person != person || !absorbed.gained.is_empty();
        absorbed
    }

    fn name(&mut self, told: &IncomingPerson, preferred: Preferred, absorbed: &mut Absorbed) {
        if self.becomes.person.full_name.is_empty() {
            self.becomes.person.full_name.clone_from(&told.full_name);
            absorbed.gained.push("name");
            self.settled.insert(Field::Name);
            return;
        }
        let mine = Name::of(&self.becomes.person.full_name, "", "", "");
        let theirs = Name::of(&told.full_name, "", "", "");
        let name = &mut self.becomes.person.full_name;
        let is_fuller =
            self.place.is_none() && is_fuller((name, &mine), (&told.full_name, &theirs));
        if is_fuller || (mine.is_untold() && !theirs.is_untold()) {
            name.clone_from(&told.full_name);
            absorbed.gained.push("name");
            self.settled.insert(Field::Name);
        } else if mine.likeness(&theirs) == Likeness::Same && preferred == Preferred::Ours {
            self.settled.insert(Field::Name);
        } else if !theirs.is_untold() {
            let mut lines = Lines {
                preferred,
                settled: &mut self.settled,
                absorbed,
            };
            lines.fill(Field::Name, name, &told.full_name);
        }
    }

    fn birthday(&mut self, told: Option<Birthday>, preferred: Preferred, absorbed: &mut Absorbed) {
        let Some(told) = told else { return };
        let day = |birthday: Birthday| {
            let text = String::from(birthday);
            text[text.len() - 5..].to_owned()
        };
        match self.becomes.person.birthday {
            // The same day, and maybe the year is told on our side only. Another record of the same files
            // does not change it, or two that differ would take turns, import after import.
            Some(mine) if mine == told || (day(mine) == day(told) && told.year().is_none()) => {
                self.settled.insert(Field::Birthday);
            }
            Some(mine) if day(mine) != day(told) || mine.year().is_some() => {
                if preferred == Preferred::Theirs && self.settled.insert(Field::Birthday) {
                    self.becomes.person.birthday = Some(told);
                    absorbed.gained.push("birthday");
                } else {
                    let differs = format!("birthday differs: the file says {}", told.words());
                    absorbed.differs.push(differs);
                }
            }
            _ => {
                self.becomes.person.birthday = Some(told);
                self.settled.insert(Field::Birthday);
                absorbed.gained.push("birthday");
            }
        }
    }

    /// Adds what was written to what stands there; what stands there is never touched.
    fn note(&mut self, told: &str, absorbed: &mut Absorbed) {
        let squeezed =
            |text: &str| -> String { text.split_whitespace().collect::<Vec<_>>().join(" ") };
        if told.is_empty() {
            return;
        }
        let notes = &self.becomes.person.notes;
        let standing = self.squeezed_note.get_or_insert_with(|| squeezed(notes));
        if standing.contains(&squeezed(told)) {
            return;
        }
        let joined = match self.becomes.person.notes.trim_end() {
            "" => told.to_owned(),
            mine => format!("{mine}\n\n{told}"),
        };
        let cut = fit::cut_text(&joined);
        if cut.len() < joined.len() && !self.becomes.person.notes.is_empty() {
            absorbed
                .differs
                .push("the note has no room for what the file says".into());
            return;
        }
        self.becomes.person.notes = cut;
        self.squeezed_note = None;
        absorbed.gained.push("note");
    }

    fn points(
        &mut self,
        told: &IncomingPerson,
        absorbed: &mut Absorbed,
        ids: &mut IdSource,
        now: Now,
    ) {
        let mut known = self.known_points.take().unwrap_or_else(|| {
            let mut known = KnownPoints::default();
            for point in &self.becomes.points {
                known.is_new(point.kind, &point.value);
            }
            known
        });
        let points = &mut self.becomes.points;
        let last = points.iter().map(|point| point.position).max();
        let mut next = last.map_or(0, |last| last + 1);
        for (what, kind, values) in [
            ("e-mail", PointKind::Email, &told.emails),
            ("phone", PointKind::Phone, &told.phones),
            ("link", PointKind::Link, &told.links),
            ("address", PointKind::Address, &told.addresses),
        ] {
            let before = points.len();
            for point in values {
                if known.is_new(kind, &point.value) {
                    points.push(ContactPoint {
                        id: ids.fresh(now.at),
                        person: self.becomes.person.id,
                        kind,
                        label: point.label.clone(),
                        value: point.value.clone(),
                        position: next,
                    });
                    next += 1;
                }
            }
            if points.len() > before {
                absorbed.gained.push(what);
            }
        }
        self.known_points = Some(known);
    }

    fn tags(&mut self, told: &[String], absorbed: &mut Absorbed, ids: &mut IdSource, now: Now) {
        let before = self.becomes.tags.len();
        for name in told {
            if !self
                .becomes
                .tags
                .iter()
                .any(|tag| fit::same_line(&tag.name, name))
            {
                self.becomes.tags.push(PersonTag {
                    id: ids.fresh(now.at),
                    person: self.becomes.person.id,
                    name: name.clone(),
                });
            }
        }
        if self.becomes.tags.len() > before {
            absorbed.gained.push("tag");
        }
    }

    fn tie(&mut self, told: &IncomingPerson, absorbed: &mut Absorbed) {
        if let (None, Some(since)) = (self.becomes.tie.known_since, told.known_since) {
            self.becomes.tie.known_since = Some(since);
            absorbed.gained.push("known since");
        }
        // Somebody about whom the user has decided keeps the rhythm that was decided on.
        let is_open = self.becomes.tie.circle.is_none() && self.becomes.tie.ideal_days.is_none();
        if let Some(days) = told.cadence_days.filter(|days| *days > 0 && is_open) {
            self.becomes.tie.ideal_days = Some(days.min(LONGEST_CADENCE));
            self.becomes.tie.latest_days = Some(days.saturating_mul(2).min(LONGEST_CADENCE));
            absorbed.gained.push("how often");
        }
    }

    /// Keeps the card itself; whether that is anything new.
    fn card(
        &mut self,
        told: &IncomingPerson,
        absorbed: &mut Absorbed,
        ids: &mut IdSource,
        now: Now,
    ) -> bool {
        let is_own = told.uid.is_empty() || told.uid == self.becomes.person.id.to_string();
        if (is_own && told.rest.is_empty()) || self.says_what_the_cards_say(told) {
            return false;
        }
        let is_its = |card: &Card| card.uid == told.uid;
        let cards = &mut self.becomes.cards;
        if cards.iter().any(is_its) && told.rest.is_empty() {
            return false;
        }
        if let Some(card) = cards
            .iter()
            .find(|card| is_its(card) && card.rest == told.rest)
        {
            self.told_cards.push(card.id);
            return false;
        }
        // A card comes again and says something else now. Of several it is not plain which one that is, and
        // what these files tell twice and otherwise is kept twice. Without a name it has to tell of one of the
        // same properties at least: nothing else says that it is the same card.
        let is_alone = cards.iter().filter(|card| is_its(card)).count() == 1;
        let is_again = |card: &Card| {
            let names = property_names(&told.rest);
            !told.uid.is_empty() || !property_names(&card.rest).is_disjoint(&names)
        };
        let standing = cards.iter().position(|card| {
            is_alone && is_its(card) && !self.told_cards.contains(&card.id) && is_again(card)
        });
        let id = match standing {
            Some(at) => {
                cards[at].rest.clone_from(&told.rest);
                cards[at].id
            }
            None if cards.len() >= MOST_CARDS => {
                let full =
                    "no room for another card of theirs; what nothing here reads of it is left";
                absorbed.differs.push(full.into());
                return false;
            }
            None => {
                let id = ids.fresh(now.at);
                cards.push(Card {
                    id,
                    person: self.becomes.person.id,
                    uid: told.uid.clone(),
                    rest: told.rest.clone(),
                    created_at: now.at,
                });
                id
            }
        };
        self.told_cards.push(id);
        true
    }

    /// Whether it is our own card of them come back: all that their cards hold, and nothing else.
    fn says_what_the_cards_say(&self, told: &IncomingPerson) -> bool {
        // In which group a line stands is ours to say where two cards are written as one.
        let lines = |rest: &str| -> BTreeSet<String> {
            let lines = rest.split(['\r', '\n']).filter(|line| !line.is_empty());
            lines.map(|line| ungrouped(line).to_owned()).collect()
        };
        let is_theirs = told.uid == self.becomes.person.id.to_string()
            || self.becomes.cards.iter().any(|card| card.uid == told.uid);
        let mut all = BTreeSet::new();
        for card in &self.becomes.cards {
            all.extend(lines(&card.rest));
        }
        is_theirs && !self.becomes.cards.is_empty() && lines(&told.rest) == all
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

/// The names of the properties on these lines of a card.
fn property_names(rest: &str) -> BTreeSet<&str> {
    let lines = rest.lines().filter(|line| !line.starts_with([' ', '\t']));
    lines
        .filter_map(|line| ungrouped(line).split([':', ';']).next())
        .collect()
}

/// A line of a card without the group in which it stands.
fn ungrouped(line: &str) -> &str {
    let head = line.split([':', ';']).next().unwrap_or(line);
    head.rfind('.').map_or(line, |dot| &line[dot + 1..])
}

/// Fields of which there is one.
struct Lines<'a> {
    preferred: Preferred,
    settled: &'a mut Settled,
    absorbed: &'a mut Absorbed,
}

impl Lines<'_> {
    fn fill(&mut self, what: Field, mine: &mut String, theirs: &str) {
        if theirs.is_empty() || *mine == theirs {
            if !theirs.is_empty() {
                self.settled.insert(what);
            }
            return;
        }
        if mine.is_empty() {
            theirs.clone_into(mine);
            self.settled.insert(what);
            self.absorbed.gained.push(what.words());
        } else if self.preferred == Preferred::Theirs && self.settled.insert(what) {
            theirs.clone_into(mine);
            self.absorbed.gained.push(what.words());
        } else if sort_key(mine) != sort_key(theirs) {
            let said = repeated(theirs);
            self.absorbed
                .differs
                .push(format!("{} differs: the file says “{said}”", what.words()));
        }
    }
}

/// Whether, of two names of somebody that came together, the second is the better one to call them by.
fn is_fuller((mine, name): (&str, &Name), (theirs, other): (&str, &Name)) -> bool {
    if sort_key(mine) == sort_key(theirs) {
        // With its accents, and not shouted.
        let is_shouted = |text: &str| text.to_uppercase() == *text && text.to_lowercase() != *text;
        return marks(theirs) > marks(mine) || (is_shouted(mine) && !is_shouted(theirs));
    }
    let has_initial = |text: &str| {
        text.split_whitespace().any(|word| {
            let mut letters = word.trim_end_matches('.').chars();
            letters.next().is_some_and(char::is_uppercase) && letters.next().is_none()
        })
    };
    other.is_full() && (!name.is_full() || (has_initial(mine) && !has_initial(theirs)))
}

/// How many letters of it are no plain ones.
fn marks(text: &str) -> usize {
    text.chars()
        .filter(|letter| letter.is_alphabetic() && !letter.is_ascii())
        .count()
}

fn repeated(text: &str) -> String {
    let line = fit::one_line(text);
    match line.char_indices().nth(LONGEST_REPEATED) {
        Some((at, _)) => format!("{}…", &line[..at]),
        None => line,
    }
}
