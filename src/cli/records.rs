//! Cases as they stand in files of many: a line of JSON, a row of a table, or a file of its own.

use std::borrow::Cow;
use std::io::{BufRead, BufReader, Read};
use std::path::Path;

use clap::ValueEnum;
use judicial_relief::Columns;
use judicial_relief::explain::{Lang, ProblemWords};
use serde::Deserialize;
use serde_json::value::RawValue;

use super::failure::Failure;
use super::files;

/// Form of an input.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// A heading with the paths of questions, then a case in each row
    Csv,
    /// A case in each line, or {"id": …, "case": …}
    Ndjson,
    /// One case
    Json,
}

/// A record longer than this is cut off; the door refuses a far shorter one.
pub const LONGEST_RECORD: usize = 1024 * 1024;

/// What all records of an input share.
#[derive(Debug)]
pub struct Source {
    /// Name of the file.
    pub file: String,
    columns: Option<Columns>,
    cells: usize,
}

/// One record as it was read.
#[derive(Debug)]
pub struct Record {
    /// Its line or row, from 1; the heading of a table is none.
    pub row: u64,
    /// Bytes that were read for it.
    pub size: usize,
    held: Held,
}

#[derive(Debug)]
enum Held {
    Text(Vec<u8>),
    Cells(csv::ByteRecord),
}

/// A case text with the name that its row gave it.
#[derive(Debug)]
pub struct Named<'r> {
    /// The name.
    pub name: Option<Cow<'r, str>>,
    /// The case text.
    pub case: Cow<'r, str>,
}

/// Why a record holds no case text, by the name of the problem.
#[derive(Debug)]
pub struct Unusable(&'static str);

impl Unusable {
    const NOT_UTF8: Unusable = Unusable("not_utf8");
    const OTHER_LENGTH: Unusable = Unusable("wrong_number_of_cells");

    /// In words; it is the record as a whole, so it has no path.
    pub fn words(&self, lang: Lang) -> Vec<ProblemWords> {
        judicial_relief::record_problem(self.0, lang)
    }
}

/// An input that is read record by record.
pub struct Records {
    input: Input,
    row: u64,
}

enum Input {
    Lines(Box<dyn BufRead + Send>),
    Whole(Box<dyn Read + Send>, bool),
    Table(Box<csv::Reader<Box<dyn Read + Send>>>),
}

#[derive(Deserialize)]
struct Wrapped<'r> {
    #[serde(borrow)]
    id: Cow<'r, str>,
    #[serde(borrow)]
    case: &'r RawValue,
}

/// The form that the name of a file tells.
fn format_of(path: &Path) -> Format {
    let extension = path.extension().and_then(|extension| extension.to_str()).unwrap_or_default();
    match extension.to_ascii_lowercase().as_str() {
        "csv" => Format::Csv,
        "json" => Format::Json,
        _ => Format::Ndjson,
    }
}

/// Opens an input.
pub fn open(path: &Path, format: Option<Format>) -> Result<(Source, Records), Failure> {
    let input = files::open(path)?;
    let mut source = Source { file: path.display().to_string(), columns: None, cells: 0 };
    let input = match format.unwrap_or_else(|| format_of(path)) {
        Format::Ndjson => Input::Lines(Box::new(BufReader::with_capacity(256 * 1024, input))),
        Format::Json => Input::Whole(input, false),
        Format::Csv => {
            // A row with too few or too many cells is one bad row, not the end of the work.
            let mut table = csv::ReaderBuilder::new().flexible(true).buffer_capacity(256 * 1024).from_reader(input);
            let heading = table.headers().map_err(broken)?.clone();
            let columns = Columns::read(heading.iter()).map_err(|wrong| {
                let list = wrong.join("`, `");
                Failure::Usage(format!(
                    "`{}`: no such column, or twice: `{list}`; `judicial-relief batch --columns` lists them",
                    source.file
                ))
            })?;
            source.columns = Some(columns);
            source.cells = heading.len();
            Input::Table(Box::new(table))
        }
    };
    Ok((source, Records { input, row: 0 }))
}

