//! What the targets share: memory in proportion to the input.

use peak_alloc::PeakAlloc;

#[global_allocator]
static MEMORY: PeakAlloc = PeakAlloc;

/// What the shortest text may cost: the tables of the law, laid out for the first time, among it.
const FREE: usize = 4 << 20;

/// Does the work, and holds the most memory that it took at any one time against `times` the length of its input.
///
/// # Panics
/// If it took more.
pub fn bounded<T>(length: usize, times: usize, work: impl FnOnce() -> T) -> T {
    let before = MEMORY.current_usage();
    MEMORY.reset_peak_usage();
    let result = work();
    let taken = MEMORY.peak_usage().saturating_sub(before);
    assert!(taken <= FREE + times * length, "{taken} bytes of memory for {length} bytes of input");
    result
}
