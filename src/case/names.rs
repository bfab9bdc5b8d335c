//! Names of a list of the frame, and where each stands; as quick for a thousand as for one.

use std::cmp::Ordering;

use crate::order::{places, sort};

/// Names in their order, and their places in the order of the alphabet.
#[derive(Debug)]
pub(super) struct Names<'a> {
    names: &'a [String],
    sorted: Vec<usize>,
}

impl<'a> Names<'a> {
    pub(super) fn of(names: &'a [String]) -> Names<'a> {
        let sorted = places(names.len(), &|one, other| names.get(one).cmp(&names.get(other)));
        Names { names, sorted }
    }

    pub(super) fn len(&self) -> usize {
        self.names.len()
    }

    /// The first place of a name; where it is expected is looked first, since files keep one order.
    pub(super) fn place(&self, name: &str, expected: usize) -> Option<usize> {
        let named = |at: &usize| self.names.get(*at).map_or("", String::as_str);
        let is_here = self.names.get(expected).is_some_and(|here| here == name);
        // OK because a name that stands twice is a problem already.
        if is_here {
            return Some(expected);
        }
        // The first of those that are alike.
        let at = self.sorted.partition_point(|at| named(at).cmp(name) == Ordering::Less);
        self.sorted.get(at).filter(|at| named(at) == name).copied()
    }

    /// Names that stood before, with their places in the order of the list.
    pub(super) fn repeated(&self) -> Vec<(usize, &'a str)> {
        let pairs = self.sorted.iter().zip(self.sorted.iter().skip(1));
        let mut again: Vec<(usize, &str)> = pairs
            .filter_map(|(first, second)| {
                let (one, other) = (self.names.get(*first)?, self.names.get(*second)?);
                (one == other).then_some((*second, other.as_str()))
            })
            .collect();
        sort(&mut again, Ord::cmp);
        again
    }

    /// All of them, as a remedy lists them.
    pub(super) fn list(&self) -> String {
        self.names.join(", ")
    }
}
