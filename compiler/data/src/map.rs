//! Mapping a file into memory: the only unsafe code of this crate.

use std::{fs::File, io, path::Path};

/// Maps a file that is not empty for reading.
#[allow(unsafe_code)]
pub fn map(path: &Path) -> io::Result<memmap2::Mmap> {
    let file = File::open(path)?;
    // SAFETY: the mapping is private and read only. Whoever cuts the file short while it is mapped ends this process (SIGBUS),
    // as with any program that maps its input; our own writers replace files by renaming, which leaves a mapping as it is.
    unsafe { memmap2::MmapOptions::new().map_copy_read_only(&file) }
}
