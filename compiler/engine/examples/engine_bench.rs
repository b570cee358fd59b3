//! The engine's side of `benches/engine`: compiles a module, binds weights, and runs once for each line on standard input, so that
//! the caller can take turns with another program. Prints a line for each step; writes the outputs at the end.
//!
//! `engine_bench MODULE WEIGHTS.safetensors INPUTS.npz OUTPUTS.npz`, the inputs as `in0`, `in1`, ...

use mase_data::{IndexMap, Tensor, npz, safetensors};
use mase_engine::{Options, Weights, compile};
use mase_ir::module;
use std::{error::Error, io, path::Path, time::Instant};

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [path, weights, inputs, outputs] = &arguments[..] else {
        return Err("usage: engine_bench MODULE WEIGHTS.safetensors INPUTS.npz OUTPUTS.npz".into());
    };
    let weights = Weights::new().with(safetensors::open(Path::new(weights))?);
    let inputs: Vec<Tensor> = npz::read(Path::new(inputs))?.into_values().collect();

    let start = Instant::now();
    let context = module::context().ok_or("the mase dialect cannot be loaded")?;
    let module = module::read(&context, Path::new(path)).ok_or("the module cannot be read")?;
    let program = compile(module.as_operation(), &Options::default())?;
    println!("{}", start.elapsed().as_secs_f64());
    let start = Instant::now();
    let model = program.bind(&weights)?;
    println!("{}", start.elapsed().as_secs_f64());

    let mut results = model.run(&inputs)?;
    for line in io::stdin().lines() {
        line?;
        let start = Instant::now();
        results = model.run(&inputs)?;
        println!("{}", start.elapsed().as_secs_f64());
    }
    let named = results.into_iter().enumerate().map(|(index, tensor)| (format!("out{index}"), tensor));
    npz::write(Path::new(outputs), &named.collect::<IndexMap<_, _>>())?;
    Ok(())
}
