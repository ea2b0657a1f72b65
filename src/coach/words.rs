//! The words of a text that tell something, each with a root under which related forms meet: `reviewer`
//! and `reviewing`, `database` and `SQLite`.
//!
//! Light on purpose: a wrong “these two fit” costs more trust than a missed one. Snowball's English
//! stemmer was tried on paper and set aside, because it makes one word of organ and organization. Which
//! texts are held against which is the affair of `matching` and `coverage`.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use crate::domain::person::sort_key;

/// The most words read from one text; what follows is left unread.
const MOST_WORDS: usize = 60;

/// A word that tells something.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Telling {
    /// Under which related forms meet.
    pub root: String,
    /// As it was written.
    pub written: String,
    /// How much it tells alone.
    pub weight: Weight,
}

/// How much a word tells alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Weight {
    /// Said of so many things that it counts only beside another: data, engineer, product.
    Faint,
    /// Enough by itself.
    Clear,
}

/// Whether capital letters mean anything in a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Case {
    Mixed,
    AllUpper,
}

/// The telling words of `text`, each root once, in order. What is said not to be wanted is left out.
pub fn telling(text: &str) -> Vec<Telling> {
    let case = if text.chars().any(char::is_lowercase) {
        Case::Mixed
    } else {
        Case::AllUpper
    };
    let lists = &*LISTS;
    let mut found: Vec<Telling> = Vec::new();
    for clause in clauses(text) {
        for chunk in clause.split_whitespace() {
            if chunk.contains("://") || chunk.contains('@') {
                continue;
            }
            let mut refused = false;
            for written in pieces(chunk) {
                let word = sort_key(written);
                if lists.refusals.contains(word.as_str()) {
                    refused = true;
                    break;
                }
                if let Some(new) = tell(written, &word, case, lists)
                    && found.iter().all(|known| known.root != new.root)
                    && found.len() < MOST_WORDS
                {
                    found.push(new);
                }
            }
            if refused {
                break;
            }
        }
    }
    found
}

/// The parts of a text between full stops, semicolons, commas, line breaks and `but`. A full stop inside
/// a word, as in an address, parts nothing.
pub fn clauses(text: &str) -> impl Iterator<Item = &str> {
    let ends = |at: usize, character: char| match character {
        ';' | '\n' => true,
        '.' | ',' | '!' | '?' => text[at + 1..]
            .chars()
            .next()
            .is_none_or(char::is_whitespace),
        _ => false,
    };
    let mut parts = Vec::new();
    let mut start = 0;
    for (at, character) in text.char_indices() {
        if ends(at, character) {
            parts.push(&text[start..at]);
            start = at + 1;
        }
    }
    parts.push(&text[start..]);
    parts
        .into_iter()
        .flat_map(|part| part.split(" but "))
        .map(str::trim)
        .filter(|part| !part.is_empty())
}

fn pieces(chunk: &str) -> impl Iterator<Item = &str> {
    chunk
        .split(|character: char| !(character.is_alphanumeric() || matches!(character, '+' | '#')))
        .map(|piece| piece.trim_start_matches(['+', '#']))
        .filter(|piece| !piece.is_empty())
}

fn tell(written: &str, word: &str, case: Case, lists: &Lists) -> Option<Telling> {
    if word.chars().all(|character| character.is_ascii_digit()) || word.chars().count() < 2 {
        return None;
    }
    // IT is a field, it is not.
    let initials = case == Case::Mixed
        && (2..=5).contains(&written.chars().count())
        && written.chars().all(char::is_uppercase);
    if !initials && lists.stop.contains(word) {
        return None;
    }
    let stem = stem(word, &lists.whole);
    if !initials && lists.stop_stems.contains(&stem) {
        return None;
    }
    let weight = if lists.faint_stems.contains(&stem) {
        Weight::Faint
    } else {
        Weight::Clear
    };
    let root = lists.kin.get(&stem).cloned().unwrap_or(stem);
    Some(Telling {
        root,
        written: written.to_owned(),
        weight,
    })
}

/// Whether a word is one of everyday language, which has no capital of its own.
pub fn is_everyday(word: &str) -> bool {
    let (lists, word) = (&*LISTS, sort_key(word));
    let stem = stem(&word, &lists.whole);
    word.ends_with("ing")
        || lists.stop.contains(word.as_str())
        || lists.stop_stems.contains(&stem)
        || lists.faint_stems.contains(&stem)
}

