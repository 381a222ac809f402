//! The language of a caller: the one chosen on a page, else by the header `Accept-Language` (RFC 9110, 12.5.4).

use axum::http::HeaderMap;
use axum::http::header::ACCEPT_LANGUAGE;
use refrain_core::catalogue::{Catalogue, Locale};

use crate::page;

/// How many languages of a header are looked at.
const MOST: usize = 8;
/// The longest tag that is looked at, in bytes: no real one is longer (RFC 5646, 4.4.1).
const LONGEST: usize = 35;

/// The language that the caller reads best, of those there are.
pub(crate) fn negotiate(catalogue: &Catalogue, headers: &HeaderMap) -> Locale {
    catalogue.negotiate(&hints(headers))
}

/// What the caller would like to read, the best first, for an app that negotiates by itself.
pub(crate) fn hints(headers: &HeaderMap) -> Vec<String> {
    let chosen = page::chosen(headers).filter(|tag| tag.len() <= LONGEST);
    chosen.into_iter().chain(wishes(headers)).map(str::to_owned).collect()
}

/// The tags that are asked for, the best first.
fn wishes(headers: &HeaderMap) -> Vec<&str> {
    let lines = headers.get_all(ACCEPT_LANGUAGE).iter().filter_map(|value| value.to_str().ok());
    let mut wished: Vec<(&str, f32)> = lines.flat_map(|line| line.split(',')).filter_map(wish).take(MOST).collect();
    wished.sort_by(|(_, one), (_, other)| other.total_cmp(one)); // stable: among equals, the first counts
    wished.into_iter().map(|(tag, _)| tag).collect()
}

/// A tag with its weight, from 0 to 1; none that is not wanted at all.
fn wish(item: &str) -> Option<(&str, f32)> {
    let (tag, weight) = match item.split_once(';') {
        None => (item.trim(), 1.0),
        Some((tag, weight)) => (tag.trim(), weight.trim().strip_prefix("q=")?.parse().ok()?),
    };
    let sound = (1..=LONGEST).contains(&tag.len()) && tag != "*" && (0.0..=1.0).contains(&weight);
    (sound && weight > 0.0).then_some((tag, weight))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wishes_of(header: &'static str) -> Vec<&'static str> {
        header.split(',').filter_map(wish).map(|(tag, _)| tag).collect()
    }

    #[test]
    fn the_weights_decide_and_among_equals_the_order() {
        let mut headers = HeaderMap::new();
        headers.insert(ACCEPT_LANGUAGE, "en;q=0.5, de-AT, de;q=0.9, fr;q=0.5".parse().expect("a header"));

        assert_eq!(wishes(&headers), ["de-AT", "de", "en", "fr"]);
    }

    #[test]
    fn what_is_not_wanted_or_makes_no_sense_is_left_out() {
        assert_eq!(wishes_of("de;q=0, *, , ar;q=2, he;q=much, fa;q=NaN, tr"), ["tr"]);
    }
}
