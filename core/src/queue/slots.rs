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
        drop(capacity);
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

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use async_trait::async_trait;

    use super::*;
    use crate::failure::Failure;
    use crate::provider::{ApiKey, Generation, Output, Provider, Route, Target};
    use crate::reply::Media;
    use crate::retry::{Random, RetryPolicy};

    struct Uncalled;

    #[async_trait]
    impl Provider for Uncalled {
        fn name(&self) -> &'static str {
            "test"
        }

        async fn generate(&self, _: &ApiKey, _: &Generation) -> Result<Output, Failure> {
            unreachable!("slots are only waited for")
        }

        async fn fetch(&self, _: &str, _: &Generation) -> Result<Media, Failure> {
            unreachable!("slots are only waited for")
        }
    }

    /// Two tasks before an open key and one that is kept for premium, of one slot each.
    fn engine() -> Arc<Engine> {
        let key = |label: &str| ApiKey::new(label, label.into()).concurrency(1);
        let chain = vec![Target { provider: "test".into(), model: "m".into() }];
        let time = Duration::from_mins(10);
        let route = Route { chain, attempt_timeout: time, deadline: time };
        let keys = vec![key("test#1"), key("test#2").keep_for(["premium"])];
        let engine = Engine::new(RetryPolicy::default(), Random::seeded(7)).provider(Arc::new(Uncalled), keys);
        let tasks = [Task::Image, Task::Video].into_iter();
        Arc::new(tasks.fold(engine, |engine, task| engine.route(task, route.clone()).expect("it is there")))
    }

    fn premium() -> [String; 1] {
        ["premium".to_owned()]
    }

    async fn kept_slot(engine: &Engine) -> Capacity {
        engine.capacity(Task::Image, &Access::Kept(premium().into())).await
    }

    #[tokio::test(start_paused = true)]
    async fn a_kept_slot_comes_first_and_is_left_alone_once_it_is_unwanted() {
        let mut slots = Slots::new(&engine(), Task::Image);

        let kept = slots.next().await;
        assert_eq!(kept.kept_for(), premium());
        slots.unwanted(kept);
        let open = slots.next().await;
        assert!(open.kept_for().is_empty() && !slots.all_wanted());
        slots.unwanted(open);
        assert!(slots.next().now_or_never().is_none());

        slots.again();
        assert_eq!(slots.next().await.kept_for(), premium());
    }

    #[tokio::test(start_paused = true)]
    async fn who_is_served_in_one_line_keeps_the_place_in_the_other() {
        let engine = engine();
        let open = engine.capacity(Task::Image, &Access::Open).await;
        let kept = kept_slot(&engine).await;
        let mut slots = Slots::new(&engine, Task::Image);
        assert!(slots.next().now_or_never().is_none());
        let mut later = Box::pin(engine.capacity(Task::Video, &Access::Open));
        assert!(later.as_mut().now_or_never().is_none());

        drop(kept);
        let kept = slots.next().now_or_never().expect("it is free");
        assert_eq!(kept.kept_for(), premium());
        assert!(slots.next().now_or_never().is_none());
        drop(open);

        assert!(later.as_mut().now_or_never().is_none());
        assert!(slots.next().now_or_never().expect("it is free").kept_for().is_empty());
    }

    #[tokio::test(start_paused = true)]
    async fn who_leaves_keeps_nobody_waiting() {
        let engine = engine();
        let open = engine.capacity(Task::Image, &Access::Open).await;
        let mut slots = Slots::new(&engine, Task::Image);
        slots.unwanted(kept_slot(&engine).await);
        assert!(slots.next().now_or_never().is_none());
        let later = engine.capacity(Task::Video, &Access::Open);

        slots.leave();
        drop(open);

        assert!(later.now_or_never().is_some());
    }
}
