//! Reads the folder of `.ftl` files, again and again, and remembers of each file the last text without a fault.
//!
//! Who notices that something changed, and when, is not its business.

use std::path::{Path, PathBuf};

use super::assemble::{Assembly, LastGood};
use super::fault::Fault;
use super::sources::{self, Source};

/// The operator's folder, as it was when it was last read.
pub(super) struct Folder {
    path: PathBuf,
    seen: Vec<Source>,
    unreadable: Vec<Fault>,
    last_good: LastGood,
}

impl Folder {
    /// A folder that was not read yet.
    pub(super) fn new(path: PathBuf) -> Self {
        Self { path, seen: Vec::new(), unreadable: Vec::new(), last_good: LastGood::default() }
    }

    pub(super) fn path(&self) -> &Path {
        &self.path
    }

    /// Reads the folder; tells whether anything is different from the last time.
    pub(super) fn read(&mut self) -> bool {
        let (sources, faults) = sources::folder(&self.path);
        if sources == self.seen && faults == self.unreadable {
            return false;
        }
        self.seen = sources;
        self.unreadable = faults;
        true
    }

    /// The built-in files with those of the folder before them. A file with a fault counts as it was when it had none.
    pub(super) fn assemble(&mut self) -> Assembly {
        let mut assembly = Assembly::builtin();
        assembly.faults.extend(self.unreadable.iter().cloned());
        assembly.layer(self.seen.clone(), &mut self.last_good);
        assembly
    }
}
