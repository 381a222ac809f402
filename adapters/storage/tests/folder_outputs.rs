//! Outputs in a real folder.

#![allow(clippy::unwrap_used, clippy::expect_used)]

use bytes::Bytes;
use refrain_core::queue::{JobId, OutputError, OutputStore};
use refrain_core::reply::{Media, MediaKind};
use refrain_storage::FolderOutputs;
use tempfile::TempDir;

fn picture(content: &'static [u8]) -> Media {
    Media { kind: MediaKind::Image, mime: "image/png", bytes: Bytes::from_static(content) }
}

fn video(content: &'static [u8]) -> Media {
    Media { kind: MediaKind::Video, mime: "video/mp4", bytes: Bytes::from_static(content) }
}

async fn opened() -> (TempDir, FolderOutputs) {
    let folder = tempfile::tempdir().unwrap();
    let outputs = FolderOutputs::open(folder.path()).await.unwrap();
    (folder, outputs)
}

#[tokio::test]
async fn what_was_put_is_got_in_order() {
    let (_folder, outputs) = opened().await;
    let job = JobId::random();

    outputs.put(&job, 10, &video(b"eleventh")).await.unwrap();
    outputs.put(&job, 0, &picture(b"first")).await.unwrap();
    outputs.put(&job, 2, &picture(b"third")).await.unwrap();

    assert_eq!(outputs.get(&job).await.unwrap(), [picture(b"first"), picture(b"third"), video(b"eleventh")]);
}

#[tokio::test]
async fn files_lie_under_the_job_by_index_and_extension() {
    let (folder, outputs) = opened().await;
    let job = JobId::random();

    outputs.put(&job, 0, &picture(b"a fox")).await.unwrap();

    let file = folder.path().join(job.as_str()).join("0.png");
    assert_eq!(std::fs::read(file).unwrap(), b"a fox");
}

#[tokio::test]
async fn outputs_are_there_after_a_restart() {
    let (folder, outputs) = opened().await;
    let job = JobId::random();
    outputs.put(&job, 0, &picture(b"a fox")).await.unwrap();
    drop(outputs);

    let reopened = FolderOutputs::open(folder.path()).await.unwrap();

    assert_eq!(reopened.get(&job).await.unwrap(), [picture(b"a fox")]);
}

#[tokio::test]
async fn putting_the_same_again_is_a_success() {
    let (_folder, outputs) = opened().await;
    let job = JobId::random();

    outputs.put(&job, 0, &picture(b"a fox")).await.unwrap();
    outputs.put(&job, 0, &picture(b"a fox")).await.unwrap();

    assert_eq!(outputs.get(&job).await.unwrap(), [picture(b"a fox")]);
}

#[tokio::test]
async fn an_output_made_again_with_another_type_stands_for_the_first() {
    let (_folder, outputs) = opened().await;
    let job = JobId::random();
    outputs.put(&job, 0, &picture(b"a fox")).await.unwrap();

    outputs.put(&job, 0, &video(b"a running fox")).await.unwrap();

    assert_eq!(outputs.get(&job).await.unwrap(), [video(b"a running fox")]);
}

#[tokio::test]
async fn jobs_do_not_see_each_others_outputs() {
    let (_folder, outputs) = opened().await;
    let (mine, yours) = (JobId::random(), JobId::random());
    outputs.put(&mine, 0, &picture(b"mine")).await.unwrap();
    outputs.put(&yours, 0, &picture(b"yours")).await.unwrap();

    outputs.remove(&yours).await.unwrap();

    assert_eq!(outputs.get(&mine).await.unwrap(), [picture(b"mine")]);
    assert_eq!(outputs.get(&yours).await.unwrap(), []);
}

#[tokio::test]
async fn removing_leaves_no_folder_not_even_with_a_write_that_was_cut_off() {
    let (folder, outputs) = opened().await;
    let job = JobId::random();
    outputs.put(&job, 0, &picture(b"a fox")).await.unwrap();
    std::fs::write(folder.path().join(job.as_str()).join("1.png#1"), b"a f").unwrap();

    outputs.remove(&job).await.unwrap();

    assert!(!folder.path().join(job.as_str()).exists());
}

#[tokio::test]
async fn a_write_that_was_cut_off_is_no_output() {
    let (folder, outputs) = opened().await;
    let job = JobId::random();
    outputs.put(&job, 0, &picture(b"a fox")).await.unwrap();
    std::fs::write(folder.path().join(job.as_str()).join("1.png#1"), b"a f").unwrap();

    let got = outputs.get(&job).await.unwrap();

    assert_eq!(got, [picture(b"a fox")]);
}

#[tokio::test]
async fn an_unknown_job_has_no_outputs_and_can_be_removed() {
    let (_folder, outputs) = opened().await;
    let job = JobId::random();

    assert_eq!(outputs.get(&job).await, Ok(Vec::new()));
    assert_eq!(outputs.remove(&job).await, Ok(()));
}

