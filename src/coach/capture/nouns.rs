//! English nouns and small words, as data: channels, kinds of gifts, names that are words, words that are no names.
//! No rules: `people`, `clause` and `sense` ask this file what a word can be.

use std::collections::HashSet;
use std::sync::LazyLock;

use super::date_words;
use super::lexicon;
pub(super) use super::small_words::*;
use crate::domain::interaction::Channel;
use crate::domain::ledger::GiftKind;

/// What a word says about how people were in touch.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct ChannelWord {
    /// The channel.
    pub channel: Channel,
    /// Higher wins when one clause names several.
    pub rank: u8,
    /// `coffee with Priya` reports contact; `on Slack` only says how.
    pub event: bool,
}

/// The channel that a (folded) word or emoji names.
pub(super) fn channel(word: &str) -> Option<ChannelWord> {
    use Channel as C;
    let (channel, rank, event) = match word {
        "coffee" | "coffees" | "cofee" | "coffe" | "tea" | "espresso" | "latte" | "cappuccino"
        | "cuppa" | "brew" | "☕" | "☕️" | "🍵" | "chai" | "matcha" | "coffeechat" => {
            (C::Coffee, 9, true)
        }
        "lunch" | "lunches" | "brunch" | "lunched" | "luncheon" | "🥗" | "🥪" => {
            (C::Lunch, 9, true)
        }
        "dinner" | "dinners" | "supper" => (C::Dinner, 9, true),
        "drinks" | "drink" | "beer" | "beers" | "pint" | "pints" | "wine" | "cocktails"
        | "cocktail" | "pub" | "🍻" | "🍺" | "🍷" | "🥂" | "🍸" | "🍹" => {
            (C::Drinks, 9, true)
        }
        "walk" | "walks" | "hike" | "stroll" | "jog" | "🚶" | "🚶‍♀️" | "🚶‍♂️" => {
            (C::Walk, 8, true)
        }
        "video" | "zoom" | "facetime" | "skype" | "vc" | "teams" | "webex" | "videocall"
        | "hangout" | "hangouts" | "gmeet" | "🎥" | "📹" => (C::Video, 7, true),
        "call" | "calls" | "phone" | "phonecall" | "telephone" | "☎" | "☎️" | "📞" | "📱"
        | "telco" | "telecon" => (C::Call, 6, true),
        "letter" | "letters" | "postcard" | "card" | "💌" => (C::Letter, 7, true),
        "email" | "emails" | "mail" | "gmail" | "📧" | "✉" | "✉️" | "📨" | "📩" => {
            (C::Email, 6, true)
        }
        "text" | "texts" | "sms" | "dm" | "dms" | "message" | "messages" | "msg" | "whatsapp"
        | "voicemail" | "imessage" | "💬" => (C::Message, 6, true),
        "slack" | "linkedin" | "signal" | "telegram" | "discord" | "mastodon" | "bluesky"
        | "twitter" | "messenger" | "wechat" | "insta" | "instagram" => (C::Message, 6, false),
        "conference" | "meetup" | "event" | "party" | "workshop" | "summit" | "hackathon"
        | "offsite" | "panel" | "webinar" | "reception" | "conf" | "symposium" | "retreat"
        | "🎉" | "bbq" | "barbecue" | "wedding" | "mixer" => (C::Event, 4, true),
        "meeting" | "meetings" | "mtg" | "kickoff" | "standup" | "visit" | "1:1" | "1-1"
        | "1on1" | "121" | "one-on-one" | "one-to-one" | "breakfast" | "session" | "interview"
        | "gathering" | "🤝" => (C::Met, 3, true),
        "chat" | "chats" | "conversation" | "convo" | "catchup" | "catch-up" | "sync" | "talk"
        | "discussion" | "debrief" | "retro" | "brainstorm" | "chinwag" | "natter" | "check-in"
        | "checkin" => (C::Other, 2, true),
        _ => return None,
    };
    Some(ChannelWord {
        channel,
        rank,
        event,
    })
}

