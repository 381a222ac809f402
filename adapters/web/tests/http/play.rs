//! The playground: a chat of one's own, told as it happens, in which nobody's words are anything but words.

use refrain_core::queue::JobId;
use serde_json::{Value, json};

use crate::kit::play::Stage;

#[tokio::test]
async fn a_typed_command_is_answered_in_the_chat_with_picture_and_buttons() {
    let stage = Stage::new().await;
    let ada = stage.visitor().await;
    let mut events = ada.looks().await;

    assert_eq!(ada.says("/Echo  a red fox").await.json::<Value>().await.unwrap(), json!({"notice": null}));

    assert_eq!(events.next().await.name, "reset");
    let mine = events.next().await.data;
    assert_eq!((&mine["from"], &mine["text"]), (&json!("me"), &json!("/Echo  a red fox")));
    let answer = events.next().await.data;
    assert_eq!(answer["paragraphs"], json!([[{"mark": "code", "of": ["a red fox"]}]]));
    assert!(answer["buttons"][0]["action"].as_str().unwrap().starts_with("again:"), "{answer}");
    let picture = ada.get(answer["media"][0]["url"].as_str().unwrap()).send().await.unwrap();
    assert_eq!(picture.headers()["content-type"], "image/png");
    assert_eq!(picture.headers()["x-content-type-options"], "nosniff");
    assert_eq!(picture.text().await.unwrap(), "a picture");
}

#[tokio::test]
async fn an_edit_arrives_by_itself_with_what_the_message_said_before() {
    let stage = Stage::new().await;
    let ada = stage.visitor().await;
    let mut events = ada.looks().await;
    ada.says("/echo one").await;
    let first = events.answer().await;

    ada.is_told_anew(&first).await;

    let second = events.answer().await.data;
    assert_eq!(second["id"], first.data["id"]);
    assert_eq!(second["steps"][0]["text"], "one");
    assert_eq!(second["media"], json!([]));
}

#[tokio::test]
async fn a_browser_that_comes_back_is_told_only_what_it_missed() {
    let stage = Stage::new().await;
    let ada = stage.visitor().await;
    ada.says("/echo one").await;
    let mut events = ada.looks().await;
    let seen = events.answer().await.id;
    drop(events);
    ada.says("/echo two").await;

    let mut again = ada.looks_after(Some(&seen)).await;
    let mut of_another_process = ada.looks_after(Some("zzzzzzzz-99")).await;

    assert_eq!(again.next().await.data["text"], "/echo two");
    assert_eq!(of_another_process.next().await.name, "reset");
    assert_eq!(of_another_process.next().await.data["text"], "/echo one");
}

#[tokio::test]
async fn html_that_somebody_types_is_never_more_than_text() {
    let stage = Stage::new().await;
    let ada = stage.visitor().await;
    let typed = "</script><img src=x onerror=alert(1)>";
    let mut events = ada.looks().await;

    ada.says(&format!("/echo {typed}")).await;

    let answer = events.answer().await.data;
    assert_eq!(answer["paragraphs"], json!([[{"mark": "code", "of": [typed]}]]));
    let page = ada.get("/play").send().await.unwrap();
    let policy = page.headers()["content-security-policy"].to_str().unwrap().to_owned();
    assert!(policy.contains("default-src 'self'") && !policy.contains("unsafe"), "{policy}");
    let html = page.text().await.unwrap();
    assert!(!html.contains("<script>") && !html.contains(" style=") && !html.contains(" onclick="), "{html}");
    let scripts = ["play.js", "play-chat.js", "play-offers.js", "play-panel.js", "play-previews.js", "play-words.js"];
    for script in scripts {
        let path = format!("{}/assets/{script}", env!("CARGO_MANIFEST_DIR"));
        let text = std::fs::read_to_string(path).unwrap();
        for dangerous in ["innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval("] {
            assert!(!text.contains(dangerous), "{script}: {dangerous}");
        }
    }
}

#[tokio::test]
async fn commands_are_offered_while_one_types() {
    let stage = Stage::new().await;
    let ada = stage.visitor().await;
    let offered = async |line: &str| {
        let answer = ada.get("/play/suggest").query(&[("line", line)]).send().await.unwrap();
        answer.json::<Value>().await.unwrap()
    };

    assert_eq!(offered("/e").await[0]["line"], "/echo ");
    for none in ["", "e", "/x", "/echo a"] {
        assert_eq!(offered(none).await, json!([]), "{none}");
    }
}

#[tokio::test]
async fn a_tier_is_chosen_of_those_that_are_offered() {
    let stage = Stage::new().await;
    let ada = stage.visitor().await;
    let mut events = ada.looks().await;

    for (tier, served) in [("premium", "premium"), ("free", "free"), ("emperor", "free")] {
        ada.post("/play/say", &[("text", "/echo"), ("tier", tier)]).send().await.unwrap();

        let answer = events.answer().await.data;
        assert_eq!(answer["paragraphs"][0][0]["of"], json!([served]), "{tier}");
    }
}

#[tokio::test]
async fn a_button_that_nobody_knows_and_a_job_of_another_are_told_to_the_person_alone() {
    let stage = Stage::new().await;
    let ada = stage.visitor().await;
    let again = format!("again:{}", JobId::random());

    for action in ["explode:1", again.as_str()] {
        let told: Value = ada.post("/play/press", &[("action", action)]).send().await.unwrap().json().await.unwrap();

        assert!(told["notice"].as_str().is_some_and(|notice| !notice.is_empty()), "{action}: {told}");
    }
}

#[tokio::test]
async fn the_language_is_chosen_for_the_chat_and_the_page() {
    let stage = Stage::new().await;
    let ada = stage.visitor().await;

    let chosen = ada.post("/play/language", &[("tag", "ar")]).send().await.unwrap();

    assert_eq!((chosen.status().as_u16(), chosen.headers()["location"].to_str().unwrap()), (303, "/play"));
    assert!(chosen.headers()["set-cookie"].to_str().unwrap().starts_with("refrain_language=ar;"));
    let mut events = ada.looks().await;
    ada.says("/echo a fox").await;
    let answer = events.answer().await.data;
    assert_eq!((&answer["lang"], &answer["dir"]), (&json!("ar"), &json!("rtl")));
}

#[tokio::test]
async fn the_same_reply_is_shown_as_another_platform_words_it() {
    let stage = Stage::new().await;
    let ada = stage.visitor().await;
    let mut events = ada.looks().await;
    ada.says("/echo a **fox**").await;
    let answer = events.answer().await.data;

    let previewed: Value =
        ada.get(&format!("/play/preview/{}", answer["id"])).send().await.unwrap().json().await.unwrap();

    assert_eq!(previewed[0]["platform"], "discord");
    assert_eq!(previewed[0]["messages"][0]["words"], json!(["a ", {"mark": "strong", "of": ["fox"]}]));
    assert_eq!(previewed[0]["messages"][0]["media"][0]["url"], answer["media"][0]["url"]);
}

#[tokio::test]
async fn without_a_demonstration_there_is_no_panel() {
    let stage = Stage::new().await;
    let ada = stage.visitor().await;

    assert_eq!(ada.post("/play/panel", &[]).send().await.unwrap().status(), 404);
}
