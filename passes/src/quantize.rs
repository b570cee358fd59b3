//! `mase-quantize`: gives every value a number format.
//!
//! An earlier quantisation is taken out (`strip`), every format is decided on (`plan`, `products`), with templates that the user's
//! configuration has for the roles of values (`config`, `template`) and what is known of the values (`known`, `spread`), and the
//! function is changed (`apply`).

mod apply;
mod config;
mod dump;
mod graph;
mod known;
mod plan;
mod presets;
mod products;
mod spread;
mod strip;
mod template;

use crate::common::output;
use config::{Config, Role};
use mase_ir::{
    diagnostic::{Diagnostic, Severity, op_error},
    melior::ir::{Location, OperationRef, operation::OperationLike},
    names,
    pass::{Anchor, Failed, OptionKind, Outcome, Pass, PassOption, Run, Statistic},
    walk,
};
use spread::Calibration;
use std::{collections::HashSet, fs};

/// See the module.
pub static PASS: Pass = Pass {
    name: "mase-quantize",
    summary: "Give every value a number format",
    description: "\
Quantises the functions of a module, but for those that the host computes. Inputs, results and parameters stay floats, which are cast
where they are used; the nodes between have number formats. What an earlier run did is taken out first, so that running it again
quantises anew; with the same options, the same text comes out.

A value's format follows from its role, of which a preset, a file and options state templates:

| role | of | may be |
|---|---|---|
| `weights` | parameters that `linear`, `matmul`, `conv2d` and `conv_transpose2d` multiply | scalar, per channel, block |
| `activations` | what else they multiply | scalar, block |
| `inputs` | of that, the model's inputs, moved or not; as `activations` unless it is said | scalar, block |
| `bias` | parameters that they add | scalar, per channel |
| `accumulator` | the sums of their products | fixed point |
| `interior` | all other values | scalar |
| `parameters` | parameters of other nodes; as `interior` unless it is said | scalar |

A template is a format in which something is left open: `fixed<8>` gets the binary point, and does without a sign, that suit the
tensor's `mase.range` (`mase calibrate`); `int<8>` the scale, `minifloat` and `log` the bias. `signed` and `unsigned` settle the sign.
`fixed<8, channel>` has a binary point for each output channel of the weight, derived from it when values are bound. Blocks run along
the axis that is summed. A value without a range is taken to lie between -8 and 8, a weight between -1 and 1, with a warning.

- A node gives the format that all its consumers ask for, if that is scalar with a power of two as its step; else that of the
  interior, and casts stand in front of the consumers that ask for another. Moves (`transpose`, `reshape`, `slice` and the like) have the format of their input.
- Masks in front of a softmax: the values that are let through decide on the binary point, and masked ones saturate far below.
- `accumulator_width`: of scalar formats, the widths of both factors and the logarithm of the number of addends, and with a bias whose
  size the product's grid may not hold up to 8 bits more. Where a channel's bias still would not fit, its weights get fewer fraction
  bits. Of block formats 32, unless it is stated, and as many of them behind the binary point as four times the result leaves.
- `mase.block`, calls, casts between floats, and nodes with `float = true` take and give floats.

Refuses, by name: block formats for anything but factors, formats of factors that are no integers times a step, one factor in blocks
and the other not, grouped convolutions whose groups are no whole blocks, transposed convolutions in blocks, accumulators that are too
narrow, and parameters that are held in a format.

[Guide](../guides/quantise-config.md).",
    anchor: Anchor::Module,
    options: &[
        PassOption { name: "format", help: "the preset to start from", kind: OptionKind::Choice(presets::CHOICES) },
        PassOption { name: "config", help: "a TOML file with formats by default, op and node", kind: OptionKind::Text("") },
        PassOption { name: "weights", help: "template of weights", kind: OptionKind::Text("") },
        PassOption { name: "activations", help: "template of other factors", kind: OptionKind::Text("") },
        PassOption { name: "inputs", help: "template of inputs of the model that are factors", kind: OptionKind::Text("") },
        PassOption { name: "bias", help: "template of biases", kind: OptionKind::Text("") },
        PassOption { name: "accumulator", help: "template of accumulators", kind: OptionKind::Text("") },
        PassOption { name: "interior", help: "template of all other values", kind: OptionKind::Text("") },
        PassOption { name: "parameters", help: "template of other parameters", kind: OptionKind::Text("") },
        PassOption {
            name: "calibration",
            help: "how a binary point or scale follows from a range",
            kind: OptionKind::Choice(&[
                ("default", "as `config` says, or mse"),
                ("mse", "the least mean square of rounding and clipping"),
                ("minmax", "nothing that was seen saturates"),
                ("percentile", "as minmax, without outliers"),
            ]),
        },
        PassOption {
            name: "write-config",
            help: "file for a configuration that says the same, node by node; '-' is stdout",
            kind: OptionKind::Text(""),
        },
    ],
    statistics: &[
        Statistic { name: "nodes", help: "nodes with formats" },
        Statistic { name: "casts", help: "casts inserted" },
    ],
    dialects: &["arith"],
    read_only: false,
    run,
};

