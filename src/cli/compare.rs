//! `compare`: past cases under two days or two local standards.

use std::io::{self, Write};

use judicial_relief::explain::{Lang, ProblemWords};
use judicial_relief::{Affected, Change, Row, Side, Totals};
use serde::Serialize;
use serde_json::Value;

use super::CompareArgs;
use super::failure::{Code, Failure};
use super::records::{self, Named, Record, Source};
use super::terminal;

/// The field of the frame that is another on the two sides.
struct Sides {
    field: &'static str,
    values: [String; 2],
}

#[derive(Serialize)]
struct CaseWire<'a> {
    row: u64,
    id: Option<&'a str>,
    changes: &'a [Change],
    applicants: &'a [Affected],
}

#[derive(Serialize)]
struct FailedWire<'a> {
    row: u64,
    id: Option<&'a str>,
    problems: Vec<String>,
}

/// Compares.
pub fn run(args: &CompareArgs, lang: Lang) -> Result<Code, Failure> {
    let sides = Sides::new(args)?;
    let (source, mut records) = records::open(&args.past, args.format)?;
    let mut totals = Totals::default();
    let mut failed = 0_u64;
    let mut out = io::BufWriter::new(io::stdout().lock());
    let mut report: Box<dyn Report> =
        if args.json { Box::new(Json::default()) } else { Box::new(Table { is_short: args.totals }) };
    report.begin(&mut out, &sides)?;
    while let Some(record) = records.next()? {
        match compared(&record, &source, &sides, &mut totals, lang)? {
            Ok((name, changes, affected)) if !changes.is_empty() => {
                let case = CaseWire { row: record.row, id: name.as_deref(), changes: &changes, applicants: &affected };
                if !args.totals {
                    report.case(&mut out, &case)?;
                }
            }
            Ok(_) => {}
            Err((name, problems)) => {
                failed = failed.saturating_add(1);
                report.failed(&FailedWire { row: record.row, id: name.as_deref(), problems });
            }
        }
    }
    report.end(&mut out, &totals, failed)?;
    out.flush()?;
    Ok(if totals.differing > 0 || failed > 0 { Code::Differs } else { Code::Done })
}

type Compared = Result<(Option<String>, Vec<Change>, Vec<Affected>), (Option<String>, Vec<String>)>;

fn compared(
    record: &Record,
    source: &Source,
    sides: &Sides,
    totals: &mut Totals,
    lang: Lang,
) -> Result<Compared, Failure> {
    let Named { name, case } = match record.named(source) {
        Ok(named) => named,
        Err((_, message)) => return Ok(Err((None, vec![message.to_owned()]))),
    };
    let name = name.map(std::borrow::Cow::into_owned);
    // As it stands first: a key that stands twice is lost in what follows.
    let mut rows: Vec<Vec<Row>> = Vec::new();
    for text in [None, Some(0), Some(1)].map(|side| side.map(|side| sides.laid(&case, side))) {
        match judicial_relief::rows(text.as_deref().unwrap_or(&case), lang)? {
            Ok(found) => rows.push(found),
            Err(problems) => return Ok(Err((name, problems.iter().map(told).collect()))),
        }
    }
    let [_, before, after] = rows.as_slice() else { return Ok(Ok((name, Vec::new(), Vec::new()))) };
    let (changes, affected) = totals.take(before, after)?;
    Ok(Ok((name, changes, affected)))
}

fn told(problem: &ProblemWords) -> String {
    format!("{}: {}", problem.path(), problem.message())
}

impl Sides {
    fn new(args: &CompareArgs) -> Result<Sides, Failure> {
        let (field, option, values) = match args.as_of.as_slice() {
            [] => ("profile", "--profile", args.profile.as_slice()),
            days => ("as_of", "--as-of", days),
        };
        match values {
            [before, after] => Ok(Sides { field, values: [before.clone(), after.clone()] }),
            _ => Err(Failure::Usage(format!("{option} is given twice: before and after"))),
        }
    }

    /// The case with the field as it is on one side. What is no case stays as it is, and is refused at the door.
    fn laid(&self, case: &str, side: usize) -> String {
        let Ok(mut value) = serde_json::from_str::<Value>(case) else { return case.to_owned() };
        let said = self.values.get(side).map_or(Value::Null, |said| {
            if self.field == "profile" && said == "none" { Value::Null } else { Value::from(said.as_str()) }
        });
        if let Some(Value::Object(frame)) = value.get_mut("frame") {
            frame.insert(self.field.to_owned(), said);
        }
        value.to_string()
    }
}

