//! Headers to columns: words that mean one thing beside one neighbour and another beside the next, and
//! columns without a header that can be understood, by what their cells look like.
//!
//! Pure evidence; what the user says (`mapping`) comes later and wins.

use super::cell::clean;
use super::field::{Column, Field};
use super::link;
use super::recognise::{Reading, recognise};
use super::spelling::words;
use super::vocabulary::{DATES, FORMS_OF_ADDRESS, OTHERS, TITLES, lists};

/// What the columns of a header hold; `samples` are rows below it.
pub(super) fn columns(header: &[String], samples: &[Vec<String>]) -> Vec<Column> {
    let readings: Vec<Reading> = header.iter().map(|cell| recognise(cell)).collect();
    let holds = |wanted: Field| {
        readings
            .iter()
            .any(|reading| matches!(reading, Reading::Known { field, .. } if *field == wanted))
    };
    let apelido_is_family = !holds(Field::FamilyName);
    let has_apelido = readings.contains(&Reading::Apelido) && apelido_is_family;
    let (given, family) = (
        holds(Field::GivenName),
        holds(Field::FamilyName) || has_apelido,
    );
    let portuguese = header.iter().any(|cell| {
        matches!(
            words(cell).phrase.as_str(),
            "nome" | "telefone" | "sobrenome" | "endereco"
        )
    });
    let titles = readings
        .iter()
        .filter(|reading| **reading == Reading::Title)
        .count();
    let mut titles_seen = 0;
    let mut columns: Vec<Column> = Vec::with_capacity(header.len());
    for (at, (name, reading)) in header.iter().zip(&readings).enumerate() {
        let mut column = Column::unread(&clean(&name.replace('\u{feff}', "")));
        if column.name.is_empty() {
            column.name = format!("column {}", at + 1);
        }
        let field = match reading {
            Reading::Known {
                field,
                label,
                group,
            } => {
                column.label.clone_from(label);
                column.group.clone_from(group);
                Some(*field)
            }
            Reading::Name | Reading::FirstOrWhole if given != family => {
                let other = match given {
                    true => Field::GivenName,
                    false => Field::FamilyName,
                };
                let beside = readings.iter().position(
                    |reading| matches!(reading, Reading::Known { field, .. } if *field == other),
                );
                let share = beside.and_then(|beside| share_within(samples, beside, at));
                Some(match (share, reading, other) {
                    (Some(share), _, _) if share > 0.5 => Field::FullName,
                    (_, _, Field::GivenName) if *reading == Reading::Name => Field::FamilyName,
                    (_, Reading::FirstOrWhole, Field::FamilyName)
                    | (Some(_), _, Field::FamilyName) => Field::GivenName,
                    _ => Field::FullName,
                })
            }
            Reading::Name | Reading::FirstOrWhole => Some(Field::FullName),
            Reading::Apelido if apelido_is_family => Some(Field::FamilyName),
            Reading::Apelido => Some(Field::Nickname),
            Reading::Aniversario if portuguese && !holds(Field::Birthday) => Some(Field::Birthday),
            Reading::Aniversario => Some(Field::Keep),
            Reading::Title => {
                titles_seen += 1;
                let others = holds(Field::Role) || (titles > 1 && titles_seen < titles);
                Some(title(samples, at, others))
            }
            Reading::Labelled(label) => {
                column.label.clone_from(label);
                None
            }
            Reading::Unknown => None,
        };
        column.field = field;
        columns.push(column);
    }
    let split_birthday = holds(Field::BirthYear) && holds(Field::BirthMonth);
    for (at, column) in columns.iter_mut().enumerate() {
        if split_birthday && column.is(Field::Birthday) {
            column.field = Some(Field::BirthDay);
        }
        by_content(column, samples, at);
    }
    join_streets(&mut columns);
    since_by_content(&mut columns, samples);
    let named = |column: &Column| {
        column
            .field
            .is_some_and(|field| field.is_name() || field == Field::FallbackName)
    };
    if !columns.iter().any(named) {
        name_by_content(&mut columns, samples);
    }
    columns
}

/// The share of rows in which the cell of `whole` holds the one of `part`; `None` where no row has both.
fn share_within(samples: &[Vec<String>], part: usize, whole: usize) -> Option<f64> {
    let (mut both, mut within) = (0_u32, 0_u32);
    for row in samples {
        let (Some(part), Some(whole)) = (row.get(part), row.get(whole)) else {
            continue;
        };
        let (part, whole) = (part.trim().to_lowercase(), whole.trim().to_lowercase());
        if !part.is_empty() && !whole.is_empty() {
            both += 1;
            within += u32::from(whole.contains(&part) && whole != part);
        }
    }
    (both > 0).then(|| f64::from(within) / f64::from(both))
}

