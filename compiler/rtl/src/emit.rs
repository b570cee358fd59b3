//! An accelerator as modules of `hw`, `comb` and `seq`.
//!
//! Generated logic is a module of its own, which instances of the same logic share; templates are extern modules, declared once for
//! each set of widths. The top level joins them by channels, each of which is a FIFO.

use crate::{Accelerator, Error, Port, templates};
use indexmap::IndexMap;
use mase_datapath::{OpKind, Predicate, Wire};
use mase_hardware::template::{Direction, Instance, LIST_LENGTH, Library, Value};
use mase_ir::{
    build::Ssa,
    hw::{self, Body, Hardware, Interface, Kind, Setting},
    melior::{
        Context,
        ir::{Location, Module},
    },
};
use mase_streams::graph::{self, Actor, ChannelId, Logic, Parameter, Source, Word};
use std::collections::BTreeSet;

/// Hardware, and what it needs beside it.
pub struct Emitted<'c> {
    /// Modules.
    pub module: Module<'c>,
    /// Names of the templates that it has.
    pub templates: BTreeSet<String>,
    /// What memories begin with, by the name of the file.
    pub memories: IndexMap<String, Vec<Word>>,
}

/// Builds the module `top` and those below it.
pub fn emit<'c>(
    context: &'c Context,
    accelerator: &Accelerator,
    library: &Library,
    top: &str,
) -> Result<Emitted<'c>, Error> {
    if !hw::load(context) {
        return Err(Error::Module("the context has no dialects hw, comb and seq".into()));
    }
    let location = Location::unknown(context);
    let module = Module::new(location);
    let mut emitter = Emitter {
        hardware: Hardware::new(context, module.body(), location),
        library,
        externals: IndexMap::new(),
        logics: Vec::new(),
        memories: IndexMap::new(),
        templates: BTreeSet::new(),
        top,
    };
    let graph = &accelerator.graph;
    let actors: Vec<Unit> =
        graph.actors.iter().map(|actor| emitter.unit(graph, actor)).collect::<Result<_, _>>()?;
    let fifos: Vec<(Interface, Instance)> = graph
        .channels
        .iter()
        .map(|channel| emitter.fifo(channel.width, channel.depth))
        .collect::<Result<_, _>>()?;
    emitter.top(accelerator, &actors, &fifos);
    let Emitter { memories, templates, .. } = emitter;
    Ok(Emitted { module, templates, memories })
}

/// What an actor is an instance of.
enum Unit {
    Template(Interface, Box<Instance>),
    Logic(Interface),
}

struct Emitter<'e, 'c> {
    hardware: Hardware<'c>,
    library: &'e Library,
    /// By template and widths of its ports.
    externals: IndexMap<(String, Vec<hw::Port>), Interface>,
    logics: Vec<(Logic, Vec<usize>, Interface)>,
    memories: IndexMap<String, Vec<Word>>,
    templates: BTreeSet<String>,
    top: &'e str,
}

