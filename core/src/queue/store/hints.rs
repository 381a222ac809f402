//! Hints that something changed in a lane, or that a notice is to be sent. Hints only: what is true is asked of the store, and a slow poll stays.

use tokio::sync::watch;

use crate::provider::Task;

/// Tells whoever waits for a lane that something in it changed, and who sends notices that there is one.
#[derive(Debug)]
pub struct Hints {
    lanes: [watch::Sender<()>; Task::ALL.len()],
    notices: watch::Sender<()>,
    cancelled: watch::Sender<()>,
}

impl Hints {
    /// Hears of changes in the lane of `task` from now on.
    pub fn listen(&self, task: Task) -> watch::Receiver<()> {
        self.lanes[task as usize].subscribe()
    }

    /// Tells of a change in the lane of `task`.
    pub fn tell(&self, task: Task) {
        self.lanes[task as usize].send_replace(());
    }

    /// Tells of a change that may concern any lane, such as a person who has one job less running.
    pub fn tell_all(&self) {
        for task in Task::ALL {
            self.tell(task);
        }
    }

    /// Hears from now on of jobs that are to be cancelled.
    pub fn listen_cancelled(&self) -> watch::Receiver<()> {
        self.cancelled.subscribe()
    }

    /// Tells of a job that is to be cancelled, in whichever lane: whoever works on it should ask at once.
    pub fn tell_cancelled(&self) {
        self.cancelled.send_replace(());
        self.tell_all();
    }

    /// Hears of notices from now on that are to be sent at once.
    pub fn listen_notices(&self) -> watch::Receiver<()> {
        self.notices.subscribe()
    }

    /// Tells of a notice that is to be sent at once.
    pub fn tell_notice(&self) {
        self.notices.send_replace(());
    }
}

impl Default for Hints {
    fn default() -> Self {
        Self {
            lanes: std::array::from_fn(|_| watch::Sender::new(())),
            notices: watch::Sender::new(()),
            cancelled: watch::Sender::new(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_task_has_a_lane_of_its_own() {
        for (place, task) in Task::ALL.into_iter().enumerate() {
            assert_eq!(task as usize, place);
        }
    }
}
