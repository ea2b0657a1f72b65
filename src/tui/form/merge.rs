//! Two people side by side, to make one of them or to say that they never are.

use super::Form;
use crate::coach::identity::evidence_words;
use crate::coach::merge::{Field, Taken, merged, never, never_the_same};
use crate::domain::Choice;
use crate::report::{Kind, Report};
use crate::store::query::Named;
use crate::tui::view::Effect;

/// The longest text that a choice shows: characters.
const LONGEST: usize = 40;

/// The form in which two people become one.
pub(crate) fn open(first: &Named, second: &Named) -> Effect {
    let (first, second) = (first.clone(), second.clone());
    Effect::Ask(Box::new(move |reader, _| {
        let (Some(one), Some(other)) =
            (reader.store.side(first.id)?, reader.store.side(second.id)?)
        else {
            return Ok(vec![Effect::Trouble(
                "One of the two has been removed.".into(),
            )]);
        };
        let is_said = reader
            .store
            .dismissed()?
            .contains(&never(first.id, second.id));
        let evidence = evidence_words(&reader.store.evidence_of(first.id, second.id)?);
        let note = match evidence.as_str() {
            _ if is_said => "You said before that they are never the same person.".to_owned(),
            "" => "Nothing but your word says that they are one person.".to_owned(),
            evidence => format!("What there is to go by: {evidence}."),
        };
        let mut form = Form::new(
            format!("{} and {}", first.full_name, second.full_name),
            format!("merge:{}:{}", first.id, second.id),
        )
        .note(note)
        .options(
            "they",
            "They are",
            vec![
                ("one".into(), "one person".into()),
                ("never".into(), "never the same person".into()),
            ],
            if is_said { "never" } else { "one" },
        );
        let mut asked = Vec::new();
        for field in Field::ALL {
            let (mine, theirs) = (field.of(&one), field.of(&other));
            if mine == theirs || mine.is_empty() || theirs.is_empty() {
                continue;
            }
            let mut options = vec![
                ("stays".to_owned(), short(&mine)),
                ("goes".to_owned(), short(&theirs)),
            ];
            if field.joins() {
                options.insert(0, ("both".to_owned(), "both".to_owned()));
            }
            let chosen = options[0].0.clone();
            form = form.options(field.label(), field.label(), options, &chosen);
            asked.push(*field);
        }
        let form = form.submit(move |values, context| {
            if values.text("they") == "never" && is_said {
                return Ok(vec![Effect::Say(
                    "That was said before; nothing was changed.".into(),
                )]);
            }
            if values.text("they") == "never" {
                let change = never_the_same(
                    (first.id, &first.full_name),
                    (second.id, &second.full_name),
                    context.ids.fresh(context.now.at),
                    context.now.at,
                );
                return Ok(vec![Effect::Apply(change)]);
            }
            let taken: Vec<(Field, Taken)> = asked
                .iter()
                .filter_map(|field| match values.text(field.label()).as_str() {
                    "stays" => Some((*field, Taken::Stays)),
                    "goes" => Some((*field, Taken::Goes)),
                    _ => None,
                })
                .collect();
            Ok(match merged(&one, &other, &taken) {
                Ok(change) => vec![Effect::Apply(change)],
                Err(error) => {
                    let report =
                        Report::new(Kind::Mistake, format!("The two cannot be merged: {error}."));
                    vec![Effect::Trouble(report.sentence)]
                }
            })
        });
        Ok(vec![form.open()])
    }))
}

fn short(text: &str) -> String {
    let line: String = text.split_whitespace().collect::<Vec<_>>().join(" ");
    match line.char_indices().nth(LONGEST) {
        Some((at, _)) => format!("{}…", &line[..at]),
        None => line,
    }
}

#[cfg(test)]
mod tests {
    use crate::domain::IdSource;
    use crate::domain::intent::NewPerson;
    use crate::domain::person::PointKind;
    use crate::store::Store;
    use crate::tui::testing::{Bench, now};
    use crate::tui::view::ScreenName;

    fn bench() -> Bench {
        let mut store = Store::in_memory().unwrap();
        let mut ids = IdSource::seeded([5, 6]);
        for (name, role) in [
            ("Priya Raman", "engineer"),
            ("Priya Raman-Okafor", "director"),
        ] {
            let mut new = NewPerson::named(name, &mut ids, now());
            new.person.role = role.into();
            new.points = vec![(PointKind::Email, "priya@x.example".into())];
            store.apply(&new.added(&mut ids, now()), now().at).unwrap();
        }
        Bench::on(store, Vec::new())
    }

    #[test]
    fn two_who_are_marked_become_one_field_by_field() {
        let mut bench = bench();
        bench
            .go(ScreenName::People)
            .press("M")
            .shows("Mark the two");
        bench.press("space space M");
        bench.shows("same e-mail priya@x.example").shows("engineer");
        bench.sweep();
        // The role of the other.
        bench
            .press("tab tab right ctrl-s")
            .shows("Merged Priya Raman-Okafor into Priya Raman");
        assert_eq!(bench.store().count("person").unwrap(), 1);
        assert_eq!(bench.store().count("contact_point").unwrap(), 1);
        bench.shows("director");
        bench.press("u");
        assert_eq!(bench.store().count("person").unwrap(), 2);
        assert_eq!(bench.store().duplicates().unwrap().len(), 1);
    }

    #[test]
    fn that_they_never_are_is_remembered() {
        let mut bench = bench();
        bench
            .go(ScreenName::People)
            .press("space space M right ctrl-s");
        bench.shows("never the same person");
        assert_eq!(bench.store().count("person").unwrap(), 2);
        assert!(bench.store().duplicates().unwrap().is_empty());

        // It is said again, and stands unless the user chooses otherwise.
        bench
            .press("M")
            .shows("You said before that they are never");
        bench.press("ctrl-s").shows("That was said before");
        assert_eq!(bench.store().dismissed().unwrap().len(), 1);
        bench.press("M").press("left ctrl-s").shows("Merged");
        assert_eq!(bench.store().count("person").unwrap(), 1);
    }
}
