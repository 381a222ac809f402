//! Numbers as a translator asks for them: `NUMBER($n, minimumFractionDigits: 2)`.
//!
//! The defaults are those of `Intl.NumberFormat`: grouped as the locale does it, at most three fraction digits.

use std::time::Duration;

use icu_decimal::input::{Decimal, SignDisplay};
use icu_plurals::PluralRuleType;

/// The most digits that may be asked for, as in ECMA-402 before 2023.
const MAX_DIGITS: u8 = 20;
/// Fraction digits where nothing is asked for.
const DEFAULT_MAX_FRACTION: u8 = 3;

/// A number and how to write it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Number {
    pub(super) quantity: Quantity,
    pub(super) options: NumberOptions,
}

/// How much.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Quantity {
    Integer(i64),
    Float(f64),
}

/// What `NUMBER` takes besides the number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct NumberOptions {
    pub(super) grouping: Grouping,
    /// Which plural rules a selection by this number goes by.
    pub(super) rules: PluralRuleType,
    min_integer: u8,
    min_fraction: u8,
    max_fraction: Option<u8>,
    /// The least and the most significant digits; where they are given, fraction digits count for nothing.
    significant: Option<(u8, u8)>,
    sign: Sign,
}

/// When to write a sign.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Sign {
    /// Below zero.
    Negative,
    Always,
    ExceptZero,
    Never,
}

/// When to separate thousands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Grouping {
    /// As the locale does.
    Locale,
    Never,
    /// From five digits on.
    FromTwoDigits,
}

impl Default for NumberOptions {
    fn default() -> Self {
        Self {
            grouping: Grouping::Locale,
            rules: PluralRuleType::Cardinal,
            min_integer: 1,
            min_fraction: 0,
            max_fraction: None,
            significant: None,
            sign: Sign::Negative,
        }
    }
}

impl NumberOptions {
    /// Sets the option `name`.
    ///
    /// # Errors
    ///
    /// What is wrong with the name or the value.
    pub(super) fn set(&mut self, name: &str, value: &str) -> Result<(), String> {
        match name {
            "minimumIntegerDigits" => self.min_integer = digits(name, value)?,
            "minimumFractionDigits" => self.min_fraction = digits(name, value)?,
            "maximumFractionDigits" => self.max_fraction = Some(digits(name, value)?),
            "minimumSignificantDigits" => {
                let (_, most) = self.significant.unwrap_or((1, MAX_DIGITS));
                self.significant = Some((significant(name, value)?, most));
            }
            "maximumSignificantDigits" => {
                let (least, _) = self.significant.unwrap_or((1, MAX_DIGITS));
                self.significant = Some((least, significant(name, value)?));
            }
            "signDisplay" => {
                self.sign = match value {
                    "auto" | "negative" => Sign::Negative,
                    "always" => Sign::Always,
                    "exceptZero" => Sign::ExceptZero,
                    "never" => Sign::Never,
                    _ => {
                        let known = "\"auto\", \"always\", \"exceptZero\" or \"never\"";
                        return Err(format!("signDisplay is {known}, not {value:?}"));
                    }
                }
            }
            "useGrouping" => {
                self.grouping = match value {
                    "auto" | "always" | "true" | "1" => Grouping::Locale,
                    "never" | "false" | "0" => Grouping::Never,
                    "min2" => Grouping::FromTwoDigits,
                    _ => return Err(format!("useGrouping is \"auto\", \"never\" or \"min2\", not {value:?}")),
                }
            }
            "type" => {
                self.rules = match value {
                    "cardinal" => PluralRuleType::Cardinal,
                    "ordinal" => PluralRuleType::Ordinal,
                    _ => return Err(format!("type is \"cardinal\" or \"ordinal\", not {value:?}")),
                }
            }
            _ => return Err(format!("NUMBER has no option {name}")),
        }
        Ok(())
    }

    /// Whether a whole number is written with no more and no less than its own digits.
    const fn is_plain(&self) -> bool {
        self.min_integer <= 1
            && self.min_fraction == 0
            && self.significant.is_none()
            && matches!(self.sign, Sign::Negative)
    }

