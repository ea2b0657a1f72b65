//! Whether the rows of a table are people: not the messages between them, the firms that somebody follows, nor
//! the skills of one. What stands beside the people in an export is no address book.
//!
//! Not here: what a column holds (`infer`), rows about two people at once (`parties`), and the tables that are
//! known by their headers (`linkedin`).

use super::field::{Column, Field};
use super::infer::{is_of_another, share};
use super::keep::is_moment;
use super::linkedin;
use super::looks::{looks_like_name, looks_like_whole_name};
use super::parties::two_people;
use super::recognise::recognise;
use super::second;
use super::spelling::words;
use super::vocabulary::{DIRECTIONS, PASSWORDS, WAYS, lists};
use crate::report::Report;

/// What the rows of a table are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Subject {
    /// People, as far as anybody can tell.
    People,
    /// Things with a name, which may be people: there is nothing else to tell by.
    Names,
    /// Something else.
    Other(Instead),
}

/// What a table is a list of instead of people.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Instead {
    /// In a sentence.
    sentence: String,
    /// What the user would say of columns to tell who is meant.
    example: Vec<String>,
    /// What to do rather than to say so.
    rather: &'static str,
}

impl Instead {
    fn new(sentence: String, example: &[&str]) -> Self {
        Self {
            sentence,
            example: example
                .iter()
                .zip(["full_name", "skip"])
                .map(|(name, field)| format!("\"{name}\"={field}"))
                .collect(),
            rather: "",
        }
    }

    /// Rows in which two people are named alike, so that only numbers tell the columns apart.
    fn pairs(header: &[String], one: usize, other: usize) -> Self {
        let name = |at: usize| header.get(at).map_or("", |name| name.trim());
        let sentence = format!(
            "Each row of this table is about two people, in column {} “{}” and in column {} “{}”, so it is no list of people.",
            one + 1,
            name(one),
            other + 1,
            name(other)
        );
        Self {
            example: vec![format!("{}=skip", other + 1)],
            ..Self::new(sentence, &[])
        }
    }

    /// The refusal of the table.
    pub(super) fn report(&self) -> Report {
        let example = match self.example.is_empty() {
            true => String::new(),
            false => format!(", such as --map '{}'", self.example.join(",")),
        };
        Report::input(self.sentence.clone()).hint(format!(
            "{}if every row is a person after all, say what the columns hold with --map{example}",
            self.rather
        ))
    }
}

/// What the rows of a table with these columns are.
pub(super) fn of(header: &[String], columns: &[Column], samples: &[Vec<String>]) -> Subject {
    if let Some(sentence) = linkedin::other_list(header) {
        return Subject::Other(Instead {
            rather: "the people are in its file Connections.csv; ",
            ..Instead::new(sentence, &[])
        });
    }
    if let Some((one, other)) = second::two_reached(columns, samples) {
        return Subject::Other(Instead::pairs(header, one, other));
    }
    if let Some((one, other)) = two_people(columns, samples) {
        let sentence = format!(
            "Each row of this table is about two people, in “{one}” and in “{other}”, so it is no list of people."
        );
        return Subject::Other(Instead::new(sentence, &[one, other]));
    }
    let has = |wanted: &[Field]| {
        columns
            .iter()
            .any(|column| column.field.is_some_and(|field| wanted.contains(&field)))
    };
    let reached = has(&[Field::Email, Field::Phone, Field::Profile])
        || columns
            .iter()
            .any(|column| column.field.is_some_and(Field::is_address));
    let named = columns
        .iter()
        .any(|column| column.field.is_some_and(Field::is_name))
        || has(&[Field::FallbackName]);
    if !named && !reached && has(&[Field::Organization]) {
        let sentence = "This table names firms, and nobody who works there.".to_owned();
        return Subject::Other(Instead::new(sentence, &[]));
    }
    if let Some(way) = ways(columns, samples) {
        let sentence = format!(
            "By its column “{way}” each row of this table is a message or a call, and no person."
        );
        return Subject::Other(Instead::new(sentence, &[]));
    }
    if stands_on_its_side(columns, samples) {
        let sentence =
            "This table stands on its side: its rows are what other tables have as columns."
                .to_owned();
        return Subject::Other(Instead {
            rather: "turn rows into columns in a spreadsheet program; ",
            ..Instead::new(sentence, &[])
        });
    }
    let is_told = named || has(&[Field::Email, Field::Profile]);
    if let Some(column) = doubtful_name(columns, samples).filter(|_| !is_told) {
        let sentence = format!(
            "Nothing says whether “{column}” holds the names of this table's people, and no other column does."
        );
        return Subject::Other(Instead::new(sentence, &[column]));
    }
    let personal = has(&[
        Field::GivenName,
        Field::FamilyName,
        Field::Nickname,
        Field::Pronouns,
        Field::Organization,
        Field::Birthday,
        Field::BirthYear,
        Field::KnownSince,
        Field::HowMet,
        Field::CadenceDays,
    ]);
    if reached || personal || !named {
        return Subject::People;
    }
    let has_secrets = columns
        .iter()
        .any(|column| lists(PASSWORDS, &words(&column.name).phrase));
    if has_secrets {
        let sentence = "This table holds passwords, and nobody's address.".to_owned();
        return Subject::Other(Instead::new(sentence, &[]));
    }
    names(columns, samples)
}

