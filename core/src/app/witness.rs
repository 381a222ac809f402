//! Who sees what becomes of every request, beside the person who asked.

use crate::queue::{Ending, Job, JobNews};

/// Sees what becomes of every request that people make of the app: for a display, a statistic.
///
/// Called from the flow itself: implementations return at once, and change nothing.
pub trait Witness: Send + Sync + 'static {
    /// It was accepted, and has its place.
    fn accepted(&self, job: &Job);

    /// Something happened on its way.
    fn news(&self, job: &Job, news: &JobNews);

    /// It is over. Told once for each end, and again where a process died over it or its person could not be told yet.
    fn ended(&self, job: &Job, ending: &Ending);
}
