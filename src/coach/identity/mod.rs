//! Whether two records are one person: the same card, the same profile, the same address with a name
//! that fits, the same number with a name that fits. A name alone is a reason to ask, never to decide.
//!
//! Not here: what is then done (`interchange::plan`, `coach::merge`).

mod address;
mod index;
mod name;
mod nicknames;

pub use address::{Phone, email_key, link_key, profile_key};
pub use index::{Filing, Index, Keys, Sought};
pub use name::{Likeness, Name};

use chrono::NaiveDate;

use crate::domain::civil::Birthday;

/// What somebody can be told by.
#[derive(Debug, Clone, Default)]
pub struct Traits {
    /// The name.
    pub name: Name,
    /// Lasting names of cards.
    pub uids: Vec<String>,
    /// Profiles, as they are compared.
    pub profiles: Vec<String>,
    /// Mailboxes, as they are compared.
    pub emails: Vec<String>,
    /// Telephone numbers.
    pub phones: Vec<Phone>,
    /// Birthday.
    pub birthday: Option<Birthday>,
}

impl Traits {
    /// The traits in these texts.
    pub fn of<'t>(
        name: Name,
        emails: impl IntoIterator<Item = &'t str>,
        phones: impl IntoIterator<Item = &'t str>,
        links: impl IntoIterator<Item = &'t str>,
    ) -> Self {
        let mut traits = Self {
            name,
            emails: emails
                .into_iter()
                .filter_map(address::mailbox_key)
                .collect(),
            phones: phones.into_iter().filter_map(Phone::of).collect(),
            profiles: links.into_iter().filter_map(profile_key).collect(),
            ..Self::default()
        };
        traits.emails.sort_unstable();
        traits.emails.dedup();
        traits.profiles.sort_unstable();
        traits.profiles.dedup();
        // A hundred thousand of these are kept while everybody is compared.
        traits.emails.shrink_to_fit();
        traits.phones.shrink_to_fit();
        traits.profiles.shrink_to_fit();
        traits
    }

    /// Whether anything but the name is told by which they will be known again.
    pub fn is_recognisable(&self) -> bool {
        !(self.uids.is_empty()
            && self.profiles.is_empty()
            && self.emails.is_empty()
            && self.phones.is_empty())
    }

    /// Takes in what another record of the same person tells.
    pub fn join(&mut self, other: &Self) {
        if self.name.is_untold() {
            self.name = other.name.clone();
        }
        for (mine, theirs) in [
            (&mut self.uids, &other.uids),
            (&mut self.profiles, &other.profiles),
            (&mut self.emails, &other.emails),
        ] {
            for value in theirs {
                if !mine.contains(value) {
                    mine.push(value.clone());
                }
            }
        }
        for phone in &other.phones {
            if !self.phones.contains(phone) {
                self.phones.push(phone.clone());
            }
        }
        self.birthday = self.birthday.or(other.birthday);
    }
}

/// What speaks for or against two records being one person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Evidence {
    /// The same card.
    SameUid,
    /// The same profile.
    SameProfile(String),
    /// The same e-mail address.
    SameEmail(String),
    /// The same number, by its last digits.
    SamePhone(String),
    /// The same name.
    SameName,
    /// Names that can be one person's.
    AlikeNames,
    /// The same birthday.
    SameBirthday(Birthday),
    /// Names that do not go together.
    NamesDiffer,
    /// Birthdays that do not.
    BirthdaysDiffer,
    /// Father and son.
    GenerationsDiffer,
    /// Husband and wife.
    SalutationsDiffer,
    /// Two pages on a service where everybody has one.
    ProfilesDiffer,
}

impl Evidence {
    /// In words: `same e-mail priya@northwind.example`.
    pub fn words(&self) -> String {
        match self {
            Self::SameUid => "same card".into(),
            Self::SameProfile(link) => format!("same profile {link}"),
            Self::SameEmail(address) => format!("same e-mail {address}"),
            Self::SamePhone(ending) => format!("same phone …{ending}"),
            Self::SameName => "same name".into(),
            Self::AlikeNames => "names go together".into(),
            Self::SameBirthday(day) => format!("same birthday {}", day.words()),
            Self::NamesDiffer => "names differ".into(),
            Self::BirthdaysDiffer => "birthdays differ".into(),
            Self::GenerationsDiffer => "Sr. and Jr. differ".into(),
            Self::SalutationsDiffer => "Mr and Ms differ".into(),
            Self::ProfilesDiffer => "profiles differ".into(),
        }
    }
}

