//! Variables that the program does not pass, and those that a translation leaves out.

use std::collections::BTreeSet;

use super::document::Document;
use super::finding::{Finding, Level};
use super::{Locale, Reference};

pub(super) fn check(locale: &Locale<'_>, reference: &Reference<'_>, findings: &mut Vec<Finding>) {
    for document in &locale.reported {
        check_document(document, locale, reference, findings);
    }
}

fn check_document(
    document: &Document<'_>,
    locale: &Locale<'_>,
    reference: &Reference<'_>,
    findings: &mut Vec<Finding>,
) {
    for entry in document.entries.iter().filter(|entry| !entry.is_term()) {
        let Some(passed) = reference.passed.get(&entry.name) else { continue };
        for text in &entry.texts {
            let mut told = BTreeSet::new();
            for variable in text.variables.iter().filter(|it| !passed.contains(**it)) {
                if told.insert(*variable) {
                    let what = format!("the program does not pass ${variable} to {}", entry.name);
                    let known: Vec<_> = passed.iter().map(|name| format!("${name}")).collect();
                    let hint = match known.as_slice() {
                        [] => "it passes nothing".to_owned(),
                        known => format!("it passes {}", known.join(", ")),
                    };
                    findings.push(
                        Finding::at(Level::Error, "unknown-variable", document.source, variable, what).hint(hint),
                    );
                }
            }
            let name = entry.name_of(text);
            let Some(original) = reference.texts.get(&name) else { continue };
            let used = locale.used.get(&name);
            let left_out = original.variables.iter().filter(|it| !used.is_some_and(|used| used.contains(*it)));
            let left_out: Vec<_> = left_out.map(|name| format!("${name}")).collect();
            if !left_out.is_empty() {
                let what = format!("{name} leaves out {}, which {} tells", left_out.join(", "), super::REFERENCE);
                let slice = text.attribute.unwrap_or(entry.id);
                findings.push(Finding::at(Level::Warning, "unused-variable", document.source, slice, what));
            }
        }
    }
}
