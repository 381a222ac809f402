//! `GET /play/preview/<message>`: one reply as other platforms would show it, by their own wording.

use axum::Json;
use axum::extract::State;
use refrain_core::preview::{ButtonLook, PreviewedButton, PreviewedMessage};
use serde::Serialize;

use super::rich::{self, Node};
use super::visitor::Visitor;
use super::wire::{self, File};
use crate::address::Path;
use crate::problem::{Kind, Problem};
use crate::site::Shared;

/// A platform with the messages that the reply would be there.
#[derive(Serialize)]
pub(super) struct Previewed {
    platform: String,
    lang: String,
    dir: &'static str,
    messages: Vec<OnPlatform>,
}

#[derive(Serialize)]
struct OnPlatform {
    words: Vec<Node>,
    media: Vec<File>,
    spoiler: bool,
    rows: Vec<Vec<Look>>,
}

#[derive(Serialize)]
struct Look {
    label: String,
    look: &'static str,
}

pub(super) async fn preview(
    State(site): State<Shared>,
    visitor: Visitor,
    Path(message): Path<u64>,
) -> Result<Json<Vec<Previewed>>, Problem> {
    let found = site.play.chats.answer(visitor.chat(), message);
    let (reply, locale) = found.ok_or(Problem::new(Kind::NotFound))?;
    let catalogue = site.app.catalogue();
    let on_platform = |previewed: PreviewedMessage| {
        let files = wire::files(catalogue, &locale, &reply, message).into_iter().enumerate();
        OnPlatform {
            words: rich::of_preview(&previewed.words),
            media: files.filter(|(index, _)| previewed.media.contains(index)).map(|(_, file)| file).collect(),
            spoiler: previewed.spoiler,
            rows: previewed.rows.into_iter().map(|row| row.into_iter().map(look).collect()).collect(),
        }
    };
    let previewed = site.play.playground.previews.iter().map(|preview| Previewed {
        platform: preview.platform().to_string(),
        lang: locale.tag().to_owned(),
        dir: wire::direction(&locale),
        messages: preview.preview(catalogue, &locale, &reply).into_iter().map(on_platform).collect(),
    });
    Ok(Json(previewed.collect()))
}

fn look(PreviewedButton { label, look }: PreviewedButton) -> Look {
    let look = match look {
        ButtonLook::Plain => "plain",
        ButtonLook::Primary => "primary",
        ButtonLook::Danger => "danger",
    };
    Look { label, look }
}
