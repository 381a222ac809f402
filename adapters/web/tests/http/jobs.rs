//! A program's jobs, from the wish to the picture.

use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::time::Duration;

use futures::future::select_all;
use refrain_core::failure::Failure;
use refrain_core::provider::Task;
use refrain_core::queue::store::{Bounds, JobFacts, JobStore, Outcome};
use refrain_core::queue::{MemoryStore, Tier};
use refrain_core::request::{Origin, Person};
use refrain_web::access::{AccessToken, Scope};
use refrain_web::{PLATFORM, Web};
use reqwest::{Method, RequestBuilder, Response};
use serde_json::{Value, json};
use tokio::sync::Semaphore;

use crate::kit::bot::{PICTURE, Shelf, bot, bot_on};
use crate::kit::sample::facts;
use crate::kit::watched::Watched;
use crate::kit::{LESSER, SECRET, Site, app, closed, kind, open, problem};

const OTHER: &str = "secret-of-another-shop";
const PREMIUM: &str = "secret-of-a-shop-with-tiers";

async fn start() -> (Site, Arc<Semaphore>) {
    start_as(closed()).await
}

async fn start_as(web: Web) -> (Site, Arc<Semaphore>) {
    let shop = |name: &str, secret: &str, more: &[Scope]| {
        AccessToken::new(
            name,
            secret.into(),
            [Scope::JobsRead, Scope::JobsWrite].into_iter().chain(more.iter().copied()),
        )
    };
    let web = web.token(shop("shopkeeper", OTHER, &[])).token(shop("tiers", PREMIUM, &[Scope::JobsTier]));
    let (app, gate) = bot(&web);
    (Site::with(web, app).await, gate)
}

fn wish(site: &Site, body: &Value) -> RequestBuilder {
    site.post("/v1/jobs").bearer_auth(LESSER).json(body)
}

fn a_fox() -> Value {
    json!({"task": "image", "prompt": "a fox"})
}

async fn read(request: RequestBuilder) -> (u16, Value) {
    let response = request.send().await.unwrap();
    (response.status().as_u16(), response.json().await.unwrap())
}

async fn accepted(site: &Site, body: &Value) -> String {
    let (status, job) = read(wish(site, body)).await;
    assert_eq!(status, 202, "{job}");
    job["id"].as_str().unwrap().to_owned()
}

fn job(site: &Site, id: &str, part: &str) -> RequestBuilder {
    site.get(&format!("/v1/jobs/{id}{part}")).bearer_auth(LESSER)
}

/// All that is told of a job until its stream ends.
async fn story(response: Response) -> Vec<Value> {
    let told = response.text().await.unwrap();
    told.lines()
        .filter_map(|line| line.strip_prefix("data: "))
        .map(|data| serde_json::from_str(data).unwrap())
        .collect()
}

#[tokio::test]
async fn a_program_gets_its_picture() {
    let (site, gate) = start().await;

    let response = wish(&site, &json!({"task": "image", "prompt": " a fox ", "seed": 7})).send().await.unwrap();
    let location = response.headers()["location"].to_str().unwrap().to_owned();
    assert_eq!(response.status(), 202);
    let new: Value = response.json().await.unwrap();
    let events = site.get(&format!("{location}/events")).bearer_auth(LESSER).send().await.unwrap();
    assert_eq!(events.headers()["content-type"], "text/event-stream");
    gate.add_permits(1);
    let story = story(events).await;
    let (status, done) = read(site.get(&location).bearer_auth(LESSER)).await;
    let output = site.get(done["output"].as_str().unwrap()).bearer_auth(LESSER).send().await.unwrap();

    assert_eq!((&new["prompt"], &new["seed"], &new["tier"]), (&json!("a fox"), &json!(7), &json!("free")));
    assert_eq!((status, &done["state"], &done["failure"]), (200, &json!("done"), &Value::Null));
    assert_eq!(done["attempts"][0]["provider"], "test");
    assert_eq!(story.last(), Some(&done), "the last event is how it ended");
    let header = |name: &str| output.headers()[name].to_str().unwrap().to_owned();
    assert_eq!((header("content-type").as_str(), header("x-content-type-options").as_str()), ("image/png", "nosniff"));
    let file = format!("inline; filename=\"refrain-{}-0.png\"", new["id"].as_str().unwrap());
    assert_eq!(header("content-disposition"), file);
    let tag = header("etag");
    assert_eq!(output.bytes().await.unwrap(), PICTURE);
    let again = job(&site, done["id"].as_str().unwrap(), "/output").header("if-none-match", tag).send().await.unwrap();
    assert_eq!(again.status(), 304);
}

