//! Real file systems that are full or read-only, mounted where nobody else sees them.
//!
//! A test runs itself again under `unshare` (util-linux): a user and mount namespace of its own, in which it may mount a
//! small tmpfs that goes when the process ends. That works for root and, on most systems, for everyone; where it is
//! forbidden, the test says so and checks nothing.

use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process::Command;

/// Tells the second run where its disk is.
const DISK: &str = "STORAGE_TEST_DISK";

/// In the first run, runs `test` again with a disk mounted with `options` and returns `None`; there, the disk.
pub(crate) fn disk(test: &str, options: &str) -> Option<PathBuf> {
    if let Some(disk) = std::env::var_os(DISK) {
        return Some(disk.into());
    }
    let place = tempfile::tempdir().unwrap();
    let in_namespace = |script: &str| {
        let mut command = Command::new("unshare");
        command
            .args(["--user", "--map-root-user", "--mount", "sh", "-ec", script, "sh"])
            .arg(place.path())
            .arg(options);
        command
    };
    let mount = "mount -t tmpfs -o \"$2\" tmpfs \"$1\"";
    if !in_namespace(mount).output().is_ok_and(|tried| tried.status.success()) {
        // Not `eprintln!`, which the harness hides for a test that passes.
        let _ =
            writeln!(io::stderr(), "SKIPPED {test}: mounting a file system in a namespace of its own is not permitted");
        return None;
    }

    let again = in_namespace(&format!("{mount}; exec \"$3\" --exact \"$4\" --nocapture"))
        .arg(std::env::current_exe().unwrap())
        .arg(test)
        .env(DISK, place.path())
        .output()
        .unwrap();

    let said = String::from_utf8_lossy(&again.stdout);
    assert!(again.status.success(), "{said}\n{}", String::from_utf8_lossy(&again.stderr));
    assert!(said.contains("1 passed"), "the second run found no test {test}: {said}");
    None
}

/// Nothing can be written there any more; only in the second run, and only while nobody writes.
pub(crate) fn seal(disk: &Path) {
    assert!(Command::new("mount").args(["-o", "remount,ro"]).arg(disk).status().unwrap().success());
}

/// What takes up all the space of a disk, until it is dropped.
pub(crate) struct Filler(PathBuf);

impl Filler {
    pub(crate) fn of(disk: &Path) -> Self {
        let path = disk.join("what others keep");
        let mut file = std::fs::File::create(&path).unwrap();
        while file.write_all(&[7; 4096]).is_ok() {}
        Self(path)
    }
}

impl Drop for Filler {
    fn drop(&mut self) {
        let _ = std::fs::remove_file(&self.0);
    }
}
