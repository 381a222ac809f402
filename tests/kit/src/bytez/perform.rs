//! Turns an [`Answer`] into what goes over the wire.

use base64::Engine;
use base64::engine::general_purpose::STANDARD as BASE64;
use http::{HeaderName, HeaderValue, Response};
use serde_json::{Value, json};

use super::answer::{Answer, DownloadFault, RetryAfter};
use super::files::{Content, link_to};
use super::record::Call;
use super::respond::{self, Body, Dropped};
use super::state::Shared;

/// Answers `call`; what holds it back is waited for here.
pub(super) async fn perform(
    shared: &Shared,
    call: &Call,
    mut answer: Option<Answer>,
) -> Result<Response<Body>, Dropped> {
    while let Some(Answer::Behind(gate, held)) = answer {
        gate.pass().await;
        answer = Some(*held);
    }
    if let Some(Answer::Hang) = answer {
        shared.hanging.pass().await;
        answer = None;
    }
    let made = Made::of(shared, call);
    let Some(answer) = answer else { return Ok(made.as_link(made.content.clone(), None)) };
    match answer {
        Answer::Reset => Err(Dropped::Reset),
        Answer::Eof => Err(Dropped::Eof),
        answer => Ok(respond_with(&made, answer)),
    }
}

fn respond_with(made: &Made<'_>, answer: Answer) -> Response<Body> {
    let picture = made.call.picture();
    match answer {
        Answer::Picture => made.as_link(Content::Picture(picture), None),
        Answer::Video => made.as_link(Content::Video(made.call.video()), None),
        Answer::OutputList => made.as_output(|made| json!([made.link()])),
        Answer::OutputObject => made.as_output(|made| json!({ "url": made.link() })),
        Answer::Base64 => made.as_output(|made| BASE64.encode(made.content.bytes()).into()),
        Answer::DataUrl => made.as_output(|made| {
            format!("data:{};base64,{}", made.content.media_type(), BASE64.encode(made.content.bytes())).into()
        }),
        Answer::RawBytes => as_bytes(&made.content),
        Answer::WithMetadata => made.as_link(Content::PictureWithText(picture, made.call.prompt.clone()), None),
        Answer::TruncatedPicture => made.as_link(Content::TruncatedPicture(picture), None),
        Answer::DownloadFails { times, how } => made.as_link(made.content.clone(), Some((times, how))),
        Answer::HtmlAtLink => made.as_link(Content::Html, None),
        Answer::HugeAtLink(size) => made.as_link(Content::Huge(size), None),
        Answer::TruncatedBody => {
            let body = json!({ "error": null, "output": made.link() }).to_string();
            respond::cut_short("application/json", &body.into())
        }

        Answer::Unauthorized => failed(401, "Unauthorized"),
        Answer::Forbidden(text) => failed(403, &text),
        Answer::RateLimited { retry_after } => {
            let told = made.tell(retry_after);
            with_wait(failed(429, "Rate limit exceeded"), told)
        }
        Answer::PaymentRequired => failed(402, "Insufficient credits"),
        Answer::Status(429, body) => {
            let told = made.tell(RetryAfter::Untold);
            with_wait(respond::text(429, body), told)
        }
        Answer::Status(status, body) => respond::text(status, body),
        Answer::Overloaded { retry_after } => with_wait(failed(503, "Service overloaded"), retry_after),
        Answer::Loading { seconds } => {
            respond::json(503, &json!({ "error": "Model is loading", "estimated_time": seconds }))
        }
        Answer::HtmlError => respond::html(502, "<html><head><title>502 Bad Gateway</title></head></html>"),
        Answer::ErrorIn200(text) => respond::json(200, &json!({ "error": text, "output": null })),
        Answer::Empty200 => respond::empty(200),
        Answer::NoOutput => respond::json(200, &json!({ "error": null, "output": null })),
        Answer::Refused => failed(400, "moderation_blocked: the prompt violates the content policy"),
        Answer::TooLarge => failed(413, "Payload too large"),

        Answer::Hang | Answer::Behind(..) | Answer::Reset | Answer::Eof => {
            unreachable!("taken care of before there is a response")
        }
    }
}

pub(super) fn failed(status: u16, error: &str) -> Response<Body> {
    respond::json(status, &json!({ "error": error }))
}

/// What a call is answered with when all goes well.
struct Made<'a> {
    shared: &'a Shared,
    call: &'a Call,
    content: Content,
}

impl<'a> Made<'a> {
    fn of(shared: &'a Shared, call: &'a Call) -> Self {
        let content = if shared.state().video_models.contains(&call.model) {
            Content::Video(call.video())
        } else {
            Content::Picture(call.picture())
        };
        Self { shared, call, content }
    }

    fn link(&self) -> String {
        link_to(self.shared, self.content.clone(), None)
    }

    fn as_link(&self, content: Content, failing: Option<(u32, DownloadFault)>) -> Response<Body> {
        if self.call.raw {
            return as_bytes(&content);
        }
        output(&link_to(self.shared, content, failing).into())
    }

    fn as_output(&self, form: impl FnOnce(&Self) -> Value) -> Response<Body> {
        if self.call.raw { as_bytes(&self.content) } else { output(&form(self)) }
    }

    /// What a 429 to this call's key is to tell.
    fn tell(&self, asked: RetryAfter) -> RetryAfter {
        self.shared.change(|state| state.keys.get_mut(&self.call.key).map_or(asked, |key| key.tell(asked)))
    }
}

fn output(output: &Value) -> Response<Body> {
    respond::json(200, &json!({ "error": null, "output": output }))
}

fn as_bytes(content: &Content) -> Response<Body> {
    match content {
        Content::Huge(size) => respond::zeros_after_signature(*size),
        content => respond::media(content.media_type(), content.bytes()),
    }
}

fn with_wait(mut response: Response<Body>, retry_after: RetryAfter) -> Response<Body> {
    if let Some((name, value, _)) = retry_after.told()
        && let Ok(value) = HeaderValue::from_str(&value)
    {
        response.headers_mut().insert(HeaderName::from_static(name), value);
    }
    response
}
