//! Where a webhook may lead. The address comes from a program that may submit jobs, which is not to be trusted with what only
//! our own network can see.
//!
//! It is looked at twice: what can be seen of it when the job is accepted and before each call ([`Guard::check`]), and what
//! its name leads to at the moment it is connected to (as the client's resolver), so that a name can't change its meaning in
//! between.

use std::fmt;
use std::io;
use std::net::{IpAddr, SocketAddr};
use std::sync::Arc;

use async_trait::async_trait;
use ipnet::IpNet;
use refrain_core::address::is_public;
use reqwest::dns::{Addrs, Name, Resolve, Resolving};
use url::{Host, Url};

/// The longest address of a webhook, in bytes.
const LONGEST: usize = 2048;

/// Why an address is not called.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Forbidden {
    /// It is none, or too long, or has a user or a password in it.
    #[error("expected an absolute address of at most 2048 bytes, without a user and a password")]
    Form,
    /// It is not `https`, nor `http` where that is allowed.
    #[error("expected https")]
    Scheme,
    /// It leads where only our own network can see.
    #[error("it leads to an address that is not public")]
    NotPublic,
}

/// Which addresses that are not public may be called.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Private {
    /// None.
    Nowhere,
    /// All.
    Everywhere,
    /// Those in one of these ranges.
    Within(Vec<IpNet>),
}

impl Private {
    fn allows(&self, address: IpAddr) -> bool {
        match self {
            Self::Nowhere => false,
            Self::Everywhere => true,
            Self::Within(ranges) => ranges.iter().any(|range| range.contains(&address.to_canonical())),
        }
    }
}

/// Who knows the addresses of names.
#[async_trait]
pub trait Names: Send + Sync {
    /// The addresses of `name`.
    ///
    /// # Errors
    ///
    /// Where they can't be found out.
    async fn addresses(&self, name: &str) -> io::Result<Vec<IpAddr>>;
}

/// Names as the system knows them.
#[derive(Debug, Clone, Copy)]
pub struct SystemNames;

#[async_trait]
impl Names for SystemNames {
    async fn addresses(&self, name: &str) -> io::Result<Vec<IpAddr>> {
        Ok(tokio::net::lookup_host((name, 0)).await?.map(|address| address.ip()).collect())
    }
}

/// Lets through what may be called.
#[derive(Clone)]
pub(super) struct Guard {
    private: Private,
    names: Arc<dyn Names>,
}

impl Guard {
    pub(super) fn new(private: Private, names: Arc<dyn Names>) -> Self {
        Self { private, names }
    }

    pub(super) fn private(self, private: Private) -> Self {
        Self { private, ..self }
    }

    pub(super) fn names(self, names: Arc<dyn Names>) -> Self {
        Self { names, ..self }
    }

    /// Checks what can be seen of an address without resolving its name.
    pub(super) fn check(&self, url: &str) -> Result<Url, Forbidden> {
        // What is kept and called is the address as it is written in ASCII, which may be longer.
        let url = Url::parse(url).ok().filter(|url| url.as_str().len() <= LONGEST).ok_or(Forbidden::Form)?;
        match url.scheme() {
            "https" => {}
            "http" if self.private != Private::Nowhere => {}
            _ => return Err(Forbidden::Scheme),
        }
        if !url.username().is_empty() || url.password().is_some() {
            return Err(Forbidden::Form);
        }
        let allowed = match url.host() {
            Some(Host::Ipv4(address)) => self.allows(address.into()),
            Some(Host::Ipv6(address)) => self.allows(address.into()),
            Some(Host::Domain(_)) => true,
            None => return Err(Forbidden::Form),
        };
        if allowed { Ok(url) } else { Err(Forbidden::NotPublic) }
    }

    fn allows(&self, address: IpAddr) -> bool {
        is_public(address) || self.private.allows(address)
    }
}

/// One address that may not be called spoils a name: it is not to be guessed which of them would be taken.
impl Resolve for Guard {
    fn resolve(&self, name: Name) -> Resolving {
        let guard = self.clone();
        Box::pin(async move {
            let found = guard.names.addresses(name.as_str()).await?;
            if found.is_empty() {
                return Err(io::Error::from(io::ErrorKind::NotFound).into());
            }
            if !found.iter().all(|address| guard.allows(*address)) {
                return Err(Forbidden::NotPublic.into());
            }
            Ok(Box::new(found.into_iter().map(|address| SocketAddr::new(address, 0))) as Addrs)
        })
    }
}

