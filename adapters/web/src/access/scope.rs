//! What a token allows.

use std::fmt;
use std::str::FromStr;

/// One thing that a token may allow.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Scope {
    /// To see its own jobs, and what came of them.
    JobsRead,
    /// To submit jobs, and to cancel its own.
    JobsWrite,
    /// To say in which tier a job is.
    JobsTier,
    /// To see the queue and the keys.
    StatusRead,
    /// Everything, also with jobs of others.
    Admin,
}

impl Scope {
    /// Every scope.
    pub const ALL: [Self; 5] = [Self::JobsRead, Self::JobsWrite, Self::JobsTier, Self::StatusRead, Self::Admin];

    /// The name in settings.
    pub const fn label(self) -> &'static str {
        match self {
            Self::JobsRead => "jobs:read",
            Self::JobsWrite => "jobs:write",
            Self::JobsTier => "jobs:tier",
            Self::StatusRead => "status:read",
            Self::Admin => "admin",
        }
    }
}

impl fmt::Display for Scope {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.label())
    }
}

/// The text is no scope.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a scope")]
pub struct ScopeError;

impl FromStr for Scope {
    type Err = ScopeError;

    fn from_str(text: &str) -> Result<Self, ScopeError> {
        Self::ALL.into_iter().find(|scope| scope.label() == text).ok_or(ScopeError)
    }
}
