//! Times as a translator asks for them: `DATETIME($when, dateStyle: "long", timeStyle: "short")`.
//!
//! The options are those of `Intl.DateTimeFormat` as far as ICU4X serves them. A time is shown in UTC unless `timeZone`
//! names another offset, such as `"+02:00"`: a bot knows nobody's clock.

use std::time::{SystemTime, UNIX_EPOCH};

use icu_datetime::fieldsets::builder::{DateFields, FieldSetBuilder, ZoneStyle};
use icu_datetime::fieldsets::enums::CompositeFieldSet;
use icu_datetime::options::{Length, TimePrecision};
use icu_datetime::{DateTimeFormatter, DateTimeFormatterPreferences};
use icu_locale::LanguageIdentifier;
use icu_locale::preferences::extensions::unicode::keywords::HourCycle;
use icu_time::zone::{TimeZone, UtcOffset};
use icu_time::{DateTime, ZonedDateTime};

/// What `DATETIME` takes besides the time. Default: a date of medium length and the time to the minute.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
#[expect(clippy::struct_excessive_bools, reason = "each is a part that is shown or not")]
pub(super) struct DateTimeOptions {
    date_style: Option<Style>,
    time_style: Option<Style>,
    year: bool,
    month: Option<Style>,
    day: bool,
    weekday: Option<Style>,
    hour: bool,
    minute: bool,
    second: bool,
    hours: Option<Hours>,
    zone_name: bool,
    /// Minutes east of UTC.
    offset: i16,
}

/// How much room a part takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Style {
    Short,
    Medium,
    Long,
    Full,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Hours {
    Twelve,
    TwentyFour,
}

impl DateTimeOptions {
    /// Sets the option `name`.
    ///
    /// # Errors
    ///
    /// What is wrong with the name or the value.
    pub(super) fn set(&mut self, name: &str, value: &str) -> Result<(), String> {
        match name {
            "dateStyle" => self.date_style = Some(style(name, value)?),
            "timeStyle" => self.time_style = Some(style(name, value)?),
            "weekday" => self.weekday = Some(width(name, value)?),
            "month" => self.month = Some(width(name, value)?),
            "year" => self.year = numeric(name, value)?,
            "day" => self.day = numeric(name, value)?,
            "hour" => self.hour = numeric(name, value)?,
            "minute" => self.minute = numeric(name, value)?,
            "second" => self.second = numeric(name, value)?,
            "hour12" => {
                self.hours = Some(match value {
                    "true" | "1" => Hours::Twelve,
                    "false" | "0" => Hours::TwentyFour,
                    _ => return Err(format!("hour12 is \"true\" or \"false\", not {value:?}")),
                });
            }
            "timeZoneName" => {
                self.zone_name = match value {
                    "short" | "shortOffset" => true,
                    _ => return Err(format!("timeZoneName is \"short\", not {value:?}")),
                }
            }
            "timeZone" => {
                let wrong = || format!("timeZone is \"UTC\" or an offset such as \"+02:00\", not {value:?}");
                self.offset = offset(value).ok_or_else(wrong)?;
            }
            _ => return Err(format!("DATETIME has no option {name}")),
        }
        Ok(())
    }

    /// Checks that the options fit each other, and that there is a pattern for them.
    ///
    /// # Errors
    ///
    /// Which do not.
    pub(super) fn check(self) -> Result<(), String> {
        let styled = self.date_style.is_some() || self.time_style.is_some();
        if styled && self.has_parts() {
            return Err("dateStyle and timeStyle can't stand beside single parts such as month or hour".to_owned());
        }
        if self.minute && !self.hour || self.second && !self.minute {
            return Err("minute needs hour, and second needs minute".to_owned());
        }
        self.fields().map(|_| ()).ok_or_else(|| "there is no format for these parts together".to_owned())
    }

    const fn has_parts(&self) -> bool {
        self.year || self.month.is_some() || self.day || self.weekday.is_some() || self.hour
    }

    /// The fields that ICU4X is to show.
    fn fields(&self) -> Option<CompositeFieldSet> {
        let mut builder = FieldSetBuilder::new();
        if self.has_parts() {
            builder.date_fields = self.date_fields()?;
            builder.time_precision = match (self.hour, self.minute, self.second) {
                (true, true, true) => Some(TimePrecision::Second),
                (true, true, false) => Some(TimePrecision::Minute),
                (true, false, _) => Some(TimePrecision::Hour),
                (false, ..) => None,
            };
            builder.length = self.month.or(self.weekday).map(Style::length);
        } else {
            let (date, time) = match (self.date_style, self.time_style) {
                (None, None) => (Some(Style::Medium), Some(Style::Short)),
                given => given,
            };
            builder.date_fields =
                date.map(|style| if style == Style::Full { DateFields::YMDE } else { DateFields::YMD });
            builder.time_precision =
                time.map(|style| if style == Style::Short { TimePrecision::Minute } else { TimePrecision::Second });
            builder.length = date.or(time).map(Style::length);
            if matches!(time, Some(Style::Long | Style::Full)) {
                builder.zone_style = Some(ZoneStyle::LocalizedOffsetShort);
            }
        }
        if self.zone_name {
            builder.zone_style = Some(ZoneStyle::LocalizedOffsetShort);
        }
        builder.build_composite().ok()
    }