/// How the comparison is told.
trait Report {
    fn begin(&mut self, out: &mut dyn Write, sides: &Sides) -> io::Result<()>;
    fn case(&mut self, out: &mut dyn Write, case: &CaseWire<'_>) -> io::Result<()>;
    fn failed(&mut self, failed: &FailedWire<'_>);
    fn end(&mut self, out: &mut dyn Write, totals: &Totals, failed: u64) -> io::Result<()>;
}

/// One document, written while the cases come in.
#[derive(Default)]
struct Json {
    has_case: bool,
    failed: Vec<Value>,
}

impl Report for Json {
    fn begin(&mut self, out: &mut dyn Write, sides: &Sides) -> io::Result<()> {
        let [before, after] = sides.values.each_ref().map(|value| Value::from(value.as_str()));
        write!(out, "{{\"field\":\"{}\",\"before\":{before},\"after\":{after},\"cases\":[", sides.field)
    }

    fn case(&mut self, out: &mut dyn Write, case: &CaseWire<'_>) -> io::Result<()> {
        if std::mem::replace(&mut self.has_case, true) {
            out.write_all(b",")?;
        }
        serde_json::to_writer(out, case).map_err(io::Error::from)
    }

    fn failed(&mut self, failed: &FailedWire<'_>) {
        self.failed.extend(serde_json::to_value(failed));
    }

    fn end(&mut self, out: &mut dyn Write, totals: &Totals, _: u64) -> io::Result<()> {
        out.write_all(b"],\"failed\":")?;
        serde_json::to_writer(&mut *out, &self.failed)?;
        out.write_all(b",\"totals\":")?;
        serde_json::to_writer(&mut *out, totals)?;
        out.write_all(b"}\n")
    }
}

/// Columns with tabs between, then the sums.
struct Table {
    is_short: bool,
}

impl Report for Table {
    fn begin(&mut self, out: &mut dyn Write, sides: &Sides) -> io::Result<()> {
        let [before, after] = &sides.values;
        writeln!(out, "{}: {before} -> {after}", sides.field)?;
        if self.is_short { Ok(()) } else { writeln!(out, "row\tid\tof\tfield\tbefore\tafter\tby\tside") }
    }

    fn case(&mut self, out: &mut dyn Write, case: &CaseWire<'_>) -> io::Result<()> {
        for change in case.changes {
            let of = change.applicant.as_deref().unwrap_or(&change.sheet);
            let by = change.by.map_or_else(String::new, |by| by.to_string());
            let side = change.side.map_or("", Side::id);
            let (id, field, before, after) = (case.id.unwrap_or(""), change.field, &change.before, &change.after);
            writeln!(out, "{}\t{id}\t{of}\t{field}\t{before}\t{after}\t{by}\t{side}", case.row)?;
        }
        Ok(())
    }

    fn failed(&mut self, failed: &FailedWire<'_>) {
        terminal::remark(&format!("row {} failed: {}", failed.row, failed.problems.join("; ")));
    }

    fn end(&mut self, out: &mut dyn Write, totals: &Totals, failed: u64) -> io::Result<()> {
        writeln!(
            out,
            "\n{:<26}{:>16}{:>16}{:>16}{:>8}{:>8}{:>9}",
            "sum", "before", "after", "by", "higher", "lower", "left out"
        )?;
        for sum in totals.sums.iter().filter(|sum| sum.sheets > 0) {
            let figures = [sum.before, sum.after, sum.by].map(|amount| amount.to_string());
            let [before, after, by] = &figures;
            let (field, higher, lower, left_out) = (sum.field, sum.higher, sum.lower, sum.left_out);
            writeln!(out, "{field:<26}{before:>16}{after:>16}{by:>16}{higher:>8}{lower:>8}{left_out:>9}")?;
        }
        let Totals { cases, differing, applicants, gain, lose, neither, .. } = totals;
        writeln!(out, "\n{cases} cases, {differing} of which differ; {failed} failed")?;
        writeln!(out, "{applicants} applicants: {gain} gain, {lose} lose, {neither} neither")
    }
}
