#![allow(clippy::unwrap_used, clippy::cast_precision_loss, clippy::float_cmp)]

use super::*;

/// Four keys, 200 requests, 20 at a time; key 1 answers 401 to 30 % of its calls.
const REQUESTS: u32 = 200;
const AT_ONCE: u32 = 20;
const SEEDS: u64 = 40;

fn secs(seconds: u64) -> Duration {
    Duration::from_secs(seconds)
}

/// Success rate, calls for each success and wall time, each the mean over all seeds.
fn measured(call: Duration, shut: Duration) -> [f64; 3] {
    let runs = (0..SEEDS).map(|seed| {
        let mut faults = Faults { takes: call, ..Faults::none(4) };
        faults.keys[0].flapping = 0.3;
        for key in &mut faults.keys {
            key.shut_after_429 = shut;
        }
        let mut simple = SimpleLoop::new(seed, faults);
        for _ in 0..AT_ONCE {
            simple.arrive(Duration::ZERO, PICTURE_LIMIT);
        }
        let mut waiting = REQUESTS - AT_ONCE;
        let mut wall = Duration::ZERO;
        while let Some(at) = simple.next_at() {
            for ended in simple.advance(at) {
                wall = ended.ended;
                if waiting > 0 {
                    waiting -= 1;
                    simple.arrive(at, PICTURE_LIMIT);
                }
            }
        }
        let summary = simple.summary();
        [summary.success_rate().unwrap(), summary.calls_per_success().unwrap(), wall.as_secs_f64()]
    });
    runs.fold([0.0; 3], |sum, run| std::array::from_fn(|i| sum[i] + run[i] / SEEDS as f64))
}

#[track_caller]
fn assert_near(measured: f64, expected: f64, tolerance: f64) {
    assert!((measured - expected).abs() <= tolerance, "{measured} is not {expected} ± {tolerance}");
}

#[test]
fn case_b_ends_as_the_real_loop_did() {
    let [success, calls, wall] = measured(Duration::from_millis(5), Duration::ZERO);

    assert_near(success, 0.79, 0.03);
    assert_near(calls, 2.21, 0.12);
    assert_near(wall, 36.0, 3.0);
}

#[test]
fn case_c_ends_as_the_real_loop_did() {
    let [success, calls, wall] = measured(Duration::from_millis(50), secs(1));

    assert_near(success, 0.56, 0.04);
    assert_near(calls, 3.84, 0.35);
    assert_near(wall, 61.0, 6.0);
}

#[test]
fn a_request_on_a_sound_key_succeeds_at_once() {
    let mut simple = SimpleLoop::new(1, Faults { takes: secs(2), ..Faults::none(2) });

    let number = simple.arrive(secs(10), PICTURE_LIMIT);
    let ended = simple.finish();

    assert_eq!(ended.len(), 1);
    assert_eq!((ended[0].request, ended[0].succeeded, ended[0].tries), (number, true, 1));
    assert_near(ended[0].ended.saturating_sub(ended[0].arrived).as_secs_f64(), 2.0, 0.21);
}

#[test]
fn with_dead_keys_alone_a_request_fails_after_all_its_waits() {
    let mut faults = Faults::none(2);
    faults.keys.iter_mut().for_each(|key| key.dead = true);
    let mut simple = SimpleLoop::new(1, faults);

    simple.arrive(Duration::ZERO, PICTURE_LIMIT);
    let ended = simple.finish();

    assert_eq!((ended[0].succeeded, ended[0].tries), (false, TRIES));
    assert_eq!(ended[0].ended, secs(2 + 4 + 6) + REFUSAL * TRIES);
    assert_eq!(simple.summary().success_rate(), Some(0.0));
    assert_eq!(simple.summary().calls_per_success(), None);
}

#[test]
fn a_dead_first_key_costs_every_request_a_wait() {
    let mut faults = Faults::none(2);
    faults.keys[0].dead = true;
    let mut simple = SimpleLoop::new(1, faults);

    simple.arrive(Duration::ZERO, PICTURE_LIMIT);
    simple.finish();
    simple.arrive(secs(100), PICTURE_LIMIT);
    let ended = simple.finish();

    assert_eq!((ended[0].succeeded, ended[0].tries), (true, 2), "it has learned nothing");
    assert!(ended[0].ended >= secs(102));
}

#[test]
fn a_change_of_the_faults_counts_from_its_time_on() {
    let mut simple = SimpleLoop::new(1, Faults::none(1));
    let mut dead = Faults::none(1);
    dead.keys[0].dead = true;
    simple.arrive(secs(1), PICTURE_LIMIT);
    simple.set_faults(secs(2), dead);
    simple.arrive(secs(3), PICTURE_LIMIT);

    let ended = simple.finish();

    assert_eq!(ended.iter().map(|ended| ended.succeeded).collect::<Vec<_>>(), [true, false]);
}

#[test]
fn a_call_past_its_limit_is_given_up_but_holds_its_key() {
    let mut simple = SimpleLoop::new(1, Faults { takes: secs(300), ..Faults::none(1) });

    simple.arrive(Duration::ZERO, PICTURE_LIMIT);
    let early = simple.advance(secs(90 + 2 + 4));
    let late = simple.finish();

    assert!(early.is_empty());
    assert!(!late[0].succeeded);
    assert!(late[0].ended < secs(110), "the second and third calls met a busy key: {:?}", late[0].ended);
}

#[test]
fn the_same_seed_ends_the_same() {
    assert_eq!(measured(Duration::from_millis(5), Duration::ZERO), measured(Duration::from_millis(5), Duration::ZERO));
}