impl<'c> Emitter<'_, 'c> {
    fn instance(&self, module: &str, parameters: &[(&str, i64)]) -> Result<Instance, Error> {
        let parameters: Vec<_> =
            parameters.iter().map(|(name, value)| (*name, Parameter::Int(*value))).collect();
        templates::instance(self.library, module, &parameters, None)
    }

    /// What a parameter is in SystemVerilog.
    fn kind(&self, module: &str, name: &str, value: &Value) -> Kind {
        let switch = || self.library.get(module).is_ok_and(|template| template.is_switch(name));
        match value {
            Value::Text(_) => Kind::Text,
            Value::List(_) => Kind::Bits(32 * LIST_LENGTH as u32),
            Value::Integer(_) if switch() => Kind::Bits(1),
            Value::Integer(_) => Kind::Int,
        }
    }

    /// The extern module of an instance.
    fn external(&mut self, module: &str, instance: &Instance) -> Interface {
        let mut ports = vec![hw::Port::clock("clk_i"), hw::Port::input("rst_ni", 1)];
        for port in &instance.ports {
            let comes = port.direction == Direction::In;
            let wire = |name: &str, output: bool, width: u32| match output {
                true => hw::Port::output(&format!("{}_{name}_o", port.name), width),
                false => hw::Port::input(&format!("{}_{name}_i", port.name), width),
            };
            let streams = port.count as u32;
            ports.push(wire("valid", !comes, streams));
            ports.push(wire("ready", comes, streams));
            if port.width > 0 {
                ports.push(wire("data", !comes, port.width as u32));
            }
        }
        if module == "mase_control" {
            ports.push(hw::Port::output("enable_o", 1));
        }
        self.templates.insert(module.to_owned());
        let same = self.externals.keys().filter(|(name, _)| name == module).count();
        let hardware = self.hardware;
        let parameters: Vec<hw::Parameter> = instance
            .parameters
            .iter()
            .map(|(name, value)| hw::Parameter::new(name, self.kind(module, name, value)))
            .collect();
        let symbol = format!("{module}_{same}");
        let key = (module.to_owned(), ports.clone());
        let build = || hardware.external_of(&symbol, module, &ports, &parameters);
        self.externals.entry(key).or_insert_with(build).clone()
    }

    fn fifo(&mut self, width: usize, depth: usize) -> Result<(Interface, Instance), Error> {
        let ram = i64::from(width * depth >= 8192);
        let parameters = [("Width", width as i64), ("Depth", depth as i64), ("Ram", ram)];
        let instance = self.instance("mase_fifo", &parameters)?;
        Ok((self.external("mase_fifo", &instance), instance))
    }

    fn unit(&mut self, graph: &graph::Graph, actor: &Actor) -> Result<Unit, Error> {
        let (module, parameters, memory) = match &actor.body {
            graph::Body::Logic(logic) => return Ok(Unit::Logic(self.logic(graph, actor, logic)?)),
            graph::Body::Template { module, parameters, memory } => (*module, parameters, memory),
        };
        let file = memory.as_ref().map(|_| format!("{}_{}.hex", self.top, actor.name));
        let instance = templates::instance(self.library, module, parameters, file.as_deref())?;
        let interface = self.external(module, &instance);
        if let (Some(file), Some(memory)) = (&file, memory) {
            self.memories.insert(file.clone(), memory.clone());
        }
        Ok(Unit::Template(interface, Box::new(instance)))
    }

    /// The module of generated logic.
    fn logic(&mut self, graph: &graph::Graph, actor: &Actor, logic: &Logic) -> Result<Interface, Error> {
        let widths: Vec<usize> = actor.inputs.iter().map(|(_, channel)| graph.width(*channel)).collect();
        let known = self.logics.iter().find(|(own, ports, _)| own == logic && *ports == widths);
        if let Some((_, _, interface)) = known {
            return Ok(interface.clone());
        }
        let counts = [("Inputs", widths.len() as i64), ("Depth", i64::from(logic.netlist.depth))];
        let instance = self.instance("mase_control", &counts)?;
        let control = self.external("mase_control", &instance);
        let mut ports = vec![hw::Port::clock("clk_i"), hw::Port::input("rst_ni", 1)];
        for (index, width) in widths.iter().enumerate() {
            ports.push(hw::Port::input(&format!("in{index}_valid_i"), 1));
            ports.push(hw::Port::output(&format!("in{index}_ready_o"), 1));
            ports.push(hw::Port::input(&format!("in{index}_data_i"), *width as u32));
        }
        ports.push(hw::Port::output("out_valid_o", 1));
        ports.push(hw::Port::input("out_ready_i", 1));
        ports.push(hw::Port::output("out_data_o", logic.output().width * logic.lanes as u32));
        let name = format!("{}_{}", self.top, actor.name);
        let interface = self.hardware.module(&name, &ports, |body, inputs| {
            let (clock, reset) = (inputs[0], inputs[1]);
            let count = widths.len();
            let valids: Vec<Ssa> = (0..count).rev().map(|index| inputs[2 + 2 * index]).collect();
            let data: Vec<Ssa> = (0..count).map(|index| inputs[3 + 2 * index]).collect();
            let ready = inputs[2 + 2 * count];
            let valid = body.concat(&valids);
            let settings = settings(&control, &instance);
            let given =
                body.instance("u_control", &control, &borrowed(&settings), &[clock, reset, valid, ready]);
            let (in_ready, out_valid, enable) = (given[0], given[1], given[2]);
            let lanes: Vec<Ssa> =
                (0..logic.lanes).map(|lane| wires(body, logic, lane, &data, clock, enable)).collect();
            let lanes: Vec<Ssa> = lanes.into_iter().rev().collect();
            let mut outputs: Vec<Ssa> =
                (0..count).map(|index| body.extract(in_ready, index as u32, 1)).collect();
            outputs.push(out_valid);
            outputs.push(body.concat(&lanes));
            outputs
        });
        self.logics.push((logic.clone(), widths, interface.clone()));
        Ok(interface)
    }

    fn top(&self, accelerator: &Accelerator, units: &[Unit], fifos: &[(Interface, Instance)]) {
        let graph = &accelerator.graph;
        let mut ports = vec![hw::Port::clock("clk_i"), hw::Port::input("rst_ni", 1)];
        for port in &graph.inputs {
            ports.push(hw::Port::input(&format!("{}_valid_i", port.name), 1));
            ports.push(hw::Port::output(&format!("{}_ready_o", port.name), 1));
            ports.push(hw::Port::input(&format!("{}_data_i", port.name), graph.width(port.channel) as u32));
        }
        for port in &accelerator.outputs {
            ports.push(hw::Port::output(&format!("{}_valid_o", port.name), 1));
            ports.push(hw::Port::input(&format!("{}_ready_i", port.name), 1));
            ports.push(hw::Port::output(&format!("{}_data_o", port.name), port.width() as u32));
        }
        self.hardware.module(self.top, &ports, |body, inputs| {
            let (clock, reset) = (inputs[0], inputs[1]);
            let mut channels = Vec::new();
            for (number, (channel, (interface, instance))) in graph.channels.iter().zip(fifos).enumerate() {
                let wires = [body.wire(1), body.wire(channel.width as u32), body.wire(1)];
                let settings = settings(interface, instance);
                let values: Vec<Ssa> = wires.iter().map(hw::Wire::value).collect();
                let operands = [clock, reset, values[0], values[1], values[2]];
                let given =
                    body.instance(&format!("u_channel_{number}"), interface, &borrowed(&settings), &operands);
                let [first, second, third] = wires;
                channels.push((Some((first, second)), Some(third), [given[0], given[1], given[2]]));
            }
            let feed = |channels: &mut Vec<Joint<'c>>, channel: ChannelId, valid: Ssa<'c>, data: Ssa<'c>| {
                if let Some((own, bits)) = channels[channel.0].0.take() {
                    body.drive(own, valid);
                    body.drive(bits, data);
                }
            };
            for (port, values) in graph.inputs.iter().zip(inputs[2..].chunks(2)) {
                feed(&mut channels, port.channel, values[0], values[1]);
            }
            for (actor, unit) in graph.actors.iter().zip(units) {
                let instance = format!("u_{}", actor.name);
                let mut operands = vec![clock, reset];
                for (_, channel) in &actor.inputs {
                    let [_, valid, data] = channels[channel.0].2;
                    operands.extend([valid, data]);
                }
                let ready: Vec<Ssa> =
                    actor.outputs.iter().map(|(_, channel)| channels[channel.0].2[0]).collect();
                let many = ready.len() > 1;
                operands.push(if many {
                    body.concat(&ready.into_iter().rev().collect::<Vec<_>>())
                } else {
                    ready[0]
                });
                let given = match unit {
                    Unit::Logic(interface) => body.instance(&instance, interface, &[], &operands),
                    Unit::Template(interface, template) => {
                        let settings = settings(interface, template);
                        body.instance(&instance, interface, &borrowed(&settings), &operands)
                    }
                };
                for ((_, channel), taken) in actor.inputs.iter().zip(&given) {
                    if let Some(ready) = channels[channel.0].1.take() {
                        body.drive(ready, *taken);
                    }
                }
                let (valid, data) = (given[actor.inputs.len()], given[actor.inputs.len() + 1]);
                for (index, (_, channel)) in actor.outputs.iter().enumerate() {
                    let own = if many { body.extract(valid, index as u32, 1) } else { valid };
                    feed(&mut channels, *channel, own, data);
                }
            }
            let mut outputs: Vec<Ssa> =
                graph.inputs.iter().map(|port| channels[port.channel.0].2[0]).collect();
            let after = &inputs[2 + 2 * graph.inputs.len()..];
            for ((port, outside), ready) in graph.outputs.iter().zip(&accelerator.outputs).zip(after) {
                let [_, valid, data] = channels[port.channel.0].2;
                let data = extended(body, data, outside);
                if let Some(own) = channels[port.channel.0].1.take() {
                    body.drive(own, *ready);
                }
                outputs.extend([valid, data]);
            }
            outputs
        });
    }
}

