//! Outputs as objects: `<job id>/<index>.<extension>`.
//!
//! - `folder`: in a folder
//! - `bucket`: in a bucket of something that speaks S3
//! - `client`: the HTTP client for that
//! - `name`: an object's name, and what it tells
//! - `fault`: what went wrong, as the operator must know it

mod bucket;
mod client;
mod fault;
mod folder;
mod name;

use std::collections::BTreeMap;
use std::time::SystemTime;

use futures::TryStreamExt;
use object_store::path::Path;
use object_store::{ObjectStore, ObjectStoreExt};
use refrain_core::queue::{JobId, OutputError};
use refrain_core::reply::{Media, MediaKind};

pub use self::bucket::{Bucket, BucketError, BucketOutputs};
pub use self::folder::{FolderOutputs, OpenError};

use self::fault::classify;
use self::name::Name;

/// What is the same wherever the objects are. Job ids are 32 hexadecimal digits and names are made from a number and a
/// media type, so no path leads out of `root`.
struct Objects<'a> {
    store: &'a dyn ObjectStore,
    root: &'a Path,
}

impl Objects<'_> {
    fn of(&self, job: &JobId) -> Path {
        self.root.clone().join(job.as_str())
    }

    async fn put(&self, job: &JobId, index: usize, media: &Media) -> Result<(), OutputError> {
        let place = self.of(job).join(name::file_name(index, media));
        self.store.put(&place, media.bytes.clone().into()).await.map_err(|error| classify(&error))?;
        // A job that was run again may have made another type of file: the newer one stands for both.
        for (_, older) in self.list(job).await?.into_iter().filter(|(name, path)| name.index == index && *path != place)
        {
            self.store.delete(&older).await.map_err(|error| classify(&error))?;
        }
        Ok(())
    }

    async fn get(&self, job: &JobId) -> Result<Vec<Media>, OutputError> {
        let mut outputs = Vec::new();
        for kept in self.list(job).await? {
            outputs.push(self.read(kept).await?);
        }
        Ok(outputs)
    }

    async fn get_one(&self, job: &JobId, index: usize) -> Result<Option<Media>, OutputError> {
        match self.list(job).await?.into_iter().nth(index) {
            Some(kept) => self.read(kept).await.map(Some),
            None => Ok(None),
        }
    }

    async fn kinds(&self, job: &JobId) -> Result<Vec<MediaKind>, OutputError> {
        Ok(self.list(job).await?.into_iter().map(|(name, _)| name.kind).collect())
    }

    async fn read(&self, (Name { kind, mime, .. }, path): (Name, Path)) -> Result<Media, OutputError> {
        let object = self.store.get(&path).await.map_err(|error| classify(&error))?;
        let bytes = object.bytes().await.map_err(|error| classify(&error))?;
        Ok(Media { kind, mime, bytes })
    }

    /// The kept objects of `job`, in the order of their index.
    async fn list(&self, job: &JobId) -> Result<Vec<(Name, Path)>, OutputError> {
        let found: Vec<_> =
            self.store.list(Some(&self.of(job))).try_collect().await.map_err(|error| classify(&error))?;
        let mut kept: Vec<_> = found
            .into_iter()
            .filter_map(|object| Some((name::parse(object.location.filename()?)?, object.location)))
            .collect();
        kept.sort_by_key(|(name, _)| name.index);
        Ok(kept)
    }

    async fn kept_before(&self, before: SystemTime, limit: usize) -> Result<Vec<JobId>, OutputError> {
        let root = Some(self.root).filter(|root| !root.is_root());
        let mut all = self.store.list(root);
        let mut old: BTreeMap<JobId, bool> = BTreeMap::new();
        while let Some(object) = all.try_next().await.map_err(|error| classify(&error))? {
            let Some(job) = self.job_of(&object.location) else { continue };
            let is_old = SystemTime::from(object.last_modified) < before;
            old.entry(job).and_modify(|all_old| *all_old &= is_old).or_insert(is_old);
        }
        Ok(old.into_iter().filter_map(|(job, is_old)| is_old.then_some(job)).take(limit).collect())
    }

    /// Whose object it is, if it is one of ours.
    fn job_of(&self, location: &Path) -> Option<JobId> {
        let mut parts = location.prefix_match(self.root)?;
        let job = parts.next()?.as_ref().parse().ok()?;
        name::parse(parts.next()?.as_ref())?;
        parts.next().is_none().then_some(job)
    }
}
