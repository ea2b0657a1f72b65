//! Bytes to text, whatever program wrote them: byte order marks, UTF-8, UTF-16 with and without a mark, and
//! the code pages that address books are still exported in.
//!
//! Nothing is lost: what is not UTF-8 is read by the likeliest code page, and a byte that even that does not
//! know becomes U+FFFD. Not here: what the text means.

use std::borrow::Cow;

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs as known;

/// How a file turns characters into bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Encoding {
    /// UTF-8, plain ASCII among it.
    Utf8,
    /// UTF-16, the low byte first.
    Utf16Little,
    /// UTF-16, the high byte first.
    Utf16Big,
    /// Western Europe on Windows; Latin-1 is a part of it.
    Windows1252,
    /// Central Europe on Windows.
    Windows1250,
    /// Cyrillic on Windows.
    Windows1251,
    /// Western Europe on an old Macintosh.
    Macintosh,
    /// Japanese on Windows.
    ShiftJis,
    /// Simplified Chinese on Windows, and all of GB 18030.
    Gbk,
    /// Any other that the text itself gives away: Big5, EUC-KR, KOI8-U and their like.
    CodePage(&'static known::Encoding),
}

impl Encoding {
    /// What people call it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Utf8 => "UTF-8",
            Self::Utf16Little => "UTF-16 LE",
            Self::Utf16Big => "UTF-16 BE",
            Self::Windows1252 => "Windows-1252",
            Self::Windows1250 => "Windows-1250",
            Self::Windows1251 => "Windows-1251",
            Self::Macintosh => "Mac Roman",
            Self::ShiftJis => "Shift JIS",
            Self::Gbk => "GBK",
            Self::CodePage(table) => table.name(),
        }
    }

    /// Whether a character takes two bytes.
    pub(super) fn is_wide(self) -> bool {
        matches!(self, Self::Utf16Little | Self::Utf16Big)
    }

    /// How it is decoded.
    pub(super) fn table(self) -> &'static known::Encoding {
        match self {
            Self::Utf8 => known::UTF_8,
            Self::Utf16Little => known::UTF_16LE,
            Self::Utf16Big => known::UTF_16BE,
            Self::Windows1252 => known::WINDOWS_1252,
            Self::Windows1250 => known::WINDOWS_1250,
            Self::Windows1251 => known::WINDOWS_1251,
            Self::Macintosh => known::MACINTOSH,
            Self::ShiftJis => known::SHIFT_JIS,
            Self::Gbk => known::GB18030,
            Self::CodePage(table) => table,
        }
    }

    fn of(table: &'static known::Encoding) -> Self {
        let named = [
            Self::Windows1252,
            Self::Windows1250,
            Self::Windows1251,
            Self::ShiftJis,
        ];
        match named.into_iter().find(|named| named.table() == table) {
            Some(named) => named,
            None if table == known::GBK => Self::Gbk,
            None => Self::CodePage(table),
        }
    }

    /// The text that `bytes` are in this encoding, without looking for a byte order mark.
    pub fn decode(self, bytes: &[u8]) -> Cow<'_, str> {
        self.table().decode_without_bom_handling(bytes).0
    }

    /// A decoder for bytes that arrive in pieces.
    pub(super) fn decoder(self) -> known::Decoder {
        self.table().new_decoder_without_bom_handling()
    }
}

/// The encoding that the beginning of a file speaks for, and how many bytes its mark takes.
///
/// `head` may end in the middle of a character.
pub fn detect(head: &[u8]) -> (Encoding, usize) {
    match head {
        [0xef, 0xbb, 0xbf, ..] => (Encoding::Utf8, 3),
        [0xff, 0xfe, ..] => (Encoding::Utf16Little, 2),
        [0xfe, 0xff, ..] => (Encoding::Utf16Big, 2),
        _ => (
            unmarked_utf16(head).unwrap_or_else(|| {
                if is_mostly_utf8(head) {
                    Encoding::Utf8
                } else {
                    code_page(head)
                }
            }),
            0,
        ),
    }
}