/// A column that may hold the names of people who else are called by their firm or their number.
fn doubtful_name<'c>(columns: &'c [Column], samples: &[Vec<String>]) -> Option<&'c str> {
    let of_firms = columns.iter().any(|column| column.is(Field::Organization));
    let found = columns.iter().enumerate().find(|(at, column)| {
        let fits = match of_firms {
            // `Plumber` stands beside firms as well.
            true => share(samples, *at, looks_like_whole_name) > 0.6,
            false => share(samples, *at, is_capitalised_name) > 0.7,
        };
        column.field.is_none() && !is_of_another(&column.name) && fits
    });
    found.map(|(_, column)| column.name.as_str())
}

/// Whether the names are such as headers have: `Name,Noor Haddad` above `Email,noor@…`.
fn stands_on_its_side(columns: &[Column], samples: &[Vec<String>]) -> bool {
    samples.len() >= 2
        && columns
            .first()
            .is_some_and(|column| column.is(Field::FullName))
        && share(samples, 0, |cell| recognise(cell).is_telling()) > 0.6
}

/// The column that says of each row whether it was sent or received, beside the time at which that was.
fn ways<'c>(columns: &'c [Column], samples: &[Vec<String>]) -> Option<&'c str> {
    let is_timed = || (0..columns.len()).any(|at| share(samples, at, is_moment) > 0.5);
    let way = columns.iter().enumerate().find(|(at, column)| {
        lists(WAYS, &words(&column.name).phrase)
            && share(samples, *at, |cell| lists(DIRECTIONS, &words(cell).phrase)) > 0.9
    });
    way.filter(|_| is_timed())
        .map(|(_, column)| column.name.as_str())
}

/// Names with nothing beside them: people, where they look like it.
fn names(columns: &[Column], samples: &[Vec<String>]) -> Subject {
    let Some((at, column)) = columns
        .iter()
        .enumerate()
        .find(|(_, column)| column.is(Field::FullName))
    else {
        return Subject::Names;
    };
    // Whoever names a list of friends, by one name each and in any script, means them.
    let fit = share(samples, at, is_capitalised_name) > 0.5;
    match fit || samples.is_empty() {
        true => Subject::Names,
        false => {
            let sentence = format!(
                "The names in “{}” do not look like people's, and nothing else tells who they are.",
                column.name
            );
            Subject::Other(Instead::new(sentence, &[&column.name]))
        }
    }
}

fn is_capitalised_name(cell: &str) -> bool {
    looks_like_name(cell) && !cell.trim().starts_with(char::is_lowercase)
}

#[cfg(test)]
mod tests {
    use super::super::{Layout, Mapping, is_address_book};

    /// Why a table is refused; nothing where it is one of people.
    fn refusal(text: &str) -> String {
        let layout = Layout::of(text.as_bytes(), &Mapping::default()).unwrap();
        layout
            .check()
            .err()
            .map(|report| report.sentence)
            .unwrap_or_default()
    }

    #[test]
    fn rows_that_are_no_people_are_refused() {
        for (text, says) in [
            (
                "CONVERSATION ID,FROM,SENDER PROFILE URL,TO,RECIPIENT PROFILE URLS,DATE,CONTENT\n\
                 1,Noor Haddad,https://www.linkedin.com/in/noor,Own Self,https://www.linkedin.com/in/own,2024-03-05 09:00:00 UTC,hi\n",
                "LinkedIn's list of messages",
            ),
            (
                "Absender,Empfänger,Wann,Text\nnoor@x.example,own@x.example,5.3.2024,hallo\n",
                "in “Absender” and in “Empfänger”",
            ),
            (
                "Who,inviterProfileUrl,inviteeProfileUrl\nx,https://www.linkedin.com/in/noor,https://www.linkedin.com/in/own\n",
                "about two people",
            ),
            (
                "\"Subject\",\"From: (Name)\",\"From: (Address)\",\"To: (Name)\",\"To: (Address)\"\n\
                 Tea,Noor Haddad,noor@x.example,Own Self,own@x.example\n",
                "in “From: (Address)” and in “To: (Address)”",
            ),
            (
                "When,From,To,Body\n2024-03-05,+351912345678,+351900000000,hello\n",
                "about two people",
            ),
            (
                "Note,From,To,Amount\ntea,Noor Haddad,Own Self,10\n",
                "in “From” and in “To”",
            ),
            (
                "Giver,Giver Email,Receiver,Receiver Email\nNoor Haddad,noor@x.example,Tomás Cruz,tomas@x.example\n",
                "in “Giver” and in “Receiver”",
            ),
            (
                "Name,Number,Type,Date\nNoor Haddad,+351912345678,Incoming,2024-03-05 09:00\n\
                 Tomás Cruz,+351912345679,Missed,2024-03-06 10:00\n",
                "By its column “Type”",
            ),
            (
                "name,url,username,password\nBank,https://bank.example,noor@x.example,secret\n",
                "passwords",
            ),
            (
                "Team,User Name,User Email,Invitee Name,Invitee Email\n,Own Self,own@x.example,Noor Haddad,noor@x.example\n",
                "two people",
            ),
            (
                "Guest,Guest Email,Host,Host Email\nNoor Haddad,noor@x.example,Own Self,own@x.example\n",
                "two people",
            ),
            ("Organization,Since\nNorthwind,2020\n", "names firms"),
            (
                "Family,Head,Phone\nHaddad,Noor,+47 912 34 567\n",
                "whether “Family” holds the names",
            ),
            (
                "Name,Noor Haddad\nEmail,noor@x.example\nPhone,+47 912 34 567\n",
                "on its side",
            ),
            (
                "Name\nbuy milk\nring the bank\n",
                "do not look like people's",
            ),
            (
                "Name,Proficiency\nNorwegian,Native\n",
                "LinkedIn's list of languages",
            ),
            (
                "First Name,Last Name,Maiden Name,Address,Birth Date,Headline,Summary,Industry,Zip Code,Geo Location,Twitter Handles,Websites,Instant Messengers\nOwn,Self,,,Mar 7,Engineer,,,,,,,\n",
                "your own profile at LinkedIn",
            ),
            (
                "First Name,Last Name,Maiden Name,Created Date,Birth Date,Headline,Summary,Industry\nOwn,Self,,,Mar 7,Engineer,,\n",
                "your own profile at LinkedIn",
            ),
            (
                "Email Address,Confirmed,Primary,Updated On\nown@x.example,Yes,Yes,2024\n",
                "your own addresses",
            ),
        ] {
            let refused = refusal(text);
            assert!(refused.contains(says), "{text}: {refused}");
            assert!(!is_address_book(text.as_bytes()), "{text}");
        }
    }

