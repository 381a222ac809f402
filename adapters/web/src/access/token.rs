//! A token: a name for people, a secret for the caller, and what it allows.

use std::fmt;
use std::sync::Arc;

use refrain_core::queue::JobId;
use secrecy::{ExposeSecret, SecretString};
use sha2::{Digest, Sha256};
use subtle::ConstantTimeEq;

use super::Scope;

/// A bearer token. `Debug` shows its name and scopes only.
#[derive(Clone)]
pub struct AccessToken {
    name: Arc<str>,
    secret: SecretString,
    scopes: Arc<[Scope]>,
}

impl AccessToken {
    /// A token; its jobs belong to `web:api/<name>`, so no two have one name.
    pub fn new(name: &str, secret: SecretString, scopes: impl IntoIterator<Item = Scope>) -> Self {
        Self { name: name.into(), secret, scopes: scopes.into_iter().collect() }
    }

    /// The name, for logs and people.
    pub const fn name(&self) -> &Arc<str> {
        &self.name
    }

    /// The id of the one job that belongs to this `key` of an idempotent request.
    pub(super) fn job_id(&self, key: &str) -> JobId {
        JobId::of(&self.secret, &format!("web:api/{}\0{key}", self.name))
    }

    pub(super) const fn scopes(&self) -> &Arc<[Scope]> {
        &self.scopes
    }

    /// Whether this is the secret. Digests are compared, so that the time tells not even how long it is.
    pub(super) fn is(&self, secret: &str) -> bool {
        let digest = |text: &str| Sha256::digest(text.as_bytes());
        digest(self.secret.expose_secret()).ct_eq(&digest(secret)).into()
    }
}

impl fmt::Debug for AccessToken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let scopes: Vec<_> = self.scopes.iter().map(|scope| scope.label()).collect();
        write!(f, "AccessToken({}: {})", self.name, scopes.join(" "))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_whole_secret_opens() {
        let token = AccessToken::new("shop", "s3cret".into(), [Scope::JobsRead]);

        assert!(token.is("s3cret"));
        for wrong in ["", "s3cre", "s3crets", "S3cret"] {
            assert!(!token.is(wrong), "{wrong}");
        }
        assert_eq!(format!("{token:?}"), "AccessToken(shop: jobs:read)");
    }
}
