//! The tree of modules that the dotted names of parameters stand for, and the text that builds it.

use super::{
    code::{quote, tuple},
    names,
};
use indexmap::IndexMap;

/// A module: what it holds, by name.
#[derive(Debug, Default)]
pub struct Tree {
    children: IndexMap<String, Tree>,
    leaves: IndexMap<String, Leaf>,
    /// The call that makes it, where it is a layer of PyTorch with just these leaves.
    layer: Option<String>,
    /// Is in another; the model itself is neither a list nor a dictionary.
    nested: bool,
}

/// A parameter or buffer.
#[derive(Debug)]
pub struct Leaf {
    pub shape: Vec<i64>,
    pub dtype: &'static str,
    pub buffer: bool,
}

/// How children of a module are reached.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Plain,
    /// They are `0`, `1`, ... without a gap.
    List,
    /// Some are numbers.
    Dict,
}

impl Tree {
    /// Adds a parameter or buffer under its dotted name.
    pub fn insert(&mut self, name: &str, leaf: Leaf) {
        match name.split_once('.') {
            Some((child, rest)) => {
                let new = || Self { nested: true, ..Self::default() };
                self.children.entry(child.to_owned()).or_insert_with(new).insert(rest, leaf);
            }
            None => {
                self.leaves.insert(name.to_owned(), leaf);
            }
        }
    }

    /// Makes the module at `path` the layer that `call` makes, if its leaves are the ones named and it has no children.
    /// Whether it is that layer now; one that is made by another call stays as it is.
    pub fn make_layer(&mut self, path: &str, call: &str, leaves: &[&str]) -> bool {
        let Some(module) = path.split('.').try_fold(self, |tree, part| tree.children.get_mut(part)) else {
            return false;
        };
        let fits = module.children.is_empty()
            && module.leaves.len() == leaves.len()
            && leaves.iter().all(|name| module.leaves.contains_key(*name));
        if !fits {
            return false;
        }
        module.layer.get_or_insert_with(|| call.to_owned()) == call
    }

    fn kind(&self) -> Kind {
        let indices: Vec<usize> = self.children.keys().filter_map(|name| names::index(name)).collect();
        match indices.len() {
            _ if !self.nested => Kind::Plain,
            0 => Kind::Plain,
            count if count == self.children.len() && indices.iter().all(|index| *index < count) => Kind::List,
            _ => Kind::Dict,
        }
    }

    fn step(&self, name: &str) -> String {
        match (self.kind(), names::index(name)) {
            (Kind::List, _) => format!("[{name}]"),
            (Kind::Dict, Some(_)) => format!("[{}]", quote(name)),
            _ if names::is_attribute(name) && !self.leaves.contains_key(name) => format!(".{name}"),
            _ => format!("._modules[{}]", quote(name)),
        }
    }

    /// The expression for a module or for a parameter.
    pub fn access(&self, name: &str) -> String {
        let (mut tree, mut text, mut rest) = (self, "self".to_owned(), name);
        while let Some((child, after)) = rest.split_once('.') {
            let Some(next) = tree.children.get(child) else { break };
            text += &tree.step(child);
            (tree, rest) = (next, after);
        }
        match tree.leaves.get(rest) {
            Some(leaf) => text + &leaf.step(rest),
            None => text + &tree.step(rest),
        }
    }

    /// The expression for a module.
    pub fn module(&self, path: &str) -> String {
        let (mut tree, mut text) = (self, "self".to_owned());
        for part in path.split('.') {
            let Some(next) = tree.children.get(part) else { break };
            text += &tree.step(part);
            tree = next;
        }
        text
    }

    /// Names of children and leaves.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.children.keys().chain(self.leaves.keys()).map(String::as_str)
    }

    /// The statements that build it as `self`.
    pub fn build(&self) -> Vec<String> {
        let mut lines = Vec::new();
        self.build_inside("self", &mut lines);
        lines
    }

    fn build_inside(&self, at: &str, lines: &mut Vec<String>) {
        if self.layer.is_some() {
            return;
        }
        lines.extend(self.leaves.iter().map(|(name, leaf)| leaf.build(at, name)));
        // Numbered ones in their order, after the others.
        let mut children: Vec<_> = self.children.iter().collect();
        children.sort_by_key(|(name, _)| names::index(name));
        for (name, child) in children {
            let place = format!("{at}{}", self.step(name));
            let call = match (&child.layer, child.kind()) {
                (Some(call), _) => Some(call.clone()),
                (None, Kind::Plain) if self.kind() == Kind::List => None,
                (None, Kind::Plain) => Some("nn.Module()".to_owned()),
                (None, Kind::Dict) => Some("nn.ModuleDict()".to_owned()),
                (None, Kind::List) => {
                    Some(format!("nn.ModuleList(nn.Module() for _ in range({}))", child.children.len()))
                }
            };
            lines.extend(call.map(|call| format!("{place} = {call}")));
            child.build_inside(&place, lines);
        }
    }
}

