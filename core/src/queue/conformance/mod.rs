//! What every [`JobStore`] must do, as tests: [`job_store_conformance!`](crate::job_store_conformance) runs them all against
//! one kind of store.
//!
//! Each takes a fresh store. Time is told to the store, so nothing here waits. [`fair_order_conformance!`](crate::fair_order_conformance)
//! runs what holds of the fair order for any crowd, on as many as there is time for.
// A test panics, which is how it tells; and its name is a sentence that needs no other.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::missing_panics_doc, missing_docs)]

mod bounds;
mod ends;
mod fair;
mod glance;
mod kept;
mod leases;
mod model;
mod order;
mod outbox;
mod past;
mod rivals;

use std::sync::{Arc, LazyLock};
use std::time::Duration;

pub use self::bounds::*;
pub use self::ends::*;
pub use self::fair::*;
pub use self::glance::*;
pub use self::kept::*;
pub use self::leases::*;
pub use self::model::*;
pub use self::order::*;
pub use self::outbox::*;
pub use self::past::*;
pub use self::rivals::*;
use super::store::{Bounds, Claim, Claimed, Full, JobFacts, JobStore, Lease, Outcome, Standing, Timestamp};
use super::{JobId, Tier};
use crate::catalogue::{Catalogue, Locale};
use crate::command::Work;
use crate::failure::Failure;
use crate::provider::Task;
use crate::request::{Origin, Person, Platform};

/// Makes a module's tests of the conformance suite.
///
/// `$fresh` is an expression that is awaited for each test and gives a store as `Arc<dyn JobStore>`, and whatever must live
/// as long as that.
#[macro_export]
macro_rules! job_store_conformance {
    ($fresh:expr) => {
        $crate::job_store_conformance! { $fresh;
            who_floods_waits_behind_themselves
            the_first_job_of_somebody_heavier_goes_before_everyone_lighter
            shares_follow_weights
            a_job_that_never_started_costs_no_place
            a_snoozed_job_keeps_its_place_and_waits_for_its_time
            a_place_is_told_once
            a_place_far_back_is_told_too
            bounds_of_person_chat_and_queue_are_exact
            a_job_is_accepted_once_by_its_id
            nobody_has_more_running_than_their_tier_allows_over_all_tasks
            a_kept_slot_is_left_to_its_tier
            a_kept_slot_is_left_to_its_tier_by_all_tasks_with_the_same_keys
            a_slot_of_a_kept_key_starts_jobs_of_its_tiers_only
            what_starts_with_a_kept_key_moves_nobody_behind_a_flooder
            what_runs_with_kept_keys_takes_no_slot_of_the_open_ones
            a_held_job_waits_for_its_message
            an_older_lease_changes_nothing
            a_lapsed_lease_is_good_until_somebody_takes_the_job
            a_rescued_job_waits_again_at_its_place
            a_held_job_of_a_dead_process_is_released
            a_job_that_kills_its_workers_ends
            a_job_given_back_goes_on_at_its_place_with_what_it_went_through
            an_end_is_delivered_once
            the_delivery_of_a_dead_process_is_taken_over
            a_message_that_may_be_there_is_remembered
            a_postponed_delivery_waits_for_its_time
            only_its_owner_cancels_and_only_in_time
            a_cancelled_job_ends_wherever_it_stands
            a_job_past_its_deadline_ends_and_never_starts
            closing_ends_all_that_wait
            the_usual_time_is_a_running_mean
            what_is_accepted_is_read_back
            every_failure_is_read_back
            calls_are_recorded_in_their_order
            what_a_job_went_through_is_read_back
            jobs_are_listed_and_recalled
            what_ended_is_found_by_its_person_the_latest_first
            what_ended_is_old_after_its_time_the_oldest_first
            what_is_forgotten_is_gone_with_its_calls
            who_flooded_has_no_claim_left_once_everybody_is_served
            what_ended_lately_is_seen_the_latest_first
            jobs_under_way_are_counted_by_what_they_have_in_common
            a_line_is_seen_from_its_head
            an_end_is_noticed_in_the_same_step
            every_kind_of_end_is_noticed_and_only_where_somebody_wants_it
            a_notice_is_sent_by_one_and_once
            a_notice_stays_while_its_receiver_is_spared
            a_notice_that_failed_waits_for_its_time_until_it_is_given_up
            the_notice_of_a_dead_process_is_sent_by_another
            a_notice_is_sent_again_on_demand
            a_notice_lives_as_long_as_its_job
            does_as_memory_does
            rivals_claim_each_job_once_and_keep_every_cap
        }
    };
    ($fresh:expr; $($case:ident)*) => {$(
        #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
        async fn $case() {
            let (store, _keeps) = $fresh.await;
            $crate::queue::conformance::$case(store).await;
        }
    )*};
}

