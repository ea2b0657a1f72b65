//! `cordial doctor`: is the file whole, do rows refer to rows, can every row be read, do the derived facts
//! agree. It changes nothing, save with `--repair-derived`, which makes the derived facts anew.
//!
//! JSON: `path`, `well`, `checks`: each `check`, `troubles`. The exit code is 1 where something is wrong.

use clap::Args;
use serde_json::{Value, json};

use super::session::{Form, Session};
use crate::report::{Kind, Report, Result};
use crate::store::Store;

/// Look the file through.
#[derive(Debug, Args)]
pub(crate) struct Doctor {
    /// Make the derived facts and search words anew
    #[arg(long)]
    repair_derived: bool,
}

impl Doctor {
    pub(super) fn run(self, session: &mut Session) -> Result<u8> {
        let path = session.database()?;
        if !path.exists() {
            return Err(Report::input(format!("{} is not there.", path.display()))
                .hint("`cordial` makes it; name another with --database"));
        }
        let store = match Store::open(&path, session.now.at) {
            Ok(mut store) => {
                if self.repair_derived {
                    store.rebuild_derived()?;
                }
                store
            }
            Err(report) if report.kind == Kind::Damaged => {
                Store::open_damaged(&path).map_err(|_| report)?
            }
            Err(report) => return Err(report),
        };
        let findings = store.examine();
        let well = findings.iter().all(|finding| finding.troubles.is_empty());
        if session.form == Form::Json {
            let checks: Vec<Value> = findings
                .iter()
                .map(|finding| json!({ "check": finding.check, "troubles": finding.troubles }))
                .collect();
            session.out.json(
                &json!({ "path": path.display().to_string(), "well": well, "checks": checks }),
            )?;
            return Ok(u8::from(!well));
        }
        session.out.line(&path.display().to_string());
        for finding in &findings {
            let verdict = if finding.troubles.is_empty() {
                "yes"
            } else {
                "no"
            };
            session
                .out
                .table(&[vec![verdict.to_owned(), finding.check.to_owned()]]);
            for trouble in &finding.troubles {
                session.out.paragraph(trouble, 7);
            }
        }
        session.out.line(if well {
            "The file is well."
        } else {
            "Something is wrong. Nothing was written. The folder of backups beside the file holds earlier states."
        });
        Ok(u8::from(!well))
    }
}
