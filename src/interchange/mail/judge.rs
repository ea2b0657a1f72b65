//! Which messages are conversations: from somebody to the user or the other way round, and written by hand.

use super::folders::put_aside as put_aside_label;
use super::headers::Headers;
use super::words::{is_program, says_by_itself};
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
    let by = if mine { Writer::Mine } else { Writer::Other };
    if let Some(why) = not_by_hand(headers, &writers, by) {
        return Ok(Err(why));
    }
    // A message to another of the user's addresses, or to a blind copy, was put into their mailbox all the
    // same.
    let delivered = || {
        ["delivered-to", "x-original-to", "envelope-to", "resent-to"]
            .iter()
            .any(|field| headers.people(field).iter().any(is_own))
    };
    let to_me = to.iter().any(is_own) || (!to.is_empty() && delivered());
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
    let labels = headers.text("x-gmail-labels");
    let labelled = labels.split(',').find_map(|label| {
        match label.trim().trim_matches('"').to_lowercase().as_str() {
            "chat" => Some(LeftOut::Discarded),
            label => put_aside_label(label),
        }
    });
    let draft = file_flags.contains('D')
        || (headers.has("x-mozilla-draft-info") && !headers.has("received"))
        || headers.field("x-status").contains('T')
        || headers.has("x-unsent")
        || labelled == Some(LeftOut::Draft);
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
        || labelled == Some(LeftOut::Discarded);
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
        "list-unsubscribe-post",
        "feedback-id",
        "x-csa-complaints",
        "x-mandrill-user",
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
        || headers.has_any(&[
            "x-github-",
            "x-gitlab-",
            "x-jira-",
            "x-linkedin-",
            "x-facebook-",
        ])
        || says(headers, "precedence", &["list", "bulk", "junk"])
}

/// Whose a message is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Writer {
    /// The user's.
    Mine,
    /// Somebody else's, or it is not known.
    Other,
}

/// Lists, and what programs write.
fn not_by_hand(headers: &Headers, writers: &[Address], by: Writer) -> Option<LeftOut> {
    let mine = by == Writer::Mine;
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
            "x-ms-exchange-generated-message-source",
        ]
        .iter()
        .any(|name| headers.has(name))
        || (!mine && headers.has("x-auto-response-suppress"))
        || says_by_itself(&headers.subject())
        || headers.has_any(&["x-ms-exchange-calendar-"])
        || is_about_a_calendar(headers)
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

/// Invitations and answers to them: the meeting stands in the calendar.
fn is_about_a_calendar(headers: &Headers) -> bool {
    says(headers, "content-type", &["text/calendar"])
        || headers
            .field("content-class")
            .to_lowercase()
            .contains("calendarmessage")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_programs_write_for_somebody_is_told_by_its_headers() {
        let own = OwnAddresses::new(["me@home.example"]);
        let letter = "From: Ama <ama@mensah.example>\nTo: me@home.example\n";
        for (lines, left) in [
            ("Subject: hello\n", None),
            ("Subject: accepted by the board\n", None),
            ("Subject: Re: Accepted\n", None),
            ("Subject: Accepted: Budget\n", Some(LeftOut::Automatic)),
            (
                "Subject: Automatic reply: lunch\n",
                Some(LeftOut::Automatic),
            ),
            (
                "Subject: =?utf-8?q?R=C3=A9ponse_automatique_:_caf=C3=A9?=\n",
                Some(LeftOut::Automatic),
            ),
            ("Subject: Invitation: my wedding\n", None),
            (
                "Subject: Invitation: Lunch @ Mon 6 Jan 2025 13:00 - 14:00 (me@home.example)\n",
                Some(LeftOut::Automatic),
            ),
            (
                "Content-Type: text/calendar; method=REQUEST\n",
                Some(LeftOut::Automatic),
            ),
            ("X-Auto-Response-Suppress: All\n", Some(LeftOut::Automatic)),
            (
                "Content-Type: text/calendar; method=REPLY\n",
                Some(LeftOut::Automatic),
            ),
            (
                "Content-Class: urn:content-classes:calendarmessage\n",
                Some(LeftOut::Automatic),
            ),
            ("X-GitHub-Reason: mention\n", Some(LeftOut::List)),
            ("Feedback-ID: 1:2:3:x\n", Some(LeftOut::List)),
            (
                "X-Gmail-Labels: =?UTF-8?Q?Entw=C3=BCrfe,Wichtig?=\n",
                Some(LeftOut::Draft),
            ),
            ("X-Gmail-Labels: Papierkorb\n", Some(LeftOut::Discarded)),
            ("X-Gmail-Labels: Inbox,\"Chat\"\n", Some(LeftOut::Discarded)),
            ("X-Gmail-Labels: Inbox,Important\n", None),
        ] {
            let headers = Headers::read(format!("{letter}{lines}").as_bytes());
            let found = judged(&headers, "", &own).unwrap();
            assert_eq!(found.err(), left, "{lines}");
        }
    }
}
