//! The other commands, in several languages.

use refrain_testkit::bytez::{Answer, Gate, Picture};

use crate::stage::{KEYS, On, Scene, Stage, on_every_platform};

on_every_platform![
    everybody_is_greeted_in_their_own_language,
    help_lists_every_command_with_how_it_is_typed,
    ping_pong,
    status_tells_where_each_request_is,
    cancel_stops_what_waits_and_what_runs,
    one_request_is_cancelled_by_words_of_its_prompt,
    a_button_cancels_for_its_owner_only,
];

async fn everybody_is_greeted_in_their_own_language(on: On) {
    let stage = Stage::with_keys(on, 1).await;

    let (austrian, unknown) = match on {
        On::Discord => ("de", "fi"),
        On::Telegram => ("de-AT", "tlh"),
    };
    for (language, word) in
        [("en", "Hello!"), (austrian, "Hallo"), ("es-419", "Hola"), ("ru", "Здравствуйте"), (unknown, "Hello!")]
    {
        let person = stage.person(language);
        person.says("/start").await;
        person.sees(word).await;
    }
    stage.assert_proper();
}

async fn help_lists_every_command_with_how_it_is_typed(on: On) {
    let stage = Stage::with_keys(on, 1).await;
    let ada = stage.person("en");

    ada.says("/help").await;
    let help = ada.sees("What I can do").await;

    for usage in [
        "/start",
        "/help",
        "/generate <prompt> [--seed …]",
        "/video <prompt> [--seed …]",
        "/status",
        "/queue",
        "/cancel [<request>]",
        "/history [--count …]",
        "/settings [<language>]",
        "/forget [--confirm]",
        "/ping",
    ] {
        assert!(help.text.contains(usage), "{usage}: {}", help.text);
    }
    stage.assert_proper();
}

async fn ping_pong(on: On) {
    let stage = Stage::with_keys(on, 1).await;
    let ada = stage.person("en");

    ada.says("/ping").await;

    ada.sees("Pong!").await;
}

#[tokio::test]
async fn what_does_not_fit_is_answered_with_what_does() {
    let stage = Stage::with_keys(On::Telegram, 1).await;
    let ada = stage.person("en");

    for (typed, answer) in [
        ("/generate", "/generate <prompt> [--seed …]"),
        ("/generate a fox --seed red", "takes a number, not red"),
        ("/generate a fox --seed -1", "must be from 0 to 4294967295"),
        ("/generate a fox --ar 16:9", "no option ar"),
        ("/nonsense", "I don't know /nonsense"),
    ] {
        ada.says(typed).await;
        ada.sees(answer).await;
    }
    let long = "fox ".repeat(300);
    ada.says(&format!("/generate {long}")).await;
    ada.sees("at most 900 characters; yours has 1,199").await;

    assert_eq!(stage.bytez.call_count(), 0);
    stage.assert_proper();
}

async fn status_tells_where_each_request_is(on: On) {
    let gate = Gate::closed();
    let scene = Scene::with_keys(on, 1).await;
    let stage = scene.bytez(|bytez| _ = bytez.key(KEYS[0]).answers([Answer::Picture.behind(&gate)])).start().await;
    let ada = stage.person("de");
    ada.says("/status").await;
    ada.sees("keine").await;

    ada.says("/generate ein roter Fuchs").await;
    gate.wait_for_arrivals(1).await;
    ada.says("/generate ein blauer Fuchs").await;
    ada.sees("Platz 1").await;
    ada.says("/status").await;

    let status = ada.sees("2 ").await;
    assert!(status.text.contains("ein roter Fuchs") && status.text.contains("ein blauer Fuchs"), "{}", status.text);
    gate.open();
    ada.sees_picture().await;
    ada.sees_picture().await;
    stage.assert_proper();
}

async fn cancel_stops_what_waits_and_what_runs(on: On) {
    let gate = Gate::closed();
    let scene = Scene::with_keys(on, 1).await.set(&[("REFRAIN_RETRY__TIMEOUT_GRACE", "0s")]);
    let stage = scene.bytez(|bytez| _ = bytez.key(KEYS[0]).answers([Answer::Picture.behind(&gate)])).start().await;
    let ada = stage.person("en");
    ada.says("/generate a red fox").await;
    gate.wait_for_arrivals(1).await;
    ada.says("/generate a blue fox").await;
    ada.sees("place 1").await;

    ada.says("/cancel").await;

    ada.sees("2 requests cancelled").await;
    ada.eventually("both messages say so", |seen| {
        (seen.iter().filter(|message| message.text == "🚫 Cancelled.").count() == 2).then_some(())
    })
    .await;
    stage.bytez.wait_for_hang_ups(1).await;
    assert_eq!(stage.bytez.call_count(), 1, "the waiting one was never asked for");
    ada.says("/cancel").await;
    ada.sees("no requests to cancel").await;
    stage.assert_proper();
}

async fn one_request_is_cancelled_by_words_of_its_prompt(on: On) {
    let gate = Gate::closed();
    let scene = Scene::with_keys(on, 1).await;
    let stage = scene.bytez(|bytez| _ = bytez.key(KEYS[0]).answers([Answer::Picture.behind(&gate)])).start().await;
    let ada = stage.person("en");
    ada.says("/generate a red fox").await;
    gate.wait_for_arrivals(1).await;
    ada.says("/generate a blue wolf").await;
    ada.sees("place 1").await;

    ada.says("/cancel bear").await;
    ada.sees("None of your requests under way has bear in it.").await;
    ada.says("/cancel Wolf").await;
    ada.sees("1 request cancelled").await;
    gate.open();

    assert!(Picture::of("a red fox").is_in(&ada.sees_picture().await.media.bytes));
    assert_eq!(stage.bytez.call_count(), 1);
    stage.assert_proper();
}

async fn a_button_cancels_for_its_owner_only(on: On) {
    let gate = Gate::closed();
    let scene = Scene::with_keys(on, 1).await;
    let stage = scene.bytez(|bytez| _ = bytez.key(KEYS[0]).answers([Answer::Picture.behind(&gate)])).start().await;
    let group = stage.group("Foxes");
    let ada = stage.person("en").in_group(group);
    let eve = stage.user("Eve").language("es").in_group(group);
    ada.says("/generate a red fox").await;
    gate.wait_for_arrivals(1).await;

    let refused = eve.presses("✖").await;
    let cancelled = ada.presses("✖").await;

    assert_eq!(refused.as_deref(), Some("Solo puede usar este botón quien hizo la petición."));
    assert_eq!(cancelled, None);
    ada.sees("Cancelled").await;
    stage.assert_proper();
}
