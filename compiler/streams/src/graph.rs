//! Graphs of actors that are joined by channels.
//!
//! An actor is an instance of a template, or generated logic between registers. Channels have one producer; one with several
//! consumers gets a fork when the graph is finished. Invariant of a finished graph: each channel has one consumer, and every port of
//! every actor its channel.

use mase_datapath::{Netlist, Port as Pin};

/// A channel, by number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ChannelId(pub usize);

/// Words of bits, lowest first.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Word {
    bits: Vec<bool>,
}

impl Word {
    /// Puts the low bits of a number above those that are there.
    pub fn push(&mut self, value: i128, bits: usize) {
        self.bits.extend((0..bits).map(|bit| value >> bit.min(127) & 1 == 1));
    }

    /// Its bits, lowest first.
    pub fn bits(&self) -> &[bool] {
        &self.bits
    }

    /// Hexadecimal digits, as `$readmemh` takes them.
    pub fn hex(&self) -> String {
        let digit = |bits: &[bool]| bits.iter().rev().fold(0, |digit, bit| digit * 2 + u32::from(*bit));
        let digits = self.bits.chunks(4).rev().map(|bits| char::from_digit(digit(bits), 16));
        digits.map(|digit| digit.unwrap_or('0')).collect()
    }
}

/// A parameter of a template.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Parameter {
    /// A number.
    Int(i64),
    /// Several, in the template's packed list.
    List(Vec<i64>),
}

/// What an input of generated logic is.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Source {
    /// For each lane, where in a channel's words its bits begin.
    Channel {
        /// The actor's input.
        input: usize,
        /// The lowest bit, by lane.
        low: Vec<usize>,
    },
    /// Known bits, by lane.
    Constant(Vec<i128>),
}

/// Logic for one lane, which is there for each.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Logic {
    /// One lane.
    pub netlist: Netlist,
    /// Lanes of the result.
    pub lanes: usize,
    /// What the netlist's inputs are, in their order.
    pub sources: Vec<Source>,
}

impl Logic {
    /// The result of a lane.
    pub fn output(&self) -> &Pin {
        &self.netlist.outputs[0]
    }
}

/// What an actor is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Body {
    /// An instance of a template.
    Template {
        /// Its module.
        module: &'static str,
        /// Its parameters.
        parameters: Vec<(&'static str, Parameter)>,
        /// What its memory begins with.
        memory: Option<Vec<Word>>,
    },
    /// One word of each input makes one word.
    Logic(Logic),
}

/// An actor.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Actor {
    /// Unique in its graph; letters, digits and underscores.
    pub name: String,
    /// What it is.
    pub body: Body,
    /// Ports that take words, and their channels. Those of logic have no names.
    pub inputs: Vec<(&'static str, ChannelId)>,
    /// Ports that give words, and their channels.
    pub outputs: Vec<(&'static str, ChannelId)>,
}

/// An end of a channel.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum End {
    /// An actor's port, by number.
    Actor(usize, usize),
    /// A port of the graph, by number.
    Port(usize),
}

/// Words on their way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Channel {
    /// Bits of a word.
    pub width: usize,
    /// Words that it holds.
    pub depth: usize,
    /// Where they come from.
    pub producer: End,
    /// Where they go.
    pub consumers: Vec<End>,
}

/// Words that a channel holds if nobody says otherwise.
pub const DEPTH: usize = 2;

/// A port of a graph.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Port {
    /// Its name; letters, digits and underscores.
    pub name: String,
    /// The channel behind it.
    pub channel: ChannelId,
}

/// Actors and channels.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Graph {
    /// In the order of the data.
    pub actors: Vec<Actor>,
    /// By number.
    pub channels: Vec<Channel>,
    /// What comes in.
    pub inputs: Vec<Port>,
    /// What goes out.
    pub outputs: Vec<Port>,
}

impl Graph {
    fn channel(&mut self, width: usize, producer: End) -> ChannelId {
        self.channels.push(Channel { width, depth: DEPTH, producer, consumers: Vec::new() });
        ChannelId(self.channels.len() - 1)
    }

