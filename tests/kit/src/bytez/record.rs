//! What the fake saw: calls, how they ended, and what a client of Bytez must never do.

use std::time::Duration;

use bytes::Bytes;
use serde_json::Value;
use tokio::time::Instant;

use super::picture::Picture;
use super::video::Video;

/// One well-formed call of a model.
#[derive(Clone, Debug)]
pub struct Call {
    /// The key as sent, known to the fake or not.
    pub key: String,
    /// When the request had been read.
    pub at: Instant,
    /// When the answer was handed to the connection, or the connection ended.
    pub ended: Option<Instant>,
    /// `owner/name`, from the path.
    pub model: String,
    /// `text` or `input`.
    pub prompt: String,
    /// The picture in `base64`, if there is one.
    pub source: Option<Bytes>,
    /// `params.seed`.
    pub seed: Option<u64>,
    /// `params`, or null.
    pub params: Value,
    /// The header `Idempotency-Key`.
    pub idempotency_key: Option<String>,
    /// The spelling of the body.
    pub style: BodyStyle,
    /// Whether the body said `"json": false`.
    pub raw: bool,
    /// Calls of the same key that were open when this one arrived, itself among them.
    pub in_flight: usize,
    /// How it ended.
    pub outcome: Outcome,
}

impl Call {
    /// The picture that this call was, or would have been, answered with.
    pub fn picture(&self) -> Picture {
        let picture = Picture::of(&self.prompt);
        self.seed.map_or(picture, |seed| picture.with_seed(seed))
    }

    /// The video that this call was, or would have been, answered with.
    pub fn video(&self) -> Video {
        Video::of(&self.prompt)
    }
}

/// The two spellings of a body that are in use.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BodyStyle {
    /// `{"text": …}`, as its specification says.
    Text,
    /// `{"input": …, "params": …, "stream": false}`, as the vendor's SDKs send.
    Input,
}

/// How a call ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// It has not ended yet.
    Open,
    /// With this status, whatever the body says.
    Answered(u16),
    /// The client closed the connection before it had an answer.
    HungUp,
    /// The fake reset or ended the connection without an answer.
    Dropped,
}

/// What a client of Bytez must never do. The fake answers as strictly as the real one, and keeps the fault.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Violation {
    /// A method and path that Bytez does not have.
    UnknownPath(String),
    /// `Authorization` is missing or is not `Key K`.
    BadAuthorization,
    /// A Content-Type other than `application/json`.
    BadContentType,
    /// A body that Bytez would refuse, and why.
    BadBody(String),
    /// `autoScale` was sent: it buys capacity.
    AutoScale,
    /// The key was sent along with the download of a file, which may lie on anyone's host.
    KeySentToFiles,
    /// A call inside the wait that a 429 had told this key.
    CallInsideToldWait {
        /// The key.
        key: String,
        /// How much too early.
        early: Duration,
    },
}