/// A word without its English endings, where it is long enough to lose them. Expects lower case.
fn stem(word: &str, whole: &BTreeSet<&str>) -> String {
    if word.len() <= 3 || !word.bytes().all(|byte| byte.is_ascii_lowercase()) {
        return word.to_owned();
    }
    let singular = singular(word);
    if whole.contains(singular.as_str()) {
        return singular;
    }
    let base = without_ending(&singular).unwrap_or(&singular);
    let base = match base.strip_suffix('e') {
        Some(shorter) if shorter.len() >= 3 => shorter,
        _ => base,
    };
    undoubled(base).to_owned()
}

fn singular(word: &str) -> String {
    if let Some(base) = word.strip_suffix("ies").filter(|base| base.len() > 1) {
        return format!("{base}y");
    }
    let hissing = ["sses", "xes", "ches", "shes", "zzes"];
    if hissing.iter().any(|ending| word.ends_with(ending)) {
        return word[..word.len() - 2].to_owned();
    }
    let kept = ["ss", "us", "is", "news", "ics"];
    match word.strip_suffix('s') {
        Some(base) if !kept.iter().any(|ending| word.ends_with(ending)) => base.to_owned(),
        _ => word.to_owned(),
    }
}

fn without_ending(word: &str) -> Option<&str> {
    let vowel = |base: &str| base.contains(['a', 'e', 'i', 'o', 'u', 'y']);
    if word.ends_with("ation") {
        return Some(&word[..word.len() - 3]).filter(|base| base.len() >= 5);
    }
    if let Some(base) = word.strip_suffix("ing") {
        return Some(base).filter(|base| base.len() >= 3 && vowel(base));
    }
    if let Some(base) = word.strip_suffix("ed") {
        return Some(base).filter(|base| base.len() >= 3 && vowel(base) && !base.ends_with('e'));
    }
    let base = word.strip_suffix("er")?;
    Some(base).filter(|base| base.len() >= 4 && vowel(base) && !base.ends_with('e'))
}

fn undoubled(word: &str) -> &str {
    let bytes = word.as_bytes();
    match bytes {
        [.., a, b] if a == b && word.len() > 3 && !b"aeiou".contains(a) => &word[..word.len() - 1],
        _ => word,
    }
}

/// After one of these, the rest of the clause is what somebody does not want.
const REFUSALS: &str = "\
    not no never without hates dislikes avoids avoid except against isn doesn";

/// Words whose ending belongs to them.
const WHOLE: &str = "\
    accounting border building career center chapter character cluster computer container corner \
    counter customer embed evening farmer father filter hundred layer leather letter marketing \
    master matter member mother number offer officer partner poster quarter register sister \
    silver station string summer super transfer weather winter wonder";

/// Words that tell nothing, in any of their forms.
const STOP: &str = "\
    a an and any are as at be been being between both by can could do does done don each else \
    etc every for from go goes going had has have he her hers here him his how i if in into is \
    it its just let ll me my of off on one or other our out over own per re she should so some \
    such than that the their them then there these they this those through to too two under up \
    us ve very was we were what when where which while who whom whose why will with would you \
    your about after again all also always am around because before during even ever first last \
    many more most much must next now only same since still until well yet \
    rather january february march april may june july august september october november december \
    monday tuesday wednesday thursday friday saturday sunday tomorrow today";

/// Words that stand in every second wish or title and tell nothing, in any form.
const STOP_ANY_FORM: &str = "\
    advice advise area ask bad become begin best better big bring bit call care chance change \
    come company contact curious day deep early enjoy experience expert feel field find friend general \
    get give good great group grow hand happy hear help high hope idea important improve \
    interest intro introduction job junior keep kind know knowledge large leader learn like \
    little long look lot love main make manage manager matter mean meet member mentor mind month \
    name need new nobody office officer old open part people person place plan point possible principal \
    problem quarter question real right role run say see seek senior set share short show skill \
    small spare somebody someone something staff start strong stuff support sure take talk team tell \
    thing think time topic try understand use want way week wish word work world year young head \
    director vp chief vice president associate assistant professional \
    one two three four five six seven eight nine ten dozen hundred thousand first second third half \
    minute hour night morning noon evening day afternoon season term \
    leave stay go follow move hold stand sit walk carry lose fail finish close open turn pass \
    page size number kind side end top bottom back front place room home house street town city \
    way piece bit lot case sort form sense reason result answer fact detail example \
    ask tell hear listen believe remember forget decide choose agree hope wait expect worry \
    cheap free full empty whole early late fast slow new young \
    thing stuff matter moment while once twice often always never again together alone \
    clear plain simple easy hard difficult ready sure safe wrong true fair nice kind quiet loud";