    /// The parts of the date, if any; an outer `None` for a combination that nobody writes.
    #[expect(clippy::option_option, reason = "no date, and no such date")]
    fn date_fields(&self) -> Option<Option<DateFields>> {
        let weekday = self.weekday.is_some();
        Some(match (self.year, self.month.is_some(), self.day) {
            (false, false, false) => weekday.then_some(DateFields::E),
            (true, true, true) => Some(if weekday { DateFields::YMDE } else { DateFields::YMD }),
            (false, true, true) => Some(if weekday { DateFields::MDE } else { DateFields::MD }),
            (false, false, true) => Some(if weekday { DateFields::DE } else { DateFields::D }),
            (true, true, false) if !weekday => Some(DateFields::YM),
            (false, true, false) if !weekday => Some(DateFields::M),
            (true, false, false) if !weekday => Some(DateFields::Y),
            (true, _, false) | (false, true, false) | (true, false, true) => return None,
        })
    }

    /// The formatter for these options in `language`; `None` where ICU4X has no data.
    pub(super) fn formatter(&self, language: &LanguageIdentifier) -> Option<DateTimeFormatter<CompositeFieldSet>> {
        let mut preferences = DateTimeFormatterPreferences::from(language);
        preferences.hour_cycle = self.hours.map(|hours| match hours {
            Hours::Twelve => HourCycle::Clock12,
            Hours::TwentyFour => HourCycle::Clock24,
        });
        DateTimeFormatter::try_new(preferences, self.fields()?).ok()
    }

    /// `time` as this formatter writes it.
    pub(super) fn write(&self, formatter: &DateTimeFormatter<CompositeFieldSet>, time: SystemTime) -> String {
        let offset = UtcOffset::try_from_seconds(i32::from(self.offset) * 60).unwrap_or(UtcOffset::zero());
        let ZonedDateTime { date, time, .. } =
            ZonedDateTime::from_epoch_milliseconds_and_utc_offset(milliseconds(time), offset);
        let zone = TimeZone::UNKNOWN.with_offset(Some(offset)).at_date_time(DateTime { date, time });
        formatter.format(&ZonedDateTime { date, time, zone }).to_string()
    }
}

impl Style {
    const fn length(self) -> Length {
        match self {
            Self::Short => Length::Short,
            Self::Medium => Length::Medium,
            Self::Long | Self::Full => Length::Long,
        }
    }
}

/// Milliseconds since 1970, also before it.
fn milliseconds(time: SystemTime) -> i64 {
    match time.duration_since(UNIX_EPOCH) {
        Ok(after) => i64::try_from(after.as_millis()).unwrap_or(i64::MAX),
        Err(before) => i64::try_from(before.duration().as_millis()).map_or(i64::MIN, |before| -before),
    }
}

fn style(name: &str, value: &str) -> Result<Style, String> {
    match value {
        "short" => Ok(Style::Short),
        "medium" => Ok(Style::Medium),
        "long" => Ok(Style::Long),
        "full" => Ok(Style::Full),
        _ => Err(format!("{name} is \"short\", \"medium\", \"long\" or \"full\", not {value:?}")),
    }
}

fn width(name: &str, value: &str) -> Result<Style, String> {
    match value {
        "numeric" | "2-digit" | "narrow" if name == "month" || value == "narrow" => Ok(Style::Short),
        "short" => Ok(Style::Medium),
        "long" => Ok(Style::Long),
        _ if name == "month" => Err(format!("month is \"numeric\", \"short\" or \"long\", not {value:?}")),
        _ => Err(format!("{name} is \"narrow\", \"short\" or \"long\", not {value:?}")),
    }
}

fn numeric(name: &str, value: &str) -> Result<bool, String> {
    match value {
        "numeric" | "2-digit" => Ok(true),
        _ => Err(format!("{name} is \"numeric\", not {value:?}")),
    }
}

/// Minutes east of UTC.
fn offset(value: &str) -> Option<i16> {
    if matches!(value, "UTC" | "GMT" | "Z") {
        return Some(0);
    }
    let (sign, digits) = match value.split_at_checked(1)? {
        ("+", digits) => (1, digits),
        ("-", digits) => (-1, digits),
        _ => return None,
    };
    let (hours, minutes) = digits.split_once(':').unwrap_or((digits, "0"));
    let in_range = |text: &str, most: i16| text.parse().ok().filter(|number: &i16| (0..=most).contains(number));
    Some(sign * (in_range(hours, 14)? * 60 + in_range(minutes, 59)?))
}
