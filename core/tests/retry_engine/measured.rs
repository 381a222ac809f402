//! What is counted and measured of a request: the waits as long as they were, and every call, those too that nobody waits for.

use std::sync::Arc;

use futures::FutureExt;
use futures::future::join;
use metrics::set_default_local_recorder;
use refrain_core::failure::Failure;
use refrain_core::provider::Task;
use refrain_core::retry::{Access, Halt, Progress};
use tokio::time::{advance, sleep, timeout};

use crate::ledger::Ledger;
use crate::script::*;

const PROVIDER_ERROR: &str = r#"refrain_retry_wait_seconds{failure="provider_error"}"#;
const RATE_LIMITED: &str = r#"refrain_retry_wait_seconds{failure="rate_limited"}"#;

fn rate_limited(seconds: u64) -> Failure {
    Failure::RateLimited { retry_after: Some(secs(seconds)) }
}

#[tokio::test(start_paused = true)]
async fn a_wait_for_a_busy_key_is_measured_as_long_as_it_was() {
    let ledger = Ledger::default();
    let _recorded = set_default_local_recorder(&ledger);
    let script = Arc::new(Script::new().then("*", [No(rate_limited(60))]));
    let engine = engine(&script, 2);
    let busy = engine.capacity(Task::Image, &Access::Open).await;

    let free_later = async {
        sleep(secs(7)).await;
        drop(busy);
    };
    let (made, ()) = join(ask(&engine), free_later).await;

    assert!(made.is_ok());
    let waited = ledger.values(RATE_LIMITED);
    assert!(matches!(waited[..], [seconds] if (6.99..7.01).contains(&seconds)), "{waited:?}");
}

#[tokio::test(start_paused = true)]
async fn what_goes_back_to_the_queue_at_once_waited_for_nothing() {
    let ledger = Ledger::default();
    let _recorded = set_default_local_recorder(&ledger);
    let script = Arc::new(Script::new().always("*", No(rate_limited(120))));

    let halted = ask(&engine(&script, 1)).await;

    assert!(matches!(halted, Err(Halt::Snoozed { .. })), "{halted:?}");
    assert!(ledger.values(RATE_LIMITED).is_empty());
}

#[tokio::test(start_paused = true)]
async fn a_wait_that_is_given_up_is_measured_until_then() {
    let ledger = Ledger::default();
    let _recorded = set_default_local_recorder(&ledger);
    let script = Arc::new(Script::new().always("*", No(rate_limited(20))));
    let engine = engine(&script, 1);

    let given_up = timeout(secs(5), ask(&engine)).await;

    assert!(given_up.is_err());
    assert_eq!(ledger.values(RATE_LIMITED), [5.0]);
}

#[tokio::test(start_paused = true)]
async fn a_back_off_is_measured_as_long_as_it_was() {
    let ledger = Ledger::default();
    let _recorded = set_default_local_recorder(&ledger);
    let script = Arc::new(Script::new().then("*", [No(Failure::ProviderError)]));
    let ears = Ears::default();

    ask_within(&engine(&script, 1), secs(600), &mut Progress::default(), &ears).await.unwrap();

    let told: Vec<_> = ears.waits().into_iter().map(|(_, wait)| wait).collect();
    let measured: f64 = ledger.values(PROVIDER_ERROR).iter().sum();
    assert!(!told.is_empty() && measured >= told[0].as_secs_f64(), "{told:?} {measured}");
    assert!((script.times()[1].as_secs_f64() - measured).abs() < 0.01, "{:?} {measured}", script.times());
}

#[tokio::test(start_paused = true)]
async fn a_call_that_nobody_waits_for_any_more_is_counted_as_cancelled() {
    let ledger = Ledger::default();
    let _recorded = set_default_local_recorder(&ledger);
    let script = Arc::new(Script::new().always("*", Silence));
    let engine = engine(&script, 1);
    let mut asked = Box::pin(ask(&engine));
    assert!(asked.as_mut().now_or_never().is_none());
    advance(secs(3)).await;

    drop(asked);

    let labels = r#"provider="test",key="test#1",outcome="cancelled""#;
    assert_eq!(ledger.values(&format!("refrain_attempts_total{{{labels}}}")), [1.0]);
    let took = r#"refrain_attempt_duration_seconds{provider="test",outcome="cancelled"}"#;
    assert_eq!(ledger.values(took), [3.0]);
}

#[tokio::test(start_paused = true)]
async fn a_call_that_ends_is_counted_once() {
    let ledger = Ledger::default();
    let _recorded = set_default_local_recorder(&ledger);
    let script = Arc::new(Script::new());

    ask(&engine(&script, 1)).await.unwrap();

    let counted = |outcome: &str| {
        ledger.values(&format!(r#"refrain_attempts_total{{provider="test",key="test#1",outcome="{outcome}"}}"#))
    };
    assert_eq!((counted("success"), counted("cancelled")), (vec![1.0], vec![]));
}
