//! Lengths of time as a translator asks for them: `DURATION($time, units: 2)` or `DURATION($time, style: "digital")`.
//!
//! The words are messages of the locale itself (`duration-days`, `duration-hours`, …), so that a language needs nothing
//! but its `.ftl` files; they are joined as the language joins units.

use std::time::Duration;

use super::{MessageId, id};

/// What `DURATION` takes besides the time. Default: words, the two largest units, whole seconds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) struct DurationOptions {
    pub(super) style: Style,
    units: u8,
    smallest: Unit,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Style {
    /// 2 hours 5 minutes
    Long,
    /// 2:05:00
    Digital,
}

/// From the smallest to the largest.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Unit {
    Second,
    Minute,
    Hour,
    Day,
}

impl Default for DurationOptions {
    fn default() -> Self {
        Self { style: Style::Long, units: 2, smallest: Unit::Second }
    }
}

impl Unit {
    const LARGEST_FIRST: [Self; 4] = [Self::Day, Self::Hour, Self::Minute, Self::Second];

    const fn seconds(self) -> u64 {
        match self {
            Self::Second => 1,
            Self::Minute => 60,
            Self::Hour => 3600,
            Self::Day => 86_400,
        }
    }

    /// The message that words `$count` of it.
    pub(super) const fn message(self) -> MessageId {
        match self {
            Self::Second => id::DURATION_SECONDS,
            Self::Minute => id::DURATION_MINUTES,
            Self::Hour => id::DURATION_HOURS,
            Self::Day => id::DURATION_DAYS,
        }
    }
}

impl DurationOptions {
    /// Sets the option `name`.
    ///
    /// # Errors
    ///
    /// What is wrong with the name or the value.
    pub(super) fn set(&mut self, name: &str, value: &str) -> Result<(), String> {
        match name {
            "style" => {
                self.style = match value {
                    "long" => Style::Long,
                    "digital" => Style::Digital,
                    _ => return Err(format!("style is \"long\" or \"digital\", not {value:?}")),
                }
            }
            "units" => {
                let units = value.parse().ok().filter(|units| (1..=4).contains(units));
                self.units = units.ok_or_else(|| "units is from 1 to 4".to_owned())?;
            }
            "smallest" => {
                self.smallest = match value {
                    "second" => Unit::Second,
                    "minute" => Unit::Minute,
                    "hour" => Unit::Hour,
                    "day" => Unit::Day,
                    _ => {
                        let units = "\"second\", \"minute\", \"hour\" or \"day\"";
                        return Err(format!("smallest is {units}, not {value:?}"));
                    }
                }
            }
            _ => return Err(format!("DURATION has no option {name}")),
        }
        Ok(())
    }

    /// How many of which units `duration` is: at most so many as asked for, the largest first, rounded to the last.
    pub(super) fn split(self, duration: Duration) -> Vec<(u64, Unit)> {
        let whole = duration.as_secs().saturating_add(u64::from(duration.subsec_millis() >= 500));
        let largest = Unit::LARGEST_FIRST.into_iter().find(|unit| unit.seconds() <= whole && *unit >= self.smallest);
        let Some(largest) = largest else { return vec![(rounded(whole, self.smallest), self.smallest)] };
        let shown = Unit::LARGEST_FIRST.into_iter().filter(|unit| (self.smallest..=largest).contains(unit));
        let shown: Vec<_> = shown.take(usize::from(self.units)).collect();
        let last = shown.last().copied().unwrap_or(largest);

        let mut rest = rounded(whole, last).saturating_mul(last.seconds());
        let mut split = Vec::with_capacity(shown.len());
        for unit in shown {
            let count = rest / unit.seconds();
            rest %= unit.seconds();
            if count > 0 {
                split.push((count, unit));
            }
        }
        split
    }
}

fn rounded(seconds: u64, unit: Unit) -> u64 {
    seconds.saturating_add(unit.seconds() / 2) / unit.seconds()
}

/// `2:05:09`, or `5:09` where there are no hours: each number with how many digits it has at least.
pub(super) fn digital(duration: Duration) -> Vec<(u64, u8)> {
    let seconds = duration.as_secs();
    let (hours, minutes, seconds) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
    if hours > 0 { vec![(hours, 1), (minutes, 2), (seconds, 2)] } else { vec![(minutes, 1), (seconds, 2)] }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    fn split(seconds: u64, options: &[(&str, &str)]) -> Vec<(u64, Unit)> {
        let mut all = DurationOptions::default();
        for (name, value) in options {
            all.set(name, value).unwrap();
        }
        all.split(Duration::from_secs(seconds))
    }

    #[test]
    fn the_two_largest_units_are_the_default() {
        assert_eq!(split(90_061, &[]), [(1, Unit::Day), (1, Unit::Hour)]);
        assert_eq!(split(3_660, &[]), [(1, Unit::Hour), (1, Unit::Minute)]);
        assert_eq!(split(3_601, &[]), [(1, Unit::Hour)]);
        assert_eq!(split(0, &[]), [(0, Unit::Second)]);
    }

    #[test]
    fn the_last_unit_is_rounded_and_carries() {
        assert_eq!(split(3_599, &[("units", "1")]), [(60, Unit::Minute)]);
        assert_eq!(split(7_199, &[("smallest", "minute")]), [(2, Unit::Hour)]);
        assert_eq!(split(10, &[("smallest", "minute")]), [(0, Unit::Minute)]);
    }

    #[test]
    fn the_longest_time_is_split() {
        assert!(!DurationOptions::default().split(Duration::MAX).is_empty());
    }
}
