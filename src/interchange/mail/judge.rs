//! Which messages are conversations: from somebody to the user or the other way round, and written by hand.

use super::headers::Headers;
use crate::domain::interaction::TouchDirection;
use crate::interchange::conversations::{LeftOut, OwnAddresses, add_once};
use crate::interchange::incoming::Address;

/// Recipients beyond which a message is for nobody in particular.
pub const MOST_RECIPIENTS: usize = 5;

/// A message between the user and others.
#[derive(Debug)]
pub(super) struct Letter {
    /// Who wrote it.
    pub(super) direction: TouchDirection,
    /// The others: the writer, or those who were written to.
    pub(super) people: Vec<Address>,
    /// The writer.
    pub(super) writer: Address,
}

/// Why a message cannot be told at all: a sentence without its full stop.
pub(super) const WITHOUT_WRITER: &str = "it does not say who wrote it";

/// What a message is to the user; `Ok(Err(…))` where it is no conversation.
///
/// # Errors
/// A sentence where it cannot be told who wrote it.
pub(super) fn judged(
    headers: &Headers,
    file_flags: &str,
    own: &OwnAddresses,
) -> Result<Result<Letter, LeftOut>, &'static str> {
    if let Some(why) = put_aside(headers, file_flags) {
        return Ok(Err(why));
    }
    let is_own = |who: &Address| own.contains(&who.email);
    let mut writers = headers.people("from");
    if writers.is_empty() {
        writers = headers.people("sender");
    }
    let mut to = headers.people("to");
    for field in ["cc", "bcc"] {
        for who in headers.people(field) {
            add_once(&mut to, who);
        }
    }
    let Some(writer) = writers.first().cloned() else {
        return Err(WITHOUT_WRITER);
    };
    let mine = writers.iter().any(is_own);
    if let Some(why) = not_by_hand(headers, &writers, mine) {
        return Ok(Err(why));
    }
    // A message to another of the user's addresses, or to a blind copy, was put into their mailbox all the
    // same.
    let delivered = || {
        ["delivered-to", "x-original-to", "envelope-to"]
            .iter()
            .any(|field| headers.people(field).iter().any(is_own))
    };
    let to_me = to.iter().any(is_own) || delivered();
    let others: Vec<Address> = to.iter().filter(|who| !is_own(who)).cloned().collect();
    if own.is_empty() {
        // Whose mailbox it is, is not known, so neither is who wrote to the user.
        let mut people = writers;
        for who in to.iter().take(MOST_RECIPIENTS) {
            add_once(&mut people, who.clone());
        }
        return Ok(match to.len() {
            0 => Err(LeftOut::Alone),
            1..=MOST_RECIPIENTS => Ok(Letter {
                direction: TouchDirection::Mutual,
                people,
                writer,
            }),
            _ => Err(LeftOut::Broadcast),
        });
    }
    Ok(if mine && others.is_empty() {
        Err(if to_me {
            LeftOut::NoteToSelf
        } else {
            LeftOut::Alone
        })
    } else if to.len() > MOST_RECIPIENTS {
        Err(LeftOut::Broadcast)
    } else if mine {
        Ok(Letter {
            direction: TouchDirection::Mine,
            people: others,
            writer,
        })
    } else if to_me {
        Ok(Letter {
            direction: TouchDirection::Theirs,
            people: writers,
            writer,
        })
    } else {
        Err(LeftOut::NotMine)
    })
}

/// Drafts, and what was thrown away, by the marks of Maildir, Thunderbird, Pine and Gmail.
fn put_aside(headers: &Headers, file_flags: &str) -> Option<LeftOut> {
    let mozilla = u32::from_str_radix(headers.field("x-mozilla-status").trim(), 16).unwrap_or(0);
    let labels: Vec<String> = headers
        .field("x-gmail-labels")
        .split(',')
        .map(|label| label.trim().trim_matches('"').to_lowercase())
        .collect();
    let labelled = |names: &[&str]| labels.iter().any(|label| names.contains(&label.as_str()));
    let draft = file_flags.contains('D')
        || (headers.has("x-mozilla-draft-info") && !headers.has("received"))
        || headers.field("x-status").contains('T')
        || headers.has("x-unsent")
        || labelled(&["draft", "drafts"]);
    if draft {
        return Some(LeftOut::Draft);
    }
    let discarded = file_flags.contains('T')
        || mozilla & 0x0008 != 0
        || headers.field("x-status").contains('D')
        || headers
            .field("x-spam-flag")
            .trim()
            .eq_ignore_ascii_case("yes")
        || labelled(&["spam", "trash", "junk", "chat"]);
    discarded.then_some(LeftOut::Discarded)
}

