//! One reader, a worker for each core, one writer. A fixed number of chunks is under way at any time, so memory does not
//! grow with the input; results are written in the order of the input.

use std::collections::BTreeMap;
use std::num::NonZeroUsize;
use std::path::PathBuf;
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::sync::{Arc, Mutex};
use std::thread;

use super::failure::Failure;
use super::records::{self, Format, Record, Source};

/// Most records and most bytes of a chunk.
const MOST_RECORDS: usize = 256;
const MOST_BYTES: usize = 1024 * 1024;
/// Chunks under way for each worker: one in its hands, one before it, two behind.
const CHUNKS: usize = 4;

/// What is to be worked through.
pub struct Pool<'a> {
    /// The inputs, one after the other.
    pub files: &'a [PathBuf],
    /// Their form, whatever they are called.
    pub format: Option<Format>,
    /// How many workers; as many as there are cores unless said.
    pub threads: Option<NonZeroUsize>,
}

/// How much of the input a chunk was.
#[derive(Clone, Copy, Debug)]
pub struct Read {
    /// Bytes that were read for it.
    pub size: u64,
    /// Bytes of all inputs, where they are known.
    pub total: Option<u64>,
}

/// Records of one input that are worked on together.
struct Chunk {
    place: u64,
    source: Arc<Source>,
    records: Vec<Record>,
    read: Read,
}

/// What came of a chunk, by its place.
type Done<T> = (u64, Read, Result<T, Failure>);

impl Pool<'_> {
    /// Works through everything: `work` adds what comes of a record to what came of those before it in its chunk,
    /// `write` gets the chunks in the order of the input.
    pub fn run<T: Default + Send>(
        &self,
        work: &(dyn Fn(&Source, &Record, &mut T) -> Result<(), Failure> + Sync),
        write: &mut dyn FnMut(T, Read) -> Result<(), Failure>,
    ) -> Result<(), Failure> {
        let workers = self.threads.or(thread::available_parallelism().ok()).map_or(1, NonZeroUsize::get);
        let most = workers.saturating_mul(CHUNKS);
        let (chunk_in, chunk_out) = sync_channel::<Chunk>(most);
        let (done_in, done_out) = sync_channel::<Done<T>>(most);
        // A pass for each chunk under way; the writer hands it back.
        let (pass_in, pass_out) = sync_channel::<()>(most);
        for _ in 0..most {
            // OK because there is room for all of them.
            let _ = pass_in.try_send(());
        }
        let chunk_out = Mutex::new(chunk_out);
        thread::scope(|scope| {
            let reader = scope.spawn(move || self.read(&pass_out, &chunk_in));
            for _ in 0..workers {
                let done_in = done_in.clone();
                let chunk_out = &chunk_out;
                scope.spawn(move || work_through(work, chunk_out, &done_in));
            }
            drop(done_in);
            let written = in_order(done_out, &pass_in, write);
            // Where writing failed, the reader waits for a pass that never comes.
            drop(pass_in);
            let read = reader.join().unwrap_or(Ok(()));
            written.and(read)
        })
    }

    fn read(&self, passes: &Receiver<()>, chunks: &SyncSender<Chunk>) -> Result<(), Failure> {
        let mut place = 0;
        let total = self.total();
        for path in self.files {
            let (source, mut records) = records::open(path, self.format)?;
            let source = Arc::new(source);
            loop {
                let (mut held, mut size, mut is_last) = (Vec::with_capacity(MOST_RECORDS), 0_usize, false);
                while held.len() < MOST_RECORDS && size < MOST_BYTES {
                    match records.next()? {
                        Some(record) => {
                            size = size.saturating_add(record.size);
                            held.push(record);
                        }
                        None => {
                            is_last = true;
                            break;
                        }
                    }
                }
                if !held.is_empty() {
                    let size = u64::try_from(size).unwrap_or(u64::MAX);
                    let read = Read { size, total };
                    let chunk = Chunk { place, source: Arc::clone(&source), records: held, read };
                    place = place.saturating_add(1);
                    // Nobody waits for more: the writer has given up, and says why.
                    if passes.recv().is_err() || chunks.send(chunk).is_err() {
                        return Ok(());
                    }
                }
                if is_last {
                    break;
                }
            }
        }
        Ok(())
    }

    /// Bytes of all inputs, where every one is a file.
    fn total(&self) -> Option<u64> {
        let length = |path: &PathBuf| std::fs::metadata(path).ok().filter(std::fs::Metadata::is_file).map(|m| m.len());
        self.files.iter().map(length).try_fold(0_u64, |sum, length| sum.checked_add(length?))
    }
}

fn work_through<T: Default>(
    work: &(dyn Fn(&Source, &Record, &mut T) -> Result<(), Failure> + Sync),
    chunks: &Mutex<Receiver<Chunk>>,
    done: &SyncSender<Done<T>>,
) {
    loop {
        // OK to hold the lock while waiting: whoever gets the next chunk, gets it alone. A worker that panicked is gone.
        let chunk = match chunks.lock() {
            Ok(chunks) => chunks.recv(),
            Err(_) => return,
        };
        let Ok(Chunk { place, source, records, read }) = chunk else { return };
        let mut out = T::default();
        let result = records.iter().try_for_each(|record| work(&source, record, &mut out));
        if done.send((place, read, result.map(|()| out))).is_err() {
            return;
        }
    }
}

fn in_order<T>(
    done: Receiver<Done<T>>,
    passes: &SyncSender<()>,
    write: &mut dyn FnMut(T, Read) -> Result<(), Failure>,
) -> Result<(), Failure> {
    let mut waiting = BTreeMap::new();
    let mut next = 0_u64;
    for (place, read, result) in done {
        waiting.insert(place, (read, result));
        while let Some((read, result)) = waiting.remove(&next) {
            write(result?, read)?;
            next = next.saturating_add(1);
            // The reader may have come to its end and want no more.
            let _ = passes.try_send(());
        }
    }
    Ok(())
}
