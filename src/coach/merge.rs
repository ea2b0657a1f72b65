//! Making one person of two: everything that refers to the one who goes refers to the one who stays, what
//! both have is kept once, and each field is chosen. One change, so one undo makes two of them again.
//!
//! Not here: whether two are one person (`identity`), and which rows refer to somebody (the store).

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::coach::identity::{Phone, email_key, link_key};
use crate::domain::draft::Dismissal;
use crate::domain::person::{ContactPoint, Person, PersonId, PointKind, sort_key};
use crate::domain::tie::{Rhythm, Tie, TieKind};
use crate::domain::{Change, Choice, Id, Moment, Record, Step};

/// How what is said of two who are not one person begins.
pub const NEVER: &str = "same:";

/// One of the two, with every row that refers to them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Side {
    /// The person.
    pub person: Person,
    /// The tie.
    pub tie: Tie,
    /// Every other row that refers to them, and by which columns.
    pub rows: Vec<About>,
}

/// A row that refers to a person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct About {
    /// The row.
    pub record: Record,
    /// The columns in which the person's id stands.
    pub columns: Vec<String>,
}

/// A field of which there is one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Field {
    /// The name, with its parts.
    Name,
    /// What they are called.
    Nickname,
    /// Pronouns.
    Pronouns,
    /// Where they work.
    Organization,
    /// What they do.
    Role,
    /// Town or office.
    Place,
    /// Birthday.
    Birthday,
    /// How you met.
    HowMet,
    /// What matters to them.
    CaresAbout,
    /// What they need.
    Needs,
    /// Anything else.
    Notes,
    /// Circle and rhythm.
    Circle,
}

impl Choice for Field {
    const ALL: &'static [Self] = &[
        Self::Name,
        Self::Nickname,
        Self::Pronouns,
        Self::Organization,
        Self::Role,
        Self::Place,
        Self::Birthday,
        Self::HowMet,
        Self::CaresAbout,
        Self::Needs,
        Self::Notes,
        Self::Circle,
    ];

    fn label(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::Nickname => "nickname",
            Self::Pronouns => "pronouns",
            Self::Organization => "organization",
            Self::Role => "role",
            Self::Place => "place",
            Self::Birthday => "birthday",
            Self::HowMet => "how you met",
            Self::CaresAbout => "cares about",
            Self::Needs => "needs",
            Self::Notes => "notes",
            Self::Circle => "circle",
        }
    }
}

impl Field {
    /// What stands in the field, in words; empty where nothing does.
    pub fn of(self, side: &Side) -> String {
        let person = &side.person;
        match self {
            Self::Name => person.full_name.clone(),
            Self::Nickname => person.nickname.clone(),
            Self::Pronouns => person.pronouns.clone(),
            Self::Organization => person.organization.clone(),
            Self::Role => person.role.clone(),
            Self::Place => person.place.clone(),
            Self::Birthday => person.birthday.map(|day| day.words()).unwrap_or_default(),
            Self::HowMet => person.how_met.clone(),
            Self::CaresAbout => person.cares_about.clone(),
            Self::Needs => person.needs.clone(),
            Self::Notes => person.notes.clone(),
            Self::Circle => match side.tie.circle {
                Some(circle) => circle.label().to_owned(),
                None => String::new(),
            },
        }
    }

    /// Whether both words can stand, one under the other.
    pub fn joins(self) -> bool {
        matches!(self, Self::CaresAbout | Self::Needs | Self::Notes)
    }
}

/// Whose word is taken for a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Taken {
    /// The one who stays.
    Stays,
    /// The one who goes.
    Goes,
}

/// The change that makes one person of two. `taken` says whose word counts for a field; for the others it is
/// the one's who stays unless that is empty, and texts of several lines are joined.
///
/// # Errors
/// A row whose columns are not what they should be.
pub fn merged(stays: &Side, goes: &Side, taken: &[(Field, Taken)]) -> serde_json::Result<Change> {
    let of = |field: Field| {
        taken
            .iter()
            .rev()
            .find(|(one, _)| *one == field)
            .map(|(_, taken)| *taken)
    };
    let mut change = Change::new(format!(
        "Merged {} into {}",
        goes.person.full_name, stays.person.full_name
    ))
    .revise(&stays.person, person(stays, goes, of))
    .revise(&stays.tie, tie(&stays.tie, &goes.tie, of(Field::Circle)));
    let mut position = stays
        .rows
        .iter()
        .filter_map(|about| match &about.record {
            Record::ContactPoint(point) => Some(point.position + 1),
            _ => None,
        })
        .max()
        .unwrap_or(0);
    for about in &goes.rows {
        if is_kept_already(&about.record, stays, goes.person.id) {
            // It goes with the person.
            continue;
        }
        let Some(mut becomes) = moved(about, goes.person.id, stays.person.id)? else {
            continue;
        };
        if let Record::ContactPoint(point) = &mut becomes {
            point.position = position;
            position += 1;
        }
        change.steps.push(Step::Revise {
            was: Box::new(about.record.clone()),
            becomes: Box::new(becomes),
        });
    }
    Ok(change.remove(goes.person.clone()))
}

