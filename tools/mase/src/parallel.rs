//! Samples on several threads, with a bar for those who wait. Answers are in the order of the samples.

use crate::{Global, interrupt};
use anyhow::{Context as _, Result, bail};
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use std::{
    num::NonZero,
    sync::{
        Mutex, PoisonError,
        atomic::{AtomicBool, AtomicUsize, Ordering::SeqCst},
    },
};

/// Does something for each of `count` samples; by default one at once for each processor. The first fault and Ctrl-C end it.
pub fn over_samples<T: Send>(
    count: usize,
    threads: Option<NonZero<usize>>,
    global: Global,
    work: impl Fn(usize) -> Result<T> + Sync,
) -> Result<Vec<T>> {
    let processors = std::thread::available_parallelism().map_or(1, NonZero::get);
    let threads = threads.map_or(processors, NonZero::get).min(count);
    let progress = progress(count, global);
    let next = AtomicUsize::new(0);
    let failed = AtomicBool::new(false);
    let done: Mutex<Vec<(usize, Result<T>)>> = Mutex::default();
    let worker = || {
        while !failed.load(SeqCst) && !interrupt::pressed() {
            let sample = next.fetch_add(1, SeqCst);
            if sample >= count {
                break;
            }
            let found = work(sample).with_context(|| format!("sample {sample}"));
            if found.is_err() {
                failed.store(true, SeqCst);
            }
            done.lock().unwrap_or_else(PoisonError::into_inner).push((sample, found));
            progress.inc(1);
        }
    };
    interrupt::watched(|| {
        std::thread::scope(|scope| {
            for _ in 0..threads {
                scope.spawn(worker);
            }
        });
    });
    progress.finish_and_clear();
    if interrupt::pressed() {
        bail!("stopped");
    }
    let mut done = done.into_inner().unwrap_or_else(PoisonError::into_inner);
    done.sort_by_key(|(sample, _)| *sample);
    done.into_iter().map(|(_, found)| found).collect()
}

/// A bar on stderr, if that is a terminal and there is something to wait for.
fn progress(count: usize, global: Global) -> ProgressBar {
    if global.quiet || count == 1 {
        return ProgressBar::hidden();
    }
    let bar = ProgressBar::with_draw_target(Some(count as u64), ProgressDrawTarget::stderr());
    match ProgressStyle::with_template("{bar:40} {pos}/{len} samples, {eta} left") {
        Ok(style) => bar.with_style(style),
        Err(_) => bar,
    }
}
