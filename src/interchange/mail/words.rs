//! The words and the addresses of programs that write mail.
//!
//! Not here: the other signs of a message by which it is weighed (`judge`).

/// Words before the colon of a subject with which programs answer for somebody.
const BY_ITSELF: &[&str] = &[
    "accepted",
    "declined",
    "tentative",
    "tentatively accepted",
    "updated invitation",
    "canceled event",
    "cancelled event",
    "new time proposed",
    "angenommen",
    "zugesagt",
    "abgelehnt",
    "mit vorbehalt",
    "vorläufig zugesagt",
    "accepté",
    "refusé",
    "aceptado",
    "aceptada",
    "rechazado",
    "rechazada",
    "accettato",
    "rifiutato",
    "aceito",
    "recusado",
    "geaccepteerd",
    "geweigerd",
    "accepterad",
    "godkendt",
    "automatic reply",
    "auto reply",
    "auto-reply",
    "autoreply",
    "auto response",
    "out of office",
    "out of office reply",
    "out of office autoreply",
    "out of office re",
    "ooo",
    "automatische antwort",
    "abwesenheitsnotiz",
    "abwesend",
    "réponse automatique",
    "absence du bureau",
    "respuesta automática",
    "fuera de la oficina",
    "risposta automatica",
    "fuori sede",
    "resposta automática",
    "automatisch antwoord",
    "afwezigheidsbericht",
    "autosvar",
    "automatisk svar",
    "automaattinen vastaus",
    "automatyczna odpowiedź",
    "automatická odpověď",
    "автоответ",
    "автоматический ответ",
    "自动回复",
    "自動応答",
    "undeliverable",
    "undelivered mail returned to sender",
    "delivery status notification (failure)",
    "mail delivery failed",
    "unzustellbar",
];

/// Words before the colon of a subject with which calendars invite; people write them as well.
const INVITATION: &[&str] = &[
    "invitation",
    "einladung",
    "invitación",
    "convite",
    "invito",
    "uitnodiging",
    "inbjudan",
    "zaproszenie",
    "приглашение",
];

/// Whether a subject is one that a program wrote of itself.
pub(super) fn says_by_itself(subject: &str) -> bool {
    let subject = subject.to_lowercase();
    let before = subject
        .split_once([':', '：'])
        .map_or(subject.as_str(), |(before, _)| before);
    // Without a colon these words can mean anything, but for those that nobody writes.
    let is_alone = before.len() == subject.len();
    // What calendars call an invitation has the time behind it.
    let is_invitation = INVITATION.contains(&before.trim()) && subject.contains(" @ ");
    is_invitation
        || (BY_ITSELF.contains(&before.trim()) && (!is_alone || before.contains("deliver")))
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
