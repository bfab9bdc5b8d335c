//! `compare`: past cases under two days or two local standards.

use std::io::{self, Write};
use std::path::Path;

use judicial_relief::explain::{Lang, ProblemWords};
use judicial_relief::{Affected, Change, Row, Side, Totals};
use serde::Serialize;
use serde_json::Value;

use super::CompareArgs;
use super::failure::{Code, Failure};
use super::pool::Pool;
use super::records::{Named, Record, Source};
use super::{files, terminal};

/// The field of the frame that is another on the two sides.
struct Sides {
    field: &'static str,
    sides: [Laid; 2],
}

/// One side.
struct Laid {
    /// As it was given.
    name: String,
    /// What stands in the frame: under the field's own name, or as a standard that the case carries.
    key: &'static str,
    value: Value,
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
    let sides = Sides::new(args, lang)?;
    let mut totals = Totals::default();
    let mut failed = 0_u64;
    let mut out = io::BufWriter::new(io::stdout().lock());
    let mut report: Box<dyn Report> =
        if args.json { Box::new(Json::default()) } else { Box::new(Table { is_short: args.totals }) };
    report.begin(&mut out, &sides)?;
    let pool = Pool { files: std::slice::from_ref(&args.past), format: args.format, threads: args.threads };
    pool.run(
        &|source, record, done: &mut Vec<Compared>| {
            done.push(compared(record, source, &sides, lang)?);
            Ok(())
        },
        &mut |done: Vec<Compared>, _| {
            for Compared { row, name, rows } in done {
                let id = name.as_deref();
                match rows {
                    Ok([before, after]) => {
                        let (changes, applicants) = totals.take(&before, &after)?;
                        if !changes.is_empty() && !args.totals {
                            report.case(&mut out, &CaseWire { row, id, changes: &changes, applicants: &applicants })?;
                        }
                    }
                    Err(problems) => {
                        failed = failed.saturating_add(1);
                        report.failed(&FailedWire { row, id, problems });
                    }
                }
            }
            Ok(())
        },
    )?;
    report.end(&mut out, &totals, failed)?;
    out.flush()?;
    Ok(if totals.differing > 0 || failed > 0 { Code::Differs } else { Code::Done })
}

/// A case as it comes out on both sides, or why it does not.
struct Compared {
    row: u64,
    name: Option<String>,
    rows: Result<[Vec<Row>; 2], Vec<String>>,
}

fn compared(record: &Record, source: &Source, sides: &Sides, lang: Lang) -> Result<Compared, Failure> {
    let row = record.row;
    let told = |problems: Vec<ProblemWords>| problems.iter().map(told).collect();
    let Named { name, case } = match record.named(source) {
        Ok(named) => named,
        Err(unusable) => return Ok(Compared { row, name: None, rows: Err(told(unusable.words(lang))) }),
    };
    let name = name.map(std::borrow::Cow::into_owned);
    let rows = |text: &str| judicial_relief::rows(text, lang);
    // As it stands first: a key that stands twice is lost in what follows.
    if let Err(problems) = rows(&case)? {
        return Ok(Compared { row, name, rows: Err(told(problems)) });
    }
    let [before, after] = sides.sides.each_ref().map(|side| rows(&sides.laid(&case, side)));
    let rows = match (before?, after?) {
        (Ok(before), Ok(after)) => Ok([before, after]),
        (Err(problems), _) | (_, Err(problems)) => Err(told(problems)),
    };
    Ok(Compared { row, name, rows })
}

fn told(problem: &ProblemWords) -> String {
    format!("{}: {}", problem.path(), problem.message())
}

impl Sides {
    fn new(args: &CompareArgs, lang: Lang) -> Result<Sides, Failure> {
        let (field, option, values) = match args.as_of.as_slice() {
            [] => ("profile", "--profile", args.profile.as_slice()),
            days => ("as_of", "--as-of", days),
        };
        let [before, after] = values else {
            return Err(Failure::Usage(format!("{option} is given twice: before and after")));
        };
        let side = |name: &String| if field == "profile" { Laid::standard(name, lang) } else { Ok(Laid::day(name)) };
        Ok(Sides { field, sides: [side(before)?, side(after)?] })
    }

    /// The case with the field as it is on one side. What is no case stays as it is, and is refused at the door.
    fn laid(&self, case: &str, side: &Laid) -> String {
        let Ok(mut value) = serde_json::from_str::<Value>(case) else { return case.to_owned() };
        if let Some(Value::Object(frame)) = value.get_mut("frame") {
            if self.field == "profile" {
                frame.remove("profile");
                frame.remove("local_profile");
            }
            frame.insert(side.key.to_owned(), side.value.clone());
        }
        value.to_string()
    }
}

impl Laid {
    fn day(name: &str) -> Laid {
        Laid { name: name.to_owned(), key: "as_of", value: Value::from(name) }
    }

    /// `none`, a standard that is built in, or one in a file of its own.
    fn standard(name: &str, lang: Lang) -> Result<Laid, Failure> {
        let laid = |key, value| Ok(Laid { name: name.to_owned(), key, value });
        if name == "none" {
            return laid("profile", Value::Null);
        }
        if judicial_relief::is_built_in_profile(name) {
            return laid("profile", Value::from(name));
        }
        let text = files::text(Path::new(name))?;
        let problems = judicial_relief::check_profile(&text, lang);
        if let Some(first) = problems.first() {
            let found = format!("`{name}` is no local standard: {}; `judicial-relief check` tells all", told(first));
            return Err(Failure::Usage(found));
        }
        // OK because what is no JSON was refused above.
        laid("local_profile", serde_json::from_str(&text).unwrap_or(Value::Null))
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
        let [before, after] = sides.sides.each_ref().map(|side| Value::from(side.name.as_str()));
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
        let [before, after] = sides.sides.each_ref().map(|side| &side.name);
        writeln!(out, "{}: {before} -> {after}", sides.field)?;
        if self.is_short { Ok(()) } else { writeln!(out, "row\tid\tof\tfield\tbefore\tafter\tby\tside") }
    }

    fn case(&mut self, out: &mut dyn Write, case: &CaseWire<'_>) -> io::Result<()> {
        for change in case.changes {
            let of = change.applicant.as_deref().unwrap_or(&change.sheet);
            let by = change.by.map_or_else(String::new, |by| by.to_string());
            let side = change.side.map_or("", Side::id);
            let id = judicial_relief::visible(case.id.unwrap_or("")).replace(['\t', '\r', '\n'], " ");
            let (field, before, after) = (change.field, &change.before, &change.after);
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
