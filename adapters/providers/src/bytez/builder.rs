//! The settings of a [`Bytez`], checked once when it is built.

use std::fmt;
use std::time::Duration;

use url::Url;

use super::{BodyStyle, Bytez};
use crate::address;
use crate::download::{Downloader, Times};
use crate::transport;

/// Collects the settings of a [`Bytez`].
#[derive(Clone)]
pub struct BytezBuilder {
    base: String,
    body: BodyStyle,
    raw: bool,
    max_bytes: usize,
    connect_timeout: Duration,
    call_timeout: Duration,
    download_idle_timeout: Duration,
    download_timeout: Duration,
    private_downloads: Option<bool>,
}

/// Why a [`Bytez`] can't be built.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum BuildError {
    /// The base URL is none that API calls could start from.
    #[error("the base URL must be http or https, without a name, password, query or fragment")]
    BaseUrl,
    /// The HTTP client can't be set up.
    #[error("the HTTP client can't be set up: {0}")]
    Client(#[source] reqwest::Error),
}

/// Without the base URL: until it is checked, it may hold a password.
impl fmt::Debug for BytezBuilder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("BytezBuilder").field("body", &self.body).finish_non_exhaustive()
    }
}

impl Default for BytezBuilder {
    fn default() -> Self {
        Self {
            base: "https://api.bytez.com".to_owned(),
            body: BodyStyle::default(),
            raw: false,
            max_bytes: 50 * 1024 * 1024,
            connect_timeout: Duration::from_secs(5),
            call_timeout: Duration::from_mins(15),
            download_idle_timeout: Duration::from_secs(15),
            download_timeout: Duration::from_mins(2),
            private_downloads: None,
        }
    }
}

impl BytezBuilder {
    /// The address that stands for `https://api.bytez.com`, the default; `/models/v2/…` is appended to it.
    #[must_use]
    pub fn base_url(mut self, base: impl Into<String>) -> Self {
        self.base = base.into();
        self
    }

    /// How the prompt is spelt in the body. [`BodyStyle::Text`] by default.
    #[must_use]
    pub const fn body(mut self, style: BodyStyle) -> Self {
        self.body = style;
        self
    }

    /// Asks for the media's own bytes (`"json": false`) instead of a link; understood with [`BodyStyle::Text`] only.
    ///
    /// Off by default: a link can be fetched again for nothing when a transfer breaks, an answer can't.
    #[must_use]
    pub const fn raw(mut self, raw: bool) -> Self {
        self.raw = raw;
        self
    }

    /// The largest result that is taken, in bytes. 50 MiB by default.
    #[must_use]
    pub const fn max_bytes(mut self, limit: usize) -> Self {
        self.max_bytes = limit;
        self
    }

    /// How long connecting may take, to the API and to a link's host. 5 seconds by default.
    #[must_use]
    pub const fn connect_timeout(mut self, limit: Duration) -> Self {
        self.connect_timeout = limit;
        self
    }

    /// How long one call may take at the very most. 15 minutes by default: more than the engine ever allows, so that
    /// a call ends even where nobody drops it.
    #[must_use]
    pub const fn call_timeout(mut self, limit: Duration) -> Self {
        self.call_timeout = limit;
        self
    }

    /// How long a download may pause. 15 seconds by default.
    #[must_use]
    pub const fn download_idle_timeout(mut self, limit: Duration) -> Self {
        self.download_idle_timeout = limit;
        self
    }

    /// How long a download may take in all. 2 minutes by default.
    #[must_use]
    pub const fn download_timeout(mut self, limit: Duration) -> Self {
        self.download_timeout = limit;
        self
    }

    /// Whether results may be fetched from addresses that are not public.
    ///
    /// By default only if the base URL itself is private by its host: an address that is not public, `localhost`, a
    /// name without dots, or one in `.localhost`, `.local`, `.internal`, `.lan` or `.home.arpa`. Otherwise an upstream's
    /// answer could make the bot read its own network.
    #[must_use]
    pub const fn private_downloads(mut self, allow: bool) -> Self {
        self.private_downloads = Some(allow);
        self
    }

    /// Checks the settings and sets the HTTP clients up. Connects to nothing.
    ///
    /// # Errors
    ///
    /// See [`BuildError`].
    pub fn build(self) -> Result<Bytez, BuildError> {
        let base = Url::parse(&self.base).ok().filter(is_base).ok_or(BuildError::BaseUrl)?;
        let api = transport::client(self.connect_timeout)
            .timeout(self.call_timeout)
            .redirect(reqwest::redirect::Policy::none())
            .build()
            .map_err(BuildError::Client)?;
        let times =
            Times { connect: self.connect_timeout, idle: self.download_idle_timeout, total: self.download_timeout };
        let allow_private = self.private_downloads.unwrap_or_else(|| address::is_private_base(&base));
        let downloads = Downloader::new(times, allow_private, self.max_bytes).map_err(BuildError::Client)?;
        Ok(Bytez { api, downloads, base, body: self.body, raw: self.raw, max_bytes: self.max_bytes })
    }
}

fn is_base(url: &Url) -> bool {
    matches!(url.scheme(), "http" | "https")
        && url.has_host()
        && url.username().is_empty()
        && url.password().is_none()
        && url.query().is_none()
        && url.fragment().is_none()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_base_that_calls_can_not_start_from_is_refused_without_repeating_it() {
        for base in ["", "api.bytez.com", "ftp://h", "https://user:hunter2@h", "https://h?key=hunter2", "https://h#x"] {
            let builder = Bytez::builder().base_url(base);
            let shown = format!("{builder:?}");

            let error = builder.build().err().map(|error| error.to_string());

            assert!(error.is_some_and(|text| !text.contains("hunter2") && !shown.contains("hunter2")), "{base}");
        }
    }
}
