//! The literal texts of a compiled file, one after the other in one string.

use super::pattern::slot;

/// The number of a literal text, within its file.
pub(super) type Literal = u32;

/// All literal texts of a file, one after the other.
#[derive(Debug)]
pub(super) struct Literals {
    text: String,
    /// Where each starts, and where the last one ends.
    bounds: Vec<u32>,
}

impl Default for Literals {
    fn default() -> Self {
        Self { text: String::new(), bounds: vec![0] }
    }
}

impl Literals {
    pub(super) fn get(&self, literal: Literal) -> &str {
        match self.bounds.get(literal as usize..) {
            Some([start, end, ..]) => self.text.get(*start as usize..*end as usize).unwrap_or_default(),
            Some([_] | []) | None => "",
        }
    }

    /// Adds to the text that comes next.
    pub(super) fn push_str(&mut self, text: &str) {
        self.text.push_str(text);
    }

    /// Ends the text that was pushed, unless there is none.
    pub(super) fn end(&mut self) -> Option<Literal> {
        let start = self.bounds.last().map_or(0, |end| *end as usize);
        (self.text.len() > start).then(|| self.end_even_if_empty())
    }

    /// Adds a text of its own; none must be under way.
    pub(super) fn add(&mut self, text: &str) -> Literal {
        self.text.push_str(text);
        self.end_even_if_empty()
    }

    fn end_even_if_empty(&mut self) -> Literal {
        let literal = slot(self.bounds.len() - 1);
        self.bounds.push(slot(self.text.len()));
        literal
    }

    /// Gives back the room for texts that will not come.
    pub(super) fn shrink(&mut self) {
        self.text.shrink_to_fit();
        self.bounds.shrink_to_fit();
    }
}