/// The name under which it is remembered that two are not one person.
pub fn never(one: PersonId, other: PersonId) -> String {
    let (first, second) = if one < other {
        (one, other)
    } else {
        (other, one)
    };
    format!("{NEVER}{first}:{second}")
}

/// That the two, each told by id and full name, are never the same person. Whoever asks has looked whether
/// that was said before (see [`never`]).
pub fn never_the_same(
    one: (PersonId, &str),
    other: (PersonId, &str),
    id: Id<Dismissal>,
    now: Moment,
) -> Change {
    Change::new(format!(
        "{} and {} are never the same person",
        one.1, other.1
    ))
    .add(Dismissal {
        id,
        proposal: never(one.0, other.0),
        created_at: now,
    })
}

fn person(stays: &Side, goes: &Side, of: impl Fn(Field) -> Option<Taken>) -> Person {
    let (mine, theirs) = (&stays.person, &goes.person);
    let line = |field: Field, mine: &str, theirs: &str| -> String {
        match of(field) {
            Some(Taken::Goes) => theirs.to_owned(),
            Some(Taken::Stays) => mine.to_owned(),
            None if mine.trim().is_empty() => theirs.to_owned(),
            None if field.joins() => joined(mine, theirs),
            None => mine.to_owned(),
        }
    };
    let mut person = Person {
        nickname: line(Field::Nickname, &mine.nickname, &theirs.nickname),
        pronouns: line(Field::Pronouns, &mine.pronouns, &theirs.pronouns),
        organization: line(
            Field::Organization,
            &mine.organization,
            &theirs.organization,
        ),
        role: line(Field::Role, &mine.role, &theirs.role),
        place: line(Field::Place, &mine.place, &theirs.place),
        how_met: line(Field::HowMet, &mine.how_met, &theirs.how_met),
        cares_about: line(Field::CaresAbout, &mine.cares_about, &theirs.cares_about),
        needs: line(Field::Needs, &mine.needs, &theirs.needs),
        notes: line(Field::Notes, &mine.notes, &theirs.notes),
        birthday: match of(Field::Birthday) {
            Some(Taken::Goes) => theirs.birthday,
            Some(Taken::Stays) => mine.birthday,
            None => mine.birthday.or(theirs.birthday),
        },
        met_through: mine
            .met_through
            .or(theirs.met_through)
            .filter(|by| *by != mine.id && *by != theirs.id),
        ..mine.clone()
    };
    if of(Field::Name) == Some(Taken::Goes) {
        person.full_name.clone_from(&theirs.full_name);
        person.given_name.clone_from(&theirs.given_name);
        person.family_name.clone_from(&theirs.family_name);
    } else if mine.given_name.is_empty()
        && mine.family_name.is_empty()
        && sort_key(&mine.full_name) == sort_key(&theirs.full_name)
    {
        person.given_name.clone_from(&theirs.given_name);
        person.family_name.clone_from(&theirs.family_name);
    }
    person
}

fn joined(mine: &str, theirs: &str) -> String {
    let both = format!("{}\n\n{}", mine.trim_end(), theirs.trim());
    let has_room = both.len() <= crate::domain::written::TEXT_LIMIT;
    if theirs.trim().is_empty() || mine.contains(theirs.trim()) || !has_room {
        return mine.to_owned();
    }
    both
}

