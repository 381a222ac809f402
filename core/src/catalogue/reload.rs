//! A folder of `.ftl` files that is read again and again, and remembers of each file what it last said without a fault.
//!
//! Who notices that something changed, and when, is not its business.

use std::collections::BTreeMap;
use std::hash::{DefaultHasher, Hash as _, Hasher as _};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::assemble::Assembly;
use super::compile::compile;
use super::fault::Fault;
use super::names::Names;
use super::pattern::Compiled;
use super::sources::{self, Source};

/// The operator's folder, as it was when it was last read.
///
/// What it keeps of a file is its compiled form, which the catalogue that is in use shares; not the text.
pub(super) struct Folder {
    path: PathBuf,
    names: Arc<Names>,
    builtin: Vec<Arc<Compiled>>,
    seen: Vec<Seen>,
    unreadable: Vec<Fault>,
    last_good: BTreeMap<PathBuf, Good>,
}

/// A file as it was found, good or not.
#[derive(PartialEq, Eq)]
struct Seen {
    file: PathBuf,
    digest: u64,
}

/// A file as it was when it had no fault.
struct Good {
    digest: u64,
    compiled: Arc<Compiled>,
}

impl Folder {
    /// Reads the folder for the first time.
    pub(super) fn open(path: PathBuf) -> (Self, Assembly) {
        let mut names = Names::default();
        // Tests see to it that none of them has a fault.
        let sound = |source: Source| compile(&source, &mut names).ok().map(Arc::new);
        let builtin = sources::builtin().into_iter().filter_map(sound).collect();
        let (sources, unreadable) = sources::folder(&path);
        let (seen, last_good) = (sources.iter().map(Seen::new).collect(), BTreeMap::new());
        let mut folder = Self { path, names: Arc::new(names), builtin, seen, unreadable, last_good };
        let assembly = folder.assemble(&sources);
        (folder, assembly)
    }

    pub(super) fn path(&self) -> &Path {
        &self.path
    }

    /// Reads the folder again; `None` if it is as it was the last time.
    pub(super) fn read(&mut self) -> Option<Assembly> {
        let (sources, unreadable) = sources::folder(&self.path);
        let seen: Vec<_> = sources.iter().map(Seen::new).collect();
        if seen == self.seen && unreadable == self.unreadable {
            return None;
        }
        (self.seen, self.unreadable) = (seen, unreadable);
        Some(self.assemble(&sources))
    }

    /// The built-in files with those of the folder before them. A file with a fault, or one that could not be read, counts
    /// as it was when it had none.
    fn assemble(&mut self, sources: &[Source]) -> Assembly {
        let mut faults = self.unreadable.clone();
        let mut before = std::mem::take(&mut self.last_good);
        let names = Arc::make_mut(&mut self.names);
        for (source, Seen { digest, .. }) in sources.iter().zip(&self.seen) {
            let known = before.remove(&source.file);
            let good = match known {
                Some(good) if good.digest == *digest => Some(good),
                known => match compile(source, names) {
                    Ok(compiled) => Some(Good { digest: *digest, compiled: Arc::new(compiled) }),
                    Err(flaws) => {
                        faults.extend(flaws);
                        known
                    }
                },
            };
            self.last_good.extend(good.map(|good| (source.file.clone(), good)));
        }
        before.retain(|file, _| self.unreadable.iter().any(|fault| file.starts_with(&fault.file)));
        self.last_good.append(&mut before);

        let mut assembly = Assembly { names: Arc::clone(&self.names), faults, ..Assembly::default() };
        assembly.layer(&self.builtin);
        let files: Vec<_> = self.last_good.values().map(|good| Arc::clone(&good.compiled)).collect();
        assembly.layer(&files);
        assembly
    }
}

impl Seen {
    fn new(source: &Source) -> Self {
        let mut hasher = DefaultHasher::new();
        (&*source.text, source.marked).hash(&mut hasher);
        Self { file: source.file.clone(), digest: hasher.finish() }
    }
}
