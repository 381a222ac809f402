//! Pictures and videos: what they show, in which form, and how their download fails.

use super::*;

#[tokio::test]
async fn a_link_leads_to_the_picture_of_this_prompt_and_seed_only() {
    let bytez = FakeBytez::start().await;
    bytez.key("one");

    let link = output_of(call(&bytez, "one").await.unwrap()).await;
    let file = fetch(&link).await.unwrap();

    assert_eq!(file, Picture::of("a red fox").with_seed(7).png());
    assert!(Picture::of("a red fox").is_in(&file));
    assert!(!Picture::of("a red fox").with_seed(8).is_in(&file));
    assert!(!Picture::of("a blue fox").is_in(&file));
    let calls = bytez.calls();
    assert!(calls[0].picture().is_in(&file));
    assert_eq!((calls[0].style, calls[0].seed, calls[0].outcome), (BodyStyle::Text, Some(7), Outcome::Answered(200)));
    assert_eq!(bytez.violations(), []);
}

#[tokio::test]
async fn every_form_of_output_holds_the_same_picture() {
    use base64::Engine as _;
    let decode = |text: &str| base64::engine::general_purpose::STANDARD.decode(text).unwrap();
    let bytez = FakeBytez::start().await;
    let forms = [Answer::OutputList, Answer::OutputObject, Answer::Base64, Answer::DataUrl, Answer::WithMetadata];
    bytez.key("one").answers(forms);

    let list = output_of(call(&bytez, "one").await.unwrap()).await;
    let object = output_of(call(&bytez, "one").await.unwrap()).await;
    let base64 = output_of(call(&bytez, "one").await.unwrap()).await;
    let data_url = output_of(call(&bytez, "one").await.unwrap()).await;
    let with_metadata = output_of(call(&bytez, "one").await.unwrap()).await;
    let raw = ask(&bytez, "one", &json!({ "text": "a red fox", "json": false })).send().await.unwrap();

    let fox = Picture::of("a red fox");
    assert!(fox.is_in(&fetch(&list[0]).await.unwrap()));
    assert!(fox.is_in(&fetch(&object["url"]).await.unwrap()));
    assert!(fox.is_in(&decode(base64.as_str().unwrap())));
    assert!(fox.is_in(&decode(data_url.as_str().unwrap().strip_prefix("data:image/png;base64,").unwrap())));
    let tagged = fetch(&with_metadata).await.unwrap();
    assert!(fox.is_in(&tagged) && tagged.windows(9).any(|window| window == b"a red fox"));
    assert!(fox.is_in(&raw.bytes().await.unwrap()));
}

#[tokio::test]
async fn a_video_model_answers_with_the_video_of_the_prompt() {
    let bytez = FakeBytez::start().await;
    bytez.key("one");
    bytez.video_model(MODEL);

    let link = output_of(call(&bytez, "one").await.unwrap()).await;
    let file = fetch(&link).await.unwrap();

    assert!(Video::of("a red fox").is_in(&file));
    assert!(!Video::of("a blue fox").is_in(&file));
}

#[tokio::test]
async fn downloads_fail_as_often_as_scripted() {
    let bytez = FakeBytez::start().await;
    let failing = |how| Answer::DownloadFails { times: 1, how };
    let faults = [DownloadFault::Status(500), DownloadFault::Reset, DownloadFault::Truncated];
    bytez.key("one").answers(faults.map(failing));

    for _ in faults {
        let link = output_of(call(&bytez, "one").await.unwrap()).await;
        assert!(fetch(&link).await.is_err());
        assert!(Picture::of("a red fox").is_in(&fetch(&link).await.unwrap()));
    }

    assert_eq!(bytez.downloads(), 6);
}

#[tokio::test]
async fn bad_files_stand_behind_good_links() {
    let bytez = FakeBytez::start().await;
    bytez.key("one").answers([Answer::TruncatedPicture, Answer::HtmlAtLink, Answer::HugeAtLink(200_000)]);
    let mut files = Vec::new();

    for _ in 0..3 {
        files.push(fetch(&output_of(call(&bytez, "one").await.unwrap()).await).await.unwrap());
    }

    assert!(files[0].starts_with(b"\x89PNG") && !Picture::of("a red fox").is_in(&files[0]));
    assert!(files[1].starts_with(b"<!DOCTYPE html>"));
    assert_eq!(files[2].len(), 200_000);
}

#[tokio::test]
async fn sending_the_key_along_with_a_download_is_a_violation() {
    let bytez = FakeBytez::start().await;
    bytez.key("one");
    let link = output_of(call(&bytez, "one").await.unwrap()).await;

    let request = Client::new().get(link.as_str().unwrap()).header("authorization", "Key one");
    request.send().await.unwrap();

    assert_eq!(bytez.violations(), [Violation::KeySentToFiles]);
}
