//! Whether a name stands family name first, as in `Lee, Ann`, and what it is the other way round.
//!
//! A comma in a name says as often something else: `Smith, Jr.`, `Acme, Inc.`, `Meyer, PhD`, two people.
//! Only what is plainly a family name and a given name is turned; the rest of a column may make plain what
//! one name leaves open. Not here: names without a comma, and what to call somebody in the end.

#[cfg(test)]
mod tests;

use super::incoming::IncomingPerson;

/// How plain it is that the family name stands first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Certainty {
    /// It may be so: `García López, María` is built like `Ann Lee, Northwind`.
    Possible,
    /// It is so by itself.
    Plain,
}

/// A name that stood family name first, in its parts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Turned {
    /// `Dr.`, `Prof.`, `Mrs`: what stands before a name; may be empty.
    pub(super) title: String,
    /// Given names.
    pub(super) given: String,
    /// Family name, with what belongs before it: `van der Berg`.
    pub(super) family: String,
    /// `Jr.`, `PhD`, `(Northwind)`: what stands behind a name; may be empty.
    pub(super) behind: String,
    /// How plain it is.
    pub(super) certainty: Certainty,
}

impl Turned {
    /// The name as one would write it.
    pub(super) fn full_name(&self) -> String {
        let parts = [&self.title, &self.given, &self.family, &self.behind];
        let filled: Vec<&str> = parts
            .into_iter()
            .map(String::as_str)
            .filter(|part| !part.is_empty())
            .collect();
        filled.join(" ")
    }
}

/// Whether most of these names stand family name first, so that the possible ones among them do.
pub(super) fn is_usual<'n>(names: impl Iterator<Item = &'n str>) -> bool {
    let (mut several, mut first) = (0_usize, 0_usize);
    for name in names {
        // Of a name of one word nothing can be told.
        several += usize::from(name.split_whitespace().nth(1).is_some());
        first += usize::from(turned(name).is_some());
    }
    first >= 2 && first * 10 >= several * 7
}

/// The parts of a name that plainly stands family name first. With nothing beside it to go by, this is the
/// rule of every format.
pub(super) fn plainly(name: &str) -> Option<Turned> {
    turned(name).filter(|turned| turned.certainty == Certainty::Plain)
}

/// Calls somebody of whom a format has only one name by it as one would write it.
pub(super) fn set_upright(person: &mut IncomingPerson) {
    if let Some(turned) = plainly(&person.full_name) {
        person.full_name = turned.full_name();
        person.given_name = turned.given;
        person.family_name = turned.family;
    }
}

/// The parts of a name that stands, or may stand, family name first; `None` where it does not.
pub(super) fn turned(name: &str) -> Option<Turned> {
    let name = name.trim().trim_matches('"').trim();
    if name.len() > 200 || !name.contains([',', '،']) {
        return None;
    }
    let mut parts: Vec<&str> = name.split([',', '،']).map(str::trim).collect();
    let mut behind: Vec<&str> = Vec::new();
    while parts.len() > 2 && parts.last().is_some_and(|part| is_suffix(part)) {
        behind.extend(parts.pop());
    }
    if parts.len() == 3 && parts.get(1).is_some_and(|part| is_suffix(part)) {
        behind.push(parts.remove(1));
    }
    behind.reverse();
    let &[family, given] = parts.as_slice() else {
        return None;
    };
    let (given, bracket) = match given.strip_suffix(')').and_then(|_| given.split_once(" (")) {
        Some((given, _)) => (given.trim(), given_rest(parts.get(1)?, given)),
        None => (given, ""),
    };
    let mut family: Vec<&str> = family.split_whitespace().collect();
    let mut given: Vec<&str> = given.split_whitespace().collect();
    let mut titles: Vec<&str> = Vec::new();
    for words in [&mut family, &mut given] {
        while words.len() > 1 && words.first().is_some_and(|word| is_title(word)) {
            titles.push(words.remove(0));
        }
    }
    while given.len() > 1 && given.last().is_some_and(|word| is_suffix(word)) {
        behind.splice(0..0, given.pop());
    }
    let mut after: Vec<&str> = Vec::new();
    while given.len() > 1 && given.last().is_some_and(|word| is_particle(word)) {
        after.splice(0..0, given.pop());
    }
    let certainty = certainty(&family, &given)?;
    after.append(&mut family);
    behind.extend((!bracket.is_empty()).then_some(bracket));
    Some(Turned {
        title: titles.join(" "),
        given: given.join(" "),
        family: after.join(" "),
        behind: behind.join(" "),
        certainty,
    })
}

/// What of a part stands behind its beginning.
fn given_rest<'t>(part: &'t str, beginning: &str) -> &'t str {
    part.get(beginning.len()..).unwrap_or_default().trim()
}

/// How plain it is that these words are a family name and given names; `None` where they are not.
fn certainty(family: &[&str], given: &[&str]) -> Option<Certainty> {
    let all = || family.iter().chain(given);
    let sound = (1..=4).contains(&family.len())
        && (1..=4).contains(&given.len())
        && all().all(|word| is_name_word(word) && !is_no_name(word))
        && !given.iter().any(|word| is_suffix(word) || is_firm(word))
        && !given.first().is_some_and(|word| is_title(word))
        && !family.iter().any(|word| is_suffix(word));
    if !sound {
        return None;
    }
    let (last, first) = (family.last()?, given.first()?);
    // `Lee, accountant`
    if starts_large(last) && !starts_large(first) && has_case(first) {
        return None;
    }
    let before = family.len() - 1;
    let is_before = |at: usize, word: &str| is_particle(word) || (at < before && is_prefix(word));
    let loud_family = family.iter().all(|word| is_loud(word) || is_particle(word));
    if given.iter().all(|word| is_loud(word)) && !loud_family && given.len() == 1 {
        // `Lee, CISSP` and `Lee, AJ`.
        return (letters(first).chars().count() == 2).then_some(Certainty::Possible);
    }
    let names = family
        .iter()
        .enumerate()
        .filter(|(at, word)| !is_before(*at, word))
        .count();
    let loud_alone = loud_family && !given.iter().all(|word| is_loud(word));
    Some(if (names <= 1 || loud_alone) && given.len() <= 3 {
        Certainty::Plain
    } else {
        Certainty::Possible
    })
}

