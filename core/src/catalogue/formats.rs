//! The plural rules and number formats of one locale, from ICU4X, each built when it is first needed.

use std::collections::BTreeMap;
use std::fmt::{self, Write as _};
use std::sync::{Arc, OnceLock, PoisonError, RwLock};
use std::time::SystemTime;

use icu_datetime::DateTimeFormatter;
use icu_datetime::fieldsets::enums::CompositeFieldSet;
use icu_decimal::DecimalFormatter;
use icu_decimal::input::Decimal;
use icu_decimal::options::{DecimalFormatterOptions, GroupingStrategy};
use icu_list::ListFormatter;
use icu_locale::LanguageIdentifier;
use icu_plurals::{PluralCategory, PluralOperands, PluralRuleType, PluralRules, PluralRulesOptions};

use super::datetime::DateTimeOptions;
use super::list::ListOptions;
use super::number::{Grouping, Number, Quantity};

/// What a locale knows of numbers.
#[derive(Debug)]
pub(super) struct Formats {
    language: LanguageIdentifier,
    // Boxed, since most languages are never read. `None` inside: ICU4X has no data at all. It then counts as a language without plurals, and with ASCII digits.
    cardinal: OnceLock<Option<Box<PluralRules>>>,
    ordinal: OnceLock<Option<Box<PluralRules>>>,
    grouped: OnceLock<Option<Box<Digits>>>,
    grouped_from_two: OnceLock<Option<Box<Digits>>>,
    ungrouped: OnceLock<Option<Box<Digits>>>,
    // The rarer ones, by their options; how many there are is bounded by what the files ask for.
    times: Cache<DateTimeOptions, DateTimeFormatter<CompositeFieldSet>>,
    lists: Cache<ListOptions, ListFormatter>,
}

type Cache<K, V> = RwLock<BTreeMap<K, Option<Arc<V>>>>;

#[derive(Debug)]
struct Digits {
    formatter: DecimalFormatter,
    /// Whether it writes 0 to 9 as such.
    ascii: bool,
}

impl Formats {
    pub(super) fn new(language: LanguageIdentifier) -> Self {
        Self {
            language,
            cardinal: OnceLock::new(),
            ordinal: OnceLock::new(),
            grouped: OnceLock::new(),
            grouped_from_two: OnceLock::new(),
            ungrouped: OnceLock::new(),
            times: Cache::default(),
            lists: Cache::default(),
        }
    }

    /// A point in time as it is written in this locale.
    pub(super) fn time(&self, time: SystemTime, options: &DateTimeOptions) -> Option<String> {
        let formatter = cached(&self.times, *options, || options.formatter(&self.language))?;
        Some(options.write(&formatter, time))
    }

    /// How this locale joins a list.
    pub(super) fn list(&self, options: ListOptions) -> Option<Arc<ListFormatter>> {
        cached(&self.lists, options, || options.formatter(&self.language))
    }

    /// The plural category of a number as it is written: English says "1 file", but "1.0 files".
    pub(super) fn category(&self, number: &Number) -> PluralCategory {
        let Some(rules) = self.rules(number.options.rules) else { return PluralCategory::Other };
        if let Some(integer) = number.plain_integer() {
            return rules.category_for(integer);
        }
        number.decimal().map_or(PluralCategory::Other, |decimal| rules.category_for(PluralOperands::from(&decimal)))
    }

    /// Hands over the number as it is written in this locale.
    pub(super) fn write(&self, number: &Number, take: impl FnOnce(&str)) {
        let digits = self.digits(number.options.grouping);
        // Most numbers are small and whole; no locale groups three digits.
        let small = 0..if number.options.grouping == Grouping::Never { i64::MAX } else { 1000 };
        if let Some(integer) = number.plain_integer().filter(|integer| small.contains(integer))
            && digits.is_none_or(|digits| digits.ascii)
        {
            return take(itoa::Buffer::new().format(integer));
        }
        let mut text = Short::new();
        let written = match (number.decimal(), digits) {
            (Some(decimal), Some(digits)) => write!(text, "{}", digits.formatter.format(&decimal)),
            (Some(decimal), None) => write!(text, "{decimal}"),
            (None, _) => text.write_str(without_digits(number)),
        };
        debug_assert!(written.is_ok(), "a buffer that grows takes everything");
        take(text.as_str());
    }

    fn rules(&self, kind: PluralRuleType) -> Option<&PluralRules> {
        let cell = match kind {
            PluralRuleType::Ordinal => &self.ordinal,
            _ => &self.cardinal,
        };
        let new = || {
            let options = PluralRulesOptions::default().with_type(kind);
            PluralRules::try_new((&self.language).into(), options).ok().map(Box::new)
        };
        cell.get_or_init(new).as_deref()
    }

    fn digits(&self, grouping: Grouping) -> Option<&Digits> {
        let (cell, strategy) = match grouping {
            Grouping::Locale => (&self.grouped, GroupingStrategy::Auto),
            Grouping::FromTwoDigits => (&self.grouped_from_two, GroupingStrategy::Min2),
            Grouping::Never => (&self.ungrouped, GroupingStrategy::Never),
        };
        let new = || {
            let options = DecimalFormatterOptions::from(strategy);
            let formatter = DecimalFormatter::try_new((&self.language).into(), options).ok()?;
            let ascii =
                (0..10).all(|digit: i32| formatter.format(&Decimal::from(digit)).to_string() == digit.to_string());
            Some(Box::new(Digits { formatter, ascii }))
        };
        cell.get_or_init(new).as_deref()
    }
}

fn cached<K: Ord + Copy, V>(cache: &Cache<K, V>, key: K, make: impl FnOnce() -> Option<V>) -> Option<Arc<V>> {
    if let Some(known) = cache.read().unwrap_or_else(PoisonError::into_inner).get(&key) {
        return known.clone();
    }
    let formatter = make().map(Arc::new);
    cache.write().unwrap_or_else(PoisonError::into_inner).entry(key).or_insert(formatter).clone()
}

fn without_digits(number: &Number) -> &'static str {
    match number.quantity {
        Quantity::Float(float) if float == f64::INFINITY => "∞",
        Quantity::Float(float) if float == f64::NEG_INFINITY => "-∞",
        Quantity::Float(_) | Quantity::Integer(_) => "NaN",
    }
}

/// Text that is on the stack as long as it is short, as nearly every number is.
struct Short {
    bytes: [u8; 48],
    length: usize,
    long: Option<String>,
}

impl Short {
    const fn new() -> Self {
        Self { bytes: [0; 48], length: 0, long: None }
    }

    fn as_str(&self) -> &str {
        // Only whole `str`s are written, so that the bytes are always UTF-8.
        self.long.as_deref().or_else(|| str::from_utf8(&self.bytes[..self.length]).ok()).unwrap_or_default()
    }
}

impl fmt::Write for Short {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        if let Some(long) = &mut self.long {
            long.push_str(text);
        } else if let Some(free) = self.bytes.get_mut(self.length..self.length + text.len()) {
            free.copy_from_slice(text.as_bytes());
            self.length += text.len();
        } else {
            self.long = Some([self.as_str(), text].concat());
        }
        Ok(())
    }
}
