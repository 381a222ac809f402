//! The files that links in answers lead to. They are made when they are fetched, so a thousand links cost little.

use bytes::Bytes;

use super::answer::DownloadFault;
use super::picture::Picture;
use super::respond::{Body, Dropped, cut_short, empty, media, zeros_after_signature};
use super::state::Shared;
use super::video::Video;

/// What lies behind a link.
#[derive(Clone, Debug)]
pub(super) struct File {
    pub(super) content: Content,
    pub(super) failing: Option<(u32, DownloadFault)>,
}

#[derive(Clone, Debug)]
pub(super) enum Content {
    Picture(Picture),
    PictureWithText(Picture, String),
    TruncatedPicture(Picture),
    Video(Video),
    Html,
    Huge(usize),
}

impl Content {
    pub(super) fn media_type(&self) -> &'static str {
        match self {
            Self::Picture(_) | Self::PictureWithText(..) | Self::TruncatedPicture(_) | Self::Huge(_) => "image/png",
            Self::Video(_) => "video/mp4",
            Self::Html => "text/html",
        }
    }

    pub(super) fn bytes(&self) -> Bytes {
        match self {
            Self::Picture(picture) => picture.png(),
            Self::PictureWithText(picture, text) => picture.png_with_text(text),
            Self::TruncatedPicture(picture) => picture.truncated(),
            Self::Video(video) => video.mp4(),
            Self::Html => Bytes::from_static(b"<!DOCTYPE html><title>Expired</title><p>This link has expired.</p>"),
            Self::Huge(_) => Bytes::new(),
        }
    }

    fn extension(&self) -> &'static str {
        match self {
            Self::Video(_) => "mp4",
            Self::Html => "html",
            _ => "png",
        }
    }
}

/// Puts a file up and returns its link.
pub(super) fn link_to(shared: &Shared, content: Content, failing: Option<(u32, DownloadFault)>) -> String {
    let extension = content.extension();
    let index = shared.change(|state| {
        state.files.push(File { content, failing });
        state.files.len() - 1
    });
    format!("{}/files/{index}.{extension}", shared.url)
}

/// Serves `name`, such as `3.png`.
pub(super) fn download(shared: &Shared, name: &str) -> Result<http::Response<Body>, Dropped> {
    let index = name.split('.').next().and_then(|index| index.parse::<usize>().ok());
    let found = shared.change(|state| {
        state.downloads += 1;
        let file = state.files.get_mut(index?)?;
        let fault = match &mut file.failing {
            Some((times, fault)) if *times > 0 => {
                *times -= u32::from(*times < u32::MAX);
                Some(*fault)
            }
            _ => None,
        };
        Some((file.content.clone(), fault))
    });
    match found {
        None => Ok(empty(404)),
        Some((_, Some(DownloadFault::Status(status)))) => Ok(empty(status)),
        Some((_, Some(DownloadFault::Reset))) => Err(Dropped::Reset),
        Some((content, Some(DownloadFault::Truncated))) => Ok(cut_short(content.media_type(), &content.bytes())),
        Some((Content::Huge(size), None)) => Ok(zeros_after_signature(size)),
        Some((content, None)) => Ok(media(content.media_type(), content.bytes())),
    }
}
