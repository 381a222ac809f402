//! Upstreams that take a call, name it, and are asked for its result.

use std::sync::{Arc, Mutex};

use async_trait::async_trait;
use refrain_core::failure::Failure;
use refrain_core::provider::{ApiKey, Generation, Output, Provider, Remote, RemoteCall, Route, Target, Task};
use refrain_core::reply::Media;
use refrain_core::retry::{Access, Engine, Halt, Made, News, Observer, Progress, Random, RetryPolicy, run};
use tokio::time::{Instant, timeout};

use crate::journal;
use crate::script::{a_fox, picture, secs};

/// What such an upstream saw.
#[derive(Debug, Clone, PartialEq)]
enum Seen {
    /// A call, with a key by its label.
    Submitted(String),
    /// A question for a call.
    Asked(String, String),
}

/// An upstream that takes every call, and answers questions in this order, after that with a picture.
#[derive(Default)]
struct Submits {
    seen: Mutex<Vec<Seen>>,
    answers: Mutex<Vec<Failure>>,
}

impl Submits {
    fn answering(answers: impl IntoIterator<Item = Failure>) -> Arc<Self> {
        Arc::new(Self { answers: Mutex::new(answers.into_iter().collect()), ..Self::default() })
    }

    fn seen(&self) -> Vec<Seen> {
        self.seen.lock().unwrap().clone()
    }

    fn answer(&self) -> Result<Output, Failure> {
        let mut answers = self.answers.lock().unwrap();
        if answers.is_empty() { Ok(Output::Media(vec![picture()])) } else { Err(answers.remove(0)) }
    }
}

#[async_trait]
impl Provider for Submits {
    fn name(&self) -> &'static str {
        "test"
    }

    async fn generate(&self, _: &ApiKey, _: &Generation) -> Result<Output, Failure> {
        panic!("it is asked by the other way");
    }

    async fn generate_remotely(&self, key: &ApiKey, _: &Generation, remote: &Remote<'_>) -> Result<Output, Failure> {
        let label = key.label().to_owned();
        if let Some(id) = remote.known() {
            self.seen.lock().unwrap().push(Seen::Asked(id.to_owned(), label));
        } else {
            let number = {
                let mut seen = self.seen.lock().unwrap();
                seen.push(Seen::Submitted(label));
                seen.len()
            };
            remote.submitted(&format!("call {number}"));
        }
        self.answer()
    }

    async fn fetch(&self, _: &str, _: &Generation) -> Result<Media, Failure> {
        Err(Failure::DownloadFailed)
    }
}

/// Keeps what a store would.
#[derive(Default)]
struct Kept(Mutex<Vec<Option<RemoteCall>>>);

impl Observer for Kept {
    fn hear(&self, _: News) {}

    fn remote(&self, call: Option<&RemoteCall>) {
        self.0.lock().unwrap().push(call.cloned());
    }
}

impl Kept {
    fn ids(&self) -> Vec<Option<String>> {
        self.0.lock().unwrap().iter().map(|call| call.as_ref().map(|call| call.id.clone())).collect()
    }
}

fn key(number: u32) -> ApiKey {
    ApiKey::new(format!("test#{number}"), format!("secret {number}").into()).concurrency(1)
}

fn engine(provider: &Arc<Submits>, keys: u32) -> Engine {
    engine_of(provider, keys, &["m"])
}

fn engine_of(provider: &Arc<Submits>, keys: u32, models: &[&str]) -> Engine {
    journal::keep();
    let target = |model: &&str| Target { provider: "test".into(), model: (*model).into() };
    let route = Route { chain: models.iter().map(target).collect(), attempt_timeout: secs(90), deadline: secs(600) };
    Engine::new(RetryPolicy::default(), Random::seeded(7))
        .provider(provider.clone(), (1..=keys).map(key).collect())
        .route(Task::Image, route)
        .unwrap()
}

async fn pursue(engine: &Engine, progress: &mut Progress, kept: &Kept) -> Result<Made, Halt> {
    let capacity = engine.capacity(Task::Image, &Access::Open).await;
    run(engine, &a_fox(), &Access::Open, Instant::now() + secs(600), capacity, progress, kept).await
}

fn submitted(number: u32) -> Seen {
    Seen::Submitted(format!("test#{number}"))
}

