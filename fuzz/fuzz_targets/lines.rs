//! Lines and tables as the command line reads them: every line with anything in it is a record under its own number, none is
//! left out, and each holds a case text or says why not. The first byte chooses: a table, or else lines.
#![no_main]

// Private to the program, so they are built in here once more.
#[expect(dead_code, reason = "the reader needs only a part")]
#[path = "../../src/cli/failure.rs"]
mod failure;
#[expect(dead_code, reason = "the reader needs only a part")]
#[path = "../../src/cli/files.rs"]
mod files;
#[expect(dead_code, reason = "whole files are not read here")]
#[path = "../../src/cli/records.rs"]
mod records;

use std::path::PathBuf;
use std::sync::LazyLock;
use std::{env, fs, process};

use judicial_relief::explain::Lang;
use judicial_relief_fuzz::bounded;
use libfuzzer_sys::fuzz_target;
use records::{Format, LONGEST_RECORD};

/// A record, its case text, and the record put together again with every quote doubled.
const TIMES: usize = 16;

static FILE: LazyLock<PathBuf> =
    LazyLock::new(|| env::temp_dir().join(format!("judicial-relief-lines-{}", process::id())));

/// Row and size of every record.
fn read(format: Format) -> Vec<(u64, usize)> {
    // A heading that is no heading ends it, as does a table that is none.
    let Ok((source, mut records)) = records::open(&FILE, Some(format)) else { return Vec::new() };
    let mut read = Vec::new();
    while let Ok(Some(record)) = records.next() {
        read.push((record.row, record.size));
        match record.named(&source) {
            Ok(named) => assert!(format == Format::Ndjson || named.case.starts_with('{')),
            Err(unusable) => assert!(!unusable.words(Lang::Zh).is_empty()),
        }
        record.input();
    }
    read
}

fuzz_target!(|bytes: &[u8]| {
    let Some((first, text)) = bytes.split_first() else { return };
    let format = if *first == b'#' { Format::Csv } else { Format::Ndjson };
    fs::write(&*FILE, text).expect("a file of our own");
    let read = bounded(text.len(), TIMES, || read(format));
    match format {
        Format::Csv => assert!(read.is_sorted_by(|one, next| one.0 < next.0)),
        _ => {
            // The plain way: cut at every end of a line, and count.
            let lines = (1..).zip(text.split_inclusive(|byte| *byte == b'\n'));
            let is_blank = |line: &[u8]| line.iter().take(LONGEST_RECORD).all(u8::is_ascii_whitespace);
            let expected = lines.filter(|(_, line)| !is_blank(line)).map(|(row, line)| (row, line.len()));
            assert!(read.into_iter().eq(expected));
        }
    }
});
