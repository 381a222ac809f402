//! Puts the files of all locales together: what comes later wins, message by message.

use std::collections::BTreeMap;
use std::path::PathBuf;

use super::bundle::Bundle;
use super::compile::{Compiled, Keys, compile};
use super::fault::{Fault, Flaw};
use super::pattern::Reference;
use super::references::strays;
use super::sources::{self, Source};

/// Everything that was loaded, by canonical tag.
#[derive(Default)]
pub(super) struct Assembly {
    pub(super) keys: Keys,
    pub(super) bundles: BTreeMap<Box<str>, Bundle>,
    pub(super) faults: Vec<Fault>,
    /// Where each entry comes from, by locale and key: the layer, the source and the place in it.
    places: BTreeMap<Box<str>, Vec<Option<Place>>>,
    sources: Vec<Source>,
    layers: usize,
}

#[derive(Clone, Copy)]
struct Place {
    layer: usize,
    source: usize,
    offset: usize,
}

/// Of each file, what it said when it had no fault.
pub(super) type LastGood = BTreeMap<PathBuf, Source>;

impl Assembly {
    /// The compiled-in files.
    pub(super) fn builtin() -> Self {
        let mut assembly = Self::default();
        assembly.layer(sources::builtin(), &mut LastGood::default());
        assembly
    }

    /// Adds files that win over all files added before. A file with a fault, or one that could not be read, is left out
    /// as a whole: what it said when it was last good stands in, if anything.
    pub(super) fn layer(&mut self, sources: Vec<Source>, last_good: &mut LastGood) {
        self.layers += 1;
        let mut good = LastGood::new();
        for source in sources {
            match compile(&source.text, &mut self.keys) {
                Ok(entries) => {
                    good.insert(source.file.clone(), source.clone());
                    self.file(source, entries);
                }
                Err(flaws) => {
                    let faults = flaws.into_iter().map(|flaw| Fault::of_flaw(&source.file, &source.text, flaw));
                    self.faults.extend(faults);
                }
            }
        }
        for (file, source) in std::mem::take(last_good) {
            let faulty = self.faults.iter().any(|fault| file.starts_with(&fault.file));
            if !faulty || good.contains_key(&file) {
                continue;
            }
            if let Ok(entries) = compile(&source.text, &mut self.keys) {
                self.file(source.clone(), entries);
                good.insert(file, source);
            }
        }
        *last_good = good;
    }

    /// Checks what can be checked only when everything is there.
    pub(super) fn check(&mut self) {
        self.bundles.values_mut().for_each(Bundle::finish);
        let mut faults = Vec::new();
        for (tag, bundle) in &self.bundles {
            for stray in strays(bundle, |reference| self.has(reference)) {
                let place = self.places.get(tag).and_then(|places| *places.get(stray.key as usize)?);
                let Some(place) = place else { continue };
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
        let places = self.places.entry(tag).or_default();
        for Compiled { key, entry, offset } in entries {
            let place = Place { layer: self.layers, source: self.sources.len(), offset };
            let index = key as usize;
            if places.len() <= index {
                places.resize(index + 1, None);
            }
            match places[index] {
                Some(before) if before.layer == place.layer => {
                    let name = self.keys.name(key);
                    let what = format!("{name} is already in {}", self.sources[before.source].file.display());
                    let flaw = Flaw { offset, entry: offset, what };
                    self.faults.push(Fault::of_flaw(&source.file, &source.text, flaw));
                }
                Some(_) | None => {
                    bundle.insert(key, entry);
                    places[index] = Some(place);
                }
            }
        }
        self.sources.push(source);
    }
}
