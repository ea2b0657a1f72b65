//! Our own table: people as CSV that spreadsheets open and that we read back without loss.
//!
//! A record a person, CR LF at the end of each; several values in a cell are joined by ` ::: `, in which a
//! `:::` of their own becomes `\:::` and a `\` becomes `\\`. A cell that a spreadsheet would compute gets a
//! `'` in front, unless raw cells are asked for; the last column says which, and its cells are empty.
//! History and unread lines of cards are not in it; the archive has them.

use std::io::Write;

use super::super::incoming::{IncomingPerson, Labelled};
use super::date::{self, DayOrder};
use crate::domain::civil::Birthday;
use crate::report::{Kind, Report, Result};

/// Whether cells that a spreadsheet would compute are made harmless.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Cells {
    /// They begin with `'`: for people and their spreadsheets.
    #[default]
    Guarded,
    /// They are as they are: for machines.
    Raw,
}

impl Cells {
    /// The name of the last column.
    fn marker(self) -> &'static str {
        match self {
            Self::Guarded => "Cordial",
            Self::Raw => "Cordial raw",
        }
    }
}

/// The columns of our own table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Own {
    FullName,
    GivenName,
    FamilyName,
    Nickname,
    Pronouns,
    Emails,
    EmailLabels,
    Phones,
    PhoneLabels,
    Links,
    LinkLabels,
    Addresses,
    AddressLabels,
    Organization,
    Role,
    Place,
    Birthday,
    Note,
    Categories,
    HowMet,
    KnownSince,
    Profile,
    Uid,
    CadenceDays,
}

const COLUMNS: [(Own, &str); 24] = [
    (Own::FullName, "Full name"),
    (Own::GivenName, "Given name"),
    (Own::FamilyName, "Family name"),
    (Own::Nickname, "Nickname"),
    (Own::Pronouns, "Pronouns"),
    (Own::Emails, "E-mails"),
    (Own::EmailLabels, "E-mail labels"),
    (Own::Phones, "Phones"),
    (Own::PhoneLabels, "Phone labels"),
    (Own::Links, "Links"),
    (Own::LinkLabels, "Link labels"),
    (Own::Addresses, "Addresses"),
    (Own::AddressLabels, "Address labels"),
    (Own::Organization, "Organization"),
    (Own::Role, "Role"),
    (Own::Place, "Place"),
    (Own::Birthday, "Birthday"),
    (Own::Note, "Notes"),
    (Own::Categories, "Categories"),
    (Own::HowMet, "How met"),
    (Own::KnownSince, "Known since"),
    (Own::Profile, "Profile"),
    (Own::Uid, "UID"),
    (Own::CadenceDays, "Cadence days"),
];

/// Writes people as a table.
///
/// # Errors
/// Where `writer` fails.
pub fn write<'p>(
    people: impl IntoIterator<Item = &'p IncomingPerson>,
    cells: Cells,
    writer: &mut dyn Write,
) -> Result<()> {
    let header = COLUMNS.iter().map(|(_, name)| (*name).to_owned());
    record(
        header.chain([cells.marker().to_owned()]),
        Cells::Raw,
        writer,
    )?;
    for person in people {
        write_one(person, cells, writer)?;
    }
    Ok(())
}

/// Writes one more person behind what [`write`] wrote, so that nobody needs all of them at once.
///
/// # Errors
/// Where `writer` fails.
pub fn write_one(person: &IncomingPerson, cells: Cells, writer: &mut dyn Write) -> Result<()> {
    let row = COLUMNS.iter().map(|(column, _)| said(person, *column));
    record(row.chain([String::new()]), cells, writer)
}