/// Whether a field begins with one of these words.
fn says(headers: &Headers, name: &str, words: &[&str]) -> bool {
    let value = headers.field(name).trim().to_lowercase();
    words.iter().any(|word| value.starts_with(word))
}

/// Whether a message went through a list, or to everybody.
pub(super) fn is_of_a_list(headers: &Headers) -> bool {
    [
        "list-id",
        "list-post",
        "list-unsubscribe",
        "list-subscribe",
        "list-help",
        "mailing-list",
        "x-mailing-list",
        "x-beenthere",
        "x-listname",
        "x-campaign",
        "x-campaign-id",
        "x-campaignid",
        "x-mailgun-tag",
        "x-mc-user",
    ]
    .iter()
    .any(|name| headers.has(name))
        || says(headers, "precedence", &["list", "bulk", "junk"])
}

/// Lists, and what programs write.
fn not_by_hand(headers: &Headers, writers: &[Address], mine: bool) -> Option<LeftOut> {
    if is_of_a_list(headers) {
        return Some(LeftOut::List);
    }
    let submitted = headers.field("auto-submitted").trim().to_lowercase();
    let answered_by_a_program = (!submitted.is_empty() && !submitted.starts_with("no"))
        || [
            "x-autoreply",
            "x-autorespond",
            "x-auto-reply-from",
            "x-autogenerated",
        ]
        .iter()
        .any(|name| headers.has(name))
        || says(headers, "precedence", &["auto_reply", "auto-reply"])
        || says(
            headers,
            "content-type",
            &["multipart/report", "message/delivery-status"],
        );
    // A message without a way back is a program's; sent mail of one's own often has none.
    let no_way_back = !mine && headers.field("return-path").trim() == "<>";
    let senders = headers.people("sender");
    let by_a_program = writers
        .iter()
        .chain(senders.iter().filter(|_| !mine))
        .any(|who| is_program(&who.email));
    (answered_by_a_program || no_way_back || by_a_program).then_some(LeftOut::Automatic)
}

/// Whether nobody reads at this address. The words are those in use in many languages and services; only
/// the part before the @ is looked at, without its punctuation.
pub(super) fn is_program(email: &str) -> bool {
    const ANYWHERE: [&str; 9] = [
        "noreply",
        "donotreply",
        "dontreply",
        "noresponder",
        "nepasrepondre",
        "nichtantworten",
        "keineantwort",
        "naoresponda",
        "mailerdaemon",
    ];
    const WHOLE: [&str; 24] = [
        "postmaster",
        "bounce",
        "bounces",
        "notification",
        "notifications",
        "notify",
        "newsletter",
        "newsletters",
        "news",
        "alert",
        "alerts",
        "automated",
        "autoreply",
        "autoconfirm",
        "automailer",
        "updates",
        "digest",
        "listserv",
        "majordomo",
        "root",
        "cron",
        "daemon",
        "unsubscribe",
        "calendarnotification",
    ];
    let user = email.split('@').next().unwrap_or_default();
    let plain: String = user.chars().filter(|c| c.is_alphanumeric()).collect();
    // `bounce+1234@…`, `notifications-7f3a@…`
    let first = user
        .split(|c: char| !c.is_alphanumeric())
        .next()
        .unwrap_or_default();
    ANYWHERE.iter().any(|word| plain.contains(word))
        || WHOLE.contains(&plain.as_str())
        || (matches!(
            first,
            "bounce" | "bounces" | "notification" | "notifications" | "newsletter"
        ) && first.len() < user.len())
        || user.ends_with("-bounces")
        || user.ends_with("-request")
        || user.starts_with("owner-")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn programs_are_told_by_their_addresses() {
        for email in [
            "no-reply@x.example",
            "NoReply@x.example",
            "do_not_reply@x.example",
            "shop-noreply@x.example",
            "mailer-daemon@x.example",
            "bounces+123=ana@x.example",
            "notifications@x.example",
            "ne-pas-repondre@x.example",
            "owner-friends@x.example",
        ] {
            assert!(is_program(&email.to_lowercase()), "{email}");
        }
        for email in [
            "ana@x.example",
            "noreen@x.example",
            "newsom@x.example",
            "hello@x.example",
            "",
        ] {
            assert!(!is_program(email), "{email}");
        }
    }
}
