//! Finds the languages there are for the languages a person asks for.
//!
//! Tags come from platforms, people and folders, in every spelling. They are compared in their canonical form with
//! everything filled in (`pt` is `pt-Latn-BR`), and a script is never crossed: who asks for Serbian in Latin letters may
//! not be able to read it in Cyrillic.

use icu_locale::fallback::{LocaleFallbackConfig, LocaleFallbacker};
use icu_locale::subtags::{Language, language};
use icu_locale::{DataLocale, LanguageIdentifier, LocaleCanonicalizer, LocaleDirectionality, LocaleExpander};

use super::locale::Direction;

/// The longest tag that is looked at, in bytes. RFC 5646 names 35 as enough for all but private ones.
const MAX_TAG: usize = 64;

/// A language there is.
#[derive(Debug)]
pub(super) struct Offer<'a> {
    pub(super) tag: &'a str,
    maximal: LanguageIdentifier,
}

impl<'a> Offer<'a> {
    pub(super) fn new(tag: &'a str, language: &LanguageIdentifier) -> Self {
        Self { tag, maximal: maximal(language) }
    }
}

/// The offers that serve `wish`, best first.
pub(super) fn serve<'a>(wish: &LanguageIdentifier, offers: &[Offer<'a>]) -> Vec<&'a str> {
    let wanted = maximal(wish);
    let readable = || offers.iter().filter(|offer| offer.maximal.script == wanted.script);
    let mut found: Vec<&str> = Vec::new();
    let mut add = |tag| {
        if !found.contains(&tag) {
            found.push(tag);
        }
    };

    for step in steps(wish) {
        let (written, filled_in) = (step.to_string(), maximal(&step));
        readable().filter(|offer| *offer.tag == *written).for_each(|offer| add(offer.tag));
        readable().filter(|offer| offer.maximal == filled_in).for_each(|offer| add(offer.tag));
    }
    if found.is_empty() {
        found.extend(readable().filter(|offer| offer.maximal.language == wanted.language).map(|offer| offer.tag));
    }
    found
}

/// Makes the best of a tag from outside: underscores, old codes, and endings that mean nothing to CLDR.
pub(super) fn canonical(tag: &str) -> Option<LanguageIdentifier> {
    if tag.len() > MAX_TAG {
        return None;
    }
    // POSIX adds an encoding or a modifier: `de_DE.UTF-8@euro`.
    let tag = tag.trim().split(['.', '@']).next().unwrap_or_default().replace('_', "-");
    let mut rest = tag.as_str();
    loop {
        if let Ok(locale) = icu_locale::Locale::try_from_str(rest) {
            return (!locale.id.language.is_unknown()).then(|| canonicalized(locale));
        }
        rest = rest.rsplit_once('-')?.0;
    }
}

/// A tag that names a language by BCP 47, such as a folder's name must be.
pub(super) fn strict(tag: &str) -> Option<LanguageIdentifier> {
    // Subtags of five to eight letters are set aside for languages, but no language ever got one.
    let language = LanguageIdentifier::try_from_str(tag).ok()?;
    let plausible = !language.is_unknown() && language.language.as_str().len() <= 3 && !tag.contains('_');
    plausible.then(|| canonicalized(language.into()))
}

/// The direction a language is written in; left to right where CLDR does not know it.
pub(super) fn direction(language: &LanguageIdentifier) -> Direction {
    if LocaleDirectionality::new_extended().is_right_to_left(language) {
        Direction::RightToLeft
    } else {
        Direction::LeftToRight
    }
}

fn canonicalized(mut locale: icu_locale::Locale) -> LanguageIdentifier {
    LocaleCanonicalizer::new_extended().canonicalize(&mut locale);
    locale.id.language = bokmal(locale.id.language);
    locale.id
}

/// CLDR has taken `no` for the written language and `nb` for an heir of it since version 39; people mean the same.
fn bokmal(asked: Language) -> Language {
    if asked == language!("no") { language!("nb") } else { asked }
}

fn maximal(language: &LanguageIdentifier) -> LanguageIdentifier {
    let mut language = language.clone();
    language.language = bokmal(language.language);
    LocaleExpander::new_extended().maximize(&mut language);
    language
}

/// The language itself, then what CLDR falls back to, step by step.
fn steps(wish: &LanguageIdentifier) -> Vec<LanguageIdentifier> {
    let mut steps = vec![wish.clone()];
    let fallbacker = LocaleFallbacker::new().for_config(LocaleFallbackConfig::default());
    let mut fallback = fallbacker.fallback_for(DataLocale::from(wish));
    while !fallback.get().is_unknown() {
        steps.push(fallback.get().into_locale().id);
        fallback.step();
    }
    steps
}
