//! A graph in the manner of an encoder: 128 rows of 768 elements, 8 in a beat, 98304 cycles a frame; some 45 actors a layer.

use mase_hardware::timing::{Buffer, Firings, Phased, Timing};
use mase_simulate::{Beats, ChannelId, Consumer, Graph, Producer};

const ROWS: u64 = 128;
/// Beats of a row.
const ROW: u64 = 96;

/// The graph under construction.
pub struct Builder {
    pub graph: Graph,
    /// The channels that hold what waits for a longer path.
    pub residuals: Vec<ChannelId>,
    depth: u64,
}

fn firings(count: u64, inputs: u32, produces: bool) -> Firings {
    Firings { count, inputs, produces }
}

impl Builder {
    fn phased(&mut self, name: &str, depth: u64, ins: &[Producer], runs: Vec<Firings>) -> Producer {
        let timing = Timing::Phased(Phased { depth, inputs: ins.len() as u32, runs });
        let actor = self.graph.actor(name, timing);
        for (index, producer) in ins.iter().enumerate() {
            self.graph.channel(*producer, actor.input(index), self.depth);
        }
        actor.output(0)
    }

    /// Each beat to one of its own.
    fn map(&mut self, name: &str, depth: u64, ins: &[Producer]) -> Producer {
        let all = (1 << ins.len()) - 1;
        self.phased(name, depth, ins, vec![firings(1, all, true)])
    }

    fn gather(&mut self, name: &str, factor: u64, ins: &[Producer]) -> Producer {
        let all = (1 << ins.len()) - 1;
        self.phased(name, 4, ins, vec![firings(factor - 1, all, false), firings(1, all, true)])
    }

    fn spread(&mut self, name: &str, factor: u64, input: Producer) -> Producer {
        self.phased(name, 1, &[input], vec![firings(1, 1, true), firings(factor - 1, 0, true)])
    }

    fn fork<const N: usize>(&mut self, name: &str, input: Producer) -> [Producer; N] {
        let actor = self.graph.actor(name, Timing::Fork { outputs: N as u32 });
        self.graph.channel(input, actor.input(0), self.depth);
        std::array::from_fn(|index| actor.output(index))
    }

    fn queue(&mut self, name: &str, depth: u64, input: Producer) -> Producer {
        // One that only passes on, behind a channel of that depth.
        let runs = vec![firings(1, 1, true)];
        let actor = self.graph.actor(name, Timing::Phased(Phased { depth: 1, inputs: 1, runs }));
        let channel = self.graph.channel(input, actor.input(0), depth);
        self.residuals.push(channel);
        actor.output(0)
    }

    fn replay(&mut self, name: &str, frames: u64, times: u64, words: u64, input: Producer) -> Producer {
        let timing = Timing::Buffer(Buffer {
            capacity: 2 * words,
            loops: vec![(frames, 0), (times, 0), (words, 1)],
            free_level: Some(0),
            free_step: words,
            free_end: 0,
            offset: 0,
        });
        let actor = self.graph.actor(name, timing);
        self.graph.channel(input, actor.input(0), self.depth);
        actor.output(0)
    }

    fn linear(&mut self, name: &str, input: Producer) -> Producer {
        let a = self.replay(&format!("{name}.replay"), ROWS, 8, ROW, input);
        let b = self.phased(&format!("{name}.weights"), 1, &[], vec![firings(1, 0, true)]);
        let y = self.gather(&format!("{name}.mac"), ROW, &[a, b]);
        let y = self.map(&format!("{name}.requantise"), 6, &[y]);
        self.spread(&format!("{name}.narrow"), 12, y)
    }

    /// Reduces `count` beats and joins the result to each of them.
    fn normalise(&mut self, name: &str, count: u64, input: Producer) -> Producer {
        let [values, sums] = self.fork(&format!("{name}.fork"), input);
        let sums = self.gather(&format!("{name}.reduce"), count, &[sums]);
        let factor = self.map(&format!("{name}.factor"), 20, &[sums]);
        let factors = self.spread(&format!("{name}.repeat"), count, factor);
        let values = self.queue(&format!("{name}.wait"), 2 * count + 64, values);
        self.map(&format!("{name}.scale"), 5, &[values, factors])
    }

    fn attention(&mut self, name: &str, x: Producer) -> Producer {
        let [q, k, v] = self.fork(&format!("{name}.fork"), x);
        let q = self.linear(&format!("{name}.q"), q);
        let k = self.linear(&format!("{name}.k"), k);
        let v = self.linear(&format!("{name}.v"), v);
        // Rows of 6 beats of 128 elements; all of k and v for each row of q.
        let q = self.gather(&format!("{name}.q.widen"), 16, &[q]);
        let q = self.queue(&format!("{name}.q.wait"), 12 * ROWS, q);
        let q = self.replay(&format!("{name}.q.replay"), ROWS, ROWS, 6, q);
        let k = self.gather(&format!("{name}.k.widen"), 16, &[k]);
        let k = self.replay(&format!("{name}.k.replay"), 1, ROWS, 6 * ROWS, k);
        let v = self.gather(&format!("{name}.v.widen"), 16, &[v]);
        let v = self.replay(&format!("{name}.v.replay"), 1, ROWS, 6 * ROWS, v);
        let scores = self.gather(&format!("{name}.scores"), 6, &[q, k]);
        let scores = self.normalise(&format!("{name}.max"), ROWS, scores);
        let scores = self.map(&format!("{name}.exp"), 8, &[scores]);
        let scores = self.normalise(&format!("{name}.sum"), ROWS, scores);
        let scores = self.spread(&format!("{name}.heads"), 6, scores);
        // 6 beats of each row.
        let y = self.gather(&format!("{name}.context"), ROWS, &[scores, v]);
        let y = self.spread(&format!("{name}.narrow"), 16, y);
        self.linear(&format!("{name}.project"), y)
    }

    fn layer(&mut self, name: &str, x: Producer) -> Producer {
        let [main, past] = self.fork(&format!("{name}.past"), x);
        let past = self.queue(&format!("{name}.residual"), 3 * ROWS * ROW, past);
        let y = self.attention(&format!("{name}.attention"), main);
        let y = self.map(&format!("{name}.add"), 2, &[y, past]);
        let y = self.normalise(&format!("{name}.norm"), ROW, y);
        let [main, past] = self.fork(&format!("{name}.past2"), y);
        let past = self.queue(&format!("{name}.residual2"), 16 * ROW, past);
        let y = self.linear(&format!("{name}.up"), main);
        let y = self.map(&format!("{name}.gelu"), 10, &[y]);
        let y = self.linear(&format!("{name}.down"), y);
        let y = self.map(&format!("{name}.add2"), 2, &[y, past]);
        self.normalise(&format!("{name}.norm2"), ROW, y)
    }
}

/// So many layers between one input and one output.
pub fn transformer(layers: usize) -> Builder {
    let mut builder = Builder { graph: Graph::new(), residuals: Vec::new(), depth: 2 };
    let input = builder.graph.input("x", 0, Beats(ROWS * ROW));
    let output = builder.graph.output("y", 1, Beats(ROWS * ROW));
    let mut x: Producer = input.into();
    for layer in 0..layers {
        x = builder.layer(&format!("layer{layer}"), x);
    }
    let sink: Consumer = output.into();
    builder.graph.channel(x, sink, 2);
    builder
}
