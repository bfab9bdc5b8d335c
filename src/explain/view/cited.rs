//! What a view has cited so far: each thing once, in the order in which it came.

use crate::rulebook::{Cite, Provision};

/// Citations noted.
#[derive(Debug, Default)]
pub(super) struct Cited {
    is_told: Marks,
    law: Vec<Cite>,
    is_noted: Marks,
    /// Authorities of the local standard, by their places.
    local: Vec<u32>,
}

/// A set of places below 256.
#[derive(Debug, Default)]
struct Marks([u128; 2]);

impl Marks {
    /// Is the place new? It is marked now.
    fn mark(&mut self, place: usize) -> bool {
        let Some(marks) = self.0.get_mut(place / 128) else { return true };
        let bit = 1_u128.checked_shl(u32::try_from(place % 128).unwrap_or(0)).unwrap_or(0);
        let is_new = *marks & bit == 0;
        *marks |= bit;
        is_new
    }
}

impl Cited {
    /// Something was told that rests on a provision.
    pub(super) fn tell(&mut self, provision: Provision, cites: &[Cite]) {
        if self.is_told.mark(provision as usize) {
            self.note(cites);
        }
    }

    pub(super) fn note(&mut self, cites: &[Cite]) {
        for cite in cites {
            if self.is_noted.mark(*cite as usize) {
                self.law.push(*cite);
            }
        }
    }

    pub(super) fn note_local(&mut self, place: u32) {
        if !self.local.contains(&place) {
            self.local.push(place);
        }
    }

    /// The citations noted.
    pub(super) fn law(&self) -> &[Cite] {
        &self.law
    }

    /// The authorities noted.
    pub(super) fn local(&self) -> &[u32] {
        &self.local
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn there_is_room_for_every_provision_and_citation() {
        assert!(Provision::all().count() <= 256 && Cite::all().count() <= 256);
        let mut marks = Marks::default();
        for place in [0, 127, 128, 255] {
            assert!(marks.mark(place) && !marks.mark(place));
        }
    }
}
