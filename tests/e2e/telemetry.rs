//! What an operator sees of a bot from outside: metrics, traces and log lines; and that what is written of them is so.

use std::collections::BTreeSet;
use std::fs;
use std::net::SocketAddr;
use std::path::Path;
use std::time::Duration;

use refrain::core::metrics::{ALL, Kind, Metric};
use refrain_testkit::FakeCollector;
use refrain_testkit::bytez::{Answer, Gate};
use refrain_testkit::collector::Span;
use refrain_testkit::exposition::Exposition;
use refrain_testkit::person::PATIENCE;
use serde_json::Value;
use sqlx::{Connection, Executor, PgConnection};
use tokio::process::Child;
use tokio::time::timeout;

use crate::database::Temporary;
use crate::ports;
use crate::process::{owned, refrain, tell_to_stop};
use crate::stage::{KEYS, On, Scene};

const TOKEN: &str = "secret-of-the-operator";
const SCRAPER: &str = "secret-of-the-scraper";

/// A bot of one key that fails once, in a process of its own that serves the web.
async fn scene(listen: SocketAddr) -> Scene {
    let once = [Answer::Status(500, "{}".to_owned()), Answer::Picture];
    Scene::with_keys(On::Telegram, 1).await.bytez(|bytez| _ = bytez.key(KEYS[0]).answers(once)).set(&[
        ("REFRAIN_WEB__ENABLED", "true"),
        ("REFRAIN_WEB__TOKENS", &format!("prometheus {SCRAPER} status:read,shop 5ecret jobs:read")),
        ("REFRAIN_API_TOKEN", TOKEN),
        ("REFRAIN_LISTEN", &listen.to_string()),
        ("REFRAIN_WEB__REQUESTS_PER_SECOND", "1000000"),
    ])
}

async fn get(at: SocketAddr, path: &str, token: &str) -> (u16, String) {
    let client = reqwest::Client::builder().no_proxy().build().unwrap();
    let asked = client.get(format!("http://{at}{path}"));
    let asked = if token.is_empty() { asked } else { asked.bearer_auth(token) };
    let answer = asked.send().await.unwrap();
    (answer.status().as_u16(), answer.text().await.unwrap())
}

async fn scraped(at: SocketAddr) -> (Exposition, String) {
    let (status, text) = get(at, "/metrics", SCRAPER).await;
    assert_eq!(status, 200, "{text}");
    (Exposition::parse(&text).unwrap_or_else(|fault| panic!("{fault}\n{text}")), text)
}

async fn stopped(child: Child) {
    tell_to_stop(&child);
    let output = timeout(Duration::from_secs(30), child.wait_with_output()).await.expect("it stops").unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
}

