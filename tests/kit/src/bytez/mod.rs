//! A fake of Bytez on a loopback socket, as strict as the real one and as unreliable as the script says.
//!
//! It does not retry, queue or forgive: what a client does wrong is refused and kept in [`FakeBytez::violations`].
//!
//! ```
//! use refrain_testkit::bytez::{Answer, Busy, FakeBytez, Gate, Picture, RetryAfter};
//!
//! # #[tokio::main]
//! # async fn main() {
//! let bytez = FakeBytez::start().await;
//! let gate = Gate::closed();
//! bytez.key("dead").dead();
//! bytez.key("single").concurrency(1, Busy::Named(401)).always(Answer::Picture.behind(&gate));
//! bytez.key("limited").answers([Answer::RateLimited { retry_after: RetryAfter::Seconds(1) }, Answer::Base64]);
//!
//! // Here a client asks for a red fox at `bytez.url()`; `bytez.wait_for_calls(1).await` says when it has.
//! gate.open();
//!
//! let file = Picture::of("a red fox").png();
//! assert!(Picture::of("a red fox").is_in(&file));
//! assert_eq!(bytez.violations(), []);
//! # }
//! ```

mod answer;
mod ask;
mod connection;
mod files;
mod gate;
mod key;
mod perform;
mod picture;
mod record;
mod respond;
mod route;
mod state;
#[cfg(test)]
mod tests;
mod video;

use std::net::SocketAddr;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use tokio::net::TcpListener;
use tokio_util::task::AbortOnDropHandle;

pub use answer::{Answer, Busy, DownloadFault, RetryAfter};
pub use gate::Gate;
pub use key::Key;
pub use picture::Picture;
pub use record::{BodyStyle, Call, Outcome, Violation};
pub use video::Video;

use gate::within_patience;
use state::Shared;

/// A Bytez that listens on a port of its own until it is dropped.
pub struct FakeBytez {
    shared: Arc<Shared>,
    address: SocketAddr,
    serving: Mutex<Option<AbortOnDropHandle<()>>>,
}

impl FakeBytez {
    /// Starts on a free port of 127.0.0.1, with no key known and every model known.
    ///
    /// # Panics
    ///
    /// If no port can be had.
    pub async fn start() -> Self {
        let listener = listen(SocketAddr::from(([127, 0, 0, 1], 0))).await;
        let address = match listener.local_addr() {
            Ok(address) => address,
            Err(error) => panic!("the fake's socket has no address: {error}"),
        };
        let shared = Arc::new(Shared::new(format!("http://{address}")));
        let fake = Self { shared, address, serving: Mutex::default() };
        fake.serve(listener);
        fake
    }

    /// What stands for `https://api.bytez.com`, without a slash at the end.
    pub fn url(&self) -> &str {
        &self.shared.url
    }

    /// The key with this secret, made known if it was not: see [`Key`] for its script.
    pub fn key(&self, secret: &str) -> Key {
        Key::new(&self.shared, secret)
    }

