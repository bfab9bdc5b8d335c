//! The command line's door: hands over to `cli`, and is empty where the library is built for the browser.
#![deny(
    clippy::unwrap_used,              // panics
    clippy::expect_used,              // panics
    clippy::panic,                    // panics
    clippy::indexing_slicing,         // panics out of bounds
    clippy::string_slice,             // panics inside a character
    clippy::arithmetic_side_effects,  // overflows
    clippy::print_stdout,             // panics when the reader has gone
    clippy::print_stderr,             // the same
)]

#[cfg(not(target_arch = "wasm32"))]
mod cli;

/// A case takes some hundred small pieces of memory; the system's allocator needs several times as long for each.
#[cfg(not(target_arch = "wasm32"))]
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

#[cfg(not(target_arch = "wasm32"))]
fn main() -> std::process::ExitCode {
    cli::run()
}

/// The module has no command line; a binary target is still built beside its tests.
#[cfg(target_arch = "wasm32")]
fn main() {}
