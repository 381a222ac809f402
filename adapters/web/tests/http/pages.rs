//! What all pages have in common.

use reqwest::Response;

use crate::kit::{SECRET, Site, closed, open};

async fn page(site: &Site, path: &str) -> Response {
    site.get(path).header("accept", "text/html,*/*;q=0.8").send().await.unwrap()
}

#[tokio::test]
async fn a_language_from_right_to_left_turns_the_page_around() {
    let site = Site::start(open()).await;

    let arabic = site.get("/login").header("accept-language", "ar-EG, en;q=0.5").send().await.unwrap();
    let english = page(&site, "/login").await;

    assert_eq!(arabic.headers()["content-language"], "ar");
    assert!(arabic.text().await.unwrap().contains("<html lang=\"ar\" dir=\"rtl\">"));
    assert!(english.text().await.unwrap().contains("<html lang=\"en-US\" dir=\"ltr\">"));
}

#[tokio::test]
async fn a_chosen_language_goes_before_what_the_browser_asks_for() {
    let site = Site::start(open()).await;
    let choose = |tag: &'static str, next: &'static str| site.post("/language").form(&[("tag", tag), ("next", next)]);

    let chosen = choose("he", "/jobs?state=done").send().await.unwrap();
    let odd = choose("x; Domain=evil.example", "//evil.example").send().await.unwrap();

    let cookie = chosen.headers()["set-cookie"].to_str().unwrap();
    assert!(cookie.starts_with("refrain_language=he; ") && cookie.contains("SameSite=Strict"), "{cookie}");
    assert_eq!((chosen.status().as_u16(), &chosen.headers()["location"]), (303, &"/jobs?state=done".parse().unwrap()));
    assert!(odd.headers()["set-cookie"].to_str().unwrap().starts_with("refrain_language=en-US; "));
    assert_eq!(odd.headers()["location"], "/");
    let request = site.get("/login").header("cookie", "a=b; refrain_language=he").header("accept-language", "de");
    assert!(request.send().await.unwrap().text().await.unwrap().contains("lang=\"he\" dir=\"rtl\""));
}

#[tokio::test]
async fn a_browser_without_a_session_is_asked_to_log_in_and_comes_back() {
    let site = Site::start(closed()).await;

    let refused = page(&site, "/jobs?state=done").await;

    assert_eq!(
        (refused.status().as_u16(), &refused.headers()["content-type"]),
        (401, &"text/html; charset=utf-8".parse().unwrap())
    );
    let html = refused.text().await.unwrap();
    assert!(html.contains("action=\"/login\"") && html.contains("value=\"/jobs?state=done\""), "{html}");
    let given = [("token", "wrong"), ("next", "/jobs?state=done")];
    let wrong = site.post("/login").header("accept", "text/html").form(&given).send().await.unwrap();
    assert_eq!(wrong.status(), 401);
    let html = wrong.text().await.unwrap();
    assert!(html.contains("role=\"alert\"") && html.contains("value=\"/jobs?state=done\""), "{html}");
    let right = site.post("/login").form(&[("token", SECRET), ("next", "/jobs?state=done")]).send().await.unwrap();
    assert_eq!(right.headers()["location"], "/jobs?state=done");
}

#[tokio::test]
async fn a_problem_is_a_page_for_a_browser_and_json_for_a_program() {
    let site = Site::start(open()).await;

    let by_browser = page(&site, "/nothing").await;
    let by_program = site.get("/nothing").header("accept", "*/*").send().await.unwrap();

    assert_eq!(by_browser.status(), 404);
    let html = by_browser.text().await.unwrap();
    assert!(html.contains("<h1>Nothing here</h1>"), "{html}");
    assert_eq!(by_program.headers()["content-type"], "application/problem+json");
}

#[tokio::test]
async fn assets_are_kept_until_they_change() {
    let site = Site::start(closed()).await;
    let html = page(&site, "/login").await.text().await.unwrap();
    let path = html.split('"').find(|part| part.ends_with("/refrain.css")).unwrap();

    let asset = page(&site, path).await;

    assert_eq!(asset.headers()["content-type"], "text/css; charset=utf-8");
    assert!(asset.headers()["cache-control"].to_str().unwrap().contains("immutable"));
    let tag = asset.headers()["etag"].clone();
    let known = site.get(path).header("if-none-match", tag).send().await.unwrap();
    assert_eq!((known.status().as_u16(), known.bytes().await.unwrap().len()), (304, 0));
    let old = page(&site, "/assets/0123456789abcdef/refrain.css").await;
    assert_eq!((old.status().as_u16(), &old.headers()["cache-control"]), (200, &"no-cache".parse().unwrap()));
    for astray in ["/assets/x/nothing.css", "/assets/x/..%2f..%2fCargo.toml", "/assets/x/%2e%2e/Cargo.toml"] {
        assert_eq!(page(&site, astray).await.status(), 404, "{astray}");
    }
}