/// The noun of contact that this misspelt word was meant to be.
pub(super) fn misspelt_channel(word: &str) -> Option<&'static str> {
    const MEANT: &[&str] = &[
        "coffee",
        "lunch",
        "dinner",
        "drinks",
        "breakfast",
        "meeting",
        "conference",
        "message",
    ];
    if word.len() < 4
        || is_common(word)
        || matches!(
            word,
            "launch"
                | "munch"
                | "punch"
                | "hunch"
                | "bunch"
                | "inner"
                | "sinner"
                | "winner"
                | "thinner"
                | "diner"
                | "brinks"
        )
    {
        return None;
    }
    let near = |meant: &&&str| {
        meant.starts_with(&word[..word.char_indices().nth(1).map_or(word.len(), |(i, _)| i)])
            && super::spelling::slip(word, meant)
                .is_some_and(|s| s != super::spelling::Slip::Changed)
    };
    MEANT.iter().find(near).copied()
}

/// The kind of gift that a (folded) noun stands for.
pub(super) fn gift(word: &str) -> Option<GiftKind> {
    use GiftKind as G;
    Some(match word {
        "intro" | "intros" | "introduction" | "introductions" | "referral" | "referrals" => {
            G::Introduction
        }
        "advice" | "feedback" | "help" | "hand" | "review" | "reviews" | "support" | "guidance"
        | "mentoring" | "coaching" | "comments" | "edits" | "lift" | "ride" | "pointers"
        | "crit" | "critique" | "assistance" | "hands" | "input" | "mentorship" | "favour"
        | "favor" => G::Help,
        "article" | "articles" | "link" | "links" | "info" | "information" | "news" | "tip"
        | "tips" | "paper" | "papers" | "report" | "numbers" | "figures" | "update" | "updates"
        | "heads" | "headsup" | "stats" | "data" | "insight" | "insights" | "intel" | "summary"
        | "details" | "blog" | "podcast" | "notes" | "lead" | "leads" | "opening" | "url"
        | "study" | "whitepaper" | "newsletter" | "post" | "background" | "overview" | "recap"
        | "minutes" | "forecast" | "benchmarks" | "results" | "recommendation"
        | "recommendations" | "video" | "recording" | "rundown" | "contact" | "contacts" => {
            G::Information
        }
        "shoutout" | "shout" | "credit" | "plug" | "endorsement" | "nomination" | "mention"
        | "spotlight" | "retweet" | "slot" | "reference" | "visibility" => G::Visibility,
        "encouragement" | "kudos" | "praise" | "compliment" | "compliments" | "congrats"
        | "congratulations" | "pep" | "hug" | "condolences" | "sympathy" => G::Encouragement,
        "money" | "cash" | "$" | "€" | "£" | "dollars" | "euros" | "pounds" | "quid" | "bucks"
        | "eur" | "euro" | "usd" | "gbp" | "chf" | "jpy" | "yen" | "inr" | "rupees" | "sek"
        | "nok" | "dkk" | "pln" | "francs" | "loan" | "donation" | "funding" | "voucher"
        | "grant" | "tab" | "bill" => G::Money,
        "deck" | "slides" | "template" | "templates" | "book" | "books" | "tool" | "tools"
        | "doc" | "docs" | "document" | "documents" | "spreadsheet" | "sheet" | "code"
        | "script" | "scripts" | "access" | "laptop" | "license" | "licence" | "account"
        | "room" | "checklist" | "dataset" | "ticket" | "tickets" | "file" | "files" | "draft"
        | "proposal" | "contract" | "charger" | "umbrella" | "desk" | "copy" | "guide"
        | "playbook" | "repo" | "presentation" | "pdf" | "cv" | "resume" | "spec" | "diagram"
        | "photos" | "photo" | "recipe" | "present" | "flowers" | "chocolates" | "cake" | "key"
        | "keys" | "materials" | "resources" | "resource" | "brief" | "outline" | "agenda"
        | "invoice" | "headcount" | "budget" | "time" | "memo" | "mockups" | "designs"
        | "figma" | "notebook" | "keyboard" | "monitor" => G::Resource,
        _ => return None,
    })
}

