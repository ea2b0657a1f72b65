//! What stands between the cells.

/// What stands between the cells of a record.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Delimiter {
    /// `,`
    Comma,
    /// `;`, as spreadsheets write it where the comma is the decimal sign.
    Semicolon,
    /// A tab.
    Tab,
    /// `|`
    Bar,
}

impl Delimiter {
    /// All of them, the usual first.
    pub const ALL: [Self; 4] = [Self::Comma, Self::Semicolon, Self::Tab, Self::Bar];

    /// The character.
    pub fn character(self) -> char {
        match self {
            Self::Comma => ',',
            Self::Semicolon => ';',
            Self::Tab => '\t',
            Self::Bar => '|',
        }
    }

    /// Its name in a sentence.
    pub fn name(self) -> &'static str {
        match self {
            Self::Comma => "comma",
            Self::Semicolon => "semicolon",
            Self::Tab => "tab",
            Self::Bar => "vertical bar",
        }
    }

    /// What a first line `sep=;` says, which spreadsheets write and read.
    pub(super) fn declared(line: &str) -> Option<Self> {
        let line = line.trim_end_matches(['\r', '\n']);
        let line = line.trim_start_matches('"');
        let declared = line
            .get(..4)
            .filter(|start| start.eq_ignore_ascii_case("sep="))?;
        let rest = line.get(declared.len()..)?.trim_end_matches('"');
        let character = rest.chars().next()?;
        // `sep=,` saved again by a spreadsheet becomes `sep=,,,,`.
        Self::ALL
            .into_iter()
            .find(|delimiter| delimiter.character() == character)
    }
}
