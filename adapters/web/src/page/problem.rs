//! A problem as a page, for who asked with a browser.

use axum::http::HeaderMap;
use axum::http::header::ACCEPT;
use axum::response::{IntoResponse, Response};
use maud::html;
use refrain_core::catalogue::{Message, id};
use url::form_urlencoded;

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

/// The page that asks for a token, and leads to where one was. Who gave a wrong one is led to where they wanted to go.
pub(crate) fn log_in(reader: &Reader, tried: Option<&str>) -> Response {
    let Some(next) = tried else { return login::page(reader, reader.here(), false).into_response() };
    let query = form_urlencoded::Serializer::new(String::new()).append_pair("next", next).finish();
    login::page(&reader.clone().at(format!("/login?{query}")), next, true).into_response()
}
