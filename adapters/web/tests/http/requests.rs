//! What is read, what is refused, and in which words.

use std::time::Duration;

use reqwest::Method;

use crate::kit::{Site, kind, open, problem};

#[tokio::test]
async fn what_is_not_there_and_what_can_not_be_done_there_are_told_apart() {
    let site = Site::start(open()).await;

    let missing = site.get("/v1/nothing").send().await.unwrap();
    let wrong = site.client.delete(site.url("/v1/keys")).send().await.unwrap();

    assert_eq!((missing.status().as_u16(), kind(missing).await.as_str()), (404, "not-found"));
    assert_eq!(wrong.headers()["allow"], "GET,HEAD");
    assert_eq!(wrong.status(), 405);
    assert!(problem(wrong).await["detail"].as_str().unwrap().contains("DELETE"));
}

#[tokio::test]
async fn a_body_that_is_too_large_is_refused_told_or_not() {
    let site = Site::start(open()).await;
    let form = |body: reqwest::Body| {
        site.post("/login").header("content-type", "application/x-www-form-urlencoded").body(body).send()
    };
    let large = vec![b'a'; (64 << 10) + 1];

    let untold = form(reqwest::Body::wrap_stream(futures::stream::iter([Ok::<_, std::io::Error>(large.clone())])));

    assert_eq!(kind(untold.await.unwrap()).await, "too-large");
    let head = format!(
        "POST /login HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: {}\r\n\r\n",
        large.len()
    );
    let told = site.raw(&head).await;
    assert!(told.starts_with("HTTP/1.1 413") && told.contains("64"), "refused before it is sent: {told}");
}

#[tokio::test]
async fn a_body_that_does_not_come_is_not_waited_for() {
    let site = Site::start(open().body_within(Duration::from_millis(50))).await;
    let head = "POST /login HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 9\r\n\r\ntok";

    let answer = site.raw(head).await;

    assert!(answer.starts_with("HTTP/1.1 408") && answer.contains("too-slow"), "{answer}");
}

#[tokio::test]
async fn a_body_of_another_kind_or_without_sense_is_refused() {
    let site = Site::start(open()).await;

    let json = site.post("/login").header("content-type", "application/json").body("{}").send().await.unwrap();
    let empty = site.post("/login").form(&[("next", "/")]).send().await.unwrap();

    assert_eq!((json.status().as_u16(), kind(json).await.as_str()), (415, "unsupported-media-type"));
    assert_eq!((empty.status().as_u16(), kind(empty).await.as_str()), (400, "malformed"));
}

#[tokio::test]
async fn an_address_that_can_not_be_read_is_a_problem_as_any_other() {
    let site = Site::start(open()).await;
    let cookie = format!("refrain_play={}", "0".repeat(32));
    let job = "0".repeat(32);
    let (get, post) = (Method::GET, Method::POST);
    let cases = [
        (&get, "/?said=anew&said=anew".to_owned(), "malformed"),
        (&get, "/jobs?state=done&state=failed".to_owned(), "malformed"),
        (&get, format!("/jobs/{job}?said=anew&said=anew"), "malformed"),
        (&get, "/login?next=/&next=/".to_owned(), "malformed"),
        (&get, "/play/suggest".to_owned(), "malformed"),
        (&get, format!("/v1/jobs/{job}/output?index=first"), "malformed"),
        (&get, "/jobs/%ff".to_owned(), "not-found"),
        (&get, "/jobs/%ff/output/0".to_owned(), "not-found"),
        (&get, "/events/jobs/%ff".to_owned(), "not-found"),
        (&post, "/jobs/%ff/cancel".to_owned(), "not-found"),
        (&post, "/jobs/%ff/retry".to_owned(), "not-found"),
        (&get, "/play/media/first/0".to_owned(), "not-found"),
        (&get, "/play/media/1/%ff".to_owned(), "not-found"),
        (&get, "/play/preview/first".to_owned(), "not-found"),
        (&get, "/assets/%ff/play.js".to_owned(), "not-found"),
        (&get, "/v1/jobs/%ff".to_owned(), "not-found"),
        (&get, "/v1/jobs/%ff/output".to_owned(), "not-found"),
        (&get, "/v1/jobs/%ff/events".to_owned(), "not-found"),
        (&Method::DELETE, "/v1/jobs/%ff".to_owned(), "not-found"),
    ];

    for (method, path, expected) in cases {
        let ask = || site.client.request(method.clone(), site.url(&path)).header("cookie", &cookie);
        let by_program = ask().send().await.unwrap();
        let by_browser = ask().header("accept", "text/html").header("accept-language", "de").send().await.unwrap();

        assert_eq!(by_program.headers()["content-type"], "application/problem+json", "{path}");
        assert_eq!(by_browser.headers()["content-type"], "text/html; charset=utf-8", "{path}");
        assert_eq!(by_browser.status(), by_program.status(), "{path}");
        assert!(by_browser.text().await.unwrap().contains("<html lang=\"de\""), "{path}");
        assert_eq!(kind(by_program).await, expected, "{path}");
    }
}

#[tokio::test]
async fn a_problem_is_told_in_the_callers_language() {
    let site = Site::start(open()).await;
    let asked = async |languages: &str| {
        let response = site.get("/nothing").header("accept-language", languages).send().await.unwrap();
        let tag = response.headers()["content-language"].to_str().unwrap().to_owned();
        (tag, problem(response).await["title"].as_str().unwrap().to_owned())
    };

    assert_eq!(asked("de-AT,en;q=0.5").await, ("de".to_owned(), "Hier ist nichts".to_owned()));
    assert_eq!(asked("en;q=0.5, ar;q=0.9").await, ("ar".to_owned(), "لا شيء هنا".to_owned()));
    assert_eq!(asked("tlh").await.0, "en-US");
}

#[tokio::test]
async fn every_answer_protects_the_browser() {
    let site = Site::start(open()).await;

    for path in ["/healthz", "/v1/keys", "/nothing"] {
        let response = site.get(path).send().await.unwrap();
        let header = |name: &str| response.headers()[name].to_str().unwrap().to_owned();

        let policy = header("content-security-policy");
        assert!(policy.contains("default-src 'self'") && policy.contains("frame-ancestors 'none'"), "{policy}");
        assert!(!policy.contains("unsafe"), "{policy}");
        assert_eq!(header("x-content-type-options"), "nosniff");
        assert_eq!(header("referrer-policy"), "no-referrer");
        assert_eq!(header("cross-origin-opener-policy"), "same-origin");
        assert_eq!(header("cross-origin-resource-policy"), "same-origin");
    }
}