#[tokio::test]
async fn opening_makes_the_folder_and_leaves_nothing_in_it() {
    let parent = tempfile::tempdir().unwrap();
    let folder = parent.path().join("data/outputs");

    FolderOutputs::open(&folder).await.unwrap();

    assert_eq!(std::fs::read_dir(&folder).unwrap().count(), 0);
}

#[tokio::test]
async fn a_file_in_place_of_the_folder_is_named_as_such() {
    let parent = tempfile::tempdir().unwrap();
    let file = parent.path().join("outputs");
    std::fs::write(&file, "").unwrap();

    let error = FolderOutputs::open(&file).await.unwrap_err();

    assert_eq!(error.reason, OutputError::Other("it is a file, not a folder".to_owned()));
    assert!(error.to_string().contains(&file.display().to_string()), "{error}");
}

#[cfg(target_os = "linux")]
mod small_disks {
    //! Real file systems that are full or read-only, mounted where nobody else sees them.
    //!
    //! Each test runs itself again under `unshare` (util-linux): a user and mount namespace of its own, in which it may
    //! mount a small tmpfs that goes when the process ends. That works for root and, on most systems, for everyone; where it
    //! is forbidden, the test says so and checks nothing.

    use std::io::{self, Write};
    use std::path::{Path, PathBuf};
    use std::process::Command;

    use super::*;

    /// Tells the second run where its disk is.
    const DISK: &str = "STORAGE_TEST_DISK";

    /// In the first run, runs `test` again with a disk mounted with `options` and returns `None`; there, the disk.
    fn disk(test: &str, options: &str) -> Option<PathBuf> {
        if let Some(disk) = std::env::var_os(DISK) {
            return Some(disk.into());
        }
        let place = tempfile::tempdir().unwrap();
        let in_namespace = |script: &str| {
            let mut command = Command::new("unshare");
            command
                .args(["--user", "--map-root-user", "--mount", "sh", "-ec", script, "sh"])
                .arg(place.path())
                .arg(options);
            command
        };
        let mount = "mount -t tmpfs -o \"$2\" tmpfs \"$1\"";
        if !in_namespace(mount).output().is_ok_and(|tried| tried.status.success()) {
            // Not `eprintln!`, which the harness hides for a test that passes.
            let _ = writeln!(
                io::stderr(),
                "SKIPPED {test}: mounting a file system in a namespace of its own is not permitted"
            );
            return None;
        }

        let again = in_namespace(&format!("{mount}; exec \"$3\" --exact \"$4\" --nocapture"))
            .arg(std::env::current_exe().unwrap())
            .arg(test)
            .env(DISK, place.path())
            .output()
            .unwrap();

        let said = String::from_utf8_lossy(&again.stdout);
        assert!(again.status.success(), "{said}\n{}", String::from_utf8_lossy(&again.stderr));
        assert!(said.contains("1 passed"), "the second run found no test {test}: {said}");
        None
    }

    fn run<T>(future: impl Future<Output = T>) -> T {
        tokio::runtime::Builder::new_current_thread().build().unwrap().block_on(future)
    }

    /// More than the disk takes.
    fn too_large() -> Media {
        Media { bytes: vec![7; 100_000].into(), ..picture(b"") }
    }

    fn names(folder: &Path) -> Vec<String> {
        std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect()
    }

    #[test]
    fn a_full_disk_is_told_as_such_and_keeps_what_was_there() {
        let Some(disk) = disk("small_disks::a_full_disk_is_told_as_such_and_keeps_what_was_there", "size=64k") else {
            return;
        };
        run(async {
            let outputs = FolderOutputs::open(&disk).await.unwrap();
            let (kept, lost) = (JobId::random(), JobId::random());
            outputs.put(&kept, 0, &picture(b"a fox")).await.unwrap();

            let refused = outputs.put(&kept, 1, &too_large()).await;
            let refused_as_first = outputs.put(&lost, 0, &too_large()).await;

            assert_eq!(refused, Err(OutputError::Full));
            assert_eq!(refused_as_first, Err(OutputError::Full));
            assert_eq!(outputs.get(&kept).await.unwrap(), [picture(b"a fox")]);
            assert_eq!(names(&disk), [kept.as_str()]);
            assert_eq!(names(&disk.join(kept.as_str())), ["0.png"]);
        });
    }

    #[test]
    fn a_full_disk_is_told_when_opening() {
        let Some(disk) = disk("small_disks::a_full_disk_is_told_when_opening", "size=64k") else {
            return;
        };
        let filled = std::fs::write(disk.join("others"), vec![7; 100_000]);

        let error = run(FolderOutputs::open(&disk)).unwrap_err();

        assert!(filled.is_err(), "the disk takes more than it should");
        assert_eq!(error.reason, OutputError::Full);
        assert_eq!(names(&disk), ["others"]);
    }

    #[test]
    fn a_read_only_file_system_is_told_when_opening() {
        let Some(disk) = disk("small_disks::a_read_only_file_system_is_told_when_opening", "size=64k,ro") else {
            return;
        };

        let error = run(FolderOutputs::open(disk.join("outputs"))).unwrap_err();

        assert_eq!(error.reason, OutputError::ReadOnly("the file system is read-only".to_owned()));
    }
}
