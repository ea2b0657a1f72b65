//! What a keystroke of quick capture costs with few people in the file and with many. The promise is less
//! than 2 ms with 100,000.

use cordial::coach::capture::{Calendar, Known, NoHistory, Roster, read};
use divan::Bencher;

fn main() {
    divan::main();
}

const LINE: &str =
    "coffee w/ Priya yesterday; gave intro to Tom; she'll send the deck by Fri; ping in 3w";
const FIRST: [&str; 10] = [
    "Priya", "Tom", "Maya", "Søren", "Anna", "Lena", "Mark", "Will", "Chiara", "Jing",
];
const LAST: [&str; 8] = ["Ra", "Oka", "Che", "Øster", "Zho", "Fisch", "Tava", "Ash"];
const END: [&str; 7] = ["man", "for", "n", "gård", "u", "er", "res"];

fn roster(people: u32) -> Roster {
    Roster::new((0..people).map(|key| {
        let at = key as usize;
        let (first, last) = (FIRST[at % 10], LAST[at / 10 % 8]);
        let end = END[at / 80 % 7];
        Known {
            key,
            full_name: format!("{first} {last}{end}{}", at / 560),
            nickname: None,
            emails: vec![format!("{}.{at}@northwind.example", first.to_lowercase())],
            organization: Some("Northwind".into()),
        }
    }))
}

#[divan::bench(args = [100, 10_000, 100_000])]
fn a_keystroke(bencher: Bencher<'_, '_>, people: u32) {
    let roster = roster(people);
    let today = "2026-11-23".parse().unwrap_or_default();
    bencher.bench_local(|| {
        read(
            LINE,
            &roster,
            &NoHistory,
            &[],
            &Calendar::default(),
            today,
            &[],
        )
    });
}

#[divan::bench(args = [100, 10_000, 100_000], sample_count = 10)]
fn the_index_of_names(bencher: Bencher<'_, '_>, people: u32) {
    bencher.bench_local(|| roster(people));
}