/// Elements in the bits of a port.
fn extended<'c>(body: &Body<'c>, data: Ssa<'c>, port: &Port) -> Ssa<'c> {
    let (from, to) = (port.stream.bits() as u32, port.bits as u32);
    let lane = |lane: usize| {
        let element = body.extract(data, lane as u32 * from, from);
        if port.stream.lo < 0 { body.sign_extend(element, to) } else { body.zero_extend(element, to) }
    };
    if from == to {
        return data;
    }
    body.concat(&(0..port.stream.lanes).rev().map(lane).collect::<Vec<_>>())
}

/// Of a channel: the valid and data that its producer is to drive, the ready that its consumer is to drive, and what the FIFO gives:
/// ready, valid and data.
type Joint<'c> = (Option<(hw::Wire<'c>, hw::Wire<'c>)>, Option<hw::Wire<'c>>, [Ssa<'c>; 3]);

enum Owned {
    Int(i32),
    Bits(Vec<u64>),
    Text(String),
}

/// The values of an instance's parameters, as its module declares them.
fn settings(interface: &Interface, instance: &Instance) -> Vec<(String, Owned)> {
    let declared = |name: &str| interface.parameters.iter().find(|own| own.name == name).map(|own| own.kind);
    let setting = |(name, value): (&String, &Value)| {
        let value = match (declared(name), value) {
            (_, Value::List(list)) => {
                let word = |pair: &[i64]| {
                    let low = u64::from(pair[0] as u32);
                    low | pair.get(1).map_or(0, |high| u64::from(*high as u32) << 32)
                };
                Owned::Bits(list.chunks(2).map(word).collect())
            }
            (Some(Kind::Bits(_)), Value::Integer(value)) => Owned::Bits(vec![*value as u64]),
            (_, Value::Integer(value)) => Owned::Int(*value as i32),
            (_, Value::Text(text)) => Owned::Text(text.clone()),
        };
        (name.clone(), value)
    };
    instance.parameters.iter().map(setting).collect()
}

fn borrowed(settings: &[(String, Owned)]) -> Vec<(&str, Setting<'_>)> {
    settings
        .iter()
        .map(|(name, value)| {
            let value = match value {
                Owned::Int(value) => Setting::Int(*value),
                Owned::Bits(words) => Setting::Bits(words),
                Owned::Text(text) => Setting::Text(text),
            };
            (name.as_str(), value)
        })
        .collect()
}

/// The result of one lane.
fn wires<'c>(
    body: &Body<'c>,
    logic: &Logic,
    lane: usize,
    data: &[Ssa<'c>],
    clock: Ssa<'c>,
    enable: Ssa<'c>,
) -> Ssa<'c> {
    let netlist = &logic.netlist;
    let mut values: Vec<Ssa<'c>> = Vec::with_capacity(netlist.ops.len());
    for op in &netlist.ops {
        let get = |wire: &Wire| values[wire.0 as usize];
        let width = op.width;
        let value = match &op.kind {
            OpKind::Input(index) => match &logic.sources[*index as usize] {
                Source::Channel { input, low } => body.extract(data[*input], low[lane] as u32, width),
                Source::Constant(known) => body.constant(width, known[lane]),
            },
            OpKind::Constant(bits) => body.constant(width, *bits as i128),
            OpKind::Add(a, b) => body.add(&[get(a), get(b)]),
            OpKind::Sub(a, b) => body.sub(get(a), get(b)),
            OpKind::Mul(a, b) => body.mul(&[get(a), get(b)]),
            OpKind::And(a, b) => body.and(&[get(a), get(b)]),
            OpKind::Or(a, b) => body.or(&[get(a), get(b)]),
            OpKind::Xor(a, b) => body.xor(&[get(a), get(b)]),
            OpKind::Compare(predicate, a, b) => body.compare(compared(*predicate), get(a), get(b)),
            OpKind::Mux(c, a, b) => body.mux(get(c), get(a), get(b)),
            OpKind::Extract(a, low) => body.extract(get(a), *low, width),
            OpKind::Concat(parts) => body.concat(&parts.iter().map(get).collect::<Vec<_>>()),
            OpKind::Replicate(a, times) => body.replicate(get(a), *times),
            OpKind::Register(a) => {
                body.register(&format!("lane{lane}_{}_q", values.len()), get(a), clock, Some(enable), None)
            }
            OpKind::Rom { table, index } => {
                let table: Vec<i128> =
                    netlist.tables[*table as usize].iter().map(|value| *value as i128).collect();
                let needed = table.len().next_power_of_two().trailing_zeros().max(1);
                let index = get(index);
                let own = hw::width(index);
                let index = if own > needed {
                    body.extract(index, 0, needed)
                } else {
                    body.zero_extend(index, needed)
                };
                body.lookup(&table, width, index)
            }
        };
        values.push(value);
    }
    values[logic.output().wire.0 as usize]
}

fn compared(predicate: Predicate) -> hw::Predicate {
    match predicate {
        Predicate::Eq => hw::Predicate::Equal,
        Predicate::Ult => hw::Predicate::UnsignedLess,
        Predicate::Ule => hw::Predicate::UnsignedLessOrEqual,
        Predicate::Slt => hw::Predicate::SignedLess,
        Predicate::Sle => hw::Predicate::SignedLessOrEqual,
    }
}