#[tokio::test]
async fn a_job_that_was_accepted_is_told_so_though_the_store_is_lost_right_after() {
    let (web, store) = (closed(), Arc::new(Watched::default()));
    let (app, _gate) = bot_on(&web, Arc::clone(&store) as _, Arc::default());
    let site = Site::with(web, app).await;
    store.breaks.store(true, Ordering::SeqCst);

    let (status, new) = read(wish(&site, &json!({"task": "image", "prompt": "a fox", "person": "ann"}))).await;

    assert_eq!(status, 202, "who reads anything else submits it once more: {new}");
    assert_eq!((&new["state"], &new["place"], &new["person"]), (&json!("queued"), &json!(1), &json!("ann")));
    store.mend();
    let (_, kept) = read(job(&site, new["id"].as_str().unwrap(), "")).await;
    for part in ["id", "task", "prompt", "seed", "person", "tier", "accepted_at", "failure", "output"] {
        assert_eq!(new[part], kept[part], "{part}");
    }
}

#[tokio::test]
async fn only_so_many_results_are_read_at_once() {
    let (web, shelf) = (closed(), Arc::new(Shelf::default()));
    let (app, gate) = bot_on(&web, Arc::new(MemoryStore::new()), Arc::clone(&shelf));
    let site = Site::with(web, app).await;
    gate.add_permits(1);
    let id = accepted(&site, &a_fox()).await;
    job(&site, &id, "/events").send().await.unwrap().text().await.unwrap();
    shelf.stuck.store(true, Ordering::SeqCst);
    let mut readers = shelf.readers.subscribe();

    let reads = (0..9).map(|_| Box::pin(job(&site, &id, "/output").send()));
    let first = tokio::select! {
        (first, _, _) = select_all(reads) => first.unwrap(),
        _ = readers.wait_for(|readers| *readers > 8) => panic!("nine are in memory at once"),
    };

    assert_eq!((first.status().as_u16(), &first.headers()["retry-after"]), (503, &"1".parse().unwrap()));
    assert_eq!(kind(first).await, "unavailable");
}

#[tokio::test]
async fn a_result_that_is_not_kept_any_more_is_not_offered_and_gone() {
    let (web, store) = (closed(), Arc::new(MemoryStore::new()));
    let (app, gate) = bot_on(&web, Arc::clone(&store) as _, Arc::default());
    let site = Site::with(web, app).await;
    gate.add_permits(1);
    let id = accepted(&site, &a_fox()).await;
    job(&site, &id, "/events").send().await.unwrap().text().await.unwrap();

    store.outputs_removed(&[id.parse().unwrap()]).await.unwrap();

    let (_, told) = read(job(&site, &id, "")).await;
    assert_eq!((&told["state"], &told["output"]), (&json!("done"), &Value::Null));
    let gone = job(&site, &id, "/output").send().await.unwrap();
    assert_eq!(gone.status(), 410);
    let problem = problem(gone).await;
    assert_eq!(problem["type"], "urn:refrain:problem:gone");
    assert!(problem["detail"].as_str().unwrap().contains("no longer kept"), "{problem}");
}

#[tokio::test]
async fn a_failure_is_told_in_the_callers_language() {
    let (site, gate) = start().await;
    gate.add_permits(10);

    let id = accepted(&site, &json!({"task": "image", "prompt": "refused"})).await;
    let events = job(&site, &id, "/events").header("accept-language", "de").send().await.unwrap();
    let story = story(events).await;

    let last = story.last().unwrap();
    assert_eq!((&last["state"], &last["failure"]["code"]), (&json!("failed"), &json!("refused")));
    assert!(last["failure"]["detail"].as_str().unwrap().contains("abgelehnt"), "{last}");
    assert_eq!(last["attempts"][0]["failure"], "refused");
    assert_eq!(kind(job(&site, &id, "/output").send().await.unwrap()).await, "not-found");
}

#[tokio::test]
async fn a_job_is_in_the_language_that_its_caller_reads_best() {
    let web = closed();
    let (app, _gate) = bot(&web);
    let site = Site::with(web, Arc::clone(&app)).await;

    let (_, job) = read(wish(&site, &a_fox()).header("accept-language", "en;q=0.5, fr;q=0, de-AT")).await;

    let id = job["id"].as_str().unwrap().parse().unwrap();
    let (record, _) = app.queue().job(&id).await.unwrap().unwrap();
    assert_eq!(record.facts.locale.tag(), "de", "its webhook is worded in it");
}