    /// Checks that the options fit each other.
    ///
    /// # Errors
    ///
    /// Which do not.
    pub(super) fn check(self) -> Result<(), String> {
        if self.significant.is_some_and(|(least, most)| most < least) {
            return Err("maximumSignificantDigits is less than minimumSignificantDigits".to_owned());
        }
        match self.max_fraction {
            Some(max) if max < self.min_fraction => {
                Err("maximumFractionDigits is less than minimumFractionDigits".to_owned())
            }
            _ => Ok(()),
        }
    }
}

fn digits(name: &str, value: &str) -> Result<u8, String> {
    value.parse().ok().filter(|digits| *digits <= MAX_DIGITS).ok_or_else(|| format!("{name} is from 0 to {MAX_DIGITS}"))
}

fn significant(name: &str, value: &str) -> Result<u8, String> {
    digits(name, value).ok().filter(|digits| *digits > 0).ok_or_else(|| format!("{name} is from 1 to {MAX_DIGITS}"))
}

impl Number {
    pub(super) fn new(quantity: Quantity) -> Self {
        Self { quantity, options: NumberOptions::default() }
    }

    /// A count of something, written with at least so many digits.
    pub(super) fn count(count: u64, digits: u8) -> Self {
        let options = NumberOptions { min_integer: digits, ..NumberOptions::default() };
        Self { quantity: Quantity::Integer(i64::try_from(count).unwrap_or(i64::MAX)), options }
    }

    /// A number literal; as many fraction digits as it has will be shown.
    ///
    /// # Errors
    ///
    /// Why it is none.
    pub(super) fn parse(literal: &str) -> Result<Self, String> {
        let no_number = || format!("{literal} is no number");
        let Some((_, fraction)) = literal.split_once('.') else {
            let integer = literal.parse().map(Quantity::Integer);
            return integer.or_else(|_| literal.parse().map(Quantity::Float).map_err(|_| no_number())).map(Self::new);
        };
        let mut number = Self::new(Quantity::Float(literal.parse().map_err(|_| no_number())?));
        number.options.min_fraction = digits("the number of fraction digits", &fraction.len().to_string())?;
        Ok(number)
    }

    /// The number itself where it is whole and to be written with no more than its own digits.
    pub(super) fn plain_integer(&self) -> Option<i64> {
        match self.quantity {
            Quantity::Integer(integer) if self.options.is_plain() => Some(integer),
            Quantity::Integer(_) | Quantity::Float(_) => None,
        }
    }

    /// The number as seconds, as far as it can be some.
    pub(super) fn seconds(&self) -> Option<Duration> {
        match self.quantity {
            Quantity::Integer(integer) => u64::try_from(integer).ok().map(Duration::from_secs),
            Quantity::Float(float) => Duration::try_from_secs_f64(float).ok(),
        }
    }

    /// Whether the number is exactly `other`.
    #[allow(clippy::cast_precision_loss, clippy::float_cmp)] // a variant key is a small number written out by a person
    pub(super) fn is(&self, other: f64) -> bool {
        match self.quantity {
            Quantity::Integer(integer) => integer as f64 == other,
            Quantity::Float(float) => float == other,
        }
    }

    /// The decimal digits to write; `None` for what has none (infinity, not a number).
    pub(super) fn decimal(&self) -> Option<Decimal> {
        let mut decimal = match self.quantity {
            Quantity::Integer(integer) => Decimal::from(integer),
            // `Display` gives the shortest digits that mean this very number, and never an exponent.
            Quantity::Float(float) => Decimal::try_from_str(&float.to_string()).ok()?,
        };
        let options = &self.options;
        if let Some((least, most)) = options.significant {
            round_to_significant(&mut decimal, i16::from(most));
            decimal.trim_end();
            let first = if decimal.is_zero() { 0 } else { decimal.nonzero_magnitude_start() };
            decimal.pad_end(first + 1 - i16::from(least));
        } else {
            let max_fraction = options.max_fraction.unwrap_or(DEFAULT_MAX_FRACTION.max(options.min_fraction));
            round_half_up(&mut decimal, -i16::from(max_fraction));
            decimal.trim_end();
            decimal.pad_end(-i16::from(options.min_fraction));
        }
        decimal.pad_start(i16::from(options.min_integer));
        decimal.apply_sign_display(match options.sign {
            Sign::Negative => SignDisplay::Negative,
            Sign::Always => SignDisplay::Always,
            Sign::ExceptZero => SignDisplay::ExceptZero,
            Sign::Never => SignDisplay::Never,
        });
        Some(decimal)
    }
}

