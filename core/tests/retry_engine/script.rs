//! An upstream that answers as told, in order, for each key, and writes down who called when.

use std::collections::{HashMap, VecDeque};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use async_trait::async_trait;
use bytes::Bytes;
use refrain_core::failure::Failure;
use refrain_core::provider::{ApiKey, Generation, Output, Provider, Route, Target, Task};
use refrain_core::reply::{Media, MediaKind};
use refrain_core::retry::{
    Access, Attempt, Engine, Halt, KeyState, KeyStatus, Made, News, Observer, Progress, Random, RetryPolicy, run,
};
use tokio::time::{Instant, sleep};

use crate::journal;

/// What a call is answered.
#[derive(Debug, Clone)]
pub(crate) enum Answer {
    Picture,
    Link,
    Nothing,
    No(Failure),
    /// Never.
    Silence,
    /// The other answer, so much later.
    Late(Duration, Box<Self>),
}

pub(crate) use Answer::{Link, No, Nothing, Picture, Silence};

pub(crate) fn late(after: Duration, answer: Answer) -> Answer {
    Answer::Late(after, Box::new(answer))
}

pub(crate) const fn secs(secs: u64) -> Duration {
    Duration::from_secs(secs)
}

pub(crate) const fn ms(ms: u64) -> Duration {
    Duration::from_millis(ms)
}

/// A call as the upstream saw it.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Call {
    pub(crate) at: Duration,
    pub(crate) key: String,
    pub(crate) idempotency_key: String,
}

pub(crate) struct Script {
    name: &'static str,
    born: Instant,
    state: Mutex<State>,
}

#[derive(Default)]
struct State {
    /// For a key, else for `*`: what comes next; then the last one for ever, else a picture.
    answers: HashMap<String, VecDeque<Answer>>,
    for_ever: HashMap<String, Answer>,
    /// `None`: there is no free probe.
    probes: Option<VecDeque<Result<(), Failure>>>,
    fetches: VecDeque<Result<(), Failure>>,
    calls: Vec<Call>,
    probed: Vec<(Duration, String)>,
    fetched: u32,
}

impl Script {
    pub(crate) fn new() -> Self {
        Self::named("test")
    }

    pub(crate) fn named(name: &'static str) -> Self {
        Self { name, born: Instant::now(), state: Mutex::default() }
    }

    /// The next answers to `key`, or to any key if it is `*`.
    pub(crate) fn then(self, key: &str, answers: impl IntoIterator<Item = Answer>) -> Self {
        self.say(key, answers);
        self
    }

    pub(crate) fn say(&self, key: &str, answers: impl IntoIterator<Item = Answer>) {
        self.state.lock().unwrap().answers.entry(key.to_owned()).or_default().extend(answers);
    }

    /// What `key`, or any if it is `*`, is answered once the scripted answers are used up.
    pub(crate) fn always(self, key: &str, answer: Answer) -> Self {
        self.keep_saying(key, answer);
        self
    }

    pub(crate) fn keep_saying(&self, key: &str, answer: Answer) {
        self.state.lock().unwrap().for_ever.insert(key.to_owned(), answer);
    }

    pub(crate) fn probes(self, answers: impl IntoIterator<Item = Result<(), Failure>>) -> Self {
        self.state.lock().unwrap().probes = Some(answers.into_iter().collect());
        self
    }

    pub(crate) fn fetches(self, answers: impl IntoIterator<Item = Result<(), Failure>>) -> Self {
        self.state.lock().unwrap().fetches = answers.into_iter().collect();
        self
    }

    pub(crate) fn calls(&self) -> Vec<Call> {
        self.state.lock().unwrap().calls.clone()
    }

    /// The keys called, in order, by their numbers.
    pub(crate) fn keys_called(&self) -> Vec<u32> {
        self.calls().iter().map(|call| call.key.rsplit('#').next().unwrap().parse().unwrap()).collect()
    }

    pub(crate) fn times(&self) -> Vec<Duration> {
        self.calls().iter().map(|call| call.at).collect()
    }

    pub(crate) fn probed_at(&self) -> Vec<u64> {
        self.state.lock().unwrap().probed.iter().map(|(at, _)| at.as_secs()).collect()
    }

    pub(crate) fn fetched(&self) -> u32 {
        self.state.lock().unwrap().fetched
    }

    fn next_answer(&self, key: &ApiKey, wanted: &Generation) -> Answer {
        let mut state = self.state.lock().unwrap();
        state.calls.push(Call {
            at: self.born.elapsed(),
            key: key.label().to_owned(),
            idempotency_key: wanted.idempotency_key.clone(),
        });
        for whose in [key.label(), "*"] {
            if let Some(answer) = state.answers.get_mut(whose).and_then(VecDeque::pop_front) {
                return answer;
            }
            if let Some(answer) = state.for_ever.get(whose) {
                return answer.clone();
            }
        }
        Picture
    }
}

