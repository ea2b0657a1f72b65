//! Adding and editing a person.

use super::{Form, Unhappy};
use crate::domain::civil::Birthday;
use crate::domain::intent::{NewPerson, clean_tags};
use crate::domain::moment::Now;
use crate::domain::person::{ContactPoint, PersonId, PersonTag, PointKind};
use crate::domain::tie::TieKind;
use crate::domain::written;
use crate::domain::{Change, IdSource};
use crate::store::query::person::PersonPage;
use crate::tui::form::field::Values;
use crate::tui::view::Effect;

/// The form that adds somebody.
pub(crate) fn add() -> Effect {
    Form::new("a new person", "person:new")
        .line("name", "Name", "")
        .needed()
        .line("nickname", "Called", "")
        .line("role", "Role", "")
        .line("organization", "Organisation", "")
        .choice("kind", "Tie", TieKind::Colleague)
        .options("circle", "Circle", circle_options(), "")
        .hint(
            "how close; 1 to 4 put them on a clock of 7, 30, 90 or 180 days, which you can change",
        )
        .line("emails", "E-mail", "")
        .hint("several with spaces between")
        .line("how_met", "How you met", "")
        .line("cares_about", "Cares about", "")
        .line("needs", "Needs", "")
        .line("tags", "Tags", "")
        .submit(|values, context| {
            let mut new = NewPerson::named(&name(values)?, &mut context.ids, context.now);
            new.person.nickname = line(values, "nickname")?;
            new.person.role = line(values, "role")?;
            new.person.organization = line(values, "organization")?;
            new.person.how_met = values.text("how_met");
            new.person.cares_about = values.text("cares_about");
            new.person.needs = values.text("needs");
            new.tie.kind = values.choice("kind");
            if let Some(circle) = circle(values) {
                new.tie = new.tie.in_circle(circle);
            }
            new.points = words(&values.text("emails"))
                .into_iter()
                .map(|address| (PointKind::Email, address))
                .collect();
            new.tags = words(&values.text("tags"));
            Ok(vec![Effect::Apply(
                new.added(&mut context.ids, context.now),
            )])
        })
        .open()
}

/// The form that edits the person of `page`.
pub(crate) fn edit(page: &PersonPage) -> Effect {
    let person = page.person.clone();
    let points = page.points.clone();
    let tags = page.tags.clone();
    let joined = |kind: PointKind| {
        let values: Vec<&str> = points
            .iter()
            .filter(|point| point.kind == kind)
            .map(|point| point.value.as_str())
            .collect();
        values.join(if kind == PointKind::Email { " " } else { "; " })
    };
    let birthday = person.birthday.map(String::from).unwrap_or_default();
    let all_tags: Vec<&str> = tags.iter().map(|tag| tag.name.as_str()).collect();
    Form::new(
        format!("edit {}", person.full_name),
        format!("person:{}", person.id),
    )
    .line("name", "Name", &person.full_name)
    .needed()
    .line("nickname", "Called", &person.nickname)
    .line("pronouns", "Pronouns", &person.pronouns)
    .line("role", "Role", &person.role)
    .line("organization", "Organisation", &person.organization)
    .line("place", "Place", &person.place)
    .line("birthday", "Birthday", &birthday)
    .hint("1990-03-07, or --03-07 where you do not know the year")
    .line("emails", "E-mail", &joined(PointKind::Email))
    .hint("several with spaces between")
    .line("phones", "Phone", &joined(PointKind::Phone))
    .hint("several with ; between")
    .line("links", "Links", &joined(PointKind::Link))
    .line("addresses", "Address", &joined(PointKind::Address))
    .line("how_met", "How you met", &person.how_met)
    .people(
        "met_through",
        "Met through",
        1,
        page.met_through.clone().into_iter().collect(),
    )
    .line("cares_about", "Cares about", &person.cares_about)
    .line("needs", "Needs", &person.needs)
    .line("tags", "Tags", &all_tags.join(" "))
    .long("notes", "Notes", &person.notes)
    .submit(move |values, context| {
        let mut becomes = person.clone();
        becomes.full_name = name(values)?;
        becomes.nickname = line(values, "nickname")?;
        becomes.pronouns = line(values, "pronouns")?;
        becomes.role = line(values, "role")?;
        becomes.organization = line(values, "organization")?;
        becomes.place = line(values, "place")?;
        becomes.birthday = birthday_in(values)?;
        becomes.how_met = values.text("how_met");
        becomes.met_through = values.people("met_through")?.first().map(|named| named.id);
        becomes.cares_about = values.text("cares_about");
        becomes.needs = values.text("needs");
        becomes.notes = values.text("notes");
        let said = format!("Edited {}", becomes.full_name);
        let id = person.id;
        let mut change = Change::new(said).revise(&person, becomes);
        for (kind, key) in [
            (PointKind::Email, "emails"),
            (PointKind::Phone, "phones"),
            (PointKind::Link, "links"),
            (PointKind::Address, "addresses"),
        ] {
            let text = values.text(key);
            let wanted = match kind {
                PointKind::Email => words(&text),
                _ => text.split(';').map(|part| part.trim().to_owned()).collect(),
            };
            let had: Vec<&ContactPoint> =
                points.iter().filter(|point| point.kind == kind).collect();
            let edited = points_edited(id, kind, &had, &wanted, &mut context.ids, context.now);
            change = change.and(edited);
        }
        change = change.and(tags_edited(
            id,
            &tags,
            &words(&values.text("tags")),
            &mut context.ids,
            context.now,
        ));
        if change.is_empty() {
            return Ok(vec![Effect::Say("Nothing was changed.".into())]);
        }
        Ok(vec![Effect::Apply(change)])
    })
    .open()
}

