//! Why a request is not served: RFC 9457, in the caller's language.
//!
//! A handler answers with a [`Problem`]; [`word`] makes the answer's body of it on the way out, because only there the
//! language is at hand.

use std::time::Duration;

use axum::extract::{Request, State};
use axum::http::header::{CONTENT_LANGUAGE, CONTENT_TYPE, RETRY_AFTER, VARY, WWW_AUTHENTICATE};
use axum::http::{HeaderValue, Method, StatusCode};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use refrain_core::Failure;
use refrain_core::catalogue::{Message, MessageId, Value, id};
use serde_json::json;

use crate::page::{self, Reader};
use crate::site::Shared;

/// What kind of problem it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// What was sent can't be read; `$reason` says why, in English, for whoever wrote the program.
    Malformed,
    /// There is no valid token.
    Unauthorized,
    /// The token does not allow it; `$scope` would.
    Forbidden,
    /// A page of another website asks, with what the browser keeps for us.
    CrossSite,
    /// There is no such thing.
    NotFound,
    /// There was such a thing, which is not kept any more; who answers says what.
    Gone,
    /// That can't be done there; `$method` was asked for.
    MethodNotAllowed,
    /// The request did not come in time.
    TooSlow,
    /// The request is larger than `$limit` KiB.
    TooLarge,
    /// It should have been `$expected`.
    UnsupportedMediaType,
    /// The server is not known as `$host`.
    ForeignHost,
    /// The caller asks too often, and may again after `$wait`.
    TooManyRequests,
    /// A part of what was sent does not fit; `$reason` says which and why.
    Invalid,
    /// It can't be done in the state that the job is in.
    Conflict,
    /// A fault of ours.
    Internal,
    /// It can't be done now, but soon.
    Unavailable,
}

impl Kind {
    /// The status of the answer.
    pub(crate) const fn status(self) -> StatusCode {
        match self {
            Self::Malformed => StatusCode::BAD_REQUEST,
            Self::Unauthorized => StatusCode::UNAUTHORIZED,
            Self::Forbidden | Self::CrossSite => StatusCode::FORBIDDEN,
            Self::NotFound => StatusCode::NOT_FOUND,
            Self::Gone => StatusCode::GONE,
            Self::MethodNotAllowed => StatusCode::METHOD_NOT_ALLOWED,
            Self::TooSlow => StatusCode::REQUEST_TIMEOUT,
            Self::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            Self::UnsupportedMediaType => StatusCode::UNSUPPORTED_MEDIA_TYPE,
            Self::ForeignHost => StatusCode::MISDIRECTED_REQUEST,
            Self::TooManyRequests => StatusCode::TOO_MANY_REQUESTS,
            Self::Invalid => StatusCode::UNPROCESSABLE_ENTITY,
            Self::Conflict => StatusCode::CONFLICT,
            Self::Internal => StatusCode::INTERNAL_SERVER_ERROR,
            Self::Unavailable => StatusCode::SERVICE_UNAVAILABLE,
        }
    }

    /// The message whose value is the title, and whose attribute `detail` says more.
    const fn message(self) -> MessageId {
        match self {
            Self::Malformed => id::WEB_PROBLEM_MALFORMED,
            Self::Unauthorized => id::WEB_PROBLEM_UNAUTHORIZED,
            Self::Forbidden => id::WEB_PROBLEM_FORBIDDEN,
            Self::CrossSite => id::WEB_PROBLEM_CROSS_SITE,
            Self::NotFound | Self::Gone => id::WEB_PROBLEM_NOT_FOUND,
            Self::MethodNotAllowed => id::WEB_PROBLEM_METHOD_NOT_ALLOWED,
            Self::TooSlow => id::WEB_PROBLEM_TOO_SLOW,
            Self::TooLarge => id::WEB_PROBLEM_TOO_LARGE,
            Self::UnsupportedMediaType => id::WEB_PROBLEM_UNSUPPORTED_MEDIA_TYPE,
            Self::ForeignHost => id::WEB_PROBLEM_FOREIGN_HOST,
            Self::TooManyRequests => id::WEB_PROBLEM_TOO_MANY_REQUESTS,
            Self::Invalid => id::WEB_PROBLEM_INVALID,
            Self::Conflict => id::WEB_PROBLEM_CONFLICT,
            Self::Internal => id::WEB_PROBLEM_INTERNAL,
            Self::Unavailable => id::WEB_PROBLEM_UNAVAILABLE,
        }
    }

    /// The type, a URI that says which problem it is: `urn:refrain:problem:too-large`.
    fn uri(self) -> String {
        let name = self.message().as_str();
        let name = if self == Self::Gone { "gone" } else { name.strip_prefix("web-problem-").unwrap_or(name) };
        format!("urn:refrain:problem:{name}")
    }
}

