//! `mase calibrate`: what values a model has on data, measured and written into it as ranges.

mod observed;
mod watch;

use crate::{
    Global, Outcome,
    data::{Arrays, Port, Samples},
    model, parallel, print,
};
use anyhow::{Context as _, Result, anyhow, bail};
use clap::Args;
use mase_data::{Tensor, npz, safetensors};
use mase_engine::Weights;
use mase_ir::{
    attributes::Range,
    melior::{
        Context,
        ir::{Module, ValueLike, operation::OperationLike},
    },
    node, walk,
};
use observed::{NEGLIGIBLE, Observed, above_rows, cost, outliers, spread};
use std::{
    collections::HashMap,
    num::NonZero,
    path::{Path, PathBuf},
    sync::{Mutex, PoisonError},
};
use watch::{Role, Ssa, Watched};

/// Measure what values a model has on data, and write the ranges into it
///
/// Runs a raised model of floats on every sample, and gives each argument, node and parameter the attribute mase.range: smallest
/// and largest element, the same without outliers, and what clipping at each power of two would cost. mase-quantize chooses
/// formats by it.
#[derive(Args)]
#[command(after_help = EXAMPLES, group = clap::ArgGroup::new("where").required(true))]
pub struct Options {
    /// The module, text or bytecode, raised; `-` is stdin
    model: PathBuf,
    /// Inputs: an .npz, as of mase eval; what it expects of results is not looked at
    #[arg(short, long, value_name = "NPZ")]
    data: PathBuf,
    /// Where the module with ranges goes; `-` is stdout
    #[arg(short, long, value_name = "FILE", group = "where")]
    output: Option<PathBuf>,
    /// Write the ranges into the module's own file
    #[arg(long, group = "where")]
    in_place: bool,
    /// Write bytecode instead of text
    #[arg(long)]
    emit_bytecode: bool,
    /// Values of parameters, before those in the module: a safetensors file; they are not written into it
    #[arg(short, long, value_name = "FILE")]
    weights: Option<PathBuf>,
    #[command(flatten)]
    how: How,
}

/// How values are measured.
#[derive(Args)]
pub struct How {
    /// Run the first N samples only
    #[arg(short = 'n', long, value_name = "N")]
    pub samples: Option<NonZero<usize>>,
    /// Elements in percent that are within a value's range without outliers, at either end
    #[arg(long, default_value_t = 99.99, value_parser = percent)]
    pub percentile: f64,
    /// Samples that are run at once; results do not depend on it [default: one for each processor]
    #[arg(short = 'j', long, value_name = "N")]
    pub threads: Option<NonZero<usize>>,
    /// The function to run
    #[arg(long, value_name = "NAME", default_value = "main")]
    pub entry: String,
}

const EXAMPLES: &str = "\
What feeds a softmax, directly or through a sum, counts only as far as it makes a difference to it: a mask of -3e38 is no outlier.
The same data gives the same ranges, whatever the number of threads.

Examples:
  mase calibrate model.mlir --data train.npz -o calibrated.mlir
  mase calibrate model.mlir --data train.npz --samples 128 --percentile 99.9 --in-place";

fn percent(text: &str) -> Result<f64, String> {
    let value: f64 = text.parse().map_err(|_| "is no number".to_owned())?;
    if value > 50.0 && value <= 100.0 { Ok(value) } else { Err("has to be above 50, and at most 100".into()) }
}

/// Runs the command.
pub fn run(options: &Options, global: Global) -> Result<Outcome> {
    let stdin = options.model == Path::new("-");
    let output = match &options.output {
        Some(path) => path,
        None if stdin => {
            bail!("--in-place is for a file, and the module is stdin: say with -o where it goes")
        }
        None => &options.model,
    };
    if global.json && output == Path::new("-") {
        bail!("--json and the module would both go to stdout: say with -o where the module goes");
    }
    let context = model::context()?;
    let module = model::read(&context, &options.model)?;
    let weights = weights(options.weights.as_deref())?;
    let found = measure(&context, &module, &options.data, &weights, &options.how, global)
        .with_context(|| options.model.display().to_string())?;
    found.write(&context)?;
    model::write(&module, output, model::Form { bytecode: options.emit_bytecode, elide: false })?;
    if global.json {
        print(format_args!("{}\n", found.json()))?;
    } else {
        global.note(found.text());
    }
    Ok(Outcome::Fine)
}

