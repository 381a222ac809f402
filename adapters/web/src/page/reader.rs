//! Who reads a page: in which language, and whether they are logged in.

use std::convert::Infallible;
use std::sync::Arc;

use axum::extract::FromRequestParts;
use axum::http::HeaderMap;
use axum::http::request::Parts;
use maud::Markup;
use refrain_core::App;
use refrain_core::catalogue::{Direction, Locale, Message, MessageId};

use super::sink::Html;
use crate::access::session;
use crate::language;
use crate::site::{Shared, Site};

/// Who reads a page. Handlers of pages take one.
#[derive(Clone)]
pub(crate) struct Reader {
    app: Arc<App>,
    locale: Locale,
    has_session: bool,
    /// The path and query that were asked for, to come back to.
    here: String,
}

impl Reader {
    /// The reader who sent these headers to ask for `here`, a path with its query.
    pub(crate) fn of(site: &Site, headers: &HeaderMap, here: &str) -> Self {
        let locale = language::negotiate(site.app.catalogue(), headers);
        let has_session = session::id(headers).is_some();
        Self { app: Arc::clone(&site.app), locale, has_session, here: here.to_owned() }
    }

    /// The language.
    pub(crate) const fn locale(&self) -> &Locale {
        &self.locale
    }

    /// The direction of the language, as HTML names it.
    pub(crate) fn direction(&self) -> &'static str {
        match self.locale.direction() {
            Direction::LeftToRight => "ltr",
            Direction::RightToLeft => "rtl",
        }
    }

    /// Whether there is a session to end.
    pub(crate) const fn has_session(&self) -> bool {
        self.has_session
    }

    /// The same reader somewhere else, to come back there.
    pub(super) fn at(mut self, here: String) -> Self {
        self.here = here;
        self
    }

    /// The path and query that were asked for.
    pub(crate) fn here(&self) -> &str {
        &self.here
    }

    /// Every language with its own name.
    pub(super) fn languages(&self) -> Vec<refrain_core::catalogue::Language> {
        self.app.catalogue().languages()
    }

    /// A message without arguments and markup.
    pub(crate) fn say(&self, id: MessageId) -> String {
        self.plain(&Message::new(id))
    }

    /// A message without markup, also fit for an attribute of an element.
    pub(crate) fn plain(&self, message: &Message) -> String {
        self.app.catalogue().plain(&self.locale, message)
    }

    /// A message with its markup, what people wrote escaped.
    pub(crate) fn html(&self, message: &Message) -> Markup {
        let mut html = Html::default();
        self.app.catalogue().write(&self.locale, message, &mut html);
        html.finish()
    }
}

impl FromRequestParts<Shared> for Reader {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, site: &Shared) -> Result<Self, Infallible> {
        let here = parts.uri.path_and_query().map_or("/", |here| here.as_str());
        Ok(Self::of(site, &parts.headers, here))
    }
}
