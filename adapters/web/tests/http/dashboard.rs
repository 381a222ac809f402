//! The dashboard: what it tells, to whom, and what its buttons do.

use std::sync::Arc;
use std::sync::atomic::Ordering;

use refrain_core::adapter::Adapter;
use refrain_core::failure::Failure;
use refrain_core::provider::Task;
use refrain_core::queue::store::{Bounds, Claim, JobStore, Outcome};
use refrain_core::queue::{JobState, Tier};
use refrain_core::request::Platform;
use refrain_core::retry::KeyState;
use refrain_web::access::{AccessToken, Scope};
use reqwest::Response;

use crate::kit::bot::bot_on;
use crate::kit::sample::{Elsewhere, LEASE, Sample, facts};
use crate::kit::watched::Watched;
use crate::kit::{LESSER, SECRET, Site, closed, kind, open};

const VIEWER: &str = "secret-of-a-viewer";

async fn html(site: &Site, path: &str) -> String {
    let response = site.get(path).send().await.unwrap();
    assert_eq!(response.status(), 200, "{path}");
    response.text().await.unwrap()
}

/// The part with that id.
fn part<'a>(html: &'a str, id: &str) -> &'a str {
    let (_, part) = html.split_once(&format!("id=\"{id}\"")).unwrap_or_else(|| panic!("no {id} in {html}"));
    part.split_once("</section>").unwrap().0
}

fn location(response: &Response) -> &str {
    response.headers()["location"].to_str().unwrap()
}

#[tokio::test]
async fn the_overview_tells_how_all_of_it_is() {
    let sample = Sample::new().await;
    let site = Site::with(
        open().platforms([Arc::new(Elsewhere(Platform::TELEGRAM, Some(false))) as Arc<dyn Adapter>]),
        Arc::clone(&sample.app),
    )
    .await;

    let html = html(&site, "/").await;

    let success = part(&html, "figures");
    assert!(success.contains('%') && success.contains(" of 3"), "{success}");
    let queue = part(&html, "queue");
    assert!(
        queue.find("two herons").unwrap() < queue.find("an old lighthouse").unwrap(),
        "premium goes first: {queue}"
    );
    assert!(queue.contains("telegram:4211") && queue.contains(&format!("/jobs/{}", sample.waiting)), "{queue}");
    let crowds = part(&html, "crowds");
    assert!(crowds.contains("premium") && crowds.contains("Running"), "{crowds}");
    let keys = part(&html, "keys");
    assert!(keys.contains("studio#1") && keys.contains("studio#2") && keys.contains("key_rejected"), "{keys}");
    assert!(part(&html, "providers").contains("Serving"));
    assert!(part(&html, "platforms").contains("Connection lost"));
    assert!(part(&html, "languages").contains("de/broken.ftl:") && part(&html, "languages").contains("Deutsch"));
    assert!(part(&html, "outcomes").matches("<tr>").count() == 25, "a row an hour, for who sees no chart");
    assert!(!html.contains("secret-"), "keys go by their labels");
}

#[tokio::test]
async fn who_loads_the_overview_often_asks_the_store_hardly_more_often() {
    let (web, store) = (open().requests_per_second(1000), Arc::new(Watched::default()));
    let (app, _gate) = bot_on(&web, Arc::clone(&store) as _, Arc::default());
    let site = Site::with(web, app).await;

    for _ in 0..50 {
        html(&site, "/").await;
    }

    let looks = store.looks.load(Ordering::SeqCst);
    assert!(looks < 50, "one a second is enough for all: {looks}");
}

#[tokio::test]
async fn what_a_button_did_is_on_the_page_that_it_leads_to() {
    let sample = Sample::new().await;
    let site = Site::with(open(), Arc::clone(&sample.app)).await;
    let before = html(&site, "/").await;

    let rests = site.post("/keys/rest").form(&[("label", "studio#1")]).send().await.unwrap();
    let after = html(&site, location(&rests)).await;

    assert_ne!(part(&before, "keys"), part(&after, "keys"), "it rests");
}