#[tokio::test]
async fn a_request_is_seen_in_the_metrics_and_nobody_is_named() {
    let at = ports::free();
    let scene = scene(at).await;
    let variables = owned(&scene);
    let (fake, _bytez, folder) = scene.into_world();
    let child = refrain(folder.path(), &["run"], &variables).spawn().unwrap();
    let ada = fake.telegram().user("Ada");
    ada.says("/generate a red fox").await;
    ada.sees_picture().await;
    ports::answers(at).await;

    // The end is noted a moment after it is shown.
    let noted = async {
        loop {
            let (metrics, text) = scraped(at).await;
            if metrics.family("refrain_jobs_ended_total").is_some() {
                return (metrics, text);
            }
        }
    };
    let (metrics, text) = timeout(PATIENCE, noted).await.expect("the end is noted");

    let image = [("task", "image"), ("tier", "free")];
    let is = |name: &str, labels: &[(&str, &str)], expected: f64| {
        assert_eq!(metrics.value(name, labels), Some(expected), "{name} {labels:?}\n{text}");
    };
    is("refrain_requests_total", &[("platform", "telegram"), ("command", "generate")], 1.0);
    is("refrain_jobs_accepted_total", &image, 1.0);
    is("refrain_jobs_ended_total", &[image[0], image[1], ("outcome", "done")], 1.0);
    is("refrain_job_queue_duration_seconds_count", &image, 1.0);
    is("refrain_job_duration_seconds_count", &[("outcome", "done")], 1.0);
    is("refrain_attempts_total", &[("provider", "bytez"), ("key", "bytez#1"), ("outcome", "success")], 1.0);
    is("refrain_acknowledgement_duration_seconds_count", &[("platform", "telegram")], 1.0);
    is("refrain_outputs_total", &[("outcome", "kept")], 1.0);
    is("refrain_replies_total", &[("kind", "result"), ("outcome", "ok")], 1.0);
    is("refrain_jobs", &[image[0], image[1], ("state", "running")], 0.0);
    is("refrain_queue_oldest_age_seconds", &[image[0]], 0.0);
    is("refrain_key_state", &[("key", "bytez#1"), ("state", "quarantined")], 0.0);
    is("refrain_breaker_state", &[("provider", "bytez"), ("state", "open")], 0.0);
    is("refrain_store_up", &[], 1.0);
    is("refrain_locale_faults", &[], 0.0);
    is("refrain_build_info", &[("version", env!("CARGO_PKG_VERSION"))], 1.0);
    is("refrain_attempts_total", &[("key", "bytez#1"), ("outcome", "provider_error")], 1.0);
    // Where the key rests for longer than the back-off, that is a second wait.
    let waits = metrics.value("refrain_retry_wait_seconds_count", &[("failure", "provider_error")]);
    assert!(waits.is_some_and(|waits| (1.0..=2.0).contains(&waits)), "{waits:?}");
    let listed: BTreeSet<_> = ALL.iter().map(|metric| metric.name).collect();
    let strangers: Vec<_> = metrics.names().filter(|name| !listed.contains(name)).collect();
    assert!(strangers.is_empty(), "{strangers:?}");
    for secret in ["red fox", "Ada", KEYS[0], TOKEN, SCRAPER, &ada.id().to_string()] {
        assert!(!text.contains(secret), "{secret}: {text}");
    }
    stopped(child).await;
}

#[tokio::test]
async fn metrics_are_for_those_who_may_see_the_queue_and_health_for_all() {
    let at = ports::free();
    let scene = scene(at).await;
    let variables = owned(&scene);
    let (_fake, _bytez, folder) = scene.into_world();
    let child = refrain(folder.path(), &["run"], &variables).spawn().unwrap();
    ports::answers(at).await;

    let statuses = [get(at, "/metrics", "").await.0, get(at, "/metrics", "5ecret").await.0];
    let admin = get(at, "/metrics", TOKEN).await.0;
    let health = get(at, "/healthz", "").await.0;

    assert_eq!((statuses, admin, health), ([401, 403], 200, 200));
    stopped(child).await;
}

