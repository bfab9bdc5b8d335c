//! What a person sees on a terminal: colour only there, and not where NO_COLOR asks for none.

use std::io::{self, Write};

use anstyle::{AnsiColor, Style};
use judicial_relief::explain::{Line, LineKind, ProblemWords};

const STRONG: Style = Style::new().bold();
const RESULT: Style = AnsiColor::Cyan.on_default().bold();
const FAINT: Style = Style::new().dimmed();
const WRONG: Style = AnsiColor::Red.on_default().bold();

/// Writes lines, deeper ones further in.
pub fn lines(lines: &[Line]) -> io::Result<()> {
    let mut out = anstream::stdout().lock();
    for Line { kind, depth, text } in lines {
        let style = match kind {
            LineKind::Title | LineKind::Heading => STRONG,
            LineKind::Result => RESULT,
            LineKind::Text => Style::new(),
            LineKind::Note => FAINT,
        };
        let indent = "  ".repeat(usize::from(*depth));
        if text.is_empty() {
            writeln!(out)?;
        } else {
            writeln!(out, "{indent}{style}{text}{style:#}")?;
        }
    }
    out.flush()
}

/// Lists what has to be mended.
pub fn problems(problems: &[ProblemWords]) -> io::Result<()> {
    let mut out = anstream::stderr().lock();
    for problem in problems {
        let place = if problem.path().is_empty() { String::new() } else { format!("{}: ", problem.path()) };
        writeln!(out, "{WRONG}{place}{WRONG:#}{}", problem.message())?;
        writeln!(out, "  {}", problem.remedy())?;
    }
    Ok(())
}

/// Says why a run cannot go on. Where nobody listens there is nothing left to do.
pub fn complain(what: &str) {
    // Names of files and columns may hold what a terminal obeys.
    let what = judicial_relief::visible(what);
    let _ = writeln!(anstream::stderr(), "{WRONG}judicial-relief:{WRONG:#} {what}");
}

/// Says something beside the result.
pub fn remark(what: &str) {
    let _ = writeln!(anstream::stderr(), "{what}");
}
