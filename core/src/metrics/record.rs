//! What happened, one function a fact. Callers give words of fixed sets, names of the operator's, and times: never who, what
//! or which job.

use std::time::Duration;

use super::list;

/// Takes a request of a person's on `platform`, who has an answer or a place after this time.
pub(crate) fn request(platform: &str, command: &str, took: Duration) {
    list::REQUESTS.count(&[platform, command]);
    list::REQUEST_DURATION.time(took, &[platform]);
}

/// An event of `platform` was acknowledged, so long after it arrived.
pub fn acknowledged(platform: &str, took: Duration) {
    list::ACKNOWLEDGEMENTS.count(&[platform, "ok"]);
    list::ACKNOWLEDGEMENT_DURATION.time(took, &[platform]);
}

/// An event of `platform` was not acknowledged: `refused`, `failed` or `dropped`.
pub fn not_acknowledged(platform: &str, outcome: &str) {
    list::ACKNOWLEDGEMENTS.count(&[platform, outcome]);
}

/// A job was accepted.
pub(crate) fn job_accepted(task: &str, tier: &str, platform: &str) {
    list::JOBS_ACCEPTED.count(&[task, tier, platform]);
}

/// A job was not accepted.
pub(crate) fn job_refused(task: &str, tier: &str, reason: &str) {
    list::JOBS_REFUSED.count(&[task, tier, reason]);
}

/// A job was started for the first time, so long after it was accepted.
pub(crate) fn job_started(task: &str, tier: &str, waited: Duration) {
    list::JOB_QUEUE_DURATION.time(waited, &[task, tier]);
}

/// The person of a job knows how it ended, so long after it was accepted; with the failure, where it failed.
pub(crate) fn job_ended(task: &str, tier: &str, outcome: &str, failure: Option<&str>, took: Duration) {
    list::JOBS_ENDED.count(&[task, tier, outcome]);
    list::JOB_DURATION.time(took, &[task, tier, outcome]);
    if let Some(failure) = failure {
        list::JOBS_FAILED.count(&[task, failure]);
    }
}

/// A job went back to the queue.
pub(crate) fn job_snoozed(task: &str, failure: &str) {
    list::JOBS_SNOOZED.count(&[task, failure]);
}

/// So many jobs were taken from processes that died.
pub(crate) fn jobs_rescued(jobs: usize) {
    list::JOBS_RESCUED.count_many(jobs as u64, &[]);
}

/// A call to a provider ended: with `success`, a failure, or `cancelled`.
pub(crate) fn attempt(provider: &str, key: &str, outcome: &str, took: Duration) {
    list::ATTEMPTS.count(&[provider, key, outcome]);
    list::ATTEMPT_DURATION.time(took, &[provider, outcome]);
}

/// A wait between two attempts is over, or given up.
pub(crate) fn retry_waited(failure: &str, waited: Duration) {
    list::RETRY_WAIT.time(waited, &[failure]);
}

/// A result was `kept`, or not.
pub(crate) fn output(outcome: &str) {
    list::OUTPUTS.count(&[outcome]);
}

/// A message was sent or edited, or not.
pub(crate) fn reply(platform: &str, kind: &str, outcome: &str, took: Duration) {
    list::REPLIES.count(&[platform, kind, outcome]);
    list::REPLY_DURATION.time(took, &[platform, kind]);
}

/// One call to a platform ended.
pub fn platform_call(platform: &str, outcome: &str) {
    list::PLATFORM_CALLS.count(&[platform, outcome]);
}

/// One call to a program ended: `sent`, `failed` or `given_up`.
pub fn webhook(outcome: &str) {
    list::WEBHOOKS.count(&[outcome]);
}

/// A batch of `traces` or `logs` was sent, or not.
pub fn exported(signal: &str, sent: bool) {
    list::EXPORTS.count(&[signal, if sent { "sent" } else { "failed" }]);
}

/// How many jobs of `task` and `tier` are in `state`; `None` where that can't be known now.
pub(crate) fn jobs(task: &str, tier: &str, state: &str, jobs: Option<usize>) {
    list::JOBS.set(jobs.map_or(f64::NAN, whole), &[task, tier, state]);
}

/// How old the oldest job of `task` is that waits; `None` where that can't be known now.
pub(crate) fn queue_oldest(task: &str, age: Option<Duration>) {
    list::QUEUE_OLDEST_AGE.set(age.map_or(f64::NAN, |age| age.as_secs_f64()), &[task]);
}

/// Whether the store of jobs answers.
pub(crate) fn store_up(up: bool) {
    list::STORE_UP.set(f64::from(u8::from(up)), &[]);
}

/// Where a key stands, among all `states`.
pub(crate) fn key_state(key: &str, states: &[&str], state: &str) {
    list::KEY_STATE.set_state(states, state, key);
}

/// How a key is used.
pub(crate) fn key_use(key: &str, slots: u32, in_flight: u32, success: f64) {
    list::KEY_SLOTS.set(slots.into(), &[key]);
    list::KEY_IN_FLIGHT.set(in_flight.into(), &[key]);
    list::KEY_SUCCESS_RATIO.set(success, &[key]);
}

/// Where the breaker of a provider stands, among all `states`.
pub(crate) fn breaker_state(provider: &str, states: &[&str], state: &str) {
    list::BREAKER_STATE.set_state(states, state, provider);
}

/// Whether a platform is connected; `None` where that is not known now.
pub fn platform_connected(platform: &str, connected: Option<bool>) {
    list::PLATFORM_CONNECTED.set(connected.map_or(f64::NAN, |connected| f64::from(u8::from(connected))), &[platform]);
}

/// How many languages there are, and how many faults in their files.
pub(crate) fn locales(languages: usize, faults: usize) {
    list::LOCALES.set(whole(languages), &[]);
    list::LOCALE_FAULTS.set(whole(faults), &[]);
}

/// Which version runs.
pub fn version(version: &str) {
    list::BUILD_INFO.set(1.0, &[version]);
}

#[expect(clippy::cast_precision_loss, reason = "nobody has 2^52 of anything that is counted here")]
const fn whole(number: usize) -> f64 {
    number as f64
}
