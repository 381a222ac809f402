//! How long an upstream asks to wait: in headers, in structured details, or in its prose.
//!
//! It reads what is said and judges only whether that can be meant; adding jitter or a default is the engine's.

use std::time::{Duration, SystemTime};

use reqwest::header::{DATE, HeaderMap, HeaderValue, RETRY_AFTER};

/// The longest wait that is passed on: 24 hours, after which a parked key is looked at again in any case.
pub const LONGEST: Duration = Duration::from_hours(24);

/// What nobody means: a year or more, in seconds.
const ABSURD: f64 = 365.0 * 24.0 * 60.0 * 60.0;

/// The wait that `headers` ask for, at most [`LONGEST`].
///
/// `retry-after-ms` (milliseconds, `OpenAI`'s) wins over `retry-after` (seconds, fractions of them, or an HTTP date).
/// A date is measured from the response's own `Date`, so that the two clocks need not agree, and from `now` only
/// where there is none; a date in the past is no wait. Negative, infinite, unreadable or absurd values are ignored.
pub fn in_headers(headers: &HeaderMap, now: SystemTime) -> Option<Duration> {
    let milliseconds = headers.get("retry-after-ms").and_then(number).and_then(|value| meant(value / 1_000.0));
    milliseconds.or_else(|| {
        let value = headers.get(RETRY_AFTER)?;
        match number(value) {
            Some(seconds) => meant(seconds),
            None => until(date(value)?, headers.get(DATE).and_then(date).unwrap_or(now)),
        }
    })
}

/// The wait that prose asks for, such as "resets in ~30s" or "try again in 1m30s", at most [`LONGEST`].
///
/// `text` is expected in lower case.
pub fn in_text(text: &str) -> Option<Duration> {
    const LEADS: [&str; 7] =
        ["resets in", "reset in", "try again in", "retry in", "retry after", "available in", "please wait"];
    LEADS.iter().find_map(|lead| {
        let (_, rest) = text.split_once(lead)?;
        span(rest.trim_start_matches([' ', '~', ':', '"']))
    })
}

/// A span such as "55s", "1.5s", "20 seconds", "2m30s" or "100ms" at the start of `text`, at most [`LONGEST`].
///
/// A number without a unit is seconds.
pub fn span(text: &str) -> Option<Duration> {
    let mut rest = text;
    let mut total = 0.0;
    let mut any = false;
    loop {
        let digits = rest.find(|c: char| !c.is_ascii_digit() && c != '.').unwrap_or(rest.len());
        let (figure, after) = rest.split_at(digits);
        let Ok(value) = figure.trim_end_matches('.').parse::<f64>() else { break };
        let after = after.strip_prefix(' ').unwrap_or(after);
        let letters = after.find(|c: char| !c.is_ascii_alphabetic()).unwrap_or(after.len());
        let (unit, after) = after.split_at(letters);
        let scale = match unit {
            "ms" | "millisecond" | "milliseconds" => 0.001,
            "m" | "min" | "mins" | "minute" | "minutes" => 60.0,
            "h" | "hr" | "hrs" | "hour" | "hours" => 3_600.0,
            "s" | "sec" | "secs" | "second" | "seconds" => 1.0,
            // "30" or "30 and then": a bare number, and the end of it.
            _ => return if any { meant(total) } else { meant(value) },
        };
        total += value * scale;
        any = true;
        rest = after;
    }
    if any { meant(total) } else { None }
}

/// `seconds` as a wait, if a server can mean them.
pub(crate) fn meant(seconds: f64) -> Option<Duration> {
    if !seconds.is_finite() || !(0.0..ABSURD).contains(&seconds) {
        return None;
    }
    Duration::try_from_secs_f64(seconds).ok().map(|wait| wait.min(LONGEST))
}

fn number(value: &HeaderValue) -> Option<f64> {
    value.to_str().ok()?.trim().parse().ok()
}

