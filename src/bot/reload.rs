//! Loads the catalogue anew while the bot runs: as soon as the folder of `.ftl` files changes, on SIGHUP, and every now and
//! then in case nothing was noticed, as happens on network file systems.
//!
//! What is read, and what stays when it is broken, is the catalogue's business.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use notify::event::{AccessKind, AccessMode};
use notify::{Event, EventKind, RecommendedWatcher, RecursiveMode, Watcher as _};
use refrain_core::catalogue::Catalogue;
use tokio::sync::mpsc;
use tokio::time::{Instant, sleep, timeout, timeout_at};
use tokio_util::sync::CancellationToken;

/// An editor saves in several steps; nothing is read before it was quiet for so long, or after [`LONGEST`] all the same.
const QUIET: Duration = Duration::from_millis(30);
const LONGEST: Duration = Duration::from_millis(300);
/// How often the folder is looked at unasked, where changes are noticed, and where they can't be.
const POLL: Duration = Duration::from_secs(30);
const POLL_UNNOTICED: Duration = Duration::from_secs(2);

/// Follows the folder of the catalogue, if it has one, until `shutdown` is cancelled.
pub(super) async fn follow(catalogue: Arc<Catalogue>, shutdown: CancellationToken) {
    let Some(folder) = catalogue.folder() else { return };
    let folder = std::path::absolute(&folder).unwrap_or(folder);
    let mut changes = Changes::of(&folder);
    let mut hangups = hangups();
    loop {
        // The first time: what changed since the bot was built.
        load(&catalogue).await;
        let poll = if changes.is_some() { POLL } else { POLL_UNNOTICED };
        tokio::select! {
            () = shutdown.cancelled() => return,
            () = noticed(changes.as_mut()) => {}
            () = hung_up(&mut hangups) => tracing::info!("SIGHUP: the languages are read again"),
            () = sleep(poll) => {}
        }
    }
}

/// Loads anew in a thread that may wait, and logs what is wrong.
async fn load(catalogue: &Arc<Catalogue>) {
    let reading = Arc::clone(catalogue);
    match tokio::task::spawn_blocking(move || reading.reload()).await {
        Ok(None) => {}
        Ok(Some(faults)) => {
            let locales: Vec<_> = catalogue.locales().iter().map(ToString::to_string).collect();
            tracing::info!(locales = locales.join(" "), "the languages were loaded anew");
            for fault in faults {
                tracing::error!("{fault}; the words that worked before stay");
            }
        }
        Err(error) => tracing::error!(%error, "the languages could not be loaded anew"),
    }
}

/// Waits for changes to come and to be over; for ever where they can't be noticed.
async fn noticed(changes: Option<&mut Changes>) {
    match changes {
        Some(changes) => changes.settled().await,
        None => std::future::pending().await,
    }
}

/// Changes of a folder, noticed by the operating system.
struct Changes {
    folder: PathBuf,
    watcher: RecommendedWatcher,
    noticed: mpsc::Receiver<()>,
    /// The folder itself may be another one now, so that what is watched is not what is read.
    moved: Arc<AtomicBool>,
}

impl Changes {
    /// `None` where the operating system can't tell.
    fn of(folder: &Path) -> Option<Self> {
        let (notice, noticed) = mpsc::channel(1);
        let moved = Arc::new(AtomicBool::new(false));
        let handler = {
            let (folder, moved) = (folder.to_owned(), Arc::clone(&moved));
            move |event: notify::Result<Event>| {
                let Some(place) = place(&event, &folder) else { return };
                if place == Place::Around {
                    moved.store(true, Ordering::Release);
                }
                // A notice that waits already says the same.
                let _ = notice.try_send(());
            }
        };
        let watcher = notify::recommended_watcher(handler).and_then(|mut watcher| {
            // The parent as well: the folder may come later, and Kubernetes swaps what it links to.
            watcher.watch(folder.parent().unwrap_or(folder), RecursiveMode::NonRecursive)?;
            Ok(watcher)
        });
        match watcher {
            Ok(watcher) => {
                let mut changes = Self { folder: folder.to_owned(), watcher, noticed, moved };
                changes.watch();
                Some(changes)
            }
            Err(error) => {
                tracing::warn!(%error, "changes of the languages are not noticed at once, but looked for");
                None
            }
        }
    }

    async fn settled(&mut self) {
        if self.noticed.recv().await.is_none() {
            return std::future::pending().await; // the watcher is gone; the poll remains
        }
        let latest = Instant::now() + LONGEST;
        while let Ok(Ok(Some(()))) = timeout_at(latest, timeout(QUIET, self.noticed.recv())).await {}
        if self.moved.swap(false, Ordering::AcqRel) {
            self.watch();
        }
    }

    /// Watches what the folder is now. That there is none is no fault.
    fn watch(&mut self) {
        let _ = self.watcher.unwatch(&self.folder);
        if let Err(error) = self.watcher.watch(&self.folder, RecursiveMode::Recursive) {
            tracing::debug!(%error, "the folder of languages is not watched");
        }
    }
}

/// Where a change happened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Place {
    Within,
    /// The folder itself, or what it may link to.
    Around,
}

