//! A bot as a process, and what the system tells of it.

use std::process::{Child, Command, Stdio};

/// A bot as a process; it ends with this.
pub(crate) struct Process(Child);

impl Process {
    /// This very program, in another role.
    pub(crate) fn of_ours(arguments: [&str; 3]) -> Self {
        let mut command = Command::new(std::env::current_exe().unwrap());
        command.args(arguments);
        Self::start(command)
    }

    pub(crate) fn start(mut command: Command) -> Self {
        Self(command.stdin(Stdio::null()).spawn().unwrap())
    }

    /// Resident memory in MB, as Linux tells it.
    pub(crate) fn memory(&self) -> f64 {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.0.id())).unwrap_or_default();
        let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
        let kib = line.and_then(|line| line.split_whitespace().next()?.parse::<f64>().ok());
        kib.unwrap_or(f64::NAN) / 1000.0
    }

    /// Processor time so far in seconds, in Linux's ticks of 10 ms.
    pub(crate) fn cpu(&self) -> f64 {
        let stat = std::fs::read_to_string(format!("/proc/{}/stat", self.0.id())).unwrap_or_default();
        let fields: Vec<f64> =
            stat.split_whitespace().skip(13).take(2).filter_map(|field| field.parse().ok()).collect();
        fields.iter().sum::<f64>() / 100.0
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}
