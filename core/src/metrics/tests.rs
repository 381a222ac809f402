#![allow(clippy::unwrap_used)]

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Mutex;

use ::metrics::{Counter, Gauge, Histogram, Key, KeyName, Metadata, Recorder, SharedString, Unit};

use super::*;

/// The kind, the name and the labels of a series.
type Series = (&'static str, String, Vec<(String, String)>);

/// Remembers which series there are, and what was described.
#[derive(Default)]
struct Ledger {
    series: Mutex<BTreeSet<Series>>,
    described: Mutex<BTreeMap<String, (&'static str, String)>>,
}

impl Ledger {
    fn series(&self, kind: &'static str, key: &Key) {
        let labels = key.labels().map(|label| (label.key().to_owned(), label.value().to_owned())).collect();
        self.series.lock().unwrap().insert((kind, key.name().to_owned(), labels));
    }

    fn described(&self, kind: &'static str, name: &KeyName, help: &SharedString) {
        let before = self.described.lock().unwrap().insert(name.as_str().to_owned(), (kind, help.to_string()));
        assert_eq!(before, None, "twice: {}", name.as_str());
    }

    fn values(&self, name: &str, label: &str) -> BTreeSet<String> {
        let series = self.series.lock().unwrap();
        let labels = series.iter().filter(|(_, of, _)| of == name).flat_map(|(.., labels)| labels.clone());
        labels.filter(|(key, _)| key == label).map(|(_, value)| value).collect()
    }
}

impl Recorder for Ledger {
    fn describe_counter(&self, name: KeyName, _: Option<Unit>, help: SharedString) {
        self.described("counter", &name, &help);
    }

    fn describe_gauge(&self, name: KeyName, _: Option<Unit>, help: SharedString) {
        self.described("gauge", &name, &help);
    }

    fn describe_histogram(&self, name: KeyName, _: Option<Unit>, help: SharedString) {
        self.described("histogram", &name, &help);
    }

    fn register_counter(&self, key: &Key, _: &Metadata<'_>) -> Counter {
        self.series("counter", key);
        Counter::noop()
    }

    fn register_gauge(&self, key: &Key, _: &Metadata<'_>) -> Gauge {
        self.series("gauge", key);
        Gauge::noop()
    }

    fn register_histogram(&self, key: &Key, _: &Metadata<'_>) -> Histogram {
        self.series("histogram", key);
        Histogram::noop()
    }
}

fn everything_happens() {
    let second = Duration::from_secs(1);
    request("telegram", "generate", second);
    acknowledged("discord", second);
    not_acknowledged("discord", "dropped");
    job_accepted("image", "free", "telegram");
    job_refused("image", "free", "queue_full");
    job_started("image", "free", second);
    job_ended("image", "free", "failed", Some("refused"), second);
    job_snoozed("image", "loading");
    jobs_rescued(2);
    attempt("bytez", "bytez#1", "success", second);
    retry_waited("rate_limited", second);
    output("kept");
    reply("telegram", "new", "ok", second);
    platform_call("telegram", "ok");
    webhook("sent");
    exported("traces", true);
    jobs("image", "free", "queued", Some(3));
    queue_oldest("image", None);
    store_up(true);
    key_state("bytez#1", &["healthy", "cooling"], "healthy");
    key_use("bytez#1", 1, 0, 0.8);
    breaker_state("bytez", &["closed", "open"], "open");
    platform_connected("telegram", Some(true));
    locales(25, 0);
    version("0.1.0");
}

#[test]
fn every_metric_is_recorded_with_the_labels_it_is_listed_with() {
    let ledger = Ledger::default();

    ::metrics::with_local_recorder(&ledger, everything_happens);

    let seen: BTreeSet<_> = ledger
        .series
        .lock()
        .unwrap()
        .iter()
        .map(|(kind, name, labels)| {
            (*kind, name.clone(), labels.iter().map(|(name, _)| name.clone()).collect::<Vec<_>>())
        })
        .collect();
    let listed = ALL.iter().map(|metric| {
        let labels = metric.labels.iter().map(ToString::to_string).collect::<Vec<_>>();
        (metric.kind.label(), metric.name.to_owned(), labels)
    });
    assert_eq!(seen, listed.collect());
    assert_eq!(ledger.values("refrain_breaker_state", "state"), ["closed", "open"].map(str::to_owned).into());
}

#[test]
fn every_metric_is_described_once_with_a_name_as_prometheus_has_them() {
    let ledger = Ledger::default();

    ::metrics::with_local_recorder(&ledger, describe);

    let described = ledger.described.lock().unwrap();
    assert_eq!(described.len(), ALL.len());
    for metric in ALL {
        let (kind, help) = &described[metric.name];
        assert_eq!((*kind, help.as_str()), (metric.kind.label(), metric.help()));
        let words = metric.name.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_');
        assert!(words && metric.name.starts_with("refrain_"), "{}", metric.name);
        assert_eq!(metric.name.ends_with("_total"), metric.kind == Kind::Counter, "{}", metric.name);
        assert!(help.ends_with('.') && !help.contains("  "), "{help}");
        if let Kind::Histogram(bounds) = metric.kind {
            assert!(metric.name.ends_with("_seconds") && bounds.is_sorted(), "{}", metric.name);
        }
    }
}

#[test]
fn no_label_can_hold_a_person_a_chat_a_prompt_or_a_job() {
    let allowed = [
        "command", "failure", "key", "kind", "outcome", "platform", "provider", "reason", "signal", "state", "task",
        "tier", "version",
    ];

    let labels: BTreeSet<_> = ALL.iter().flat_map(|metric| metric.labels).copied().collect();

    assert!(labels.iter().all(|label| allowed.contains(label)), "{labels:?}");
}
