//! What a value follows from.

use crate::{Graph, Node};

impl Graph {
    /// The inputs that `node` follows from, in the order of their making.
    pub fn support(&self, node: Node) -> impl Iterator<Item = &str> {
        let needed = self.reachable(&[node]);
        self.inputs().filter(move |(_, input)| needed[input.0 as usize]).map(|(name, _)| name)
    }
}