#[tokio::test]
async fn a_jobs_page_tells_its_story_with_the_picture() {
    let sample = Sample::new().await;
    let site = Site::with(open(), Arc::clone(&sample.app)).await;

    let html = html(&site, &format!("/jobs/{}", sample.made)).await;

    let told = ["Attempt 1", "studio#2", "key_rejected", "Attempt 2", "31.7 s", "Then again after 4 s", "Attempt 3"];
    let places: Vec<_> =
        told.iter().map(|words| html.find(words).unwrap_or_else(|| panic!("{words} in {html}"))).collect();
    assert!(places.is_sorted(), "{places:?}");
    assert!(html.contains("studio:owner/model"), "{html}");
    let picture = format!("/jobs/{}/output/0", sample.made);
    assert!(html.contains(&format!("<img src=\"{picture}\"")), "{html}");
    let file = site.get(&picture).send().await.unwrap();
    assert_eq!(
        (&file.headers()["content-type"], &file.headers()["x-content-type-options"]),
        (&"image/svg+xml".parse().unwrap(), &"nosniff".parse().unwrap())
    );
    assert!(file.text().await.unwrap().starts_with("<svg"));
    let made = &sample.made;
    for astray in [
        format!("/jobs/{made}/output/1"),
        format!("/jobs/{made}/output/-1"),
        format!("/jobs/{made}/output/..%2f0"),
        "/jobs/42".into(),
        "/jobs/..%2f..%2fetc".into(),
        format!("/jobs/{}", "0".repeat(32)),
    ] {
        assert_eq!(kind(site.get(&astray).send().await.unwrap()).await, "not-found", "{astray}");
    }
}

#[tokio::test]
async fn what_people_write_is_text_on_every_page() {
    let sample = Sample::new().await;
    let site = Site::with(open(), Arc::clone(&sample.app)).await;
    let evil = format!("/jobs/{}", sample.evil);
    let filter = "/jobs?state=%22%3E%3Cscript%3Ealert(1)%3C/script%3E&person=%22%3E%3Cscript%3Ealert(1)%3C/script%3E";

    for path in ["/", "/jobs", &evil, filter, "/login?next=%22%3E%3Cscript%3Ealert(1)%3C/script%3E"] {
        let response = site.get(path).send().await.unwrap();
        let policy = response.headers()["content-security-policy"].to_str().unwrap().to_owned();
        let html = response.text().await.unwrap();

        assert!(policy.contains("default-src 'self'") && !policy.contains("unsafe"), "{policy}");
        assert!(!html.contains("<script>") && !html.contains("<img src=x"), "{path}: {html}");
        assert!(html.contains("&lt;script&gt;"), "{path} shows what was written: {html}");
        for inline in [" style=", "<style", " onclick=", " onload=", "javascript:"] {
            assert!(!html.contains(inline), "{path} has {inline}");
        }
    }
}

#[tokio::test]
async fn a_job_is_cancelled_and_made_again() {
    let sample = Sample::new().await;
    let site = Site::with(open(), Arc::clone(&sample.app)).await;
    let press = async |job: &str, action: &str| site.post(&format!("/jobs/{job}/{action}")).send().await.unwrap();

    let cancelled = press(sample.waiting.as_str(), "cancel").await;
    let late = press(sample.made.as_str(), "cancel").await;
    let again = press(sample.made.as_str(), "retry").await;
    let early = press(sample.waiting.as_str(), "retry").await;
    let nothing = press(&"0".repeat(32), "retry").await;

    assert_eq!(
        (cancelled.status().as_u16(), location(&cancelled)),
        (303, &*format!("/jobs/{}?said=cancelled", sample.waiting))
    );
    assert!(location(&late).ends_with("?said=too-late"));
    assert!(location(&early).ends_with("?said=under-way"));
    assert_eq!(kind(nothing).await, "not-found");
    let said = html(&site, location(&again)).await;
    assert!(said.contains("role=\"status\"") && said.contains("a red fox in the snow"), "{said}");
    let latest = sample.store.list(&[JobState::Queued], None, 1).await.unwrap().remove(0);
    assert_eq!(location(&again), format!("/jobs/{}?said=anew", latest.facts.id));
    let now = sample.store.now();
    let ended = sample.store.take_over(Task::Image, &Failure::Refused, false, now, now).await.unwrap();
    let ended: Vec<_> = ended.into_iter().map(|claimed| (claimed.record.facts.id, claimed.record.outcome)).collect();
    assert_eq!(ended, [(sample.waiting.clone(), Some(Outcome::Cancelled))]);
}