    #[test]
    fn people_are_no_messages() {
        for text in [
            "Name,Company,From,To\nNoor Haddad,Northwind,2010,2020\n",
            "Name,Email,From,To\nNoor Haddad,noor@x.example,New York,San Francisco\n",
            "Recipient Name,Street,City,Phone\nNoor Haddad,Storgata 1,Oslo,+47 912 34 567\n",
            "Name,Email 1,Email 2\nNoor Haddad,noor@x.example,family@x.example\nOmar Haddad,omar@x.example,family@x.example\n",
            "Name,LinkedIn,Xing\nNoor Haddad,https://www.linkedin.com/in/noor,https://www.xing.com/profile/Noor\n",
            "First Name,Last Name,Email,Spouse First Name,Spouse Email\nNoor,Haddad,noor@x.example,Omar,omar@x.example\n",
            "Ticket type,Badge Name,Company\nDay,Noor Haddad,Northwind\n",
            "Company,Trade,Phone\nNorthwind,Plumber,+47 912 34 567\n",
            "Name,Birthday\nNoor,1990-03-07\n",
            "Company,Phone\nNorthwind,+47 912 34 567\n",
            "Email\nnoor@x.example\n",
            "Attendee Name,Attendee Email,Host\nNoor Haddad,noor@x.example,Omar Cruz\n",
            "User Name,User Email,Guest\nNoor Haddad,noor@x.example,no\n",
            "Timestamp,Name,Email,Message\n2024-03-05 09:00:00,Noor Haddad,noor@x.example,call me\n",
            "Name,Email,Status,Sent on\nNoor Haddad,noor@x.example,sent,2024-03-05\n",
        ] {
            assert_eq!(refusal(text), "", "{text}");
            assert!(is_address_book(text.as_bytes()), "{text}");
        }
        // Names alone are people where somebody says so by naming the file, and not among others.
        for text in [
            "Name\nNoor Haddad\nTomás Cruz\nMum\n",
            "Name\nNoor\nMum\n",
            "姓名\n王小明\n李华\n",
            "名前\n山田太郎\n",
            "Name,Notes\nNoor,likes tea\n",
        ] {
            assert_eq!(refusal(text), "", "{text}");
            assert!(!is_address_book(text.as_bytes()), "{text}");
        }
    }

    #[test]
    fn the_user_knows_better() {
        let text = "Note,From,To\ntea,Noor Haddad,Own Self\n";
        let mapping = Mapping::parse("From=full_name,To=skip").unwrap();
        assert!(
            Layout::of(text.as_bytes(), &mapping)
                .unwrap()
                .check()
                .is_ok()
        );
    }

    /// A manager's address is not the one of whom the row is about.
    #[test]
    fn an_address_that_is_somebody_elses_is_kept_apart() {
        let text = "Name,Email,Vorgesetzten-E-Mail\nNoor Haddad,noor@x.example,zoe@x.example\n\
                    Omar Diaz,omar@x.example,zoe@x.example\nZoe Kim,zoe@x.example,\n";
        let layout = Layout::of(text.as_bytes(), &Mapping::default()).unwrap();
        let fields: Vec<_> = layout.columns.iter().map(|column| column.field).collect();
        use super::Field::{Email, FullName, Keep};
        assert_eq!(fields, [Some(FullName), Some(Email), Some(Keep)]);
    }
}