/// English words that are also names.
const NAME_WORDS: &str = "may will mark grace hope rose art bill faith joy june april august summer dawn jack rob pat sue frank drew chase grant miles rich ray dean guy jean lee amber ivy lily daisy \
    violet ruby pearl penny olive holly heather iris jade crystal sandy robin wade skip chip buddy gene earl duke king bishop carol melody harmony charity constance patience prudence \
    mercy destiny max sky star winter autumn page paige reed stone glen cliff forest brook brooks lane heath dale wells hunter mason carter parker taylor tyler cooper baker cook smith young long short \
    brown green white black gray grey bell banks field fields wood woods love day price cash bank van an so do le my in la ma kim song sun son see mean bud ty ash rod stew rusty woody sunny \
    happy angel jewel merry christian major noble ernest victor chance hank peg josh jimmy jerry harry kitty candy ginger basil sage rosemary saffron cherry berry paris london florence sydney austin \
    dallas houston jackson madison lincoln georgia virginia carolina savannah chelsea brooklyn india jordan israel kenya march jan nick don ed al per bo ben gay flora ward beau ally scout \
    rocky sterling clay blaze colt river ocean rain storm wren jay martin phoenix raven dove kit bob tab tad liberty honor honour justice pax reign royal saint trinity verity felicity \
    lance pierce rush stark strong swift west north east trip ace levi wanda opal coral sandra ash fern hazel laurel linden myrtle poppy willow misty stormy gale bay marina delta ash sol mel pip";

/// Words that are not names however they are written.
const COMMON: &str = "a an the and or but so then also plus btw ps ok okay yes no not nor if when while because since as than that this these those there here where why how what which who whom whose \
    i me my mine myself we us our ours you your yours he him his himself she her hers herself they them their theirs it its both all everyone everybody anyone someone nobody somebody each others other another \
    to of in on at by for with w from into onto about over under after before during until till through via per re regarding around near between among against without within off out up down back again \
    is am are was were be been being do does did done have has had having can could may might must shall should will would ll ve d s m t not never always often sometimes usually just only even still already \
    yet soon later now today yesterday tomorrow tonight morning afternoon evening night week weeks month months year years day days hour hours minute minutes quarter weekend lunchtime noon \
    good great nice lovely fun awesome amazing excellent fantastic bad terrible quick long short big small little new old first last next same different super really very too much many more most some any few \
    several couple lot lots bit kind sort thing things stuff way time times work job role team teams project projects company people person folks guys friend friends boss manager mgr colleague colleagues \
    client clients customer customers vendor vendors investor investors partner partners board ceo cto cfo vp hr legal finance marketing sales product design engineering ops security support recruiter \
    recruiters candidate candidates family wife husband kids kid son daughter mum mom dad brother sister parents baby office home house school kitchen lobby hallway desk room \
    reorg roadmap launch release migration budget hiring promo promotion raise review reviews plan plans idea ideas question questions problem problems issue issues answer answers deal deals pitch demo \
    thanks thank cheers hi hello hey dear sorry please congrats congratulations happy birthday todo note notes fyi asap tbd tba wip nb aka action item items next steps step update updates summary \
    meeting meetings mtg standup sync retro planning coffee lunch dinner breakfast drinks call zoom slack email linkedin google teams whatsapp twitter github jira notion figma \
    monday tuesday wednesday thursday friday saturday sunday january february march april june july august september october november december mon tue tues wed weds thu thurs fri sat \
    maybe perhaps possibly probably definitely finally eventually originally apparently basically actually anyway however though although unless whether either neither else instead rather quite almost \
    nothing something anything everything none one two three four five six seven eight nine ten zero half once twice q1 q2 q3 q4 am pm ai api ui ux ml pr prs qa sre saas b2b kpi okr okrs \
    milk sugar oat almond tea water cake food pizza sushi tacos ramen curry toast wine beer pint pub bar cafe restaurant park gym train plane bus car \
    interested worried excited keen busy tired stressed upset angry sad glad pleased open free available looking ready able unable sure unsure afraid willing likely unlikely pregnant sick ill away off \
    via using across along despite except like unlike onboard online offline remote async interviewing stakeholders leadership management interns students alumni speakers attendees neighbours neighbors \
    left reply response voicemail message text news follow followup catchup chat talk intro introduction deck slides doc docs article link book paper feedback advice help";