fn record(row: impl Iterator<Item = String>, cells: Cells, writer: &mut dyn Write) -> Result<()> {
    let mut text = String::new();
    for (at, cell) in row.enumerate() {
        if at > 0 {
            text.push(',');
        }
        let guard = if cells == Cells::Guarded && needs_guard(&cell) {
            "'"
        } else {
            ""
        };
        let bare = |character: char| character.is_alphanumeric() || "@.+-_'/: ".contains(character);
        let quoted = !cell.chars().all(bare) || cell.trim() != cell;
        if quoted {
            text.push('"');
            text.push_str(guard);
            text.push_str(&cell.replace('"', "\"\""));
            text.push('"');
        } else {
            text.push_str(guard);
            text.push_str(&cell);
        }
    }
    text.push_str("\r\n");
    writer.write_all(text.as_bytes()).map_err(|error| {
        Report::new(
            Kind::Machine,
            format!("Could not write the table: {error}."),
        )
        .hint("look at the folder, its permissions and the space that is left")
    })
}

/// Whether a cell would be computed, or would lose a quote when it is read back.
fn needs_guard(cell: &str) -> bool {
    cell.trim_start_matches('\'').starts_with([
        '=', '+', '-', '@', '\t', '\r', '\n', '\0', '＝', '＋', '－', '＠',
    ])
}

/// The cell without the quote that the writer put in front.
fn unguarded(cell: &str) -> &str {
    match cell.strip_prefix('\'') {
        Some(rest) if needs_guard(rest) => rest,
        _ => cell,
    }
}

fn said(person: &IncomingPerson, column: Own) -> String {
    let values = |all: &[Labelled]| join(all.iter().map(|point| point.value.as_str()));
    let labels = |all: &[Labelled]| {
        if all.iter().all(|point| point.label.is_empty()) {
            return String::new();
        }
        join(all.iter().map(|point| point.label.as_str()))
    };
    match column {
        Own::FullName => person.full_name.clone(),
        Own::GivenName => person.given_name.clone(),
        Own::FamilyName => person.family_name.clone(),
        Own::Nickname => person.nickname.clone(),
        Own::Pronouns => person.pronouns.clone(),
        Own::Emails => values(&person.emails),
        Own::EmailLabels => labels(&person.emails),
        Own::Phones => values(&person.phones),
        Own::PhoneLabels => labels(&person.phones),
        Own::Links => values(&person.links),
        Own::LinkLabels => labels(&person.links),
        Own::Addresses => values(&person.addresses),
        Own::AddressLabels => labels(&person.addresses),
        Own::Organization => person.organization.clone(),
        Own::Role => person.role.clone(),
        Own::Place => person.place.clone(),
        Own::Birthday => person.birthday.map(String::from).unwrap_or_default(),
        Own::Note => person.note.clone(),
        Own::Categories => join(person.categories.iter().map(String::as_str)),
        Own::HowMet => person.how_met.clone(),
        Own::KnownSince => person
            .known_since
            .map(|day| day.to_string())
            .unwrap_or_default(),
        Own::Profile => person.profile.clone(),
        Own::Uid => person.uid.clone(),
        Own::CadenceDays => person
            .cadence_days
            .map(|days| days.to_string())
            .unwrap_or_default(),
    }
}

/// How the cells of a table are written whose header this is; `None` where it is not ours.
pub(super) fn cells_of(header: &[String]) -> Option<Cells> {
    let has = |name: &str| header.iter().any(|cell| cell.trim() == name);
    if !has("Full name") {
        return None;
    }
    [Cells::Raw, Cells::Guarded]
        .into_iter()
        .find(|cells| has(cells.marker()))
}

