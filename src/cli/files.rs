//! Files, and the standard streams where a file is called `-`.

use std::fs::File;
use std::io::{self, Read, Write};
use std::path::Path;

use super::failure::Failure;

/// Is it the standard stream?
pub fn is_stream(path: &Path) -> bool {
    path.as_os_str() == "-"
}

/// An input.
pub fn open(path: &Path) -> Result<Box<dyn Read + Send>, Failure> {
    if is_stream(path) {
        return Ok(Box::new(io::stdin()));
    }
    let unopened = |why| Failure::Unopened(path.display().to_string(), why);
    let file = File::open(path).map_err(unopened)?;
    if file.metadata().map_err(unopened)?.is_dir() {
        return Err(unopened(io::Error::from(io::ErrorKind::IsADirectory)));
    }
    Ok(Box::new(file))
}

/// A whole input as text; what is not UTF-8 is refused, not guessed.
pub fn text(path: &Path) -> Result<String, Failure> {
    let mut input = open(path)?;
    let mut bytes = Vec::new();
    input.read_to_end(&mut bytes)?;
    let text =
        String::from_utf8(bytes).map_err(|_| io::Error::new(io::ErrorKind::InvalidData, "the text is not UTF-8"))?;
    Ok(text.strip_prefix('\u{FEFF}').map(str::to_owned).unwrap_or(text))
}

/// An output that is to be written from the beginning.
pub fn create(path: &Path) -> Result<File, Failure> {
    File::create(path).map_err(|why| Failure::Uncreated(path.display().to_string(), why))
}

/// Writes to the standard output.
pub fn print(bytes: &[u8]) -> Result<(), Failure> {
    let mut out = io::stdout().lock();
    out.write_all(bytes)?;
    out.flush()?;
    Ok(())
}
