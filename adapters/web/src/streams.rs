//! Places for those who listen: so many in all, so many of one token, and none for ever.
//!
//! What is streamed is each route's own business.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use tokio::time::sleep;
use tokio_util::sync::CancellationToken;

use crate::access::Caller;
use crate::problem::{Kind, Problem};

/// After how long a browser has to come again, and to show that it still may.
pub(crate) const LONGEST: Duration = Duration::from_mins(30);
/// When to come back where there is no place.
const SOON: Duration = Duration::from_secs(1);

/// Places for those who listen.
pub(crate) struct Streams {
    free: Arc<Semaphore>,
    most_of_one: usize,
    /// How many each token has.
    places: Arc<Mutex<HashMap<Arc<str>, usize>>>,
}

impl Streams {
    /// So many places, of which one token has so many at most: one program does not keep the others from listening. Where
    /// everybody is let in, there is nobody to tell apart.
    pub(crate) fn new(most: usize, most_of_one: usize) -> Self {
        Self { free: Arc::new(Semaphore::new(most)), most_of_one, places: Arc::default() }
    }

    /// A place for a caller, if they have not too many already and there is one.
    pub(crate) fn place(&self, caller: &Caller) -> Result<Place, Problem> {
        let of_token = caller.token().map(|token| self.count(token)).transpose()?;
        let permit = Arc::clone(&self.free).try_acquire_owned();
        let permit = permit.map_err(|_| Problem::new(Kind::Unavailable).retry_after(SOON))?;
        Ok(Place { _of_token: of_token, _permit: permit })
    }

    fn count(&self, token: Arc<str>) -> Result<OfToken, Problem> {
        let mut places = self.places.lock().unwrap_or_else(PoisonError::into_inner);
        let own = places.entry(Arc::clone(&token)).or_default();
        if *own >= self.most_of_one {
            return Err(Problem::new(Kind::TooManyRequests).retry_after(SOON));
        }
        *own += 1;
        Ok(OfToken { token, places: Arc::clone(&self.places) })
    }
}

/// A place that is taken until it is dropped.
pub(crate) struct Place {
    _of_token: Option<OfToken>,
    _permit: OwnedSemaphorePermit,
}

/// One of a token's places.
struct OfToken {
    token: Arc<str>,
    places: Arc<Mutex<HashMap<Arc<str>, usize>>>,
}

impl Drop for OfToken {
    fn drop(&mut self) {
        let mut places = self.places.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(own) = places.get_mut(&self.token) {
            *own = own.saturating_sub(1);
        }
    }
}

/// Ready once a stream that has no end of its own is to end: it has lasted for as long as any, or the bot stops.
pub(crate) async fn over(shutdown: CancellationToken) {
    tokio::select! {
        () = shutdown.cancelled() => {}
        () = sleep(LONGEST) => {}
    }
}
