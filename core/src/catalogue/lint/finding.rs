//! What a check of the languages found, and where.

use std::fmt;
use std::ops::Range;
use std::path::PathBuf;

use super::super::fault::{Fault, entry_start, position};
use super::super::sources::Source;

/// How bad it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// A text is left out, or comes out wrong.
    Error,
    /// A text could be better, or is missing: another language stands in.
    Warning,
    /// Good to know.
    Info,
}

impl Level {
    /// Its name, in lower case.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Info => "info",
        }
    }
}

impl fmt::Display for Level {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// One thing that was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// How bad it is.
    pub level: Level,
    /// Which check found it, such as `missing`; the same in all versions.
    pub code: &'static str,
    /// The file, or the folder where that is at fault.
    pub file: PathBuf,
    /// The line, from 1.
    pub line: usize,
    /// The column in characters, from 1.
    pub column: usize,
    /// The place in bytes; empty where it is about the whole file.
    pub span: Range<usize>,
    /// Where the entry starts, in bytes, if that is on another line: a parser often notices a fault too late.
    pub entry: Option<usize>,
    /// What is wrong.
    pub what: String,
    /// What to do.
    pub hint: Option<String>,
}

impl Finding {
    /// About the part `slice` of a file.
    pub(super) fn at(level: Level, code: &'static str, source: &Source, slice: &str, what: String) -> Self {
        let start = super::super::fault::offset_in(&source.text, slice);
        Self::in_text(level, code, source, start..start + slice.len(), what)
    }

    /// About a whole file.
    pub(super) fn of_file(level: Level, code: &'static str, file: PathBuf, what: String) -> Self {
        Self { level, code, file, line: 1, column: 1, span: 0..0, entry: None, what, hint: None }
    }

    /// What kept a file, or a part of it, from being loaded.
    pub(super) fn of_fault(fault: &Fault, source: Option<&Source>) -> Self {
        let Some(source) = source else {
            return Self::of_file(Level::Error, "broken", fault.file.clone(), fault.what.clone());
        };
        let start = offset(&source.text, fault.line, fault.column);
        let finding = Self::in_text(Level::Error, "broken", source, word(&source.text, start), fault.what.clone());
        let entry = (fault.entry_line < fault.line)
            .then(|| entry_start(&source.text, offset(&source.text, fault.entry_line, 1)));
        Self { entry, ..finding }
    }

    #[must_use]
    pub(super) fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = Some(hint.into());
        self
    }

    fn in_text(level: Level, code: &'static str, source: &Source, span: Range<usize>, what: String) -> Self {
        let (line, column) = position(&source.text, span.start);
        Self { level, code, file: source.file.clone(), line, column, span, entry: None, what, hint: None }
    }
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}:{}: {}: {}", self.file.display(), self.line, self.column, self.level, self.what)
    }
}

/// The byte at line and column, both from 1.
fn offset(text: &str, line: usize, column: usize) -> usize {
    let start: usize = text.split_inclusive('\n').take(line - 1).map(str::len).sum();
    let rest = &text[start.min(text.len())..];
    start + rest.char_indices().nth(column - 1).map_or(rest.len(), |(at, _)| at)
}

/// The word that starts at `start`; one character where there is none.
fn word(text: &str, start: usize) -> Range<usize> {
    let rest = &text[start.min(text.len())..];
    let letters = rest.find(|c: char| !c.is_alphanumeric() && !matches!(c, '-' | '_')).unwrap_or(rest.len());
    let length =
        if letters > 0 { letters } else { rest.chars().next().filter(|c| *c != '\n').map_or(0, char::len_utf8) };
    start..start + length
}
