//! An upstream in the same process whose keys misbehave as measured in retry.md (cases b and c), and that counts.

use std::collections::HashMap;
use std::sync::Mutex;
use std::time::Duration;

use async_trait::async_trait;
use bytes::Bytes;
use rand::rngs::StdRng;
use rand::{Rng, SeedableRng};
use refrain_core::failure::Failure;
use refrain_core::provider::{ApiKey, Generation, Output, Provider, Route, Target, Task};
use refrain_core::reply::{Media, MediaKind};
use refrain_core::retry::{Engine, Random, RetryPolicy};
use tokio::time::{Instant, sleep};

/// How the upstream behaves.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Case {
    pub name: &'static str,
    /// How long a call takes.
    pub call: Duration,
    /// How long a key stays shut after a 429, and says so.
    pub shut: Option<Duration>,
}

/// Key 1 answers 401 at random (30 %), a second call in flight on a key is 429.
pub(crate) const B: Case = Case { name: "b", call: Duration::from_millis(5), shut: None };
/// Besides, after a 429 the key stays shut for its `Retry-After` of 1 s, and a call takes 50 ms.
pub(crate) const C: Case = Case { name: "c", call: Duration::from_millis(50), shut: Some(Duration::from_secs(1)) };

pub(crate) const KEYS: usize = 4;
const FLAPPING: &str = "test#1";
const FLAPS: f64 = 0.3;

pub(crate) struct Flaky {
    case: Case,
    state: Mutex<State>,
}

struct State {
    random: StdRng,
    calls: u32,
    inside_told_wait: u32,
    keys: HashMap<String, KeyState>,
}

#[derive(Default)]
struct KeyState {
    in_flight: u32,
    shut_until: Option<Instant>,
    /// When the caller has the answer that says so.
    told_at: Option<Instant>,
}

impl Flaky {
    pub(crate) fn new(case: Case, seed: u64) -> Self {
        let state = State { random: StdRng::seed_from_u64(seed), calls: 0, inside_told_wait: 0, keys: HashMap::new() };
        Self { case, state: Mutex::new(state) }
    }

    /// Calls so far.
    pub(crate) fn calls(&self) -> u32 {
        self.state.lock().unwrap().calls
    }

    /// Calls made before a told `Retry-After` was over.
    pub(crate) fn inside_told_wait(&self) -> u32 {
        self.state.lock().unwrap().inside_told_wait
    }

    fn arrive(&self, key: &str) -> Result<(), Failure> {
        let mut state = self.state.lock().unwrap();
        let state = &mut *state;
        state.calls += 1;
        let now = Instant::now();
        let at_key = state.keys.entry(key.to_owned()).or_default();
        if at_key.shut_until.is_some_and(|until| now < until) {
            state.inside_told_wait += u32::from(at_key.told_at.is_some_and(|told_at| told_at < now));
            return Err(Failure::RateLimited { retry_after: self.case.shut });
        }
        if at_key.in_flight > 0 {
            at_key.shut_until = self.case.shut.map(|shut| now + self.case.call + shut);
            at_key.told_at = Some(now + self.case.call);
            return Err(Failure::RateLimited { retry_after: self.case.shut });
        }
        if key == FLAPPING && state.random.random_bool(FLAPS) {
            return Err(Failure::KeyRejected);
        }
        at_key.in_flight += 1;
        Ok(())
    }
}

#[async_trait]
impl Provider for Flaky {
    fn name(&self) -> &'static str {
        "test"
    }

    async fn generate(&self, key: &ApiKey, _: &Generation) -> Result<Output, Failure> {
        let arrival = self.arrive(key.label());
        sleep(self.case.call).await;
        arrival?;
        self.state.lock().unwrap().keys.get_mut(key.label()).unwrap().in_flight -= 1;
        Ok(picture())
    }

    async fn fetch(&self, _: &str, _: &Generation) -> Result<Media, Failure> {
        Err(Failure::DownloadFailed)
    }
}

pub(crate) fn picture() -> Output {
    Output::Media(vec![Media { kind: MediaKind::Image, mime: "image/png", bytes: Bytes::from_static(b"a fox") }])
}

pub(crate) fn a_fox() -> Generation {
    Generation {
        task: Task::Image,
        model: String::new(),
        prompt: "a red fox".into(),
        seed: None,
        source: None,
        idempotency_key: "job".into(),
    }
}

pub(crate) fn key(number: usize) -> ApiKey {
    ApiKey::new(format!("test#{number}"), format!("secret {number}").into())
}

/// An engine with `keys` at the one provider `test`.
pub(crate) fn engine(provider: std::sync::Arc<dyn Provider>, keys: Vec<ApiKey>, seed: u64) -> Engine {
    let route = Route {
        chain: vec![Target { provider: "test".into(), model: "m".into() }],
        attempt_timeout: Duration::from_secs(90),
        deadline: Duration::from_mins(10),
    };
    Engine::new(RetryPolicy::default(), Random::seeded(seed))
        .provider(provider, keys)
        .route(Task::Image, route)
        .expect("the provider is there")
}
