//! What every page has around it.

use axum::http::header::{CONTENT_LANGUAGE, CONTENT_TYPE, HeaderValue, VARY};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use maud::{DOCTYPE, Markup, html};
use refrain_core::catalogue::{MessageId, id};

use super::{Reader, assets};

/// The product's name: the same in every language.
const NAME: &str = "Refrain";

/// A place in the navigation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Section {
    /// `/`
    Overview,
    /// `/jobs`
    Jobs,
    /// `/play`
    Playground,
}

impl Section {
    const ALL: [Self; 3] = [Self::Overview, Self::Jobs, Self::Playground];

    const fn path(self) -> &'static str {
        match self {
            Self::Overview => "/",
            Self::Jobs => "/jobs",
            Self::Playground => "/play",
        }
    }

    const fn label(self) -> MessageId {
        match self {
            Self::Overview => id::PAGE_OVERVIEW,
            Self::Jobs => id::PAGE_JOBS,
            Self::Playground => id::PAGE_PLAYGROUND,
        }
    }
}

/// A page: what is below the header, and what it needs.
pub(crate) struct Page {
    reader: Reader,
    title: String,
    section: Option<Section>,
    scripts: Vec<&'static str>,
    styles: Vec<&'static str>,
    /// Where a chosen language goes.
    language: &'static str,
    main: Markup,
}

impl Page {
    /// A page with that title and that `main` part.
    pub(crate) fn new(reader: &Reader, title: impl Into<String>, main: Markup) -> Self {
        let (scripts, styles) = (Vec::new(), Vec::new());
        let language = "/language";
        Self { reader: reader.clone(), title: title.into(), section: None, scripts, styles, language, main }
    }

    /// A path of its own to which a chosen language goes, for a page where it is more than the page's.
    #[must_use]
    pub(crate) const fn language(mut self, path: &'static str) -> Self {
        self.language = path;
        self
    }

    /// Where it is in the navigation.
    #[must_use]
    pub(crate) const fn section(mut self, section: Section) -> Self {
        self.section = Some(section);
        self
    }

    /// An ES module from `assets`, which only makes better what works without it.
    #[must_use]
    pub(crate) fn script(mut self, name: &'static str) -> Self {
        self.scripts.push(name);
        self
    }

    /// One more style from `assets`, besides `refrain.css`.
    #[must_use]
    pub(crate) fn style(mut self, name: &'static str) -> Self {
        self.styles.push(name);
        self
    }

    /// The whole document.
    fn document(&self) -> Markup {
        let Self { reader, title, scripts, styles, main, .. } = self;
        html! {
            (DOCTYPE)
            html lang=(reader.locale().tag()) dir=(reader.direction()) {
                head {
                    meta charset="utf-8";
                    meta name="viewport" content="width=device-width, initial-scale=1";
                    meta name="color-scheme" content="light dark";
                    title { (title) " · " (NAME) }
                    link rel="icon" type="image/svg+xml" href=(assets::path("refrain.svg"));
                    @for style in styles { link rel="stylesheet" href=(assets::path(style)); }
                    link rel="stylesheet" href=(assets::path("refrain.css"));
                    @for script in scripts { script type="module" src=(assets::path(script)) {} }
                }
                body {
                    a.skip href="#main" { (reader.say(id::PAGE_SKIP)) }
                    (self.header())
                    main #main tabindex="-1" { (main) }
                }
            }
        }
    }

    fn header(&self) -> Markup {
        let reader = &self.reader;
        html! {
            header.top {
                a.brand href="/" translate="no" { (NAME) }
                nav aria-label=(reader.say(id::PAGE_NAVIGATION)) {
                    @for section in Section::ALL {
                        a href=(section.path()) aria-current=[(self.section == Some(section)).then_some("page")] {
                            (reader.say(section.label()))
                        }
                    }
                }
                (self.languages())
                @if reader.has_session() {
                    form method="post" action="/logout" {
                        button.quiet.compact type="submit" { (reader.say(id::PAGE_LOG_OUT)) }
                    }
                }
            }
        }
    }

    /// The choice of a language, each by its own name: one press opens it, one takes a language.
    fn languages(&self) -> Markup {
        let reader = &self.reader;
        let languages = reader.languages();
        let now = reader.locale().tag();
        html! {
            button.quiet.compact.globe type="button" popovertarget="choose-language" {
                (globe())
                span.unseen { (reader.say(id::PAGE_LANGUAGE)) " " }
                @for language in languages.iter().filter(|language| language.tag == now) { span translate="no" { (language.name) } }
            }
            form #choose-language .languages popover method="post" action=(self.language) aria-labelledby="choose-language-title" {
                h2 #choose-language-title { (reader.say(id::PAGE_LANGUAGE)) }
                input type="hidden" name="next" value=(reader.here());
                ul {
                    @for language in &languages {
                        li {
                            button type="submit" name="tag" value=(language.tag) lang=(language.tag) translate="no"
                                aria-current=[(language.tag == now).then_some("true")] { bdi { (language.name) } }
                        }
                    }
                }
            }
        }
    }
}

/// What leads to languages where the words can't be read.
fn globe() -> Markup {
    html! {
        svg aria-hidden="true" viewBox="0 0 20 20" width="18" height="18" fill="none" stroke="currentColor" stroke-width="1.5" {
            circle cx="10" cy="10" r="7.5" {}
            path d="M2.5 10h15M10 2.5c2.2 2 3.3 4.5 3.3 7.5s-1.1 5.5-3.3 7.5c-2.2-2-3.3-4.5-3.3-7.5s1.1-5.5 3.3-7.5z" {}
        }
    }
}

impl IntoResponse for Page {
    fn into_response(self) -> Response {
        (StatusCode::OK, headers(&self.reader), self.document().into_string()).into_response()
    }
}

/// What HTML in the reader's language is sent with, also where it is a part of a page.
pub(crate) fn headers(reader: &Reader) -> HeaderMap {
    let mut headers = HeaderMap::new();
    headers.insert(CONTENT_TYPE, HeaderValue::from_static("text/html; charset=utf-8"));
    headers.insert(VARY, HeaderValue::from_static("accept, accept-language, cookie"));
    if let Ok(tag) = reader.locale().tag().parse() {
        headers.insert(CONTENT_LANGUAGE, tag);
    }
    headers
}