/// Weights of a file, before those of the module.
pub fn weights(path: Option<&Path>) -> Result<Weights> {
    Ok(match path {
        Some(path) => Weights::new().with(safetensors::open(path)?),
        None => Weights::new(),
    })
}

pub use watch::entry;

/// What was measured of a module's values.
pub struct Measured<'m> {
    samples: usize,
    percentile: f64,
    found: Vec<Found<'m>>,
}

struct Found<'m> {
    watched: Watched,
    value: Ssa<'m>,
    /// None: nothing counted.
    range: Option<Range>,
}

/// Runs a model on data and measures its values.
pub fn measure<'m>(
    context: &'m Context,
    module: &'m Module<'m>,
    data: &Path,
    weights: &Weights,
    how: &How,
    global: Global,
) -> Result<Measured<'m>> {
    let found = watch::find(watch::entry(module, &how.entry)?)?;
    let (values, watched): (Vec<Ssa>, Vec<Watched>) = found.into_iter().unzip();
    let of = |role: fn(&Role) -> bool| -> Vec<usize> {
        (0..watched.len()).filter(|place| role(&watched[*place].role)).collect()
    };
    let (nodes, parameters) = (of(|role| *role == Role::Node), of(|role| *role == Role::Parameter));
    let bind = |places: &[usize]| -> Result<mase_engine::Model> {
        let values: Vec<Ssa> = places.iter().map(|place| values[*place]).collect();
        let copy = watch::returning(context, module, &how.entry, &values)?;
        let options = mase_engine::Options { entry: how.entry.clone() };
        Ok(mase_engine::compile(copy.as_operation(), &options)?.bind(weights)?)
    };

    let arrays = npz::read(data)?;
    let model = bind(&nodes)?;
    let samples = Arrays { path: data, arrays: &arrays }.samples(&Port::all(model.inputs()))?;
    let count = how.samples.map_or(usize::MAX, NonZero::get).min(samples.count());
    let observer = Observer {
        observed: watched
            .iter()
            .map(|one| Mutex::new(Observed::new(&one.shape, one.role != Role::Parameter)))
            .collect(),
        watched: &watched,
    };
    parallel::over_samples(count, how.threads, global, |sample| {
        observer.sample(&model, &samples, sample, &nodes)
    })?;
    let mut ranges: Vec<Option<Range>> = observer.ranges(how.percentile, count);

    // Parameters are the same for each sample, and may be large: they are computed once.
    let tensors = bind(&parameters)?.run(&samples.inputs(0)?)?;
    for (place, tensor) in parameters.iter().zip(&tensors) {
        let width = |other: &usize| ranges[*other].as_ref().map_or(NEGLIGIBLE, |range| range.max - range.min);
        observer.add(*place, tensor, width)?;
    }
    let measured = observer.ranges(how.percentile, count);
    for place in parameters {
        ranges[place] = measured[place].clone();
    }
    let found = watched.into_iter().zip(values).zip(ranges);
    let found = found.map(|((watched, value), range)| Found { watched, value, range }).collect();
    Ok(Measured { samples: count, percentile: how.percentile, found })
}

/// Collects what samples show; samples may come in any order and at once.
struct Observer<'a> {
    watched: &'a [Watched],
    observed: Vec<Mutex<Observed>>,
}