/// Letters, and the marks that stand within names. Names of East Asia stand family name first anyway.
fn is_name_word(word: &str) -> bool {
    let bare = word.trim_matches(['"', '“', '”', '(', ')', '\'', '‘', '’']);
    bare.starts_with(char::is_alphabetic)
        && bare.chars().all(|letter| {
            (letter.is_alphabetic() && !is_east(letter))
                || "-‐'’ʼ`´.·".contains(letter)
                || unicode_normalization::char::is_combining_mark(letter)
        })
}

/// A sign of China, Japan or Korea.
fn is_east(letter: char) -> bool {
    ('\u{2e80}'..='\u{9fff}').contains(&letter)
        || ('\u{ac00}'..='\u{d7af}').contains(&letter)
        || letter >= '\u{20000}'
}

/// The letters of a word in lower case.
fn letters(word: &str) -> String {
    word.chars()
        .filter(|letter| letter.is_alphanumeric())
        .flat_map(char::to_lowercase)
        .collect()
}

fn is_one_of(list: &str, word: &str) -> bool {
    let word = letters(word);
    list.split(' ').any(|entry| entry == word)
}

fn has_case(word: &str) -> bool {
    word.chars()
        .any(|letter| letter.is_lowercase() || letter.is_uppercase())
}

fn starts_large(word: &str) -> bool {
    word.chars()
        .find(|letter| letter.is_alphabetic())
        .is_some_and(char::is_uppercase)
}

/// Two letters or more, all of them capitals.
fn is_loud(word: &str) -> bool {
    let mut all = word.chars().filter(|letter| letter.is_alphabetic());
    all.clone().nth(1).is_some() && all.all(char::is_uppercase)
}

/// What stands behind a name and is no name: generations and degrees.
fn is_suffix(text: &str) -> bool {
    const GENERATIONS: &str = "jr jnr junior sr snr senior ii iii iv vi fils père pere filho neto";
    const DEGREES: &str = "phd dphil md do dds dmd dvm jd llm llb mba emba msc bsc meng beng ma ba bs ms \
         mfa mph mpa med edd psyd rn np pa cpa cfa cfp pmp pe esq esquire facs frcp frcs obe mbe cbe kbe qc \
         kc sj osb op ret";
    let mut words = text
        .split([' ', '/'])
        .filter(|word| !word.is_empty())
        .peekable();
    words.peek().is_some()
        && words.all(|word| {
            let large = word.chars().filter(|letter| letter.is_uppercase()).count();
            is_one_of(GENERATIONS, word)
                || (is_one_of(DEGREES, word) && (large >= 2 || letters(word).chars().count() >= 3))
        })
}

/// What stands before a name.
fn is_title(word: &str) -> bool {
    is_one_of(
        "dr prof professor mr mrs ms miss mx sir lady rev fr herr frau hr mme mlle monsieur madame sr sra \
         srta dra don doña sig dott dhr mevr pan pani ing dipl mag hon capt col lt sgt maj gen",
        word,
    )
}

/// What stands before a family name and belongs to it; only in small letters, for `Van` is a name too.
fn is_particle(word: &str) -> bool {
    !starts_large(word)
        && is_one_of(
            "van der den de het ten ter te von zu zum zur vom und af av du des le la les di da do dos das \
             del della dei degli delle del los las y e el al bin bint ibn ben abu t",
            word,
        )
}

/// What belongs to the family name that follows it in large letters as well, and is hardly a given name.
fn is_prefix(word: &str) -> bool {
    is_one_of(
        "van von der den de des del della di da do dos du la las le los mac mc o st saint zu zur ter af av ap",
        word,
    )
}

/// The kind of a firm, behind its name; some are family names as well, and stand in front then.
fn is_firm(word: &str) -> bool {
    is_one_of(
        "ag kg ug eg ev sa sas srl spa snc bv nv vof oy ab aps as co pc sl kk cie",
        word,
    )
}

/// Whether a text is only what belongs before a family name: `van der`.
pub(super) fn are_particles(text: &str) -> bool {
    let mut words = text.split_whitespace().peekable();
    words.peek().is_some() && words.all(is_particle)
}

/// Whether names are written family name first without a comma, as in East Asia.
pub(super) fn is_east_asian(name: &str) -> bool {
    let mut letters = name
        .chars()
        .filter(|letter| letter.is_alphabetic())
        .peekable();
    letters.peek().is_some() && letters.all(is_east)
}

/// Words by which something is a firm, an office, a list of people or a remark.
fn is_no_name(word: &str) -> bool {
    is_one_of(
        "inc incorporated llc llp lp ltd limited gmbh mbh kgaa ohg gbr sarl oyj asa plc corp corporation \
         company kft zrt sro doo ooo pty pllc ltda group holding bank university college institute school \
         hospital clinic dept department office hotel restaurant association foundation verein stiftung team family familie famille household and \
         or und et of the for from at with guest tbd",
        word,
    ) && !is_particle(word)
}
