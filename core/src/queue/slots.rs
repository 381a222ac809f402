//! Waits for the next slot of a key: in one line for the open keys, and in one more for each sort of kept ones. Which job a
//! slot starts is the worker's business.

use std::future::poll_fn;
use std::sync::Arc;
use std::task::Poll;

use futures::FutureExt;
use futures::future::BoxFuture;

use crate::provider::Task;
use crate::retry::{Access, Capacity, Engine};

/// The places of a lane in the lines for slots.
///
/// A place is kept from one call of [`next`](Self::next) to the following one, so that who is served in one line does not
/// start again in another.
pub(super) struct Slots {
    engine: Arc<Engine>,
    task: Task,
    lines: Vec<Line>,
}

struct Line {
    access: Access,
    /// The place, while it waits there.
    place: Option<BoxFuture<'static, Capacity>>,
    /// It had a slot, and no job for it.
    unwanted: bool,
}

impl Slots {
    pub(super) fn new(engine: &Arc<Engine>, task: Task) -> Self {
        // A job that may have a kept slot leaves the open ones to the others.
        let kept = engine.kept(task).into_iter().map(|(tiers, _)| Access::Kept(tiers));
        let line = |access| Line { access, place: None, unwanted: false };
        Self { engine: Arc::clone(engine), task, lines: kept.chain([Access::Open]).map(line).collect() }
    }

    /// The next slot; of those that are there, one of a kept key first. Waits for ever while all are unwanted.
    ///
    /// Can be dropped at any time: the places stay.
    pub(super) async fn next(&mut self) -> Capacity {
        poll_fn(|context| {
            for line in self.lines.iter_mut().filter(|line| !line.unwanted) {
                let (engine, task, access) = (&self.engine, self.task, &line.access);
                let place = line.place.get_or_insert_with(|| {
                    let (engine, access) = (Arc::clone(engine), access.clone());
                    async move { engine.capacity(task, &access).await }.boxed()
                });
                if let Poll::Ready(capacity) = place.poll_unpin(context) {
                    line.place = None;
                    return Poll::Ready(capacity);
                }
            }
            Poll::Pending
        })
        .await
    }

    /// Gives a slot back that no job may start with; its line is left until [`again`](Self::again).
    pub(super) fn unwanted(&mut self, capacity: Capacity) {
        let line = self.lines.iter_mut().find(|line| line.access.admits(capacity.kept_for()));
        if let Some(line) = line {
            line.unwanted = true;
        }
    }

    /// Whether no slot was unwanted yet.
    pub(super) fn all_wanted(&self) -> bool {
        self.lines.iter().all(|line| !line.unwanted)
    }

    /// Any slot may be wanted again.
    pub(super) fn again(&mut self) {
        self.lines.iter_mut().for_each(|line| line.unwanted = false);
    }

    /// Leaves all lines, so that nobody waits behind a lane without a job.
    pub(super) fn leave(&mut self) {
        self.lines.iter_mut().for_each(|line| line.place = None);
    }
}
