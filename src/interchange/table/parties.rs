//! Rows that are about two people at once: a sender and a recipient, a giver and a receiver. Whoever is read of
//! such a row is nobody.
//!
//! Not here: what else is no list of people (`subject`).

use std::collections::HashSet;

use super::by_content::Likeness;
use super::field::{Column, Field};
use super::infer::{is_of_another, share};
use super::link;
use super::looks::{is_abroad, looks_like_email, looks_like_whole_name};
use super::recognise::{Reading, recognise};
use super::spelling::words;
use super::vocabulary::lists;

/// Headers of the one who acts, as a whole or as a word of it.
const FROM: &str = "from | von | de | da | van | od | от | от кого | fra | fran | 发件人 | 差出人 | 보낸 사람 | kimden";
const SENDERS: &str = "sender | inviter | endorser | recommender | requester | caller | seller | payer | lender | absender | expediteur | remitente | \
     mittente | remetente | afzender | nadawca | avsandare | avsender | afsender | отправитель | gonderen";
/// Headers of the one who is met by it, likewise.
const TO: &str =
    "to | an | a | para | aan | do | кому | til | till | 收件人 | 宛先 | 받는 사람 | kime";
const RECIPIENTS: &str = "recipient | recipients | receiver | invitee | endorsee | recommendee | callee | buyer | payee | borrower | empfanger | \
     destinataire | destinataires | destinatario | destinatarios | destinatari | ontvanger | odbiorca | mottagare | \
     mottaker | modtager | получатель | alici";

/// Headers of the one who receives others, and of the others. Their names may well stand in one row of a list
/// of guests; only where both are reached is it plain that there are two.
const HOSTS: &str = "host | organizer | organiser | interviewer | mentor | assigner | user | gastgeber | hote | anfitrion";
const GUESTS: &str = "guest | attendee | participant | candidate | mentee | applicant | gast | teilnehmer | invite | invitado";

/// The two columns by which a row is about two people at once: a sender and a recipient, or two profiles.
pub(super) fn two_people<'c>(
    columns: &'c [Column],
    samples: &[Vec<String>],
) -> Option<(&'c str, &'c str)> {
    let name = |at: usize| columns.get(at).map(|column| column.name.as_str());
    let (one, other) = sender_and_recipient(columns, samples)
        .or_else(|| two_reached(columns, samples, Field::Profile))
        .or_else(|| two_reached(columns, samples, Field::Email))
        .or_else(|| two_with_addresses(columns, samples))?;
    Some((name(one)?, name(other)?))
}

/// Two columns that are called by the two sides of a message, and in which people stand.
fn sender_and_recipient(columns: &[Column], samples: &[Vec<String>]) -> Option<(usize, usize)> {
    let side = |whole: &str, word: &str| -> Vec<usize> {
        let is_of = |column: &Column| {
            let phrase = words(&column.name).phrase;
            lists(whole, &phrase)
                || phrase.split(' ').any(|one| lists(word, one))
                || phrase
                    .split_once(' ')
                    .is_some_and(|(first, rest)| lists(whole, first) && is_of_somebody(rest))
        };
        columns
            .iter()
            .enumerate()
            .filter(|(_, column)| is_of(column))
            .map(|(at, _)| at)
            .collect()
    };
    let (from, to) = (side(FROM, SENDERS), side(TO, RECIPIENTS));
    let can_be_reached = |at: &usize| {
        share(samples, *at, looks_like_email) > 0.5
            || share(samples, *at, |cell| link::profile(cell).is_some()) > 0.5
            || share(samples, *at, is_abroad) > 0.5
    };
    let is_named = |at: &usize| share(samples, *at, looks_like_whole_name) > 0.5;
    let first =
        |all: &[usize], test: &dyn Fn(&usize) -> bool| all.iter().copied().find(|at| test(at));
    if let (Some(one), Some(other)) = (first(&from, &can_be_reached), first(&to, &can_be_reached)) {
        return Some((one, other));
    }
    let (hosts, mut guests) = (side("", HOSTS), side("", GUESTS));
    guests.extend(&to);
    if let (Some(one), Some(other)) = (
        first(&hosts, &can_be_reached),
        first(&guests, &can_be_reached),
    ) {
        return Some((one, other));
    }
    // `From` and `To` are towns as well, beside somebody's name.
    let somebody_else = columns.iter().enumerate().any(|(at, column)| {
        let is_party = from.contains(&at) || to.contains(&at);
        !is_party
            && column
                .field
                .is_some_and(|field| field.is_name() || field == Field::Email)
    });
    match (first(&from, &is_named), first(&to, &is_named)) {
        (Some(one), Some(other)) if !somebody_else => Some((one, other)),
        _ => None,
    }
}

