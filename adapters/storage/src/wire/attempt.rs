//! What came of one call, where it was no success.

use std::time::Duration;

use refrain_core::Failure;
use refrain_core::retry::Decision;
use serde::{Deserialize, Serialize};

use super::outcome::{Why, millis};

#[derive(Serialize, Deserialize)]
pub(crate) struct CallOutcome {
    failure: Why,
    then: Then,
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Then {
    Rotate,
    Again { after_ms: u64 },
    AnotherKey,
    NextTarget,
    Stop,
}

impl From<&(Failure, Decision)> for CallOutcome {
    fn from((failure, decision): &(Failure, Decision)) -> Self {
        let then = match decision {
            Decision::Rotate => Then::Rotate,
            Decision::Again { after } => Then::Again { after_ms: millis(*after) },
            Decision::AnotherKey => Then::AnotherKey,
            Decision::NextTarget => Then::NextTarget,
            Decision::Stop => Then::Stop,
        };
        Self { failure: failure.into(), then }
    }
}

impl From<CallOutcome> for (Failure, Decision) {
    fn from(CallOutcome { failure, then }: CallOutcome) -> Self {
        let decision = match then {
            Then::Rotate => Decision::Rotate,
            Then::Again { after_ms } => Decision::Again { after: Duration::from_millis(after_ms) },
            Then::AnotherKey => Decision::AnotherKey,
            Then::NextTarget => Decision::NextTarget,
            Then::Stop => Decision::Stop,
        };
        (failure.into(), decision)
    }
}
