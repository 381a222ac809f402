//! What `refrain demo` runs against: an upstream that really draws, speaks Bytez' protocol over real HTTP on loopback,
//! and fails in the ways it is told to. Beside it, what a simple loop would have made of the same faults.
//!
//! - [`draw`]: pictures and loops from a prompt and a seed.
//! - [`upstream`]: the server, its keys and the log of its calls.
//! - [`faults`]: what goes wrong, to be changed while it runs.
//! - [`simple_loop`]: three tries and fixed waits, in virtual time.
//!
//! It knows no other crate of the workspace: the real Bytez provider is pointed at [`Upstream::url`], and neither of them
//! can tell the difference.
//!
//! ```
//! use std::time::Duration;
//!
//! use refrain_demo::Upstream;
//!
//! # #[tokio::main]
//! # async fn main() -> std::io::Result<()> {
//! let upstream = Upstream::start(7).await?;
//! upstream.faults().change(|faults| faults.keys[0].flapping = 0.3);
//! upstream.faults().change(|faults| faults.takes = Duration::from_secs(2));
//!
//! // What a provider needs: `BYTEZ_API_URL`, and the keys as `BYTEZ_API_KEY_1` … with a concurrency of one.
//! assert!(upstream.url().starts_with("http://127.0.0.1:"));
//! assert_eq!(&*upstream.keys()[0].label, "bytez#1");
//!
//! upstream.shutdown().await;
//! # Ok(())
//! # }
//! ```

pub mod draw;
pub mod faults;
mod model;
pub mod simple_loop;
pub mod upstream;

pub use faults::{FaultPanel, Faults};
pub use model::Outcome;
pub use simple_loop::SimpleLoop;
pub use upstream::{CallRecord, DemoKey, Upstream};
