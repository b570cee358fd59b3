//! `mase compare`: one model in several number formats, as a table.

mod bits;
mod row;

use crate::{
    Global, Outcome,
    calibrate::{self, How},
    data::{Arrays, Port, Samples},
    metric::{Metric, Score},
    model, parallel, print, warn,
};
use anyhow::{Context as _, Result, bail};
use bits::Bits;
use clap::Args;
use mase_data::{npz, write_whole};
use mase_engine::{Model, Weights};
use mase_ir::{
    diagnostic::{Severity, capture},
    melior::{Context, ir::Module, pass::PassManager, utility::parse_pass_pipeline},
};
use row::Row;
use std::path::PathBuf;

/// Compare a model in several number formats: bits, memory, and how good its results are
///
/// Measures the ranges of the model's values on data, once; then quantises it for each format, and evaluates it bit for bit on test
/// data. A format is a preset of mase-quantize; `NAME=FILE`, a configuration for it; or `NAME:OPTIONS`, its options. `float` is the
/// model as it is.
#[derive(Args)]
#[command(after_help = EXAMPLES)]
pub struct Options {
    /// The module, raised, of floats, text or bytecode; `-` is stdin
    model: PathBuf,
    /// Inputs that ranges are measured on: an .npz. Training data, not that of the test
    #[arg(short, long, value_name = "NPZ")]
    data: PathBuf,
    /// Inputs that results are judged on, with what is expected: an .npz
    #[arg(short, long, value_name = "NPZ")]
    test: PathBuf,
    /// How results are judged
    #[arg(short, long, value_name = "METRIC", default_value = "accuracy")]
    metric: Metric,
    /// Formats, separated by commas; the first is what others are held against
    #[arg(short, long, value_name = "FORMATS", default_value = "float,int8,msfp12,mxint8", value_parser = formats)]
    formats: Formats,
    /// Run the first N samples of the test only
    #[arg(long, value_name = "N")]
    test_samples: Option<std::num::NonZero<usize>>,
    /// Values of parameters, before those in the module: a safetensors file
    #[arg(short, long, value_name = "FILE")]
    weights: Option<PathBuf>,
    /// Write the table to this file, as comma-separated values
    #[arg(long, value_name = "FILE")]
    csv: Option<PathBuf>,
    #[command(flatten)]
    how: How,
}

const EXAMPLES: &str = "\
Bits are means over the elements of parameters, and over those of what nodes read from one another, scales and exponents of blocks
included; memory is that of all parameters, exact. A format that cannot be had is told, and the exit code is 1.

Examples:
  mase compare model.mlir --data train.npz --test test.npz --formats float,int8,msfp12,mxint8
  mase compare model.mlir --data train.npz --test test.npz --formats float,mixed=mixed.toml --csv table.csv
  mase compare model.mlir --data train.npz --test test.npz --formats 'float,narrow:format=int8 weights=fixed<5,channel>'";

/// A format to compare.
#[derive(Clone, Debug, PartialEq)]
struct Format {
    name: String,
    /// Options of mase-quantize; none leaves the model as it is.
    options: Option<String>,
}

#[derive(Clone, Debug, PartialEq)]
struct Formats(Vec<Format>);

/// Commas inside angle brackets belong to a format.
fn formats(text: &str) -> Result<Formats, String> {
    let mut depth = 0;
    let parts = text.split(|c: char| {
        depth += i32::from(c == '<') - i32::from(c == '>');
        c == ',' && depth == 0
    });
    let formats: Result<Vec<Format>, String> = parts.map(|part| format(part.trim())).collect();
    let formats = formats?;
    let twice = formats
        .iter()
        .enumerate()
        .find(|(at, one)| formats[..*at].iter().any(|other| other.name == one.name));
    match twice {
        Some((_, one)) => Err(format!("`{}` is there twice", one.name)),
        None => Ok(Formats(formats)),
    }
}

fn format(text: &str) -> Result<Format, String> {
    let (name, options) = match text.find([':', '=']) {
        None if text == "float" => (text, None),
        None => (text, Some(format!("format={text}"))),
        Some(at) if text[at..].starts_with(':') => (&text[..at], Some(text[at + 1..].to_owned())),
        Some(at) => (&text[..at], Some(format!("config={}", &text[at + 1..]))),
    };
    if name.is_empty() || options.as_deref().is_some_and(str::is_empty) {
        return Err(format!("`{text}` is no format: a preset, NAME=FILE or NAME:OPTIONS"));
    }
    Ok(Format { name: name.to_owned(), options })
}

