//! Cancelling a job: in time, not too late, and again.

use std::sync::Arc;

use refrain_core::failure::Failure;
use refrain_core::provider::Task;
use refrain_core::queue::Tier;
use refrain_core::queue::store::{Bounds, JobFacts, Outcome};
use refrain_core::request::{Origin, Person};
use refrain_web::PLATFORM;
use serde_json::json;

use crate::kit::jobs::{a_fox, accepted, job, read, start, story};
use crate::kit::sample::facts;
use crate::kit::{LESSER, Site, app, closed, kind};

#[tokio::test]
async fn a_job_is_cancelled_in_time_and_not_too_late() {
    let (site, gate) = start().await;
    let delete = |id: &str| site.client.delete(site.url(&format!("/v1/jobs/{id}"))).bearer_auth(LESSER);
    gate.add_permits(1);
    let made = accepted(&site, &a_fox()).await;
    job(&site, &made, "/events").send().await.unwrap().text().await.unwrap();
    let unwanted = accepted(&site, &a_fox()).await;

    let late = delete(&made).send().await.unwrap();
    let in_time = read(delete(&unwanted)).await;
    let story = story(job(&site, &unwanted, "/events").send().await.unwrap()).await;
    let again = read(delete(&unwanted)).await;

    assert_eq!((late.status().as_u16(), kind(late).await.as_str()), (409, "conflict"));
    assert_eq!((in_time.0, &story.last().unwrap()["state"]), (202, &json!("cancelled")));
    assert_eq!(again.0, 202, "it is what was wanted");
}

#[tokio::test]
async fn a_job_that_is_being_cancelled_can_be_cancelled_again() {
    let app = app();
    let (store, now) = (Arc::clone(app.queue().store()), app.queue().store().now());
    let site = Site::with(closed(), app).await;
    let origin = Origin::new(Person { platform: PLATFORM, id: "api/shop".into() }, "api/shop");
    let facts = JobFacts { origin, ..facts("a fox", &Tier::free(), 1, now) };
    let bounds = Bounds { max_queued: 10, max_in_chat: None };
    let (lease, _) = store.enqueue(&facts, bounds, now, now).await.unwrap().unwrap();
    store.release(&lease, None, now).await.unwrap();
    let delete = || site.client.delete(site.url(&format!("/v1/jobs/{}", facts.id))).bearer_auth(LESSER);
    assert_eq!(read(delete()).await.0, 202);
    let ending = store.take_over(Task::Image, &Failure::Refused, false, now, now).await.unwrap();

    let (status, told) = read(delete()).await;

    assert_eq!(ending[0].record.outcome, Some(Outcome::Cancelled), "its person is still to be told");
    assert_eq!((status, &told["state"]), (202, &json!("delivering")), "it is what was wanted");
}
