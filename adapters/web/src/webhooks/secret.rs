//! What webhooks are signed with, and how.

use std::fmt;
use std::sync::Arc;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use ring::hmac::{HMAC_SHA256, Key, sign};
use secrecy::{ExposeSecret, SecretString};

/// The shortest and the longest secret, in bytes, as Standard Webhooks has it.
const LENGTH: std::ops::RangeInclusive<usize> = 24..=64;

/// A secret to sign webhooks with; whoever receives them has the same. `Debug` shows nothing of it.
#[derive(Clone)]
pub struct SigningSecret(Arc<Key>);

impl SigningSecret {
    /// The secret that is written as `whsec_` with 24 to 64 bytes in base64 behind it; nothing where it is not.
    pub fn new(text: &SecretString) -> Option<Self> {
        let bytes = STANDARD.decode(text.expose_secret().strip_prefix("whsec_")?).ok()?;
        LENGTH.contains(&bytes.len()).then(|| Self(Arc::new(Key::new(HMAC_SHA256, &bytes))))
    }

    /// The value of the header `webhook-signature`. `seconds` is when it is sent, since the start of 1970.
    pub(super) fn sign(&self, id: &str, seconds: u64, body: &str) -> String {
        let signature = sign(&self.0, format!("{id}.{seconds}.{body}").as_bytes());
        format!("v1,{}", STANDARD.encode(signature))
    }
}

impl fmt::Debug for SigningSecret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SigningSecret(..)")
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    #[test]
    fn a_signature_is_that_of_the_specification() {
        // The example that the libraries of Standard Webhooks are tested with.
        let secret = SigningSecret::new(&"whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw".into()).unwrap();

        let signature = secret.sign("msg_p5jXN8AQM9LWM0D4loKWxJek", 1_614_265_330, r#"{"test": 2432232314}"#);

        assert_eq!(signature, "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    }

    #[test]
    fn a_secret_is_long_enough_and_in_base64() {
        for text in ["MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", "whsec_c2hvcnQ=", "whsec_replace-me", "whsec_"] {
            assert!(SigningSecret::new(&text.into()).is_none(), "{text}");
        }
    }
}
