//! Puts the files of all locales together: what comes later wins, text by text.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::bundle::Bundle;
use super::compile::compile;
use super::fault::Fault;
use super::layer::Layer;
use super::names::Names;
use super::pattern::{Compiled, Reference};
use super::references::strays;
use super::sources::{self, Source};

/// Everything that was loaded, by canonical tag.
#[derive(Default)]
pub(super) struct Assembly {
    pub(super) names: Arc<Names>,
    pub(super) bundles: BTreeMap<Box<str>, Bundle>,
    pub(super) faults: Vec<Fault>,
}

impl Assembly {
    /// The compiled-in files.
    pub(super) fn builtin() -> Self {
        let mut assembly = Self::default();
        assembly.sources(&sources::builtin());
        assembly
    }

    /// Adds files that win over all files added before. One with a fault is left out as a whole.
    pub(super) fn sources(&mut self, sources: &[Source]) {
        let mut files = Vec::new();
        for source in sources {
            match compile(source, Arc::make_mut(&mut self.names)) {
                Ok(file) => files.push(Arc::new(file)),
                Err(faults) => self.faults.extend(faults),
            }
        }
        self.layer(&files);
    }

    /// Adds compiled files that win over all files added before. Their names must be among those of the assembly.
    pub(super) fn layer(&mut self, files: &[Arc<Compiled>]) {
        let mut layers: BTreeMap<Box<str>, Layer> = BTreeMap::new();
        for file in files {
            let tag: Box<str> = file.language.to_string().into();
            self.bundles.entry(tag.clone()).or_insert_with(|| Bundle::new(file.language.clone()));
            layers.entry(tag).or_default().add(Arc::clone(file), &self.names, &mut self.faults);
        }
        for (tag, mut layer) in layers {
            layer.shrink();
            if let Some(bundle) = self.bundles.get_mut(&tag) {
                bundle.cover(layer);
            }
        }
    }

    /// Checks what can be checked only when everything is there.
    pub(super) fn check(&mut self) {
        let mut faults = Vec::new();
        for bundle in self.bundles.values() {
            for stray in strays(bundle, &self.names, |reference| self.has(reference)) {
                faults.push(Fault::of_entry(&stray.file.file, stray.entry.line, stray.what));
            }
        }
        faults.sort_by(|a, b| (&a.file, a.line, a.column).cmp(&(&b.file, b.line, b.column)));
        self.faults.extend(faults);
    }

    /// Whether any locale has what is referred to.
    fn has(&self, reference: &Reference) -> bool {
        self.bundles.values().any(|bundle| bundle.text(reference.key, reference.attribute).is_some())
    }
}
