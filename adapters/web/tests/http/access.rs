//! Who is let in.

use refrain_core::adapter::{Adapter, AdapterError};
use refrain_web::Web;
use tokio_util::sync::CancellationToken;

use crate::kit::{LESSER, SECRET, Site, app, closed, kind, open, problem};

#[tokio::test]
async fn without_a_valid_token_nobody_is_let_in() {
    let site = Site::start(closed()).await;
    let keys = || site.get("/v1/keys");

    let wrong = [
        keys(),
        keys().bearer_auth("wrong"),
        keys().bearer_auth(&SECRET[1..]),
        keys().bearer_auth(""),
        keys().basic_auth("operator", Some(SECRET)),
        keys().header("authorization", SECRET),
        keys().header("cookie", format!("refrain_session={SECRET}")),
        keys().query(&[("access_token", SECRET)]),
    ];

    for request in wrong {
        let response = request.send().await.unwrap();
        assert_eq!(response.status(), 401);
        assert_eq!(response.headers()["www-authenticate"], "Bearer realm=\"refrain\"");
        assert_eq!(kind(response).await, "unauthorized");
    }
    assert_eq!(keys().bearer_auth(SECRET).send().await.unwrap().status(), 200);
}

#[tokio::test]
async fn a_token_is_for_what_it_says() {
    let site = Site::start(closed()).await;

    let response = site.get("/v1/keys").bearer_auth(LESSER).send().await.unwrap();

    assert_eq!(response.status(), 403);
    let problem = problem(response).await;
    assert_eq!(problem["type"], "urn:refrain:problem:forbidden");
    assert!(problem["detail"].as_str().unwrap().contains("status:read"), "{problem}");
}

#[tokio::test]
async fn without_tokens_this_machine_is_let_in_under_its_own_names_only() {
    let site = Site::start(open()).await;
    let named = |name: &str| site.get("/v1/keys").header("host", name);

    assert_eq!(named("localhost:8080").send().await.unwrap().status(), 200);
    let response = named("rebound.example").send().await.unwrap();

    assert_eq!(response.status(), 421);
    assert!(problem(response).await["detail"].as_str().unwrap().contains("rebound.example"));
    let nameless = site.raw("GET /v1/keys HTTP/1.0\r\n\r\n").await;
    assert!(nameless.starts_with("HTTP/1.0 421"), "{nameless}");
    let absolute = site.raw("GET http://rebound.example/v1/keys HTTP/1.1\r\nHost: localhost\r\n\r\n").await;
    assert!(absolute.starts_with("HTTP/1.1 421"), "{absolute}");
}

#[tokio::test]
async fn without_tokens_nothing_else_is_listened_on() {
    let web = Web::new(([0, 0, 0, 0], 0).into());

    let ended = web.run(app(), CancellationToken::new()).await;

    let error = ended.expect_err("everybody could do everything").to_string();
    assert!(error.contains("0.0.0.0:0") && error.contains("without a token"), "{error}");
}

#[tokio::test]
async fn a_port_that_is_taken_is_told_with_the_setting() {
    let first = Site::start(open()).await;

    let ended = Web::new(first.address).run(app(), CancellationToken::new()).await;

    let error = ended.expect_err("the port is taken");
    assert!(matches!(&error, AdapterError::Listen { address, .. } if *address == first.address));
    assert!(error.to_string().contains("REFRAIN_LISTEN"), "{error}");
}

#[tokio::test]
async fn another_website_can_change_nothing() {
    let site = Site::start(open()).await;
    let logout = || site.post("/logout");

    let from_there = [
        logout().header("origin", "http://evil.example"),
        logout().header("origin", "null"),
        logout().header("sec-fetch-site", "cross-site"),
    ];

    for request in from_there {
        let response = request.send().await.unwrap();
        assert_eq!(response.status(), 403);
        assert_eq!(kind(response).await, "cross-site");
    }
    let own = logout().header("origin", format!("http://{}", site.address)).send().await.unwrap();
    assert_eq!(own.status(), 303);
}

#[tokio::test]
async fn who_asks_too_often_is_told_when_to_come_back() {
    let site = Site::start(closed().requests_per_second(1)).await;
    let ask = |token: &'static str| site.get("/v1/keys").bearer_auth(token).send();

    let mut response = ask(LESSER).await.unwrap();
    while response.status() == 403 {
        response = ask(LESSER).await.unwrap();
    }

    assert_eq!(response.status(), 429);
    assert_eq!(response.headers()["retry-after"], "1");
    assert_eq!(kind(response).await, "too-many-requests");
    assert_eq!(ask(SECRET).await.unwrap().status(), 200, "others have their own allowance");
}
