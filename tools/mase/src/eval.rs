//! `mase eval`: a model run on data, and compared with what is expected.

mod report;

use crate::{
    Global, Outcome,
    data::{Arrays, Expected, Port, Samples, Values},
    metric::{Metric, Score, Target},
    model, parallel, print, warn,
};
use anyhow::{Context as _, Result, anyhow};
use clap::Args;
use indexmap::IndexMap;
use mase_data::{Comparison, Tensor, npz, safetensors};
use mase_engine::{Model, Weights};
use report::Report;
use std::{
    num::NonZero,
    path::PathBuf,
    time::{Duration, Instant},
};

/// Run a model on data, and compare it with what is expected
///
/// The data is an .npz of numpy with arrays in0, in1, ... for the arguments and out0, out1, ... for the expected results; or x
/// for the only argument, and y for the first result: labels if it has integers, values otherwise. An array has the shape of
/// its argument, or one axis more in front, which is samples.
///
/// Without anything expected the model is run, and what it gives can be kept with --output.
#[derive(Args)]
#[command(after_help = EXAMPLES)]
pub struct Options {
    /// The module, text or bytecode, raised or not; `-` is stdin
    model: PathBuf,
    /// Inputs: an .npz
    #[arg(short, long, value_name = "NPZ")]
    inputs: PathBuf,
    /// Expected results: an .npz; by default what the inputs' file has of them
    #[arg(short, long, value_name = "NPZ")]
    expect: Option<PathBuf>,
    /// Values of parameters, before those in the module: a safetensors file
    #[arg(short, long, value_name = "FILE")]
    weights: Option<PathBuf>,
    /// Random values for parameters that have none; integers wider than 8 bits are 0, which is in range of any table
    #[arg(long, value_name = "SEED")]
    random_weights: Option<u64>,
    /// Write the results to this .npz, as out0, out1, ...
    #[arg(short, long, value_name = "NPZ")]
    output: Option<PathBuf>,
    /// Compute one number of the results, and compare nothing else [default: accuracy, where there are labels]
    #[arg(short, long, value_name = "METRIC", conflicts_with_all = ["rtol", "atol"])]
    metric: Option<Metric>,
    /// Largest difference allowed, relative to the largest value expected
    #[arg(long, default_value_t = 1e-5, value_parser = tolerance)]
    rtol: f64,
    /// Largest difference allowed, absolute; it is added to the relative one
    #[arg(long, default_value_t = 1e-8, value_parser = tolerance)]
    atol: f64,
    /// Run the first N samples only
    #[arg(short = 'n', long, value_name = "N")]
    samples: Option<NonZero<usize>>,
    /// Samples that are run at once; results do not depend on it [default: one for each processor]
    #[arg(short = 'j', long, value_name = "N")]
    threads: Option<NonZero<usize>>,
    /// The function to run
    #[arg(long, value_name = "NAME", default_value = "main")]
    entry: String,
}

const EXAMPLES: &str = "\
Results are within bounds if no element differs by more than atol + rtol * (the largest absolute value expected); integers have to
be equal. Times are measured, one for each sample.

Examples:
  mase eval model.mlir --inputs golden.npz                  in0, in1, ..., out0, ...
  mase eval model.mlir --inputs test.npz --threads 4        x and y: accuracy over a test set
  mase eval model.mlir --inputs test.npz --metric cosine    x and y: how near embeddings are to those expected
  mase eval elided.mlir --inputs golden.npz --weights model.safetensors
  mase eval elided.mlir --inputs in.npz --random-weights 1 --output out.npz";

fn tolerance(text: &str) -> Result<f64, String> {
    let value: f64 = text.parse().map_err(|_| "is no number".to_owned())?;
    if value >= 0.0 && value.is_finite() { Ok(value) } else { Err("has to be at least 0, and finite".into()) }
}

/// Runs the command.
pub fn run(options: &Options, global: Global) -> Result<Outcome> {
    let path = &options.inputs;
    let inputs = npz::read(path)?;
    let given =
        options.expect.as_ref().map(|path| Ok::<_, anyhow::Error>((path, npz::read(path)?))).transpose()?;
    let weights = weights(options)?;

    let started = Instant::now();
    let program = compile(options)?;
    let model = program.bind(&weights).with_context(|| options.model.display().to_string())?;
    let compiled = started.elapsed();
    global.note(format!("compiled in {:.2} s (measured)", compiled.as_secs_f64()));

    let arrays = Arrays { path, arrays: &inputs };
    let (arguments, results) = (Port::all(model.inputs()), Port::all(model.outputs()));
    let samples = arrays.samples(&arguments)?;
    let expected = match &given {
        Some((path, given)) => {
            if arrays.have_expected() {
                warn(format!(
                    "{}: what it expects is not looked at, as there is --expect",
                    arrays.path.display()
                ));
            }
            Some(expected(options.metric, &Arrays { path, arrays: given }, &results, &samples)?)
        }
        None if arrays.have_expected() || options.metric.is_some() => {
            Some(expected(options.metric, &arrays, &results, &samples)?)
        }
        None => None,
    };

    let work = Work {
        model: &model,
        samples: &samples,
        expected: expected.as_ref(),
        keep: options.output.is_some(),
    };
    let found = work.run_all(options, global)?;
    let report = Report::new(&found, &results, options.rtol, options.atol, compiled);
    if let Some(path) = &options.output {
        npz::write(path, &stacked(&found, &results, &samples)?)?;
    }
    if global.json {
        print(format_args!("{}\n", report.json()))?;
    } else {
        print(report.text())?;
    }
    for line in report.warnings() {
        warn(line);
    }
    Ok(if report.within() { Outcome::Fine } else { Outcome::OutOfBounds })
}

