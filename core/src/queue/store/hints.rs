//! Hints that something changed in a lane. Hints only: what is true is asked of the store, and a slow poll stays.

use tokio::sync::watch;

use crate::provider::Task;

/// Tells whoever waits for a lane that something in it changed.
#[derive(Debug)]
pub struct Hints([watch::Sender<()>; Task::ALL.len()]);

impl Hints {
    /// Hears of changes in the lane of `task` from now on.
    pub fn listen(&self, task: Task) -> watch::Receiver<()> {
        self.0[task as usize].subscribe()
    }

    /// Tells of a change in the lane of `task`.
    pub fn tell(&self, task: Task) {
        self.0[task as usize].send_replace(());
    }

    /// Tells of a change that may concern any lane, such as a person who has one job less running.
    pub fn tell_all(&self) {
        for task in Task::ALL {
            self.tell(task);
        }
    }
}

impl Default for Hints {
    fn default() -> Self {
        Self(std::array::from_fn(|_| watch::Sender::new(())))
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
