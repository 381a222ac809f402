//! How many calls each receiver has under way, so that one that hangs does not hold up those of the others.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use url::Url;

/// Calls at once of one receiver.
const AT_ONCE: usize = 4;

/// The receivers that are called: what their addresses begin with, and how many calls they have.
#[derive(Default)]
pub(super) struct Receivers(Arc<Mutex<HashMap<String, usize>>>);

impl Receivers {
    /// Counts a call to `url`, until what comes back is dropped.
    pub(super) fn call(&self, url: &str) -> UnderWay {
        let receiver = receiver(url);
        *self.0.lock().unwrap_or_else(PoisonError::into_inner).entry(receiver.clone()).or_default() += 1;
        UnderWay { receiver, calls: Arc::clone(&self.0) }
    }

    /// What the addresses of those begin with who have as many as they may.
    pub(super) fn busy(&self) -> Vec<String> {
        let calls = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        calls.iter().filter(|(_, calls)| **calls >= AT_ONCE).map(|(receiver, _)| receiver.clone()).collect()
    }
}

/// The start of an address, up to where the path begins. It was checked when its job was accepted.
fn receiver(url: &str) -> String {
    let origin = |url: Url| format!("{}/", url.origin().ascii_serialization());
    Url::parse(url).map_or_else(|_| url.to_owned(), origin)
}

/// A call that is under way.
pub(super) struct UnderWay {
    receiver: String,
    calls: Arc<Mutex<HashMap<String, usize>>>,
}

impl Drop for UnderWay {
    fn drop(&mut self) {
        let mut calls = self.calls.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(of_receiver) = calls.get_mut(&self.receiver) {
            *of_receiver -= 1;
            if *of_receiver == 0 {
                calls.remove(&self.receiver);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_receiver_is_busy_from_its_fourth_call_until_one_ends() {
        let receivers = Receivers::default();
        let of = |path: &str| receivers.call(&format!("https://shop.example:8443/{path}"));
        let mut calls: Vec<_> = ["a", "b?key=1", "c"].map(of).into();
        let _other = receivers.call("https://shop.example/a");

        assert!(receivers.busy().is_empty());
        calls.push(of("a"));
        assert_eq!(receivers.busy(), ["https://shop.example:8443/"]);
        calls.pop();
        assert!(receivers.busy().is_empty());
    }
}