/// The evidence in a row: `same e-mail priya@northwind.example, names differ`.
pub fn evidence_words(evidence: &[Evidence]) -> String {
    let words: Vec<String> = evidence.iter().map(Evidence::words).collect();
    words.join(", ")
}

/// How certain it is that two records are one person, the most certain last.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Certainty {
    /// They are two.
    Apart,
    /// The names could be one person's; nothing else speaks for it.
    ByName,
    /// An address in common, and names that do not go together.
    ByAddressAlone,
    /// A number in common, and names that go together.
    ByPhone,
    /// An address in common, and names that go together.
    ByEmail,
    /// A profile in common.
    ByProfile,
    /// A card in common.
    ByUid,
}

impl Certainty {
    /// Whether it decides; what does not and is not [`Certainty::Apart`] is asked.
    pub fn decides(self) -> bool {
        self >= Self::ByPhone
    }
}

/// What comparing two records found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Match {
    /// How certain it is.
    pub certainty: Certainty,
    /// How the names stand to each other.
    pub likeness: Likeness,
    /// What speaks for and against.
    pub evidence: Vec<Evidence>,
}

/// Compares two records.
pub fn compare(one: &Traits, other: &Traits) -> Match {
    let likeness = one.name.likeness(&other.name);
    let shared = |mine: &[String], theirs: &[String]| {
        mine.iter().find(|value| theirs.contains(value)).cloned()
    };
    let uid = one.uids.iter().find(|mine| {
        let mine = address::uid_key(mine);
        other
            .uids
            .iter()
            .any(|there| address::uid_key(there) == mine)
    });
    let profile = shared(&one.profiles, &other.profiles);
    let own = one
        .emails
        .iter()
        .find(|email| !address::is_office(email) && other.emails.contains(email));
    let email = own.cloned().or_else(|| shared(&one.emails, &other.emails));
    let phone = one
        .phones
        .iter()
        .find(|phone| other.phones.iter().any(|there| phone.is_same(there)));
    let mut evidence = Vec::new();
    evidence.extend(uid.as_ref().map(|_| Evidence::SameUid));
    evidence.extend(profile.clone().map(Evidence::SameProfile));
    evidence.extend(email.clone().map(Evidence::SameEmail));
    evidence.extend(phone.map(|phone| Evidence::SamePhone(phone.ending().to_owned())));
    evidence.extend(match likeness {
        Likeness::Same => Some(Evidence::SameName),
        Likeness::Alike | Likeness::Loose => Some(Evidence::AlikeNames),
        Likeness::Untold => None,
        Likeness::Unlike | Likeness::Renamed => Some(Evidence::NamesDiffer),
    });
    let birthdays = birthdays(one.birthday, other.birthday);
    evidence.extend(birthdays.clone());
    if one.name.is_other_generation(&other.name) {
        evidence.push(Evidence::GenerationsDiffer);
    }
    if one.name.is_other_salutation(&other.name) {
        evidence.push(Evidence::SalutationsDiffer);
    }
    if profile.is_none() && are_told_apart(one, other, address::is_personal) {
        evidence.push(Evidence::ProfilesDiffer);
    }
    let by_address = match (&email, &phone) {
        // An office's telephone stands beside its mailbox, and tells as little.
        (Some(email), _) if !reaches_one(email, one, other) => Some(Certainty::ByAddressAlone),
        (Some(_), _) => Some(Certainty::ByEmail),
        (None, Some(_)) => Some(Certainty::ByPhone),
        (None, None) => None,
    };
    let are_at_odds = are_at_odds(one, other);
    let is_strange = likeness == Likeness::Unlike && one.name.is_full() && other.name.is_full();
    // A copied card or a firm's page: two whole names that share nothing but it, and what a whole house has.
    let is_copied = is_strange && by_address != Some(Certainty::ByEmail);
    let certainty = if let Some(uid) = uid {
        match is_copied || (are_at_odds && !address::is_lasting(uid)) {
            true => Certainty::ByAddressAlone,
            false => Certainty::ByUid,
        }
    } else if let Some(profile) = &profile {
        // On most services a firm can have a page as well, and all who work there name it.
        let is_theirs = match address::is_personal(profile) {
            true => !is_copied,
            false => !are_at_odds,
        };
        match is_theirs {
            true => Certainty::ByProfile,
            false => Certainty::ByAddressAlone,
        }
    } else if let Some(by_address) = by_address {
        match are_at_odds {
            true => Certainty::ByAddressAlone,
            false => by_address,
        }
    } else if likeness >= Likeness::Alike
        && !are_told_apart(one, other, |_| true)
        && !one.name.is_other_salutation(&other.name)
        && !one.name.tells_other_generation(&other.name)
        && (birthdays != Some(Evidence::BirthdaysDiffer) || is_slip(one, other))
    {
        Certainty::ByName
    } else {
        Certainty::Apart
    };
    Match {
        certainty,
        likeness,
        evidence,
    }
}

