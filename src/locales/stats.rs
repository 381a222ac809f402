//! `refrain locales stats`: how much each language says.

use std::path::Path;
use std::process::ExitCode;

use refrain::core::catalogue::lint::{Coverage, lint};
use serde_json::{Value, json};

use super::menus;
use crate::out::say;

/// Prints a line for each language.
pub(super) fn stats(folder: &Path, as_json: bool) -> ExitCode {
    let report = lint(folder, &menus());
    if as_json {
        say!("{:#}", report.coverage.iter().map(one).collect::<Value>());
        return ExitCode::SUCCESS;
    }
    let widest = report.coverage.iter().map(|coverage| coverage.tag.len()).max().unwrap_or_default();
    for coverage in &report.coverage {
        let Coverage { tag, there, of, .. } = coverage;
        say!("{tag:widest$}  {:>3} %  {there} of {of}", percent(coverage));
    }
    ExitCode::SUCCESS
}

fn one(coverage: &Coverage) -> Value {
    let Coverage { tag, there, of, missing } = coverage;
    json!({"tag": tag, "there": there, "of": of, "percent": percent(coverage), "missing": missing})
}

/// Rounded down: 100 is all of it.
fn percent(coverage: &Coverage) -> usize {
    (coverage.there * 100).checked_div(coverage.of).unwrap_or(100)
}
