//! What is said of groups and of who joins them, in sentences.

use super::{Bond, Bridge, Group, Network, OneCircle, OnlyWayIn};
use crate::domain::intent;

/// Names are listed up to so many; then the rest is counted.
const MOST_NAMED: usize = 3;

/// `four`; numbers from thirteen on in figures.
pub(super) fn number(number: usize) -> String {
    const WORDS: [&str; 13] = [
        "no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
        "eleven", "twelve",
    ];
    WORDS
        .get(number)
        .map_or_else(|| number.to_string(), |word| (*word).to_owned())
}

/// `Ada`, `Ada and Tom`, `Ada, Tom, Mai and two others`.
pub(super) fn some<S: AsRef<str>>(names: &[S]) -> String {
    let mut said: Vec<String> = names
        .iter()
        .take(MOST_NAMED)
        .map(|name| name.as_ref().to_owned())
        .collect();
    match names.len().saturating_sub(MOST_NAMED) {
        0 => {}
        1 => said.push("one other".into()),
        more => said.push(format!("{} others", number(more))),
    }
    intent::list(&said)
}

impl Group {
    /// What the group is called in a heading: `Northwind`, `Northwind, around Khánh`, `around Ada`.
    pub fn name(&self) -> String {
        match &self.bond {
            Bond::Organization(name) => name.clone(),
            Bond::Within(name, around) => format!("{name}, around {around}"),
            Bond::Around(around) => format!("around {around}"),
            Bond::Alone => "on their own".into(),
        }
    }

    /// What the group is called in a sentence: `Northwind`, `the Northwind people around Khánh`, `the
    /// people around Ada`.
    pub fn words(&self) -> String {
        match &self.bond {
            Bond::Organization(name) => name.clone(),
            Bond::Within(name, around) => format!("the {name} people around {around}"),
            Bond::Around(around) => format!("the people around {around}"),
            Bond::Alone => "nobody else".into(),
        }
    }
}

impl Group {
    fn organization(&self) -> Option<&str> {
        match &self.bond {
            Bond::Organization(name) | Bond::Within(name, _) => Some(name),
            Bond::Around(_) | Bond::Alone => None,
        }
    }

    /// What the group is called in a sentence about somebody who joins it to another: the part of an
    /// organisation goes by the organisation.
    fn joined_by(&self, short: &str) -> String {
        match &self.bond {
            Bond::Around(around) if around == short => {
                format!("{} people who know each other", number(self.members.len()))
            }
            _ => self
                .organization()
                .map_or_else(|| self.words(), str::to_owned),
        }
    }
}

impl Bridge {
    /// `Priya joins Northwind and the people around Anna.`
    pub fn sentence(&self, network: &Network) -> String {
        let short = &network.people[self.person].short;
        let (home, beyond) = (&network.groups[self.home], &network.groups[self.beyond]);
        match (home.organization(), beyond.organization()) {
            (Some(here), Some(there)) if here == there => {
                format!("{short} joins two groups at {here}.")
            }
            _ => format!(
                "{short} joins {} and {}.",
                home.joined_by(short),
                beyond.joined_by(short)
            ),
        }
    }

    /// What it is read from: `You met Priya together with Søren and Aurélie. Tied by an introduction to
    /// Rafael.`
    pub fn evidence(&self, network: &Network) -> String {
        let names = |places: &[usize]| {
            let names: Vec<&str> = places
                .iter()
                .map(|at| network.people[*at].short.as_str())
                .collect();
            some(&names)
        };
        let short = &network.people[self.person].short;
        let mut parts = Vec::new();
        if !self.together.is_empty() {
            parts.push(format!(
                "You met {short} together with {}.",
                names(&self.together)
            ));
        }
        if !self.introduced.is_empty() {
            parts.push(format!(
                "Tied by an introduction to {}.",
                names(&self.introduced)
            ));
        }
        parts.join(" ")
    }
}

impl OnlyWayIn {
    /// `Lena is the only one you are in touch with among the four at Fjord Bank.`
    pub fn sentence(&self, network: &Network) -> String {
        let short = &network.people[self.person].short;
        let among = number(self.people);
        let place = match &self.bond {
            Bond::Organization(name) => format!("the {among} at {name}"),
            Bond::Within(name, around) if around != short => {
                format!("the {among} {name} people around {around}")
            }
            Bond::Around(around) if around != short => format!("the {among} around {around}"),
            Bond::Within(name, _) => format!("{among} {name} people who know each other"),
            Bond::Around(_) | Bond::Alone => format!("{among} who know each other"),
        };
        format!("{short} is the only one you are in touch with among {place}.")
    }
}

impl OneCircle {
    /// `All four picks of the last eight weeks were from your closest circle.`
    pub fn sentence(&self) -> String {
        let all = match self.picks {
            2 => "Both picks".to_owned(),
            many => format!("All {} picks", number(many)),
        };
        format!(
            "{all} of the last {} weeks were from your {} circle.",
            number(self.weeks),
            self.circle.label()
        )
    }
}
