//! Gifts and debts: what goes to the ledger, and what is still to be given back.

use super::super::incoming::Happening;
use super::super::reading::joined;
use super::history::{Story, uuid};
use super::tree::Node;
use crate::domain::ledger::{GiftDirection, GiftKind};
use crate::domain::promise::PromisedBy;

impl Story {
    /// A thing given or received; an idea for one is only noted.
    pub(super) fn gift(&mut self, entry: &Node) {
        let flag = |key| entry.property(key).flag() == Some(true);
        let what = joined(
            &[
                &entry.property("name").text(),
                &money(entry),
                &entry.property("comment").text(),
                &entry.property("url").text(),
            ],
            ", ",
        );
        if what.is_empty() {
            return;
        }
        let status = entry.property("status").text().to_lowercase();
        let direction = match status.as_str() {
            "offered" | "given" => Some(GiftDirection::Given),
            "received" => Some(GiftDirection::Received),
            _ if flag("has_been_offered") => Some(GiftDirection::Given),
            _ if flag("has_been_received") => Some(GiftDirection::Received),
            _ => None,
        };
        match (direction, self.day(entry, &["date"])) {
            (Some(direction), Some(on)) => self.history.push(Happening::Gift {
                key: uuid(entry),
                on,
                direction,
                kind: GiftKind::Resource,
                what,
            }),
            (Some(GiftDirection::Given), None) => self.note.add(&format!("Given: {what}")),
            (Some(GiftDirection::Received), None) => self.note.add(&format!("Received: {what}")),
            (None, _) => self.note.add(&format!("Gift idea: {what}")),
        }
    }

    /// Money that changed hands, and the promise to give it back while that is open. `in_debt` says that it
    /// is the user who has to.
    pub(super) fn debt(&mut self, entry: &Node) {
        let Some(mine) = entry.property("in_debt").flag() else {
            return;
        };
        let (direction, by) = if mine {
            (GiftDirection::Received, PromisedBy::Me)
        } else {
            (GiftDirection::Given, PromisedBy::Them)
        };
        let amount = match money(entry) {
            amount if amount.is_empty() => "money".to_owned(),
            amount => amount,
        };
        let what = joined(&[&amount, &entry.property("reason").text()], ": ");
        let status = entry.property("status").text().to_lowercase();
        let settled = ["complete", "completed", "settled", "paid"].contains(&status.as_str());
        let Some(on) = self.day(entry, &["date"]) else {
            let line = match (mine, settled) {
                (true, false) => format!("To give back: {what}"),
                (false, false) => format!("To get back: {what}"),
                (_, true) => format!("Settled: {what}"),
            };
            return self.note.add(&line);
        };
        let key = uuid(entry);
        if !settled {
            self.history.push(Happening::Promise {
                key: match key.as_str() {
                    "" => String::new(),
                    uuid => format!("{uuid} promise"),
                },
                by,
                what: format!("give back {what}"),
                made_on: on,
                due: None,
            });
        }
        self.history.push(Happening::Gift {
            key,
            on,
            direction,
            kind: GiftKind::Money,
            what,
        });
    }
}

/// `50.00 EUR`.
fn money(entry: &Node) -> String {
    let amount = entry.property("amount").text();
    let currency = match entry.property("currency") {
        Node::Fields(_) => [
            entry.property("currency").property("iso"),
            entry.property("currency").property("name"),
        ]
        .into_iter()
        .map(Node::text)
        .find(|text| !text.is_empty())
        .unwrap_or_default(),
        // A bare number is a row of Monica's own list.
        Node::Text(text) => text.trim().to_owned(),
        _ => String::new(),
    };
    if amount.is_empty() {
        return amount;
    }
    joined(&[&amount, &currency], " ")
}
