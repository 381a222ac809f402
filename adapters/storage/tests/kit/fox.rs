//! A sample job: somebody wants a picture of a fox.

use std::sync::{Arc, LazyLock};
use std::time::Duration;

use refrain_core::catalogue::{Catalogue, Locale};
use refrain_core::command::Work;
use refrain_core::provider::Task;
use refrain_core::queue::store::{Bounds, Claim, JobFacts, JobStore, Outcome, Timestamp};
use refrain_core::queue::{JobId, Tier};
use refrain_core::request::{Origin, Person, Platform};

/// Room for many, also of one person.
pub(crate) const BOUNDS: Bounds = Bounds { max_queued: 1000, max_in_chat: None };

/// Made once: to compile all languages takes longer than any step.
static GERMAN: LazyLock<Locale> = LazyLock::new(|| Catalogue::builtin().negotiate(&["de"]));

/// What somebody wants.
pub(crate) fn fox(now: Timestamp) -> JobFacts {
    fox_of(&Person { platform: Platform::TELEGRAM, id: "42".into() }, now)
}

/// What `person` wants, in their own chat.
pub(crate) fn fox_of(person: &Person, now: Timestamp) -> JobFacts {
    JobFacts {
        id: JobId::random(),
        retry_of: None,
        work: Work::new(Task::Image, "a fox").seed(Some(7)),
        origin: Origin::new(person.clone(), &person.id),
        locale: GERMAN.clone(),
        tier: Arc::new(Tier { max_queued: 1000, ..Tier::free() }),
        spoiler: false,
        deadline: now.after(Duration::from_hours(1)),
        callback: None,
    }
}

/// A job from its acceptance to its end.
pub(crate) async fn made(jobs: &dyn JobStore, facts: &JobFacts) {
    let now = jobs.now();
    let until = now.after(Duration::from_mins(1));
    let (lease, _) = jobs.enqueue(facts, BOUNDS, until, now).await.unwrap().unwrap();
    jobs.release(&lease, None, now).await.unwrap();
    let lease = jobs.claim(&Claim::new(Task::Image, 1, until), now).await.unwrap().unwrap().lease;
    jobs.complete(&lease, &Outcome::Made, None).await.unwrap();
    jobs.delivered(&lease, now).await.unwrap();
}