#[tokio::test]
async fn a_key_rests_wakes_and_is_probed() {
    let sample = Sample::new().await;
    let site = Site::with(open(), Arc::clone(&sample.app)).await;
    let press = async |action: &str, label: &str| {
        site.post(&format!("/keys/{action}")).form(&[("label", label)]).send().await.unwrap()
    };
    let state = |number: usize| sample.app.queue().engine().keys().swap_remove(number - 1).state;

    let rests = press("rest", "studio#1").await;
    let resting = state(1);
    let woken = press("wake", "studio#1").await;

    assert_eq!(location(&rests), "/?said=rests");
    assert!(matches!(resting, KeyState::Cooling { because: Failure::NoKeyAvailable { .. }, .. }), "{resting:?}");
    assert_eq!(location(&woken), "/?said=woken");
    assert_eq!(state(1), KeyState::Probing, "the next call has to prove it");
    assert_eq!(location(&press("probe", "studio#3").await), "/?said=probe-good");
    assert_eq!(location(&press("probe", "studio#2").await), "/?said=probe-bad");
    assert!(matches!(state(2), KeyState::Cooling { .. } | KeyState::Quarantined { .. }), "{:?}", state(2));
    assert_eq!(kind(press("rest", "studio#9").await).await, "not-found");
}

#[tokio::test]
async fn only_the_operator_sees_what_is_asked_for_and_has_buttons() {
    let sample = Sample::new().await;
    let web = closed().token(AccessToken::new("viewer", VIEWER.into(), [Scope::StatusRead]));
    let site = Site::with(web, Arc::clone(&sample.app)).await;
    let get = async |path: &str, token: &'static str| site.get(path).bearer_auth(token).send().await.unwrap();
    let story = format!("/jobs/{}", sample.made);

    let seen = get("/", VIEWER).await.text().await.unwrap();
    let all = get("/", SECRET).await.text().await.unwrap();

    assert!(
        seen.contains("studio#1")
            && !seen.contains("herons")
            && !seen.contains("telegram:")
            && !seen.contains("/keys/rest")
    );
    assert!(all.contains("herons") && all.contains("/keys/rest"));
    for path in ["/jobs", &story, &format!("/events{story}"), &format!("{story}/output/0")] {
        assert_eq!(get(path, VIEWER).await.status(), 403, "{path}");
        assert_eq!(get(path, SECRET).await.status(), 200, "{path}");
    }
    for path in ["/", "/events/dashboard"] {
        assert_eq!(get(path, LESSER).await.status(), 403, "{path}");
        assert_eq!(site.get(path).send().await.unwrap().status(), 401, "{path}");
    }
    for path in [
        format!("{story}/retry"),
        format!("{story}/cancel"),
        "/keys/rest".into(),
        "/keys/wake".into(),
        "/keys/probe".into(),
    ] {
        let press = site.post(&path).form(&[("label", "studio#1")]);
        assert_eq!(press.bearer_auth(VIEWER).send().await.unwrap().status(), 403, "{path}");
    }
}

#[tokio::test]
async fn another_website_presses_no_button() {
    let sample = Sample::new().await;
    let site = Site::with(open(), Arc::clone(&sample.app)).await;
    let before = sample.store.under_way().await.unwrap();

    let press = site.post(&format!("/jobs/{}/retry", sample.made)).header("sec-fetch-site", "cross-site");
    let refused = press.send().await.unwrap();

    assert_eq!(kind(refused).await, "cross-site");
    assert_eq!(sample.store.under_way().await, Ok(before));
}

