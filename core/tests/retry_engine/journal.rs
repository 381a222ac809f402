//! What the operator reads of the attempts.

use std::fmt::Write as _;
use std::sync::{Arc, Mutex};

use refrain_core::failure::Failure;
use tracing::field::{Field, Visit};
use tracing::span::{Attributes, Id, Record};
use tracing::{Event, Metadata, Subscriber};

use crate::script::*;

/// Keeps every event as a line: the message, then the fields and the level.
#[derive(Clone, Default)]
struct Lines(Arc<Mutex<Vec<String>>>);

struct Line {
    message: String,
    fields: String,
}

impl Visit for Line {
    fn record_debug(&mut self, field: &Field, value: &dyn std::fmt::Debug) {
        if field.name() == "message" {
            let _ = write!(self.message, "{value:?}");
        } else {
            let _ = write!(self.fields, " {}={value:?}", field.name());
        }
    }
}

impl Subscriber for Lines {
    fn enabled(&self, _: &Metadata<'_>) -> bool {
        true
    }

    fn new_span(&self, _: &Attributes<'_>) -> Id {
        Id::from_u64(1)
    }

    fn record(&self, _: &Id, _: &Record<'_>) {}

    fn record_follows_from(&self, _: &Id, _: &Id) {}

    fn event(&self, event: &Event<'_>) {
        if !event.metadata().target().starts_with("refrain_core") {
            return;
        }
        let mut line = Line { message: String::new(), fields: String::new() };
        event.record(&mut line);
        let level = format!(" level={}", event.metadata().level());
        self.0.lock().unwrap().push(line.message + &line.fields + &level);
    }

    fn enter(&self, _: &Id) {}

    fn exit(&self, _: &Id) {}
}

#[tokio::test(start_paused = true)]
async fn each_attempt_is_one_line_with_what_comes_next_and_never_the_secret() {
    let lines = Lines::default();
    let _guard = tracing::subscriber::set_default(lines.clone());
    let script = Arc::new(Script::new().then(
        "*",
        [No(Failure::KeyRejected), late(ms(250), No(Failure::ProviderError)), No(Failure::TimedOut), Picture],
    ));
    let engine = engine(&script, 3);

    ask(&engine).await.unwrap();

    let lines = lines.0.lock().unwrap().clone();
    let [first, second, third, fourth] = script.keys_called().try_into().unwrap();
    assert_eq!(lines.len(), 4, "{lines:#?}");
    let begins = |line: usize, with: String| assert!(lines[line].starts_with(&with), "{} / {with}", lines[line]);
    begins(0, format!("attempt 1/3 test#{first}: the key was rejected after 0 ms, trying test#{second} now"));
    begins(1, format!("attempt 1/3 test#{second}: the provider had an internal error after 250 ms, trying again in "));
    begins(2, format!("attempt 2/3 test#{third}: the provider took too long after 0 ms, trying test#{fourth} now"));
    begins(3, format!("attempt 3/3 test#{fourth} succeeded after 0 ms"));
    assert!(lines[2].contains("possibly_billed=true") && lines[1].contains("possibly_billed=false"));
    assert!(lines.iter().all(|line| line.contains("job=job-1") && line.contains("target=test:m")), "{lines:#?}");
    assert!(lines.iter().all(|line| !line.contains("s3cret")));
}

#[tokio::test(start_paused = true)]
async fn a_probed_key_is_logged_by_its_label() {
    let lines = Lines::default();
    let _guard = tracing::subscriber::set_default(lines.clone());
    let script = Arc::new(Script::new().then("*", vec![No(Failure::KeyRejected); 2]).probes([Ok(())]));
    let engine = engine(&script, 1);
    let _ = ask(&engine).await;

    ask(&engine).await.unwrap();

    let lines = lines.0.lock().unwrap().clone();
    assert!(lines.iter().any(|line| line.starts_with("probed a quarantined key key=\"test#1\"")), "{lines:#?}");
    assert!(!format!("{lines:?} {engine:?}", engine = engine.keys()).contains("s3cret"));
}

#[tokio::test(start_paused = true)]
async fn what_only_the_operator_can_mend_is_an_error_once_nothing_else_serves() {
    let lines = Lines::default();
    let _guard = tracing::subscriber::set_default(lines.clone());
    let broke = Failure::QuotaExhausted { retry_after: None };
    let script = Arc::new(Script::new().then("*", [No(broke.clone()), No(broke.clone()), Picture]));
    let engine = engine(&script, 2);

    ask(&engine).await.unwrap_err();

    let lines = lines.0.lock().unwrap().clone();
    assert_eq!(lines.len(), 2, "{lines:#?}");
    assert!(lines[0].contains("trying test#") && lines[0].contains("level=WARN"), "{lines:#?}");
    assert!(lines[1].contains("waiting for a key") && lines[1].contains("level=ERROR"), "{lines:#?}");
}
