//! The bytes of a tensor: owned, or a range of a mapped file. Cloning shares them.

use aligned_vec::{AVec, ConstAlign};
use std::{fmt, ops::Deref, ops::Range, sync::Arc};

/// Owned bytes start at a multiple of this, wide enough for any vector instruction.
pub const ALIGNMENT: usize = 64;

/// A buffer that is filled while its final length is not known.
pub type Buffer = AVec<u8, ConstAlign<ALIGNMENT>>;

enum Storage {
    Owned(Buffer),
    Mapped(memmap2::Mmap),
}

impl Storage {
    fn all(&self) -> &[u8] {
        match self {
            Storage::Owned(bytes) => bytes,
            Storage::Mapped(file) => file,
        }
    }
}

/// Shared bytes that nobody changes.
#[derive(Clone)]
pub struct Bytes {
    storage: Arc<Storage>,
    range: Range<usize>,
}

impl Bytes {
    /// Copies to an aligned place.
    pub fn copy(bytes: &[u8]) -> Self {
        Self::owned(Buffer::from_slice(ALIGNMENT, bytes))
    }

    pub(crate) fn owned(buffer: Buffer) -> Self {
        let range = 0..buffer.len();
        Self { storage: Arc::new(Storage::Owned(buffer)), range }
    }

    pub(crate) fn mapped(file: memmap2::Mmap) -> Self {
        let range = 0..file.len();
        Self { storage: Arc::new(Storage::Mapped(file)), range }
    }

    /// A part, which shares the bytes; none if it is not inside.
    pub fn slice(&self, range: Range<usize>) -> Option<Self> {
        self.get(range.clone())?;
        let start = self.range.start;
        Some(Self { storage: self.storage.clone(), range: start + range.start..start + range.end })
    }
}

impl Deref for Bytes {
    type Target = [u8];
    fn deref(&self) -> &[u8] {
        &self.storage.all()[self.range.clone()]
    }
}

impl fmt::Debug for Bytes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Bytes({})", self.len())
    }
}
