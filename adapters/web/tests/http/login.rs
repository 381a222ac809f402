//! Logging in with a browser.

use reqwest::Response;

use crate::kit::{LESSER, SECRET, Site, closed, kind};

async fn log_in(site: &Site, token: &str, next: &str) -> Response {
    site.post("/login").form(&[("token", token), ("next", next)]).send().await.unwrap()
}

/// The cookie as a browser sends it back.
fn cookie(response: &Response) -> String {
    let set = response.headers()["set-cookie"].to_str().unwrap();
    set.split(';').next().unwrap().to_owned()
}

#[tokio::test]
async fn a_session_may_what_its_token_may_until_it_is_ended() {
    let site = Site::start(closed()).await;
    let keys = |cookie: String| site.get("/v1/keys").header("cookie", cookie).send();

    let entered = log_in(&site, SECRET, "/play").await;
    let (operator, shop) = (cookie(&entered), cookie(&log_in(&site, LESSER, "/").await));

    assert_eq!((entered.status().as_u16(), entered.headers()["location"].to_str().unwrap()), (303, "/play"));
    assert_eq!(keys(operator.clone()).await.unwrap().status(), 200);
    assert_eq!(keys(shop).await.unwrap().status(), 403);
    let left = site.post("/logout").header("cookie", operator.clone()).send().await.unwrap();
    assert_eq!((left.status().as_u16(), cookie(&left).as_str()), (303, "refrain_session="));
    assert_eq!(keys(operator).await.unwrap().status(), 401);
}

#[tokio::test]
async fn the_cookie_is_for_this_server_alone_and_holds_no_token() {
    let site = Site::start(closed()).await;

    let http = log_in(&site, SECRET, "/").await;
    let https =
        site.post("/login").form(&[("token", SECRET)]).header("x-forwarded-proto", "https").send().await.unwrap();

    let set = http.headers()["set-cookie"].to_str().unwrap();
    for part in ["; HttpOnly", "; SameSite=Strict", "; Path=/"] {
        assert!(set.contains(part), "{set}");
    }
    assert!(!set.contains("Secure") && !set.contains(SECRET), "{set}");
    assert!(https.headers()["set-cookie"].to_str().unwrap().ends_with("; Secure"));
}

#[tokio::test]
async fn a_wrong_token_begins_nothing_and_a_login_leads_nowhere_else() {
    let site = Site::start(closed()).await;

    let wrong = log_in(&site, "wrong", "/").await;
    let astray = log_in(&site, SECRET, "//evil.example").await;

    assert!(wrong.headers().get("set-cookie").is_none());
    assert_eq!((wrong.status().as_u16(), kind(wrong).await.as_str()), (401, "unauthorized"));
    assert_eq!(astray.headers()["location"], "/");
}

#[tokio::test]
async fn a_session_does_not_make_up_for_a_wrong_header() {
    let site = Site::start(closed()).await;
    let session = cookie(&log_in(&site, SECRET, "/").await);

    let response = site.get("/v1/keys").header("cookie", session).bearer_auth("wrong").send().await.unwrap();

    assert_eq!(response.status(), 401);
}
