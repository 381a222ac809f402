//! A provider that does what a test scripts, and records whom it was asked for.

use std::collections::{HashMap, VecDeque};
use std::sync::Mutex;
use std::time::Duration;

use async_trait::async_trait;
use bytes::Bytes;
use refrain_core::failure::Failure;
use refrain_core::provider::{ApiKey, Generation, Output, Provider};
use refrain_core::reply::{Media, MediaKind};
use tokio::sync::watch;
use tokio::time::sleep;

use super::Gate;

/// What the upstream does with one call.
#[derive(Debug, Clone)]
pub(crate) enum Step {
    /// A picture at once.
    Picture,
    /// A picture once the gate is open.
    Held(Gate),
    /// No picture.
    Fails(Failure),
    /// Never an answer.
    Hangs,
    /// A fault in the provider's code.
    Panics,
}

#[derive(Debug, Default)]
pub(crate) struct Upstream {
    script: Mutex<VecDeque<Step>>,
    rejected: Mutex<HashMap<String, Failure>>,
    always: Mutex<Option<Step>>,
    takes: Mutex<Duration>,
    calls: watch::Sender<Vec<(String, String)>>,
    sources: Mutex<Vec<Option<Media>>>,
}

impl Upstream {
    /// What the next calls meet, in order; then pictures again.
    pub(crate) fn script(&self, steps: impl IntoIterator<Item = Step>) {
        self.script.lock().unwrap().extend(steps);
    }

    /// What all calls meet that no script is there for.
    pub(crate) fn always(&self, step: Step) {
        *self.always.lock().unwrap() = Some(step);
    }

    /// What calls with the key meet.
    pub(crate) fn key_fails(&self, key: &str, failure: Failure) {
        self.rejected.lock().unwrap().insert(key.to_owned(), failure);
    }

    /// How long a call takes that is not held.
    pub(crate) fn takes(&self, time: Duration) {
        *self.takes.lock().unwrap() = time;
    }

    /// The prompts of all calls, in order.
    pub(crate) fn prompts(&self) -> Vec<String> {
        self.calls.borrow().iter().map(|(prompt, _)| prompt.clone()).collect()
    }

    /// The keys of all calls, in order.
    pub(crate) fn keys(&self) -> Vec<String> {
        self.calls.borrow().iter().map(|(_, key)| key.clone()).collect()
    }

    /// The pictures that the calls started from, in order.
    pub(crate) fn sources(&self) -> Vec<Option<Media>> {
        self.sources.lock().unwrap().clone()
    }

    pub(crate) async fn called(&self, times: usize) {
        self.calls.subscribe().wait_for(|calls| calls.len() >= times).await.expect("it is here");
    }
}

pub(crate) fn picture() -> Media {
    Media { kind: MediaKind::Image, mime: "image/png", bytes: Bytes::from_static(b"a fox") }
}

#[async_trait]
impl Provider for Upstream {
    fn name(&self) -> &'static str {
        "test"
    }

    async fn generate(&self, key: &ApiKey, wanted: &Generation) -> Result<Output, Failure> {
        self.calls.send_modify(|calls| calls.push((wanted.prompt.clone(), key.label().to_owned())));
        self.sources.lock().unwrap().push(wanted.source.clone());
        let takes = *self.takes.lock().unwrap();
        if !takes.is_zero() {
            sleep(takes).await;
        }
        if let Some(failure) = self.rejected.lock().unwrap().get(key.label()) {
            return Err(failure.clone());
        }
        let scripted = self.script.lock().unwrap().pop_front();
        let step = scripted.or_else(|| self.always.lock().unwrap().clone()).unwrap_or(Step::Picture);
        match step {
            Step::Picture => {}
            Step::Held(gate) => gate.pass().await,
            Step::Fails(failure) => return Err(failure),
            Step::Hangs => std::future::pending().await,
            Step::Panics => panic!("a fault in the provider"),
        }
        Ok(Output::Media(vec![picture()]))
    }

    async fn fetch(&self, _: &str, _: &Generation) -> Result<Media, Failure> {
        Err(Failure::DownloadFailed)
    }
}
