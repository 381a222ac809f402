//! Puts the files of all locales together: what comes later wins, message by message.

use std::collections::{BTreeMap, HashMap};

use super::bundle::Bundle;
use super::compile::{Compiled, Keys, compile};
use super::fault::{Fault, Flaw};
use super::pattern::{Key, Reference};
use super::references::strays;
use super::sources::Source;

/// Everything that was loaded, by canonical tag.
#[derive(Default)]
pub(super) struct Assembly {
    pub(super) keys: Keys,
    pub(super) bundles: BTreeMap<Box<str>, Bundle>,
    pub(super) faults: Vec<Fault>,
    /// Where each entry comes from: the layer, the source and the place in it.
    places: HashMap<(Box<str>, Key), Place>,
    sources: Vec<Source>,
    layers: usize,
}

#[derive(Clone, Copy)]
struct Place {
    layer: usize,
    source: usize,
    offset: usize,
}

impl Assembly {
    /// Adds files that win over all files added before. A file with a fault is left out as a whole.
    pub(super) fn layer(&mut self, sources: Vec<Source>) {
        self.layers += 1;
        for source in sources {
            match compile(&source.text, &mut self.keys) {
                Ok(entries) => self.file(source, entries),
                Err(flaws) => {
                    let faults = flaws.into_iter().map(|flaw| Fault::of_flaw(&source.file, &source.text, flaw));
                    self.faults.extend(faults);
                }
            }
        }
    }

    /// Checks what can be checked only when everything is there.
    pub(super) fn check(&mut self) {
        let mut faults = Vec::new();
        for (tag, bundle) in &self.bundles {
            for stray in strays(bundle, |reference| self.has(reference)) {
                let Some(place) = self.places.get(&(tag.clone(), stray.key)) else { continue };
                let source = &self.sources[place.source];
                let flaw = Flaw { offset: place.offset, entry: place.offset, what: stray.what };
                faults.push(Fault::of_flaw(&source.file, &source.text, flaw));
            }
        }
        faults.sort_by(|a, b| (&a.file, a.line, a.column).cmp(&(&b.file, b.line, b.column)));
        self.faults.extend(faults);
    }

    /// Whether any locale has what is referred to.
    fn has(&self, reference: &Reference) -> bool {
        let attribute = reference.attribute.as_deref();
        let has = |bundle: &Bundle| bundle.entry(reference.key).is_some_and(|entry| entry.pattern(attribute).is_some());
        self.bundles.values().any(has)
    }

    fn file(&mut self, source: Source, entries: Vec<Compiled>) {
        let tag: Box<str> = source.language.to_string().into();
        let bundle = self.bundles.entry(tag.clone()).or_insert_with(|| Bundle::new(source.language.clone()));
        for Compiled { key, entry, name, offset } in entries {
            let place = Place { layer: self.layers, source: self.sources.len(), offset };
            match self.places.get(&(tag.clone(), key)) {
                Some(before) if before.layer == place.layer => {
                    let what = format!("{name} is already in {}", self.sources[before.source].file.display());
                    let flaw = Flaw { offset, entry: offset, what };
                    self.faults.push(Fault::of_flaw(&source.file, &source.text, flaw));
                }
                Some(_) | None => {
                    bundle.insert(key, entry);
                    self.places.insert((tag.clone(), key), place);
                }
            }
        }
        self.sources.push(source);
    }
}