#[tokio::test]
async fn a_worker_tells_what_it_does_at_an_address_of_its_own() {
    let (at, unused) = (ports::free(), ports::free());
    let scene = scene(unused).await.set(&[("REFRAIN_TELEMETRY__LISTEN", &at.to_string())]);
    let variables = owned(&scene);
    let (_fake, _bytez, folder) = scene.into_world();
    let child = refrain(folder.path(), &["run", "--role", "worker"], &variables).spawn().unwrap();
    ports::answers(at).await;

    let (metrics, _) = scraped(at).await;
    let others = [get(at, "/metrics", "").await.0, get(at, "/", TOKEN).await.0, get(at, "/v1/queue", TOKEN).await.0];
    let (alive, (ready, told)) = (get(at, "/healthz", "").await.0, get(at, "/readyz", "").await);

    assert_eq!(metrics.value("refrain_key_slots", &[("key", "bytez#1")]), Some(1.0));
    assert_eq!((others, [alive, ready]), ([401, 404, 404], [200, 200]));
    assert!(told.contains(r#""telegram":"unknown""#), "somebody else hears people: {told}");
    let connected = metrics.value("refrain_platform_connected", &[("platform", "telegram")]);
    assert!(connected.is_some_and(f64::is_nan), "{connected:?}");
    stopped(child).await;
}

#[tokio::test]
async fn a_request_is_one_trace_with_its_attempts_and_its_log_lines() {
    let (at, collector) = (ports::free(), FakeCollector::start().await);
    let scene = scene(at).await.set(&[
        ("REFRAIN_TELEMETRY__OTLP_ENDPOINT", collector.url()),
        ("REFRAIN_TELEMETRY__OTLP_HEADERS", "authorization=Bearer secret-of-the-collector"),
        ("REFRAIN_TELEMETRY__SERVICE_NAME", "fox"),
    ]);
    let variables = owned(&scene);
    let (fake, _bytez, folder) = scene.into_world();
    let child = refrain(folder.path(), &["run"], &variables).spawn().unwrap();
    let ada = fake.telegram().user("Ada");
    ada.says("/generate a red fox").await;
    ada.sees_picture().await;

    stopped(child).await; // What waits is sent before it ends.

    assert_eq!(collector.faults(), Vec::<String>::new());
    let spans = collector.spans();
    let named = |name: &str| spans.iter().filter(|span| span.name == name).collect::<Vec<&Span>>();
    let [job] = named("job")[..] else { panic!("one run: {spans:#?}") };
    let attempts = named("attempt");
    let outcomes: Vec<_> = attempts.iter().map(|span| span.attributes["outcome"].as_str()).collect();
    assert_eq!((outcomes.len(), outcomes[1]), (2, "success"), "{spans:#?}");
    assert!(
        attempts
            .iter()
            .all(|span| span.trace == job.trace && span.parent == job.id && span.attributes["key"] == "bytez#1")
    );
    assert_eq!((job.attributes["outcome"].as_str(), job.parent.as_str()), ("done", ""));
    let [delivery] = named("delivery")[..] else { panic!("one delivery: {spans:#?}") };
    assert_eq!((&delivery.parent, &delivery.attributes["job"]), (&job.id, &job.attributes["job"]));
    assert_eq!(named("request")[0].attributes["command"], "generate");
    assert!(spans.iter().all(|span| span.resource["service.name"] == "fox" && span.events.is_empty()));

    let lines = collector.lines();
    let succeeded = lines.iter().find(|line| line.body.contains("bytez#1 succeeded")).expect("the line of the attempt");
    assert_eq!((&succeeded.trace, succeeded.severity.as_str()), (&job.trace, "INFO"));
    assert_eq!(succeeded.resource["service.name"], "fox");

    assert!(collector.authorizations().iter().all(|told| told == "Bearer secret-of-the-collector"));
    let everything = format!("{spans:?} {lines:?}");
    for secret in ["red fox", KEYS[0], TOKEN, "secret-of-the-collector"] {
        assert!(!everything.contains(secret), "{secret}");
    }
    assert!(!format!("{spans:?}").contains(&ada.id().to_string()), "no trace names a person");
}

#[tokio::test]
async fn a_call_that_its_person_does_not_wait_for_is_cancelled_in_metrics_and_trace() {
    let (at, collector, gate) = (ports::free(), FakeCollector::start().await, Gate::closed());
    let scene = Scene::with_keys(On::Telegram, 1)
        .await
        .bytez(|bytez| _ = bytez.key(KEYS[0]).always(Answer::Picture.behind(&gate)))
        .set(&[
            ("REFRAIN_WEB__ENABLED", "true"),
            ("REFRAIN_WEB__TOKENS", &format!("prometheus {SCRAPER} status:read")),
            ("REFRAIN_LISTEN", &at.to_string()),
            ("REFRAIN_TELEMETRY__OTLP_ENDPOINT", collector.url()),
        ]);
    let variables = owned(&scene);
    let (fake, _bytez, folder) = scene.into_world();
    let child = refrain(folder.path(), &["run"], &variables).spawn().unwrap();
    let ada = fake.telegram().user("Ada").language("en");
    ada.says("/generate a red fox").await;
    gate.wait_for_arrivals(1).await;

    ada.presses("Cancel").await;
    ada.sees("Cancelled").await;

    let (metrics, text) = scraped(at).await;
    let labels = [("provider", "bytez"), ("key", "bytez#1"), ("outcome", "cancelled")];
    assert_eq!(metrics.value("refrain_attempts_total", &labels), Some(1.0), "{text}");
    stopped(child).await;
    let spans = collector.spans();
    let attempts: Vec<_> = spans.iter().filter(|span| span.name == "attempt").collect();
    let [attempt] = attempts[..] else { panic!("one call: {spans:#?}") };
    assert_eq!(attempt.attributes["outcome"], "cancelled");
    gate.open();
}

#[tokio::test]
async fn what_is_refused_because_the_store_does_not_answer_is_counted() {
    let (at, database) = (ports::free(), Temporary::postgres().await);
    let scene = scene(at).await.set(&[("DATABASE_URL", &*database.url())]);
    let variables = owned(&scene);
    let (fake, bytez, folder) = scene.into_world();
    let child = refrain(folder.path(), &["run"], &variables).spawn().unwrap();
    ports::answers(at).await;
    let bob = fake.telegram().user("Bob").language("de");
    bob.says("/ping").await;
    bob.sees("Pong").await;

    let mut other = PgConnection::connect(&database.url()).await.unwrap();
    other.execute("BEGIN; LOCK TABLE job IN ACCESS EXCLUSIVE MODE").await.unwrap();
    bob.says("/generate ein Fuchs").await;
    bob.sees("Notizen").await;
    other.execute("ROLLBACK").await.unwrap();

    let (metrics, text) = scraped(at).await;
    let labels = [("task", "image"), ("tier", "free"), ("reason", "not_kept")];
    assert_eq!(metrics.value("refrain_jobs_refused_total", &labels), Some(1.0), "{text}");
    assert_eq!(bytez.call_count(), 0);
    stopped(child).await;
}

#[tokio::test]
async fn a_collector_that_is_not_there_keeps_nobody_waiting() {
    let (at, nobody) = (ports::free(), ports::free());
    let scene = scene(at).await.set(&[("REFRAIN_TELEMETRY__OTLP_ENDPOINT", &format!("http://{nobody}"))]);
    let variables = owned(&scene);
    let (fake, _bytez, folder) = scene.into_world();
    let child = refrain(folder.path(), &["run"], &variables).spawn().unwrap();
    let ada = fake.telegram().user("Ada");
    ada.says("/generate a red fox").await;

    ada.sees_picture().await;

    stopped(child).await;
}

fn file(path: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).unwrap()
}

/// The line of a metric in the documentation.
fn row(metric: &Metric) -> String {
    let kind = match metric.kind {
        Kind::Shared => "gauge, of all",
        kind => kind.label(),
    };
    let labels: Vec<_> = metric.labels.iter().map(|label| format!("`{label}`")).collect();
    format!("| `{}` | {kind} | {} | {} |", metric.name, labels.join(", "), metric.help())
}

#[test]
fn every_metric_is_documented_and_no_other() {
    let documented: Vec<_> =
        file("docs/telemetry.md").lines().filter(|line| line.starts_with("| `refrain_")).map(str::to_owned).collect();

    let expected: Vec<_> = ALL.iter().map(row).collect();

    assert!(documented == expected, "docs/telemetry.md should have these lines:\n{}", expected.join("\n"));
}

/// Every name of a metric in a query, without what is behind it for a part of a histogram.
fn metrics_of(query: &str) -> Vec<&str> {
    let words = query.split(|letter: char| !(letter.is_ascii_alphanumeric() || letter == '_'));
    words
        .filter(|word| word.starts_with("refrain_"))
        .map(|word| {
            let mut parts = ["_bucket", "_sum", "_count"].iter().filter_map(|part| word.strip_suffix(part));
            let histogram = |name: &&str| {
                ALL.iter().any(|metric| metric.name == *name && matches!(metric.kind, Kind::Histogram(_)))
            };
            parts.find(histogram).unwrap_or(word)
        })
        .collect()
}

/// Every text below `key`, wherever it stands.
fn texts<'a>(value: &'a Value, key: &str, found: &mut Vec<&'a str>) {
    match value {
        Value::Object(fields) => {
            for (name, value) in fields {
                match value {
                    Value::String(text) if name == key => found.push(text),
                    value => texts(value, key, found),
                }
            }
        }
        Value::Array(values) => values.iter().for_each(|value| texts(value, key, found)),
        _ => {}
    }
}

