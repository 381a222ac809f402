//! Outputs in a folder: `<folder>/<job id>/<index>.<extension>`.
//!
//! What is kept survives a power cut: a file is written beside its place, flushed, renamed, and the folder flushed.
//! It deliberately has no index of its own; the folder is the truth, and an operator can read it.

use std::io;
use std::path::{Path as FilePath, PathBuf};
use std::time::SystemTime;

use async_trait::async_trait;
use object_store::ObjectStoreExt;
use object_store::local::LocalFileSystem;
use object_store::path::Path;
use refrain_core::queue::{JobId, OutputError, OutputStore};
use refrain_core::reply::{Media, MediaKind};

use super::Objects;
use super::fault::{classify, classify_io};

/// How a name begins that no job has, for the trial of [`FolderOutputs::open`].
const TRIAL: &str = ".refrain-trial";

/// Keeps outputs as files of a folder.
///
/// The folder is one bot's own: what no job of its database refers to is removed once it is old.
#[derive(Debug)]
pub struct FolderOutputs {
    files: LocalFileSystem,
    root: Path,
}

impl FolderOutputs {
    /// Uses `folder`, which is made if it is not there, and tries whether files can be written there.
    ///
    /// # Errors
    ///
    /// [`OpenError`], which names the folder and what is wrong with it.
    pub async fn open(folder: impl Into<PathBuf>) -> Result<Self, OpenError> {
        let folder = folder.into();
        let reason = |reason| OpenError { folder: folder.clone(), reason };

        let wanted = folder.clone();
        tokio::task::spawn_blocking(move || make(&wanted))
            .await
            .map_err(|join| reason(OutputError::Other(join.to_string())))?
            .map_err(reason)?;
        let files =
            LocalFileSystem::new_with_prefix(&folder).map_err(|error| reason(classify(&error)))?.with_fsync(true);
        let outputs = Self { files, root: Path::default() };
        outputs.try_writing().await.map_err(reason)?;
        Ok(outputs)
    }

    /// A folder that can be listed may still refuse files, so one is written; it is as large as a small disk block, for a
    /// full disk still takes the name of an empty file.
    async fn try_writing(&self) -> Result<(), OutputError> {
        // Of its own, for other processes may open the folder at this very moment.
        let trial = Path::from(format!("{TRIAL}-{}", JobId::random()));
        self.files.put(&trial, vec![0; 4096].into()).await.map_err(|error| classify(&error))?;
        self.files.delete(&trial).await.map_err(|error| classify(&error))
    }

    fn objects(&self) -> Objects<'_> {
        Objects { store: &self.files, root: &self.root }
    }

    /// Where a path of the store is on the disk.
    fn on_disk(&self, path: &Path) -> Result<PathBuf, OutputError> {
        self.files.path_to_filesystem(path).map_err(|error| classify(&error))
    }
}

#[async_trait]
impl OutputStore for FolderOutputs {
    async fn put(&self, job: &JobId, index: usize, media: &Media) -> Result<(), OutputError> {
        let put = self.objects().put(job, index, media).await;
        if put.is_err() {
            // Only an empty folder goes: what other outputs of the job are there stays.
            let _ = tokio::fs::remove_dir(self.on_disk(&self.objects().of(job))?).await;
        }
        put
    }

    async fn get(&self, job: &JobId) -> Result<Vec<Media>, OutputError> {
        self.objects().get(job).await
    }

    async fn get_one(&self, job: &JobId, index: usize) -> Result<Option<Media>, OutputError> {
        self.objects().get_one(job, index).await
    }

    async fn kinds(&self, job: &JobId) -> Result<Vec<MediaKind>, OutputError> {
        self.objects().kinds(job).await
    }

    async fn kept_before(&self, before: SystemTime, limit: usize) -> Result<Vec<JobId>, OutputError> {
        self.objects().kept_before(before, limit).await
    }

    async fn remove(&self, job: &JobId) -> Result<(), OutputError> {
        // The whole folder, not the listed files: an interrupted write leaves a file that the store does not list.
        match tokio::fs::remove_dir_all(self.on_disk(&self.objects().of(job))?).await {
            Err(error) if error.kind() != io::ErrorKind::NotFound => Err(classify_io(&error)),
            Ok(()) | Err(_) => Ok(()),
        }
    }
}

/// Why the folder can't be used.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("the folder for outputs can't be used: {folder}: {reason}", folder = folder.display())]
pub struct OpenError {
    /// The folder.
    pub folder: PathBuf,
    /// What is wrong with it.
    pub reason: OutputError,
}

/// Makes the folder with those above it, flushed, so that the way to a kept file survives a power cut as well.
fn make(folder: &FilePath) -> Result<(), OutputError> {
    match std::fs::metadata(folder) {
        Ok(found) if found.is_dir() => return Ok(()),
        Ok(_) => return Err(OutputError::Other("it is a file, not a folder".to_owned())),
        Err(error) if error.kind() == io::ErrorKind::NotFound => {}
        Err(error) => return Err(classify_io(&error)),
    }

    let missing: Vec<_> = folder.ancestors().take_while(|above| !present(above)).map(FilePath::to_owned).collect();
    std::fs::create_dir_all(folder).map_err(|error| classify_io(&error))?;
    missing.iter().filter_map(|made| made.parent()).try_for_each(flush).map_err(|error| classify_io(&error))
}

/// Whether a folder is there; the empty path is the working directory.
fn present(folder: &FilePath) -> bool {
    folder.as_os_str().is_empty() || folder.exists()
}

/// Flushes a folder's list of names. Only Unix can open a folder to do so; elsewhere the file system sees to it.
fn flush(folder: &FilePath) -> io::Result<()> {
    if cfg!(unix) {
        let folder = if folder.as_os_str().is_empty() { FilePath::new(".") } else { folder };
        std::fs::File::open(folder)?.sync_all()?;
    }
    Ok(())
}
