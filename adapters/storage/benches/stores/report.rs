//! The figures beside their bounds, and beside those of the prototype.

use std::process::ExitCode;
use std::time::Duration;

use super::backlog::Costs;

/// What was measured of one store.
pub(crate) struct Figures {
    pub(crate) to_start: Vec<Duration>,
    pub(crate) accepted: f64,
    pub(crate) whole_life: f64,
    pub(crate) ours: f64,
    pub(crate) theirs: f64,
    pub(crate) few: Costs,
    pub(crate) many: Costs,
}

/// What is asked of a store, and what the prototype did when the design was decided, on another day.
pub(crate) struct Asked {
    /// The bound of the 99th percentile from acceptance to start.
    to_start: Duration,
    /// Whether it has to claim as fast as the prototype does in the same run.
    as_fast: bool,
    prototype: [&'static str; 4],
}

pub(crate) const SQLITE: Asked = Asked {
    to_start: Duration::from_millis(5),
    as_fast: true,
    prototype: ["0.65–1.0, p99 ≤ 5", "847", "", "5 (99 k)"],
};
pub(crate) const SQLITE_IN_MEMORY: Asked = Asked {
    to_start: Duration::from_millis(5),
    as_fast: false,
    prototype: ["0.65–1.0, p99 ≤ 5", "4.0–8.6 k", "1.0–1.7 k", "5 (99 k)"],
};
pub(crate) const POSTGRES: Asked = Asked {
    to_start: Duration::from_millis(8),
    as_fast: true,
    prototype: ["1.3–2.8, p99 ≤ 6.5", "0.4–2.6 k", "0.2–0.8 k", "9 (99 k)"],
};

/// How much longer a step may take with a hundred times as much waiting.
const GROWTH: f64 = 2.0;
/// How long it may take to find the place of the last of 100,000.
const PLACE: Duration = Duration::from_millis(10);

#[derive(Default)]
pub(crate) struct Report {
    lines: Vec<String>,
    missed: Vec<String>,
}

impl Report {
    pub(crate) fn note(&mut self, text: &str) {
        self.lines.push(text.to_owned());
    }

    pub(crate) fn add(&mut self, store: &str, asked: &Asked, mut figures: Figures) {
        let [to_start, accepted, claimed, place] = asked.prototype;
        self.note(&format!("\n{store:<44} {:>24}  {:>20}", "measured", "prototype, then"));
        self.line("accepted → started", &spread(&figures.to_start), to_start);
        self.line("accepted and released, a second", &format!("{:.0}", figures.accepted), accepted);
        let beside = format!("{:.0}, prototype now {:.0}", figures.ours, figures.theirs);
        self.line("claimed and completed, a second", &beside, claimed);
        self.line("claimed … delivered, a second", &format!("{:.0}", figures.whole_life), "");
        self.line("place, 100,000 waiting", &spread(&figures.many.place), place);
        let p99 = percentile(&mut figures.to_start, 99);
        self.bound(store, "accepted → started, p99 ms", millis(p99), millis(asked.to_start));
        let p99 = percentile(&mut figures.many.place, 99);
        self.bound(store, "place, 100,000 waiting, p99 ms", millis(p99), millis(PLACE));
        if asked.as_fast {
            self.bound(store, "prototype's claims ÷ ours", figures.theirs / figures.ours, 1.0);
        }
        let (few, many) = (&mut figures.few, &mut figures.many);
        let steps = [("enqueue", &mut few.enqueue, &mut many.enqueue), ("claim", &mut few.claim, &mut many.claim)];
        for (what, few, many) in steps {
            let (few, many) = (percentile(few, 50), percentile(many, 50));
            let times = millis(many) / millis(few);
            let what = format!("{what}, 1,000 → 100,000: {:.2} → {:.2} ms, times", millis(few), millis(many));
            self.bound(store, &what, times, GROWTH);
        }
        // Most of so short a time is the way to the connection and back, so that a ratio would say little.
        let few = percentile(&mut few.place, 50);
        self.note(&format!("  place, 1,000 waiting: p50 {:.2} ms", millis(few)));
    }

    fn line(&mut self, what: &str, measured: &str, prototype: &str) {
        self.note(&format!("  {what:<42} {measured:>24}  {prototype:>20}"));
    }

    fn bound(&mut self, store: &str, what: &str, measured: f64, bound: f64) {
        let kept = measured <= bound;
        let line = format!("{what:<50} {measured:>8.2} ≤ {bound:<5} {}", if kept { "" } else { "MISSED" });
        self.note(&format!("  {line}"));
        if !kept {
            self.missed.push(format!("{store}: {line}"));
        }
    }

    pub(crate) fn print(self) -> ExitCode {
        for line in &self.lines {
            println!("{line}");
        }
        for missed in &self.missed {
            eprintln!("{missed}");
        }
        if self.missed.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
    }
}

/// Median and 99th percentile in milliseconds.
pub(crate) fn spread(times: &[Duration]) -> String {
    let mut times = times.to_vec();
    format!("p50 {:.2}, p99 {:.2} ms", millis(percentile(&mut times, 50)), millis(percentile(&mut times, 99)))
}

pub(crate) fn percentile(times: &mut [Duration], percent: usize) -> Duration {
    times.sort_unstable();
    times[(times.len() * percent / 100).min(times.len() - 1)]
}

fn millis(time: Duration) -> f64 {
    time.as_secs_f64() * 1000.0
}