/// The text of a whole file, and what it was written in.
///
/// A file that is UTF-8 in most places and something else in a few lines is read line by line.
pub fn decode(bytes: &[u8]) -> (Cow<'_, str>, Encoding) {
    let (encoding, mark) = detect(bytes);
    let bytes = bytes.get(mark..).unwrap_or_default();
    if encoding == Encoding::Utf8 && std::str::from_utf8(bytes).is_err() {
        let text = bytes
            .split_inclusive(|byte| *byte == b'\n')
            .map(decode_line);
        return (text.collect::<String>().into(), encoding);
    }
    (encoding.decode(bytes), encoding)
}

/// The text that was UTF-8, taken for Windows-1252 and written as UTF-8 again: `JosÃ©` becomes `José`. Other
/// text is left alone; it does not make whole characters of UTF-8 by accident.
pub(super) fn mended(text: &str) -> Cow<'_, str> {
    if !text.contains(['Ã', 'Â', 'â', 'Å', 'Ä', 'ð', 'Ð', 'Ñ']) {
        return Cow::Borrowed(text);
    }
    let (bytes, _, unknown) = known::WINDOWS_1252.encode(text);
    // Nobody writes these controls: what would become one was no mistake.
    let has_control = |once: &str| once.contains(|letter| ('\u{80}'..='\u{9f}').contains(&letter));
    match std::str::from_utf8(&bytes) {
        Ok(once) if !unknown && !once.is_ascii() && !has_control(once) => {
            Cow::Owned(once.to_owned())
        }
        _ => Cow::Borrowed(text),
    }
}

/// A line of a file that is mostly UTF-8: as UTF-8, or by its likeliest code page.
pub(super) fn decode_line(line: &[u8]) -> Cow<'_, str> {
    match std::str::from_utf8(line) {
        Ok(text) => Cow::Borrowed(text),
        Err(_) => code_page(line).decode(line),
    }
}

/// UTF-8 more often than not: nothing else makes its characters by accident, and a file can have been put
/// together from several. A character that the end cuts in two does not count.
fn is_mostly_utf8(head: &[u8]) -> bool {
    let (mut sound, mut broken) = (0, 0);
    for chunk in head.utf8_chunks() {
        sound += chunk
            .valid()
            .chars()
            .filter(|character| !character.is_ascii())
            .count();
        broken += usize::from(!chunk.invalid().is_empty());
    }
    let cut = std::str::from_utf8(head.get(head.len().saturating_sub(3)..).unwrap_or(head))
        .is_err_and(|error| error.error_len().is_none());
    broken <= usize::from(cut) || sound >= broken
}

/// Text in Latin letters has a zero in every other byte; text in other scripts still has it in its digits,
/// delimiters and line ends.
fn unmarked_utf16(head: &[u8]) -> Option<Encoding> {
    let head = head.get(..head.len().min(4096) & !1)?;
    let pairs = head.len() / 2;
    let (mut high_zero, mut low_zero) = (0, 0);
    for pair in head.chunks_exact(2) {
        match pair {
            [0, 0] => return None,
            [_, 0] => high_zero += 1,
            [0, _] => low_zero += 1,
            _ => {}
        }
    }
    let enough = (pairs / 5).max(2);
    match (high_zero, low_zero) {
        (little, big) if little >= enough && big * 8 < little => Some(Encoding::Utf16Little),
        (little, big) if big >= enough && little * 8 < big => Some(Encoding::Utf16Big),
        _ => None,
    }
}

