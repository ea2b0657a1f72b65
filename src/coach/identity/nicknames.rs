//! Short forms of given names that do not begin as the long form does, or not with enough of it.
//!
//! A small table of common ones: who is missing here is asked about instead of being taken for another.

/// Each row: names that one person may go by.
const ALIKE: &[&[&str]] = &[
    &["robert", "bob", "bobby", "rob", "robbie"],
    &["william", "bill", "billy", "will", "willy", "liam"],
    &["richard", "dick", "rick", "rich", "richie"],
    &["james", "jim", "jimmy", "jamie"],
    &["john", "jack", "johnny", "jon"],
    &["jonathan", "jon", "jonny"],
    &["joseph", "joe", "joey", "jose", "pepe"],
    &["michael", "mike", "mick", "mikey"],
    &["thomas", "tom", "tommy"],
    &["anthony", "tony", "antonio", "toni"],
    &["edward", "ed", "eddie", "ted", "ned"],
    &["theodore", "ted", "theo"],
    &["charles", "charlie", "chuck", "carlos"],
    &["henry", "harry", "hank"],
    &["david", "dave", "davy"],
    &["daniel", "dan", "danny"],
    &["matthew", "matt"],
    &["andrew", "andy", "drew"],
    &["alexander", "alex", "sasha", "xander", "sandy", "aleksandr"],
    &["alexandra", "alex", "sasha", "sandra", "lexi"],
    &["stephen", "steven", "steve"],
    &["philip", "phillip", "phil", "pip"],
    &["patrick", "pat", "paddy"],
    &["patricia", "pat", "patty", "tricia", "trish"],
    &["nicholas", "nick", "nico", "nicolas", "klaus"],
    &["christopher", "chris", "kit", "topher"],
    &["christine", "christina", "chris", "tina", "chrissy"],
    &["samuel", "sam", "sammy"],
    &["samantha", "sam"],
    &["benjamin", "ben", "benny", "benji"],
    &["gregory", "greg"],
    &["timothy", "tim"],
    &["lawrence", "larry", "laurence"],
    &["frederick", "fred", "freddie", "fritz", "friedrich"],
    &["francis", "frank", "francisco", "paco"],
    &["ronald", "ron", "ronnie"],
    &["kenneth", "ken", "kenny"],
    &["peter", "pete"],
    &[
        "elizabeth",
        "liz",
        "lizzie",
        "beth",
        "betty",
        "eliza",
        "libby",
        "elisabeth",
        "lisa",
    ],
    &[
        "katherine",
        "catherine",
        "kathryn",
        "kate",
        "katie",
        "kathy",
        "cathy",
        "katharina",
        "kat",
    ],
    &["margaret", "maggie", "meg", "peggy", "greta", "rita"],
    &["mary", "molly", "polly", "maria"],
    &["susan", "sue", "susie", "suzanne"],
    &["deborah", "debbie", "deb", "debra"],
    &["barbara", "barb", "babs"],
    &["jennifer", "jen", "jenny"],
    &["jessica", "jess", "jessie"],
    &["rebecca", "becky", "becca"],
    &["victoria", "vicky", "tori"],
    &["judith", "judy"],
    &["dorothy", "dot", "dottie"],
    &["eleanor", "ellie", "nell", "nora", "leonora"],
    &["sarah", "sara", "sally"],
    &["anne", "ann", "anna", "annie", "hannah"],
    &["helen", "helena", "nell", "elena"],
    &["gabriel", "gabe"],
    &["josephine", "jo", "josie"],
    &["joanna", "joanne", "jo"],
    &["dmitri", "dmitry", "dima", "mitya"],
    &["mikhail", "misha"],
    &["vladimir", "vova", "volodya"],
    &["ivan", "vanya"],
    &["ekaterina", "katya"],
    &["mohammed", "muhammad", "mohamed", "mohammad", "mo"],
    &["sebastian", "seb", "basti"],
    &["johannes", "hans", "hannes", "jan"],
    &["guadalupe", "lupe"],
    &["ignacio", "nacho"],
    &["jesus", "chuy"],
    &["giuseppe", "beppe", "pippo"],
    &["roberto", "beto"],
];

/// Whether one person may go by both.
pub(super) fn are_alike(one: &str, other: &str) -> bool {
    ALIKE
        .iter()
        .any(|row| row.contains(&one) && row.contains(&other))
}

/// The rows in which a name stands, to find the others of the row.
pub(super) fn rows(name: &str) -> impl Iterator<Item = usize> {
    ALIKE
        .iter()
        .enumerate()
        .filter(move |(_, row)| row.contains(&name))
        .map(|(at, _)| at)
}
