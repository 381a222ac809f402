//! Checks the references between messages and terms once all files are loaded: those in circles, and those to nowhere.
//!
//! Neither does harm when a message is worded (the reference is then written as its name in braces), but both are
//! mistakes that a translator wants to know of.

use std::collections::HashMap;

use super::bundle::Bundle;
use super::pattern::{Key, Pattern, Piece, Reference, Selector};

/// A pattern: the entry's, or that of its attribute.
type Node<'a> = (Key, Option<&'a str>);
/// Which patterns each one refers to.
type Edges<'a> = HashMap<Node<'a>, Vec<Node<'a>>>;

/// A reference that is wrong.
pub(super) struct Stray {
    /// The entry it stands in.
    pub(super) key: Key,
    pub(super) what: String,
}

/// The wrong references of one locale. `known` tells whether any locale has a pattern.
pub(super) fn strays(bundle: &Bundle, known: impl Fn(&Reference) -> bool) -> Vec<Stray> {
    let mut strays = Vec::new();
    let mut edges: Edges<'_> = HashMap::new();
    for (key, entry) in bundle.entries() {
        let value = entry.value.iter().map(|pattern| (None, pattern));
        let attributes = entry.attributes.iter().map(|(name, pattern)| (Some(&**name), pattern));
        for (attribute, pattern) in value.chain(attributes) {
            let mut references = Vec::new();
            collect(pattern, &mut references);
            for reference in references.iter().filter(|reference| !known(reference)) {
                strays.push(Stray { key, what: format!("{} is nowhere to be found", reference.name) });
            }
            if references.is_empty() {
                continue; // by far the most, and none of them is in a circle
            }
            let targets = references.iter().map(|reference| (reference.key, reference.attribute.as_deref()));
            edges.insert((key, attribute), targets.collect());
        }
    }
    for (key, attribute) in in_circles(&edges) {
        let place = attribute.map_or_else(String::new, |name| format!(".{name}"));
        strays.push(Stray { key, what: format!("the text{place} refers to itself in a circle") });
    }
    strays
}

fn collect<'a>(pattern: &'a Pattern, references: &mut Vec<&'a Reference>) {
    for piece in pattern {
        match piece {
            Piece::Reference(reference) => references.push(reference),
            Piece::Select(select) => {
                if let Selector::TermAttribute(reference) = &select.selector {
                    references.push(reference);
                }
                select.variants.iter().for_each(|(_, pattern)| collect(pattern, references));
            }
            Piece::Literal(_) | Piece::Open(_) | Piece::Close(_) | Piece::Operand(_) => {}
        }
    }
}

/// What is left once everything that leads out of the graph, or is led to by nothing, is taken away.
fn in_circles<'a>(edges: &Edges<'a>) -> Vec<Node<'a>> {
    let mut reversed: Edges<'a> = HashMap::new();
    for (from, targets) in edges {
        for to in targets {
            reversed.entry(*to).or_default().push(*from);
        }
    }
    let mut left: Vec<Node<'a>> = edges.keys().copied().collect();
    left.sort_unstable();
    for (ahead, back) in [(edges, &reversed), (&reversed, edges)] {
        left = without_ends(&left, ahead, back);
    }
    left
}

/// The nodes that remain when those without a way `ahead` are taken away, again and again.
fn without_ends<'a>(nodes: &[Node<'a>], ahead: &Edges<'a>, back: &Edges<'a>) -> Vec<Node<'a>> {
    let mut ways: HashMap<Node<'a>, usize> = nodes.iter().map(|node| (*node, 0)).collect();
    for node in nodes {
        let count = ahead.get(node).into_iter().flatten().filter(|next| ways.contains_key(*next)).count();
        ways.insert(*node, count);
    }
    let mut ends: Vec<Node<'a>> = nodes.iter().filter(|node| ways.get(*node) == Some(&0)).copied().collect();
    while let Some(end) = ends.pop() {
        ways.remove(&end);
        for before in back.get(&end).into_iter().flatten() {
            if let Some(count) = ways.get_mut(before) {
                *count -= 1;
                if *count == 0 {
                    ends.push(*before);
                }
            }
        }
    }
    nodes.iter().filter(|node| ways.contains_key(*node)).copied().collect()
}