    /// A port through which words come in.
    pub fn input(&mut self, name: &str, width: usize) -> ChannelId {
        let channel = self.channel(width, End::Port(self.inputs.len()));
        self.inputs.push(Port { name: name.into(), channel });
        channel
    }

    /// A port through which words go out.
    pub fn output(&mut self, name: &str, channel: ChannelId) {
        self.channels[channel.0].consumers.push(End::Port(self.outputs.len()));
        self.outputs.push(Port { name: name.into(), channel });
    }

    /// An actor with one result of so many bits.
    pub fn actor(
        &mut self,
        name: &str,
        body: Body,
        inputs: &[(&'static str, ChannelId)],
        output: (&'static str, usize),
    ) -> ChannelId {
        let number = self.actors.len();
        for (port, (_, channel)) in inputs.iter().enumerate() {
            self.channels[channel.0].consumers.push(End::Actor(number, port));
        }
        let result = self.channel(output.1, End::Actor(number, 0));
        let same = |stem: &str| self.actors.iter().any(|actor| actor.name == stem);
        let name = match same(name) {
            false => name.to_owned(),
            true => (2..).map(|i| format!("{name}_{i}")).find(|name| !same(name)).unwrap_or_default(),
        };
        self.actors.push(Actor { name, body, inputs: inputs.to_vec(), outputs: vec![(output.0, result)] });
        result
    }

    /// Bits of a channel's words.
    pub fn width(&self, channel: ChannelId) -> usize {
        self.channels[channel.0].width
    }

    /// Puts a fork behind each channel that several take words from. Channels that nobody takes from, by number.
    pub fn finish(&mut self) -> Vec<ChannelId> {
        for number in 0..self.channels.len() {
            let consumers = self.channels[number].consumers.clone();
            if consumers.len() < 2 {
                continue;
            }
            let width = self.channels[number].width;
            let fork = self.actors.len();
            let mut outputs = Vec::new();
            for (port, consumer) in consumers.iter().enumerate() {
                let branch = self.channel(width, End::Actor(fork, port));
                self.channels[branch.0].consumers = vec![*consumer];
                match *consumer {
                    End::Actor(actor, port) => self.actors[actor].inputs[port].1 = branch,
                    End::Port(port) => self.outputs[port].channel = branch,
                }
                outputs.push(("out", branch));
            }
            self.channels[number].consumers = vec![End::Actor(fork, 0)];
            let parameters = vec![
                ("Width", Parameter::Int(width as i64)),
                ("Outputs", Parameter::Int(consumers.len() as i64)),
            ];
            self.actors.push(Actor {
                name: format!("fork_{number}"),
                body: Body::Template { module: "mase_fork", parameters, memory: None },
                inputs: vec![("in", ChannelId(number))],
                outputs,
            });
        }
        let unused = |number: &usize| self.channels[*number].consumers.is_empty();
        (0..self.channels.len()).filter(unused).map(ChannelId).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_packed_lowest_first() {
        let mut word = Word::default();
        word.push(-1, 3);
        word.push(2, 4);
        word.push(1, 1);
        assert_eq!(word.hex(), "97");
        word.push(5, 3);
        assert_eq!(word.hex(), "597");
        assert_eq!(word.bits().len(), 11);
    }

    #[test]
    fn several_consumers_get_a_fork() {
        let mut graph = Graph::default();
        let x = graph.input("x", 8);
        let body = || Body::Template { module: "mase_repeat", parameters: Vec::new(), memory: None };
        let a = graph.actor("a", body(), &[("in", x)], ("out", 8));
        graph.output("y", a);
        graph.output("z", x);
        assert_eq!(graph.finish(), []);
        assert_eq!(graph.actors.len(), 2);
        let fork = &graph.actors[1];
        assert_eq!(fork.inputs, [("in", x)]);
        assert_eq!(graph.actors[0].inputs[0].1, fork.outputs[0].1);
        assert_eq!(graph.outputs[1].channel, fork.outputs[1].1);
        assert!(graph.channels.iter().all(|channel| channel.consumers.len() == 1));
    }
}
