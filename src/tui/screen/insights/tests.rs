//! Keys in, screen out, for the insights.

use crate::domain::draft::{BALANCE, Setting};
use crate::domain::intent::NewPerson;
use crate::domain::introduction::{Introduction, IntroductionState};
use crate::domain::review::{Pick, PickAnswer};
use crate::domain::tie::Circle;
use crate::domain::{Change, IdSource};
use crate::store::Store;
use crate::tui::testing::{Bench, days_ago, fill, now};
use crate::tui::view::ScreenName;

const SIZES: [(u16, u16); 3] = [(80, 24), (120, 40), (200, 60)];

/// The believable network of the demo.
fn believable() -> Bench {
    let mut store = Store::in_memory().unwrap();
    let rows = crate::demo::network(now()).unwrap();
    store.fill(now().at, rows).unwrap();
    let mut bench = Bench::on(store, Vec::new());
    bench.go(ScreenName::Insights);
    bench
}

fn small() -> Bench {
    let mut bench = Bench::demo();
    bench.go(ScreenName::Insights);
    bench
}

#[test]
fn what_it_looks_like() {
    for (width, height) in SIZES {
        let bench = believable().sized(width, height);
        insta::assert_snapshot!(format!("insights_{width}x{height}"), bench.screen());
        let bench = small().sized(width, height);
        insta::assert_snapshot!(format!("few_people_{width}x{height}"), bench.screen());
    }
    let mut bench = believable().sized(120, 40);
    bench.screen();
    bench.press("]");
    insta::assert_snapshot!("second_page_120x40", bench.screen());
    let mut bench = believable().sized(80, 24);
    for part in ["words", "weeks", "exchange", "ties", "goals"] {
        bench.screen();
        bench.press("]");
        insta::assert_snapshot!(format!("{part}_80x24"), bench.screen());
    }
}

/// Who is selected: what the line beneath the map begins with.
fn selected(bench: &Bench) -> String {
    let screen = bench.screen();
    let lines: Vec<&str> = screen.lines().collect();
    let legend = lines
        .iter()
        .position(|line| line.contains("● colleague ") && line.contains("▲ influencer"))
        .unwrap();
    let line = lines[legend - 2].trim();
    line.split("  ").next().unwrap().to_owned()
}

#[test]
fn the_arrows_walk_about_and_enter_opens() {
    for (width, height) in SIZES {
        let mut bench = believable().sized(width, height);
        let mut seen = std::collections::BTreeSet::from([selected(&bench)]);
        // Outward in a spiral, as far as it goes; that everybody can be reached is a law of `walk`.
        for round in 1..6 {
            for key in ["left", "down", "right", "up"] {
                for _ in 0..round {
                    bench.press(key);
                    seen.insert(selected(&bench));
                }
            }
        }
        assert!(seen.len() > 15, "{width}x{height}: only {seen:?}");
        let name = selected(&bench);
        bench.press("enter").shows(&name).lacks("▲ influencer");
        bench.press("esc").shows("▲ influencer");
        assert_eq!(
            selected(&bench),
            name,
            "coming back, somebody else is selected"
        );
    }
}

#[test]
fn a_click_selects() {
    use crossterm::event::{Event, KeyModifiers, MouseButton, MouseEvent, MouseEventKind};
    let mut bench = believable().sized(120, 40);
    let screen = bench.screen();
    let row = screen
        .lines()
        .position(|line| line.contains("Chiara"))
        .unwrap();
    let before = screen
        .lines()
        .nth(row)
        .unwrap()
        .split("Chiara")
        .next()
        .unwrap();
    let column = crate::cells::width(before);
    bench.event(Event::Mouse(MouseEvent {
        kind: MouseEventKind::Down(MouseButton::Left),
        column: u16::try_from(column + 2).unwrap(),
        row: u16::try_from(row).unwrap(),
        modifiers: KeyModifiers::NONE,
    }));
    assert_eq!(selected(&bench), "Chiara Benedetti");
}

#[test]
fn without_colour_it_says_the_same() {
    use crate::config::ThemeName;
    use crate::tui::keymap::Keymap;
    use crate::tui::theme::Theme;
    use crate::tui::view::{Look, Reader, View};
    use ratatui::Terminal;
    use ratatui::backend::TestBackend;
    use ratatui::style::Color;

    let mut store = Store::in_memory().unwrap();
    let rows = crate::demo::network(now()).unwrap();
    store.fill(now().at, rows).unwrap();
    let calendar = crate::coach::capture::Calendar::default();
    let reader = Reader {
        store: &store,
        now: now(),
        calendar,
        lessons: &[],
    };
    let mut screen = super::InsightsScreen::default();
    screen.load(&reader).unwrap();
    let keymap = Keymap::ours().unwrap();
    let drawn = |theme: &Theme| {
        let mut terminal = Terminal::new(TestBackend::new(200, 56)).unwrap();
        let look = Look {
            theme,
            keymap: &keymap,
            now: now(),
            calendar,
        };
        terminal
            .draw(|frame| screen.draw(frame, frame.area(), &look))
            .unwrap();
        terminal.backend().buffer().clone()
    };
    let mono = drawn(&Theme::mono());
    for cell in mono.content() {
        assert_eq!(
            (cell.fg, cell.bg),
            (Color::Reset, Color::Reset),
            "{}",
            cell.symbol()
        );
    }
    let coloured = drawn(&Theme::of(ThemeName::Terminal).unwrap());
    for (one, other) in mono.content().iter().zip(coloured.content()) {
        assert_eq!(one.symbol(), other.symbol());
    }
}