impl fmt::Debug for Guard {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Guard").field(&self.private).finish()
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used)]

    use super::*;

    fn guard(private: Private) -> Guard {
        Guard::new(private, Arc::new(SystemNames))
    }

    #[test]
    fn only_public_addresses_by_https_are_called_unless_allowed() {
        let strict = guard(Private::Nowhere);
        assert!(strict.check("https://shop.example:8443/hook?key=1").is_ok());
        assert!(strict.check("https://1.1.1.1/").is_ok());
        for (url, why) in [
            ("http://shop.example/", Forbidden::Scheme),
            ("file:///etc/passwd", Forbidden::Scheme),
            ("gopher://shop.example/", Forbidden::Scheme),
            ("shop.example", Forbidden::Form),
            ("https://user:word@shop.example/", Forbidden::Form),
            ("https://user@shop.example/", Forbidden::Form),
            ("https://127.0.0.1/", Forbidden::NotPublic),
            ("https://0x7f.1/", Forbidden::NotPublic),
            ("https://2130706433/", Forbidden::NotPublic),
            ("https://0177.0.0.1/", Forbidden::NotPublic),
            ("https://10.1.2.3/", Forbidden::NotPublic),
            ("https://100.64.0.1/", Forbidden::NotPublic),
            ("https://169.254.169.254/latest/meta-data", Forbidden::NotPublic),
            ("https://0.0.0.0/", Forbidden::NotPublic),
            ("https://224.0.0.1/", Forbidden::NotPublic),
            ("https://[::1]/", Forbidden::NotPublic),
            ("https://[::]/", Forbidden::NotPublic),
            ("https://[::ffff:127.0.0.1]/", Forbidden::NotPublic),
            ("https://[64:ff9b::a00:1]/", Forbidden::NotPublic),
            ("https://[2002:a00:1::]/", Forbidden::NotPublic),
            ("https://[fd00:ec2::254]/", Forbidden::NotPublic),
            ("https://[fe80::1]/", Forbidden::NotPublic),
        ] {
            assert_eq!(strict.check(url), Err(why), "{url}");
        }
        assert_eq!(strict.check(&format!("https://shop.example/{}", "a".repeat(2048))), Err(Forbidden::Form));
    }

    #[test]
    fn what_is_accepted_is_still_good_when_it_is_called() {
        let strict = guard(Private::Nowhere);
        let length = |letters: usize| strict.check(&format!("https://shop.example/{}", "\u{e9}".repeat(letters)));

        let kept = length(300).unwrap();

        assert_eq!(strict.check(kept.as_str()), Ok(kept));
        assert_eq!(length(400), Err(Forbidden::Form), "it would be given up at its first call");
    }

    #[test]
    fn an_allowed_range_is_called_and_no_other() {
        let some = guard(Private::Within(vec!["10.0.0.0/8".parse().unwrap(), "fd00::/8".parse().unwrap()]));

        for url in ["http://10.1.2.3/", "https://[::ffff:10.1.2.3]/", "https://[fd00::1]/", "http://shop.example/"] {
            assert!(some.check(url).is_ok(), "{url}");
        }
        for url in ["https://192.168.1.1/", "https://127.0.0.1/", "https://[fe80::1]/"] {
            assert_eq!(some.check(url), Err(Forbidden::NotPublic), "{url}");
        }
        assert!(guard(Private::Everywhere).check("http://127.0.0.1:9/").is_ok());
    }

    struct Known(&'static [&'static str]);

    #[async_trait]
    impl Names for Known {
        async fn addresses(&self, _: &str) -> io::Result<Vec<IpAddr>> {
            Ok(self.0.iter().map(|address| address.parse().unwrap()).collect())
        }
    }

    #[tokio::test]
    async fn one_address_that_is_not_public_spoils_a_name() {
        let resolve = async |addresses| {
            let guard = guard(Private::Nowhere).names(Arc::new(Known(addresses)));
            guard.resolve("shop.example".parse().unwrap()).await.map(Iterator::count)
        };

        assert_eq!(resolve(&["1.1.1.1", "2606:4700::1111"]).await.ok(), Some(2));
        for addresses in [&["127.0.0.1"][..], &["1.1.1.1", "10.0.0.1"], &["::ffff:169.254.169.254"], &["fe80::1"]] {
            let refused = resolve(addresses).await.expect_err("it is not public");
            assert_eq!(refused.downcast_ref::<Forbidden>(), Some(&Forbidden::NotPublic), "{addresses:?}");
        }
        assert!(resolve(&[]).await.is_err());
    }
}
