//! The fingerprint of derived figures (`mase.metrics`): a hash of everything they follow from. A pass that changes a
//! node drops its figures; whoever reads them refuses stale ones.

use crate::{
    attributes::Hardware,
    diagnostic::{op_error, op_remark},
    names, node,
    walk::{self, preorder},
};
use melior::ir::{BlockLike, OperationRef, RegionLike, Value, ValueLike, operation::OperationLike};
use std::{collections::HashMap, ffi::c_void, fmt::Write};
use xxhash_rust::xxh64::xxh64;

/// Version of the models the figures come from. Raise it when a model changes its answers.
pub const MODEL_VERSION: u32 = 1;

/// 16 hexadecimal digits over the op's name, types, semantic attributes, `mase.hw` without the device (which changes
/// no figure), the graph in its regions, and [`MODEL_VERSION`].
pub fn fingerprint(op: OperationRef) -> String {
    let mut text = format!("v{MODEL_VERSION};");
    describe(op, &mut HashMap::new(), &mut text);
    format!("{:016x}", xxh64(text.as_bytes(), 0))
}

/// Values by the order in which they appear; those from outside get a number when they are first used, so that it says
/// which operands are the same.
type Numbers = HashMap<*const c_void, usize>;

fn describe(op: OperationRef, numbers: &mut Numbers, out: &mut String) {
    let mut value = |value: Value, out: &mut String| {
        let fresh = numbers.len();
        let number = *numbers.entry(value.to_raw().ptr).or_insert(fresh);
        // Writing to a string does not fail.
        let _ = write!(out, "{number}:{},", value.r#type());
    };
    let _ = write!(out, "{}(", walk::name(op));
    op.operands().for_each(|operand| value(operand, out));
    out.push_str(")->");
    op.results().for_each(|result| value(result.into(), out));
    for (name, attribute) in op.attributes() {
        let name = name.as_string_ref().as_str().unwrap_or_default().to_owned();
        match name.as_str() {
            names::NODE | names::METRICS | names::RANGE => {}
            names::HW => {
                let hardware = Hardware::read(attribute).map(|hw| Hardware { device: None, ..hw });
                let _ = write!(out, ";{name}={hardware:?}");
            }
            // Values of a parameter do not change its hardware, and may be large.
            "value" if walk::name(op) == "mase.parameter" => {}
            // Nor does what they follow from.
            "absorbs" if walk::name(op) == "mase.derive" => {}
            _ => {
                let _ = write!(out, ";{name}={attribute}");
            }
        }
    }
    for region in op.regions().filter(|_| walk::name(op) != "mase.derive") {
        out.push('{');
        let mut block = region.first_block();
        while let Some(current) = block {
            out.push('^');
            for index in 0..current.argument_count() {
                if let Ok(argument) = current.argument(index) {
                    let fresh = numbers.len();
                    numbers.insert(argument.to_raw().ptr, fresh);
                    let _ = write!(out, "{fresh}:{},", argument.r#type());
                }
            }
            let mut child = current.first_operation();
            while let Some(op) = child {
                describe(op, numbers, out);
                child = op.next_in_block();
            }
            block = current.next_in_region();
        }
        out.push('}');
    }
    out.push('\n');
}

/// Whether an op has figures that no longer belong to it. Figures without a fingerprint are the user's, and stay.
pub fn is_stale(op: OperationRef) -> bool {
    node::metrics(op).is_some_and(|m| !m.fingerprint.is_empty() && m.fingerprint != fingerprint(op))
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