#[async_trait]
impl Provider for Script {
    fn name(&self) -> &str {
        self.name
    }

    async fn generate(&self, key: &ApiKey, wanted: &Generation) -> Result<Output, Failure> {
        let mut answer = self.next_answer(key, wanted);
        loop {
            match answer {
                Picture => return Ok(Output::Media(vec![picture()])),
                Nothing => return Ok(Output::Media(Vec::new())),
                Link => return Ok(Output::Links(vec!["https://result".into()])),
                No(failure) => return Err(failure),
                Silence => return std::future::pending().await,
                Answer::Late(after, then) => {
                    sleep(after).await;
                    answer = *then;
                }
            }
        }
    }

    async fn fetch(&self, _: &str, _: &Generation) -> Result<Media, Failure> {
        let mut state = self.state.lock().unwrap();
        state.fetched += 1;
        state.fetches.pop_front().unwrap_or(Ok(())).map(|()| picture())
    }

    async fn probe(&self, key: &ApiKey) -> Option<Result<(), Failure>> {
        let mut state = self.state.lock().unwrap();
        let answer = state.probes.as_mut()?.pop_front().unwrap_or(Err(Failure::KeyRejected));
        state.probed.push((self.born.elapsed(), key.label().to_owned()));
        Some(answer)
    }
}

pub(crate) fn picture() -> Media {
    Media { kind: MediaKind::Image, mime: "image/png", bytes: Bytes::from_static(b"a fox") }
}

/// Keys `name#1` and so on, of one slot each and an account of its own.
pub(crate) fn keys(name: &str, count: usize) -> Vec<ApiKey> {
    (1..=count).map(|number| untold_key(name, number).concurrency(1)).collect()
}

pub(crate) fn untold_key(name: &str, number: usize) -> ApiKey {
    ApiKey::new(format!("{name}#{number}"), format!("s3cret-{number}").into())
}

/// An engine with one upstream and `count` keys of one slot each.
pub(crate) fn engine(script: &Arc<Script>, count: usize) -> Engine {
    engine_with([(script, keys("test", count))])
}

/// An engine whose chain is these upstreams.
pub(crate) fn engine_with<'a>(upstreams: impl IntoIterator<Item = (&'a Arc<Script>, Vec<ApiKey>)>) -> Engine {
    journal::keep();
    let mut chain = Vec::new();
    let mut engine = Engine::new(RetryPolicy::default(), Random::seeded(7));
    for (script, keys) in upstreams {
        chain.push(Target { provider: script.name.to_owned(), model: "m".into() });
        engine = engine.provider(Arc::clone(script) as Arc<dyn Provider>, keys);
    }
    let route = Route { chain, attempt_timeout: secs(90), deadline: secs(600) };
    engine.route(Task::Image, route).expect("every upstream is there")
}

pub(crate) fn a_fox() -> Generation {
    Generation {
        task: Task::Image,
        model: String::new(),
        prompt: "a red fox".into(),
        seed: None,
        source: None,
        idempotency_key: "job-1".into(),
    }
}

/// One request from its slot to its end.
pub(crate) async fn ask(engine: &Engine) -> Result<Made, Halt> {
    ask_within(engine, secs(600), &mut Progress::default(), &()).await
}

pub(crate) async fn ask_within(
    engine: &Engine,
    time: Duration,
    progress: &mut Progress,
    observer: &dyn Observer,
) -> Result<Made, Halt> {
    let deadline = Instant::now() + time;
    let capacity = engine.capacity(Task::Image, &Access::Open).await;
    run(engine, &a_fox(), &Access::Open, deadline, capacity, progress, observer).await
}

pub(crate) fn status(engine: &Engine, number: usize) -> KeyStatus {
    engine.keys().swap_remove(number - 1)
}

pub(crate) fn rest(engine: &Engine, number: usize) -> Duration {
    match status(engine, number).state {
        KeyState::Cooling { rest, .. } | KeyState::Quarantined { rest, .. } => rest,
        KeyState::Healthy | KeyState::Probing => Duration::ZERO,
    }
}

/// Remembers what it heard.
#[derive(Default)]
pub(crate) struct Ears(Mutex<Vec<News>>);

impl Ears {
    pub(crate) fn attempts(&self) -> Vec<Attempt> {
        let heard = self.0.lock().unwrap();
        heard
            .iter()
            .filter_map(|news| if let News::Ended(attempt) = news { Some(attempt.clone()) } else { None })
            .collect()
    }

    /// The waits, and why.
    pub(crate) fn waits(&self) -> Vec<(Failure, Duration)> {
        let heard = self.0.lock().unwrap();
        let waits = heard.iter().filter_map(|news| match news {
            News::Waiting { failure, wait } => Some((failure.clone(), *wait)),
            News::Calling | News::Ended(_) => None,
        });
        waits.collect()
    }
}

impl Observer for Ears {
    fn hear(&self, news: News) {
        self.0.lock().unwrap().push(news);
    }
}
