//! Numbers as a translator asks for them: `NUMBER($n, minimumFractionDigits: 2)`.
//!
//! The defaults are those of `Intl.NumberFormat`: grouped as the locale does it, at most three fraction digits.

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

    /// Checks that the options fit each other.
    ///
    /// # Errors
    ///
    /// Which do not.
    pub(super) fn check(self) -> Result<(), String> {
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

impl Number {
    pub(super) fn new(quantity: Quantity) -> Self {
        Self { quantity, options: NumberOptions::default() }
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
            Quantity::Integer(integer) if self.options.min_integer <= 1 && self.options.min_fraction == 0 => {
                Some(integer)
            }
            Quantity::Integer(_) | Quantity::Float(_) => None,
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
        let max_fraction = options.max_fraction.unwrap_or(DEFAULT_MAX_FRACTION.max(options.min_fraction));
        round_half_up(&mut decimal, -i16::from(max_fraction));
        decimal.trim_end();
        decimal.pad_end(-i16::from(options.min_fraction));
        decimal.pad_start(i16::from(options.min_integer));
        decimal.apply_sign_display(SignDisplay::Negative);
        Some(decimal)
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
