//! Whose a job is that a program submits, and which jobs a caller may see.

use std::sync::Arc;

use refrain_core::queue::Estimate;
use refrain_core::queue::JobId;
use refrain_core::queue::store::JobRecord;
use refrain_core::request::Person;

use crate::PLATFORM;
use crate::access::Caller;
use crate::problem::{Kind, Problem};
use crate::responder::PROGRAM;
use crate::site::Site;

/// Stands for a token's name where everybody is let in. No token is called so: names have no such sign.
const ANYBODY: &str = "*";
/// The longest name of a person of a program's own, in bytes.
const LONGEST: usize = 64;

/// `web:api/<token>`, or one of the people that the program serves: `web:api/<token>/<person>`.
pub(super) fn person(caller: &Caller, own: Option<&str>) -> Result<Person, Problem> {
    let token = token(caller);
    let id = match own {
        None => format!("{PROGRAM}/{token}"),
        Some(own) if is_name(own) => format!("{PROGRAM}/{token}/{own}"),
        Some(_) => {
            let reason = "expected 1 to 64 of letters, digits and -._~@:+";
            return Err(Problem::new(Kind::Invalid).with("reason", reason).at("/person"));
        }
    };
    Ok(Person { platform: PLATFORM, id })
}

/// The name of one of the program's own people, where the job is one's.
pub(super) fn own(person: &Person) -> Option<&str> {
    person.id.split_once('/')?.1.split_once('/').map(|(_, own)| own)
}

/// The job, if the caller may see it. That it is somebody else's is not told.
pub(super) async fn job(site: &Site, caller: &Caller, id: &str) -> Result<(JobRecord, Option<Estimate>), Problem> {
    let id: JobId = id.parse().map_err(|_| Problem::new(Kind::NotFound))?;
    let found = site.app.queue().job(&id).await.map_err(|error| out_of_reach(&error))?;
    found.filter(|(record, _)| is_theirs(caller, record.facts.person())).ok_or(Problem::new(Kind::NotFound))
}

fn is_theirs(caller: &Caller, person: &Person) -> bool {
    let rest = person.id.strip_prefix(PROGRAM).and_then(|rest| rest.strip_prefix('/'));
    let of_token = rest.and_then(|rest| rest.strip_prefix(&*token(caller)));
    let theirs = of_token.is_some_and(|rest| rest.is_empty() || rest.starts_with('/'));
    caller.is_admin() || (person.platform == PLATFORM && theirs)
}

/// The store can't be used just now.
pub(super) fn out_of_reach(error: &refrain_core::queue::store::StoreError) -> Problem {
    tracing::error!(%error, "a program's jobs can't be looked at");
    Problem::new(Kind::Unavailable).saying(error.message()).retry_after(super::SOON)
}

fn token(caller: &Caller) -> Arc<str> {
    caller.token().unwrap_or_else(|| ANYBODY.into())
}

fn is_name(text: &str) -> bool {
    let sign = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~@:+".contains(&byte);
    (1..=LONGEST).contains(&text.len()) && text.bytes().all(sign)
}