fn tie(mine: &Tie, theirs: &Tie, taken: Option<Taken>) -> Tie {
    let is_open = mine.circle.is_none() && mine.rhythm == Rhythm::None;
    let is_theirs = match taken {
        Some(Taken::Goes) => true,
        Some(Taken::Stays) => false,
        None => is_open,
    };
    let mut tie = mine.clone();
    if is_theirs {
        tie = Tie {
            id: mine.id,
            person: mine.person,
            kind: mine.kind,
            known_since: mine.known_since,
            ..theirs.clone()
        };
    }
    if tie.kind == TieKind::Other {
        tie.kind = theirs.kind;
    }
    tie.known_since = [mine.known_since, theirs.known_since]
        .into_iter()
        .flatten()
        .min();
    tie
}

/// Whether the one who stays has the same already, or what the row says holds for two people only.
fn is_kept_already(record: &Record, stays: &Side, goes: PersonId) -> bool {
    let there = |same: &dyn Fn(&Record) -> bool| stays.rows.iter().any(|about| same(&about.record));
    match record {
        Record::Tie(_) => true,
        // Who brought the two together was one of them.
        Record::Person(person) => person.id == stays.person.id || person.id == goes,
        Record::Introduction(introduction) => {
            let both = [stays.person.id, goes];
            both.contains(&introduction.first) && both.contains(&introduction.second)
        }
        Record::PersonTag(tag) => there(
            &|other| matches!(other, Record::PersonTag(other) if sort_key(&other.name) == sort_key(&tag.name)),
        ),
        Record::ContactPoint(point) => there(
            &|other| matches!(other, Record::ContactPoint(other) if is_same_point(point, other)),
        ),
        Record::Participant(part) => there(
            &|other| matches!(other, Record::Participant(other) if other.interaction == part.interaction),
        ),
        Record::ProposedParticipant(part) => there(
            &|other| matches!(other, Record::ProposedParticipant(other) if other.talk == part.talk),
        ),
        // A review that decided about both keeps what it decided about the one who stays.
        Record::ReviewItem(item) => there(
            &|other| matches!(other, Record::ReviewItem(other) if (other.review, other.step) == (item.review, item.step)),
        ),
        Record::Contribution(one) => there(
            &|other| matches!(other, Record::Contribution(other) if (other.goal, other.kind) == (one.goal, one.kind)),
        ),
        // Both were said to be another than the same third person.
        Record::Dismissal(dismissal) => {
            let mut named = others(&dismissal.proposal).into_iter().flatten();
            let third = named.find(|id| *id != goes);
            let told = third.map(|third| never(stays.person.id, third));
            there(
                &|other| matches!(other, Record::Dismissal(other) if Some(&other.proposal) == told.as_ref()),
            )
        }
        _ => false,
    }
}

fn is_same_point(one: &ContactPoint, other: &ContactPoint) -> bool {
    let keys = |key: fn(&str) -> Option<String>| {
        key(&one.value).is_some() && key(&one.value) == key(&other.value)
    };
    one.kind == other.kind
        && (one.value == other.value
            || match one.kind {
                PointKind::Email => keys(email_key),
                PointKind::Link => keys(link_key),
                PointKind::Phone => match (Phone::of(&one.value), Phone::of(&other.value)) {
                    (Some(one), Some(other)) => one.is_same(&other),
                    _ => false,
                },
                PointKind::Address => sort_key(&one.value) == sort_key(&other.value),
            })
}

/// The row as it is about the other person; nothing where it is about none of the two any more.
fn moved(about: &About, from: PersonId, to: PersonId) -> serde_json::Result<Option<Record>> {
    if let Record::Dismissal(dismissal) = &about.record {
        let third = others(&dismissal.proposal)
            .into_iter()
            .flatten()
            .find(|id| *id != from);
        return Ok(third.filter(|third| *third != to).map(|third| {
            let mut dismissal = dismissal.clone();
            dismissal.proposal = never(to, third);
            Record::Dismissal(dismissal)
        }));
    }
    let mut row = about.record.to_json()?;
    if let Value::Object(fields) = &mut row {
        for column in &about.columns {
            if let Some(value) = fields.get_mut(column)
                && value.as_str() == Some(from.to_string().as_str())
            {
                *value = Value::String(to.to_string());
            }
        }
    }
    Record::from_json(about.record.table(), row).map(Some)
}

/// The two of whom a proposal says that they are not one person.
fn others(proposal: &str) -> Option<[PersonId; 2]> {
    let (first, second) = proposal.strip_prefix(NEVER)?.split_once(':')?;
    let id = |text: &str| uuid::Uuid::try_parse(text).ok().map(PersonId::new);
    Some([id(first)?, id(second)?])
}
