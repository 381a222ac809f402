//! Acknowledgements go before everything else: they are lost after 3 s, the rest is only later.
//!
//! In a burst of a thousand commands, edits of those that were acknowledged first would else take the time of the others.

use std::time::Duration;

use tokio::sync::watch;

/// With more acknowledgements than this waiting or under way, other calls wait for them.
const FEW: usize = 16;
/// Though not for ever: there may always be many.
const LONGEST: Duration = Duration::from_millis(1500);

/// How many acknowledgements wait or are under way.
#[derive(Debug, Default)]
pub(crate) struct Precedence(watch::Sender<usize>);

/// One that waits or is under way, until it is dropped.
pub(crate) struct Acknowledging<'a>(&'a watch::Sender<usize>);

impl Precedence {
    pub(crate) fn acknowledging(&self) -> Acknowledging<'_> {
        self.0.send_modify(|count| *count += 1);
        Acknowledging(&self.0)
    }

    /// Waits while many acknowledgements are due.
    pub(crate) async fn give_way(&self) {
        let mut acknowledging = self.0.subscribe();
        let few = acknowledging.wait_for(|count| *count <= FEW);
        let _ = tokio::time::timeout(LONGEST, few).await;
    }
}

impl Drop for Acknowledging<'_> {
    fn drop(&mut self) {
        self.0.send_modify(|count| *count -= 1);
    }
}

#[cfg(test)]
mod tests {
    use tokio::time::Instant;

    use super::*;

    #[tokio::test(start_paused = true)]
    async fn while_many_acknowledgements_are_due_other_calls_wait_but_not_for_ever() {
        let (precedence, started) = (Precedence::default(), Instant::now());
        let mut due: Vec<_> = (0..=FEW).map(|_| precedence.acknowledging()).collect();

        precedence.give_way().await;
        assert_eq!(started.elapsed(), LONGEST);

        due.pop();
        precedence.give_way().await;
        assert_eq!(started.elapsed(), LONGEST);
    }
}
