//! The page on which the operator gives a token.

use axum::Router;
use axum::routing::get;
use maud::{Markup, html};
use refrain_core::catalogue::id;
use serde::Deserialize;

use super::{Page, Reader};
use crate::address::Query;
use crate::site::Shared;

#[derive(Deserialize)]
struct Asked {
    /// Where to go then.
    #[serde(default)]
    next: String,
}

pub(super) fn routes() -> Router<Shared> {
    Router::new().route("/login", get(login))
}

async fn login(reader: Reader, Query(Asked { next }): Query<Asked>) -> Page {
    page(&reader, &next, false)
}

/// The form, which leads to `next`; `wrong`: the token that was given is none.
pub(super) fn page(reader: &Reader, next: &str, wrong: bool) -> Page {
    Page::new(reader, reader.say(id::PAGE_LOGIN), form(reader, next, wrong))
}

fn form(reader: &Reader, next: &str, wrong: bool) -> Markup {
    html! {
        section.narrow.card {
            h1 { (reader.say(id::PAGE_LOGIN)) }
            p.muted { (reader.say(id::PAGE_LOGIN_HINT)) }
            @if wrong { p #wrong .notice.bad role="alert" { (reader.say(id::PAGE_LOGIN_WRONG)) } }
            form.stack method="post" action="/login" {
                label for="token" { (reader.say(id::PAGE_TOKEN)) }
                input #token type="password" name="token" autocomplete="current-password" required autofocus dir="ltr"
                    aria-invalid=[wrong.then_some("true")] aria-describedby=[wrong.then_some("wrong")];
                input type="hidden" name="next" value=(next);
                button type="submit" { (reader.say(id::PAGE_LOGIN_ENTER)) }
            }
        }
    }
}