/// What results are held against.
enum Wanted {
    Values(Vec<Values>),
    Metric(Target),
}

fn expected(metric: Option<Metric>, arrays: &Arrays, results: &[Port], samples: &Samples) -> Result<Wanted> {
    if let Some(metric) = metric {
        return Ok(Wanted::Metric(metric.target(arrays, results, samples)?));
    }
    Ok(match arrays.expected(results, samples)? {
        Expected::Values(values) => Wanted::Values(values),
        Expected::Labels(labels) => Wanted::Metric(Target::Accuracy(labels)),
    })
}

fn weights(options: &Options) -> Result<Weights> {
    let mut weights = Weights::new();
    if let Some(path) = &options.weights {
        weights = weights.with(safetensors::open(path)?);
    }
    if let Some(seed) = options.random_weights {
        weights = weights.random(seed);
    }
    Ok(weights)
}

fn compile(options: &Options) -> Result<mase_engine::Program> {
    let context = model::context()?;
    let module = model::read(&context, &options.model)?;
    let how = mase_engine::Options { entry: options.entry.clone() };
    mase_engine::compile(module.as_operation(), &how).with_context(|| options.model.display().to_string())
}

/// What is done with each sample.
struct Work<'a> {
    model: &'a Model,
    samples: &'a Samples,
    expected: Option<&'a Wanted>,
    /// Keep the outputs.
    keep: bool,
}

/// What came of a sample.
struct Found {
    time: Duration,
    outputs: Vec<Tensor>,
    comparisons: Vec<Comparison>,
    /// Elements of each output that are NaN, and infinite.
    odd: Vec<(usize, usize)>,
    score: Option<Score>,
}

impl Work<'_> {
    fn run(&self, sample: usize) -> Result<Found> {
        let inputs = self.samples.inputs(sample)?;
        let start = Instant::now();
        let outputs = self.model.run(&inputs)?;
        let time = start.elapsed();
        let mut found = Found {
            time,
            odd: outputs.iter().map(not_finite).collect(),
            outputs: Vec::new(),
            comparisons: Vec::new(),
            score: None,
        };
        match self.expected {
            Some(Wanted::Values(values)) => {
                let pairs = values.iter().zip(&outputs);
                found.comparisons = pairs
                    .map(|(value, output)| Ok(Comparison::new(output, &value.at(sample)?)?))
                    .collect::<Result<_>>()?;
            }
            Some(Wanted::Metric(target)) => {
                found.score = outputs.first().map(|output| target.score(sample, output)).transpose()?;
            }
            None => {}
        }
        if self.keep {
            found.outputs = outputs;
        }
        Ok(found)
    }

    fn run_all(&self, options: &Options, global: Global) -> Result<Vec<Found>> {
        let count = options.samples.map_or(usize::MAX, NonZero::get).min(self.samples.count());
        parallel::over_samples(count, options.threads, global, |sample| self.run(sample))
    }
}

fn not_finite(tensor: &Tensor) -> (usize, usize) {
    if tensor.first_non_finite().is_none() {
        return (0, 0);
    }
    let values = tensor.to_f64();
    let nan = values.iter().filter(|v| v.is_nan()).count();
    (nan, values.iter().filter(|v| v.is_infinite()).count())
}

/// The outputs by name; with an axis for samples if the inputs have one.
fn stacked(found: &[Found], results: &[Port], samples: &Samples) -> Result<IndexMap<String, Tensor>> {
    let stack = |index: usize, port: &Port| {
        let parts = found.iter().map(|one| one.outputs.get(index));
        let parts = parts
            .collect::<Option<Vec<_>>>()
            .ok_or_else(|| anyhow!("internal error: an output is missing"))?;
        let bytes: Vec<u8> = parts.iter().flat_map(|part| part.bytes().iter().copied()).collect();
        let axis = samples.have_axis().then_some(found.len());
        let shape = axis.into_iter().chain(port.shape.iter().copied()).collect();
        Ok((format!("out{index}"), Tensor::new(port.dtype, shape, bytes)?))
    };
    results.iter().enumerate().map(|(index, port)| stack(index, port)).collect()
}
