//! Checks languages: all that a translator may get wrong, with its place, before anybody reads it.
//!
//! What keeps a file from being loaded is found by loading it; the rest is held against the reference, `en-US`, and against
//! what the program passes. Nothing here is needed while a bot runs.

mod document;
mod finding;
mod ids;
mod menus;
pub(super) mod plurals;
mod variables;

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use icu_locale::LanguageIdentifier;

use self::document::Document;
pub use self::finding::{Finding, Level};
use super::assemble::Assembly;
use super::loaded::REFERENCE;
use super::sources::{self, Source};
use super::{Catalogue, Locale as Negotiated, MANIFEST, MessageId};

/// What one command shows in the menus of the platforms.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Menu {
    /// The command's name.
    pub name: String,
    /// Its description, those of its arguments, and the labels of their choices.
    pub lines: Vec<MessageId>,
}

/// What a check found.
#[derive(Debug)]
pub struct Report {
    /// By file and place.
    pub findings: Vec<Finding>,
    /// How much each locale says, the reference first.
    pub coverage: Vec<Coverage>,
    sources: Vec<Source>,
}

/// How much of the reference a locale says itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Coverage {
    /// The locale.
    pub tag: String,
    /// How many texts of the reference it has; a value and each attribute are one.
    pub there: usize,
    /// How many there are.
    pub of: usize,
    /// Which it lacks, as `message` or `message.attribute`.
    pub missing: Vec<String>,
}

impl Report {
    /// The text of a file that was checked.
    pub fn text(&self, file: &Path) -> Option<&str> {
        self.sources.iter().find(|source| source.file == *file).map(|source| &*source.text)
    }

    /// How many findings of a level there are.
    pub fn count(&self, level: Level) -> usize {
        self.findings.iter().filter(|finding| finding.level == level).count()
    }
}

/// The texts of the reference.
struct Reference<'s> {
    /// By name, `message` or `message.attribute`.
    texts: BTreeMap<String, Original<'s>>,
    messages: BTreeSet<String>,
    /// What the program passes to each message.
    passed: BTreeMap<String, BTreeSet<String>>,
}

/// A text of the reference.
struct Original<'s> {
    file: &'s str,
    variables: BTreeSet<&'s str>,
}

/// One locale to be checked.
struct Locale<'s> {
    tag: String,
    language: LanguageIdentifier,
    /// The files that are reported on.
    reported: Vec<Document<'s>>,
    /// The names of all texts it has, those of files that are not reported on as well.
    names: BTreeSet<String>,
    /// What its own texts refer to.
    referred: BTreeSet<String>,
    /// The variables that each text uses, itself or by reference.
    used: BTreeMap<String, BTreeSet<&'s str>>,
}

impl Locale<'_> {
    fn negotiated(&self, catalogue: &Catalogue) -> Negotiated {
        catalogue.negotiate(&[&self.tag])
    }
}

/// Checks the files of `folder` on top of the built-in ones; where it has none, the built-in ones themselves.
pub fn lint(folder: &Path, menus: &[Menu]) -> Report {
    let (files, unreadable) = sources::folder(folder);
    let builtin = sources::builtin();
    let own = !files.is_empty() || !unreadable.is_empty();

    let mut assembly = Assembly::builtin();
    assembly.faults.extend(unreadable);
    assembly.sources(&files);
    let (catalogue, faults) = Catalogue::checked(assembly);

    let reported: &[Source] = if own { &files } else { &builtin };
    let of_file = |file: &Path| reported.iter().find(|source| source.file == *file);
    let mut findings: Vec<_> = faults.iter().map(|fault| Finding::of_fault(fault, of_file(&fault.file))).collect();
    for source in reported.iter().filter(|source| source.marked) {
        let what = "the file starts with a byte order mark, which other programs stumble over".to_owned();
        let finding = Finding::of_file(Level::Error, "byte-order-mark", source.file.clone(), what);
        findings.push(finding.hint("save it as UTF-8 without BOM"));
    }

    let of = |sources: &[Source], tag: &str| {
        sources.iter().filter(|source| source.language.to_string() == tag).cloned().collect::<Vec<_>>()
    };
    let layered = |tag: &str| [of(&builtin, tag), of(&files, tag)].concat();
    let references = layered(REFERENCE);
    let reference = Reference::new(&references);

    let mut coverage = Vec::new();
    for negotiated in catalogue.locales() {
        let tag = negotiated.tag();
        let (all, to_report) = (layered(tag), of(reported, tag));
        let Some(language) = all.first().map(|source| source.language.clone()) else { continue };
        let locale = Locale::new(tag, language, &all, &to_report);
        coverage.push(Coverage::new(&locale, &reference));
        if !to_report.is_empty() {
            ids::check(&locale, &reference, &mut findings);
            variables::check(&locale, &reference, &mut findings);
            plurals::check(&locale, &mut findings);
            menus::check(&locale, &catalogue, menus, &mut findings);
        }
    }
    findings.sort_by(|a, b| (&a.file, a.line, a.column, a.level).cmp(&(&b.file, b.line, b.column, b.level)));
    Report { findings, coverage, sources: if own { files } else { builtin } }
}

