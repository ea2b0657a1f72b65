//! English verbs, as data: which class each belongs to, and how its forms are built and looked up.
//! Nouns and small words are in `nouns`; what a clause makes of a verb is decided in `sense`.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::spelling::{self, Slip};
use crate::domain::interaction::Channel;
use crate::domain::ledger::GiftKind;

/// What kind of act a verb names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Class {
    /// Being in touch.
    Contact(Channel),
    /// Saying something to somebody.
    Speech,
    /// Giving; the object says what kind when the verb does not.
    Give(Option<GiftKind>),
    /// Bringing two people together.
    Introduce,
    /// Getting.
    Receive,
    /// Promising, offering, owing, agreeing.
    Promise,
    /// Getting in touch again.
    Nudge(Channel),
    /// `remind`.
    Remind,
    /// Wanting, planning, having to.
    Intent,
    /// Trying, failing, forgetting: what follows did not happen.
    Attempt,
    /// Putting something in the calendar.
    Schedule,
    /// Taking it out again.
    Cancel,
    /// `have`, `grab`, `do`: the noun says what.
    Light,
    /// Anything else.
    Life,
}

/// Which form of a verb a word is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    /// `send`.
    Base,
    /// `sends`.
    Third,
    /// `sent`.
    Past,
    /// `sending`.
    Ing,
    /// `put`: base or past.
    Either,
}

/// A verb as found in a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Verb {
    /// Its base form.
    pub lemma: &'static str,
    /// What it names.
    pub class: Class,
    /// The form found.
    pub form: Form,
}

use Channel as Ch;
use Class::*;
use GiftKind as G;

/// Lemmas by class; `lemma/past/participle` for irregular ones, `*` doubles the last letter.
const VERBS: &[(Class, &str)] = &[
    (
        Contact(Ch::Met),
        "meet/met see/saw/seen visit interview host join pair sit/sat hang/hung",
    ),
    (
        Contact(Ch::Call),
        "call phone ring/rang/rung dial telephone",
    ),
    (Contact(Ch::Video), "facetime zoom skype videocall"),
    (Contact(Ch::Email), "email mail cc"),
    (
        Contact(Ch::Message),
        "text message dm/dm'd/dmed whatsapp slack sms msg* im telegram",
    ),
    (
        Contact(Ch::Other),
        "talk speak/spoke/spoken chat* converse connect contact sync reach network discuss brainstorm debrief reconnect listen yak* gab* natter",
    ),
    (
        Contact(Ch::Message),
        "reply respond write/wrote/written answer",
    ),
    (Contact(Ch::Lunch), "lunch brunch"),
    (Contact(Ch::Dinner), "dine"),
    (
        Speech,
        "tell/told ask say/said mention warn suggest thank apologise apologize confide invite report confirm complain explain vent hint recap* pitch praise brief",
    ),
    (
        Give(Some(G::Help)),
        "help review mentor coach advise assist support proofread/proofread debug* unblock fix edit rehearse troubleshoot/troubleshot critique tutor",
    ),
    (Give(Some(G::Information)), "inform update"),
    (
        Give(Some(G::Visibility)),
        "nominate endorse recommend credit amplify feature retweet repost promote vouch champion cite plug*",
    ),
    (
        Give(Some(G::Encouragement)),
        "encourage congratulate compliment cheer reassure comfort console congrats",
    ),
    (
        Give(Some(G::Money)),
        "pay/paid donate sponsor reimburse fund venmo",
    ),
    (
        Give(None),
        "give/gave/given send/sent share forward fwd/fwd'd/fwded pass hand lend/lent loan provide bring/brought buy/bought show/showed/shown teach/taught treat gift supply offerup deliver shoot/shot drop*",
    ),
    (Introduce, "introduce intro/intro'd/introd/introed refer*"),
    (
        Receive,
        "get/got/gotten receive borrow learn/learned/learnt hear/heard",
    ),
    (
        Promise,
        "promise offer owe agree commit* volunteer pledge swear/swore/sworn vow undertake/undertook/undertaken",
    ),
    (Nudge(Ch::Message), "ping nudge chase poke"),
    (Nudge(Ch::Other), "followup fup f/u bump recontact"),
    (Remind, "remind"),
    (
        Intent,
        "want need plan* hope intend aim wish consider should must gotta gonna wanna",
    ),
    (
        Attempt,
        "try fail forget/forgot/forgotten miss mean/meant attempt struggle prepare prep* neglect postponed-to",
    ),
    (
        Schedule,
        "schedule book arrange organise organize calendar pencil",
    ),
    (
        Cancel,
        "cancel/cancelled/canceled postpone reschedule skip* bail flake ghost decline punt",
    ),
    (
        Light,
        "have/had grab* do/did/done take/took/taken make/made go/went/gone enjoy finish attend hop* jump hold/held catch/caught finished",
    ),
    (
        Life,
        "start leave/left move join work like love worry feel/felt seem look sound know/knew/known think/thought believe come/came use run*/ran lead/led build/built ship* \
         launch present read/read put*/put set*/set let*/let find/found keep/kept stay live travel retire quit*/quit land win/won lose/lost fall/fell wait become/became change \
         begin*/began/begun end happen turn close open hire fire apply accept reject sign show wonder care hate fear celebrate suffer struggle grow/grew/grown stop* plan* \
         check follow touch circle pick play pull push raise raise remember realise realize recommend rave return save sell/sold settle solve spend/spent stick/stuck stand/stood study \
         switch test track train understand/understood vote walk watch wrap* draft create prepare post publish print record register release remove rename repair replace \
         request research resolve search select serve submit* suit summarise summarize survey tag* transfer translate trust upload verify wear/wore analyse analyze approve \
         ask build click collect compare compile copy count cover crash cut*/cut decide define delete deploy describe design develop disagree discover draw/drew/drawn drive/drove/driven \
         drink/drank/drunk eat/ate/eaten expect explore extend fight/fought fill focus fly/flew/flown gain gather handle hit*/hit identify improve include increase install invest investigate \
         involve keep laugh manage mark measure merge migrate model negotiate note notice obtain order own pack park patch perform pick produce protect prove provide \
         reduce refactor refer* reflect refuse relax rely resign rest roll rush screen seek/sought shadow sketch sleep/slept smile sort split*/split step* swap* teach tear/tore/torn throw/threw/thrown \
         touch upgrade validate value view wake/woke/woken want watch win wish wrap* write appreciate arrive attach be/was/been",
    ),
];