/// A store, with what tests say often.
pub(super) struct Kit {
    pub(super) store: Arc<dyn JobStore>,
    pub(super) now: Timestamp,
}

/// No bound that a test meets by chance.
pub(super) const WIDE: Bounds = Bounds { max_queued: 1_000_000, max_in_chat: None };
pub(super) const LEASE: Duration = Duration::from_secs(15);

impl Kit {
    pub(super) fn new(store: Arc<dyn JobStore>) -> Self {
        Self { store, now: Timestamp::from_millis(1_750_000_000_000) }
    }

    /// Lets time pass.
    pub(super) fn pass(&mut self, time: Duration) {
        self.now = self.now.after(time);
    }

    pub(super) fn until(&self) -> Timestamp {
        self.now.after(LEASE)
    }

    pub(super) fn facts(&self, who: &str, tier: &Tier) -> JobFacts {
        JobFacts {
            id: JobId::random(),
            retry_of: None,
            work: Work::new(Task::Image, format!("a fox for {who}")).seed(Some(7)),
            origin: Origin::new(person(who), format!("chat of {who}")),
            locale: GERMAN.clone(),
            tier: Arc::new(tier.clone()),
            spoiler: false,
            callback: None,
            deadline: self.now.after(Duration::from_mins(10)),
        }
    }

    pub(super) async fn enqueue(&self, facts: &JobFacts) -> Result<(Lease, Standing), Full> {
        self.store.enqueue(facts, WIDE, self.until(), self.now).await.unwrap()
    }

    /// Accepts and releases a job.
    pub(super) async fn queue(&self, who: &str, tier: &Tier) -> JobId {
        self.queue_facts(&self.facts(who, tier)).await
    }

    pub(super) async fn queue_facts(&self, facts: &JobFacts) -> JobId {
        let (lease, _) = self.enqueue(facts).await.unwrap();
        self.store.release(&lease, None, self.now).await.unwrap();
        lease.job
    }

    pub(super) fn want(&self, task: Task) -> Claim {
        Claim::new(task, 100, self.until())
    }

    pub(super) async fn claim(&self) -> Option<Claimed> {
        self.store.claim(&self.want(Task::Image), self.now).await.unwrap()
    }

    /// Claims a job, brings it to its end, and says whose it was.
    pub(super) async fn serve(&self) -> Option<String> {
        let claimed = self.claim().await?;
        self.end(&claimed.lease, &Outcome::Made).await;
        Some(claimed.record.facts.origin.person.id)
    }

    pub(super) async fn end(&self, lease: &Lease, outcome: &Outcome) {
        self.store.complete(lease, outcome, None).await.unwrap();
        self.store.delivered(lease, self.now).await.unwrap();
    }

    /// Serves everybody, and says in which order.
    pub(super) async fn serve_all(&self) -> Vec<String> {
        let mut served = Vec::new();
        while let Some(who) = self.serve().await {
            served.push(who);
        }
        served
    }

    pub(super) async fn take_over(&self, closing: bool) -> Vec<Claimed> {
        self.store.take_over(Task::Image, &LATE, closing, self.until(), self.now).await.unwrap()
    }
}

pub(super) const LATE: Failure = Failure::NoKeyAvailable { until: None };

/// Made once: to compile all languages takes longer than any step.
static GERMAN: LazyLock<Locale> = LazyLock::new(|| Catalogue::builtin().negotiate(&["de"]));

pub(super) fn person(id: &str) -> Person {
    Person { platform: Platform::TELEGRAM, id: id.into() }
}

/// A tier that no bound is met in by chance.
pub(super) fn tier(weight: u32) -> Tier {
    Tier { name: format!("weight {weight}"), weight, max_queued: 1000, max_running: 1000, reserved: 0, deadline: None }
}
