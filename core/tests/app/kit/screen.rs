//! What people see: a responder that records every message in plain words, and fails or waits as a test wants.

use std::collections::VecDeque;
use std::fmt::Write as _;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use async_trait::async_trait;
use refrain_core::catalogue::{Catalogue, Locale};
use refrain_core::command::Action;
use refrain_core::reply::{DeliveryError, Reply, Responder, Shown, Urgency};
use refrain_core::request::Origin;
use tokio::sync::watch;
use tokio::time::{Instant, timeout};

use super::Gate;

/// One state of one message.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Frame {
    pub(crate) chat: String,
    /// Which of the bot's messages, from 1.
    pub(crate) message: usize,
    pub(crate) edit: bool,
    pub(crate) text: String,
    pub(crate) buttons: Vec<Action>,
    pub(crate) media: usize,
    pub(crate) spoiler: bool,
}

pub(crate) struct Screen {
    catalogue: Arc<Catalogue>,
    frames: watch::Sender<Vec<Frame>>,
    tries: Mutex<usize>,
    messages: Mutex<usize>,
    send_faults: Mutex<VecDeque<DeliveryError>>,
    result_faults: Mutex<VecDeque<DeliveryError>>,
    outage: Mutex<Option<(Instant, DeliveryError)>>,
    managers: Mutex<Vec<String>>,
    blind: Mutex<bool>,
    send_gate: Mutex<Option<Gate>>,
    progress_waits: Mutex<Option<Gate>>,
    progress_in_flight: Mutex<Option<Gate>>,
    result_gate: Mutex<Option<Gate>>,
    progress_begun: watch::Sender<usize>,
}

impl Screen {
    pub(crate) fn new(catalogue: Arc<Catalogue>) -> Self {
        Self {
            catalogue,
            frames: watch::Sender::default(),
            tries: Mutex::default(),
            messages: Mutex::default(),
            send_faults: Mutex::default(),
            result_faults: Mutex::default(),
            outage: Mutex::default(),
            managers: Mutex::default(),
            blind: Mutex::default(),
            send_gate: Mutex::default(),
            progress_waits: Mutex::default(),
            progress_in_flight: Mutex::default(),
            result_gate: Mutex::default(),
            progress_begun: watch::Sender::default(),
        }
    }

    /// The next new messages fail so.
    pub(crate) fn sends_fail(&self, faults: impl IntoIterator<Item = DeliveryError>) {
        self.send_faults.lock().unwrap().extend(faults);
    }

    /// The next edits to a result fail so.
    pub(crate) fn results_fail(&self, faults: impl IntoIterator<Item = DeliveryError>) {
        self.result_faults.lock().unwrap().extend(faults);
    }

    /// All that is no progress fails so for this time.
    pub(crate) fn fails_for(&self, time: Duration, fault: DeliveryError) {
        *self.outage.lock().unwrap() = Some((Instant::now() + time, fault));
    }

    /// Says of this person that they manage every chat, when it is asked.
    pub(crate) fn manages(&self, person: &str) {
        self.managers.lock().unwrap().push(person.into());
    }

    /// Nobody looks, as where a program asks.
    pub(crate) fn shows_nobody(&self) {
        *self.blind.lock().unwrap() = true;
    }

    /// New messages are not shown before the gate is open.
    pub(crate) fn hold_sends(&self) -> Gate {
        hold(&self.send_gate)
    }

    /// Progress waits for its turn until the gate is open.
    pub(crate) fn hold_progress(&self) -> Gate {
        hold(&self.progress_waits)
    }

    /// Progress that is being sent does not arrive before the gate is open.
    pub(crate) fn hold_progress_in_flight(&self) -> Gate {
        hold(&self.progress_in_flight)
    }

    /// Results do not arrive before the gate is open.
    pub(crate) fn hold_results(&self) -> Gate {
        hold(&self.result_gate)
    }

    pub(crate) async fn progress_begun(&self, times: usize) {
        self.progress_begun.subscribe().wait_for(|begun| *begun >= times).await.expect("it is here");
    }

    pub(crate) fn frames(&self) -> Vec<Frame> {
        self.frames.borrow().clone()
    }

    /// How often something was tried to be shown that was no progress.
    pub(crate) fn tries(&self) -> usize {
        *self.tries.lock().unwrap()
    }

