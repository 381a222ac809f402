//! How many requests a caller may make: a token, or where there is none an address.

use std::net::{IpAddr, Ipv6Addr, SocketAddr};
use std::num::NonZeroU32;
use std::time::Duration;

use axum::extract::{ConnectInfo, Request, State};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use governor::clock::{Clock, DefaultClock};
use governor::{DefaultKeyedRateLimiter, Quota, RateLimiter};

use crate::access::Caller;
use crate::problem::{Kind, Problem};
use crate::site::Shared;

/// How many callers are remembered; more share one allowance.
const MOST_CALLERS: usize = 10_000;

/// What every caller has left.
pub(crate) struct Rate {
    limiter: DefaultKeyedRateLimiter<Party>,
    clock: DefaultClock,
}

/// Who shares an allowance.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
enum Party {
    Token(std::sync::Arc<str>),
    Address(IpAddr),
    Others,
}

impl Rate {
    /// So many requests a second in the long run, and twice as many at once.
    pub(crate) fn new(per_second: u32) -> Self {
        let steady = NonZeroU32::new(per_second).unwrap_or(NonZeroU32::MIN);
        let quota = Quota::per_second(steady).allow_burst(steady.saturating_add(steady.get()));
        Self { limiter: RateLimiter::keyed(quota), clock: DefaultClock::default() }
    }

    /// Takes one of the caller's, or says how long to wait for it.
    fn take(&self, party: Party) -> Result<(), Duration> {
        if self.limiter.len() >= MOST_CALLERS {
            self.limiter.retain_recent();
        }
        let party = if self.limiter.len() >= MOST_CALLERS { Party::Others } else { party };
        self.limiter.check_key(&party).map_err(|early| early.wait_time_from(self.clock.now()))
    }
}

/// Refuses what is too much.
pub(crate) async fn limit(State(site): State<Shared>, request: Request, next: Next) -> Response {
    match site.rate.take(party(&request)) {
        Ok(()) => next.run(request).await,
        Err(wait) => Problem::new(Kind::TooManyRequests).retry_after(wait).into_response(),
    }
}

fn party(request: &Request) -> Party {
    if let Some(name) = request.extensions().get::<Caller>().and_then(Caller::token) {
        return Party::Token(name);
    }
    let peer = request.extensions().get::<ConnectInfo<SocketAddr>>();
    peer.map_or(Party::Others, |ConnectInfo(peer)| Party::Address(network(peer.ip())))
}

/// The address, of IPv6 the first half: a customer has all of the rest.
fn network(address: IpAddr) -> IpAddr {
    match address.to_canonical() {
        IpAddr::V4(address) => IpAddr::V4(address),
        IpAddr::V6(address) => IpAddr::V6(Ipv6Addr::from_bits(address.to_bits() >> 64 << 64)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_caller_takes_nothing_from_another() {
        let rate = Rate::new(1);
        let (one, other) = (Party::Token("one".into()), Party::Token("other".into()));

        let of_one = [1, 2, 3].map(|_| rate.take(one.clone()).is_ok());

        assert_eq!(of_one, [true, true, false]);
        assert_eq!(rate.take(other), Ok(()));
    }

    #[test]
    fn the_addresses_of_one_network_are_one_caller() {
        let network = |text: &str| network(text.parse().expect("an address"));

        assert_eq!(network("2001:db8:1:2:3::4"), network("2001:db8:1:2:ffff::1"));
        assert_ne!(network("2001:db8:1:2::1"), network("2001:db8:1:3::1"));
        assert_eq!(network("::ffff:192.0.2.1"), network("192.0.2.1"));
    }
}