struct Entry {
    lemma: &'static str,
    class: Class,
    form: Form,
}

static FORMS: LazyLock<HashMap<String, Entry>> = LazyLock::new(|| {
    let mut out: HashMap<String, Entry> = HashMap::new();
    let mut add = |word: String, lemma: &'static str, class: Class, form: Form| {
        out.entry(word)
            .and_modify(|e| {
                if e.lemma == lemma && matches!((e.form, form), (Form::Base, Form::Past)) {
                    e.form = Form::Either
                }
            })
            .or_insert(Entry { lemma, class, form });
    };
    for (class, list) in VERBS {
        for item in list.split_whitespace() {
            let mut parts = item.split('/');
            let head = if item == "f/u" {
                "f/u"
            } else {
                parts.next().unwrap_or(item)
            };
            let lemma = head.trim_end_matches('*');
            let irregular: Vec<&str> = if item == "f/u" {
                Vec::new()
            } else {
                parts.collect()
            };
            let double = head.ends_with('*') && lemma != head;
            let (third, past, ing) = regular(lemma, double);
            add(lemma.to_string(), lemma, *class, Form::Base);
            add(third, lemma, *class, Form::Third);
            add(ing, lemma, *class, Form::Ing);
            if irregular.is_empty() {
                add(past, lemma, *class, Form::Past);
            }
            for word in irregular {
                add(word.to_string(), lemma, *class, Form::Past);
            }
        }
    }
    out
});

fn regular(lemma: &str, double: bool) -> (String, String, String) {
    let last = lemma.chars().last().unwrap_or(' ');
    let stem = lemma.strip_suffix(last).unwrap_or(lemma);
    let vowel_before = stem.ends_with(['a', 'e', 'i', 'o', 'u']);
    let third = match last {
        's' | 'x' | 'z' => format!("{lemma}es"),
        'h' if lemma.ends_with("ch") || lemma.ends_with("sh") => format!("{lemma}es"),
        'y' if !vowel_before => format!("{stem}ies"),
        _ => format!("{lemma}s"),
    };
    let doubled = if double {
        format!("{lemma}{last}")
    } else {
        lemma.to_string()
    };
    let past = match last {
        'e' => format!("{lemma}d"),
        'y' if !vowel_before => format!("{stem}ied"),
        _ => format!("{doubled}ed"),
    };
    let ing = match last {
        'e' if !lemma.ends_with("ee") && lemma.len() > 2 => format!("{stem}ing"),
        _ => format!("{doubled}ing"),
    };
    (third, past, ing)
}