/// The circles to choose from, the undecided first.
pub(crate) fn circle_options() -> Vec<(String, String)> {
    let mut options = vec![(String::new(), "not decided".to_owned())];
    options.extend(crate::domain::tie::Circle::ALL.iter().map(|circle| {
        (
            circle.number().to_string(),
            format!("{} {}", circle.number(), circle.label()),
        )
    }));
    options
}

/// The circle chosen in the field `circle`.
pub(crate) fn circle(values: &Values<'_>) -> Option<crate::domain::tie::Circle> {
    values
        .text("circle")
        .parse()
        .ok()
        .and_then(crate::domain::tie::Circle::new)
}

/// Words with spaces or commas between.
fn words(text: &str) -> Vec<String> {
    text.split([' ', ',', ';'])
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect()
}

fn name(values: &Values<'_>) -> Result<String, Unhappy> {
    written::needed_line("a name", &values.text("name"))
        .map_err(|unfit| Unhappy::with("name", unfit.to_string()))
}

fn line(values: &Values<'_>, key: &'static str) -> Result<String, Unhappy> {
    written::line("this", &values.text(key)).map_err(|unfit| Unhappy::with(key, unfit.to_string()))
}

fn birthday_in(values: &Values<'_>) -> Result<Option<Birthday>, Unhappy> {
    let text = values.text("birthday");
    if text.is_empty() {
        return Ok(None);
    }
    Birthday::try_from(text).map(Some).map_err(|refused| {
        Unhappy::with(
            "birthday",
            format!("{refused}; write 1990-03-07, or --03-07 without a year"),
        )
    })
}

/// Adds the points that are new, removes those that are gone; the rest keep their rows.
fn points_edited(
    person: PersonId,
    kind: PointKind,
    had: &[&ContactPoint],
    wanted: &[String],
    ids: &mut IdSource,
    now: Now,
) -> Change {
    let mut change = Change::new("");
    for point in had.iter().filter(|point| !wanted.contains(&point.value)) {
        change = change.remove((*point).clone());
    }
    let next = had
        .iter()
        .map(|point| point.position + 1)
        .max()
        .unwrap_or(0);
    let new = wanted
        .iter()
        .filter(|value| !value.is_empty() && had.iter().all(|point| point.value != **value));
    for (position, value) in (next..).zip(new) {
        change = change.add(ContactPoint {
            id: ids.fresh(now.at),
            person,
            kind,
            label: String::new(),
            value: value.clone(),
            position,
        });
    }
    change
}

fn tags_edited(
    person: PersonId,
    had: &[PersonTag],
    wanted: &[String],
    ids: &mut IdSource,
    now: Now,
) -> Change {
    let wanted = clean_tags(wanted);
    let mut change = Change::new("");
    for tag in had.iter().filter(|tag| !wanted.contains(&tag.name)) {
        change = change.remove(tag.clone());
    }
    for name in wanted
        .into_iter()
        .filter(|name| had.iter().all(|tag| tag.name != *name))
    {
        change = change.add(PersonTag {
            id: ids.fresh(now.at),
            person,
            name,
        });
    }
    change
}

/// The form that edits several people at once: only what is filled in is changed.
pub(crate) fn edit_several(people: Vec<crate::store::query::Named>) -> Effect {
    let count = people.len();
    Form::new(format!("edit {count} people"), "person:several")
        .note("Only what you fill in is changed.")
        .line("organization", "Organisation", "")
        .line("place", "Place", "")
        .line("tags", "Add tags", "")
        .submit(move |values, _| {
            let organization = line(values, "organization")?;
            let place = line(values, "place")?;
            let tags = clean_tags(&words(&values.text("tags")));
            let people = people.clone();
            Ok(vec![Effect::Ask(Box::new(move |reader, context| {
                let mut change = Change::new(format!("Edited {count} people"));
                for named in &people {
                    let Some(page) = reader.store.person_page(named.id)? else {
                        continue;
                    };
                    let mut becomes = page.person.clone();
                    if !organization.is_empty() {
                        becomes.organization.clone_from(&organization);
                    }
                    if !place.is_empty() {
                        becomes.place.clone_from(&place);
                    }
                    change = change.revise(&page.person, becomes);
                    let mut wanted: Vec<String> =
                        page.tags.iter().map(|tag| tag.name.clone()).collect();
                    wanted.extend(tags.iter().cloned());
                    change = change.and(tags_edited(
                        named.id,
                        &page.tags,
                        &wanted,
                        &mut context.ids,
                        context.now,
                    ));
                }
                Ok(if change.is_empty() {
                    vec![Effect::Say("Nothing was changed.".into())]
                } else {
                    vec![Effect::Apply(change)]
                })
            }))])
        })
        .open()
}
