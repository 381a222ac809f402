//! What is counted and measured: names, labels and meaning of every metric, once for all, and how each is recorded.
//!
//! - [`ALL`]: the list, from which Prometheus is told and `docs/telemetry.md` is checked
//! - `record`: what happened, one function a fact, called where the fact is
//! - `labels`: keeps the values of labels few
//!
//! Names follow Prometheus' conventions: `refrain_` before, the unit behind, `_total` for what only grows. No label holds a
//! person, a chat, a prompt or a job: keys are called by the operator's label.
//!
//! It knows no exporter, and nothing of jobs or platforms: whoever tells it something gives words and times. Without a
//! recorder of the crate `metrics`, nothing is kept.

mod labels;
mod list;
mod record;

use std::time::Duration;

pub(crate) use self::labels::OTHER;
pub use self::list::*;
pub use self::record::*;

/// What came of an attempt that has a result.
pub(crate) const SUCCESS: &str = "success";
/// What came of an attempt that was given up on: its person cancelled it, or the process stopped or lost it.
pub(crate) const CANCELLED: &str = "cancelled";

/// What a metric is.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Kind {
    /// It only grows, from the start of the process.
    Counter,
    /// It is as it is now, in all processes together: each tells the same.
    Shared,
    /// It is as it is now in this process.
    Gauge,
    /// Times in seconds, in buckets with these upper bounds.
    Histogram(&'static [f64]),
}

impl Kind {
    /// Prometheus' word for it.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Counter => "counter",
            Self::Shared | Self::Gauge => "gauge",
            Self::Histogram(_) => "histogram",
        }
    }
}

/// One metric.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Metric {
    /// The name in Prometheus.
    pub name: &'static str,
    /// What it is.
    pub kind: Kind,
    /// The names of its labels.
    pub labels: &'static [&'static str],
    doc: &'static str,
}

impl Metric {
    /// What it tells, for people.
    pub const fn help(&self) -> &'static str {
        self.doc.trim_ascii()
    }

    /// Tells the recorder what it is.
    fn describe(&self) {
        match self.kind {
            Kind::Counter => metrics::describe_counter!(self.name, self.help()),
            Kind::Shared | Kind::Gauge => metrics::describe_gauge!(self.name, self.help()),
            Kind::Histogram(_) => metrics::describe_histogram!(self.name, metrics::Unit::Seconds, self.help()),
        }
    }

    /// Counts one with these values of its labels, in their order.
    fn count(&self, values: &[&str]) {
        self.count_many(1, values);
    }

    fn count_many(&self, times: u64, values: &[&str]) {
        debug_assert_eq!(self.kind, Kind::Counter, "{}", self.name);
        metrics::counter!(self.name, labels::of(self, values)).increment(times);
    }

    fn time(&self, time: Duration, values: &[&str]) {
        debug_assert!(matches!(self.kind, Kind::Histogram(_)), "{}", self.name);
        metrics::histogram!(self.name, labels::of(self, values)).record(time);
    }

    fn set(&self, value: f64, values: &[&str]) {
        debug_assert!(matches!(self.kind, Kind::Shared | Kind::Gauge), "{}", self.name);
        metrics::gauge!(self.name, labels::of(self, values)).set(value);
    }

    /// Sets one gauge for each of `states`: 1 for that which is, 0 for all others.
    fn set_state(&self, states: &[&str], present: &str, before: &str) {
        for state in states {
            self.set(f64::from(u8::from(*state == present)), &[before, state]);
        }
    }
}

/// Tells the recorder of this process what every metric is. To be called once it is installed.
pub fn describe() {
    ALL.iter().for_each(Metric::describe);
}

#[cfg(test)]
mod tests;