#[test]
fn the_selected_person_is_described_with_ties() {
    let mut bench = small().sized(120, 40);
    let (anna, lena) = {
        let id = |bench: &mut Bench, name: &str| bench.store().people_named(name, 1).unwrap()[0].id;
        (id(&mut bench, "Anna"), id(&mut bench, "Lena"))
    };
    let mut ids = IdSource::seeded([21, 22]);
    let change = Change::new("Introduced").add(Introduction {
        id: ids.fresh(now().at),
        first: anna,
        second: lena,
        why: String::new(),
        state: IntroductionState::Made,
        since: days_ago(3),
        outcome: String::new(),
        created_at: now().at,
    });
    bench.store().apply(&change, now().at).unwrap();
    bench.go(ScreenName::Today).go(ScreenName::Insights);
    assert_eq!(selected(&bench), "Anna Zhou");
    bench
        .shows("Anna Zhou  mentor, Northwind")
        .shows("closest circle · 20 days ago")
        .shows("◆ mentor · together with Søren · introduced: Lena");
}

#[test]
fn a_hidden_balance_is_not_drawn() {
    let page = |bench: &mut Bench| {
        bench.screen();
        bench.press("] ] ]");
        bench.screen()
    };
    let mut bench = small().sized(80, 24);
    let shown = page(&mut bench);
    assert!(shown.contains("▓▓▓") && shown.contains("▒▒▒"), "{shown}");
    // Of one person.
    let priya = bench.store().people_named("Priya", 1).unwrap()[0].id;
    bench.open("Priya").press("B esc");
    bench.go(ScreenName::Insights);
    let without = bench.screen();
    assert!(
        without.contains("1 person is kept out of the picture"),
        "{without}"
    );
    assert!(
        !without.contains("▓▓▓") && without.contains("▒▒▒"),
        "{without}"
    );
    assert!(bench.store().name_of(priya).unwrap().is_some());
    // As a whole.
    let mut ids = IdSource::seeded([31, 32]);
    let change = Change::new("Hid").add(Setting {
        id: ids.fresh(now().at),
        name: BALANCE.into(),
        value: "hidden".into(),
    });
    bench.store().apply(&change, now().at).unwrap();
    bench.go(ScreenName::Today).go(ScreenName::Insights);
    bench
        .shows("Hidden, as you asked.")
        .lacks("▒▒▒")
        .lacks("kept out");
}

#[test]
fn picks_from_one_circle_are_told() {
    let mut bench = small().sized(80, 24);
    let mut ids = IdSource::seeded([41, 42]);
    let mut change = Change::new("Picked");
    for (name, days) in [("Priya", 3), ("Tom", 10), ("Priya", 17)] {
        let person = bench.store().people_named(name, 1).unwrap()[0].id;
        change = change.add(Pick {
            id: ids.fresh(now().at),
            person,
            review: None,
            follow_up: None,
            on_day: days_ago(days),
            answer: PickAnswer::Open,
            created_at: now().at,
        });
    }
    bench.store().apply(&change, now().at).unwrap();
    bench.go(ScreenName::Today).go(ScreenName::Insights);
    bench.screen();
    bench
        .press("]")
        .shows("▌ All three picks of the last eight weeks were from your close circle.");
}

#[test]
fn a_sentence_opens_its_person() {
    let mut bench = believable().sized(80, 24);
    bench.screen();
    bench.press("]").shows("▌ Grace is the only one");
    bench
        .press("down down")
        .shows("▌ Mark joins")
        .press("enter");
    bench
        .shows("Mark Tavares")
        .press("esc")
        .shows("▌ Mark joins");
    bench.press("up up up up").shows("▌ Grace");
    bench.press("] right").shows("nobody to walk to");
}

#[test]
fn more_people_than_fit_are_counted() {
    let mut store = Store::in_memory().unwrap();
    fill(&mut store);
    let mut ids = IdSource::seeded([51, 52]);
    for number in 0..80 {
        let mut new = NewPerson::named(&format!("Person{number} Example"), &mut ids, now());
        new.person.organization = format!("Firm {}", number % 7);
        if let Some(circle) = Circle::new(number % 5 + 1) {
            new.tie = new.tie.in_circle(circle);
        }
        store.apply(&new.added(&mut ids, now()), now().at).unwrap();
    }
    let mut bench = Bench::on(store, Vec::new()).sized(120, 40);
    bench.go(ScreenName::Insights);
    // The closest stand on the map; of the widest nobody does.
    bench.shows(" not drawn").shows("Anna").lacks("Person4 ");
}

#[test]
fn no_size_panics_with_anybody() {
    believable().sweep();
    let mut bench = Bench::empty();
    bench.go(ScreenName::Insights).sweep();
    bench.press("n").write("Ada Obi").press("ctrl-s");
    bench.sweep();
    bench.sized(80, 24).shows("Ada").shows("not in touch yet");
}

#[test]
fn names_from_outside_are_harmless_and_wide_ones_fit() {
    let mut bench = Bench::empty();
    for name in [
        "欧阳静怡",
        "a\u{202e}b\u{1b}[31m Evil",
        "Nguyễn Thị Minh Khai",
        "👩‍🔬 Rosa",
    ] {
        let mut ids = IdSource::seeded([61, name.len() as u64]);
        let mut new = NewPerson::named(name, &mut ids, now());
        new.tie = Circle::new(1).map_or(new.tie.clone(), |circle| new.tie.in_circle(circle));
        new.person.organization = "Fjord \u{1b}[2J Bank".into();
        bench
            .store()
            .apply(&new.added(&mut ids, now()), now().at)
            .unwrap();
    }
    bench.go(ScreenName::Insights);
    let screen = bench.screen();
    assert!(!screen.contains(['\u{1b}', '\u{202e}']), "{screen}");
    bench.shows("欧阳静怡").sweep();
}
