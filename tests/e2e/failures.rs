//! Every row of the table of failures that Bytez can show: what was called with which key, and what the person saw.

use std::time::Duration;

use refrain_testkit::bytez::{Answer, Busy, DownloadFault, Gate, Outcome, Picture, RetryAfter};

use crate::stage::{KEYS, On, Scene, Stage, on_every_platform};

on_every_platform![
    a_dead_key_is_nobodys_business_while_another_serves,
    when_all_keys_are_rejected_the_request_waits_and_goes_on_by_itself,
    when_keys_stay_rejected_the_person_is_told_what_to_do_and_when,
    a_key_without_a_free_slot_is_waited_for_whatever_status_says_so,
    an_account_without_credit_gives_way_to_another,
    without_any_credit_the_person_reads_so_whatever_status_says_it,
    a_told_wait_is_kept_in_every_spelling,
    a_rate_limit_of_one_account_does_not_delay_another,
    who_comes_while_all_keys_rest_reads_the_place_and_the_wait,
    who_can_not_be_served_in_time_reads_when_to_come_back,
    an_overloaded_service_gets_the_rest_it_asks_for,
    a_model_that_warms_up_is_waited_for,
    a_model_that_is_gone_gives_way_to_the_next_of_the_chain,
    a_model_that_one_key_may_not_use_is_asked_for_with_another,
    where_no_model_is_left_the_person_reads_so,
    a_wrong_request_is_told_in_the_services_words_and_not_repeated,
    a_refused_prompt_meets_one_key_only,
    too_large_is_too_large,
    a_hiccup_is_told_and_tried_again,
    a_service_that_stays_broken_is_asked_three_times,
    a_call_that_hangs_is_replayed_once_on_another_key,
    a_gateway_that_gives_up_is_a_call_that_may_have_been_charged,
    a_connection_lost_after_the_request_is_replayed_once,
    a_service_out_of_reach_is_told_and_found_again,
    a_connection_that_can_not_be_right_is_told_and_not_repeated,
    an_unusable_result_is_asked_for_once_more,
    an_error_in_a_success_is_an_error,
    a_failed_download_is_fetched_again_and_never_generated_again,
    a_result_that_can_not_be_fetched_is_told_and_not_paid_for_again,
    a_result_without_end_is_cut_off,
    a_full_queue_and_a_greedy_person_are_told_when_to_come_back,
];

/// A bot with `keys` keys, of which the first gives `answers` and then pictures.
async fn first_key_answers<const N: usize>(on: On, keys: usize, answers: [Answer; N]) -> Stage {
    Scene::with_keys(on, keys).await.bytez(|bytez| _ = bytez.key(KEYS[0]).answers(answers)).start().await
}

/// A bot with one key that gives nothing but `answer`.
async fn always(on: On, answer: Answer, variables: &[(&str, &str)]) -> Stage {
    Scene::with_keys(on, 1).await.set(variables).bytez(|bytez| _ = bytez.key(KEYS[0]).always(answer)).start().await
}

async fn asks_for_a_fox(stage: &Stage, language: &str) -> refrain_testkit::person::Person {
    let person = stage.person(language);
    person.says("/generate a red fox").await;
    person
}

async fn a_dead_key_is_nobodys_business_while_another_serves(on: On) {
    let scene = Scene::with_keys(on, 2).await;
    let stage = scene.bytez(|bytez| _ = bytez.key(KEYS[0]).dead()).start().await;

    for _ in 0..5 {
        let ada = asks_for_a_fox(&stage, "en").await;
        let picture = ada.sees_picture().await;

        for text in ada.history_of(picture.message) {
            // A seed is random, and may have any number in it.
            let words = text.split("Seed").next().unwrap_or_default();
            assert!(!words.contains("Authentication") && !words.contains("401"), "{text}");
        }
    }
    let dead = stage.keys_called().iter().filter(|key| **key == 1).count();
    assert!(dead <= 2, "a dead key is hardly asked: {dead}");
    stage.assert_proper();
}