fn asked(call: u32, key: u32) -> Seen {
    Seen::Asked(format!("call {call}"), format!("test#{key}"))
}

#[tokio::test(start_paused = true)]
async fn a_call_that_ran_out_of_time_is_asked_for_by_its_key_and_not_made_again() {
    let provider = Submits::answering([Failure::TimedOut, Failure::TimedOut, Failure::TimedOut]);
    let (mut progress, kept) = (Progress::default(), Kept::default());

    let made = pursue(&engine(&provider, 2), &mut progress, &kept).await;

    assert!(made.is_ok(), "{made:?}");
    assert_eq!(provider.seen(), [submitted(1), asked(1, 1), asked(1, 1), asked(1, 1)]);
    assert_eq!(kept.ids(), [Some("call 1".to_owned())]);
}

#[tokio::test(start_paused = true)]
async fn a_call_that_the_upstream_gave_up_is_made_anew() {
    let provider = Submits::answering([Failure::ProviderError]);
    let (mut progress, kept) = (Progress::default(), Kept::default());

    let made = pursue(&engine(&provider, 1), &mut progress, &kept).await;

    assert!(made.is_ok(), "{made:?}");
    assert_eq!(provider.seen(), [submitted(1), submitted(1)]);
    assert_eq!(kept.ids(), [Some("call 1".to_owned()), None, Some("call 2".to_owned())]);
}

#[tokio::test(start_paused = true)]
async fn a_call_that_can_be_asked_for_comes_before_the_next_model() {
    let overloaded = || Failure::Overloaded { retry_after: None };
    let provider = Submits::answering([overloaded(), overloaded()]);
    let (mut progress, kept) = (Progress::default(), Kept::default());

    let made = pursue(&engine_of(&provider, 2, &["m", "n"]), &mut progress, &kept).await;

    assert_eq!(made.map(|made| made.target.model), Ok("m".into()));
    assert_eq!(provider.seen(), [submitted(1), asked(1, 1), asked(1, 1)]);
}

#[tokio::test(start_paused = true)]
async fn asking_in_vain_ends_with_the_attempts() {
    let provider = Submits::answering(vec![Failure::Unreachable; 10]);
    let (mut progress, kept) = (Progress::default(), Kept::default());

    let halt = pursue(&engine(&provider, 1), &mut progress, &kept).await;

    assert_eq!(halt, Err(Halt::Failed(Failure::Unreachable)));
    assert_eq!(provider.seen(), [submitted(1), asked(1, 1), asked(1, 1)]);
}

#[tokio::test(start_paused = true)]
async fn a_call_is_asked_for_by_its_key_also_where_that_is_kept_for_others_by_now() {
    let provider = Submits::answering([Failure::RateLimited { retry_after: Some(secs(120)) }, Failure::ProviderError]);
    let (mut progress, kept) = (Progress::default(), Kept::default());
    let halt = pursue(&engine(&provider, 1), &mut progress, &kept).await;
    let route = Route { chain: vec!["test:m".parse().unwrap()], attempt_timeout: secs(90), deadline: secs(600) };
    let restarted = Engine::new(RetryPolicy::default(), Random::seeded(7))
        .provider(provider.clone(), vec![key(1).keep_for(["premium"]), key(2)])
        .route(Task::Image, route)
        .unwrap();

    let made = pursue(&restarted, &mut progress, &kept).await;

    assert!(matches!(halt, Err(Halt::Snoozed { .. })), "{halt:?}");
    assert!(made.is_ok(), "{made:?}");
    assert_eq!(provider.seen(), [submitted(1), asked(1, 1), submitted(2)], "what is made anew is made with another");
}

#[tokio::test(start_paused = true)]
async fn a_run_whose_call_was_snoozed_asks_for_it_when_it_goes_on() {
    let told = Failure::RateLimited { retry_after: Some(secs(120)) };
    let provider = Submits::answering([told]);
    let (mut progress, kept) = (Progress::default(), Kept::default());
    let engine = engine(&provider, 1);

    let halt = pursue(&engine, &mut progress, &kept).await;
    let made = timeout(secs(300), pursue(&engine, &mut progress, &kept)).await.expect("it goes on");

    assert!(matches!(halt, Err(Halt::Snoozed { .. })), "{halt:?}");
    assert!(made.is_ok(), "{made:?}");
    assert_eq!(provider.seen(), [submitted(1), asked(1, 1)]);
}
