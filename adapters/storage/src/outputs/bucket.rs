//! Outputs in a bucket of Amazon's S3, or of whatever speaks the same: `MinIO`, Ceph, R2, Garage.

use std::time::{Duration, SystemTime};

use async_trait::async_trait;
use futures::{StreamExt, TryStreamExt};
use object_store::aws::{AmazonS3, AmazonS3Builder};
use object_store::path::Path;
use object_store::{ObjectStore, ObjectStoreExt, RetryConfig};
use refrain_core::queue::{JobId, OutputError, OutputStore};
use refrain_core::reply::{Media, MediaKind};
use secrecy::{ExposeSecret, SecretString};
use url::Url;

use super::Objects;
use super::client::Connector;
use super::fault::classify;

/// Where a bucket is, and who asks.
#[derive(Debug, Clone)]
pub struct Bucket {
    /// `s3://<bucket>`, or `s3://<bucket>/<prefix>`.
    pub url: Url,
    /// Where it is served; `None`: at Amazon's.
    pub endpoint: Option<Url>,
    /// The region; what is not Amazon's mostly takes any.
    pub region: String,
    /// The name of the key.
    pub access_key_id: String,
    /// The key.
    pub secret_access_key: SecretString,
    /// Whether an endpoint without TLS is good enough.
    pub allow_http: bool,
}

/// Keeps outputs as objects of a bucket.
///
/// The bucket, or its prefix, is one bot's own: what no job of its database refers to is removed once it is old.
#[derive(Debug)]
pub struct BucketOutputs {
    objects: AmazonS3,
    root: Path,
}

/// A fault of the bucket's is tried again so long at most, within what a result is waited for.
const RETRIES: Duration = Duration::from_secs(20);
/// The object that opening writes, so that what refuses to be written is known at the start.
const TRIAL: &str = ".refrain-trial";

/// Why a bucket can't be used.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum BucketError {
    /// The URL names none.
    #[error("expected s3://<bucket> or s3://<bucket>/<prefix>")]
    Url,
    /// What it says does not go together.
    #[error("the bucket {url} can't be used: {reason}")]
    Settings {
        /// The bucket.
        url: Url,
        /// What is wrong.
        reason: String,
    },
    /// It can't be written.
    #[error("the bucket {url} can't be used: {reason}")]
    Trial {
        /// The bucket.
        url: Url,
        /// What is wrong with it.
        reason: OutputError,
    },
}

impl BucketOutputs {
    /// Uses a bucket, which must be there, and tries whether it can be written.
    ///
    /// # Errors
    ///
    /// [`BucketError`], which names the bucket and no secret.
    pub async fn open(bucket: &Bucket) -> Result<Self, BucketError> {
        let Bucket { url, .. } = bucket;
        let name = url.host_str().filter(|_| url.scheme() == "s3").ok_or(BucketError::Url)?;
        let mut builder = AmazonS3Builder::new()
            .with_bucket_name(name)
            .with_region(&bucket.region)
            .with_access_key_id(&bucket.access_key_id)
            .with_secret_access_key(bucket.secret_access_key.expose_secret())
            .with_allow_http(bucket.allow_http)
            .with_http_connector(Connector)
            .with_retry(RetryConfig { max_retries: 3, retry_timeout: RETRIES, ..RetryConfig::default() });
        if let Some(endpoint) = &bucket.endpoint {
            builder = builder.with_endpoint(endpoint.as_str().trim_end_matches('/'));
        }
        let settings =
            |error: object_store::Error| BucketError::Settings { url: url.clone(), reason: error.to_string() };
        let root = Path::from_url_path(url.path()).map_err(|error| settings(error.into()))?;
        let outputs = Self { objects: builder.build().map_err(settings)?, root };
        outputs.try_writing().await.map_err(|reason| BucketError::Trial { url: url.clone(), reason })?;
        Ok(outputs)
    }

    async fn try_writing(&self) -> Result<(), OutputError> {
        // Of its own, for other processes may open the bucket at this very moment.
        let trial = self.root.clone().join(format!("{TRIAL}-{}", JobId::random()));
        self.objects.put(&trial, vec![0; 16].into()).await.map_err(|error| classify(&error))?;
        self.objects.delete(&trial).await.map_err(|error| classify(&error))
    }

    fn objects(&self) -> Objects<'_> {
        Objects { store: &self.objects, root: &self.root }
    }
}

#[async_trait]
impl OutputStore for BucketOutputs {
    async fn put(&self, job: &JobId, index: usize, media: &Media) -> Result<(), OutputError> {
        self.objects().put(job, index, media).await
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

    async fn remove(&self, job: &JobId) -> Result<(), OutputError> {
        let of_job = self.objects.list(Some(&self.objects().of(job))).map_ok(|object| object.location).boxed();
        let removed: Result<Vec<_>, _> = self.objects.delete_stream(of_job).try_collect().await;
        removed.map(drop).map_err(|error| classify(&error))
    }

    async fn kept_before(&self, before: SystemTime, limit: usize) -> Result<Vec<JobId>, OutputError> {
        self.objects().kept_before(before, limit).await
    }
}
