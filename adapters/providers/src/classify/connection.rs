//! A broken connection as a [`Failure`]: was the request sent, and can it ever work?

use std::error::Error;
use std::io;

use h2::Reason;
use refrain_core::Failure;

/// What a connection that gave no answer means.
///
/// Never sent (name not resolved, refused, not connected in time, HTTP/2 `REFUSED_STREAM`) is
/// [`Failure::Unreachable`]; a handshake that can't succeed as things are set up is [`Failure::Misconfigured`]; all
/// else may have been received, and charged: [`Failure::TimedOut`]. Where in doubt, it was sent.
pub fn classify_transport(error: &reqwest::Error) -> Failure {
    if let Some(detail) = handshake_fault(error) {
        return Failure::Misconfigured { detail };
    }
    if error.is_builder() {
        return Failure::Misconfigured { detail: "the request can't be built from the base URL".to_owned() };
    }
    if error.is_redirect() {
        return Failure::Misconfigured { detail: "the address redirects".to_owned() };
    }
    if error.is_connect() || refused_stream(error) { Failure::Unreachable } else { Failure::TimedOut }
}

/// The first error of type `E` in a chain of sources, looking into [`io::Error`]s, which hide what they wrap.
pub(crate) fn in_chain<'a, E: Error + 'static>(error: &'a (dyn Error + 'static)) -> Option<&'a E> {
    let mut current = Some(error);
    while let Some(error) = current {
        if let Some(found) = error.downcast_ref::<E>() {
            return Some(found);
        }
        let hidden = error.downcast_ref::<io::Error>().and_then(io::Error::get_ref);
        if let Some(found) = hidden.and_then(|inner| in_chain::<E>(inner)) {
            return Some(found);
        }
        current = error.source();
    }
    None
}

/// Why a TLS handshake fails and will go on failing. What may be a passing fault of the peer is `None`.
fn handshake_fault(error: &(dyn Error + 'static)) -> Option<String> {
    use rustls::Error as Tls;

    match in_chain::<Tls>(error)? {
        Tls::InvalidCertificate(reason) => Some(format!("the server's certificate is not valid: {reason}")),
        Tls::NoCertificatesPresented => Some("the server has no certificate".to_owned()),
        Tls::InvalidMessage(_) => Some("the server does not speak TLS on this port".to_owned()),
        Tls::PeerIncompatible(reason) => Some(format!("the server's TLS does not fit: {reason:?}")),
        _ => None,
    }
}

/// Whether the server says that it has not begun to work on the request.
fn refused_stream(error: &(dyn Error + 'static)) -> bool {
    in_chain::<h2::Error>(error).is_some_and(|error| {
        error.is_remote()
            && (error.reason() == Some(Reason::REFUSED_STREAM)
                // h2 fails only the streams above the last one that the server took.
                || (error.is_go_away() && error.reason() == Some(Reason::NO_ERROR)))
    })
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used)]

    use std::fmt;

    use super::*;

    #[derive(Debug)]
    struct Wrapper(io::Error);

    impl fmt::Display for Wrapper {
        fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("wrapped")
        }
    }

    impl Error for Wrapper {
        fn source(&self) -> Option<&(dyn Error + 'static)> {
            Some(&self.0)
        }
    }

    fn wrapped(inner: impl Error + Send + Sync + 'static) -> Wrapper {
        Wrapper(io::Error::other(inner))
    }

    #[test]
    fn a_certificate_that_does_not_fit_is_found_inside_io_errors() {
        let fault = rustls::Error::InvalidCertificate(rustls::CertificateError::Expired);

        let detail = handshake_fault(&wrapped(fault)).expect("a fault");

        assert!(detail.contains("certificate"), "{detail}");
    }

    #[test]
    fn a_peer_that_hangs_up_in_the_handshake_may_come_back() {
        let fault = rustls::Error::AlertReceived(rustls::AlertDescription::InternalError);

        assert_eq!(handshake_fault(&wrapped(fault)), None);
    }

    #[test]
    fn a_chain_without_tls_has_no_handshake_fault() {
        assert_eq!(handshake_fault(&wrapped(io::Error::from(io::ErrorKind::ConnectionReset))), None);
    }
}
