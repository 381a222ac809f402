//! Whom the playground lets in, what it keeps from others, and how much is too much.

use refrain_web::access::{AccessToken, Scope};

use crate::kit::play::Stage;
use crate::kit::{SECRET, Site, closed, kind};

const GUEST: &str = "secret-of-a-guest";

#[tokio::test]
async fn another_person_sees_neither_the_chat_nor_its_pictures() {
    let stage = Stage::new().await;
    let (ada, eve) = (stage.visitor().await, stage.visitor().await);
    ada.says("/echo secret").await;
    let mut events = ada.looks().await;
    let answer = events.answer().await.data;
    let picture = answer["media"][0]["url"].as_str().unwrap();
    let preview = format!("/play/preview/{}", answer["id"]);

    let mut hers = eve.looks().await;
    eve.says("/echo hers").await;

    assert_eq!(hers.next().await.name, "reset");
    assert_eq!(hers.next().await.data["text"], "/echo hers");
    for path in [picture, preview.as_str()] {
        assert_eq!(eve.get(path).send().await.unwrap().status(), 404, "{path}");
        assert_eq!(stage.site.get(path).send().await.unwrap().status(), 400, "{path}: without a cookie");
        assert_eq!(ada.get(path).send().await.unwrap().status(), 200, "{path}");
    }
}

#[tokio::test]
async fn what_is_too_much_is_refused() {
    let stage = Stage::new().await;
    let ada = stage.visitor().await;
    let mut looks = Vec::new();
    for _ in 0..6 {
        looks.push(ada.looks().await);
    }

    let seventh = ada.get("/play/events").send().await.unwrap();
    let long = ada.says(&"x".repeat(4097)).await;

    assert_eq!(seventh.status(), 503);
    assert_eq!((long.status().as_u16(), kind(long).await.as_str()), (400, "malformed"));
}

#[tokio::test]
async fn who_looks_often_keeps_nobody_else_from_it_whatever_cookies_they_have() {
    let guest = AccessToken::new("guest", GUEST.into(), [Scope::JobsWrite]);
    let site = Site::start(closed().token(guest).requests_per_second(10_000)).await;
    let look = async |token: &str, number: u128| {
        let request = site.get("/play/events").header("cookie", format!("refrain_play={number:032x}"));
        request.bearer_auth(token).send().await.unwrap()
    };
    let mut looks = Vec::new();
    for number in 0..64 {
        looks.push(look(GUEST, number).await);
    }

    let refused = look(GUEST, 64).await;
    let others = look(SECRET, 65).await;

    assert!(looks.iter().all(|look| look.status() == 200));
    assert_eq!((refused.status().as_u16(), &refused.headers()["retry-after"]), (429, &"1".parse().unwrap()));
    assert_eq!(others.status(), 200);
    drop(looks);
    // That they are gone is noticed once somebody looks at the connections.
    while look(GUEST, 66).await.status() != 200 {
        tokio::task::yield_now().await;
    }
}

#[tokio::test]
async fn where_tokens_are_set_the_playground_is_for_those_who_have_one() {
    let site = Site::start(closed()).await;

    for path in ["/play", "/play/events", "/play/suggest?line=/"] {
        assert_eq!(site.get(path).send().await.unwrap().status(), 401, "{path}");
    }
    assert_eq!(site.post("/play/say").form(&[("text", "/echo")]).send().await.unwrap().status(), 401);
    assert_eq!(site.get("/play").bearer_auth(SECRET).send().await.unwrap().status(), 200);
}
