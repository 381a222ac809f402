//! The files of one locale that count the same: the compiled-in ones, or those of the operator.

use std::sync::Arc;

use super::fault::Fault;
use super::names::{Key, Names, Word};
use super::pattern::{Compiled, Entry, Text, slot};

/// What the files of one locale say.
#[derive(Debug, Default)]
pub(super) struct Layer {
    /// The files, each with the number of its first entry: entries are numbered through, from 1.
    files: Vec<(u32, Arc<Compiled>)>,
    /// By key, the number of the entry; 0 where there is none.
    entries: Vec<u32>,
    count: u32,
}

impl Layer {
    /// Adds a file. Of its entries, those that an earlier file has already are faults, and do not count.
    pub(super) fn add(&mut self, file: Arc<Compiled>, names: &Names, faults: &mut Vec<Fault>) {
        let first = self.count + 1;
        for (number, entry) in (first..).zip(&file.entries) {
            let index = entry.key as usize;
            if self.entries.len() <= index {
                self.entries.resize(index + 1, 0);
            }
            match self.entry(entry.key) {
                Some((before, _)) => {
                    let what = format!("{} is already in {}", names.entries.name(entry.key), before.file.display());
                    faults.push(Fault::of_entry(&file.file, entry.line, what));
                }
                None => self.entries[index] = number,
            }
        }
        self.count += slot(file.entries.len());
        self.files.push((first, file));
    }

    /// Gives back the room for what will not come.
    pub(super) fn shrink(&mut self) {
        self.files.shrink_to_fit();
        self.entries.shrink_to_fit();
    }

    pub(super) fn text(&self, key: Key, attribute: Option<Word>) -> Option<Text<'_>> {
        let (file, entry) = self.entry(key)?;
        file.text(entry, attribute)
    }

    /// An entry, and the file that it is in.
    pub(super) fn entry(&self, key: Key) -> Option<(&Compiled, &Entry)> {
        let number = *self.entries.get(key as usize).filter(|number| **number > 0)?;
        let (first, file) = self.files.iter().rev().find(|(first, _)| *first <= number)?;
        Some((file, file.entries.get((number - first) as usize)?))
    }

    /// All entries that count.
    pub(super) fn entries(&self) -> impl Iterator<Item = (&Compiled, &Entry)> {
        (0..slot(self.entries.len())).filter_map(|key| self.entry(key))
    }
}