/// Where the change is, unless it is none of ours: our own reading, or a neighbour.
fn place(event: &notify::Result<Event>, folder: &Path) -> Option<Place> {
    let Ok(event) = event else { return Some(Place::Around) };
    let changes = match event.kind {
        EventKind::Access(AccessKind::Close(AccessMode::Write)) => true,
        EventKind::Access(_) => false,
        EventKind::Any | EventKind::Create(_) | EventKind::Modify(_) | EventKind::Remove(_) | EventKind::Other => true,
    };
    if !changes {
        return None;
    }
    let is_link = |path: &Path| path.file_name().is_some_and(|name| OsStr::as_encoded_bytes(name).starts_with(b".."));
    let places = event.paths.iter().filter_map(|path| match path.strip_prefix(folder) {
        Ok(rest) if rest.as_os_str().is_empty() => Some(Place::Around),
        Ok(_) => Some(Place::Within),
        Err(_) => is_link(path).then_some(Place::Around),
    });
    places.reduce(|one, other| if other == Place::Around { other } else { one })
}

#[cfg(unix)]
type Hangups = Option<tokio::signal::unix::Signal>;
#[cfg(not(unix))]
type Hangups = ();

#[cfg(unix)]
fn hangups() -> Hangups {
    tokio::signal::unix::signal(tokio::signal::unix::SignalKind::hangup()).ok()
}

#[cfg(not(unix))]
fn hangups() -> Hangups {}

#[cfg(unix)]
async fn hung_up(hangups: &mut Hangups) {
    match hangups {
        Some(hangups) => _ = hangups.recv().await,
        None => std::future::pending().await,
    }
}

#[cfg(not(unix))]
async fn hung_up(_: &mut Hangups) {
    std::future::pending().await
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used)]

    use std::fs;

    use refrain_core::catalogue::{Message, id};
    use tempfile::TempDir;

    use super::*;

    /// A catalogue that is followed, in a folder `locales` of the one that is given back.
    fn followed(prepare: impl FnOnce(&Path)) -> (Arc<Catalogue>, TempDir, CancellationToken) {
        let parent = tempfile::tempdir().unwrap();
        prepare(parent.path());
        let catalogue = Arc::new(Catalogue::load(&parent.path().join("locales")).0);
        let stop = CancellationToken::new();
        tokio::spawn(follow(Arc::clone(&catalogue), stop.clone()));
        (catalogue, parent, stop)
    }

    fn write(folder: &Path, tag: &str, text: &str) {
        fs::create_dir_all(folder.join(tag)).unwrap();
        fs::write(folder.join(tag).join("bot.ftl"), text).unwrap();
    }

    /// Waits until German says `expected`.
    async fn says(catalogue: &Catalogue, expected: &str) {
        let mut changes = catalogue.changes();
        let said = async {
            while catalogue.plain(&catalogue.negotiate(&["de"]), &Message::new(id::PING_TEXT)) != expected {
                changes.changed().await.unwrap();
            }
        };
        timeout(Duration::from_secs(20), said).await.unwrap_or_else(|_| panic!("it never says {expected}"));
    }

    #[tokio::test]
    async fn a_file_that_is_written_while_the_bot_runs_is_noticed() {
        let (catalogue, parent, _stop) = followed(|parent| write(&parent.join("locales"), "de", "ping-text = Eins"));
        says(&catalogue, "Eins").await;

        write(&parent.path().join("locales"), "de", "ping-text = Zwei");

        says(&catalogue, "Zwei").await;
    }

    #[tokio::test]
    async fn a_folder_that_comes_later_is_noticed_and_followed() {
        let (catalogue, parent, _stop) = followed(|_| {});

        write(&parent.path().join("locales"), "de", "ping-text = Eins");
        says(&catalogue, "Eins").await;
        write(&parent.path().join("locales"), "de", "ping-text = Zwei");

        says(&catalogue, "Zwei").await;
    }

    #[cfg(unix)]
    #[tokio::test]
    async fn a_link_that_is_swapped_as_kubernetes_does_is_noticed_and_followed() {
        use std::os::unix::fs::symlink;

        let (catalogue, parent, _stop) = followed(|parent| {
            write(&parent.join("..one"), "de", "ping-text = Eins");
            write(&parent.join("..two"), "de", "ping-text = Zwei");
            symlink("..one", parent.join("..data")).unwrap();
            symlink("..data", parent.join("locales")).unwrap();
        });
        says(&catalogue, "Eins").await;

        symlink("..two", parent.path().join("..new")).unwrap();
        fs::rename(parent.path().join("..new"), parent.path().join("..data")).unwrap();
        says(&catalogue, "Zwei").await;
        write(&parent.path().join("..two"), "de", "ping-text = Drei");

        says(&catalogue, "Drei").await;
    }

    #[tokio::test]
    async fn following_ends_with_the_bot() {
        let folder = tempfile::tempdir().unwrap();
        let catalogue = Arc::new(Catalogue::load(folder.path()).0);
        let stop = CancellationToken::new();
        let following = tokio::spawn(follow(catalogue, stop.clone()));

        stop.cancel();

        timeout(Duration::from_secs(20), following).await.expect("it ends").unwrap();
    }

    #[test]
    fn neighbours_and_our_own_reading_are_none_of_our_business() {
        let folder = Path::new("/srv/locales");
        let at = |kind, path: &str| place(&Ok(Event::new(kind).add_path(path.into())), folder);
        let changed = EventKind::Modify(notify::event::ModifyKind::Any);

        assert_eq!(at(changed, "/srv/locales/de/bot.ftl"), Some(Place::Within));
        assert_eq!(at(changed, "/srv/locales"), Some(Place::Around));
        assert_eq!(at(changed, "/srv/..data"), Some(Place::Around));
        assert_eq!(at(changed, "/srv/refrain.db"), None);
        assert_eq!(at(EventKind::Access(AccessKind::Open(AccessMode::Any)), "/srv/locales/de/bot.ftl"), None);
    }
}
