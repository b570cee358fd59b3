//! Ctrl-C: a loop that watches for it ends in its own time; what does not watch is ended at once, as is everything the second
//! time. Files are written beside their place and renamed, so that none is left half written.

use std::sync::atomic::{AtomicBool, Ordering::SeqCst};

/// The exit code: 128 and the signal's number.
pub const CODE: u8 = 130;

static PRESSED: AtomicBool = AtomicBool::new(false);
static WATCHED: AtomicBool = AtomicBool::new(false);

/// Takes over Ctrl-C for this process.
pub fn watch() {
    let taken = ctrlc::set_handler(|| {
        if PRESSED.swap(true, SeqCst) || !WATCHED.load(SeqCst) {
            std::process::exit(CODE.into());
        }
    });
    if let Err(fault) = taken {
        crate::warn(format!("Ctrl-C will not be handled: {fault}"));
    }
}

/// Whether Ctrl-C was pressed.
pub fn pressed() -> bool {
    PRESSED.load(SeqCst)
}

/// Runs what looks at [`pressed`] often.
pub fn watched<T>(body: impl FnOnce() -> T) -> T {
    WATCHED.store(true, SeqCst);
    let result = body();
    WATCHED.store(false, SeqCst);
    result
}
