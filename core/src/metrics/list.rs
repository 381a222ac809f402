//! **The** list of all metrics: each with its name, kind, labels and meaning. What is added here has to be recorded in
//! `record`, and described in `docs/telemetry.md`.

use super::{Kind, Metric};

/// From a quick answer to the 3 s that Discord waits.
const QUICK: &[f64] = &[0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0];
/// From one call of a provider to its longest time limit.
const CALL: &[f64] = &[0.5, 1.0, 2.5, 5.0, 10.0, 20.0, 30.0, 60.0, 90.0, 120.0, 180.0, 300.0];
/// From a job that starts at once to the longest deadline.
const LONG: &[f64] = &[0.5, 1.0, 2.5, 5.0, 10.0, 20.0, 30.0, 60.0, 120.0, 300.0, 600.0, 1200.0, 3600.0];
/// Waits between attempts.
const WAIT: &[f64] = &[0.1, 0.5, 1.0, 2.5, 5.0, 10.0, 20.0, 30.0, 60.0, 300.0];

macro_rules! list {
    ($( $(#[doc = $doc:literal])+ $constant:ident = $kind:expr, $name:literal, [$($label:literal),*]; )+) => {
        $(
            $(#[doc = $doc])+
            pub const $constant: Metric =
                Metric { name: $name, kind: $kind, labels: &[$($label),*], doc: concat!($($doc),+) };
        )+

        /// Every metric.
        pub const ALL: &[Metric] = &[$($constant),+];
    };
}

list! {
    /// Requests of people, by platform and command; `button` stands for a press, `unknown` for what is no command.
    REQUESTS = Kind::Counter, "refrain_requests_total", ["platform", "command"];
    /// From the arrival of a request until its person has an answer, or a place in the queue.
    REQUEST_DURATION = Kind::Histogram(QUICK), "refrain_request_duration_seconds", ["platform"];
    /// From the arrival of an event until its platform has taken the acknowledgement.
    ACKNOWLEDGEMENT_DURATION = Kind::Histogram(QUICK), "refrain_acknowledgement_duration_seconds", ["platform"];
    /// Acknowledgements of events: `ok`, `refused` by the platform, mostly for being late, `failed` to reach it in time, or
    /// `dropped` because there was too much.
    ACKNOWLEDGEMENTS = Kind::Counter, "refrain_acknowledgements_total", ["platform", "outcome"];
    /// Jobs that were accepted.
    JOBS_ACCEPTED = Kind::Counter, "refrain_jobs_accepted_total", ["task", "tier", "platform"];
    /// Jobs that were not accepted, by the reason.
    JOBS_REFUSED = Kind::Counter, "refrain_jobs_refused_total", ["task", "tier", "reason"];
    /// Jobs whose people were told how they ended: `done`, `failed`, `cancelled` or `interrupted`.
    JOBS_ENDED = Kind::Counter, "refrain_jobs_ended_total", ["task", "tier", "outcome"];
    /// Jobs that failed, by the failure.
    JOBS_FAILED = Kind::Counter, "refrain_jobs_failed_total", ["task", "failure"];
    /// Jobs that went back to the queue to wait, by the failure that made them.
    JOBS_SNOOZED = Kind::Counter, "refrain_jobs_snoozed_total", ["task", "failure"];
    /// Jobs that were taken over from a process that died.
    JOBS_RESCUED = Kind::Counter, "refrain_jobs_rescued_total", [];
    /// From the acceptance of a job until it is first started.
    JOB_QUEUE_DURATION = Kind::Histogram(LONG), "refrain_job_queue_duration_seconds", ["task", "tier"];
    /// From the acceptance of a job until its person knows how it ended.
    JOB_DURATION = Kind::Histogram(LONG), "refrain_job_duration_seconds", ["task", "tier", "outcome"];
    /// Calls to providers, by the label of the key and what came of them: `success`, the failure, or `cancelled` where it was
    /// given up.
    ATTEMPTS = Kind::Counter, "refrain_attempts_total", ["provider", "key", "outcome"];
    /// How long calls to providers took, downloads of results included.
    ATTEMPT_DURATION = Kind::Histogram(CALL), "refrain_attempt_duration_seconds", ["provider", "outcome"];
    /// How long was waited between attempts, for a time or for a key, by the failure before them; what a job waits in the
    /// queue is not in it.
    RETRY_WAIT = Kind::Histogram(WAIT), "refrain_retry_wait_seconds", ["failure"];
    /// Results to be kept: `kept`, `failed` or `late`. What is not kept is delivered from memory.
    OUTPUTS = Kind::Counter, "refrain_outputs_total", ["outcome"];
    /// Messages that were sent or edited, with all repetitions: `new`, `result` or `progress`, and what came of them.
    REPLIES = Kind::Counter, "refrain_replies_total", ["platform", "kind", "outcome"];
    /// How long messages took to be shown, with waits for the platform's limits and repetitions.
    REPLY_DURATION = Kind::Histogram(QUICK), "refrain_reply_duration_seconds", ["platform", "kind"];
    /// Single calls to platforms, those for news left out: `ok`, `limited`, `refused`, `server`, `unsent`, `lost` and the like.
    PLATFORM_CALLS = Kind::Counter, "refrain_platform_calls_total", ["platform", "outcome"];
    /// Calls to programs whose jobs ended: `sent`, `failed` (to be repeated) or `given_up`.
    WEBHOOKS = Kind::Counter, "refrain_webhooks_total", ["outcome"];
    /// Batches of traces and logs that were sent over OTLP: `sent` or `failed`.
    EXPORTS = Kind::Counter, "refrain_telemetry_exports_total", ["signal", "outcome"];
    /// Jobs under way, by where they stand.
    JOBS = Kind::Shared, "refrain_jobs", ["task", "tier", "state"];
    /// The age of the oldest job that waits; 0 where none does.
    QUEUE_OLDEST_AGE = Kind::Shared, "refrain_queue_oldest_age_seconds", ["task"];
    /// Whether the store of jobs answers; without it, the gauges of jobs are `NaN`.
    STORE_UP = Kind::Gauge, "refrain_store_up", [];
    /// Where a key stands: 1 for the state it is in.
    KEY_STATE = Kind::Gauge, "refrain_key_state", ["key", "state"];
    /// How many calls a key may have in flight, told or learned.
    KEY_SLOTS = Kind::Gauge, "refrain_key_slots", ["key"];
    /// How many calls of this process a key has in flight.
    KEY_IN_FLIGHT = Kind::Gauge, "refrain_key_in_flight", ["key"];
    /// The running mean of a key's success, from 0 to 1.
    KEY_SUCCESS_RATIO = Kind::Gauge, "refrain_key_success_ratio", ["key"];
    /// Where the breaker of a provider stands: 1 for the state it is in.
    BREAKER_STATE = Kind::Gauge, "refrain_breaker_state", ["provider", "state"];
    /// Whether a platform is connected; `NaN` where that is not known, as in a process that does not take its events.
    PLATFORM_CONNECTED = Kind::Gauge, "refrain_platform_connected", ["platform"];
    /// Faults in the operator's own `.ftl` files; the words that worked before stay.
    LOCALE_FAULTS = Kind::Gauge, "refrain_locale_faults", [];
    /// Languages that are loaded.
    LOCALES = Kind::Gauge, "refrain_locales", [];
    /// Always 1: which version runs.
    BUILD_INFO = Kind::Gauge, "refrain_build_info", ["version"];
}
