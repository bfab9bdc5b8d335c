//! How far it is, on a terminal only.

use std::io::{self, IsTerminal as _};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

/// The progress bar.
#[derive(Debug)]
pub struct Progress {
    bar: Option<ProgressBar>,
}

impl Progress {
    /// Nothing is drawn where nobody looks.
    pub fn new(is_quiet: bool) -> Progress {
        let is_seen = !is_quiet && io::stderr().is_terminal();
        Progress { bar: is_seen.then(|| ProgressBar::with_draw_target(None, ProgressDrawTarget::stderr_with_hz(5))) }
    }

    /// A chunk of so many bytes is done.
    pub fn tell(&mut self, size: u64, total: Option<u64>, written: u64, failed: u64) {
        let Some(bar) = &self.bar else { return };
        if let (None, Some(total)) = (bar.length(), total) {
            bar.set_length(total);
            let style = ProgressStyle::with_template("{bar:30} {percent:>3} %  {msg}  {eta} left");
            bar.set_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()));
        } else if bar.length().is_none() {
            let style = ProgressStyle::with_template("{spinner} {bytes}  {msg}");
            bar.set_style(style.unwrap_or_else(|_| ProgressStyle::default_spinner()));
        }
        bar.inc(size);
        bar.set_message(format!("{written} cases, {failed} failed"));
    }

    /// Wipes it away.
    pub fn finish(&self) {
        if let Some(bar) = &self.bar {
            bar.finish_and_clear();
        }
    }
}
