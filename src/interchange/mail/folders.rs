//! Folders and labels in which no conversation stands: drafts, what was thrown away, what was unwanted. Mail
//! programs call them in the user's language.
//!
//! Not here: what the headers of a message say (`judge`).

use crate::interchange::conversations::LeftOut;

const DRAFTS: &[&str] = &[
    "draft",
    "drafts",
    "templates",
    "outbox",
    "unsent messages",
    "entwurf",
    "entwürfe",
    "vorlagen",
    "postausgang",
    "brouillon",
    "brouillons",
    "modèles",
    "borrador",
    "borradores",
    "bozza",
    "bozze",
    "rascunho",
    "rascunhos",
    "concept",
    "concepten",
    "kladde",
    "kladder",
    "utkast",
    "luonnokset",
    "kopie robocze",
    "wersje robocze",
    "koncepty",
    "piszkozatok",
    "черновик",
    "черновики",
    "чернетки",
    "taslaklar",
    "下書き",
    "草稿",
    "임시보관함",
];

const DISCARDED: &[&str] = &[
    "trash",
    "bin",
    "deleted",
    "deleted items",
    "deleted messages",
    "papierkorb",
    "gelöscht",
    "gelöschte elemente",
    "gelöschte objekte",
    "corbeille",
    "éléments supprimés",
    "messages supprimés",
    "papelera",
    "elementos eliminados",
    "cestino",
    "posta eliminata",
    "lixeira",
    "itens excluídos",
    "prullenbak",
    "verwijderde items",
    "papirkurv",
    "slettet post",
    "papperskorg",
    "papperskorgen",
    "borttaget",
    "roskakori",
    "kosz",
    "koš",
    "odstraněná pošta",
    "kuka",
    "корзина",
    "удаленные",
    "кошик",
    "çöp kutusu",
    "ゴミ箱",
    "已删除",
    "已刪除的郵件",
    "휴지통",
    "spam",
    "junk",
    "junk mail",
    "junk e-mail",
    "junk email",
    "bulk mail",
    "quarantine",
    "unerwünscht",
    "spamverdacht",
    "indésirables",
    "courrier indésirable",
    "pourriel",
    "correo no deseado",
    "posta indesiderata",
    "lixo eletrônico",
    "ongewenst",
    "ongewenste e-mail",
    "skräppost",
    "søppelpost",
    "uønsket post",
    "roskaposti",
    "nevyžádaná pošta",
    "levélszemét",
    "спам",
    "迷惑メール",
    "垃圾邮件",
    "스팸함",
];

/// Why nothing in a folder, or under a label, of this name is a conversation; `None` where it may be.
pub fn put_aside(name: &str) -> Option<LeftOut> {
    let name = name.trim().trim_matches(['"', '.']).to_lowercase();
    // Folders within folders are written in one name, and Gmail's own stand in one of them.
    let name = name
        .rsplit(['.', '/', '\\'])
        .next()
        .unwrap_or_default()
        .trim();
    if DRAFTS.contains(&name) {
        Some(LeftOut::Draft)
    } else if DISCARDED.contains(&name) {
        Some(LeftOut::Discarded)
    } else {
        None
    }
}

/// The same of the mail folder in which a message's own file stands, by the path of that file.
pub(super) fn put_aside_by_path(path: &str) -> Option<LeftOut> {
    let mut folders = path.rsplit(['/', '\\']).skip(1);
    let inner = folders.next()?;
    let folder = match inner {
        "cur" | "new" => folders.next()?,
        other => other,
    };
    put_aside(folder)
}

/// The same of an mbox, which is a folder by itself: `Trash`, `Spam.mbox`, `Drafts.mbox/mbox`.
pub(super) fn put_aside_mailbox(path: &str) -> Option<LeftOut> {
    let mut names = path.rsplit(['/', '\\']);
    let name = names.next()?;
    let name = match name {
        // Apple's: a folder called by the mailbox, and in it the file.
        "mbox" => names.next()?,
        name => name,
    };
    let bare = match name.rsplit_once('.') {
        Some((bare, ending))
            if ["mbox", "mbx", "mbs"].contains(&ending.to_lowercase().as_str()) =>
        {
            bare
        }
        _ => name,
    };
    put_aside(bare)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folders_are_known_in_any_language() {
        for (path, why) in [
            ("Maildir/.Drafts/cur/1.host:2,S", Some(LeftOut::Draft)),
            ("Maildir/.INBOX.Entw\u{fc}rfe/new/1", Some(LeftOut::Draft)),
            ("mail/[Gmail]/Trash/cur/1", Some(LeftOut::Discarded)),
            ("mail/Deleted Items/cur/1", Some(LeftOut::Discarded)),
            ("mail/.Junk/cur/1", Some(LeftOut::Discarded)),
            ("mail/.Sent/cur/1", None),
            ("mail/cur/1", None),
            ("cur/1", None),
            ("1", None),
            ("Trash", None),
        ] {
            assert_eq!(put_aside_by_path(path), why, "{path}");
        }
    }

    #[test]
    fn a_mailbox_of_its_own_is_a_folder_too() {
        for (path, why) in [
            ("Mail/Local Folders/Trash", Some(LeftOut::Discarded)),
            ("Takeout/Mail/Spam.mbox", Some(LeftOut::Discarded)),
            ("Unsent Messages", Some(LeftOut::Draft)),
            ("Drafts.mbox/mbox", Some(LeftOut::Draft)),
            ("Sent", None),
            ("Trash/Friends", None),
            ("All mail Including Spam and Trash.mbox", None),
            ("mbox", None),
            ("-", None),
        ] {
            assert_eq!(put_aside_mailbox(path), why, "{path}");
        }
    }
}