#[tokio::test]
async fn the_same_key_is_one_job_and_another_wish_by_it_a_mistake() {
    let (site, _gate) = start().await;
    let keyed = |body: &Value, key: &str| wish(&site, body).header("idempotency-key", key);

    let (_, first) = read(keyed(&a_fox(), "\"one\"")).await;
    let (status, again) = read(keyed(&a_fox(), "one")).await;
    let (_, other) = read(keyed(&a_fox(), "\"two\"")).await;

    assert_eq!((status, &again["id"]), (202, &first["id"]));
    assert_ne!(other["id"], first["id"]);
    let reused = keyed(&json!({"task": "image", "prompt": "a cat"}), "\"one\"").send().await.unwrap();
    assert_eq!((reused.status().as_u16(), kind(reused).await.as_str()), (422, "invalid"));
    let malformed = keyed(&a_fox(), "\"one").send().await.unwrap();
    assert_eq!((malformed.status().as_u16(), kind(malformed).await.as_str()), (400, "malformed"));
    let theirs = site.post("/v1/jobs").bearer_auth(OTHER).header("idempotency-key", "\"one\"").json(&a_fox());
    assert_ne!(read(theirs).await.1["id"], first["id"], "another token's keys are its own");
}

#[tokio::test]
async fn a_hundred_at_once_by_one_key_are_one_job() {
    let (site, _gate) = start_as(closed().requests_per_second(1000)).await;

    let all = (0..100).map(|_| wish(&site, &a_fox()).header("idempotency-key", "\"one\"").send());
    let all = futures::future::try_join_all(all).await.unwrap();

    let mut ids = std::collections::BTreeSet::new();
    for response in all {
        match response.status().as_u16() {
            202 => _ = ids.insert(response.json::<Value>().await.unwrap()["id"].to_string()),
            409 => assert_eq!(response.headers()["retry-after"], "1"),
            status => panic!("{status}"),
        }
    }
    assert_eq!(ids.len(), 1);
}

#[tokio::test]
async fn what_does_not_fit_is_pointed_at() {
    let (site, _gate) = start().await;
    let cases = [
        (json!({"task": "image", "prompt": " "}), "#/prompt"),
        (json!({"task": "image", "prompt": "a".repeat(101)}), "#/prompt"),
        (json!({"task": "image", "prompt": 7}), "#/prompt"),
        (json!({"task": "image", "prompt": "a fox", "seed": -1}), "#/seed"),
        (json!({"task": "image", "prompt": "a fox", "seed": 4_294_967_296_u64}), "#/seed"),
        (json!({"task": "music", "prompt": "a fox"}), "#/task"),
        (json!({"task": "vary", "prompt": "a fox"}), "#/task"),
        (json!({"task": "image", "prompt": "a fox", "person": "../x"}), "#/person"),
        (json!({"task": "image", "prompt": "a fox", "webhook_url": "https://a.example"}), "#/webhook_url"),
        (json!({"task": "image", "prompt": "a fox", "colour": "red"}), "#/colour"),
    ];

    for (body, pointer) in cases {
        let response = wish(&site, &body).send().await.unwrap();
        assert_eq!(response.status(), 422, "{body}");
        let problem = problem(response).await;
        assert_eq!(problem["pointer"], pointer, "{body}: {problem}");
    }
    let broken = wish(&site, &a_fox()).body("{\"task\":").send().await.unwrap();
    assert_eq!(kind(broken).await, "malformed");
    let two = wish(&site, &a_fox()).body("{\"task\":\"image\",\"prompt\":\"a\"} {}").send().await.unwrap();
    assert_eq!(kind(two).await, "malformed");
}

#[tokio::test]
async fn limits_are_each_persons_own_and_say_when_to_come_back() {
    let (site, _gate) = start().await;
    let of = |person: &str| json!({"task": "image", "prompt": "a fox", "person": person});

    let mut last = wish(&site, &of("ann")).send().await.unwrap();
    while last.status() == 202 {
        last = wish(&site, &of("ann")).send().await.unwrap();
    }

    assert_eq!(last.status(), 429);
    assert!(last.headers().contains_key("retry-after"));
    assert_eq!(problem(last).await["failure"], "too_many_requests");
    let (status, job) = read(wish(&site, &of("ben"))).await;
    assert_eq!((status, &job["person"]), (202, &json!("ben")));
    assert!(job["place"].as_u64().unwrap() >= 1 && job["expected_wait_seconds"].as_f64().unwrap() > 0.0, "{job}");
}

