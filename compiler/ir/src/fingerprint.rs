//! The fingerprint of derived figures (`mase.metrics`): a hash of everything they follow from. A pass that changes a
//! node drops its figures; whoever reads them refuses stale ones.

use crate::{
    attributes::Hardware,
    diagnostic::{op_error, op_remark},
    names, node,
    walk::{self, preorder},
};
use melior::ir::{OperationRef, ValueLike, operation::OperationLike};
use std::fmt::Write;
use xxhash_rust::xxh64::xxh64;

/// Version of the models the figures come from. Raise it when a model changes its answers.
pub const MODEL_VERSION: u32 = 1;

/// 16 hexadecimal digits over the op's name, types, semantic attributes, `mase.hw` without the device (which changes
/// no figure), the ops in its regions, and [`MODEL_VERSION`].
pub fn fingerprint(op: OperationRef) -> String {
    let mut text = format!("v{MODEL_VERSION};");
    for nested in preorder(op) {
        describe(nested, &mut text);
    }
    format!("{:016x}", xxh64(text.as_bytes(), 0))
}

fn describe(op: OperationRef, out: &mut String) {
    // Writing to a string does not fail.
    let _ = write!(out, "{}(", walk::name(op));
    for operand in op.operands() {
        let _ = write!(out, "{},", operand.r#type());
    }
    let _ = write!(out, ")->");
    for result in op.results() {
        let _ = write!(out, "{},", result.r#type());
    }
    for (name, attribute) in op.attributes() {
        let name = name.as_string_ref().as_str().unwrap_or_default().to_owned();
        match name.as_str() {
            names::NODE | names::METRICS => {}
            names::HW => {
                let hardware = Hardware::read(attribute).map(|hw| Hardware { device: None, ..hw });
                let _ = write!(out, ";{name}={hardware:?}");
            }
            // Values of a parameter do not change its hardware, and may be large.
            "value" if walk::name(op) == "mase.parameter" => {}
            _ => {
                let _ = write!(out, ";{name}={attribute}");
            }
        }
    }
    out.push('\n');
}

/// Whether an op has figures that no longer belong to it.
pub fn is_stale(op: OperationRef) -> bool {
    node::metrics(op).is_some_and(|metrics| metrics.fingerprint != fingerprint(op))
}

/// Drops stale figures from `root` and everything in it, with a remark on each node. Returns how many.
pub fn drop_stale(root: OperationRef) -> usize {
    let stale: Vec<_> = preorder(root).into_iter().filter(|op| is_stale(*op)).collect();
    for op in &stale {
        node::remove(*op, names::METRICS);
        op_remark(*op, "dropped 'mase.metrics': the node changed since they were derived").emit();
    }
    stale.len()
}

/// Reports every node with stale figures as an error; whether there is none.
pub fn refuse_stale(root: OperationRef) -> bool {
    let mut fresh = true;
    for op in preorder(root).into_iter().filter(|op| is_stale(*op)) {
        fresh = false;
        let found = node::metrics(op).map(|metrics| metrics.fingerprint).unwrap_or_default();
        op_error(
            op,
            format!(
                "has stale 'mase.metrics': they belong to fingerprint '{found}', the node has '{}'; derive them again",
                fingerprint(op)
            ),
        )
        .emit();
    }
    fresh
}
