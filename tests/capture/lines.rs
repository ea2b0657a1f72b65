//! Every line of `lines.txt` is read and asserted whole. `BLESS=1 cargo test --test capture` rewrites the expectations:
//! read the difference before keeping it.

#[test]
fn lines() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/capture/lines.txt");
    let table = std::fs::read_to_string(path).unwrap();
    let mut out = String::new();
    let mut wrong = Vec::new();
    let mut count = 0;
    let lines: Vec<&str> = table.lines().collect();
    let mut at = 0;
    while at < lines.len() {
        let Some(text) = lines[at].strip_prefix("> ") else {
            out.push_str(lines[at]);
            out.push('\n');
            at += 1;
            continue;
        };
        at += 1;
        let mut expected = Vec::new();
        while at < lines.len() && lines[at].starts_with("  ") {
            expected.push(lines[at].trim().to_string());
            at += 1;
        }
        count += 1;
        let text = text.replace("\\n", "\n");
        let found = crate::roster::render(&text, &crate::roster::read_with(&text, &[]));
        out.push_str(&format!("> {}\n", text.replace('\n', "\\n")));
        for line in &found {
            out.push_str(&format!("  {}\n", line.replace('\n', "\\n")));
        }
        let found: Vec<String> = found.iter().map(|l| l.replace('\n', "\\n")).collect();
        if found != expected {
            wrong.push(format!(
                "{text}\n  expected {expected:#?}\n  found {found:#?}"
            ));
        }
    }
    if std::env::var_os("BLESS").is_some() {
        std::fs::write(path, out).unwrap();
        return;
    }
    assert!(
        wrong.is_empty(),
        "{} of {count} lines:\n{}",
        wrong.len(),
        wrong.join("\n")
    );
    assert!(count >= 300, "only {count} lines");
}
