//! `refrain locales check`: every mistake with its place, for people or for programs.

use std::path::Path;
use std::process::ExitCode;

use refrain::core::catalogue::lint::{Finding, Level, Report, lint};
use serde_json::{Value, json};

use super::menus;
use super::render::render;
use crate::out::say;

/// Checks the languages; ends with 1 if there is an error, or a warning where those count as well.
pub(super) fn check(folder: &Path, as_json: bool, deny_warnings: bool) -> ExitCode {
    let report = lint(folder, &menus());
    let (errors, warnings) = (report.count(Level::Error), report.count(Level::Warning));
    let sound = errors == 0 && !(deny_warnings && warnings > 0);
    if as_json {
        say!("{:#}", whole(&report, sound));
    } else {
        for finding in &report.findings {
            say!("{}\n", render(finding, report.text(&finding.file)));
        }
        say!("{}", summary(&report, errors, warnings));
    }
    if sound { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

fn summary(report: &Report, errors: usize, warnings: usize) -> String {
    let count = |count: usize, what: &str| format!("{count} {what}{}", if count == 1 { "" } else { "s" });
    let locales = count(report.coverage.len(), "language");
    match (errors, warnings) {
        (0, 0) => format!("{locales}, all sound."),
        _ => format!("{locales}: {}, {}.", count(errors, "error"), count(warnings, "warning")),
    }
}

fn whole(report: &Report, sound: bool) -> Value {
    json!({
        "ok": sound,
        "errors": report.count(Level::Error),
        "warnings": report.count(Level::Warning),
        "findings": report.findings.iter().map(one).collect::<Vec<_>>(),
    })
}

fn one(finding: &Finding) -> Value {
    json!({
        "level": finding.level.as_str(),
        "code": finding.code,
        "file": finding.file.display().to_string(),
        "line": finding.line,
        "column": finding.column,
        "message": finding.what,
        "hint": finding.hint,
    })
}
