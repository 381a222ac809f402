//! Checks the references between messages and terms once all files are loaded: those in circles, and those to nowhere.
//!
//! Neither does harm when a message is worded (the reference is then written as its name in braces), but both are
//! mistakes that a translator wants to know of.

use std::collections::HashMap;

use super::bundle::Bundle;
use super::names::{Key, Names, Word};
use super::pattern::{Compiled, Entry, Piece, Reference, Selector, Text};

/// A pattern: the entry's, or that of its attribute.
type Node = (Key, Option<Word>);
/// Which patterns each one refers to.
type Edges = HashMap<Node, Vec<Node>>;

/// A reference that is wrong.
pub(super) struct Stray<'a> {
    /// The entry it stands in.
    pub(super) entry: &'a Entry,
    pub(super) file: &'a Compiled,
    pub(super) what: String,
}

/// The wrong references of one locale. `known` tells whether any locale has a pattern.
pub(super) fn strays<'a>(bundle: &'a Bundle, names: &Names, known: impl Fn(&Reference) -> bool) -> Vec<Stray<'a>> {
    let mut strays = Vec::new();
    let mut edges = Edges::new();
    // By far the most files have no reference at all.
    let texts = || bundle.texts().filter(|(file, ..)| !file.references.is_empty());
    for (file, entry, attribute, text) in texts() {
        let mut references = Vec::new();
        collect(text, &mut references);
        for reference in references.iter().filter(|reference| !known(reference)) {
            let what = format!("{} is nowhere to be found", file.literals.get(reference.name));
            strays.push(Stray { entry, file, what });
        }
        if !references.is_empty() {
            let targets = references.iter().map(|reference| (reference.key, reference.attribute));
            edges.insert((entry.key, attribute), targets.collect());
        }
    }
    if edges.is_empty() {
        return strays;
    }
    let circles = in_circles(&edges);
    for (file, entry, attribute, _) in texts().filter(|(_, entry, name, _)| circles.contains(&(entry.key, *name))) {
        let place = attribute.map_or_else(String::new, |word| format!(".{}", names.words.name(word)));
        strays.push(Stray { entry, file, what: format!("the text{place} refers to itself in a circle") });
    }
    strays
}

fn collect<'a>(text: Text<'a>, references: &mut Vec<&'a Reference>) {
    let file = text.file;
    for piece in text.pieces() {
        match *piece {
            Piece::Reference(reference) => references.extend(file.references.get(reference as usize)),
            Piece::Select(select) => {
                let Some(select) = file.selects.get(select as usize) else { continue };
                if let Selector::TermAttribute(reference) = select.selector {
                    references.extend(file.references.get(reference as usize));
                }
                for (_, pattern) in file.variants_of(select) {
                    collect(Text { file, pattern: *pattern }, references);
                }
            }
            Piece::Literal(_) | Piece::Open(..) | Piece::Close(..) | Piece::Variable(_) | Piece::Operand(_) => {}
        }
    }
}

/// What is left once everything that leads out of the graph, or is led to by nothing, is taken away.
fn in_circles(edges: &Edges) -> Vec<Node> {
    let mut reversed: Edges = HashMap::new();
    for (from, targets) in edges {
        for to in targets {
            reversed.entry(*to).or_default().push(*from);
        }
    }
    let mut left: Vec<Node> = edges.keys().copied().collect();
    left.sort_unstable();
    for (ahead, back) in [(edges, &reversed), (&reversed, edges)] {
        left = without_ends(&left, ahead, back);
    }
    left
}

/// The nodes that remain when those without a way `ahead` are taken away, again and again.
fn without_ends(nodes: &[Node], ahead: &Edges, back: &Edges) -> Vec<Node> {
    let mut ways: HashMap<Node, usize> = nodes.iter().map(|node| (*node, 0)).collect();
    for node in nodes {
        let count = ahead.get(node).into_iter().flatten().filter(|next| ways.contains_key(*next)).count();
        ways.insert(*node, count);
    }
    let mut ends: Vec<Node> = nodes.iter().filter(|node| ways.get(*node) == Some(&0)).copied().collect();
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