/// Runs the command.
pub fn run(options: &Options, global: Global) -> Result<Outcome> {
    if !mase_passes::register_all() {
        bail!("the passes of mase cannot be registered");
    }
    let context = model::context()?;
    let module = model::read(&context, &options.model)?;
    let weights = calibrate::weights(options.weights.as_deref())?;
    let found = calibrate::measure(&context, &module, &options.data, &weights, &options.how, global)
        .with_context(|| options.model.display().to_string())?;
    found.write(&context)?;
    global.note(found.text());

    let mut rows = Vec::new();
    for format in &options.formats.0 {
        global.note(format_args!("{} ...", format.name));
        match evaluate(&context, &module, &weights, format, options, global) {
            Ok((bits, score)) => rows.push(Row { name: &format.name, bits, score }),
            Err(fault) if crate::interrupt::pressed() => return Err(fault),
            Err(fault) => warn(format_args!("{}: {}", format.name, first(&format!("{fault:#}")))),
        }
    }
    if let Some(path) = &options.csv {
        write_whole(path, |out| out.write_all(row::csv(options.metric, &rows).as_bytes()))?;
    }
    if global.json {
        print(format_args!("{}\n", row::json(&rows)))?;
    } else {
        print(row::text(options.metric, &rows))?;
    }
    Ok(if rows.len() == options.formats.0.len() { Outcome::Fine } else { Outcome::OutOfBounds })
}

/// The first of several faults, on one line: a model has the same one at many nodes.
fn first(faults: &str) -> String {
    let faults = faults.split_whitespace().collect::<Vec<_>>().join(" ");
    match faults.split_once("; ") {
        Some((first, others)) => format!("{first} (and {} more)", others.split("; ").count()),
        None => faults,
    }
}

/// A model in a format: what it takes, and how good it is.
fn evaluate(
    context: &Context,
    module: &Module,
    weights: &Weights,
    format: &Format,
    options: &Options,
    global: Global,
) -> Result<(Bits, Score)> {
    let mut copy =
        Module::from_operation((*module.as_operation()).clone()).context("internal error: no module")?;
    if let Some(text) = &format.options {
        quantize(context, &mut copy, text)?;
    }
    let bits = bits::count(calibrate::entry(&copy, &options.how.entry)?);
    let how = mase_engine::Options { entry: options.how.entry.clone() };
    let model = mase_engine::compile(copy.as_operation(), &how)?.bind(weights)?;
    Ok((bits, judge(&model, options, global)?))
}

/// Runs mase-quantize; its errors are the fault, and its warnings are told.
fn quantize(context: &Context, module: &mut Module, options: &str) -> Result<()> {
    let manager = PassManager::new(context);
    let pipeline = format!("builtin.module(mase-quantize{{{options}}})");
    let (result, messages) = capture(context, || {
        parse_pass_pipeline(manager.as_operation_pass_manager(), &pipeline)?;
        manager.run(module)
    });
    let of =
        |severity| messages.iter().filter(move |(own, _)| *own == severity).map(|(_, text)| text.as_str());
    of(Severity::Warning).for_each(warn);
    if let Err(fault) = result {
        let errors = of(Severity::Error).collect::<Vec<_>>().join("; ");
        bail!("{}", if errors.is_empty() { fault.to_string() } else { errors });
    }
    Ok(())
}

fn judge(model: &Model, options: &Options, global: Global) -> Result<Score> {
    let data = npz::read(&options.test)?;
    let arrays = Arrays { path: &options.test, arrays: &data };
    let outputs = Port::all(model.outputs());
    let samples: Samples = arrays.samples(&Port::all(model.inputs()))?;
    let target = options.metric.target(&arrays, &outputs, &samples)?;
    let count = options.test_samples.map_or(usize::MAX, std::num::NonZero::get).min(samples.count());
    let scores = parallel::over_samples(count, options.how.threads, global, |sample| {
        let outputs = model.run(&samples.inputs(sample)?)?;
        target.score(sample, outputs.first().context("internal error: no result")?)
    })?;
    scores.into_iter().reduce(Score::and).context("internal error: no samples")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formats_are_presets_files_or_options() {
        let one = |name: &str, options: Option<&str>| Format {
            name: name.into(),
            options: options.map(Into::into),
        };
        let found = formats("float,int8, m=a/b.toml,n:weights=fixed<8,channel> interior=fixed<12>").unwrap();
        assert_eq!(
            found.0,
            [
                one("float", None),
                one("int8", Some("format=int8")),
                one("m", Some("config=a/b.toml")),
                one("n", Some("weights=fixed<8,channel> interior=fixed<12>")),
            ]
        );
        assert_eq!(formats("int8,int8").unwrap_err(), "`int8` is there twice");
        for wrong in ["", "int8,", "=f.toml", "n:"] {
            assert!(formats(wrong).unwrap_err().contains("is no format"), "{wrong}");
        }
    }
}