#[tokio::test]
async fn whoever_watches_sees_what_changed_until_the_bot_stops() {
    let sample = Sample::new().await;
    let site = Site::with(open(), Arc::clone(&sample.app)).await;
    let mut events = site.get("/events/dashboard").send().await.unwrap();
    let mut until = async |words: &str| {
        let mut heard = String::new();
        while !heard.contains(words) {
            let Some(more) = events.chunk().await.unwrap() else { return false };
            heard.push_str(&String::from_utf8_lossy(&more));
        }
        true
    };
    assert!(until("event: parts").await && until("two herons").await, "it begins with what there is");

    let now = sample.store.now();
    let new = facts("a whale\r\nin the sky", &Tier::free(), 99, now);
    let bounds = Bounds { max_queued: 1000, max_in_chat: None };
    let (lease, _) = sample.store.enqueue(&new, bounds, now, now).await.unwrap().unwrap();
    sample.store.release(&lease, None, now).await.unwrap();

    assert!(until(&format!("/jobs/{}", new.id)).await);
    site.stop.cancel();
    assert!(!until("nothing more").await);
}

#[tokio::test]
async fn a_jobs_page_is_followed_until_the_job_ended() {
    let sample = Sample::new().await;
    let site = Site::with(open(), Arc::clone(&sample.app)).await;
    let (store, id) = (&sample.store, &sample.waiting);
    let html = html(&site, &format!("/jobs/{id}")).await;
    assert!(html.contains(&format!("data-live=\"/events/jobs/{id}\"")), "{html}");
    let mut events = site.get(&format!("/events/jobs/{id}")).send().await.unwrap();
    let mut heard = String::new();
    let mut until = async |words: &str| {
        while !heard.contains(words) {
            let Some(more) = events.chunk().await.unwrap() else { return false };
            heard.push_str(&String::from_utf8_lossy(&more));
        }
        heard.clear();
        true
    };
    assert!(until("Waiting").await, "it begins with how it stands");

    let now = store.now();
    let claim = Claim::new(Task::Image, 100, now.after(LEASE));
    let lease = store.claim(&claim, now).await.unwrap().unwrap().lease;
    assert_eq!(&lease.job, id);
    assert!(until("Running").await);
    store.complete(&lease, &Outcome::Failed(Failure::Refused), None).await.unwrap();
    store.delivered(&lease, now).await.unwrap();

    assert!(until("event: last").await && !until("nothing more").await, "it ends with the job");
    let ended = site.get(&format!("/jobs/{id}")).send().await.unwrap().text().await.unwrap();
    assert!(!ended.contains("data-live=") && !ended.contains("job.js"), "there is nothing to wait for: {ended}");
}

#[tokio::test]
async fn only_so_many_watch_at_once() {
    let sample = Sample::new().await;
    let site = Site::with(open(), Arc::clone(&sample.app)).await;
    let watch = async || site.get("/events/dashboard").send().await.unwrap();
    let mut watching = Vec::new();
    for _ in 0..32 {
        watching.push(watch().await);
    }

    let refused = watch().await;

    assert!(watching.iter().all(|response| response.status() == 200));
    assert_eq!(refused.status(), 503);
}

#[tokio::test]
async fn the_list_is_narrowed_by_state_and_person() {
    let sample = Sample::new().await;
    let site = Site::with(open(), Arc::clone(&sample.app)).await;

    let failed = html(&site, "/jobs?state=failed&person=").await;
    let theirs = html(&site, "/jobs?state=&person=telegram%3A4211").await;

    assert!(failed.contains(&format!("/jobs/{}", sample.evil)) && !failed.contains(&format!("/jobs/{}", sample.made)));
    assert!(theirs.contains("two herons") && !theirs.contains("still life"), "{theirs}");
    assert!(theirs.contains("href=\"/jobs?person=telegram%3A4211\""), "a person leads to all that is theirs: {theirs}");
}