async fn when_all_keys_are_rejected_the_request_waits_and_goes_on_by_itself(on: On) {
    let scene = Scene::with_keys(on, 2).await;
    let stage = scene
        .bytez(|bytez| {
            bytez.key(KEYS[0]).dead();
            bytez.key(KEYS[1]).dead();
        })
        .start()
        .await;

    let ada = asks_for_a_fox(&stage, "de").await;
    let waiting = ada.sees("Der Generierungsdienst wird gerade eingerichtet").await;
    assert!(waiting.text.contains("behält ihren Platz"), "{}", waiting.text);
    assert!(waiting.text.contains("Premium"), "{}", waiting.text);
    stage.bytez.key(KEYS[1]).revive();

    let picture = ada.sees_picture().await;
    assert_eq!(picture.message, waiting.message);
    stage.assert_proper();
}

async fn when_keys_stay_rejected_the_person_is_told_what_to_do_and_when(on: On) {
    let short = [("REFRAIN_ROUTES__IMAGE__DEADLINE", "2s"), ("REFRAIN_ROUTES__IMAGE__ATTEMPT_TIMEOUT", "1s")];
    let stage = always(on, Answer::Unauthorized, &short).await;

    let ada = asks_for_a_fox(&stage, "en").await;

    let told = ada.sees("try again in a few minutes").await;
    assert!(told.text.starts_with("Authentication issue\nThe generation service is being configured"), "{}", told.text);
    assert!(told.text.contains("⭐ Premium"), "{}", told.text);
    assert!(stage.bytez.call_count() <= 3);
    stage.assert_proper();
}

async fn a_key_without_a_free_slot_is_waited_for_whatever_status_says_so(on: On) {
    for busy in [Busy::Named(401), Busy::Named(403), Busy::Named(429)] {
        // The operator believes in two slots; the plan has one.
        let scene = Scene::with_keys(on, 1).await.set(&[("REFRAIN_PROVIDERS__BYTEZ__CONCURRENCY", "2")]);
        let gate = Gate::closed();
        let stage = scene
            .bytez(|bytez| _ = bytez.key(KEYS[0]).concurrency(1, busy).answers([Answer::Picture.behind(&gate)]))
            .start()
            .await;
        let ada = asks_for_a_fox(&stage, "en").await;
        gate.wait_for_arrivals(1).await;
        let eve = stage.user("Eve").language("es");
        eve.says("/generate un zorro").await;
        stage.bytez.wait_for_ended(1).await;
        let waiting = eve.sees("Servicio ocupado, petición en cola").await;

        gate.open();
        ada.sees_picture().await;
        let picture = eve.sees_picture().await;

        assert_eq!(picture.message, waiting.message);
        assert!(Picture::of("un zorro").is_in(&picture.media.bytes));
        assert_eq!(stage.bytez.call_count(), 3, "one refusal taught the limit");
        stage.assert_proper();
    }
}

async fn an_account_without_credit_gives_way_to_another(on: On) {
    let stage = Scene::with_keys(on, 3)
        .await
        .set(&[("REFRAIN_PROVIDERS__BYTEZ__ACCOUNTS", "poor,poor,rich")])
        .bytez(|bytez| {
            bytez.key(KEYS[0]).always(Answer::PaymentRequired);
            bytez.key(KEYS[1]).always(Answer::PaymentRequired);
        })
        .start()
        .await;

    for _ in 0..3 {
        let ada = asks_for_a_fox(&stage, "en").await;
        ada.sees_picture().await;
    }

    let poor = stage.keys_called().iter().filter(|key| **key < 3).count();
    assert!(poor <= 1, "an account is asked once, not each of its keys: {:?}", stage.keys_called());
    stage.assert_proper();
}

async fn without_any_credit_the_person_reads_so_whatever_status_says_it(on: On) {
    let spent = r#"{"error":{"message":"You have no quota left.","type":"billing","code":"insufficient_quota"}}"#;
    let short = r#"{"error":"Insufficient credits"}"#;
    for answer in [
        Answer::PaymentRequired,
        Answer::Status(429, spent.into()),
        Answer::Status(403, short.into()),
        Answer::ErrorIn200("Insufficient credits".into()),
    ] {
        let stage = always(on, answer, &[]).await;

        let ada = asks_for_a_fox(&stage, "es").await;

        ada.sees("Sin saldo").await;
        assert_eq!(stage.bytez.call_count(), 1);
        stage.assert_proper();
    }
}

