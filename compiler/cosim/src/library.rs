//! A built design.

use crate::{Port, Simulation, loader::Loaded};
use std::{
    ffi::CString,
    path::{Path, PathBuf},
    sync::Arc,
};

/// See the module. Clones share the loaded code.
#[derive(Clone)]
pub struct Library {
    pub(crate) loaded: Arc<Loaded>,
    pub(crate) ports: Arc<[Port]>,
    pub(crate) directory: CString,
    pub(crate) waveforms: bool,
    pub(crate) path: PathBuf,
    pub(crate) cached: bool,
}

impl Library {
    /// A simulation of its own; many may run at once.
    pub fn start(&self) -> Simulation {
        Simulation::new(self.clone())
    }

    /// The shared library, in the cache.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Whether it was in the cache already.
    pub fn cached(&self) -> bool {
        self.cached
    }
}
