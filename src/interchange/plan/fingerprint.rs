//! A short lasting name for a text: FNV-1a over 128 bits (Fowler, Noll & Vo). It is kept in the file, so it
//! must be the same in every version of this program; nobody's safety depends on it.

const BASIS: u128 = 0x6c62_272e_07bb_0142_62b8_2175_6295_c58d;
const PRIME: u128 = 0x0000_0000_0100_0000_0000_0000_0000_013b;

/// A fingerprint as it grows.
#[derive(Debug, Clone, Copy)]
pub(in crate::interchange) struct Fingerprint(u128);

impl Fingerprint {
    /// Of nothing yet.
    pub(in crate::interchange) fn new() -> Self {
        Self(BASIS)
    }

    /// And this text; where one text ends and the next begins counts.
    pub(in crate::interchange) fn text(mut self, text: &str) -> Self {
        for byte in text.bytes().chain([0xff]) {
            self.0 = (self.0 ^ u128::from(byte)).wrapping_mul(PRIME);
        }
        self
    }

    /// All of it.
    pub(super) fn whole(self) -> u128 {
        self.0
    }

    /// Half of it, where a mistake costs little.
    pub(super) fn half(self) -> u64 {
        (self.0 >> 64) as u64 ^ self.0 as u64
    }

    /// As it is kept.
    pub(in crate::interchange) fn name(self) -> String {
        format!("{:032x}", self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::Fingerprint;

    #[test]
    fn it_lasts_and_tells_apart() {
        // The published value of FNV-1a 128 for "a", with the mark that ends a text undone.
        let a = (super::BASIS ^ u128::from(b'a')).wrapping_mul(super::PRIME);
        assert_eq!(a, 0xd228_cb69_6f1a_8caf_7891_2b70_4e4a_8964);
        let name = |texts: &[&str]| {
            texts
                .iter()
                .fold(Fingerprint::new(), |all, text| all.text(text))
                .name()
        };
        assert_ne!(name(&["ab", "c"]), name(&["a", "bc"]));
        assert_eq!(name(&["ab", "c"]).len(), 32);
    }
}
