//! `mase simulate`: a quantised model as hardware, run in a simulator on data, and compared with the software word for word.

use crate::{
    Global, Outcome,
    calibrate::weights,
    data::{Arrays, Port, Samples},
    model, print,
};
use anyhow::{Context as _, Result, bail};
use clap::Args;
use mase_cosim::{Stalls, Verilator};
use mase_data::npz;
use mase_ir::home;
use mase_rtl::{
    Accelerator, Parallelism,
    flow::{Flow, Hardware, hardware},
    reference::Reference,
    simulate::{Failure, How, Measured, simulate},
};
use mase_simulate::Run;
use serde_json::{Value, json};
use std::{num::NonZero, path::PathBuf};

/// Make hardware of a quantised model, run it in Verilator on data, and compare every word with the software
///
/// Writes the SystemVerilog, the contents of memories and the templates to a folder, sizes all FIFOs, builds a simulator, and runs samples
/// through it, one behind the other, with random stalls at every port if a seed is given. Every word that comes out has to have the
/// bits of the engine, in the cycle that the simulator of streams says.
#[derive(Args)]
#[command(after_help = EXAMPLES)]
pub struct Options {
    /// The module, quantised (mase-opt --mase-quantize), text or bytecode; `-` is stdin
    model: PathBuf,
    /// Inputs: an .npz, as of mase eval; what it expects of results is not looked at
    #[arg(short, long, value_name = "NPZ")]
    data: PathBuf,
    /// Where the hardware goes
    #[arg(short, long, value_name = "FOLDER")]
    output: PathBuf,
    /// Values of parameters, before those in the module: a safetensors file
    #[arg(short, long, value_name = "FILE")]
    weights: Option<PathBuf>,
    /// Run the first N samples only
    #[arg(short = 'n', long, value_name = "N")]
    samples: Option<NonZero<usize>>,
    /// Multiplications a cycle in all, about; by default, tiles of mase.hw say how much is done at once
    #[arg(long, value_name = "N")]
    macs: Option<NonZero<u64>>,
    /// Stall every port at random
    #[arg(long, value_name = "SEED")]
    stalls: Option<NonZero<u64>>,
    /// Of 256 cycles, in how many a port is stalled
    #[arg(long, value_name = "N", default_value_t = 96, value_parser = clap::value_parser!(u32).range(1..=224))]
    stall_rate: u32,
    /// The clock's period in ps, for registers in generated logic
    #[arg(long, value_name = "PS", default_value_t = 3750, value_parser = clap::value_parser!(u32).range(1..))]
    period: u32,
    /// Name of the top module
    #[arg(long, value_name = "NAME", default_value = "accelerator")]
    top: String,
    /// Write waveforms (VCD) to this file; slow
    #[arg(long, value_name = "FILE")]
    waveform: Option<PathBuf>,
    /// The function
    #[arg(long, value_name = "NAME", default_value = "main")]
    entry: String,
}

const EXAMPLES: &str = "\
Exit code 1: a word differs, words are missing or too many, or the simulator found a deadlock or a violated protocol.

Examples:
  mase simulate int8.mlir --weights model.safetensors --data test.npz -o rtl
  mase simulate int8.mlir --weights model.safetensors --data test.npz -o rtl --macs 64 --stalls 1 -n 10";