impl<'s> Reference<'s> {
    fn new(sources: &'s [Source]) -> Self {
        let mut texts = BTreeMap::new();
        let mut passed: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        for (message, variables) in MANIFEST {
            passed.insert((*message).to_owned(), variables.iter().map(|name| (*name).to_owned()).collect());
        }
        for source in sources {
            let file = source.file.file_name().and_then(|name| name.to_str()).unwrap_or_default();
            for entry in Document::new(source).entries.iter().filter(|entry| !entry.is_term()) {
                let passed = passed.entry(entry.name.clone()).or_default();
                passed.extend(declared(&entry.comment).map(str::to_owned));
                for text in &entry.texts {
                    let variables: BTreeSet<_> = text.variables.iter().copied().collect();
                    passed.extend(variables.iter().map(|name| (*name).to_owned()));
                    texts.insert(entry.name_of(text), Original { file, variables });
                }
            }
        }
        let messages = passed.keys().cloned().collect();
        Self { texts, messages, passed }
    }
}

impl<'s> Locale<'s> {
    fn new(tag: &str, language: LanguageIdentifier, all: &'s [Source], reported: &'s [Source]) -> Self {
        let (mut names, mut referred, mut used) = (BTreeSet::new(), BTreeSet::new(), BTreeMap::new());
        let mut references: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        for source in all {
            for entry in Document::new(source).entries {
                for text in &entry.texts {
                    let name = entry.name_of(text);
                    referred.extend(text.references.iter().cloned());
                    references.insert(name.clone(), text.references.clone());
                    used.insert(name.clone(), text.variables.iter().copied().collect::<BTreeSet<_>>());
                    names.insert(name);
                }
            }
        }
        let used = names.iter().map(|name| (name.clone(), reached(name, &used, &references))).collect();
        Self {
            tag: tag.to_owned(),
            language,
            reported: reported.iter().map(Document::new).collect(),
            names,
            referred,
            used,
        }
    }
}

/// The variables of a text, and of the messages that it refers to.
fn reached<'s>(
    name: &str,
    used: &BTreeMap<String, BTreeSet<&'s str>>,
    references: &BTreeMap<String, BTreeSet<String>>,
) -> BTreeSet<&'s str> {
    let (mut variables, mut seen, mut open) = (BTreeSet::new(), BTreeSet::new(), vec![name]);
    while let Some(name) = open.pop() {
        // A term sees only what it is given.
        if seen.insert(name) && !name.starts_with('-') {
            variables.extend(used.get(name).into_iter().flatten());
            open.extend(references.get(name).into_iter().flatten().map(String::as_str));
        }
    }
    variables
}

/// The variables that a comment of the reference speaks of, as `$name`.
fn declared(comment: &str) -> impl Iterator<Item = &str> {
    comment.split('$').skip(1).filter_map(|rest| {
        let end = rest.find(|c: char| !c.is_ascii_alphanumeric() && !matches!(c, '-' | '_')).unwrap_or(rest.len());
        Some(rest[..end].trim_end_matches('-')).filter(|name| !name.is_empty())
    })
}

impl Coverage {
    fn new(locale: &Locale<'_>, reference: &Reference<'_>) -> Self {
        let missing: Vec<_> = reference.texts.keys().filter(|name| !locale.names.contains(*name)).cloned().collect();
        let of = reference.texts.len();
        Self { tag: locale.tag.clone(), there: of - missing.len(), of, missing }
    }
}
