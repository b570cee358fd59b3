//! Directories named by the hash of what they are made of.
//!
//! Invariants: an entry is written beside its place and renamed to it, so it is whole or absent; of several processes that want
//! the same entry one makes it while the others wait, and if locks do not work there, the first rename wins.

use crate::Error;
use sha2::{Digest, Sha256};
use std::{
    fs::{self, File},
    io,
    path::{Path, PathBuf},
};

/// A hash over parts whose borders count.
#[derive(Default)]
pub(crate) struct Key(Sha256);

impl Key {
    pub(crate) fn part(mut self, bytes: impl AsRef<[u8]>) -> Key {
        let bytes = bytes.as_ref();
        self.0.update((bytes.len() as u64).to_le_bytes());
        self.0.update(bytes);
        self
    }

    /// Half of the digits: 128 bits.
    pub(crate) fn finish(self) -> String {
        self.0.finalize().iter().take(16).map(|byte| format!("{byte:02x}")).collect()
    }
}

pub(crate) fn io(path: &Path) -> impl Fn(io::Error) -> Error {
    move |error| Error::Io { path: path.to_owned(), error }
}

/// The directory of an entry, and whether it existed; `make` fills an empty one.
pub(crate) fn entry(
    cache: &Path,
    name: &str,
    make: impl FnOnce(&Path) -> Result<(), Error>,
) -> Result<(PathBuf, bool), Error> {
    let place = cache.join(name);
    if place.is_dir() {
        return Ok((place, true));
    }
    let locks = cache.join("locks");
    fs::create_dir_all(&locks).map_err(io(&locks))?;
    let path = locks.join(name);
    let lock = File::create(&path).map_err(io(&path))?;
    // A file system without locks costs double work only.
    let alone = lock.lock().is_ok();
    if place.is_dir() {
        return Ok((place, true));
    }
    let prefix = format!("partial-{name}-");
    if alone {
        remove(cache, &prefix);
    }
    let beside = tempfile::Builder::new().prefix(&prefix).tempdir_in(cache).map_err(io(cache))?;
    make(beside.path())?;
    match fs::rename(beside.path(), &place) {
        Ok(()) => {
            // Nothing is left there to be removed.
            let _ = beside.keep();
            Ok((place, false))
        }
        Err(_) if place.is_dir() => Ok((place, true)),
        Err(error) => Err(Error::Io { path: place, error }),
    }
}

/// What processes that were killed left. It does no harm, so neither does failing here.
fn remove(cache: &Path, prefix: &str) {
    for entry in fs::read_dir(cache).into_iter().flatten().flatten() {
        if entry.file_name().to_string_lossy().starts_with(prefix) {
            let _ = fs::remove_dir_all(entry.path());
        }
    }
}