/// The likeliest of the code pages for bytes that are not UTF-8.
pub(super) fn code_page(bytes: &[u8]) -> Encoding {
    let bytes = bytes.get(..bytes.len().min(64 << 10)).unwrap_or(bytes);
    if is_macintosh(bytes) {
        return Encoding::Macintosh;
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    Encoding::of(detector.guess(None, Utf8Detection::Deny))
}

/// An old Macintosh writes its accented letters where everybody in the West has control characters, quotes
/// and dashes, so that no detector looks for it: letters there, alone among plain ones, in most places.
fn is_macintosh(bytes: &[u8]) -> bool {
    let (mut low, mut high, mut plain) = (0, 0, 0);
    for word in bytes.split(|byte| byte.is_ascii() && !byte.is_ascii_alphabetic()) {
        if word.is_ascii() {
            continue;
        }
        plain += word.iter().filter(|byte| byte.is_ascii()).count();
        let mut before = 0;
        for &byte in word {
            match byte {
                // Quotes, dashes and dots of Windows, and small letters that Windows has here too.
                0x85 | 0x91..=0x97 | 0x9a | 0x9c | 0x9e => {}
                // Capitals of Windows, which do not stand behind a small letter.
                0x8a | 0x8c | 0x8e if !u8::is_ascii_lowercase(&before) => {}
                0x80..=0x9f => low += 1,
                0xc0..=0xff => high += 1,
                _ => {}
            }
            before = byte;
        }
    }
    low > 2 * high && plain >= 2 * (low + high)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn utf16(text: &str, high_first: bool) -> Vec<u8> {
        text.encode_utf16()
            .flat_map(|unit| match high_first {
                true => unit.to_be_bytes(),
                false => unit.to_le_bytes(),
            })
            .collect()
    }

    #[test]
    fn every_encoding_is_told_and_read() {
        let western = "Vorname,Nachname,Straße\r\nJürgen,Größe,Café Élan\r\n";
        let central = "Imię,Nazwisko\r\nŁukasz,Żółkiewski\r\nZbigniew,Wąsik\r\n";
        let cyrillic = "Имя,Фамилия\r\nЕлена,Смирнова\r\n";
        let japanese = "名,姓,電子メール アドレス\r\n花子,山田,メモ\r\n";
        let taiwanese = "姓名,公司\r\n林志豪,台北市信義區\r\n";
        let korean = "이름,회사\r\n김민수,서울특별시 강남구\r\n";
        let greek = "Όνομα,Επώνυμο\r\nΓιώργος,Παπαδόπουλος\r\n";
        let turkish = "Ad,Soyad\r\nAyşe,Yılmaz\r\nİbrahim,Şahin\r\n";
        let chinese = "姓名,公司\r\n欧阳静怡,北京大学\r\n";
        for (text, encoding) in [
            (western, Encoding::Windows1252),
            (western, Encoding::Macintosh),
            (central, Encoding::Windows1250),
            (cyrillic, Encoding::Windows1251),
            (japanese, Encoding::ShiftJis),
            (chinese, Encoding::Gbk),
            (taiwanese, Encoding::CodePage(known::BIG5)),
            (korean, Encoding::CodePage(known::EUC_KR)),
            (cyrillic, Encoding::CodePage(known::KOI8_U)),
            (greek, Encoding::CodePage(known::WINDOWS_1253)),
            (turkish, Encoding::CodePage(known::WINDOWS_1254)),
            (western, Encoding::Utf8),
            ("plain,ascii\n", Encoding::Utf8),
        ] {
            let bytes = encoding.table().encode(text).0;
            assert_eq!(decode(&bytes), (text.into(), encoding), "{encoding:?}");
        }
        for text in [western, central, cyrillic, japanese] {
            for (high_first, encoding) in
                [(false, Encoding::Utf16Little), (true, Encoding::Utf16Big)]
            {
                let bytes = utf16(text, high_first);
                assert_eq!(decode(&bytes).1, encoding, "{text}");
                assert_eq!(decode(&bytes).0, text);
                let marked = utf16(&format!("\u{feff}{text}"), high_first);
                assert_eq!(decode(&marked), (text.into(), encoding));
            }
        }
        assert_eq!(decode("\u{feff}é".as_bytes()).0, "é");
    }

    #[test]
    fn a_line_in_another_encoding_does_not_spoil_the_others() {
        let mut bytes = "Søren 🚀\n".repeat(3).into_bytes();
        bytes.extend(b"Ren\xe9e\n");
        let (text, _) = decode(&bytes);
        assert!(text.ends_with("Renée\n"), "{text}");
    }

    #[test]
    fn what_was_encoded_twice_is_mended() {
        for (text, once) in [
            ("JosÃ© NÃºÃ±ez", "José Núñez"),
            ("StraÃŸe", "Straße"),
            ("Dâ€™Arcy", "D’Arcy"),
            ("José Núñez", "José Núñez"),
            ("MARÃO", "MARÃO"),
            ("Â–", "Â–"),
            ("Søren Ãrhus 🚀", "Søren Ãrhus 🚀"),
        ] {
            assert_eq!(mended(text), once);
        }
    }

    #[test]
    fn apostrophes_of_windows_are_not_a_macintosh() {
        assert_eq!(decode(b"O\x92Neill,D\x92Arcy\n").0, "O’Neill,D’Arcy\n");
    }
}
