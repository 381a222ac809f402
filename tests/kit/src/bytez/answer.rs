//! What the fake may answer: every form a media output has been seen in, and every way it has been seen to fail.

use std::time::{Duration, SystemTime, UNIX_EPOCH};

use super::gate::Gate;

/// One answer to one call. Media are those of the call's prompt and seed: see [`Picture`](super::Picture).
///
/// "The model's media" is a picture, or a video if the model was named to
/// [`FakeBytez::video_model`](super::FakeBytez::video_model). To a body with `"json": false` every form of it is sent as
/// raw bytes.
#[derive(Clone, Debug)]
pub enum Answer {
    /// `output` is a link to a PNG.
    Picture,
    /// `output` is a link to an MP4.
    Video,
    /// `output` is a list with a link to the model's media.
    OutputList,
    /// `output` is an object whose `url` is a link to the model's media.
    OutputObject,
    /// `output` is the model's media in base64.
    Base64,
    /// `output` is the model's media as a `data:` URL.
    DataUrl,
    /// The body is the model's media, even if JSON was asked for.
    RawBytes,
    /// A link to a PNG whose `tEXt` chunk holds the prompt.
    WithMetadata,
    /// A link to a PNG that breaks off before its IEND, under an honest Content-Length.
    TruncatedPicture,
    /// A link to the model's media that fails `times` before it serves; `u32::MAX` for always.
    DownloadFails {
        /// How many downloads fail.
        times: u32,
        /// In which way.
        how: DownloadFault,
    },
    /// A link to an HTML page under status 200.
    HtmlAtLink,
    /// A link to a PNG signature followed by zeros, this many bytes in all, without a Content-Length.
    HugeAtLink(usize),

    /// 401 `{"error":"Unauthorized"}`.
    Unauthorized,
    /// 403 with this text as `error`.
    Forbidden(String),
    /// 429 `{"error":"Rate limit exceeded"}`. A call of the same key inside the told wait is a violation.
    RateLimited {
        /// The header that tells how long.
        retry_after: RetryAfter,
    },
    /// 402 `{"error":"Insufficient credits"}`.
    PaymentRequired,
    /// Any status with any body; JSON if it starts with `{`, else plain text.
    Status(u16, String),
    /// 503 `{"error":"Service overloaded"}`.
    Overloaded {
        /// The header that tells how long.
        retry_after: RetryAfter,
    },
    /// 503 with `estimated_time`, in seconds.
    Loading {
        /// The estimated time in seconds.
        seconds: u64,
    },
    /// 502 with the HTML page of a proxy in front.
    HtmlError,
    /// 200 with this text as `error`.
    ErrorIn200(String),
    /// 200 without a body.
    Empty200,
    /// 200 `{"error":null,"output":null}`.
    NoOutput,
    /// 400 with a moderation text.
    Refused,
    /// 413 `{"error":"Payload too large"}`.
    TooLarge,

    /// Nothing until [`FakeBytez::release_hanging`](super::FakeBytez::release_hanging), then the model's media.
    Hang,
    /// Another answer, once the gate lets it through: see [`Answer::behind`].
    Behind(Gate, Box<Answer>),
    /// The request is read, then the connection is reset (RST).
    Reset,
    /// The request is read, then the connection ends (FIN) without an answer.
    Eof,
    /// A 200 whose Content-Length promises more than is sent before the connection ends.
    TruncatedBody,
}

/// How the download of a made file fails.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DownloadFault {
    /// With this status and an empty body.
    Status(u16),
    /// The connection is reset.
    Reset,
    /// The connection ends before the promised Content-Length.
    Truncated,
}

/// The forms in which a server tells how long to wait.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum RetryAfter {
    /// No header.
    Untold,
    /// `Retry-After: 30`.
    Seconds(u64),
    /// `Retry-After: 0.25`, in seconds.
    Fraction(f64),
    /// `Retry-After: Wed, 21 Oct 2015 07:28:00 GMT`: the first whole second at least this far ahead.
    HttpDate(Duration),
    /// `retry-after-ms: 250`.
    Millis(u64),
}

/// How a key says that its plan's concurrency is used up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Busy {
    /// 401, 403 or 429 whose text is "your plan allows for n concurrency".
    Named(u16),
    /// 429 `{"error":"Rate limit exceeded"}`, which names no reason.
    Plain,
}

impl Answer {
    /// This answer, held back until `gate` lets it through.
    #[must_use]
    pub fn behind(self, gate: &Gate) -> Self {
        Self::Behind(gate.clone(), Box::new(self))
    }

    /// A 429 that tells no wait.
    pub fn rate_limited() -> Self {
        Self::RateLimited { retry_after: RetryAfter::Untold }
    }
}

impl RetryAfter {
    /// The header's name and value, and how long it asks to wait.
    pub(super) fn told(self) -> Option<(&'static str, String, Duration)> {
        match self {
            Self::Untold => None,
            Self::Seconds(seconds) => Some(("retry-after", seconds.to_string(), Duration::from_secs(seconds))),
            Self::Fraction(seconds) => Some(("retry-after", seconds.to_string(), Duration::from_secs_f64(seconds))),
            Self::Millis(millis) => Some(("retry-after-ms", millis.to_string(), Duration::from_millis(millis))),
            Self::HttpDate(ahead) => {
                let now = SystemTime::now();
                let asked = (now + ahead).duration_since(UNIX_EPOCH).unwrap_or_default();
                let date = UNIX_EPOCH + Duration::from_secs(asked.as_secs() + u64::from(asked.subsec_nanos() > 0));
                let wait = date.duration_since(now).unwrap_or_default();
                Some(("retry-after", httpdate::fmt_http_date(date), wait))
            }
        }
    }

    /// `wait` in whole seconds where that is exact, else as a fraction, rounded up to a millisecond.
    pub(super) fn of(wait: Duration) -> Self {
        if wait.subsec_nanos() == 0 {
            return Self::Seconds(wait.as_secs());
        }
        let millis = Duration::from_millis(u64::try_from(wait.as_nanos().div_ceil(1_000_000)).unwrap_or(u64::MAX));
        Self::Fraction(millis.as_secs_f64())
    }
}
