//! A problem as a page, for who asked with a browser.

use axum::http::header::ACCEPT;
use axum::http::{HeaderMap, Method};
use axum::response::{IntoResponse, Response};
use maud::html;
use refrain_core::catalogue::{Message, id};

use super::{Page, Reader, login};

/// Whether who asks can show a page: browsers say so, programs don't.
pub(crate) fn is_wanted(headers: &HeaderMap) -> bool {
    let lines = headers.get_all(ACCEPT).iter().filter_map(|line| line.to_str().ok());
    lines.flat_map(|line| line.split(',')).any(|media| media.split(';').next().map(str::trim) == Some("text/html"))
}

/// The page that says what is wrong.
pub(crate) fn page(reader: &Reader, message: &Message) -> Response {
    let title = reader.plain(message);
    let main = html! {
        section.narrow.card {
            h1 { (title) }
            p { (reader.html(&message.clone().attribute("detail"))) }
            p { a href="/" { (reader.say(id::PAGE_HOME)) } }
        }
    };
    Page::new(reader, title, main).into_response()
}

/// The page that asks for a token; who just gave one by [`POST`](Method::POST) to `/login` gave a wrong one.
pub(crate) fn log_in(reader: &Reader, method: &Method) -> Response {
    let tried = method == Method::POST && reader.here() == "/login";
    // What was posted is gone, so there is nothing to come back to.
    let next = if method == Method::GET { reader.here() } else { "/" };
    login::page(reader, next, tried).into_response()
}
