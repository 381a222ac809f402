//! Order and places, as people see them.

use refrain_testkit::bytez::{Answer, Gate};

use crate::stage::{KEYS, On, Scene, on_every_platform};

on_every_platform![
    premium_starts_next_and_who_floods_waits_behind_themselves,
    a_kept_key_starts_what_its_tier_asks_for_and_nothing_else,
    who_waits_is_told_when_they_move_up,
];

async fn premium_starts_next_and_who_floods_waits_behind_themselves(on: On) {
    let gate = Gate::closed();
    let scene = Scene::with_keys(on, 1).await;
    let patron = scene.user("Patron");
    let premium = scene.tag(&patron);
    let stage = scene
        .bytez(|bytez| _ = bytez.key(KEYS[0]).always(Answer::Picture.behind(&gate)))
        .set(&[("REFRAIN_TIERS__PREMIUM__USERS", &premium)])
        .start()
        .await;
    let flooder = stage.user("Flooder");
    let late = stage.user("Late");
    flooder.says("/generate flood 1").await;
    gate.wait_for_arrivals(1).await;
    for number in 2..=4 {
        flooder.says(&format!("/generate flood {number}")).await;
        flooder.sees(&format!("place {}", number - 1)).await;
    }
    late.says("/generate late").await;
    late.sees("place").await;
    for number in 1..=2 {
        let asked = patron.says(&format!("/generate patron {number}")).await;
        patron.sees_after(asked, "place").await;
    }

    gate.open();
    let calls = stage.bytez.wait_for_ended(7).await;

    let prompts: Vec<_> = calls.iter().map(|call| call.prompt.as_str()).collect();
    let at = |prompt: &str| prompts.iter().position(|present| *present == prompt).unwrap();
    assert!(at("late") < at("flood 3") && at("patron 2") < at("flood 3"), "{prompts:?}");
    stage.assert_proper();
}

async fn a_kept_key_starts_what_its_tier_asks_for_and_nothing_else(on: On) {
    let gate = Gate::closed();
    let scene = Scene::with_keys(on, 2).await;
    let patron = scene.user("Patron");
    let premium = scene.tag(&patron);
    let stage = scene
        .bytez(|bytez| KEYS[..2].iter().for_each(|key| _ = bytez.key(key).always(Answer::Picture.behind(&gate))))
        .set(&[("REFRAIN_TIERS__PREMIUM__USERS", &premium), ("REFRAIN_TIERS__PREMIUM__RESERVED", "bytez#2")])
        .start()
        .await;
    let people = [stage.user("First"), stage.user("Second")];
    people[0].says("/generate first").await;
    gate.wait_for_arrivals(1).await;
    people[1].says("/generate second").await;
    people[1].sees("place 1").await;

    patron.says("/generate patron").await;
    gate.wait_for_arrivals(2).await;
    assert_eq!(stage.keys_called(), [1, 2]);
    gate.open();
    let calls = stage.bytez.wait_for_ended(3).await;

    let prompts: Vec<_> = calls.iter().map(|call| call.prompt.as_str()).collect();
    assert_eq!(prompts, ["first", "patron", "second"]);
    assert_eq!(stage.keys_called(), [1, 2, 1]);
    stage.assert_proper();
}

async fn who_waits_is_told_when_they_move_up(on: On) {
    let gate = Gate::closed();
    let scene = Scene::with_keys(on, 1).await;
    let stage = scene.bytez(|bytez| _ = bytez.key(KEYS[0]).always(Answer::Picture.behind(&gate))).start().await;
    let people: Vec<_> = (0..4).map(|number| stage.user(&format!("Person {number}"))).collect();
    people[0].says("/generate fox 0").await;
    gate.wait_for_arrivals(1).await;
    for (number, person) in people.iter().enumerate().skip(1) {
        person.says(&format!("/generate fox {number}")).await;
        person.sees(&format!("place {number}")).await;
    }

    gate.let_through(1);
    people[2].sees("place 1").await;
    people[3].sees("place 2").await;
    gate.open();

    for person in &people {
        person.sees_picture().await;
    }
    stage.assert_proper();
}
