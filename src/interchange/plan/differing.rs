//! In which fields the files differ from the board where the board stays as it is: counted, and the first few
//! kept to be named when the import is done.

/// The most fields that are named.
const MOST_NAMED: usize = 20;

/// Fields that differ.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Differing {
    /// How many.
    pub fields: usize,
    /// The first of them: whose, and what the file says.
    pub named: Vec<(String, String)>,
}

impl Differing {
    /// Notes what a file says otherwise about somebody.
    pub(super) fn note(&mut self, name: &str, differs: &[String]) {
        self.fields += differs.len();
        let room = MOST_NAMED.saturating_sub(self.named.len());
        let named = differs.iter().take(room);
        self.named
            .extend(named.map(|words| (name.to_owned(), words.clone())));
    }
}