/// In a language that nobody here reads, the names are what the addresses are made of, or else the column of
/// words in pairs.
fn name_by_content(columns: &mut [Column], samples: &[Vec<String>]) {
    let fields = [Field::Email, Field::Profile];
    let reached: Vec<usize> = columns
        .iter()
        .enumerate()
        .filter(|(_, column)| column.field.is_some_and(|field| fields.contains(&field)))
        .map(|(at, _)| at)
        .collect();
    let open = |column: &Column| column.field.is_none() && !is_of_another(&column.name);
    let mut alike: Vec<(usize, Likeness)> = columns
        .iter()
        .enumerate()
        .filter(|(at, column)| open(column) && share(samples, *at, looks_like_name) > 0.7)
        .filter_map(|(at, _)| Some((at, Likeness::of(samples, at, &reached)?)))
        .collect();
    alike.truncate(2);
    match alike.as_slice() {
        [(only, _)] => {
            if let Some(column) = columns.get_mut(*only) {
                column.field = Some(Field::FullName);
            }
            return;
        }
        [(one, first), (two, second)] => {
            let (given, family) = match first.place <= second.place {
                true => (*one, *two),
                false => (*two, *one),
            };
            for (at, field) in [(given, Field::GivenName), (family, Field::FamilyName)] {
                if let Some(column) = columns.get_mut(at) {
                    column.field = Some(field);
                }
            }
            return;
        }
        _ => {}
    }
    let reached = columns
        .iter()
        .any(|column| column.is(Field::Email) || column.is(Field::Phone));
    let mut fitting = columns.iter_mut().enumerate().filter(|(at, column)| {
        column.field.is_none()
            && !is_of_another(&column.name)
            && share(samples, *at, looks_like_name) > 0.9
            && share(samples, *at, looks_like_whole_name) > 0.6
    });
    if let (true, Some((_, column)), None) = (reached, fitting.next(), fitting.next()) {
        column.field = Some(Field::FullName);
    }
}

/// Beside links to profiles a lone `Date` is the day on which two were connected.
fn since_by_content(columns: &mut [Column], samples: &[Vec<String>]) {
    let profiles = columns
        .iter()
        .enumerate()
        .any(|(at, _)| share(samples, at, |cell| link::profile(cell).is_some()) > 0.5);
    let known = columns.iter().any(|column| column.is(Field::KnownSince));
    let mut dated = columns
        .iter_mut()
        .filter(|column| column.field.is_none() && lists(DATES, &words(&column.name).phrase));
    if let (true, false, Some(column), None) = (profiles, known, dated.next(), dated.next()) {
        column.field = Some(Field::KnownSince);
    }
}

/// How a column of words is like the addresses beside it: `Ana` in `ana.lima@…` and `…/in/ana-lima`.
struct Likeness {
    /// Where in the addresses its words stand on average, in letters.
    place: f64,
}

impl Likeness {
    /// `None` where most cells have nothing of the addresses.
    fn of(samples: &[Vec<String>], at: usize, reached: &[usize]) -> Option<Self> {
        let (mut both, mut alike, mut places) = (0_u32, 0_u32, 0.0);
        for row in samples {
            let first = row
                .get(at)
                .map(|cell| words(cell).phrase)
                .unwrap_or_default();
            let Some(word) = first.split(' ').find(|word| word.len() >= 3) else {
                continue;
            };
            let addresses: Vec<String> = reached
                .iter()
                .filter_map(|at| row.get(*at))
                .filter(|cell| !cell.trim().is_empty())
                .map(|cell| match cell.split_once('@') {
                    Some((local, _)) => words(local).phrase,
                    None => words(cell.rsplit('/').next().unwrap_or_default()).phrase,
                })
                .collect();
            both += u32::from(!addresses.is_empty());
            if let Some(place) = addresses.iter().find_map(|address| address.find(word)) {
                alike += 1;
                places += f64::from(u32::try_from(place).unwrap_or(u32::MAX));
            }
        }
        (alike > 0 && alike * 2 > both).then(|| Self {
            place: places / f64::from(alike),
        })
    }
}