/// Runs the command.
pub fn run(options: &Options, global: Global) -> Result<Outcome> {
    if !mase_rtl::passes::register_all() {
        bail!("the passes of mase cannot be registered");
    }
    let name = options.model.display();
    let context = model::context()?;
    let module = model::read(&context, &options.model)?;
    let weights = weights(options.weights.as_deref())?;
    let flow = Flow {
        entry: options.entry.clone(),
        top: options.top.clone(),
        parallelism: options.macs.map_or(Parallelism::Tiles, |macs| Parallelism::Macs(macs.get())),
        period_ps: options.period,
    };
    let hardware = hardware(&context, &module, &weights, &flow).with_context(|| name.to_string())?;
    let files = hardware.write(&options.output)?;
    global.note(written(options, &hardware));

    let reference = Reference::new(&context, &module, &options.entry, &weights)?;
    let arrays = npz::read(&options.data)?;
    let samples: Samples =
        Arrays { path: &options.data, arrays: &arrays }.samples(&Port::all(reference.inputs()))?;
    let count = options.samples.map_or(usize::MAX, NonZero::get).min(samples.count());
    let inputs = (0..count).map(|sample| samples.inputs(sample)).collect::<Result<Vec<_>>>()?;
    let stalls = Stalls { seed: options.stalls.map_or(0, NonZero::get), rate: options.stall_rate };
    let predicted =
        Run::frames(count as u64).stalls(mase_simulate::Stalls { seed: stalls.seed, rate: stalls.rate });
    let predicted = hardware.predict(&predicted)?;
    let how = How { stalls, waveform: options.waveform.clone(), latency: predicted.latency() };
    global.note("building the simulator ...");
    let verilator = Verilator::find_from(Some(&home::home()?))?;
    let measured = match simulate(&hardware.accelerator, &files, &reference, &inputs, &verilator, &how) {
        Ok(measured) => measured,
        Err(Failure::Wrong(wrong)) => bail!("{name}: {wrong}"),
        Err(failure) => return Err(anyhow::Error::from(failure).context(name.to_string())),
    };
    for (port, cycles) in measured.cycles_of.iter().enumerate() {
        let differs = |(word, cycle): (usize, &u64)| {
            let expected = predicted.output_cycle(port, word as u64);
            (expected != Some(*cycle)).then_some((word, *cycle, expected))
        };
        if let Some((word, cycle, expected)) = cycles.iter().enumerate().find_map(differs) {
            bail!(
                "{name}: word {word} of result {port} comes in cycle {cycle}, and the simulator of streams says {expected:?}"
            );
        }
    }
    if global.json {
        print(format_args!("{}\n", report(&hardware, &measured)))?;
    } else {
        print(text(&hardware, &measured))?;
    }
    Ok(Outcome::Fine)
}

fn written(options: &Options, hardware: &Hardware) -> String {
    let graph = &hardware.accelerator.graph;
    format!(
        "wrote {}: {} nodes of {} actors, joined by {} FIFOs of {} words in all",
        options.output.display(),
        hardware.accelerator.nodes.len(),
        graph.actors.len(),
        graph.channels.len(),
        graph.channels.iter().map(|channel| channel.depth).sum::<usize>()
    )
}

fn text(hardware: &Hardware, measured: &Measured) -> String {
    let mut text = format!(
        "bit-exact  {} samples, {} words\ncycles     {} for all, {} for the first (measured)\n",
        measured.samples, measured.words, measured.cycles, measured.latency
    );
    if let Some(interval) = measured.interval {
        text += &format!(
            "interval   {interval} cycles from a sample to the next (measured); {} is the least by the busiest actor\n",
            hardware.sizes.bound
        );
    }
    for (port, way) in ports(&hardware.accelerator) {
        let loops: Vec<String> = port
            .stream
            .order
            .digits()
            .iter()
            .map(|one| format!("{} by {}", one.extent, one.stride))
            .collect();
        text += &format!(
            "{way:<10} {}: {} of {} bits a word ({}), row-major index in loops of {}\n",
            port.name,
            port.stream.lanes,
            port.bits,
            port.format,
            loops.join(", ")
        );
    }
    text
}

fn ports(accelerator: &Accelerator) -> impl Iterator<Item = (&mase_rtl::Port, &'static str)> {
    let inputs = accelerator.inputs.iter().map(|port| (port, "in"));
    inputs.chain(accelerator.outputs.iter().map(|port| (port, "out")))
}

fn report(hardware: &Hardware, measured: &Measured) -> Value {
    let ports: Vec<Value> = ports(&hardware.accelerator)
        .map(|(port, way)| {
            let order: Vec<Value> = port
                .stream
                .order
                .digits()
                .iter()
                .map(|one| json!({"extent": one.extent, "stride": one.stride}))
                .collect();
            json!({
                "name": port.name, "way": way, "index": port.index, "format": port.format,
                "shape": port.stream.shape, "lanes": port.stream.lanes, "bits": port.bits, "order": order,
            })
        })
        .collect();
    json!({
        "samples": measured.samples, "words": measured.words, "cycles": measured.cycles,
        "latency": measured.latency, "interval": measured.interval, "bound": hardware.sizes.bound, "ports": ports,
    })
}
