//! A result that exists is fetched again, and never made again.

use std::sync::Arc;

use refrain_core::failure::Failure;
use refrain_core::retry::{Halt, Progress};

use crate::script::*;

#[tokio::test(start_paused = true)]
async fn a_failed_download_is_fetched_again_and_not_generated_again() {
    let script = Arc::new(Script::new().then("*", [Link]).fetches(vec![Err(Failure::DownloadFailed); 5]));

    let made = ask(&engine(&script, 2)).await;

    assert!(made.is_ok());
    assert_eq!((script.calls().len(), script.fetched()), (1, 6));
}

#[tokio::test(start_paused = true)]
async fn a_download_that_never_works_ends_the_request_without_another_call() {
    let script = Arc::new(Script::new().then("*", [Link]).fetches(vec![Err(Failure::DownloadFailed); 50]));

    let result = ask(&engine(&script, 2)).await;

    assert_eq!(result, Err(Halt::Failed(Failure::DownloadFailed)));
    assert_eq!((script.calls().len(), script.fetched()), (1, 6));
}

#[tokio::test(start_paused = true)]
async fn whatever_a_fetch_meets_the_result_is_not_paid_for_twice() {
    for failure in [Failure::TimedOut, Failure::Unreachable, Failure::ProviderError, Failure::KeyRejected] {
        let script = Arc::new(Script::new().then("*", [Link]).fetches([Err(failure)]));

        assert!(ask(&engine(&script, 2)).await.is_ok());

        assert_eq!((script.calls().len(), script.fetched()), (1, 2));
    }
}

#[tokio::test(start_paused = true)]
async fn an_unusable_download_is_made_once_more() {
    let unusable = Failure::BadOutput { detail: "no image".into() };
    let script = Arc::new(Script::new().then("*", [Link, Link]).fetches([Err(unusable)]));

    assert!(ask(&engine(&script, 1)).await.is_ok());

    assert_eq!((script.calls().len(), script.fetched()), (2, 2));
}

#[tokio::test(start_paused = true)]
async fn a_result_at_the_very_end_is_still_fetched_once() {
    let script = Arc::new(Script::new().then("*", [late(ms(9_999), Link)]));

    let made = ask_within(&engine(&script, 1), secs(10), &mut Progress::default(), &()).await;

    assert!(made.is_ok());
}

#[tokio::test(start_paused = true)]
async fn the_slot_is_free_while_the_result_is_fetched() {
    let script = Arc::new(Script::new().then("*", [Link]).fetches(vec![Err(Failure::DownloadFailed); 5]));
    let engine = engine(&script, 1);

    let (first, second) = tokio::join!(ask(&engine), ask(&engine));

    assert!(first.is_ok() && second.is_ok());
    assert_eq!(script.times(), [secs(0), secs(0)]);
}
