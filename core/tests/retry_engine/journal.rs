//! What the operator reads of the attempts.

use std::cell::RefCell;
use std::fmt::Write as _;
use std::sync::{Arc, LazyLock};

use refrain_core::failure::Failure;
use tracing::field::{Field, Visit};
use tracing::span::{Attributes, Id, Record};
use tracing::{Event, Metadata, Subscriber};

use crate::script::*;

thread_local! {
    /// What was told on this thread: each test has one of its own.
    static LINES: RefCell<Vec<String>> = const { RefCell::new(Vec::new()) };
}

/// Keeps every event as a line: the message, then the fields and the level.
struct Journal;

/// From before the first event, because what is met without a subscriber may be taken as of no interest for ever.
static KEPT: LazyLock<()> = LazyLock::new(|| tracing::subscriber::set_global_default(Journal).unwrap());

/// Has the events of all tests be kept.
pub(crate) fn keep() {
    LazyLock::force(&KEPT);
}

/// What was told since the last look.
fn lines() -> Vec<String> {
    LINES.take()
}

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

impl Subscriber for Journal {
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
        LINES.with_borrow_mut(|lines| lines.push(line.message + &line.fields + &level));
    }

    fn enter(&self, _: &Id) {}

    fn exit(&self, _: &Id) {}
}

#[tokio::test(start_paused = true)]
async fn each_attempt_is_one_line_with_what_comes_next_and_never_the_secret() {
    let script = Arc::new(Script::new().then(
        "*",
        [No(Failure::KeyRejected), late(ms(250), No(Failure::ProviderError)), No(Failure::TimedOut), Picture],
    ));
    let engine = engine(&script, 3);

    ask(&engine).await.unwrap();

    let lines = lines();
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
    let script = Arc::new(Script::new().then("*", vec![No(Failure::KeyRejected); 2]).probes([Ok(())]));
    let engine = engine(&script, 1);
    let _ = ask(&engine).await;

    ask(&engine).await.unwrap();

    let lines = lines();
    assert!(lines.iter().any(|line| line.starts_with("probed a quarantined key key=\"test#1\"")), "{lines:#?}");
    assert!(!format!("{lines:?} {engine:?}", engine = engine.keys()).contains("s3cret"));
}

#[tokio::test(start_paused = true)]
async fn what_only_the_operator_can_mend_is_an_error_once_nothing_else_serves() {
    let broke = Failure::QuotaExhausted { retry_after: None };
    let script = Arc::new(Script::new().then("*", [No(broke.clone()), No(broke.clone()), Picture]));
    let engine = engine(&script, 2);

    ask(&engine).await.unwrap_err();

    let lines = lines();
    assert_eq!(lines.len(), 2, "{lines:#?}");
    assert!(lines[0].contains("trying test#") && lines[0].contains("level=WARN"), "{lines:#?}");
    assert!(lines[1].contains("waiting for a key") && lines[1].contains("level=ERROR"), "{lines:#?}");
}
