//! Where Refrain keeps what must not be lost.
//!
//! - [`Database`]: SQLite in a file, or PostgreSQL, opened by its URL
//! - [`SqlJobs`]: accepted work in its fair order, in a database
//! - [`SqlKeys`]: slots and rests of keys that several processes use, in a database
//! - [`SqlPreferences`]: what people and chats have chosen, in a database
//! - [`SqlTurns`]: which process does what only one may do at a time, in a database
//! - [`FolderOutputs`]: what was made, in a folder
//! - [`BucketOutputs`]: the same, in a bucket of something that speaks S3

mod database;
mod jobs;
mod keys;
mod outputs;
mod preferences;
mod turns;
mod wire;

pub use database::{Database, DatabaseError};
pub use jobs::SqlJobs;
pub use keys::SqlKeys;
pub use outputs::{Bucket, BucketError, BucketOutputs, FolderOutputs, OpenError};
pub use preferences::SqlPreferences;
pub use turns::SqlTurns;
