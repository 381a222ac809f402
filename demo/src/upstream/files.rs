//! What was made, to be fetched: the newest files, up to a bound.

use std::collections::VecDeque;

use bytes::Bytes;

/// The most bytes that are kept. The newest file stays in any case.
const MOST: usize = 96 * 1024 * 1024;

/// Files by their number.
#[derive(Debug, Default)]
pub(super) struct Files {
    kept: VecDeque<(u64, File)>,
    bytes: usize,
    next: u64,
}

/// A picture or a loop.
#[derive(Debug, Clone)]
pub(super) struct File {
    pub(super) media_type: &'static str,
    pub(super) bytes: Bytes,
}

impl File {
    const fn extension(&self) -> &'static str {
        match self.media_type.as_bytes() {
            b"image/gif" => "gif",
            _ => "png",
        }
    }
}

impl Files {
    /// Keeps a file and returns its name.
    pub(super) fn add(&mut self, file: File) -> String {
        let number = self.next;
        let name = format!("{number}.{}", file.extension());
        self.next += 1;
        self.bytes += file.bytes.len();
        self.kept.push_back((number, file));
        while self.bytes > MOST && self.kept.len() > 1 {
            if let Some((_, old)) = self.kept.pop_front() {
                self.bytes -= old.bytes.len();
            }
        }
        name
    }

    /// The file of that name, if it is still there.
    pub(super) fn get(&self, name: &str) -> Option<File> {
        let number: u64 = name.split_once('.')?.0.parse().ok()?;
        let index = self.kept.binary_search_by_key(&number, |(number, _)| *number).ok()?;
        self.kept.get(index).map(|(_, file)| file.clone())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn old_files_make_room_for_new_ones() {
        let mut files = Files::default();
        let large = || File { media_type: "image/gif", bytes: vec![0; MOST / 2].into() };

        let names: Vec<_> = (0..3).map(|_| files.add(large())).collect();

        assert_eq!(names, ["0.gif", "1.gif", "2.gif"]);
        assert!(files.get("0.gif").is_none() && files.get("1.gif").is_some() && files.get("2.gif").is_some());
        assert!(files.get("x").is_none());
    }
}
