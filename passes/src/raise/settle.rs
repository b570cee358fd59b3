//! Last decisions on a [`super::graph::Graph`], when all uses are known.

use super::{
    block,
    graph::{Graph, Id, Op},
    read::Reader,
};
use mase_ir::melior::ir::operation::OperationLike;
use std::collections::HashSet;

impl Reader<'_> {
    /// Leaves only nodes that can be emitted in the reach of what stays.
    pub fn settle(&mut self) {
        self.wrap_remains();
        self.split_biases();
    }

    /// The nodes that ops which stay take.
    fn roots(&self) -> Vec<Id> {
        let kept = self.sources.iter().filter(|source| source.kept);
        kept.flat_map(|source| mase_ir::walk::preorder(source.op))
            .flat_map(|op| op.operands().filter_map(|value| self.id(value)).collect::<Vec<_>>())
            .collect()
    }

    /// Where a part of a pattern remains that no node stands for, the op it came from stays, as a block.
    fn wrap_remains(&mut self) {
        loop {
            let live = self.graph.reachable(self.roots());
            let Some(remains) = live.iter().copied().filter(|id| !self.graph[*id].op.is_node()).min() else {
                return;
            };
            let reason = explain(&self.graph, remains);
            let mut wrapped = false;
            for index in 0..self.sources.len() {
                let source = &self.sources[index];
                if source.kept || !source.touched.contains(&remains) {
                    continue;
                }
                let results = source.results.clone();
                let inputs = self.inputs_of(source.op);
                for (result, id) in results.into_iter().enumerate() {
                    let Some(id) = id.filter(|id| live.contains(id) && self.graph.depends(*id, remains)) else {
                        continue;
                    };
                    self.graph.become_other(id, Op::Opaque { op: index, result }, inputs.clone());
                    wrapped = true;
                }
                if wrapped {
                    self.sources[index].reason.get_or_insert(reason.clone());
                    break;
                }
            }
            // Every node was made for an op, and only what the results of ops need is live.
            assert!(wrapped, "{:?} is live, and no op made it", self.graph[remains].op);
        }
    }

    /// A product that is used with its bias and without is computed once.
    fn split_biases(&mut self) {
        let live = self.graph.reachable(self.roots());
        let mut biased: Vec<Id> = live.iter().copied().filter(|id| self.graph[*id].inputs.len() == 3).collect();
        biased.sort();
        for id in biased {
            let node = &self.graph[id];
            let channel = match node.op {
                Op::Linear => node.shape.len() - 1,
                Op::Conv2d { .. } => 1,
                _ => continue,
            };
            let (op, inputs, shape, element) =
                (node.op.clone(), node.inputs.clone(), node.shape.clone(), node.element);
            let Some(plain) = self.graph.find(&op, &inputs[..2], &shape, element).filter(|id| live.contains(id)) else {
                continue;
            };
            let mut along = vec![1; shape.len()];
            along[channel] = shape[channel];
            let bias = self.graph.reshape(inputs[2], along[channel..].to_vec());
            self.graph.become_other(id, Op::Binary("add"), vec![plain, bias]);
        }
    }

    /// Ops that become blocks, or that stay since not even a block can hold them, and why.
    pub fn blocks(&self) -> Vec<(usize, String)> {
        let live: HashSet<Id> = self.graph.reachable(self.roots());
        let mut found: Vec<usize> = live
            .iter()
            .filter_map(|id| match self.graph[*id].op {
                Op::Opaque { op, .. } => Some(op),
                _ => None,
            })
            .collect();
        found.sort_unstable();
        found.dedup();
        found.into_iter().map(|op| (op, self.sources[op].reason.clone().unwrap_or_default())).collect()
    }

    /// Ops that no block can hold stay as they are.
    pub fn keep_what_cannot_be_wrapped(&mut self) -> bool {
        let mut changed = false;
        for (index, _) in self.blocks() {
            if !block::can_wrap(self.sources[index].op) {
                self.keep(index);
                changed = true;
            }
        }
        changed
    }
}

/// Why a part of a pattern is no node by itself, and what is the pattern.
fn explain(graph: &Graph, id: Id) -> String {
    match &graph[id].op {
        Op::Unary("erf") => {
            let (scale, _) = graph.factors(graph.input(id, 0));
            format!(
                "computes math.erf, which occurs in mase.gelu only: x/2 * (1 + erf(x * 0.70710678)); here its argument is \
                 scaled by {scale}, or what follows differs"
            )
        }
        Op::Unary("log") => "computes math.log, which occurs in mase.log_softmax only: \
                             (x - max(x)) - log(sum(exp(x - max(x)))) over one dimension"
            .to_owned(),
        Op::Unary(name) => format!("computes {name}, for which there is no node"),
        Op::Compare(..) => "compares numbers, which occurs only as the condition of a choice of what it compares \
                            (mase.maximum, mase.minimum, mase.relu), of a slope (mase.leaky_relu, mase.elu), and in a safe \
                            mase.softmax"
            .to_owned(),
        Op::Pool(_, window) => format!(
            "sums over windows, which occurs in mase.avg_pool2d only, divided by the window's size, here {}",
            window.kernel[0] * window.kernel[1]
        ),
        Op::Reduce(name, _) => format!("reduces by '{name}', for which there is no node"),
        Op::Binary(name) => format!("computes '{name}', for which there is no node"),
        _ => "is only a part of what nodes do".to_owned(),
    }
}