#[tokio::test]
async fn a_tier_takes_a_right() {
    let (site, _gate) = start().await;
    let premium = json!({"task": "image", "prompt": "a fox", "tier": "premium"});

    let without = wish(&site, &premium).send().await.unwrap();
    let (_, job) = read(site.post("/v1/jobs").bearer_auth(PREMIUM).json(&premium)).await;
    let unknown = json!({"task": "image", "prompt": "a fox", "tier": "gold"});
    let unknown = site.post("/v1/jobs").bearer_auth(PREMIUM).json(&unknown).send().await.unwrap();

    assert_eq!((without.status().as_u16(), kind(without).await.as_str()), (403, "forbidden"));
    assert_eq!(job["tier"], "premium");
    assert_eq!(problem(unknown).await["pointer"], "#/tier");
}

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

#[tokio::test]
async fn somebody_elses_job_is_not_there() {
    let (site, _gate) = start().await;
    let id = accepted(&site, &json!({"task": "image", "prompt": "a fox", "person": "ann"})).await;
    let nobody = "0".repeat(32);

    for path in [format!("/v1/jobs/{id}"), format!("/v1/jobs/{id}/output"), format!("/v1/jobs/{id}/events")] {
        let theirs = site.get(&path).bearer_auth(OTHER).send().await.unwrap();
        let missing = site.get(&path.replace(&id, &nobody)).bearer_auth(OTHER).send().await.unwrap();
        assert_eq!(problem(theirs).await, problem(missing).await, "nothing tells that it exists: {path}");
    }
    let cancel = site.client.delete(site.url(&format!("/v1/jobs/{id}"))).bearer_auth(OTHER).send().await.unwrap();
    assert_eq!(cancel.status(), 404);
    let operator = site.get(&format!("/v1/jobs/{id}")).bearer_auth(SECRET).send().await.unwrap();
    assert_eq!(operator.status(), 200);
}

#[tokio::test]
async fn no_path_leads_out_of_a_jobs_outputs() {
    let (site, _gate) = start().await;

    for trick in ["..%2F..%2Fetc%2Fpasswd", "%2e%2e", "a%00b", "%2Fetc%2Fpasswd", &"A".repeat(32), "é", "%ff"] {
        let response = job(&site, trick, "/output").send().await.unwrap();
        assert!(matches!(response.status().as_u16(), 400 | 404), "{trick}: {}", response.status());
        problem(response).await;
    }
    let id = accepted(&site, &a_fox()).await;
    for index in ["-1", "..", "1e9", "99999999999999999999999"] {
        let response = job(&site, &id, "/output").query(&[("index", index)]).send().await.unwrap();
        assert_eq!(kind(response).await, "malformed", "{index}");
    }
}

#[tokio::test]
async fn every_route_says_truly_whether_it_wants_a_token() {
    let (site, _gate) = start().await;
    let (_, document) = read(site.get("/openapi.json")).await;
    assert_eq!(document["openapi"], "3.1.0");

    // Every route for programs is described, for its description is what makes it one.
    let mut open = Vec::new();
    for (path, operations) in document["paths"].as_object().unwrap() {
        for (method, operation) in operations.as_object().unwrap() {
            let url = site.url(&path.replace("{id}", &"0".repeat(32)));
            let method = Method::from_bytes(method.to_uppercase().as_bytes()).unwrap();
            let wants_token = operation.get("security").is_none();
            if !wants_token {
                open.push(path.as_str());
            }
            for token in [None, Some("wrong"), Some(&LESSER[1..])] {
                let request = site.client.request(method.clone(), &url);
                let request = token.map_or(request.try_clone().unwrap(), |token| request.bearer_auth(token));
                let response = request.json(&a_fox()).send().await.unwrap();
                assert_eq!(response.status() == 401, wants_token, "{method} {url}");
                if wants_token {
                    assert_eq!(kind(response).await, "unauthorized", "{method} {url}");
                }
            }
        }
    }
    assert_eq!(open, ["/healthz", "/openapi.json", "/readyz"]);
}

