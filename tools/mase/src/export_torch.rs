//! `mase export-torch`: a model as PyTorch source, with its weights beside it.

use crate::{Global, Outcome, bind_weights, model, print, warn};
use anyhow::{Context as _, Result, bail};
use clap::Args;
use mase_data::{safetensors, write_whole};
use std::path::{Path, PathBuf};

/// Write a model as PyTorch source, with its weights beside it
///
/// Parameters keep their names, so that weights go there and back. The weights that the module holds go to a safetensors file;
/// a module without any gives the source alone.
#[derive(Args)]
#[command(after_help = EXAMPLES)]
pub struct Options {
    /// The module, raised (`mase-opt --mase-raise`), text or bytecode; `-` is stdin
    model: PathBuf,
    /// The Python file; `-` is stdout
    #[arg(short, long, value_name = "PY")]
    output: PathBuf,
    /// Where the weights go [default: beside the Python file, with the ending .safetensors]
    #[arg(short, long, value_name = "FILE")]
    weights: Option<PathBuf>,
}

const EXAMPLES: &str = "\
Example:
  mase export-torch raised.mlir -o model.py        writes model.py and model.safetensors";

/// Runs the command.
pub fn run(options: &Options, global: Global) -> Result<Outcome> {
    let to_stdout = options.output == Path::new("-");
    if to_stdout && global.json {
        bail!("--json and the source would both go to stdout: say with -o where the source goes");
    }
    let context = model::context()?;
    let module = model::read(&context, &options.model)?;
    let torch = mase_emit::torch::torch(&context, module.as_operation())
        .with_context(|| format!("{} cannot be written as PyTorch", options.model.display()))?;
    let (mut values, _) = bind_weights::extract(&module)?;
    values.retain(|name, _| torch.parameters.iter().any(|parameter| parameter.name == *name));
    let missing: Vec<&str> = torch
        .parameters
        .iter()
        .map(|parameter| parameter.name.as_str())
        .filter(|name| !values.contains_key(*name))
        .collect();
    let beside = (!to_stdout).then(|| options.output.with_extension("safetensors"));
    let weights = if values.is_empty() {
        if let (Some(path), false) = (&options.weights, missing.is_empty()) {
            bail!("{} holds no weights to write to {}", options.model.display(), path.display());
        }
        None
    } else {
        options.weights.clone().or(beside)
    };
    if !values.is_empty() && !missing.is_empty() {
        warn(format!("parameters without a value, which the weights will not have: {}", missing.join(", ")));
    }
    let write_weights = || weights.as_ref().map_or(Ok(()), |path| safetensors::write(path, &values));
    if to_stdout {
        write_weights()?;
        print(&torch.source)?;
    } else {
        // The weights take their place once the source is written beside its own: both are there, or neither.
        let mut written = Ok(());
        let source = write_whole(&options.output, |out| {
            out.write_all(torch.source.as_bytes())?;
            out.flush()?;
            written = write_weights();
            if written.is_ok() { Ok(()) } else { Err(std::io::ErrorKind::Other.into()) }
        });
        written?;
        source?;
    }
    if let Some(path) = &weights {
        global.note(format!("wrote {}: {} tensors", path.display(), values.len()));
    }
    if !to_stdout {
        global.note(format!("wrote {}", options.output.display()));
    }
    if global.json {
        let parameters: Vec<_> = torch
            .parameters
            .iter()
            .map(|one| serde_json::json!({ "name": one.name, "dtype": one.element, "shape": one.shape }))
            .collect();
        let done = serde_json::json!({ "parameters": parameters, "missing": missing, "weights": weights });
        print(format_args!("{done}\n"))?;
    }
    Ok(Outcome::Fine)
}