#[test]
fn the_dashboard_asks_for_metrics_that_there_are_by_labels_that_they_have() {
    let dashboard: Value = serde_json::from_str(&file("docs/grafana.json")).unwrap();
    let mut queries = Vec::new();
    texts(&dashboard, "expr", &mut queries);
    let mut asked = BTreeSet::new();

    for query in &queries {
        let metrics: Vec<_> = metrics_of(query)
            .into_iter()
            .map(|name| ALL.iter().find(|metric| metric.name == name).unwrap_or_else(|| panic!("{name}: {query}")))
            .collect();
        assert!(!metrics.is_empty(), "{query}");
        let own = |label: &str| {
            ["le", "instance", "job"].contains(&label) || metrics.iter().any(|metric| metric.labels.contains(&label))
        };
        for label in labels_of(query) {
            assert!(own(label), "no {label}: {query}");
        }
        asked.extend(metrics.iter().map(|metric| metric.name));
    }

    let unasked: Vec<_> = ALL.iter().map(|metric| metric.name).filter(|name| !asked.contains(name)).collect();
    assert!(unasked.is_empty(), "nobody looks at {unasked:?}");
    let ids: Vec<_> =
        dashboard["panels"].as_array().unwrap().iter().map(|panel| panel["id"].as_u64().unwrap()).collect();
    assert_eq!(ids.iter().collect::<BTreeSet<_>>().len(), ids.len(), "panels have ids of their own");
}

