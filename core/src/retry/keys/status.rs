//! What the operator may know of a key.

use std::time::Duration;

use crate::failure::Failure;

/// What the operator may know of a key.
#[derive(Debug, Clone, PartialEq)]
pub struct KeyStatus {
    /// The name for people, such as `bytez#2`.
    pub label: String,
    /// The account that pays.
    pub account: String,
    /// The names of the tiers that it is kept for; none if it is everybody's.
    pub kept_for: Vec<String>,
    /// Where it stands.
    pub state: KeyState,
    /// How many calls it may have in flight, told or learned.
    pub slots: u32,
    /// How many it has, calls included that were given up within the grace.
    pub in_flight: u32,
    /// The running mean of its success, from 0 to 1.
    pub success_rate: f64,
    /// Calls since the start of this process that the key served.
    pub successes: u64,
    /// Calls since then that it did not serve.
    pub failures: u64,
    /// Why it did not serve the last of these, and how long ago.
    pub last_failure: Option<(Failure, Duration)>,
}

/// Where the breaker of a provider stands, which all its keys share.
#[derive(Debug, Clone, PartialEq)]
pub struct BreakerStatus {
    /// The provider's name.
    pub provider: String,
    /// What it lets through.
    pub state: BreakerState,
}

/// What a breaker lets through.
#[derive(Debug, Clone, PartialEq)]
pub enum BreakerState {
    /// Everything.
    Closed,
    /// Nothing.
    Open {
        /// How long still.
        rest: Duration,
        /// Why.
        because: Failure,
    },
    /// One call, which decides.
    HalfOpen,
}

impl BreakerState {
    /// Every [label](Self::label).
    pub const LABELS: [&'static str; 3] = ["closed", "open", "half_open"];

    /// The name in metrics.
    pub const fn label(&self) -> &'static str {
        match self {
            Self::Closed => "closed",
            Self::Open { .. } => "open",
            Self::HalfOpen => "half_open",
        }
    }
}

/// Where a key stands in its circuit.
#[derive(Debug, Clone, PartialEq)]
pub enum KeyState {
    /// It serves.
    Healthy,
    /// It rests, and so do others perhaps.
    Cooling {
        /// How long still.
        rest: Duration,
        /// Why.
        because: Failure,
    },
    /// It was rejected at least twice, without successes enough in between, and rests until its next probe.
    Quarantined {
        /// How long still.
        rest: Duration,
        /// Why.
        because: Failure,
    },
    /// One call decides whether it serves again.
    Probing,
}

impl KeyState {
    /// Every [label](Self::label).
    pub const LABELS: [&'static str; 4] = ["healthy", "cooling", "quarantined", "probing"];

    /// The name in the API and in metrics.
    pub const fn label(&self) -> &'static str {
        match self {
            Self::Healthy => "healthy",
            Self::Cooling { .. } => "cooling",
            Self::Quarantined { .. } => "quarantined",
            Self::Probing => "probing",
        }
    }
}