/// Words that count only beside another.
const FAINT: &str = "\
    analyst app application board build business code consultant customer data design designer develop \
    developer development digital engineer engineering evening industry internal line list market model note online \
    operation organization owner partner platform process product program project quality read room \
    research sale science scientist service software solution speciality specialist strategy \
    system tech technical technology tool user write";

/// Words that mean so nearly the same that one answers the other.
const KINDRED: &str = "\
    hire recruit recruiter recruitment vacancy; \
    database sql sqlite postgres postgresql mysql; \
    finance financial budget; \
    lawyer legal law attorney; \
    speaker speaking speech presentation; \
    investor investment venture fundraising; \
    kubernetes k8s; \
    javascript js; \
    typescript ts; \
    security infosec; \
    documentation docs; \
    translate translation translator; \
    analytics analysis; \
    migrate migration; \
    mathematics maths math";

/// The lists above, as they are looked up.
struct Lists {
    refusals: BTreeSet<&'static str>,
    whole: BTreeSet<&'static str>,
    stop: BTreeSet<&'static str>,
    stop_stems: BTreeSet<String>,
    faint_stems: BTreeSet<String>,
    kin: BTreeMap<String, String>,
}

static LISTS: LazyLock<Lists> = LazyLock::new(|| {
    let set = |list: &'static str| list.split_whitespace().collect::<BTreeSet<_>>();
    let whole = set(WHOLE);
    let stems = |list: &'static str| -> BTreeSet<String> {
        list.split_whitespace()
            .map(|word| stem(word, &whole))
            .collect()
    };
    let mut kin = BTreeMap::new();
    for group in KINDRED.split(';') {
        let mut roots = group.split_whitespace().map(|word| stem(word, &whole));
        if let Some(first) = roots.next() {
            kin.extend(roots.map(|root| (root, first.clone())));
        }
    }
    Lists {
        refusals: set(REFUSALS),
        stop: set(STOP),
        stop_stems: stems(STOP_ANY_FORM),
        faint_stems: stems(FAINT),
        kin,
        whole,
    }
});

#[cfg(test)]
mod tests {
    use super::*;

    fn root(word: &str) -> String {
        let stem = stem(&sort_key(word), &LISTS.whole);
        LISTS.kin.get(&stem).cloned().unwrap_or(stem)
    }

    fn roots(text: &str) -> Vec<String> {
        telling(text).into_iter().map(|word| word.root).collect()
    }

    #[test]
    fn related_forms_share_a_root() {
        for (one, other) in [
            ("reviewer", "reviewing"),
            ("reviews", "review"),
            ("hiring", "hires"),
            ("sizing", "sizes"),
            ("planning", "planned"),
            ("modelling", "model"),
            ("installing", "install"),
            ("policies", "policy"),
            ("migrations", "migrating"),
            ("automation", "automate"),
            ("writer", "writing"),
            ("searches", "searching"),
            ("calendars", "calendar"),
            ("engineers", "engineering"),
            ("Kubernetes", "k8s"),
            ("databases", "SQLite"),
            ("Café", "cafes"),
        ] {
            assert_eq!(root(one), root(other), "{one} and {other}");
        }
    }

    #[test]
    fn words_that_only_look_alike_stay_apart() {
        for (one, other) in [
            ("organ", "organization"),
            ("universe", "university"),
            ("policy", "police"),
            ("market", "marketing"),
            ("custom", "customer"),
            ("office", "officer"),
            ("even", "evening"),
            ("account", "accounting"),
            ("numb", "number"),
            ("post", "poster"),
            ("let", "letter"),
            ("shard", "sharing"),
            ("string", "str"),
            ("state", "station"),
            ("engine", "engineer"),
            ("new", "news"),
            ("statistic", "stats"),
        ] {
            assert_ne!(root(one), root(other), "{one} and {other}");
        }
    }

    #[test]
    fn what_tells_nothing_is_left_out() {
        for (text, expected) in [
            ("looking for someone to help with the work", ""),
            ("a reviewer for a cost model", "review cost model"),
            ("IT and it", "it"),
            ("LOOKING FOR IT PEOPLE", ""),
            ("see https://example.org/sqlite or ada@sqlite.org", ""),
            ("2026 and 30", ""),
            ("C++ or C# or Go", "c++ c#"),
            ("not crypto, rather storage", "storag"),
            ("storage without cloud lock-in; budgets", "storag financ"),
            ("R&D", ""),
            ("Node.js. Then rest", "nod javascript rest"),
            ("", ""),
            ("日历 标准", "日历 标准"),
        ] {
            assert_eq!(roots(text).join(" "), expected, "{text}");
        }
        assert!(telling(&"word1 ".repeat(100_000)).len() <= MOST_WORDS);
    }
}
