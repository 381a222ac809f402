//! What is wrong with an `.ftl` file, and where.

use std::fmt;
use std::path::{Path, PathBuf};

/// What is wrong with an `.ftl` file, or with a folder of them.
///
/// It displays as `de/bot.ftl:780:1: expected "}" (in the entry of line 775)`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// The file, or the folder where that is at fault.
    pub file: PathBuf,
    /// The line, from 1.
    pub line: usize,
    /// The column in characters, from 1.
    pub column: usize,
    /// The line where the broken entry starts, from 1. A parser often notices a fault only on a later line.
    pub entry_line: usize,
    /// What is wrong.
    pub what: String,
}

impl Fault {
    /// A fault of a whole file or folder.
    pub(super) fn of_file(file: &Path, what: impl Into<String>) -> Self {
        Self { file: file.to_owned(), line: 1, column: 1, entry_line: 1, what: what.into() }
    }

    /// A fault of the entry that starts in `line`.
    pub(super) fn of_entry(file: &Path, line: u32, what: impl Into<String>) -> Self {
        let line = line as usize;
        Self { file: file.to_owned(), line, column: 1, entry_line: line, what: what.into() }
    }

    /// A fault right after `before`, all of the file that can be read.
    pub(super) fn of_end(file: &Path, before: &str, what: impl Into<String>) -> Self {
        let offset = before.len();
        Self::of_flaw(file, before, Flaw { offset, entry: offset, what: what.into() })
    }

    /// A fault at byte `flaw.offset` of `source`.
    pub(super) fn of_flaw(file: &Path, source: &str, flaw: Flaw) -> Self {
        let (line, column) = position(source, flaw.offset);
        let (entry_line, _) = position(source, entry_start(source, flaw.entry));
        Self { file: file.to_owned(), line, column, entry_line, what: flaw.what }
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}:{}: {}", self.file.display(), self.line, self.column, self.what)?;
        if self.entry_line < self.line {
            write!(f, " (in the entry of line {})", self.entry_line)?;
        }
        Ok(())
    }
}

impl std::error::Error for Fault {}

/// A fault before it is known which file it is in.
#[derive(Debug)]
pub(super) struct Flaw {
    /// Where it is, in bytes.
    pub(super) offset: usize,
    /// A place that certainly belongs to the broken entry, in bytes.
    pub(super) entry: usize,
    /// What is wrong.
    pub(super) what: String,
}

impl Flaw {
    /// A flaw that starts at `slice`, which must be a part of `source`.
    pub(super) fn at(source: &str, slice: &str, what: impl Into<String>) -> Self {
        let offset = offset_in(source, slice);
        Self { offset, entry: offset, what: what.into() }
    }
}

/// How many bytes into `source` its part `slice` starts.
pub(super) fn offset_in(source: &str, slice: &str) -> usize {
    (slice.as_ptr() as usize).saturating_sub(source.as_ptr() as usize).min(source.len())
}

/// Line and column (in characters) of a byte, both from 1.
pub(super) fn position(source: &str, offset: usize) -> (usize, usize) {
    let before = &source[..source.floor_char_boundary(offset)];
    let line_start = before.rfind('\n').map_or(0, |newline| newline + 1);
    (before.matches('\n').count() + 1, before[line_start..].chars().count() + 1)
}

/// The start of the entry around `offset`: the nearest line above that starts with an identifier.
pub(super) fn entry_start(source: &str, offset: usize) -> usize {
    let end = source[source.floor_char_boundary(offset)..].find('\n').map_or(source.len(), |newline| offset + newline);
    let mut line_end = end.min(source.len());
    loop {
        let start = source[..line_end].rfind('\n').map_or(0, |newline| newline + 1);
        let first = source.as_bytes().get(start);
        if start == 0 || first.is_some_and(|byte| byte.is_ascii_alphabetic() || *byte == b'-') {
            return start;
        }
        line_end = start - 1;
    }
}
