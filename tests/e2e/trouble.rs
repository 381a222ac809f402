//! A database in trouble while the bot runs: people are told honestly, and what waits goes on by itself afterwards.
#![cfg(target_os = "linux")]

use refrain_testkit::bytez::{Answer, Gate};
use sqlx::{AnyConnection, Connection, Executor};

use crate::database::disk::{Filler, disk, seal};
use crate::process::{ended, owned, refrain};
use crate::stage::{KEYS, On, Scene, Stage};

/// What is said instead of taking a request, in German.
const OUT_OF_REACH: &str = "Notizen";

fn run<T>(future: impl Future<Output = T>) -> T {
    tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap().block_on(future)
}

/// A bot with one job running behind `gate`, one waiting, and a database at `url` in which nothing can be noted while
/// `trouble` is there.
async fn is_honest_and_goes_on<T>(url: &str, gate: Gate, trouble: impl AsyncFnOnce() -> T, over: impl AsyncFnOnce(T)) {
    let scene = Scene::with_keys(On::Telegram, 1).await.set(&[("DATABASE_URL", url)]);
    let stage: Stage = scene.bytez(|bytez| _ = bytez.key(KEYS[0]).always(Answer::Picture.behind(&gate))).start().await;
    let (ada, eve, bob) = (stage.person("en"), stage.user("Eve").language("en"), stage.user("Bob").language("de"));
    ada.says("/generate a red fox").await;
    gate.wait_for_arrivals(1).await;
    eve.says("/generate a blue fox").await;
    eve.sees("1").await;

    let trouble = trouble().await;
    bob.says("/generate ein Fuchs").await;
    bob.sees(OUT_OF_REACH).await;
    gate.open();
    over(trouble).await;

    ada.sees_picture().await;
    eve.sees_picture().await;
    assert_eq!(stage.bytez.call_count(), 2, "nothing was made twice, and nothing that was refused");
    stage.assert_proper();
    stage.stop();
    stage.stopped().await.unwrap();
}

#[test]
fn on_a_full_disk_people_are_told_and_what_waits_goes_on_once_there_is_space() {
    let name = "trouble::on_a_full_disk_people_are_told_and_what_waits_goes_on_once_there_is_space";
    let Some(disk) = disk(name, "size=3m") else { return };
    let url = format!("sqlite://{}", disk.join("refrain.db").display());

    let filled = async || Filler::of(&disk);
    run(is_honest_and_goes_on(&url, Gate::closed(), filled, async |filler| drop(filler)));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn while_another_process_holds_the_database_people_are_told_and_what_waits_goes_on_afterwards() {
    let folder = tempfile::tempdir().unwrap();
    let url = format!("sqlite://{}", folder.path().join("refrain.db").display());

    let held = async || {
        let mut other = AnyConnection::connect(&url).await.unwrap();
        other.execute("BEGIN EXCLUSIVE").await.unwrap();
        other
    };
    let let_go = async |mut other: AnyConnection| _ = other.execute("ROLLBACK").await.unwrap();
    is_honest_and_goes_on(&url, Gate::closed(), held, let_go).await;
}

#[test]
fn a_read_only_disk_ends_the_start_with_the_name_of_the_file() {
    let Some(disk) = disk("trouble::a_read_only_disk_ends_the_start_with_the_name_of_the_file", "size=3m") else {
        return;
    };
    run(async {
        let scene = Scene::with_keys(On::Telegram, 1).await;
        let file = disk.join("data").join("refrain.db").display().to_string();
        let scene = scene.set(&[("DATABASE_URL", &format!("sqlite://{file}"))]);
        let (variables, (_fake, _bytez, folder)) = (owned(&scene), scene.into_world());
        let (code, text) = ended(refrain(folder.path(), &["check"], &variables)).await;
        assert_eq!(code, Some(0), "{text}");
        seal(&disk);

        let (code, text) = ended(refrain(folder.path(), &["run"], &variables)).await;

        assert_eq!(code, Some(1), "{text}");
        assert!(text.contains(&file) && text.contains("can't be written"), "{text}");
    });
}