fn run(run: &Run) -> Outcome {
    let config = read(run)?;
    let mut unmatched: Vec<&str> = config.patterns().collect();
    let mut matched = HashSet::new();
    let mut entries = Vec::new();
    let mut failed = false;
    for function in functions(run.op) {
        strip::strip(run, function)?;
        let plan = plan::plan(function, &config);
        matched.extend(plan.matched.iter().copied());
        failed |= !plan.faults.is_empty();
        for (op, fault) in &plan.faults {
            op_error(*op, fault).emit();
        }
        if failed {
            continue;
        }
        warn_of_missing(function, &plan.missing);
        entries.extend(dump::entries(&plan, &config));
        apply::apply(run, function, &plan);
    }
    if failed {
        return Err(Failed::reported());
    }
    let mut index = 0;
    unmatched.retain(|_| (!matched.contains(&index), index += 1).0);
    for pattern in unmatched {
        let text = format!("pattern '{pattern}' of option 'config' matches no node");
        Diagnostic::new(Severity::Warning, run.op.location(), text).emit();
    }
    match run.options.text("write-config") {
        "" => Ok(()),
        path => output::write(run.op, path, &dump::text(&config, &entries)),
    }
}

/// The functions that the accelerator computes.
fn functions<'r>(module: OperationRef<'r, 'r>) -> Vec<OperationRef<'r, 'r>> {
    let all = walk::preorder_where(module, |op| walk::name(op) != "func.func");
    let quantised = |op: &OperationRef| walk::name(*op) == "func.func" && !op.has_attribute(names::HOST);
    all.into_iter().filter(quantised).collect()
}

/// What the options and the file say.
fn read(run: &Run) -> Result<Config, Failed> {
    let fail = |text: String| Diagnostic::new(Severity::Error, run.op.location(), text).fail();
    let path = run.options.text("config");
    let file = match path {
        "" => None,
        path => Some(fs::read_to_string(path).map_err(|fault| fail(format!("cannot read {path}: {fault}")))?),
    };
    let preset = Some(run.options.choice("format")).filter(|name| *name != "default");
    let is_op =
        |kind: &str| graph::has_format(kind) && run.context.is_registered_operation(&format!("mase.{kind}"));
    let config = Config::read(preset, file.as_deref(), is_op);
    let mut config = config.map_err(|fault| {
        let location = Location::new(run.context, path, fault.place.0, fault.place.1);
        Diagnostic::new(Severity::Error, location, fault.text).fail()
    })?;
    for role in Role::ALL {
        let text = run.options.text(role.name());
        if !text.is_empty() {
            config.option(role, text).map_err(|fault| fail(format!("option '{}': {fault}", role.name())))?;
        }
    }
    let calibrations = [Calibration::Mse, Calibration::MinMax, Calibration::Percentile];
    let stated = run.options.choice("calibration");
    if let Some(calibration) = calibrations.into_iter().find(|calibration| calibration.name() == stated) {
        config.calibrate(calibration);
    }
    Ok(config)
}

fn warn_of_missing(function: OperationRef, missing: &[String]) {
    let Some(first) = missing.first() else { return };
    let text = format!(
        "{} values have no range, \"{first}\" among them; they are taken to lie between -8 and 8, or weights between -1 and 1: run \
         `mase calibrate` first",
        missing.len()
    );
    Diagnostic::new(Severity::Warning, function.location(), text).emit();
}
