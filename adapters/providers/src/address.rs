//! Which addresses are public: a result's link must not make us read what only our own network can see.
//!
//! A link comes from an upstream's answer, so it is checked wherever it could lead: a literal address in the link or
//! in a redirect ([`check`]), and every address a name resolves to, at the moment it is connected to
//! ([`PublicResolver`]), so that a name can't change its meaning in between.

use std::io;
use std::net::SocketAddr;

use refrain_core::address::is_public;
use reqwest::dns::{Addrs, Name, Resolve, Resolving};
use url::{Host, Url};

/// Why a link is not followed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub(crate) enum Forbidden {
    /// The link is neither `http` nor `https`.
    #[error("the link is neither http nor https")]
    Scheme,
    /// The link leads to an address that is not public.
    #[error("the link leads to an address that is not public")]
    NotPublic,
    /// The link redirects more than a few times.
    #[error("the link redirects too often")]
    TooManyRedirects,
}

/// Checks what can be seen of a link without resolving its host.
pub(crate) fn check(link: &Url, allow_private: bool) -> Result<(), Forbidden> {
    if !matches!(link.scheme(), "http" | "https") {
        return Err(Forbidden::Scheme);
    }
    let public = match link.host() {
        Some(Host::Ipv4(address)) => is_public(address.into()),
        Some(Host::Ipv6(address)) => is_public(address.into()),
        Some(Host::Domain(_)) => true,
        None => return Err(Forbidden::Scheme),
    };
    if public || allow_private { Ok(()) } else { Err(Forbidden::NotPublic) }
}

/// Whether a base URL, by its host alone, is within a private network: a literal address that is not public, or a
/// name that the public DNS can't have (`localhost`, a single label, `.local`, `.internal` and the like).
pub(crate) fn is_private_base(base: &Url) -> bool {
    match base.host() {
        Some(Host::Ipv4(address)) => !is_public(address.into()),
        Some(Host::Ipv6(address)) => !is_public(address.into()),
        Some(Host::Domain(name)) => {
            let name = name.trim_end_matches('.');
            let mut labels = name.rsplit('.');
            match (labels.next(), labels.next()) {
                (_, None) | (Some("localhost" | "local" | "internal" | "lan"), _) => true,
                (last, before) => (before, last) == (Some("home"), Some("arpa")),
            }
        }
        None => false,
    }
}

/// Resolves names as the system does, and keeps the public addresses only.
#[derive(Debug, Clone, Copy)]
pub(crate) struct PublicResolver;

impl Resolve for PublicResolver {
    fn resolve(&self, name: Name) -> Resolving {
        Box::pin(async move {
            let found: Vec<SocketAddr> = tokio::net::lookup_host((name.as_str(), 0)).await?.collect();
            let any = !found.is_empty();
            let public: Vec<SocketAddr> = found.into_iter().filter(|address| is_public(address.ip())).collect();
            if public.is_empty() {
                let none = io::Error::new(io::ErrorKind::NotFound, "the name has no address");
                return Err(if any { Forbidden::NotPublic.into() } else { none.into() });
            }
            Ok(Box::new(public.into_iter()) as Addrs)
        })
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used)]

    use super::*;

    #[test]
    fn a_literal_address_is_seen_however_it_is_spelt() {
        for spelt in ["http://127.0.0.1/", "http://0x7f.1/", "http://2130706433/", "http://[::ffff:7f00:1]/"] {
            let link = Url::parse(spelt).unwrap();

            assert_eq!(check(&link, false), Err(Forbidden::NotPublic), "{spelt}");
            assert_eq!(check(&link, true), Ok(()), "{spelt}");
        }
        assert_eq!(check(&Url::parse("file:///etc/passwd").unwrap(), true), Err(Forbidden::Scheme));
    }

    #[test]
    fn a_base_in_a_private_network_is_known_by_its_host() {
        for base in [
            "http://127.0.0.1:9",
            "http://localhost:9",
            "http://fake-bytez:8080",
            "http://api.internal",
            "http://a.home.arpa",
        ] {
            assert!(is_private_base(&Url::parse(base).unwrap()), "{base}");
        }
        for base in ["https://api.bytez.com", "https://1.1.1.1", "https://in-addr.arpa"] {
            assert!(!is_private_base(&Url::parse(base).unwrap()), "{base}");
        }
    }

    #[tokio::test]
    async fn a_name_that_resolves_to_a_private_address_is_not_resolved() {
        let refused = PublicResolver.resolve("localhost".parse().unwrap()).await.err().expect("no address");

        assert_eq!(refused.downcast_ref::<Forbidden>(), Some(&Forbidden::NotPublic));
    }
}
