//! Which addresses are public: a result's link must not make us read what only our own network can see.
//!
//! A link comes from an upstream's answer, so it is checked wherever it could lead: a literal address in the link or
//! in a redirect ([`check`]), and every address a name resolves to, at the moment it is connected to
//! ([`PublicResolver`]), so that a name can't change its meaning in between.

use std::io;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};

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
        Some(Host::Ipv4(address)) => is_public_v4(address),
        Some(Host::Ipv6(address)) => is_public_v6(address),
        Some(Host::Domain(_)) => true,
        None => return Err(Forbidden::Scheme),
    };
    if public || allow_private { Ok(()) } else { Err(Forbidden::NotPublic) }
}

/// Whether a base URL, by its host alone, is within a private network: a literal address that is not public, or a
/// name that the public DNS can't have (`localhost`, a single label, `.local`, `.internal` and the like).
pub(crate) fn is_private_base(base: &Url) -> bool {
    match base.host() {
        Some(Host::Ipv4(address)) => !is_public_v4(address),
        Some(Host::Ipv6(address)) => !is_public_v6(address),
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

const fn is_public(address: IpAddr) -> bool {
    match address {
        IpAddr::V4(address) => is_public_v4(address),
        IpAddr::V6(address) => is_public_v6(address),
    }
}

/// After IANA's registry of special-purpose addresses; `Ipv4Addr::is_global` is not stable yet.
const fn is_public_v4(address: Ipv4Addr) -> bool {
    let [a, b, c, _] = address.octets();
    !(address.is_private()
        || address.is_loopback()
        || address.is_link_local()
        || address.is_documentation()
        || address.is_multicast()
        || a == 0
        || a >= 240
        || (a == 100 && b >= 64 && b < 128)
        || (a == 192 && b == 0 && c == 0)
        || (a == 198 && (b == 18 || b == 19)))
}

/// Only global unicast, and the forms that embed an IPv4 address only if that one is public.
const fn is_public_v6(address: Ipv6Addr) -> bool {
    match address.segments() {
        // NAT64, the IPv4-mapped form, and 6to4.
        [0x64, 0xff9b, 0, 0, 0, 0, high, low] | [0, 0, 0, 0, 0, 0xffff, high, low] | [0x2002, high, low, ..] => {
            is_public_v4(embedded(high, low))
        }
        // Teredo and the rest of the protocol assignments, documentation.
        [0x2001, ..0x200 | 0xdb8, ..] | [0x3fff, ..0x1000, ..] => false,
        [first, ..] => first & 0xe000 == 0x2000,
    }
}

const fn embedded(high: u16, low: u16) -> Ipv4Addr {
    let [a, b] = high.to_be_bytes();
    let [c, d] = low.to_be_bytes();
    Ipv4Addr::new(a, b, c, d)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used)]

    use super::*;

    #[test]
    fn only_public_addresses_are_public() {
        for public in
            ["1.1.1.1", "8.8.8.8", "100.128.0.1", "192.0.1.1", "2606:4700::1111", "64:ff9b::808:808", "::ffff:8.8.8.8"]
        {
            assert!(is_public(public.parse().unwrap()), "{public}");
        }
        for private in [
            "0.0.0.0",
            "10.0.0.1",
            "100.64.0.1",
            "127.0.0.1",
            "169.254.169.254",
            "172.16.0.1",
            "192.0.0.8",
            "192.0.2.1",
            "192.168.1.1",
            "198.18.0.1",
            "224.0.0.1",
            "255.255.255.255",
            "::",
            "::1",
            "::ffff:10.0.0.1",
            "64:ff9b::a00:1",
            "2002:a00:1::",
            "2001::1",
            "2001:db8::1",
            "fc00::1",
            "fe80::1",
            "ff02::1",
        ] {
            assert!(!is_public(private.parse().unwrap()), "{private}");
        }
    }

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
