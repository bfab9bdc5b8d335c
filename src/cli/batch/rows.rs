//! A record to what is written of it.

use std::io::Write as _;

use judicial_relief::explain::{Lang, ProblemWords};
use judicial_relief::{Cell, Row, SUMMARY_COLUMNS};
use serde::Serialize;

use super::To;
use crate::cli::failure::Failure;
use crate::cli::records::{Named, Record, Source};

/// Columns before those of the result: where a case came from.
const ORIGIN: [&str; 3] = ["file", "row", "id"];

#[derive(Serialize)]
struct FailedLine<'a> {
    file: &'a str,
    row: u64,
    id: Option<&'a str>,
    problems: &'a [ProblemWords],
    input: String,
}

#[derive(Serialize)]
struct Line<'a> {
    file: &'a str,
    row: u64,
    id: Option<&'a str>,
    result: &'a Row,
}

/// The heading of a table.
pub fn heading() -> Vec<u8> {
    let columns: Vec<&str> = ORIGIN.into_iter().chain(SUMMARY_COLUMNS).collect();
    format!("{}\n", columns.join(",")).into_bytes()
}

/// What is written of a record.
#[derive(Clone, Copy, Debug)]
pub struct Task {
    /// In which form.
    pub to: To,
    /// In which language.
    pub lang: Lang,
}

/// What came of some records.
#[derive(Debug, Default)]
pub struct Done {
    /// Bytes to be written.
    pub written: Vec<u8>,
    /// Lines for the failed records.
    pub failed: Vec<u8>,
    /// Cases among the written.
    pub count_written: u64,
    /// Records among the failed.
    pub count_failed: u64,
}

impl Task {
    /// Answers a record.
    pub fn answer(self, source: &Source, record: &Record, out: &mut Done) -> Result<(), Failure> {
        let named = match record.named(source) {
            Ok(named) => named,
            Err(unusable) => return fail(source, record, None, &unusable.words(self.lang), out),
        };
        let Named { name, case } = &named;
        let origin = Origin { file: &source.file, row: record.row, name: name.as_deref() };
        let written = match self.to {
            To::Answers => {
                line(&mut out.written, &judicial_relief::assess_text(case, self.lang)?);
                Ok(())
            }
            To::Explained => {
                line(&mut out.written, &judicial_relief::explain_text(case, self.lang)?);
                Ok(())
            }
            To::Receipts => judicial_relief::receipt(case, self.lang)?.map(|receipt| line(&mut out.written, &receipt)),
            To::Csv => judicial_relief::rows(case, self.lang)?.map(|rows| table(&origin, &rows, &mut out.written)),
            To::Ndjson => match judicial_relief::rows(case, self.lang)? {
                Ok(rows) => {
                    for row in &rows {
                        let Origin { file, row: at, name } = origin;
                        json(&Line { file, row: at, id: name, result: row }, &mut out.written)?;
                    }
                    Ok(())
                }
                Err(problems) => Err(problems),
            },
        };
        match written {
            Ok(()) => {
                out.count_written = out.count_written.saturating_add(1);
                Ok(())
            }
            Err(problems) => fail(source, record, name.as_deref(), &problems, out),
        }
    }
}

fn fail(
    source: &Source,
    record: &Record,
    id: Option<&str>,
    problems: &[ProblemWords],
    out: &mut Done,
) -> Result<(), Failure> {
    out.count_failed = out.count_failed.saturating_add(1);
    let line = FailedLine { file: &source.file, row: record.row, id, problems, input: record.input() };
    json(&line, &mut out.failed)
}

fn line(out: &mut Vec<u8>, text: &str) {
    out.extend_from_slice(text.as_bytes());
    out.push(b'\n');
}

fn json(value: &impl Serialize, out: &mut Vec<u8>) -> Result<(), Failure> {
    serde_json::to_writer(&mut *out, value).map_err(|why| Failure::Broken(why.into()))?;
    out.push(b'\n');
    Ok(())
}

#[derive(Clone, Copy)]
struct Origin<'a> {
    file: &'a str,
    row: u64,
    name: Option<&'a str>,
}

fn table(origin: &Origin<'_>, rows: &[Row], out: &mut Vec<u8>) {
    for row in rows {
        text(origin.file, out);
        out.push(b',');
        // OK to leave out a failure: writing into memory has none.
        let _ = write!(out, "{}", origin.row);
        out.push(b',');
        text(origin.name.unwrap_or_default(), out);
        row.cells(&mut |cell| {
            out.push(b',');
            match cell {
                Cell::Name(name) => text(name, out),
                // Words and figures of our own hold no comma and no quote, and a figure may well begin with a minus.
                Cell::Own(own) => drop(out.write_fmt(own)),
            }
        });
        out.push(b'\n');
    }
}

/// A cell whose text came from outside. Spreadsheets compute what begins with one of these signs, so it gets an
/// apostrophe before it; where they part cells by another sign it is quoted. What would move the cells beside it is shown.
fn text(text: &str, out: &mut Vec<u8>) {
    let text = &*judicial_relief::visible(text);
    let is_formula = text.starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠', '\t', '\r', '\n']);
    let is_quoted = text.contains([',', ';', '"', '\t', '\n', '\r']);
    if is_quoted {
        out.push(b'"');
    }
    if is_formula {
        out.push(b'\'');
    }
    for byte in text.bytes() {
        if byte == b'"' {
            out.push(b'"');
        }
        out.push(byte);
    }
    if is_quoted {
        out.push(b'"');
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_from_outside_is_no_formula() {
        for (from, expected) in [
            ("a1", "a1"),
            ("=1+1", "'=1+1"),
            ("-", "'-"),
            ("@x", "'@x"),
            ("+1,2", "\"'+1,2\""),
            ("say \"=\"", "\"say \"\"=\"\"\""),
            ("\t=1", "\"'\t=1\""),
            ("＝1+1", "'＝1+1"),
            ("a;=1", "\"a;=1\""),
            ("\u{200B}=1", "⟨U+200B⟩=1"),
            ("\u{202E}001", "⟨U+202E⟩001"),
        ] {
            let mut out = Vec::new();
            text(from, &mut out);
            assert_eq!(String::from_utf8(out).expect("UTF-8"), expected);
        }
    }
}