impl Observer<'_> {
    fn sample(
        &self,
        model: &mase_engine::Model,
        samples: &Samples,
        sample: usize,
        nodes: &[usize],
    ) -> Result<()> {
        let inputs = samples.inputs(sample)?;
        let outputs = model.run(&inputs)?;
        let mut tensors: HashMap<usize, &Tensor> = nodes.iter().copied().zip(&outputs).collect();
        for (place, one) in self.watched.iter().enumerate() {
            if let Role::Argument(index) = one.role {
                tensors.insert(
                    place,
                    inputs.get(index).ok_or_else(|| anyhow!("internal error: no input {index}"))?,
                );
            }
        }
        let width = |other: &usize| match (tensors.get(other), &self.watched[*other].softmax) {
            (Some(tensor), Some(softmax)) => spread(&above_rows(tensor, softmax.rows, NEGLIGIBLE)),
            (Some(tensor), None) => spread(&tensor.to_f32()),
            (None, _) => NEGLIGIBLE,
        };
        for place in 0..self.watched.len() {
            if let Some(tensor) = tensors.get(&place) {
                self.add(place, tensor, width)?;
            }
        }
        Ok(())
    }

    /// Adds a value's elements. `width` says how far those of another value that is added to it lie apart.
    fn add(&self, place: usize, tensor: &Tensor, width: impl Fn(&usize) -> f64) -> Result<()> {
        let watched = &self.watched[place];
        let softmax = watched.softmax.as_ref();
        let elements = match softmax {
            // What is negligible of a sum depends on what else is in it.
            Some(one) => {
                above_rows(tensor, one.rows, NEGLIGIBLE + one.addends.iter().map(width).sum::<f64>())
            }
            None => tensor.to_f32(),
        };
        let mut observed = self.observed[place].lock().unwrap_or_else(PoisonError::into_inner);
        observed.add(&elements, softmax.is_some()).map_err(|at| {
            anyhow!("{} has an element that is {}: a range has to be finite", watched.name, elements[at])
        })
    }

    fn ranges(&self, percentile: f64, samples: usize) -> Vec<Option<Range>> {
        let observed = self.observed.iter();
        observed
            .map(|one| one.lock().unwrap_or_else(PoisonError::into_inner).range(percentile, samples))
            .collect()
    }
}

impl<'m> Measured<'m> {
    /// Writes the ranges into the module.
    pub fn write(&self, context: &'m Context) -> Result<()> {
        for Found { watched, value, range } in &self.found {
            let Some(range) = range else { continue };
            if !node::set_range(context, *value, range) {
                bail!("internal error: the range of {} is not valid", watched.name);
            }
            // A node that is split is the result of what holds its parts.
            let inside = node::defining_op(*value).filter(|op| walk::name(*op) == "mase.shard");
            for op in inside.into_iter().flat_map(walk::children) {
                if op.results().next().is_some_and(|result| result.r#type() == value.r#type()) {
                    let result = op.results().next().context("internal error: no result")?;
                    node::set_range(context, result.into(), range);
                }
            }
        }
        Ok(())
    }

    fn with_outliers(&self) -> Vec<(&Watched, &Range)> {
        let known = self.found.iter().filter_map(|one| Some((&one.watched, one.range.as_ref()?)));
        known.filter(|(_, range)| outliers(range)).collect()
    }

    fn count(&self, role: impl Fn(Role) -> bool) -> usize {
        self.found.iter().filter(|one| role(one.watched.role) && one.range.is_some()).count()
    }

    /// For people.
    pub fn text(&self) -> String {
        let parameters = self.count(|role| role == Role::Parameter);
        let others = self.count(|role| role != Role::Parameter);
        let samples =
            if self.samples == 1 { "1 sample".to_owned() } else { format!("{} samples", self.samples) };
        let mut text = format!("measured {others} values on {samples}, and {parameters} parameters");
        let found = self.with_outliers();
        if found.is_empty() {
            text += &format!("; {} % of each span more than half of it", self.percentile);
        } else {
            text += &format!("; outliers make up more than half of the range of {}:", found.len());
        }
        for (watched, range) in found {
            text += &format!(
                "\n  {}: {} to {}, but {} % are within {} to {} ({} bits less)",
                watched.name,
                range.min,
                range.max,
                self.percentile,
                range.low,
                range.high,
                cost(range)
            );
        }
        for Found { watched, .. } in self.found.iter().filter(|one| one.range.is_none()) {
            text += &format!("\n  {}: nothing that counts, so no range", watched.name);
        }
        text
    }

    /// For programs.
    fn json(&self) -> serde_json::Value {
        let ranges = self.found.iter().filter_map(|Found { watched, range, .. }| {
            let range = range.as_ref()?;
            Some(serde_json::json!({
                "name": watched.name,
                "min": range.min, "max": range.max, "low": range.low, "high": range.high,
                "outliers": outliers(range),
            }))
        });
        serde_json::json!({ "samples": self.samples, "percentile": self.percentile, "values": ranges.collect::<Vec<_>>() })
    }
}
