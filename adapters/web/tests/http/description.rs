//! The description of the HTTP API, and that it is true.

use reqwest::Method;
use serde_json::{Value, json};

use crate::kit::jobs::{a_fox, accepted, job, read, start, wish};
use crate::kit::{LESSER, SECRET, Site, closed, kind, open, problem};

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