impl Leaf {
    fn step(&self, name: &str) -> String {
        match (names::is_attribute(name), self.buffer) {
            (true, _) => format!(".{name}"),
            (false, true) => format!("._buffers[{}]", quote(name)),
            (false, false) => format!("._parameters[{}]", quote(name)),
        }
    }

    fn build(&self, at: &str, name: &str) -> String {
        let dtype =
            if self.dtype == "torch.float32" { String::new() } else { format!(", dtype={}", self.dtype) };
        let zeros = format!("torch.zeros({}{dtype})", tuple(&self.shape));
        match (names::is_attribute(name), self.buffer) {
            (true, true) => format!("{at}.register_buffer({}, {zeros})", quote(name)),
            (_, true) => format!("{at}{} = {zeros}", self.step(name)),
            (_, false) => format!("{at}{} = nn.Parameter({zeros})", self.step(name)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tree(names: &[&str]) -> Tree {
        let mut tree = Tree::default();
        for name in names {
            let leaf = Leaf { shape: vec![2], dtype: "torch.float32", buffer: name.ends_with("mean") };
            tree.insert(name, leaf);
        }
        tree
    }

    #[test]
    fn numbers_without_a_gap_are_a_list_and_others_a_dictionary() {
        let tree = tree(&["a.layer.1.w", "a.layer.0.w", "features.0.w", "features.3.w", "features.x.w"]);
        assert_eq!(tree.access("a.layer.0.w"), "self.a.layer[0].w");
        assert_eq!(tree.access("features.3.w"), "self.features[\"3\"].w");
        assert_eq!(tree.access("features.x.w"), "self.features.x.w");
        assert_eq!(tree.module("a.layer.1"), "self.a.layer[1]");
        assert_eq!(
            tree.build(),
            [
                "self.a = nn.Module()",
                "self.a.layer = nn.ModuleList(nn.Module() for _ in range(2))",
                "self.a.layer[0].w = nn.Parameter(torch.zeros((2,)))",
                "self.a.layer[1].w = nn.Parameter(torch.zeros((2,)))",
                "self.features = nn.ModuleDict()",
                "self.features.x = nn.Module()",
                "self.features.x.w = nn.Parameter(torch.zeros((2,)))",
                "self.features[\"0\"] = nn.Module()",
                "self.features[\"0\"].w = nn.Parameter(torch.zeros((2,)))",
                "self.features[\"3\"] = nn.Module()",
                "self.features[\"3\"].w = nn.Parameter(torch.zeros((2,)))",
            ]
        );
    }

    #[test]
    fn the_model_itself_is_neither() {
        for names in [["0.w", "1.w"], ["1.w", "4.w"]] {
            let tree = tree(&names);
            assert_eq!(tree.access(names[1]), format!("self._modules[\"{}\"].w", &names[1][..1]));
            assert_eq!(tree.build()[0], format!("self._modules[\"{}\"] = nn.Module()", &names[0][..1]));
        }
    }

    #[test]
    fn names_that_python_or_a_module_has_other_uses_for_are_kept() {
        let tree = tree(&["type.in", "a b.mean", "x-mean", "w", "w.v", ".y"]);
        assert_eq!(tree.access("type.in"), "self._modules[\"type\"]._parameters[\"in\"]");
        assert_eq!(tree.access("a b.mean"), "self._modules[\"a b\"].mean");
        assert_eq!(tree.access("x-mean"), "self._buffers[\"x-mean\"]");
        // A parameter and a module of one name.
        assert_eq!(tree.access("w"), "self.w");
        assert_eq!(tree.access("w.v"), "self._modules[\"w\"].v");
        assert_eq!(tree.access(".y"), "self._modules[\"\"].y");
    }

    #[test]
    fn a_layer_has_all_leaves_of_its_module_and_one_making() {
        let mut tree = tree(&["fc.weight", "fc.bias", "n.weight", "n.other", "weight"]);
        assert!(!tree.make_layer("fc", "L(1)", &["weight"]));
        assert!(tree.make_layer("fc", "L(1)", &["weight", "bias"]));
        assert!(tree.make_layer("fc", "L(1)", &["weight", "bias"]));
        assert!(!tree.make_layer("fc", "L(2)", &["weight", "bias"]));
        assert!(!tree.make_layer("n", "L(1)", &["weight"]));
        assert!(!tree.make_layer("none", "L(1)", &["weight"]));
        assert_eq!(tree.build()[1], "self.fc = L(1)");
    }
}
