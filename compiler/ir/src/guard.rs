//! Catching panics where foreign code calls Rust, with the place they came from.

use std::{
    any::Any,
    cell::{Cell, RefCell},
    panic::{self, AssertUnwindSafe},
    sync::Once,
};

thread_local! {
    /// How many guards this thread is inside of.
    static DEPTH: Cell<usize> = const { Cell::new(0) };
    /// Where the panic being caught was raised.
    static PLACE: RefCell<Option<String>> = const { RefCell::new(None) };
}

/// A caught panic.
pub(crate) struct Caught {
    /// Message and place, for a diagnostic.
    pub message: String,
    /// What to resume with, where it must travel further.
    pub payload: Box<dyn Any + Send>,
}

/// Runs `body`. A panic is caught and not printed: whoever catches it reports it.
pub(crate) fn guard<T>(body: impl FnOnce() -> T) -> Result<T, Caught> {
    install_hook();
    DEPTH.set(DEPTH.get() + 1);
    let result = panic::catch_unwind(AssertUnwindSafe(body));
    DEPTH.set(DEPTH.get() - 1);
    result.map_err(|payload| Caught { message: message(payload.as_ref()), payload })
}

/// Panics that are being caught leave their place in `PLACE` instead of a trace on stderr; others print as ever.
fn install_hook() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        let previous = panic::take_hook();
        panic::set_hook(Box::new(move |info| {
            if DEPTH.get() == 0 {
                return previous(info);
            }
            let place = info.location().map(|l| format!("{}:{}:{}", l.file(), l.line(), l.column()));
            // A panic that is re-raised keeps the place where it began.
            PLACE.with_borrow_mut(|slot| *slot = place);
        }));
    });
}

fn message(payload: &(dyn Any + Send)) -> String {
    let text = payload
        .downcast_ref::<&str>()
        .map(|text| (*text).to_owned())
        .or_else(|| payload.downcast_ref::<String>().cloned())
        .unwrap_or_else(|| "no message".to_owned());
    match PLACE.with_borrow(Clone::clone) {
        Some(place) => format!("{text} ({place})"),
        None => text,
    }
}
