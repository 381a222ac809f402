//! Numbers for names, so that what is compiled is small and quick to look up.

use std::sync::Arc;

use rustc_hash::FxHashMap;

/// The number of a message (`foo`) or a term (`-foo`), the same in all locales.
pub(super) type Key = u32;

/// The number of a variable, a variant or an attribute, the same in all locales.
pub(super) type Word = u32;

/// The numbers given so far.
///
/// They are never taken back, since what was compiled before may go on being used: names of past edits stay until a restart.
#[derive(Debug, Default, Clone)]
pub(super) struct Names {
    /// Messages and terms.
    pub(super) entries: Numbers,
    /// All others: there are few, and they are everywhere.
    pub(super) words: Numbers,
}

/// Names of one kind, numbered from 0.
#[derive(Debug, Default, Clone)]
pub(super) struct Numbers {
    numbers: FxHashMap<Arc<str>, u32>,
    names: Vec<Arc<str>>,
}

impl Numbers {
    pub(super) fn get(&self, name: &str) -> Option<u32> {
        self.numbers.get(name).copied()
    }

    pub(super) fn name(&self, number: u32) -> &str {
        self.names.get(number as usize).map_or("", |name| name)
    }

    /// The number of `name`, a new one if it has none yet.
    pub(super) fn give(&mut self, name: &str) -> u32 {
        if let Some(number) = self.get(name) {
            return number;
        }
        let number = u32::try_from(self.names.len()).unwrap_or(u32::MAX);
        let name: Arc<str> = name.into();
        self.names.push(Arc::clone(&name));
        self.numbers.insert(name, number);
        number
    }
}