/// The person in a row of our own table; `Err` says why there is none, `Ok(None)` that the row is empty.
pub(super) fn read(
    header: &[String],
    row: &[String],
    cells: Cells,
    order: DayOrder,
) -> std::result::Result<Option<IncomingPerson>, String> {
    if row.iter().all(|cell| cell.trim().is_empty()) {
        return Ok(None);
    }
    let cell = |wanted: Own| -> &str {
        let name = COLUMNS
            .iter()
            .find(|(own, _)| *own == wanted)
            .map(|(_, name)| *name);
        let at = header.iter().position(|cell| Some(cell.trim()) == name);
        let cell = at.and_then(|at| row.get(at)).map_or("", String::as_str);
        match cells {
            Cells::Guarded => unguarded(cell),
            Cells::Raw => cell,
        }
    };
    let text = |column: Own| cell(column).to_owned();
    let points = |values: Own, labels: Own| -> Vec<Labelled> {
        let labels = parts(cell(labels));
        parts(cell(values))
            .into_iter()
            .enumerate()
            .map(|(at, value)| Labelled {
                label: labels.get(at).cloned().unwrap_or_default(),
                value,
            })
            .filter(|point| !point.value.is_empty())
            .collect()
    };
    let bad = |name: &str, cell: &str| format!("its {name} “{cell}” cannot be read");
    let birthday = match cell(Own::Birthday) {
        "" => None,
        text => match Birthday::try_from(text.to_owned()) {
            Ok(birthday) => Some(birthday),
            // A spreadsheet may have written it in its own way.
            Err(_) => Some(date::birthday(text, order).ok_or_else(|| bad("birthday", text))?),
        },
    };
    let known_since = match cell(Own::KnownSince) {
        "" => None,
        text => Some(
            text.parse()
                .ok()
                .or_else(|| date::day(text, order))
                .ok_or_else(|| bad("day of meeting", text))?,
        ),
    };
    let cadence_days = match cell(Own::CadenceDays) {
        "" => None,
        text => Some(text.trim().parse().map_err(|_| bad("cadence", text))?),
    };
    let mut person = IncomingPerson {
        full_name: text(Own::FullName),
        family_name: text(Own::FamilyName),
        given_name: text(Own::GivenName),
        nickname: text(Own::Nickname),
        pronouns: text(Own::Pronouns),
        emails: points(Own::Emails, Own::EmailLabels),
        phones: points(Own::Phones, Own::PhoneLabels),
        links: points(Own::Links, Own::LinkLabels),
        addresses: points(Own::Addresses, Own::AddressLabels),
        organization: text(Own::Organization),
        role: text(Own::Role),
        place: text(Own::Place),
        birthday,
        note: text(Own::Note),
        categories: parts(cell(Own::Categories)),
        how_met: text(Own::HowMet),
        known_since,
        uid: text(Own::Uid),
        profile: text(Own::Profile),
        cadence_days,
        ..IncomingPerson::default()
    };
    if person.full_name.trim().is_empty() {
        let parts = [&person.given_name, &person.family_name, &person.nickname];
        let named: Vec<&str> = parts
            .into_iter()
            .map(|part| part.trim())
            .filter(|part| !part.is_empty())
            .collect();
        person.full_name = match named.as_slice() {
            [] => return Err("it has no name".to_owned()),
            [given, family, ..] => format!("{given} {family}"),
            [only] => (*only).to_owned(),
        };
    }
    Ok(Some(person))
}

fn join<'t>(values: impl Iterator<Item = &'t str>) -> String {
    let escaped: Vec<String> = values
        .map(|value| value.replace('\\', "\\\\").replace(":::", "\\:::"))
        .collect();
    escaped.join(" ::: ")
}

/// What `join` put together.
fn parts(cell: &str) -> Vec<String> {
    if cell.is_empty() {
        return Vec::new();
    }
    let (mut all, mut part) = (Vec::new(), String::new());
    let mut rest = cell;
    while let Some(character) = rest.chars().next() {
        if let Some(after) = rest.strip_prefix(" ::: ") {
            all.push(std::mem::take(&mut part));
            rest = after;
        } else if let Some(after) = rest.strip_prefix("\\:::") {
            part.push_str(":::");
            rest = after;
        } else if let Some(after) = rest.strip_prefix("\\\\") {
            part.push('\\');
            rest = after;
        } else {
            part.push(character);
            rest = rest.get(character.len_utf8()..).unwrap_or_default();
        }
    }
    all.push(part);
    all
}
