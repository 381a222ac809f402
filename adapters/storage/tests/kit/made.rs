//! A job that is made and delivered.

use std::sync::{Arc, LazyLock};
use std::time::Duration;

use refrain_core::catalogue::{Catalogue, Locale};
use refrain_core::command::Work;
use refrain_core::provider::Task;
use refrain_core::queue::store::{Bounds, Claim, JobFacts, JobStore, Outcome};
use refrain_core::queue::{JobId, Tier};
use refrain_core::request::{Origin, Person};

/// Made once: to compile all languages takes longer than any step.
static GERMAN: LazyLock<Locale> = LazyLock::new(|| Catalogue::builtin().negotiate(&["de"]));

/// A job of `person` in their own chat, from its acceptance to its end.
pub(crate) async fn made(jobs: &dyn JobStore, person: &Person) {
    let now = jobs.now();
    let facts = JobFacts {
        id: JobId::random(),
        retry_of: None,
        work: Work::new(Task::Image, "a fox"),
        origin: Origin::new(person.clone(), &person.id),
        locale: GERMAN.clone(),
        tier: Arc::new(Tier::free()),
        spoiler: false,
        deadline: now.after(Duration::from_hours(1)),
        callback: None,
    };
    let (bounds, until) = (Bounds { max_queued: 10, max_in_chat: None }, now.after(Duration::from_mins(1)));
    let (lease, _) = jobs.enqueue(&facts, bounds, until, now).await.unwrap().unwrap();
    jobs.release(&lease, None, now).await.unwrap();
    let lease = jobs.claim(&Claim::new(Task::Image, 1, until), now).await.unwrap().unwrap().lease;
    jobs.complete(&lease, &Outcome::Made, None).await.unwrap();
    jobs.delivered(&lease, now).await.unwrap();
}
