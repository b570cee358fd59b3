//! Last decisions on a [`super::graph::Graph`], when all uses are known.

use super::{
    block,
    graph::{Graph, Id, Op},
    read::{Reader, Verdicts},
};
use mase_ir::melior::ir::operation::OperationLike;
use std::collections::{HashMap, HashSet};

impl Reader<'_> {
    /// Makes use of what is known of all uses. Nothing is left that cannot be emitted; see [`Reader::judge`].
    pub fn settle(&mut self) {
        self.split_biases();
        self.squeeze();
    }

    /// The nodes that ops which stay take.
    fn roots(&self) -> Vec<Id> {
        let kept = self.sources.iter().filter(|source| source.kept);
        kept.flat_map(|source| mase_ir::walk::preorder(source.op))
            .flat_map(|op| op.operands().filter_map(|value| self.id(value)).collect::<Vec<_>>())
            .collect()
    }

    /// Finds ops that stay, as a block or as they are. If there are some, the function has to be read again: what was made of
    /// an op that stays was made of parts of it.
    pub fn judge(&self, verdicts: &mut Verdicts) -> bool {
        let live = self.graph.reachable(self.roots());
        let mut remains: Vec<Id> = live.iter().copied().filter(|id| !self.graph[*id].op.is_node()).collect();
        remains.sort_unstable();
        let mut touched: HashMap<Id, Vec<usize>> = remains.iter().map(|id| (*id, Vec::new())).collect();
        for (index, source) in self.sources.iter().enumerate().filter(|(_, source)| !source.kept) {
            for id in &source.touched {
                if let Some(sources) = touched.get_mut(id).filter(|sources| sources.last() != Some(&index)) {
                    sources.push(index);
                }
            }
        }
        // A part of a pattern that no node stands for: the op that needs it stays.
        for remains in &remains {
            let needs = |id: Id| live.contains(&id) && self.graph.depends(id, *remains);
            let mut found = touched[remains].iter().copied();
            let index =
                found.find(|index| self.sources[*index].results.iter().flatten().any(|id| needs(*id)));
            let index = index.unwrap_or(self.graph[*remains].origin);
            verdicts.opaque.entry(index).or_insert_with(|| explain(&self.graph, *remains));
        }
        if !remains.is_empty() {
            return true;
        }
        // What stays needs its operands, among which there may be more that stays.
        let large: Vec<_> =
            self.blocks().into_iter().filter(|(index, _)| !block::fits(self.sources[*index].op)).collect();
        let found = !large.is_empty();
        for (index, reason) in large {
            verdicts.kept.insert(index);
            verdicts.opaque.insert(index, reason);
        }
        found
    }

    /// A product that is used with its bias and without is computed once.
    fn split_biases(&mut self) {
        let live = self.graph.reachable(self.roots());
        let mut biased: Vec<Id> =
            live.iter().copied().filter(|id| self.graph[*id].inputs.len() == 3).collect();
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
            let Some(plain) =
                self.graph.find(&op, &inputs[..2], &shape, element).filter(|id| live.contains(id))
            else {
                continue;
            };
            let mut along = vec![1; shape.len()];
            along[channel] = shape[channel];
            let bias = self.graph.reshape(inputs[2], along[channel..].to_vec());
            self.graph.become_other(id, Op::Binary("add"), vec![plain, bias]);
        }
    }

    /// A reduction whose dimensions of extent 1 go at once does not keep them.
    fn squeeze(&mut self) {
        let roots = self.roots();
        let live = self.graph.reachable(roots.iter().copied());
        let mut users: HashMap<Id, usize> = HashMap::new();
        for id in live.iter().flat_map(|id| &self.graph[*id].inputs).chain(&roots) {
            *users.entry(*id).or_default() += 1;
        }
        for id in live {
            if !self.graph.is_reshape(id) {
                continue;
            }
            let reduction = self.graph.input(id, 0);
            let Op::Reduce(name, axes) = self.graph[reduction].op.clone() else { continue };
            let kept = |(i, extent): (usize, &i64)| (!axes.contains(&i)).then_some(*extent);
            let left: Vec<i64> = self.graph.shape(reduction).iter().enumerate().filter_map(kept).collect();
            if users.get(&reduction) == Some(&1) && self.graph.shape(id) == left {
                let input = self.graph.input(reduction, 0);
                self.graph.become_other(id, Op::Squeeze(name, axes), vec![input]);
            }
        }
    }

    /// Ops that become blocks, and why.
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