    /// All texts of a chat, in order.
    pub(crate) fn texts(&self, chat: &str) -> Vec<String> {
        self.frames.borrow().iter().filter(|frame| frame.chat == chat).map(|frame| frame.text.clone()).collect()
    }

    /// Waits for the first frame that is `wanted`.
    pub(crate) async fn first(&self, what: &str, wanted: impl Fn(&Frame) -> bool) -> Frame {
        let mut frames = self.frames.subscribe();
        let found = frames.wait_for(|frames| frames.iter().any(&wanted));
        let found = timeout(Duration::from_hours(48), found).await.map(|frames| frames.unwrap().clone());
        let Ok(found) = found else { panic!("never saw {what} in {:#?}", self.frames()) };
        found.into_iter().find(wanted).unwrap()
    }

    /// Waits until `chat` reads `words`.
    pub(crate) async fn sees(&self, chat: &str, words: &str) -> Frame {
        self.first(words, |frame| frame.chat == chat && frame.text.contains(words)).await
    }

    /// Waits until `chat` has a picture.
    pub(crate) async fn sees_picture(&self, chat: &str) -> Frame {
        self.first("a picture", |frame| frame.chat == chat && frame.media > 0).await
    }

    fn show(&self, origin: &Origin, locale: &Locale, reply: &Reply, message: Option<&Shown>) -> Shown {
        let mut text = String::new();
        for paragraph in &reply.paragraphs {
            let between = if text.is_empty() { "" } else { "\n\n" };
            write!(text, "{between}{}", self.catalogue.plain(locale, paragraph)).unwrap();
        }
        let number = if let Some(shown) = message {
            shown.0.parse().unwrap()
        } else {
            let mut messages = self.messages.lock().unwrap();
            *messages += 1;
            *messages
        };
        let frame = Frame {
            chat: origin.chat.clone(),
            message: number,
            edit: message.is_some(),
            text,
            buttons: reply.buttons.iter().map(|button| button.action.clone()).collect(),
            media: reply.media.len(),
            spoiler: reply.spoiler,
        };
        self.frames.send_modify(|frames| frames.push(frame));
        Shown(number.to_string())
    }

    fn tried(&self, faults: &Mutex<VecDeque<DeliveryError>>) -> Result<(), DeliveryError> {
        *self.tries.lock().unwrap() += 1;
        match &*self.outage.lock().unwrap() {
            Some((until, fault)) if Instant::now() < *until => return Err(fault.clone()),
            Some(_) | None => {}
        }
        faults.lock().unwrap().pop_front().map_or(Ok(()), Err)
    }
}

fn hold(place: &Mutex<Option<Gate>>) -> Gate {
    let gate = Gate::closed();
    *place.lock().unwrap() = Some(gate.clone());
    gate
}

async fn pass(place: &Mutex<Option<Gate>>) {
    let gate = place.lock().unwrap().clone();
    if let Some(gate) = gate {
        gate.pass().await;
    }
}

#[async_trait]
impl Responder for Screen {
    async fn send(&self, origin: &Origin, locale: &Locale, reply: &Reply) -> Result<Shown, DeliveryError> {
        pass(&self.send_gate).await;
        self.tried(&self.send_faults)?;
        Ok(self.show(origin, locale, reply, None))
    }

    async fn edit(
        &self,
        origin: &Origin,
        locale: &Locale,
        shown: &Shown,
        reply: &Reply,
        urgency: Urgency,
    ) -> Result<(), DeliveryError> {
        match urgency {
            Urgency::Progress(stopped) => {
                if stopped.run_until_cancelled(pass(&self.progress_waits)).await.is_none() {
                    return Ok(());
                }
                self.progress_begun.send_modify(|begun| *begun += 1);
                pass(&self.progress_in_flight).await;
            }
            Urgency::Result => {
                pass(&self.result_gate).await;
                self.tried(&self.result_faults)?;
            }
        }
        self.show(origin, locale, reply, Some(shown));
        Ok(())
    }

    fn shows(&self, _: &Origin) -> bool {
        !*self.blind.lock().unwrap()
    }

    async fn manages(&self, origin: &Origin) -> Result<bool, DeliveryError> {
        Ok(self.managers.lock().unwrap().contains(&origin.person.id))
    }
}