/// Rounds to so many digits, counted from the first that is not zero.
fn round_to_significant(decimal: &mut Decimal, digits: i16) {
    if !decimal.is_zero() {
        round_half_up(decimal, decimal.nonzero_magnitude_start() + 1 - digits);
    }
}

/// Rounds to the digit of that power of ten, a half away from zero.
fn round_half_up(decimal: &mut Decimal, position: i16) {
    if decimal.digit_at(position - 1) >= 5 {
        decimal.expand(position);
    } else {
        decimal.trunc(position);
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    fn digits_of(float: f64, options: &[(&str, &str)]) -> String {
        let mut number = Number::new(Quantity::Float(float));
        for (name, value) in options {
            number.options.set(name, value).unwrap();
        }
        number.decimal().unwrap().to_string()
    }

    #[test]
    fn three_fraction_digits_are_the_default() {
        assert_eq!(digits_of(1.0 / 3.0, &[]), "0.333");
        assert_eq!(digits_of(2.5, &[]), "2.5");
        assert_eq!(digits_of(-0.0001, &[]), "0");
    }

    #[test]
    fn halves_round_away_from_zero() {
        assert_eq!(digits_of(2.5, &[("maximumFractionDigits", "0")]), "3");
        assert_eq!(digits_of(-1.005, &[("maximumFractionDigits", "2")]), "-1.01");
        assert_eq!(digits_of(9.96, &[("maximumFractionDigits", "1")]), "10");
    }

    #[test]
    fn digits_are_filled_up() {
        assert_eq!(digits_of(5.0, &[("minimumFractionDigits", "2")]), "5.00");
        assert_eq!(digits_of(5.0, &[("minimumIntegerDigits", "2")]), "05");
    }

    #[test]
    fn significant_digits_count_from_the_first() {
        let most = |float, digits| digits_of(float, &[("maximumSignificantDigits", digits)]);

        assert_eq!([most(123_456.0, "3"), most(0.001_234_5, "2"), most(9.99, "2")], ["123000", "0.0012", "10"]);
        assert_eq!(digits_of(5.0, &[("minimumSignificantDigits", "3")]), "5.00");
        assert_eq!(digits_of(0.0, &[("minimumSignificantDigits", "3")]), "0.00");
    }

    #[test]
    fn a_sign_is_shown_where_it_is_asked_for() {
        let said = |float, display| digits_of(float, &[("signDisplay", display)]);

        assert_eq!([said(5.0, "always"), said(0.0, "always"), said(-5.0, "always")], ["+5", "+0", "-5"]);
        assert_eq!([said(5.0, "exceptZero"), said(0.0, "exceptZero"), said(-5.0, "never")], ["+5", "0", "5"]);
    }

    #[test]
    fn the_largest_and_smallest_numbers_have_digits() {
        assert_eq!(digits_of(f64::MAX, &[]).len(), 309);
        assert_eq!(digits_of(f64::MIN_POSITIVE, &[]), "0");
        assert!(Number::new(Quantity::Float(f64::NAN)).decimal().is_none());
    }

    #[test]
    fn more_than_twenty_digits_are_refused() {
        let mut options = NumberOptions::default();

        assert!(options.set("minimumFractionDigits", "20").is_ok());
        assert!(options.set("minimumFractionDigits", "21").is_err());
        assert!(options.set("maximumFractionDigits", "1000000000").is_err());
        assert!(options.set("minimumIntegerDigits", "-1").is_err());
    }
}