async fn a_told_wait_is_kept_in_every_spelling(on: On) {
    let half = Duration::from_millis(500);
    for told in [
        RetryAfter::Seconds(1),
        RetryAfter::Fraction(0.5),
        RetryAfter::HttpDate(Duration::from_secs(1)),
        RetryAfter::Millis(half.as_millis().try_into().unwrap()),
        RetryAfter::Untold,
    ] {
        let stage = first_key_answers(on, 1, [Answer::RateLimited { retry_after: told }]).await;

        let ada = asks_for_a_fox(&stage, "en").await;
        ada.sees("Service busy, request queued").await;
        let picture = ada.sees_picture().await;

        let history = ada.history_of(picture.message).join("\n");
        assert!(history.contains("goes on by itself in") && history.contains("second"), "{history}");
        assert_eq!(stage.bytez.call_count(), 2);
        stage.assert_proper();
    }
}

async fn a_rate_limit_of_one_account_does_not_delay_another(on: On) {
    let stage = first_key_answers(on, 2, [Answer::RateLimited { retry_after: RetryAfter::Seconds(60) }]).await;

    for _ in 0..3 {
        let ada = asks_for_a_fox(&stage, "en").await;
        ada.sees_picture().await;
    }

    assert!(stage.keys_called().iter().filter(|key| **key == 1).count() <= 1);
    stage.assert_proper();
}

async fn who_comes_while_all_keys_rest_reads_the_place_and_the_wait(on: On) {
    let told = Answer::RateLimited { retry_after: RetryAfter::Seconds(2) };
    let scene = Scene::with_keys(on, 1).await.set(&[("REFRAIN_RETRY__SNOOZE_AFTER", "100ms")]);
    let stage = scene.bytez(|bytez| _ = bytez.key(KEYS[0]).answers([told])).start().await;
    let ada = asks_for_a_fox(&stage, "en").await;
    ada.sees("Service busy, request queued").await;
    // The words may be there a moment before the place is.
    while !has_a_place(&ada).await {}

    let eve = stage.user("Eve").language("de");
    eve.says("/generate ein Fuchs").await;
    let queued = eve.sees("Dienst ausgelastet, Anfrage in der Warteschlange").await;
    ada.sees_picture().await;
    eve.sees_picture().await;

    assert!(
        queued.text.contains("Platz in der Warteschlange: 2") && queued.text.contains("Sekunde"),
        "{}",
        queued.text
    );
    assert_eq!(stage.bytez.call_count(), 3);
    stage.assert_proper();
}

async fn who_can_not_be_served_in_time_reads_when_to_come_back(on: On) {
    let told = Answer::RateLimited { retry_after: RetryAfter::Seconds(200) };
    let short = [("REFRAIN_ROUTES__IMAGE__DEADLINE", "100s")];
    let stage = always(on, told, &short).await;

    let ada = asks_for_a_fox(&stage, "en").await;
    let first = ada.sees("your turn did not come in time").await;
    let eve = asks_for_a_fox(&stage, "ru").await;
    let second = eve.sees("очередь не подошла вовремя").await;

    assert!(first.text.contains("Please try again in 4 minutes"), "{}", first.text);
    assert!(second.text.contains("4 минуты"), "{}", second.text);
    assert_eq!(stage.bytez.call_count(), 1, "who comes later is told at the door");
    stage.assert_proper();
}

async fn an_overloaded_service_gets_the_rest_it_asks_for(on: On) {
    let told = RetryAfter::Seconds(1);
    let stage = first_key_answers(on, 1, [Answer::Overloaded { retry_after: told }]).await;

    let ada = asks_for_a_fox(&stage, "de").await;
    ada.sees("Dienst überlastet").await;
    ada.sees_picture().await;

    assert_eq!(stage.bytez.call_count(), 2);
    stage.assert_proper();
}