/// The columns of rows that have no header.
pub(super) fn headerless(width: usize, samples: &[Vec<String>]) -> Vec<Column> {
    let mut columns: Vec<Column> = (1..=width)
        .map(|number| Column::unread(&format!("column {number}")))
        .collect();
    for (at, column) in columns.iter_mut().enumerate() {
        by_content(column, samples, at);
    }
    let alone = width == 1 && share(samples, 0, looks_like_whole_name) > 0.9;
    if alone || columns.iter().any(|column| column.field.is_some()) {
        let name = columns.iter().enumerate().position(|(at, column)| {
            column.field.is_none() && share(samples, at, looks_like_name) > 0.8
        });
        // `Anna,Zhou` beside an address: two columns of single words.
        let single = |at: usize| share(samples, at, is_single_name) > 0.8;
        let parts = name.filter(|at| {
            single(*at)
                && single(*at + 1)
                && columns
                    .get(*at + 1)
                    .is_some_and(|next| next.field.is_none())
        });
        let fields = match parts {
            Some(_) => &[Field::GivenName, Field::FamilyName][..],
            None => &[Field::FullName],
        };
        let from = name.unwrap_or(columns.len());
        for (column, field) in columns.iter_mut().skip(from).zip(fields) {
            column.field = Some(*field);
        }
    }
    columns
}

/// `Title` holds what stands before a name where the cells say so, or where another column holds the role.
fn title(samples: &[Vec<String>], at: usize, others: bool) -> Field {
    let filled = filled(samples, at);
    if filled == 0 {
        return if others {
            Field::Honorific
        } else {
            Field::Role
        };
    }
    if others || share(samples, at, is_title) >= 0.5 {
        Field::Honorific
    } else {
        Field::Role
    }
}

/// Whether `text` stands before a name.
pub(super) fn is_title(text: &str) -> bool {
    let phrase = words(text).phrase;
    is_form_of_address(text) || lists(TITLES, &phrase) || {
        !phrase.is_empty()
            && phrase
                .split(' ')
                .all(|word| lists(TITLES, word) || lists(FORMS_OF_ADDRESS, word))
    }
}

/// Whether `text` is `Mr`, `Frau` and the like, which are no part of the name.
pub(super) fn is_form_of_address(text: &str) -> bool {
    lists(FORMS_OF_ADDRESS, &words(text).phrase)
}

/// Corrects what the header said by what the cells are, and reads a column by its cells alone.
fn by_content(column: &mut Column, samples: &[Vec<String>], at: usize) {
    let share = |test: fn(&str) -> bool| share(samples, at, test);
    match column.field {
        None if is_of_another(&column.name) => {}
        None => {
            if share(looks_like_email) > 0.6 {
                column.field = Some(Field::Email);
            } else if share(|cell| link::profile(cell).is_some()) > 0.6 {
                column.field = Some(Field::Profile);
            } else if share(|cell| has_scheme(cell) && link::is_link(cell)) > 0.9 {
                column.field = Some(Field::Link);
            } else if !column.label.is_empty() && share(is_abroad) > 0.8 {
                column.field = Some(Field::Phone);
            } else if share(looks_like_phone) > 0.8
                && (!column.label.is_empty() || share(|cell| cell.trim().starts_with('+')) > 0.5)
            {
                column.field = Some(Field::Phone);
            }
        }
        Some(Field::Link) if share(|cell| link::profile(cell).is_some()) > 0.5 => {
            column.field = Some(Field::Profile);
        }
        Some(Field::Profile) if filled(samples, at) > 0 && share(link::is_link) < 0.3 => {
            column.field = Some(Field::Keep);
        }
        Some(Field::Phone) if share(looks_like_email) > 0.7 => {
            column.field = Some(Field::Email);
            column.label.clear();
        }
        Some(Field::Email) if share(looks_like_phone) > 0.8 => column.field = Some(Field::Phone),
        Some(Field::FullName | Field::Organization | Field::Place | Field::Skip) => {
            if share(looks_like_email) > 0.7 {
                column.field = Some(Field::Email);
            } else if share(looks_like_phone) > 0.7 && share(is_written_as_phone) > 0.5 {
                column.field = Some(Field::Phone);
            }
        }
        Some(_) => {}
    }
}

/// Whether a column speaks of somebody else than the person of its row.
fn is_of_another(name: &str) -> bool {
    words(name)
        .phrase
        .split(' ')
        .any(|word| lists(OTHERS, word))
}

/// A plus and digits: a number, however short.
fn is_abroad(cell: &str) -> bool {
    cell.trim().strip_prefix('+').is_some_and(|rest| {
        rest.chars().filter(char::is_ascii_digit).count() >= 4
            && rest.chars().all(|character| !character.is_alphabetic())
    })
}

/// A number with a sign or a gap, so that it is no bare amount or serial number.
fn is_written_as_phone(cell: &str) -> bool {
    let cell = cell.trim();
    cell.starts_with(['+', '0', '(']) || cell.contains([' ', '-', '.', '/'])
}

