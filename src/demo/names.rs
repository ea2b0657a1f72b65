//! Invented names, places of work and things to talk about, drawn from lists and syllables.
//!
//! Not here: how many of them, and what becomes of them (`generated`).

/// A generator of numbers: splitmix64 (Steele, Lea & Flood 2014). The same seed, the same numbers.
#[derive(Debug, Clone)]
pub(super) struct Dice(u64);

impl Dice {
    /// Dice of this seed for this use; two uses of one seed do not follow each other.
    pub(super) fn new(seed: u64, purpose: u64) -> Self {
        Self(seed ^ purpose.wrapping_mul(0xd134_2543_de82_ef95))
    }

    pub(super) fn throw(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// A number from 0 up to but not `end`; 0 where there is no such number.
    pub(super) fn below(&mut self, end: usize) -> usize {
        // The high half of a product with 64 random bits is less than `end`.
        let product = u128::from(self.throw()) * end as u128;
        usize::try_from(product >> 64).unwrap_or(0)
    }

    /// A number below `end` of which small ones are likelier: the lower of two throws.
    pub(super) fn low(&mut self, end: usize) -> usize {
        self.below(end).min(self.below(end))
    }

    /// Whether it happens, `percent` times of a hundred.
    pub(super) fn happens(&mut self, percent: usize) -> bool {
        self.below(100) < percent
    }

    /// One of these.
    pub(super) fn one_of<T: Copy>(&mut self, choices: &[T]) -> T {
        choices[self.below(choices.len())]
    }
}

const GIVEN: [&str; 48] = [
    "Ada", "Priya", "Tom", "Mai", "Søren", "Inés", "Yusuf", "Lena", "Jamal", "Anna", "Khánh",
    "Ruth", "Arjun", "Zsófia", "Nadia", "Will", "Haruka", "Grace", "Chiara", "Leilani", "Bartosz",
    "Rafael", "Solveig", "Mark", "Aurélie", "Omar", "Ingrid", "Mateo", "Noor", "Tomás", "Wanjiru",
    "Eilidh", "Dmitri", "Sana", "Paolo", "Freya", "Kwame", "Lucía", "Henrik", "Amara", "Idris",
    "Marta", "Ravi", "Élise", "Björn", "Tala", "Oskar", "Meera",
];
const FIRST_SYLLABLE: [&str; 24] = [
    "Al", "Ber", "Cor", "Dan", "El", "Far", "Gil", "Hal", "Is", "Jor", "Kes", "Lun", "Mor", "Nor",
    "Ob", "Pel", "Quin", "Ros", "Sel", "Tor", "Ul", "Ver", "Wes", "Zam",
];
const MIDDLE_SYLLABLE: [&str; 16] = [
    "a", "be", "da", "e", "fe", "go", "i", "ka", "le", "mi", "no", "o", "ri", "su", "ta", "ve",
];
const LAST_SYLLABLE: [&str; 20] = [
    "berg", "dal", "du", "ez", "ford", "gaard", "ić", "ko", "lin", "man", "mura", "nen", "ovic",
    "quist", "rio", "sen", "stad", "ton", "wala", "wood",
];
const FIRM: [&str; 20] = [
    "North", "Tide", "Lark", "Stone", "Amber", "Kestrel", "Harbour", "Copper", "Willow", "Ash",
    "River", "Signal", "Lantern", "Field", "Cloud", "Saffron", "Iron", "Juniper", "Quay",
    "Meridian",
];
const FIRM_END: [&str; 12] = [
    "wind", "mark", "works", "bridge", "mill", "labs", "press", "house", "yard", "craft", "gate",
    "loom",
];
const ROLE: [&str; 24] = [
    "staff engineer",
    "product manager",
    "researcher",
    "designer",
    "finance partner",
    "VP data",
    "technical writer",
    "site reliability manager",
    "founder",
    "editor",
    "data engineer",
    "engineering manager",
    "lawyer",
    "teacher",
    "analyst",
    "architect",
    "support lead",
    "recruiter",
    "operations lead",
    "security engineer",
    "consultant",
    "curator",
    "community lead",
    "translator",
];
const TOPIC: [&str; 32] = [
    "the storage rewrite",
    "next year's budget",
    "her talk",
    "his thesis",
    "the hiring round",
    "calendars and time zones",
    "on-call",
    "the reorg",
    "a cost model",
    "testing crashes",
    "the roadmap",
    "the new office",
    "writing in public",
    "a book",
    "the standards board",
    "the migration",
    "a difficult customer",
    "the release",
    "mentoring",
    "the garden",
    "the marathon",
    "the choir",
    "conference plans",
    "the audit",
    "a prototype",
    "the incident",
    "school holidays",
    "moving house",
    "a review",
    "procurement",
    "the workshop",
    "an open question",
];
const MANNER: [&str; 20] = [
    "talked about",
    "asked me about",
    "is worried about",
    "was happy about",
    "showed me",
    "wrote about",
    "wants help with",
    "told me of",
    "had news of",
    "laughed about",
    "thought aloud about",
    "argued about",
    "compared notes on",
    "listened to me on",
    "sent a page on",
    "caught up on",
    "planned",
    "was tired of",
    "was proud of",
    "changed their mind about",
];
const TAG: [&str; 20] = [
    "storage",
    "standards",
    "writing",
    "budget",
    "testing",
    "rust",
    "on-call",
    "platform",
    "speaking",
    "design",
    "research",
    "choir",
    "climbing",
    "alumni",
    "conference",
    "security",
    "data",
    "hiring",
    "neighbours",
    "press",
];
const GIFT: [&str; 20] = [
    "read the draft",
    "an introduction",
    "an hour on the model",
    "a list of vendors",
    "a kind word",
    "the benchmark rig",
    "notes from the workshop",
    "a recommendation",
    "a review",
    "test cases",
    "a warning in good time",
    "a place on the panel",
    "the old minutes",
    "a lift to the station",
    "feedback on the talk",
    "a paper",
    "a template",
    "an evening of listening",
    "the numbers",
    "a name to ask for",
];
const GOAL: [&str; 6] = [
    "Get the rewrite approved",
    "Learn how standards are won",
    "Become a speaker people can follow",
    "Find two mentors",
    "Hire three engineers",
    "Be heard in planning",
];
const NEED: [&str; 8] = [
    "a reviewer for a cost model",
    "somebody who knows procurement",
    "early users",
    "a second opinion",
    "help with a talk",
    "a place to write",
    "a junior who is curious",
    "test data",
];

/// A given and a family name.
pub(super) fn person(dice: &mut Dice) -> (String, String) {
    let mut family = String::from(dice.one_of(&FIRST_SYLLABLE));
    if dice.happens(60) {
        family.push_str(dice.one_of(&MIDDLE_SYLLABLE));
    }
    family.push_str(dice.one_of(&LAST_SYLLABLE));
    (dice.one_of(&GIVEN).to_owned(), family)
}

/// A place of work.
pub(super) fn firm(dice: &mut Dice) -> String {
    format!("{}{}", dice.one_of(&FIRM), dice.one_of(&FIRM_END))
}

/// What somebody does there.
pub(super) fn role(dice: &mut Dice) -> String {
    dice.one_of(&ROLE).to_owned()
}

/// What an occasion was about, in a few words.
pub(super) fn summary(dice: &mut Dice) -> String {
    format!("{} {}", dice.one_of(&MANNER), dice.one_of(&TOPIC))
}

/// A tag.
pub(super) fn tag(dice: &mut Dice) -> &'static str {
    dice.one_of(&TAG)
}

/// Something given, offered or promised.
pub(super) fn gift(dice: &mut Dice) -> String {
    dice.one_of(&GIFT).to_owned()
}

/// What somebody needs.
pub(super) fn need(dice: &mut Dice) -> String {
    dice.one_of(&NEED).to_owned()
}

/// The titles of the goals.
pub(super) fn goals() -> &'static [&'static str] {
    &GOAL
}

/// What matters to somebody.
pub(super) fn matter(dice: &mut Dice) -> String {
    dice.one_of(&TOPIC).to_owned()
}

#[cfg(test)]
mod tests {
    use super::Dice;

    #[test]
    fn dice_stay_in_their_bounds_and_reach_them() {
        let mut dice = Dice::new(7, 1);
        let mut seen = [0; 6];
        for _ in 0..6_000 {
            seen[dice.below(6)] += 1;
        }
        assert!(
            seen.iter().all(|times| (800..1_200).contains(times)),
            "{seen:?}"
        );
        assert_eq!(dice.below(0), 0);
    }
}