/// The verb of which this (folded) word is a form.
pub(super) fn verb(word: &str) -> Option<Verb> {
    FORMS.get(word).map(|e| Verb {
        lemma: e.lemma,
        class: e.class,
        form: e.form,
    })
}

/// The verb that this misspelt word was meant to be, if only one slip lies between.
pub(super) fn misspelt(word: &str) -> Option<Verb> {
    let letters = word.chars().count();
    if letters < 4
        || !word.is_ascii()
        || word.bytes().any(|b| !b.is_ascii_lowercase())
        || REAL.split_whitespace().any(|w| w == word)
    {
        return None;
    }
    let mut best: Option<(&String, u8)> = None;
    for (form, entry) in FORMS.iter() {
        if entry.class == Life && !matches!(entry.lemma, "follow" | "check" | "touch" | "circle")
            || form.len() < 4
            || form.len().abs_diff(letters) > 1
        {
            continue;
        }
        let (a, b) = (word.as_bytes(), form.as_bytes());
        let same_start = a[0] == b[0] || (a[0] == b[1] && a[1] == b[0]);
        if !same_start {
            continue;
        }
        let cost = match spelling::slip(word, form) {
            Some(Slip::Swapped) => 0,
            Some(Slip::Missing) if letters >= 4 && form.len() >= 5 => 1,
            Some(Slip::Extra) if letters >= 5 && doubled(word, form) => 1,
            Some(Slip::Extra) if letters >= 7 => 2,
            Some(Slip::Changed) if letters >= 7 => 3,
            _ => continue,
        };
        if best.is_none_or(|(f, c)| (cost, form) < (c, f)) {
            best = Some((form, cost));
        }
    }
    best.and_then(|(form, _)| verb(form))
}

/// Whether the surplus letter of `typed` repeats its neighbour (`callled`).
fn doubled(typed: &str, meant: &str) -> bool {
    let same = typed
        .bytes()
        .zip(meant.bytes())
        .take_while(|(a, b)| a == b)
        .count();
    same > 0 && typed.as_bytes().get(same) == typed.as_bytes().get(same - 1)
}

/// Real words that are one slip away from a verb.
const REAL: &str = "\
    advice adviser advisor agoing agree agreed aimed asked baking balked barrow beach beard being belting black \
    board boasting booked booking books booms borrow breached bring bringing brook brooks burrow caller callers \
    calling cats chain chair chart charted charts chats cheat clack claimed coached coaching coffee coffers \
    connector content contents context contract contracted contracts cook cooked cooking cooling costs crabs \
    created crying culling date dated degree device dined diner dinner dished doer does door doors drabber drabs \
    drape drying each earn eased edited edition editor ending exited export failing falling filing filling fished \
    fives fixed form formal forum frying gave ghosts given giver gives goin going gong grabs grape graph great \
    greed guest halted hats have haven having head healed hear heard helper helpers hinge hooked hoped hopes hose \
    hosed host hosted hosting hosts house import inform informal inner king lacks launch launched launches leach \
    lean learner learns lending lined lives look looked looking looms maid mails maimed main makes making males \
    masked massage meal mean meat meetings melting member mentored mentors messages metal meting mind minded mined \
    ming mining mixed nails named names near offer offers owed owned panning passage passed patched patching paying \
    peach pining pitching plane planed planner planning plant planted plants playing pledge poached polling posed \
    posted posting posts preached preview previewed price prince pulling quest rails rapport rated reach reached \
    reform reminder reminders report resort reviewer reviewers rigid ringing rings river rooms sails sand saving \
    saying sayings scanning scaring scent seam seat seeing send sender sending shack shaking shard share sharing \
    sharp shaving shored showed shower shred since singe sixth skype slacker slacks sledge slept slice slick snack \
    spanning speaker speakers spend spending spent sport stack stalk staring staying string strong support swept \
    sync tacked tails takers takes taking tale tasked tasks taste tax teach team teamed teased term termed tested \
    tests texts than that them then thing things thread threat tinge tired toast trained tread treat treated trial \
    tried tries trying tying typing uniform updates viewed waking walked wand wane waned wants washed what wing \
    wings wished wooed writer writers written year yearn zooms";