async fn a_model_that_warms_up_is_waited_for(on: On) {
    let stage = first_key_answers(on, 1, [Answer::Loading { seconds: 1 }]).await;

    let ada = asks_for_a_fox(&stage, "ru").await;
    ada.sees("запускается").await;
    ada.sees_picture().await;

    assert_eq!(stage.bytez.call_count(), 2);
}

async fn a_model_that_is_gone_gives_way_to_the_next_of_the_chain(on: On) {
    let chain = [("REFRAIN_ROUTES__IMAGE__CHAIN", "bytez:owner/gone,bytez:owner/there")];
    let scene = Scene::with_keys(on, 1).await.set(&chain);
    let stage = scene.bytez(|bytez| _ = bytez.only_models(["owner/there"])).start().await;

    let ada = asks_for_a_fox(&stage, "en").await;
    ada.sees_picture().await;

    let models: Vec<_> = stage.bytez.calls().into_iter().map(|call| call.model).collect();
    assert_eq!(models, ["owner/gone", "owner/there"]);
}

async fn a_model_that_one_key_may_not_use_is_asked_for_with_another(on: On) {
    let region = Answer::Forbidden("This model is not available in your region".into());
    let stage = Scene::with_keys(on, 2).await.bytez(|bytez| _ = bytez.key(KEYS[0]).always(region)).start().await;

    for _ in 0..3 {
        let ada = asks_for_a_fox(&stage, "en").await;
        ada.sees_picture().await;
    }

    let barred = stage.keys_called().iter().filter(|key| **key == 1).count();
    assert!(barred <= 1, "the pair of key and model is off: {:?}", stage.keys_called());
    stage.assert_proper();
}

async fn where_no_model_is_left_the_person_reads_so(on: On) {
    let scene = Scene::with_keys(on, 2).await;
    let stage = scene.bytez(|bytez| _ = bytez.only_models(["another/one"])).start().await;

    let ada = asks_for_a_fox(&stage, "en").await;

    ada.sees("Model unavailable").await;
    assert_eq!(stage.bytez.call_count(), 2, "each key once");
}

async fn a_wrong_request_is_told_in_the_services_words_and_not_repeated(on: On) {
    let detail = r#"{"error":"the prompt has <b>strange</b> words"}"#;
    for status in [400, 405, 422] {
        let stage = always(on, Answer::Status(status, detail.into()), &[]).await;

        let ada = asks_for_a_fox(&stage, "en").await;
        let told = ada.sees("Request not understood").await;

        assert!(told.text.contains("the prompt has <b>strange</b> words"), "{}", told.text);
        assert_eq!(stage.bytez.call_count(), 1);
        stage.assert_proper();
    }
}

async fn a_refused_prompt_meets_one_key_only(on: On) {
    let scene = Scene::with_keys(on, 4).await;
    let stage =
        scene.bytez(|bytez| KEYS.iter().for_each(|key| _ = bytez.key(key).always(Answer::Refused))).start().await;

    let ada = asks_for_a_fox(&stage, "de").await;

    let told = ada.sees("abgelehnt").await;
    assert!(!told.text.contains("Premium"), "premium would not help: {}", told.text);
    assert_eq!(stage.bytez.call_count(), 1);
}

async fn too_large_is_too_large(on: On) {
    let stage = always(on, Answer::TooLarge, &[]).await;

    let ada = asks_for_a_fox(&stage, "en").await;

    ada.sees("Too large").await;
    assert_eq!(stage.bytez.call_count(), 1);
}

