//! Writes a command's answer to standard output.

use std::fmt::Arguments;
use std::io::{ErrorKind, Write as _, stdout};
use std::process::exit;

/// A line on standard output, in the manner of `println!`, which panics where nobody reads any more.
macro_rules! say {
    ($($line:tt)*) => { $crate::out::line(format_args!($($line)*)) };
}
pub(crate) use say;

/// As a shell tells that a program was ended by a pipe without a reader: `128 + SIGPIPE`.
const NOBODY_READS: i32 = 141;

pub(crate) fn line(line: Arguments) {
    match writeln!(stdout(), "{line}") {
        Ok(()) => {}
        // `| head` has what it wanted.
        Err(error) if error.kind() == ErrorKind::BrokenPipe => exit(NOBODY_READS),
        Err(error) => {
            eprintln!("refrain: the answer can't be written: {error}");
            exit(1);
        }
    }
}