/// Why a request is not served.
#[derive(Debug, Clone)]
pub(crate) struct Problem {
    kind: Kind,
    arguments: Vec<(&'static str, Value)>,
    retry_after: Option<Duration>,
    /// Says more than the kind does, instead of its own words.
    detail: Option<Box<Message>>,
    /// Which part of the body does not fit, as a fragment (RFC 6901).
    pointer: Option<String>,
    /// The failure's name, where one is behind it.
    failure: Option<&'static str>,
    /// Where who gave a wrong token wanted to go.
    next: Option<String>,
}

impl Problem {
    /// A problem of that kind.
    pub(crate) const fn new(kind: Kind) -> Self {
        Self { kind, arguments: Vec::new(), retry_after: None, detail: None, pointer: None, failure: None, next: None }
    }

    /// Adds what the words speak of.
    pub(crate) fn with(mut self, name: &'static str, value: impl Into<Value>) -> Self {
        self.arguments.push((name, value.into()));
        self
    }

    /// Says when to come back.
    pub(crate) fn retry_after(mut self, wait: Duration) -> Self {
        self.retry_after = Some(wait);
        self.with("wait", Message::wait(Some(wait)))
    }

    /// Whether it is of that kind.
    pub(crate) fn is(&self, kind: Kind) -> bool {
        self.kind == kind
    }

    /// Says this instead of the kind's own words.
    pub(crate) fn saying(mut self, detail: Message) -> Self {
        self.detail = Some(Box::new(detail));
        self
    }

    /// Says which part of the body does not fit, such as `/seed`.
    pub(crate) fn at(mut self, pointer: &str) -> Self {
        self.pointer = Some(format!("#{pointer}"));
        self
    }

    /// Says that a wrong token was given on the way to that path.
    pub(crate) fn on_the_way_to(mut self, next: String) -> Self {
        self.next = Some(next);
        self
    }

    /// Says which failure is behind it, and when to come back if that is known.
    pub(crate) fn of(mut self, failure: &Failure) -> Self {
        self.failure = Some(failure.label());
        let told = self.saying(failure.message());
        match failure.told_wait() {
            Some(wait) => told.retry_after(wait),
            None => told,
        }
    }
}

/// Without words as yet.
impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let mut response = self.kind.status().into_response();
        let headers = response.headers_mut();
        if self.kind == Kind::Unauthorized {
            headers.insert(WWW_AUTHENTICATE, HeaderValue::from_static("Bearer realm=\"refrain\""));
        }
        if let Some(wait) = self.retry_after {
            let seconds = wait.as_secs() + u64::from(wait.subsec_nanos() > 0);
            headers.insert(RETRY_AFTER, seconds.max(1).into());
        }
        response.extensions_mut().insert(self);
        response
    }
}

/// Words the problem that comes back, if one does.
pub(crate) async fn word(State(site): State<Shared>, request: Request, next: Next) -> Response {
    let catalogue = site.app.catalogue();
    // What was posted is gone, so there is nothing to come back to.
    let asked = if request.method() == Method::POST { None } else { request.uri().path_and_query() };
    let reader = Reader::of(&site, request.headers(), asked.map_or("/", |here| here.as_str()));
    let by_browser = page::problem::is_wanted(request.headers());
    let mut response = next.run(request).await;
    let Some(Problem { kind, arguments, detail, pointer, failure, next: tried, .. }) =
        response.extensions_mut().remove::<Problem>()
    else {
        return response;
    };

    let message = Message::new(kind.message());
    let message = arguments.into_iter().fold(message, |message, (name, value)| message.with(name, value));
    if by_browser {
        let page = match kind {
            Kind::Unauthorized => page::problem::log_in(&reader, tried.as_deref()),
            _ => page::problem::page(&reader, &message),
        };
        let (parts, body) = page.into_parts();
        response.headers_mut().extend(parts.headers);
        *response.body_mut() = body;
        return response;
    }
    let locale = reader.locale();
    let title = catalogue.plain(locale, &message);
    let detail = detail.map_or_else(|| message.attribute("detail"), |detail| *detail);
    let mut body = json!({
        "type": kind.uri(),
        "title": title,
        "status": kind.status().as_u16(),
        "detail": catalogue.plain(locale, &detail),
    });
    if let Some(pointer) = pointer {
        body["pointer"] = pointer.into();
    }
    if let Some(failure) = failure {
        body["failure"] = failure.into();
    }
    let headers = response.headers_mut();
    headers.insert(CONTENT_TYPE, HeaderValue::from_static("application/problem+json"));
    headers.insert(VARY, HeaderValue::from_static("accept-language"));
    if let Ok(tag) = locale.tag().parse() {
        headers.insert(CONTENT_LANGUAGE, tag);
    }
    *response.body_mut() = body.to_string().into();
    response
}
