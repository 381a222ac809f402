//! Texts that a locale lacks, has too many of, or has twice.

use std::collections::{BTreeMap, BTreeSet};

use super::document::Document;
use super::finding::{Finding, Level};
use super::{Locale, Reference};

/// How many names stand in one line.
const NAMED: usize = 8;

pub(super) fn check(locale: &Locale<'_>, reference: &Reference<'_>, findings: &mut Vec<Finding>) {
    for document in &locale.reported {
        obsolete(document, locale, reference, findings);
        twice(document, findings);
    }
    missing(locale, reference, findings);
}

/// The texts of the reference that the locale does not have, file by file.
fn missing(locale: &Locale<'_>, reference: &Reference<'_>, findings: &mut Vec<Finding>) {
    let Some(first) = locale.reported.first() else { return };
    let mut by_file: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for (name, text) in reference.texts.iter().filter(|(name, _)| !locale.names.contains(name.as_str())) {
        by_file.entry(text.file).or_default().push(name);
    }
    for (file, names) in by_file {
        let own = locale.reported.iter().find(|document| document.source.file.file_name().is_some_and(|it| it == file));
        let place = own.map_or_else(|| first.source.file.with_file_name(file), |own| own.source.file.clone());
        let what = format!("{} of the texts in {}/{file} are missing: {}", names.len(), super::REFERENCE, some(&names));
        let hint = format!(
            "until they are there, people read another language; \"refrain locales new {}\" writes them out",
            locale.tag
        );
        findings.push(Finding::of_file(Level::Warning, "missing", place, what).hint(hint));
    }
}

/// What the reference does not have: the program never asks for it.
fn obsolete(document: &Document<'_>, locale: &Locale<'_>, reference: &Reference<'_>, findings: &mut Vec<Finding>) {
    for entry in document.entries.iter().filter(|entry| !entry.is_term()) {
        let known = reference.messages.contains(entry.name.as_str());
        for text in &entry.texts {
            let name = entry.name_of(text);
            if reference.texts.contains_key(&name) || locale.referred.contains(&name) {
                continue;
            }
            let (slice, what) = match text.attribute {
                Some(attribute) if known => {
                    (attribute, format!("{} has no .{attribute} in {}", entry.name, super::REFERENCE))
                }
                None if known => (entry.id, format!("{} has only attributes in {}", entry.name, super::REFERENCE)),
                _ => (entry.id, format!("there is no {name} in {}: the program never says it", super::REFERENCE)),
            };
            findings.push(Finding::at(Level::Warning, "obsolete", document.source, slice, what));
        }
    }
}

/// Variants of which only the first is ever chosen.
fn twice(document: &Document<'_>, findings: &mut Vec<Finding>) {
    let texts = document.entries.iter().flat_map(|entry| &entry.texts);
    for choice in texts.flat_map(|text| &text.choices) {
        let mut seen = BTreeSet::new();
        for variant in choice.variants.iter().filter(|variant| !seen.insert(variant.key)) {
            let what = format!("[{}] is there twice, and only the first one is chosen", variant.key);
            findings.push(Finding::at(Level::Warning, "duplicate-variant", document.source, variant.key, what));
        }
    }
}

/// The first of them, and how many more there are.
fn some(names: &[&str]) -> String {
    let more = names.len().saturating_sub(NAMED);
    let first = names[..names.len() - more].join(", ");
    if more == 0 { first } else { format!("{first} and {more} more") }
}
