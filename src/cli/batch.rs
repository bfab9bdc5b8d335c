//! `batch`: many cases on all cores, in the order of the input, in bounded memory. Nothing is lost: every record that was
//! read is written or stands among the failed.

mod progress;
mod rows;

use std::fs::File;
use std::io::{self, BufWriter, Write};

use clap::ValueEnum;
use judicial_relief::explain::Lang;

use super::BatchArgs;
use super::failure::{Code, Failure};
use super::pool::Pool;
use super::{files, terminal};
use progress::Progress;
use rows::{Done, Task};

/// What is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum To {
    /// A table, one row for each applicant
    Csv,
    /// The same as lines of JSON
    Ndjson,
    /// The answer to each case as ids and figures, a line each, whether it makes sense or not
    Answers,
    /// The same with the view beside it: everything in words
    Explained,
    /// The receipt of each case, a line each
    Receipts,
}

/// Works through many cases.
pub fn run(args: &BatchArgs, lang: Lang) -> Result<Code, Failure> {
    if args.columns {
        let mut table = String::new();
        for (column, holds) in judicial_relief::all_columns() {
            table.push_str(&format!("{column}\t{holds}\n"));
        }
        files::print(table.as_bytes())?;
        return Ok(Code::Done);
    }
    let mut out: Box<dyn Write> = match &args.output {
        Some(path) if !files::is_stream(path) => Box::new(files::create(path)?),
        _ => Box::new(io::stdout().lock()),
    };
    let mut failed = Failed::new(args)?;
    if args.to == To::Csv {
        out.write_all(&rows::heading())?;
    }
    let pool = Pool { files: &args.files, format: args.format, threads: args.threads };
    let task = Task { to: args.to, lang };
    let mut progress = Progress::new(args.quiet);
    let mut written = 0_u64;
    let read =
        pool.run(&|source, record, done: &mut Done| task.answer(source, record, done), &mut |done: Done, read| {
            out.write_all(&done.written)?;
            failed.write(&done.failed)?;
            written = written.saturating_add(done.count_written);
            failed.count = failed.count.saturating_add(done.count_failed);
            progress.tell(read.size, read.total, written, failed.count);
            Ok(())
        });
    progress.finish();
    // What is done is kept, however the run ends.
    out.flush()?;
    failed.flush()?;
    read?;
    if !args.quiet {
        let read = written.saturating_add(failed.count);
        terminal::remark(&format!("{read} cases read: {written} written, {} failed", failed.count));
    }
    Ok(if failed.count == 0 { Code::Done } else { Code::Differs })
}

/// Where failed records go.
struct Failed {
    file: Option<BufWriter<File>>,
    count: u64,
}

impl Failed {
    fn new(args: &BatchArgs) -> Result<Failed, Failure> {
        let file = args.failed.as_deref().map(files::create).transpose()?;
        Ok(Failed { file: file.map(BufWriter::new), count: 0 })
    }

    fn write(&mut self, lines: &[u8]) -> io::Result<()> {
        match &mut self.file {
            _ if lines.is_empty() => Ok(()),
            Some(file) => file.write_all(lines),
            None => io::stderr().write_all(lines),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        self.file.as_mut().map_or(Ok(()), Write::flush)
    }
}
