//! The retry engine.

/// Runs.
pub fn run() {}