/// `Werkadres 2, straat` is the second line of the address and not a second address.
fn join_streets(columns: &mut [Column]) {
    let groups: Vec<String> = columns.iter().map(|column| column.group.clone()).collect();
    for at in 0..columns.len() {
        let Some(group) = groups.get(at).filter(|group| group.starts_with("address ")) else {
            continue;
        };
        let Some((base, number)) = group.rsplit_once(' ') else {
            continue;
        };
        let alone = columns
            .iter()
            .filter(|column| column.group == *group)
            .all(|column| column.is(Field::Street));
        let is_google = columns
            .get(at)
            .is_some_and(|column| column.name.contains(" - "));
        let has_base = groups.iter().any(|other| other == base);
        if alone
            && has_base
            && !is_google
            && number.parse::<u32>().is_ok()
            && let Some(column) = columns.get_mut(at)
        {
            column.group = base.to_owned();
        }
    }
}

fn cells(samples: &[Vec<String>], at: usize) -> impl Iterator<Item = &str> {
    samples
        .iter()
        .filter_map(move |row| row.get(at))
        .map(|cell| cell.trim())
        .filter(|cell| !cell.is_empty())
}

fn filled(samples: &[Vec<String>], at: usize) -> usize {
    cells(samples, at).count()
}

/// The share of filled cells that pass a test, from 0 to 1.
fn share(samples: &[Vec<String>], at: usize, test: fn(&str) -> bool) -> f64 {
    let (mut all, mut passed) = (0_u32, 0_u32);
    for cell in cells(samples, at) {
        all += 1;
        passed += u32::from(test(cell));
    }
    if all == 0 {
        0.0
    } else {
        f64::from(passed) / f64::from(all)
    }
}

fn has_scheme(cell: &str) -> bool {
    cell.contains("://") || cell.starts_with("www.")
}

/// Whether a cell holds an e-mail address and little else.
pub(super) fn looks_like_email(cell: &str) -> bool {
    cell.len() < 400
        && cell
            .split_once('@')
            .is_some_and(|(name, host)| !name.trim().is_empty() && host.contains('.'))
        && !cell.contains("://")
        && cell.split_whitespace().count() < 8
}

/// Whether a cell holds a telephone number.
pub(super) fn looks_like_phone(cell: &str) -> bool {
    let digits = cell.chars().filter(char::is_ascii_digit).count();
    let others = cell
        .chars()
        .filter(|character| !character.is_ascii_digit() && !"+-()/. \u{a0}x*#".contains(*character))
        .count();
    // A civil day in numbers is none.
    let is_day = digits == 8 && cell.matches(['-', '/', '.']).count() == 2;
    (7..=18).contains(&digits) && others <= 4 && !is_day
}

/// Whether a number is one of North America, where the month is written first; `None` where it does not
/// tell.
pub(super) fn is_american(cell: &str) -> Option<bool> {
    let cell = cell.trim();
    if let Some(abroad) = cell.strip_prefix('+') {
        return Some(abroad.starts_with('1'));
    }
    let shape: String = cell
        .chars()
        .take(16)
        .map(|character| match character {
            '0' => '0',
            '1'..='9' => 'd',
            '.' => '-',
            other => other,
        })
        .collect();
    // An area there never begins with a zero.
    let begins = ["(d", "d"].iter().any(|start| shape.starts_with(start));
    let shape = shape.replace('0', "d");
    let known = [
        "(ddd) ddd-dddd",
        "ddd-ddd-dddd",
        "d-ddd-ddd-dddd",
        "(ddd)ddd-dddd",
    ];
    (begins && known.contains(&shape.as_str())).then_some(true)
}

/// Whether a row is one of data rather than a header: it holds an address, a link or a number.
pub(super) fn looks_like_data(cells: &[String]) -> bool {
    cells.iter().any(|cell| {
        looks_like_email(cell)
            || (has_scheme(cell) && link::is_link(cell))
            || looks_like_phone(cell)
    })
}

/// A given and a family name.
fn looks_like_whole_name(cell: &str) -> bool {
    looks_like_name(cell) && (2..=4).contains(&cell.split_whitespace().count())
}

fn is_single_name(cell: &str) -> bool {
    looks_like_name(cell)
        && !cell.trim().contains(char::is_whitespace)
        && cell.trim().starts_with(char::is_uppercase)
}

fn looks_like_name(cell: &str) -> bool {
    let count = cell.split_whitespace().count();
    (1..=5).contains(&count)
        && cell.chars().any(char::is_alphabetic)
        && !cell
            .chars()
            .any(|character| character.is_ascii_digit() || "@/:<>=".contains(character))
}