#[tokio::test]
async fn where_everybody_is_let_in_no_token_is_said_to_be_wanted() {
    let (closed, open) = (Site::start(closed()).await, Site::start(open()).await);

    let (_, wanted) = read(closed.get("/openapi.json")).await;
    let (_, unwanted) = read(open.get("/openapi.json")).await;

    assert_eq!((&wanted["security"], &unwanted["security"]), (&json!([{"token": []}]), &json!([])));
}

#[tokio::test]
async fn answers_have_the_form_that_is_described() {
    let (site, gate) = start().await;
    gate.add_permits(1);
    let (_, document) = read(site.get("/openapi.json")).await;
    let schemas = &document["components"]["schemas"];
    let id = accepted(&site, &a_fox()).await;
    job(&site, &id, "/events").send().await.unwrap().text().await.unwrap();

    let (_, job) = read(job(&site, &id, "")).await;
    let (_, queue) = read(site.get("/v1/queue").bearer_auth(SECRET)).await;
    let (_, keys) = read(site.get("/v1/keys").bearer_auth(SECRET)).await;
    let problem = problem(wish(&site, &json!({"task": "image", "prompt": ""})).send().await.unwrap()).await;

    let (_, ready) = read(site.get("/readyz")).await;
    let (_, alive) = read(site.get("/healthz")).await;

    for (schema, answer) in [
        ("Job", &job),
        ("Attempt", &job["attempts"][0]),
        ("Line", &queue[0]),
        ("Key", &keys[0]),
        ("Readiness", &ready),
        ("Liveness", &alive),
    ] {
        let names = |object: &Value| object.as_object().unwrap().keys().cloned().collect::<Vec<_>>();
        let (mut described, mut told) = (names(&schemas[schema]["properties"]), names(answer));
        described.sort_unstable();
        told.sort_unstable();
        assert_eq!(described, told, "{schema}");
    }
    for required in schemas["Problem"]["required"].as_array().unwrap() {
        assert!(problem.get(required.as_str().unwrap()).is_some(), "{required}");
    }
    let wanted = &schemas["Wanted"]["properties"];
    assert_eq!((&wanted["task"]["enum"], &wanted["prompt"]["maxLength"]), (&json!(["image"]), &json!(100)));
}

#[tokio::test]
async fn bodies_are_bounded_in_size_and_time() {
    let (site, _gate) = start_as(closed().body_within(Duration::from_millis(50))).await;
    let head = |length: usize| {
        format!(
            "POST /v1/jobs HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer {LESSER}\r\nContent-Type: \
             application/json\r\nContent-Length: {length}\r\n\r\n"
        )
    };

    let large = site.raw(&head((64 << 10) + 1)).await;
    let slow = site.raw(&format!("{}{{\"task\":", head(40))).await;

    assert!(large.starts_with("HTTP/1.1 413"), "{large}");
    assert!(slow.starts_with("HTTP/1.1 408"), "{slow}");
    let form = site.post("/v1/jobs").bearer_auth(LESSER).form(&[("task", "image")]).send().await.unwrap();
    assert_eq!(form.status(), 415, "a page of another website could send it");
}

#[tokio::test]
async fn who_listens_often_keeps_nobody_else_from_it() {
    let (site, _gate) = start_as(closed().requests_per_second(10_000)).await;
    let id = accepted(&site, &a_fox()).await;
    let (_, theirs) = read(site.post("/v1/jobs").bearer_auth(OTHER).json(&a_fox())).await;
    let mut streams = Vec::new();

    let refused = loop {
        let response = job(&site, &id, "/events").send().await.unwrap();
        if response.status() != 200 {
            break response;
        }
        streams.push(response);
    };
    let others = format!("/v1/jobs/{}/events", theirs["id"].as_str().unwrap());
    let others = site.get(&others).bearer_auth(OTHER).send().await.unwrap();

    assert_eq!((refused.status().as_u16(), streams.len(), others.status().as_u16()), (429, 16, 200));
    assert_eq!(refused.headers()["retry-after"], "1");
    streams.clear();
    // That they are gone is noticed once somebody looks at the connections.
    while job(&site, &id, "/events").send().await.unwrap().status() != 200 {
        tokio::task::yield_now().await;
    }
}

#[tokio::test]
async fn a_stop_ends_those_who_listen() {
    let (site, _gate) = start().await;
    let id = accepted(&site, &a_fox()).await;
    let events = job(&site, &id, "/events").send().await.unwrap();

    site.stop.cancel();

    assert!(!story(events).await.is_empty());
}
