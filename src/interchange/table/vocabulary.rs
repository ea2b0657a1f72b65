//! Words that stand in cells and in headers and that tell something of people: titles, forms of address,
//! and how a program or a person writes that there is nothing.
//!
//! All in the form that `spelling::words` gives, parted by ` | `. Only data; headers stand in
//! `whole_headers` and `header_words`.

/// Whether `phrase` is one of the entries of a list of words.
pub(super) fn lists(list: &str, phrase: &str) -> bool {
    // Most words stand in no list at all, and that is quickly told.
    list.contains(phrase) && list.split('|').any(|entry| entry.trim() == phrase)
}

/// Words that say of whom a column speaks, which is whoever the row is about.
pub(super) const SUBJECTS: &str = "contact | person | attendee | participant | guest | member | customer | client | user | \
         student | employee | speaker | delegate | registrant | buyer | alumni | alumnus | \
         candidate | supporter | donor | volunteer | respondent | billing | shipping | primary | \
         kontakt | teilnehmer | kunde | kunden | mitglied | gast | participante | cliente | \
         contacto | contatto | membre | invite | deelnemer | klant | your | their";

/// Words that stand before a name and are not part of it.
pub(super) const FORMS_OF_ADDRESS: &str = "mr | mister | mrs | ms | miss | mx | sir | madam | mme | mlle | monsieur | madame | \
         mademoiselle | herr | frau | hr | fr | herrn | familie | sr | sra | srta | senor | \
         senora | don | dona | d | da | sig | sig ra | signor | signora | signore | dhr | mevr | \
         mw | de heer | mevrouw | heer | pan | pani | fru | m";

/// What programs write where nothing was said.
pub(super) const UNSAID: &str = "unspecified | keine angabe | non specifie | non precise | sin especificar | \
         no especificado | non specificato | niet opgegeven | nao especificado | ikke angitt";

/// Titles that belong to a name.
pub(super) const TITLES: &str = "dr | drs | doctor | dottor | dott | dott ssa | prof | professor | professeur | rev | \
         reverend | fr | father | hon | ing | dipl ing | mag | ir | lic | lord | lady | dame | \
         dr med | prof dr | pd dr | dr ing | capt | captain | col | maj | lt | sgt | gen | pr | \
         me | avv | arch | rabbi | imam | sister | brother | dra | profa | doc | mudr | judr | \
         mgr | bc | herr dr | frau dr | herr prof | frau prof | prof dr med | dr rer nat | \
         dr phil";