/// Whether names, generations, birthdays or profiles speak against one person.
pub fn are_at_odds(one: &Traits, other: &Traits) -> bool {
    !one.name.likeness(&other.name).is_compatible()
        || one.name.is_other_generation(&other.name)
        || one.name.is_other_salutation(&other.name)
        || birthdays(one.birthday, other.birthday) == Some(Evidence::BirthdaysDiffer)
        || are_told_apart(one, other, address::is_personal)
}

/// Whether an address in common speaks for one person: an office's does not, unless the names do.
fn reaches_one(email: &str, one: &Traits, other: &Traits) -> bool {
    !address::is_office(email)
        || one.name.likeness(&other.name) >= Likeness::Alike
        || (one.name.is_untold() && other.name.is_untold())
}

/// What two birthdays say; nothing where one is the other with day and month exchanged, which tells of two
/// ways of reading `03/04`, not of two people.
fn birthdays(one: Option<Birthday>, other: Option<Birthday>) -> Option<Evidence> {
    let (one, other) = (one?, other?);
    let years_agree = match (one.year(), other.year()) {
        (Some(one), Some(other)) => one == other,
        _ => true,
    };
    let is_exchanged = (one.month(), one.day()) == (other.day(), other.month());
    if one.month() == other.month() && one.day() == other.day() && years_agree {
        Some(Evidence::SameBirthday(one))
    } else if is_exchanged && years_agree {
        None
    } else {
        Some(Evidence::BirthdaysDiffer)
    }
}

/// Whether two birthdays that differ are as likely one that was written down wrong, of people whose names are
/// the same: the same day of another year, or the day before, which is what clocks in other time zones make of
/// a birthday.
fn is_slip(one: &Traits, other: &Traits) -> bool {
    let (Some(mine), Some(theirs)) = (one.birthday, other.birthday) else {
        return false;
    };
    let is_same_day = (mine.month(), mine.day()) == (theirs.month(), theirs.day());
    // Without a year, any will do that has a 29 February.
    let year = mine.year().or(theirs.year()).unwrap_or(2024);
    let day = |birthday: Birthday| {
        let year = birthday.year().unwrap_or(year);
        NaiveDate::from_ymd_opt(year, birthday.month(), birthday.day())
    };
    let is_beside = match (day(mine), day(theirs)) {
        (Some(mine), Some(theirs)) => (mine - theirs).num_days().abs() == 1,
        _ => false,
    };
    one.name.likeness(&other.name) == Likeness::Same && (is_same_day || is_beside)
}

/// Whether a service that `counts` and on which both are knows them as two.
fn are_told_apart(one: &Traits, other: &Traits, counts: impl Fn(&str) -> bool) -> bool {
    let is_shared = one
        .profiles
        .iter()
        .any(|mine| other.profiles.contains(mine));
    !is_shared
        && one.profiles.iter().filter(|mine| counts(mine)).any(|mine| {
            other
                .profiles
                .iter()
                .any(|theirs| address::profile_service(mine) == address::profile_service(theirs))
        })
}

#[cfg(test)]
mod tests;
