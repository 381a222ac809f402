//! Fetches results from the links in an upstream's answer, without the key and without trust.
//!
//! Only `http`, `https` and `data` links; only public addresses, unless the upstream itself is in a private network;
//! at most three redirects, each checked alike; a cap while streaming; a time limit for silence and one for all.

use std::time::Duration;

use base64::Engine;
use base64::alphabet;
use base64::engine::DecodePaddingMode;
use base64::engine::general_purpose::{GeneralPurpose, GeneralPurposeConfig};
use refrain_core::Failure;
use refrain_core::reply::{Media, MediaKind};
use reqwest::header::{ACCEPT, CONTENT_LENGTH, TRANSFER_ENCODING};
use reqwest::redirect::Policy;
use reqwest::{Client, Response};
use url::Url;

use crate::address::{self, Forbidden, PublicResolver};
use crate::classify::in_chain;
use crate::transport::{self, ReadError};
use crate::{media, strip};

/// How many redirects are followed.
const REDIRECTS: usize = 3;

/// How long fetching may take.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Times {
    /// To connect.
    pub(crate) connect: Duration,
    /// Without a byte.
    pub(crate) idle: Duration,
    /// In all.
    pub(crate) total: Duration,
}

/// Fetches links.
#[derive(Debug, Clone)]
pub(crate) struct Downloader {
    client: Client,
    allow_private: bool,
    max_bytes: usize,
}

impl Downloader {
    pub(crate) fn new(times: Times, allow_private: bool, max_bytes: usize) -> reqwest::Result<Self> {
        let redirects = Policy::custom(move |attempt| {
            if attempt.previous().len() > REDIRECTS {
                return attempt.error(Forbidden::TooManyRedirects);
            }
            match address::check(attempt.url(), allow_private) {
                Ok(()) => attempt.follow(),
                Err(forbidden) => attempt.error(forbidden),
            }
        });
        let mut client =
            transport::client(times.connect).read_timeout(times.idle).timeout(times.total).redirect(redirects);
        if !allow_private {
            client = client.dns_resolver(std::sync::Arc::new(PublicResolver));
        }
        Ok(Self { client: client.build()?, allow_private, max_bytes })
    }

    /// Fetches one link as media of `kind`, checked and without metadata.
    pub(crate) async fn fetch(&self, link: &str, kind: MediaKind) -> Result<Media, Failure> {
        if let Some(data) = link.strip_prefix("data:") {
            let max_bytes = self.max_bytes;
            let data = data.to_owned();
            return transport::off_the_reactor(data.len(), move || accept(decode_data(&data, max_bytes)?, kind)).await;
        }
        let link = Url::parse(link).map_err(|_| bad("the link is no URL"))?;
        address::check(&link, self.allow_private).map_err(|forbidden| bad(forbidden.to_string()))?;

        let request = self.client.get(link).header(ACCEPT, "image/*, video/*, application/octet-stream;q=0.9");
        let response = request.send().await.map_err(|error| download_failure(&error))?;
        if !response.status().is_success() {
            tracing::debug!(status = response.status().as_u16(), "a result's link does not answer");
            return Err(Failure::DownloadFailed);
        }
        let ends_surely = tells_its_end(&response);
        let bytes = transport::read(response, self.max_bytes).await.map_err(|error| match error {
            ReadError::TooLarge => bad(format!("the result is larger than {} bytes", self.max_bytes)),
            ReadError::Broken(error) => download_failure(&error),
        })?;

        let checked = transport::off_the_reactor(bytes.len(), move || accept(bytes, kind)).await;
        // A body that ends with its connection may just have been cut short.
        checked.map_err(|failure| if ends_surely { failure } else { Failure::DownloadFailed })
    }
}

/// Media of `kind`, whole and without metadata.
pub(crate) fn accept(bytes: Vec<u8>, kind: MediaKind) -> Result<Media, Failure> {
    strip::metadata(media::check(bytes.into(), kind)?)
}

/// The bytes of a `data:` link, without its `data:`.
pub(crate) fn decode_data(data: &str, max_bytes: usize) -> Result<Vec<u8>, Failure> {
    let (head, text) = data.split_once(',').ok_or_else(|| bad("a data link without data"))?;
    if !head.to_ascii_lowercase().ends_with(";base64") {
        return Err(bad("a data link that is not in base64"));
    }
    decode_base64(text, max_bytes)
}

/// Decodes base64 of either alphabet, padded or not, wrapped or not, to at most `max_bytes`.
pub(crate) fn decode_base64(text: &str, max_bytes: usize) -> Result<Vec<u8>, Failure> {
    const CONFIG: GeneralPurposeConfig =
        GeneralPurposeConfig::new().with_decode_padding_mode(DecodePaddingMode::Indifferent);
    const STANDARD: GeneralPurpose = GeneralPurpose::new(&alphabet::STANDARD, CONFIG);
    const URL_SAFE: GeneralPurpose = GeneralPurpose::new(&alphabet::URL_SAFE, CONFIG);

    if text.len() / 4 * 3 > max_bytes.saturating_add(max_bytes / 32 + 4) {
        return Err(bad(format!("the result is larger than {max_bytes} bytes")));
    }
    let packed: Vec<u8> = text.bytes().filter(|byte| !byte.is_ascii_whitespace()).collect();
    let engine = if packed.iter().any(|byte| matches!(byte, b'-' | b'_')) { &URL_SAFE } else { &STANDARD };
    let bytes = engine.decode(packed).map_err(|_| bad("a text that is neither a link nor base64"))?;
    if bytes.len() > max_bytes {
        return Err(bad(format!("the result is larger than {max_bytes} bytes")));
    }
    Ok(bytes)
}

/// Whether a cut body is noticed by the HTTP client.
fn tells_its_end(response: &Response) -> bool {
    response.headers().contains_key(CONTENT_LENGTH) || response.headers().contains_key(TRANSFER_ENCODING)
}

fn download_failure(error: &reqwest::Error) -> Failure {
    match in_chain::<Forbidden>(error) {
        Some(forbidden) => bad(forbidden.to_string()),
        None => Failure::DownloadFailed,
    }
}

fn bad(detail: impl Into<String>) -> Failure {
    Failure::BadOutput { detail: detail.into() }
}
