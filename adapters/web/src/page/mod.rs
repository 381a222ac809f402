//! Pages for people: server-rendered, in the reader's language, and whole without a script.
//!
//! - [`Reader`]: who reads a page: their language, and how messages are worded into HTML
//! - [`Page`]: what every page has around it, and [`Section`], where one is in the navigation
//! - [`Form`]s post to a handler that answers with a redirect; what they fill in is checked there
//! - `assets`: styles, scripts and pictures, as files of their own
//! - `login`, `language`, `problem`: the pages that are about the pages themselves
//!
//! A page that is added has a module with `fn routes() -> Router<Shared>`. Its handler takes a [`Reader`] and returns a
//! [`Page`]; its style is a part of `assets/refrain.css`, which has all colours and distances as custom properties; a
//! script is an ES module in `assets`, named with [`Page::script`].
//!
//! [`Form`]: crate::body::Form

pub(crate) mod assets;
mod language;
mod layout;
mod login;
pub(crate) mod problem;
mod reader;
mod sink;

use axum::Router;

pub(crate) use self::language::{chosen, cookie as language_cookie};
pub(crate) use self::layout::{Page, Section};
pub(crate) use self::reader::Reader;
use crate::site::Shared;

pub(crate) fn routes() -> Router<Shared> {
    Router::new().merge(assets::routes()).merge(language::routes()).merge(login::routes())
}
