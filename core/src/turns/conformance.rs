//! What every [`TurnStore`] must do, as tests: [`turn_store_conformance!`](crate::turn_store_conformance) runs them all
//! against one kind of store.
//!
//! A lease of no length is over at once, so nothing here waits.
// A test panics, which is how it tells; and its name is a sentence that needs no other.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::missing_panics_doc, missing_docs)]

use std::sync::Arc;
use std::time::Duration;

use futures::future::join_all;

use super::TurnStore;

/// Makes a module's tests of the conformance suite.
///
/// `$fresh` is an expression that is awaited for each test and gives a store as `Arc<dyn TurnStore>`, and whatever must live
/// as long as that.
#[macro_export]
macro_rules! turn_store_conformance {
    ($fresh:expr) => {
        $crate::turn_store_conformance! { $fresh;
            a_turn_is_one_holders_until_they_give_it_up
            who_has_a_turn_makes_it_good_for_longer
            a_turn_whose_lease_is_over_is_anybodys
            nobody_gives_up_the_turn_of_another
            different_turns_are_different_processes
            one_of_many_rivals_has_the_turn
        }
    };
    ($fresh:expr; $($case:ident)*) => {$(
        #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
        async fn $case() {
            let (store, _keeps) = $fresh.await;
            $crate::turns::conformance::$case(store).await;
        }
    )*};
}

const LONG: Duration = Duration::from_mins(10);

pub async fn a_turn_is_one_holders_until_they_give_it_up(store: Arc<dyn TurnStore>) {
    assert_eq!(store.take("poll", "one", LONG).await, Ok(true));
    assert_eq!(store.take("poll", "other", LONG).await, Ok(false));

    store.release("poll", "one").await.unwrap();

    assert_eq!(store.take("poll", "other", LONG).await, Ok(true));
    assert_eq!(store.take("poll", "one", LONG).await, Ok(false));
}

pub async fn who_has_a_turn_makes_it_good_for_longer(store: Arc<dyn TurnStore>) {
    assert_eq!(store.take("poll", "one", Duration::ZERO).await, Ok(true));

    assert_eq!(store.take("poll", "one", LONG).await, Ok(true));

    assert_eq!(store.take("poll", "other", LONG).await, Ok(false));
}

pub async fn a_turn_whose_lease_is_over_is_anybodys(store: Arc<dyn TurnStore>) {
    assert_eq!(store.take("poll", "one", Duration::ZERO).await, Ok(true));

    assert_eq!(store.take("poll", "other", LONG).await, Ok(true));

    assert_eq!(store.take("poll", "one", LONG).await, Ok(false), "it is lost, not interrupted");
}

pub async fn nobody_gives_up_the_turn_of_another(store: Arc<dyn TurnStore>) {
    assert_eq!(store.take("poll", "one", LONG).await, Ok(true));

    store.release("poll", "other").await.unwrap();

    assert_eq!(store.take("poll", "other", LONG).await, Ok(false));
    store.release("unknown", "other").await.expect("what nobody has is given up already");
}

pub async fn different_turns_are_different_processes(store: Arc<dyn TurnStore>) {
    assert_eq!(store.take("poll", "one", LONG).await, Ok(true));

    assert_eq!(store.take("gateway", "other", LONG).await, Ok(true));

    assert_eq!(store.take("gateway", "one", LONG).await, Ok(false));
}

pub async fn one_of_many_rivals_has_the_turn(store: Arc<dyn TurnStore>) {
    for round in 0..5 {
        let what = format!("poll {round}");
        // What is there already is taken in another way than what is not.
        if round % 2 == 1 {
            store.take(&what, "dead", Duration::ZERO).await.unwrap();
        }
        let rivals = (0..10).map(|number| {
            let (store, what) = (Arc::clone(&store), what.clone());
            tokio::spawn(async move { store.take(&what, &format!("rival {number}"), LONG).await.unwrap() })
        });

        let taken = join_all(rivals).await.into_iter().filter(|taken| *taken.as_ref().unwrap()).count();

        assert_eq!(taken, 1);
    }
}
