//! The record of one call, and what is told of it while a request is pursued.

use std::time::Duration;

use super::Decision;
use crate::failure::Failure;
use crate::provider::{RemoteCall, Target};

/// One call to a provider.
#[derive(Debug, Clone, PartialEq)]
pub struct Attempt {
    /// Which call of the request this is, from 1.
    pub number: u32,
    /// Whom it asked.
    pub target: Target,
    /// With which key, by its label.
    pub key: String,
    /// How long it took.
    pub took: Duration,
    /// What came of it, and what followed a failure.
    pub outcome: Result<(), (Failure, Decision)>,
}

impl Attempt {
    /// Whether the provider may have charged for it without giving a result.
    pub fn possibly_billed(&self) -> bool {
        matches!(&self.outcome, Err((failure, _)) if failure.possibly_billed())
    }
}

/// What happens while a request is pursued.
#[derive(Debug, Clone, PartialEq)]
pub enum News {
    /// A call begins.
    Calling,
    /// A call ended.
    Ended(Attempt),
    /// Nothing can be done for a while, because of `failure`.
    Waiting {
        /// Why.
        failure: Failure,
        /// For how long at least.
        wait: Duration,
    },
}

/// Hears the news of one request.
///
/// Called from the loop itself: implementations return at once.
pub trait Observer: Send + Sync {
    /// Takes the news.
    fn hear(&self, news: News);

    /// An upstream goes on by itself with this call from now on, so that another run can ask for its result; `None` once
    /// there is nothing to ask for. To be kept at once. Default: it is not kept.
    fn remote(&self, call: Option<&RemoteCall>) {
        let _ = call;
    }
}

/// Nobody hears.
impl Observer for () {
    fn hear(&self, _: News) {}
}