fn set(list: &'static str) -> HashSet<&'static str> {
    list.split_whitespace().collect()
}

static NAMES: LazyLock<HashSet<&'static str>> = LazyLock::new(|| set(NAME_WORDS));
static WORDS: LazyLock<HashSet<&'static str>> = LazyLock::new(|| set(COMMON));

/// Whether the word is both a name and an English word.
pub(super) fn is_name_word(word: &str) -> bool {
    NAMES.contains(word)
}

/// Whether the word has a use in English besides being somebody's name.
pub(super) fn is_common(word: &str) -> bool {
    is_plain(word) || NAMES.contains(word)
}

/// Whether the word is ordinary English and not known as a name.
pub(super) fn is_plain(word: &str) -> bool {
    WORDS.contains(word)
        || lexicon::verb(word).is_some()
        || channel(word).is_some()
        || gift(word).is_some()
        || date_words::weekday(word).is_some()
        || date_words::month(word).is_some()
}

/// Words that end the name of a company, a place or a happening, not of a person.
pub(super) fn ends_no_person(word: &str) -> bool {
    const LIST: &str = "inc ltd corp llc gmbh plc co company university college school conference summit labs lab team street road avenue capital ventures group bank foundation institute project \
        program programme partners systems software technologies technology tech cloud center centre hotel cafe station airport city club association society council ministry department division \
        con conf days week fest festival meetup forum awards review report times post journal magazine guild museum library grill";
    LIST.split_whitespace().any(|w| w == word)
}

/// Words that even with a capital never continue a name.
pub(super) fn never_in_name(word: &str) -> bool {
    is_preposition(word) && word != "like"
        || is_determiner(word)
        || is_auxiliary(word) && !matches!(word, "may" | "will")
        || is_adverb(word)
        || channel(word).is_some()
        || gift(word).is_some()
        || super::small_words::is_connective(word)
        || matches!(
            word,
            "i" | "she"
                | "he"
                | "they"
                | "we"
                | "it"
                | "me"
                | "her"
                | "him"
                | "them"
                | "us"
                | "not"
                | "no"
                | "who"
                | "if"
                | "when"
                | "what"
                | "to"
                | "yes"
                | "please"
                | "todo"
                | "next"
                | "team"
                | "ceo"
                | "cto"
                | "cfo"
                | "vp"
                | "hr"
                | "pm"
        )
}

/// The grammatical gender that a pronoun must not contradict, for common first names only.
///
/// Used solely to choose among several people of the same talk when the text says "he" or "she"; names not listed
/// contradict nothing, and when nothing is decided the user is asked.
pub(super) fn usual_pronoun(first_name: &str) -> Option<&'static str> {
    const SHE: &str = "priya anna ana maria mary sarah sara emma olivia sophia sophie julia lisa laura linda susan karen emily jessica jennifer elizabeth liz kate katie katherine catherine helen alice amy angela \
        barbara betty carol caroline charlotte christina claire clara diana donna dorothy eleanor ella eva eve fatima fiona florence grace hannah heather hope ines irene isabel ivy jane janet jasmine joan joanna \
        judith julie karin lena lily lucy margaret marta martha may megan mei michelle monica nadia nancy naomi natalie nina nora patricia paula rachel rebecca rose rosa ruth sandra sharon sofia stephanie \
        susanna teresa tina ursula valentina vera victoria wendy yuki zoe aisha amina ada lea mia elena olga svetlana ingrid astrid leila lakshmi deepa anita sunita kavita mina samantha siobhan";
    const HE: &str = "tom thomas john jack james jim bob robert bill william will mike michael david dave daniel dan paul peter mark george steve steven brian kevin jason jeff gary tim timothy larry frank scott eric \
        stephen andrew raymond gregory greg joshua jerry dennis walter patrick harold carl arthur art henry hank adam nathan zachary kyle ethan jeremy keith roger ben benjamin liam noah lucas oliver oscar hugo \
        luis carlos jose juan miguel pedro diego pablo javier rafael hans karl lars sven bjorn ivan dmitri sergei vladimir igor raj ravi arjun vikram rahul amit sanjay ahmed ali omar mohammed hassan khalid yusuf \
        kenji hiroshi takeshi wei marco luca giovanni antonio francesco pierre jacques francois louis luc max felix otto ian neil owen sean ryan justin brandon matt matthew nick nicholas anthony tony joe joseph \
        richard rich charles charlie fred george harry edward ed phil philip simon martin victor vincent ray rob bruno marcus kofi kwame emeka chidi";
    if SHE.split_whitespace().any(|n| n == first_name) {
        Some("she")
    } else if HE.split_whitespace().any(|n| n == first_name) {
        Some("he")
    } else {
        None
    }
}
