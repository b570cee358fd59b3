//! What several passes share. Files directly in `src` are passes; helpers live here.

pub mod derive;
pub mod graph;
pub mod output;