/// What a panel shows for a value: its word and its colour.
fn shown<'a>(panel: &'a Value, value: &str) -> (&'a str, &'a str) {
    let mappings = panel["fieldConfig"]["defaults"]["mappings"].as_array().unwrap_or_else(|| panic!("{panel}"));
    let shown = mappings.iter().map(|mapping| &mapping["options"][value]).find(|shown| shown.is_object());
    let shown = shown.unwrap_or_else(|| panic!("nothing for {value}: {panel}"));
    (shown["text"].as_str().unwrap(), shown["color"].as_str().unwrap())
}

#[test]
fn the_dashboard_shows_health_in_green_and_trouble_in_red() {
    // By default Grafana takes the highest value for the worst, which is right for trouble only.
    let health = ["refrain_platform_connected", "refrain_store_up"];
    let trouble = ["refrain_key_state", "refrain_breaker_state"];
    let dashboard: Value = serde_json::from_str(&file("docs/grafana.json")).unwrap();
    let panels = dashboard["panels"].as_array().unwrap();
    let mut seen = BTreeSet::new();

    for panel in panels.iter().filter(|panel| panel["type"] == "state-timeline") {
        let mut queries = Vec::new();
        texts(panel, "expr", &mut queries);
        let asked: Vec<_> = queries.into_iter().flat_map(metrics_of).collect();
        let healthy = asked.iter().all(|metric| health.contains(metric));
        assert!(healthy || asked.iter().all(|metric| trouble.contains(metric)), "{asked:?}");
        let (yes, no) = if healthy { ("green", "red") } else { ("red", "green") };
        assert_eq!((shown(panel, "1"), shown(panel, "0")), (("yes", yes), ("no", no)), "{asked:?}");
        seen.extend(asked);
    }

    assert_eq!(seen, health.into_iter().chain(trouble).collect());
}

/// Every label of a query: in braces before a comparison, and behind `by`.
fn labels_of(query: &str) -> Vec<&str> {
    let within = |open: &'static str, close: char| {
        query.split(open).skip(1).filter_map(move |rest| rest.split(close).next()).flat_map(|inner| inner.split(','))
    };
    let matched = within("{", '}').filter_map(|matcher| matcher.split(['=', '!']).next());
    let grouped = within("by (", ')');
    matched.chain(grouped).map(str::trim).filter(|label| !label.is_empty()).collect()
}
