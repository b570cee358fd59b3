//! `mase-set-target`: states the system a module is built for.

use mase_hardware::device;
use mase_ir::{
    attributes::{Budget, Link, Ratio, Target},
    diagnostic::{Diagnostic, Severity},
    home,
    melior::ir::operation::OperationLike,
    names, node,
    pass::{Anchor, OptionKind, Outcome, Pass, PassOption, Run},
};

/// See the module.
pub static PASS: Pass = Pass {
    name: "mase-set-target",
    summary: "State the devices a module is built for",
    description: "\
Sets `mase.target` on the module from a device file (`hw-templates/devices/<device>.toml`): the devices form a chain with
one link each way between neighbours, at the rate and latency of the device's ports. Replaces the target that was there.
Refuses an unknown device (and lists the known ones), several devices without link ports, and device ids on nodes that
the new target does not have.",
    anchor: Anchor::Module,
    options: &[
        PassOption { name: "device", help: "name of a device file", kind: OptionKind::Text("xcu250") },
        PassOption { name: "count", help: "number of devices", kind: OptionKind::Int(1) },
        PassOption { name: "clock-khz", help: "clock in kHz; 0 leaves it open", kind: OptionKind::Int(0) },
        PassOption {
            name: "budget",
            help: "how much of a device may be filled",
            kind: OptionKind::Choice(&[
                ("routable", "fill caps per resource"),
                ("paper", "all LUTs, no DSPs, no memory or I/O limit"),
            ]),
        },
    ],
    statistics: &[],
    dialects: &[],
    read_only: false,
    run,
};

/// More devices than any system has; keeps a typing error from filling memory with links.
const MAX_DEVICES: i64 = 65_536;

fn run(run: &Run) -> Outcome {
    let location = run.op.location();
    let fail = |text: String| Err(Diagnostic::new(Severity::Error, location, text).fail());
    let (name, count) = (run.options.text("device"), run.options.int("count"));
    if !(1..=MAX_DEVICES).contains(&count) {
        return fail(format!("count is {count}, must be from 1 to {MAX_DEVICES}"));
    }
    let clock = run.options.int("clock-khz");
    if clock < 0 {
        return fail(format!("clock-khz is {clock}, must be at least 0"));
    }
    let device = match home::home()
        .map_err(|f| f.to_string())
        .and_then(|home| device::load(&home, name).map_err(|f| f.to_string()))
    {
        Ok(device) => device,
        Err(fault) => return fail(fault),
    };
    let links = match (&device.links, count) {
        (_, 1) => Vec::new(),
        (Some(links), _) => chain(count, links),
        (None, _) => return fail(format!("device '{name}' has no link ports, so count cannot be {count}")),
    };
    let target = Target {
        device: name.to_owned(),
        count,
        clock_khz: Some(clock).filter(|clock| *clock > 0),
        budget: if run.options.choice("budget") == "paper" { Budget::Paper } else { Budget::Routable },
        caps: None,
        links,
    };
    match target.build(location) {
        Some(attribute) => {
            node::set(run.op, names::TARGET, attribute);
            Ok(())
        }
        None => fail("the target is not valid".to_owned()),
    }
}

fn chain(count: i64, links: &device::Links) -> Vec<Link> {
    let gbps = Ratio { numerator: links.gbps.value, denominator: 1 };
    (1..count)
        .flat_map(|i| [(i - 1, i), (i, i - 1)])
        .map(|(from, to)| Link { from, to, gbps: gbps.clone(), latency: links.latency.value })
        .collect()
}