fn broken(error: csv::Error) -> Failure {
    let what = error.to_string();
    match error.into_kind() {
        csv::ErrorKind::Io(why) => Failure::Broken(why),
        _ => Failure::Broken(std::io::Error::new(std::io::ErrorKind::InvalidData, what)),
    }
}

impl Records {
    /// The next record; an empty line is none.
    pub fn next(&mut self) -> Result<Option<Record>, Failure> {
        loop {
            self.row = self.row.saturating_add(1);
            let row = self.row;
            match &mut self.input {
                Input::Lines(input) => {
                    let mut text = Vec::with_capacity(2048);
                    let size = line(input, &mut text)?;
                    if size == 0 {
                        return Ok(None);
                    }
                    if text.iter().any(|byte| !byte.is_ascii_whitespace()) {
                        return Ok(Some(Record { row, size, held: Held::Text(text) }));
                    }
                }
                Input::Whole(input, done) => {
                    if std::mem::replace(done, true) {
                        return Ok(None);
                    }
                    let mut text = Vec::new();
                    let most = u64::try_from(LONGEST_RECORD).unwrap_or(u64::MAX);
                    input.take(most).read_to_end(&mut text)?;
                    return Ok(Some(Record { row, size: text.len(), held: Held::Text(text) }));
                }
                Input::Table(table) => {
                    let mut cells = csv::ByteRecord::new();
                    if !table.read_byte_record(&mut cells).map_err(broken)? {
                        return Ok(None);
                    }
                    let size = cells.as_slice().len().saturating_add(cells.len());
                    return Ok(Some(Record { row, size, held: Held::Cells(cells) }));
                }
            }
        }
    }
}

/// One line with its end; how many bytes were read for it. What is beyond [`LONGEST_RECORD`] is read and left out.
fn line(input: &mut dyn BufRead, text: &mut Vec<u8>) -> Result<usize, Failure> {
    let most = u64::try_from(LONGEST_RECORD).unwrap_or(u64::MAX);
    let mut size = input.take(most).read_until(b'\n', text)?;
    if size >= LONGEST_RECORD && text.last() != Some(&b'\n') {
        size = size.saturating_add(input.skip_until(b'\n')?);
    }
    Ok(size)
}

impl Record {
    /// The case text of the record.
    pub fn named<'r>(&'r self, source: &'r Source) -> Result<Named<'r>, Unusable> {
        match &self.held {
            Held::Text(bytes) => {
                let text = std::str::from_utf8(bytes).map_err(|_| Unusable::NOT_UTF8)?;
                let text = text.trim_start_matches('\u{FEFF}').trim();
                // A case begins with its frame, facts or choices: a look at the first key is enough.
                if text.starts_with("{\"id\"")
                    && let Ok(Wrapped { id, case }) = serde_json::from_str(text)
                {
                    return Ok(Named { name: Some(id), case: Cow::Borrowed(case.get()) });
                }
                Ok(Named { name: None, case: Cow::Borrowed(text) })
            }
            Held::Cells(cells) => {
                if cells.len() != source.cells {
                    return Err(Unusable::OTHER_LENGTH);
                }
                let columns = source.columns.as_ref().ok_or(Unusable::NOT_UTF8)?;
                let cells: Vec<&str> =
                    cells.iter().map(std::str::from_utf8).collect::<Result<_, _>>().map_err(|_| Unusable::NOT_UTF8)?;
                let cell = |at: usize| cells.get(at).copied().unwrap_or_default();
                let name = columns.name().map(cell).filter(|name| !name.is_empty());
                let case = columns.case_text(&cell);
                Ok(Named { name: name.map(|name| Cow::Owned(name.to_owned())), case: Cow::Owned(case) })
            }
        }
    }

    /// The record as it stood in the input, for mending it.
    pub fn input(&self) -> String {
        match &self.held {
            Held::Text(bytes) => String::from_utf8_lossy(bytes).trim_end_matches(['\r', '\n']).to_owned(),
            Held::Cells(cells) => {
                let mut row = csv::Writer::from_writer(Vec::new());
                // OK to leave out a failure: writing into memory has none.
                let _ = row.write_byte_record(cells);
                let bytes = row.into_inner().unwrap_or_default();
                String::from_utf8_lossy(&bytes).trim_end().to_owned()
            }
        }
    }
}
