//! Outputs in a real folder.

#![allow(clippy::unwrap_used, clippy::expect_used)]

mod kit;

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
    assert_eq!(outputs.kinds(&job).await.unwrap(), [MediaKind::Image, MediaKind::Image, MediaKind::Video]);
    assert_eq!(outputs.get_one(&job, 1).await.unwrap(), Some(picture(b"third")), "the second in order");
    assert_eq!(outputs.get_one(&job, 3).await.unwrap(), None);
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
    //! Full and read-only disks.

    use std::path::Path;

    use super::kit::disk::disk;
    use super::*;

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