    /// Knows only these models, `owner/name`, from now on; others are 404.
    pub fn only_models<'a>(&self, models: impl IntoIterator<Item = &'a str>) -> &Self {
        let models = models.into_iter().map(str::to_owned).collect();
        self.shared.change(|state| state.models = Some(models));
        self
    }

    /// Makes `owner/name` a model of videos: its media are MP4s.
    pub fn video_model(&self, model: &str) -> &Self {
        self.shared.change(|state| state.video_models.insert(model.to_owned()));
        self
    }

    /// How long a call is worked on before its answer; zero at first. Refusals of a key take no time.
    pub fn service_time(&self, each: Duration) -> &Self {
        self.shared.change(|state| state.service_time = each);
        self
    }

    /// How long a call goes on holding its key's slot after its client hung up; zero at first.
    pub fn lingers_after_hang_up(&self, lingering: Duration) -> &Self {
        self.shared.change(|state| state.lingering = lingering);
        self
    }

    /// Lets the calls that hang go on, and those that would hang from now on.
    pub fn release_hanging(&self) {
        self.shared.hanging.open();
    }

    /// Ends all connections and refuses new ones, until [`resume`](Self::resume); open calls count as hung up.
    pub async fn stop(&self) {
        let serving = self.serving.lock().unwrap_or_else(PoisonError::into_inner).take();
        if let Some(serving) = serving {
            serving.abort();
            // The listener is closed when the task is gone; that it was cancelled is no news.
            serving.await.ok();
        }
    }

    /// Listens again on the same port.
    ///
    /// # Panics
    ///
    /// If the port was taken meanwhile.
    pub async fn resume(&self) {
        self.serve(listen(self.address).await);
    }

    /// The well-formed calls of models so far, in the order of their arrival.
    pub fn calls(&self) -> Vec<Call> {
        self.shared.state().calls.clone()
    }

    /// How many calls there were, without copying them.
    pub fn call_count(&self) -> usize {
        self.shared.state().calls.len()
    }

    /// The calls with this key.
    pub fn calls_with(&self, key: &str) -> Vec<Call> {
        self.shared.state().calls.iter().filter(|call| call.key == key).cloned().collect()
    }

    /// The most calls of this key that were ever open at a time, refused ones among them.
    pub fn max_in_flight(&self, key: &str) -> usize {
        self.shared.state().keys.get(key).map_or(0, |key| key.max_in_flight)
    }

    /// What clients did that they must never do.
    pub fn violations(&self) -> Vec<Violation> {
        self.shared.state().violations.clone()
    }

    /// How many calls came inside a wait that a 429 had told their key.
    pub fn calls_inside_told_wait(&self) -> usize {
        let inside = |violation: &&Violation| matches!(violation, Violation::CallInsideToldWait { .. });
        self.shared.state().violations.iter().filter(inside).count()
    }

    /// The keys that were probed, in order.
    pub fn probes(&self) -> Vec<String> {
        self.shared.state().probes.clone()
    }

    /// How often a made file was fetched, failures among them.
    pub fn downloads(&self) -> usize {
        self.shared.state().downloads
    }

    /// Waits until `n` calls have arrived, and returns the calls.
    ///
    /// # Panics
    ///
    /// After ten seconds in vain.
    pub async fn wait_for_calls(&self, n: usize) -> Vec<Call> {
        let enough = self.shared.wait_for(|state| (state.calls.len() >= n).then(|| state.calls.clone()));
        within_patience(enough, || format!("{n} calls, saw {}", self.call_count())).await
    }

    /// Waits until `n` calls have ended in any way, and returns those that have.
    ///
    /// # Panics
    ///
    /// After ten seconds in vain.
    pub async fn wait_for_ended(&self, n: usize) -> Vec<Call> {
        self.wait_for_outcomes(n, "ended", |outcome| outcome != Outcome::Open).await
    }

    /// Waits until `n` clients have hung up on their calls, and returns those calls.
    ///
    /// # Panics
    ///
    /// After ten seconds in vain.
    pub async fn wait_for_hang_ups(&self, n: usize) -> Vec<Call> {
        self.wait_for_outcomes(n, "hung up", |outcome| outcome == Outcome::HungUp).await
    }

    /// Waits until `n` probes have arrived.
    ///
    /// # Panics
    ///
    /// After ten seconds in vain.
    pub async fn wait_for_probes(&self, n: usize) {
        let enough = self.shared.wait_for(|state| (state.probes.len() >= n).then_some(()));
        within_patience(enough, || format!("{n} probes, saw {}", self.probes().len())).await;
    }

    async fn wait_for_outcomes(&self, n: usize, name: &str, wanted: impl Fn(Outcome) -> bool) -> Vec<Call> {
        let enough = self.shared.wait_for(|state| {
            let found = || state.calls.iter().filter(|call| wanted(call.outcome));
            (found().count() >= n).then(|| found().cloned().collect())
        });
        within_patience(enough, || format!("{n} calls to have {name}, saw {:?}", self.calls())).await
    }

    fn serve(&self, listener: TcpListener) {
        let serving = tokio::spawn(connection::accept(listener, Arc::clone(&self.shared)));
        let serving = AbortOnDropHandle::new(serving);
        *self.serving.lock().unwrap_or_else(PoisonError::into_inner) = Some(serving);
    }
}

async fn listen(address: SocketAddr) -> TcpListener {
    match TcpListener::bind(address).await {
        Ok(listener) => listener,
        Err(error) => panic!("the fake can't listen on {address}: {error}"),
    }
}