fn date(value: &HeaderValue) -> Option<SystemTime> {
    httpdate::parse_http_date(value.to_str().ok()?).ok()
}

fn until(then: SystemTime, now: SystemTime) -> Option<Duration> {
    meant(then.duration_since(now).unwrap_or_default().as_secs_f64())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used)]

    use super::*;

    fn headers(pairs: &[(&'static str, &str)]) -> HeaderMap {
        pairs.iter().map(|(name, value)| (name.parse().unwrap(), value.parse().unwrap())).collect()
    }

    fn wait(pairs: &[(&'static str, &str)]) -> Option<Duration> {
        let now = httpdate::parse_http_date("Sun, 06 Nov 1994 08:49:37 GMT").unwrap();
        in_headers(&headers(pairs), now)
    }

    #[test]
    fn seconds_fractions_and_dates_are_understood() {
        assert_eq!(wait(&[("retry-after", "7")]), Some(Duration::from_secs(7)));
        assert_eq!(wait(&[("retry-after", " 0.25 ")]), Some(Duration::from_millis(250)));
        assert_eq!(wait(&[("retry-after", "0")]), Some(Duration::ZERO));
        assert_eq!(wait(&[("retry-after", "Sun, 06 Nov 1994 08:50:07 GMT")]), Some(Duration::from_secs(30)));
        assert_eq!(wait(&[]), None);
    }

    #[test]
    fn a_date_is_measured_by_the_clock_of_who_sent_it() {
        let skewed = [("date", "Mon, 07 Nov 1994 10:00:00 GMT"), ("retry-after", "Mon, 07 Nov 1994 10:00:05 GMT")];

        assert_eq!(wait(&skewed), Some(Duration::from_secs(5)));
    }

    #[test]
    fn a_date_in_the_past_is_no_wait() {
        assert_eq!(wait(&[("retry-after", "Sun, 06 Nov 1994 08:00:00 GMT")]), Some(Duration::ZERO));
    }

    #[test]
    fn milliseconds_win_unless_they_are_nonsense() {
        assert_eq!(wait(&[("retry-after-ms", "1500"), ("retry-after", "9")]), Some(Duration::from_millis(1_500)));
        assert_eq!(wait(&[("retry-after-ms", "soon"), ("retry-after", "9")]), Some(Duration::from_secs(9)));
        assert_eq!(wait(&[("retry-after-ms", "-1"), ("retry-after", "9")]), Some(Duration::from_secs(9)));
    }

    #[test]
    fn what_nobody_means_is_ignored() {
        for nonsense in ["-1", "NaN", "inf", "1e300", "99999999999", "", "later", "Sun, 99 Foo 1994"] {
            assert_eq!(wait(&[("retry-after", nonsense)]), None, "{nonsense}");
        }
    }

    #[test]
    fn a_wait_of_days_is_cut_to_one() {
        assert_eq!(wait(&[("retry-after", "604800")]), Some(LONGEST));
    }

    #[test]
    fn prose_is_understood() {
        for (text, seconds) in [
            ("request was throttled. your rate limit resets in ~30s.", 30.0),
            ("please try again in 1.5s.", 1.5),
            ("please try again in 6m0s. visit", 360.0),
            ("try again in 20 seconds", 20.0),
            ("retry after: 100ms", 0.1),
            ("retry in 1h2m3s", 3_723.0),
            ("please wait 30", 30.0),
            ("resets in 12. then more", 12.0),
        ] {
            assert_eq!(in_text(text), Some(Duration::from_secs_f64(seconds)), "{text}");
        }
        for text in ["try again in a moment", "try again later", "", "resets in ~", "retry in ...s"] {
            assert_eq!(in_text(text), None, "{text}");
        }
    }

    #[test]
    fn a_protobuf_duration_is_a_span() {
        assert_eq!(span("55s"), Some(Duration::from_secs(55)));
        assert_eq!(span("3.200s"), Some(Duration::from_millis(3_200)));
        assert_eq!(span("-5s"), None);
    }
}