async fn a_hiccup_is_told_and_tried_again(on: On) {
    let gate = Gate::closed();
    let broken = || Answer::Status(500, r#"{"error":"Internal Server Error"}"#.into());
    let stage = first_key_answers(on, 1, [broken(), Answer::HtmlError, Answer::Picture.behind(&gate)]).await;

    let ada = asks_for_a_fox(&stage, "en").await;
    gate.wait_for_arrivals(1).await;
    ada.sees("had a hiccup").await;
    gate.open();
    ada.sees_picture().await;

    assert_eq!(stage.bytez.call_count(), 3);
    stage.assert_proper();
}

async fn a_service_that_stays_broken_is_asked_three_times(on: On) {
    let stage = always(on, Answer::HtmlError, &[]).await;

    let ada = asks_for_a_fox(&stage, "en").await;

    ada.sees("several times in a row").await;
    assert_eq!(stage.bytez.call_count(), 3);
}

async fn a_call_that_hangs_is_replayed_once_on_another_key(on: On) {
    let scene = Scene::with_keys(on, 2).await.set(&[("REFRAIN_ROUTES__IMAGE__ATTEMPT_TIMEOUT", "1s")]);
    // Whichever comes first hangs.
    let stage =
        scene.bytez(|bytez| KEYS[..2].iter().for_each(|key| _ = bytez.key(key).always(Answer::Hang))).start().await;

    let ada = asks_for_a_fox(&stage, "en").await;
    ada.sees("Generation takes longer").await;
    let told = ada.sees("nothing came in time").await;

    assert!(told.text.contains("1–2 minutes") && told.text.contains("⭐ Premium"), "{}", told.text);
    let mut keys = stage.keys_called();
    keys.sort_unstable();
    assert_eq!(keys, [1, 2], "once each, and no third time: it may have been charged");
    stage.bytez.wait_for_hang_ups(2).await;
    stage.assert_proper();
}

async fn a_gateway_that_gives_up_is_a_call_that_may_have_been_charged(on: On) {
    for status in [408, 504, 524] {
        let late = || Answer::Status(status, "<html>took too long</html>".into());
        let scene = Scene::with_keys(on, 2).await;
        let stage =
            scene.bytez(|bytez| KEYS[..2].iter().for_each(|key| _ = bytez.key(key).always(late()))).start().await;

        let ada = asks_for_a_fox(&stage, "de").await;
        ada.sees("Die Generierung dauert länger").await;
        ada.sees("1–2 Minuten").await;

        let mut keys = stage.keys_called();
        keys.sort_unstable();
        assert_eq!(keys, [1, 2], "once each, {status}");
        stage.assert_proper();
    }
}

async fn a_connection_lost_after_the_request_is_replayed_once(on: On) {
    for lost in [Answer::Reset, Answer::Eof, Answer::TruncatedBody] {
        let scene = Scene::with_keys(on, 1).await.set(&[("REFRAIN_RETRY__TIMEOUT_GRACE", "0s")]);
        let stage = scene.bytez(|bytez| _ = bytez.key(KEYS[0]).answers([lost])).start().await;

        let ada = asks_for_a_fox(&stage, "en").await;
        ada.sees_picture().await;

        let calls = stage.bytez.calls();
        assert_eq!(calls.len(), 2);
        assert_eq!(calls[0].idempotency_key, calls[1].idempotency_key, "the service may know that it is the same");
        stage.assert_proper();
    }
}

async fn a_service_out_of_reach_is_told_and_found_again(on: On) {
    let stage = Stage::with_keys(on, 1).await;
    stage.bytez.stop().await;

    let ada = asks_for_a_fox(&stage, "de").await;
    ada.sees("Dienst nicht erreichbar").await;
    stage.bytez.resume().await;
    ada.presses("🔁").await;

    ada.sees_picture().await;
    stage.assert_proper();
}

async fn a_connection_that_can_not_be_right_is_told_and_not_repeated(on: On) {
    let mut address = String::new();
    let scene = Scene::with_keys(on, 2).await.bytez(|bytez| address = bytez.url().replace("http:", "https:"));
    let stage = scene.set(&[("BYTEZ_API_URL", &address)]).start().await;

    let ada = asks_for_a_fox(&stage, "es").await;

    ada.sees("Problema de conexión").await;
    assert_eq!(stage.bytez.call_count(), 0);
    stage.assert_proper();
}

async fn an_unusable_result_is_asked_for_once_more(on: On) {
    for bad in [Answer::NoOutput, Answer::Empty200, Answer::TruncatedPicture, Answer::HtmlAtLink] {
        let gate = Gate::closed();
        let stage = first_key_answers(on, 1, [bad, Answer::Picture.behind(&gate)]).await;

        let ada = asks_for_a_fox(&stage, "en").await;
        ada.sees("The service sent a bad result").await;
        gate.open();
        ada.sees_picture().await;

        assert_eq!(stage.bytez.call_count(), 2);
        stage.assert_proper();
    }
    let stage = always(on, Answer::TruncatedPicture, &[]).await;
    let ada = asks_for_a_fox(&stage, "en").await;
    ada.sees("No usable result").await;
    assert_eq!(stage.bytez.call_count(), 2);
}

async fn an_error_in_a_success_is_an_error(on: On) {
    let scene = Scene::with_keys(on, 2).await;
    let stage =
        scene.bytez(|bytez| _ = bytez.key(KEYS[0]).always(Answer::ErrorIn200("Unauthorized".into()))).start().await;

    for _ in 0..3 {
        let ada = asks_for_a_fox(&stage, "en").await;
        ada.sees_picture().await;
    }
    stage.assert_proper();
}

async fn a_failed_download_is_fetched_again_and_never_generated_again(on: On) {
    for how in [DownloadFault::Status(500), DownloadFault::Reset, DownloadFault::Truncated] {
        let stage = first_key_answers(on, 1, [Answer::DownloadFails { times: 2, how }]).await;

        let ada = asks_for_a_fox(&stage, "en").await;
        let picture = ada.sees_picture().await;

        assert!(Picture::of("a red fox").is_in(&picture.media.bytes));
        assert_eq!(stage.bytez.call_count(), 1, "it was paid for once");
        assert_eq!(stage.bytez.calls()[0].outcome, Outcome::Answered(200));
        stage.assert_proper();
    }
}

async fn a_result_that_can_not_be_fetched_is_told_and_not_paid_for_again(on: On) {
    let gone = Answer::DownloadFails { times: u32::MAX, how: DownloadFault::Status(500) };
    let short = [("REFRAIN_ROUTES__IMAGE__DEADLINE", "3s"), ("REFRAIN_ROUTES__IMAGE__ATTEMPT_TIMEOUT", "1s")];
    let stage = always(on, gone, &short).await;

    let ada = asks_for_a_fox(&stage, "de").await;

    ada.sees("Ergebnis nicht angekommen").await;
    assert_eq!(stage.bytez.call_count(), 1);
    stage.assert_proper();
}

async fn a_result_without_end_is_cut_off(on: On) {
    let small = [("REFRAIN_PROVIDERS__BYTEZ__MAX_RESULT", "64KiB")];
    let stage = always(on, Answer::HugeAtLink(1 << 20), &small).await;

    let ada = asks_for_a_fox(&stage, "en").await;

    ada.sees("No usable result").await;
}

async fn a_full_queue_and_a_greedy_person_are_told_when_to_come_back(on: On) {
    let gate = Gate::closed();
    let scene = Scene::with_keys(on, 1)
        .await
        .set(&[("REFRAIN_TIERS__FREE__MAX_QUEUED", "1"), ("REFRAIN_QUEUE__MAX_QUEUED", "2")]);
    let stage = scene.bytez(|bytez| _ = bytez.key(KEYS[0]).answers([Answer::Picture.behind(&gate)])).start().await;
    let ada = asks_for_a_fox(&stage, "en").await;
    gate.wait_for_arrivals(1).await;
    ada.says("/generate a blue fox").await;
    ada.sees("place 1").await;

    ada.says("/generate a green fox").await;
    let greedy = ada.sees("One after the other").await;
    let eve = asks_for_a_fox(&stage, "es").await;
    eve.sees("puesto 1").await;
    let late = stage.user("Zoe").language("de");
    late.says("/generate noch ein Fuchs").await;
    let full = late.sees("voll").await;

    assert!(greedy.text.contains("seconds"), "{}", greedy.text);
    assert!(full.text.contains("Sekunden"), "{}", full.text);
    gate.open();
    stage.bytez.wait_for_ended(3).await;
    stage.assert_proper();
}

/// Whether somebody's only request is in the queue by now.
async fn has_a_place(person: &refrain_testkit::person::Person) -> bool {
    let asked = person.says("/status").await;
    person.sees_after(asked, "1 request under way").await.text.contains("place 1")
}
