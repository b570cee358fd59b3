//! Readable names of nodes, from those of their parameters.

use super::graph::{Graph, Id, Op};
use std::collections::{HashMap, HashSet};

/// How torch-mlir names tensors that have no name in the model.
const UNNAMED: &str = "torch_tensor_";

/// Gives names. A layer has the path of its parameters without their last component (`fc1` of `fc1.weight`); a node without
/// parameters has its kind, in the scope of the value that it takes (`layer1.0.relu` after `layer1.0.bn1`).
#[derive(Default)]
pub struct Names {
    /// The path of each node's module, and that of the module around it.
    scopes: HashMap<Id, String>,
    taken: HashSet<String>,
    /// The number from which on a name that is taken may be free.
    next: HashMap<String, usize>,
}

impl Names {
    /// A name that is in use already.
    pub fn take(&mut self, name: &str) {
        self.taken.insert(name.to_owned());
    }

    /// The name of a node of this kind.
    pub fn of(&mut self, graph: &Graph, id: Id, kind: &str) -> String {
        let inputs = graph[id].inputs.clone();
        let layer = !matches!(
            graph[id].op,
            Op::Binary(_) | Op::Where | Op::Matmul | Op::Opaque { .. } | Op::Concat(_)
        );
        let own = inputs.iter().filter(|_| layer).find_map(|input| parameter(graph, *input));
        // The value that was computed last decides in which scope its user is.
        let last = inputs.iter().filter(|input| !graph[**input].fixed).max();
        let (name, scope) = match own.as_deref().map(parent) {
            Some(path) if !path.is_empty() && !path.starts_with(UNNAMED) => {
                (path.to_owned(), parent(path).to_owned())
            }
            _ => {
                let scope = self.scope(&inputs, last);
                let name = if scope.is_empty() { kind.to_owned() } else { format!("{scope}.{kind}") };
                (name, scope)
            }
        };
        self.scopes.insert(id, scope);
        self.unique(name)
    }

    /// The scope of the value that was computed last; that of another input if it is the one around it, as where a
    /// shortcut joins the block that it bridges.
    fn scope(&self, inputs: &[Id], last: Option<&Id>) -> String {
        let Some(scope) = last.and_then(|input| self.scopes.get(input)) else { return String::new() };
        let around = parent(scope);
        let joins = !around.is_empty()
            && inputs.iter().any(|input| self.scopes.get(input).is_some_and(|s| s == around));
        if joins { around.to_owned() } else { scope.clone() }
    }

    /// A name, with a number if it is taken.
    pub fn unique(&mut self, name: String) -> String {
        let mut free = name.clone();
        let next = self.next.entry(name.clone()).or_insert(1);
        while self.taken.contains(&free) {
            free = format!("{name}_{next}");
            *next += 1;
        }
        self.taken.insert(free.clone());
        free
    }
}

/// The name of the first parameter that a fixed value is made of.
pub fn parameter(graph: &Graph, id: Id) -> Option<String> {
    match &graph[graph[id].parameter?].op {
        Op::Parameter(name) => Some(name.clone()),
        _ => None,
    }
}

fn parent(path: &str) -> &str {
    path.rsplit_once('.').map_or("", |(parent, _)| parent)
}
