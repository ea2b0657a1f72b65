//! Names of hosts in letters: `xn--bcher-kva.example` is `bücher.example`, as people write it.

/// Letters that a part of a name keeps as they are; the rest is written with them.
const BASIC: u32 = 0x80;
/// Numbers of the way of writing (Bootstring with the parameters of Punycode, RFC 3492).
const BASE: u32 = 36;
const LEAST: u32 = 1;
const MOST: u32 = 26;
const SKEW: u32 = 38;
const DAMP: u32 = 700;
const FIRST_BIAS: u32 = 72;
/// The longest part of a name of a host: bytes.
const LONGEST: usize = 63;

/// The name of a host, in lower case, with its parts in letters; a part that cannot be read stays as it is.
pub(super) fn in_letters(host: &str) -> String {
    let parts: Vec<String> = host
        .split(['.', '。'])
        .map(|part| {
            let letters = part.strip_prefix("xn--").and_then(letters);
            letters.unwrap_or_else(|| part.to_owned())
        })
        .collect();
    parts.join(".")
}

/// The letters of a part without its `xn--`; `None` where it is none.
fn letters(written: &str) -> Option<String> {
    if written.len() > LONGEST {
        return None;
    }
    let (plain, rest) = written.rsplit_once('-').unwrap_or(("", written));
    let mut letters: Vec<char> = plain.chars().collect();
    let (mut letter, mut at, mut bias) = (BASIC, 0_u32, FIRST_BIAS);
    let mut digits = rest.chars();
    while !digits.as_str().is_empty() {
        let before = at;
        let (mut weight, mut step) = (1_u32, BASE);
        loop {
            let digit = match digits.next()? {
                letter @ 'a'..='z' => u32::from(letter) - u32::from('a'),
                number @ '0'..='9' => u32::from(number) - u32::from('0') + 26,
                _ => return None,
            };
            at = at.checked_add(digit.checked_mul(weight)?)?;
            let threshold = step.saturating_sub(bias).clamp(LEAST, MOST);
            if digit < threshold {
                break;
            }
            weight = weight.checked_mul(BASE - threshold)?;
            step += BASE;
        }
        let length = u32::try_from(letters.len() + 1).ok()?;
        bias = adapted(at - before, length, before == 0);
        letter = letter.checked_add(at / length)?;
        at %= length;
        let next = char::from_u32(letter)?;
        // What no name of a host has would make two addresses one.
        if next.is_whitespace() || next.is_control() {
            return None;
        }
        letters.insert(usize::try_from(at).ok()?, next);
        at += 1;
    }
    let is_needed = letters.iter().any(|letter| !letter.is_ascii());
    is_needed.then(|| letters.into_iter().collect())
}

fn adapted(delta: u32, length: u32, is_first: bool) -> u32 {
    let mut delta = match is_first {
        true => delta / DAMP,
        false => delta / 2,
    };
    delta += delta / length;
    let mut bias = 0;
    while delta > (BASE - LEAST) * MOST / 2 {
        delta /= BASE - LEAST;
        bias += BASE;
    }
    bias + (BASE - LEAST + 1) * delta / (delta + SKEW)
}

#[cfg(test)]
mod tests {
    use super::in_letters;

    #[test]
    fn hosts_are_read_in_letters() {
        for (written, letters) in [
            ("xn--bcher-kva.example", "bücher.example"),
            ("mail.xn--mller-kva.example", "mail.müller.example"),
            ("xn--e1afmkfd.xn--p1ai", "пример.рф"),
            ("xn--fsqu00a.xn--0zwm56d", "例子.测试"),
            ("xn--ihqwcrb4cv8a8dqg056pqjye", "他们为什么不说中文"),
            ("xn--egbpdaj6bu4bxfgehfvwxn", "ليهمابتكلموشعربي؟"),
            ("xn--strae-oqa.example", "straße.example"),
            ("bücher。example", "bücher.example"),
            ("plain.example", "plain.example"),
            // Nothing that can be read.
            ("xn--.example", "xn--.example"),
            ("xn--a-.example", "xn--a-.example"),
            ("xn--99999999.example", "xn--99999999.example"),
            ("xn--b!cher.example", "xn--b!cher.example"),
        ] {
            assert_eq!(in_letters(written), letters, "{written}");
        }
    }
}
