//! A paper while it is written: its blocks, and the provisions that it refers to by number.

use super::{Block, Cell, Field, Paper, Writer};
use crate::case::Subject;
use crate::order::distinct;

pub(super) struct Draft<'w> {
    writer: &'w Writer<'w>,
    blocks: Vec<Block>,
    cited: Vec<&'static str>,
}

impl<'w> Draft<'w> {
    pub(super) fn new(writer: &'w Writer<'w>) -> Draft<'w> {
        Draft { writer, blocks: Vec::new(), cited: Vec::new() }
    }

    pub(super) fn push(&mut self, block: Block) {
        self.blocks.push(block);
    }

    pub(super) fn heading(&mut self, key: &str) {
        self.heading_of(key, "");
    }

    pub(super) fn heading_of(&mut self, key: &str, note: &str) {
        let text = self.writer.noted(&self.writer.text(key), note);
        self.blocks.push(Block::Heading { text });
    }

    /// A paragraph with the numbers of the provisions that it rests on; nothing is said where there is nothing to say.
    pub(super) fn say(&mut self, text: &str, citations: &[&'static str]) {
        let provisions = self.reference(citations).into_iter().collect();
        self.paragraph(text, provisions);
    }

    /// The same with the provisions in full: what a reader must not have to look up.
    pub(super) fn say_in_full(&mut self, text: &str, citations: &[&'static str]) {
        self.note(citations);
        let provisions = self.writer.names(citations);
        self.paragraph(text, provisions);
    }

    fn paragraph(&mut self, text: &str, provisions: Vec<String>) {
        let text = text.trim();
        if !text.is_empty() {
            self.blocks.push(Block::Paragraph { text: text.to_owned(), provisions });
        }
    }

    /// References to provisions as one cell of a table.
    pub(super) fn cited(&mut self, citations: &[&'static str]) -> Cell {
        Cell::Text(self.reference(citations).unwrap_or_default())
    }

    fn note(&mut self, citations: &[&'static str]) {
        for citation in citations {
            if !self.cited.contains(citation) {
                self.cited.push(citation);
            }
        }
    }

    /// All numbers in one phrase, ascending.
    fn reference(&mut self, citations: &[&'static str]) -> Option<String> {
        self.note(citations);
        let place = |citation: &&'static str| self.cited.iter().position(|cited| cited == citation);
        let places = distinct(citations.iter().filter_map(place));
        let numbers: Vec<String> = places.iter().map(|place| place.saturating_add(1).to_string()).collect();
        let key = if numbers.len() > 1 { "paper.references" } else { "paper.reference" };
        let numbered = || self.writer.lang().say(key, &[("number", &self.writer.enumerated(&numbers))]);
        (!numbers.is_empty()).then(numbered)
    }

    pub(super) fn table(&mut self, head: &[&str], rows: Vec<Vec<Cell>>, figures: &[u32]) {
        if !rows.is_empty() {
            let head = head.iter().map(|key| self.writer.text(key)).collect();
            self.blocks.push(Block::Table { head, rows, figures: figures.to_vec() });
        }
    }

    /// Every provision cited so far, with how well it was verified.
    pub(super) fn provisions(&mut self) {
        let writer = self.writer;
        let row = |(at, id): (usize, &&'static str)| {
            let citation = writer.view.speaker.citation(id)?;
            let cells = [at.saturating_add(1).to_string(), citation.title, citation.mark_label.to_owned()];
            Some(cells.map(Cell::Text).into())
        };
        let rows: Vec<Vec<Cell>> = self.cited.iter().enumerate().filter_map(row).collect();
        self.heading("paper.provisions");
        self.table(&["paper.number", "paper.provision", "paper.evidence"], rows, &[]);
    }

    pub(super) fn paper(self, id: &'static str) -> Paper {
        let note = self.writer.lang().text_if_any(&format!("paper.{id}.note")).map(str::to_owned);
        Paper { id, title: self.writer.text(&format!("paper.{id}.title")), note, blocks: self.blocks }
    }
}

/// A field by the key of its label.
pub(super) fn field(writer: &Writer<'_>, label: &str, text: String) -> Field {
    Field { label: writer.text(label), cell: Cell::Text(text) }
}

/// A field that the page fills.
pub(super) fn slot_field(writer: &Writer<'_>, subject: Subject, id: &str) -> Field {
    Field { label: writer.text(&format!("sheet_field.{id}")), cell: writer.slot(subject, id) }
}
