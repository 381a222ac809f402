//! Under which names the server answers.
//!
//! Where being on this machine is all that lets somebody in, a website could have its own name lead here, and a browser
//! would take the answers for that website's (DNS rebinding). The name in the request gives it away.

use std::net::IpAddr;

use axum::extract::{Request, State};
use axum::http::header::HOST;
use axum::http::uri::Authority;
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

use crate::problem::{Kind, Problem};
use crate::site::Shared;

/// How much of a foreign name is repeated in the answer.
const TOLD: usize = 100;

/// The names under which the server answers.
pub(crate) struct Hosts {
    /// In small letters; `None` if it answers under any.
    allowed: Option<Vec<String>>,
}

impl Hosts {
    /// The names of this machine and `allowed` ones; any, if there are none and the server is not `open` to all who can
    /// call it.
    pub(crate) fn new(allowed: &[String], open: bool) -> Self {
        let some = open || !allowed.is_empty();
        Self { allowed: some.then(|| allowed.iter().map(|name| name.to_lowercase()).collect()) }
    }

    fn serves(&self, request: &Request) -> bool {
        let Some(allowed) = &self.allowed else { return true };
        let named = authority(request);
        named.is_some_and(|authority| {
            let name = authority.host().trim_start_matches('[').trim_end_matches(']').to_lowercase();
            is_this_machine(&name) || allowed.contains(&name)
        })
    }
}

/// The name and port that the request is for; nothing if it is missing, or not clear.
pub(crate) fn authority(request: &Request) -> Option<Authority> {
    let mut named = request.headers().get_all(HOST).iter();
    let (first, second) = (named.next(), named.next());
    match (request.uri().authority(), first, second) {
        (_, _, Some(_)) => None,
        (Some(authority), _, None) => Some(authority.clone()),
        (None, first, None) => first?.to_str().ok()?.parse().ok(),
    }
}

fn is_this_machine(name: &str) -> bool {
    name == "localhost" || name.parse::<IpAddr>().is_ok_and(|address| address.is_loopback())
}

/// Refuses requests under other names.
pub(crate) async fn check(State(site): State<Shared>, request: Request, next: Next) -> Response {
    if site.hosts.serves(&request) {
        return next.run(request).await;
    }
    let name = authority(&request).map(|authority| authority.host().chars().take(TOLD).collect::<String>());
    Problem::new(Kind::ForeignHost).with("host", name.unwrap_or_default()).into_response()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use axum::body::Body;

    use super::*;

    fn named(hosts: &[&str]) -> Request {
        let request = hosts.iter().fold(Request::builder().uri("/"), |request, host| request.header(HOST, *host));
        request.body(Body::empty()).unwrap()
    }

    #[test]
    fn an_open_server_answers_under_the_names_of_this_machine_only() {
        let hosts = Hosts::new(&[], true);

        for own in ["localhost", "LocalHost:8080", "127.0.0.1:8080", "127.9.9.9", "[::1]:8080"] {
            assert!(hosts.serves(&named(&[own])), "{own}");
        }
        for foreign in ["evil.example", "127.0.0.1.evil.example:8080", "localhost.evil.example", "10.0.0.1", "", "a b"]
        {
            assert!(!hosts.serves(&named(&[foreign])), "{foreign}");
        }
        assert!(!hosts.serves(&named(&[])));
        assert!(!hosts.serves(&named(&["localhost", "evil.example"])));
    }

    #[test]
    fn names_that_are_allowed_are_the_only_ones_besides_this_machines() {
        let hosts = Hosts::new(&["Bot.Example".to_owned()], false);

        assert!(hosts.serves(&named(&["bot.example:443"])) && hosts.serves(&named(&["localhost"])));
        assert!(!hosts.serves(&named(&["evil.example"])));
        assert!(Hosts::new(&[], false).serves(&named(&["any.example"])));
    }
}