/// Whether the rest of a header, `Address` in `To: (Address)`, says how somebody is called or reached.
fn is_of_somebody(rest: &str) -> bool {
    match recognise(rest) {
        Reading::Name | Reading::FirstOrWhole => true,
        Reading::Known { field, .. } => {
            field.is_name()
                || field.is_address()
                || matches!(
                    field,
                    Field::Email | Field::Phone | Field::Link | Field::Profile
                )
        }
        _ => false,
    }
}

/// Two columns of whole names, each of which is like an address that the other is not like: `Mentor, Mentor
/// Email, Mentee, Mentee Email`.
fn two_with_addresses(columns: &[Column], samples: &[Vec<String>]) -> Option<(usize, usize)> {
    // Wider tables are not searched in all ways.
    const MOST: usize = 8;
    let those = |test: &dyn Fn(usize, &Column) -> bool| -> Vec<usize> {
        columns
            .iter()
            .enumerate()
            .filter(|(at, column)| !is_of_another(&column.name) && test(*at, column))
            .map(|(at, _)| at)
            .take(MOST)
            .collect()
    };
    let addresses = those(&|_, column| column.is(Field::Email) || column.is(Field::Profile));
    if addresses.len() < 2 {
        return None;
    }
    let names = those(&|at, column| {
        column
            .field
            .is_none_or(|field| field.is_name() || field == Field::Keep)
            && share(samples, at, looks_like_whole_name) > 0.6
    });
    // Of each name the address that only it is like.
    let own = |name: usize| {
        let mut alike = addresses
            .iter()
            .filter(|address| Likeness::of(samples, name, &[**address]).is_some());
        match (alike.next(), alike.next()) {
            (Some(only), None) => Some(*only),
            _ => None,
        }
    };
    let mut owners = names.iter().filter_map(|name| Some((*name, own(*name)?)));
    let (one, first) = owners.next()?;
    let (other, _) = owners.find(|(_, address)| *address != first)?;
    Some((one, other))
}

/// Of two columns of e-mail addresses the one that is somebody else's: most of its addresses stand in the
/// other, in other rows, as a manager's do.
pub(super) fn others_addresses(columns: &[Column], samples: &[Vec<String>]) -> Option<usize> {
    let (one, other) = two_reached(columns, samples, Field::Email)?;
    let kinds = |at: usize| {
        let cells = samples.iter().filter_map(|row| row.get(at));
        let all: HashSet<String> = cells.map(|cell| cell.trim().to_lowercase()).collect();
        all.len()
    };
    Some(match kinds(one) < kinds(other) {
        true => one,
        false => other,
    })
}

/// Two columns of addresses of one kind that belong to different people: two profiles on one site, or two
/// e-mail addresses of which most are somebody's in one row and somebody else's in another.
fn two_reached(
    columns: &[Column],
    samples: &[Vec<String>],
    field: Field,
) -> Option<(usize, usize)> {
    // Every two columns are compared, so a table with thousands of them would take minutes.
    const MOST: usize = 16;
    let found: Vec<usize> = columns
        .iter()
        .enumerate()
        .filter(|(_, column)| column.is(field) && !is_of_another(&column.name))
        .map(|(at, _)| at)
        .take(MOST)
        .collect();
    let value = |row: &[String], at: usize| -> Option<String> {
        let cell = row.get(at)?.trim();
        match field {
            Field::Profile => link::profile(cell).map(|link| link.to_lowercase()),
            _ => looks_like_email(cell).then(|| cell.to_lowercase()),
        }
    };
    let values = |at: usize| -> HashSet<String> {
        samples.iter().filter_map(|row| value(row, at)).collect()
    };
    let site = |link: &str| link.split('/').nth(2).map(str::to_owned);
    for (nth, one) in found.iter().enumerate() {
        let all = values(*one);
        for other in found.iter().skip(nth + 1) {
            let theirs = values(*other);
            let (mut both, mut apart) = (0_usize, 0_usize);
            for row in samples {
                let (Some(first), Some(second)) = (value(row, *one), value(row, *other)) else {
                    continue;
                };
                both += 1;
                let differ = first != second;
                apart += usize::from(match field {
                    Field::Profile => differ && site(&first) == site(&second),
                    _ => differ && (all.contains(&second) || theirs.contains(&first)),
                });
            }
            if apart * 2 > both {
                return Some((*one, *other));
            }
        }
    }
    None
}
