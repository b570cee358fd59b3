//! Passes that make hardware. They need the engine, so they are not among those of `mase-passes`.

mod emit_verilog;
mod lower_to_hw;

use crate::{Parallelism, flow::Flow};
use mase_ir::{
    diagnostic::{Diagnostic, Severity, capture},
    melior::{
        Context,
        ir::{Module, operation::OperationLike},
    },
    module,
    pass::{Failed, OptionKind, Pass, PassOption, Run, register},
};
use std::sync::OnceLock;

/// Every pass.
pub static PASSES: &[&Pass] = &[&emit_verilog::PASS, &lower_to_hw::PASS];

/// Registers these and those of `mase-passes` with this process; further calls do nothing. False, with a message on stderr for each,
/// if passes of the same names were there already.
pub fn register_all() -> bool {
    static DONE: OnceLock<bool> = OnceLock::new();
    *DONE.get_or_init(|| {
        let mut registered = mase_passes::register_all();
        for pass in PASSES {
            registered &= register(pass);
        }
        registered
    })
}

const ENTRY: PassOption = PassOption { name: "entry", help: "the function", kind: OptionKind::Text("main") };
const TOP: PassOption =
    PassOption { name: "top", help: "name of the top module", kind: OptionKind::Text("accelerator") };
const MACS: PassOption = PassOption {
    name: "macs",
    help: "multiplications a cycle in all, about; 0: as the tiles of mase.hw say",
    kind: OptionKind::Int(0),
};
const CLOCK: PassOption =
    PassOption { name: "period-ps", help: "the clock's period in ps", kind: OptionKind::Int(3750) };

/// What the options say.
fn flow(run: &Run) -> Result<Flow, Failed> {
    let fail = |text: String| Diagnostic::new(Severity::Error, run.op.location(), text).fail();
    let natural = |name: &str, least: i64| match run.options.int(name) {
        value if (least..=i64::from(i32::MAX)).contains(&value) => Ok(value),
        value => Err(fail(format!("option '{name}' is {value}, and has to be {least} to {}", i32::MAX))),
    };
    let macs = natural("macs", 0)?;
    Ok(Flow {
        entry: run.options.text("entry").to_owned(),
        top: run.options.text("top").to_owned(),
        parallelism: if macs == 0 { Parallelism::Tiles } else { Parallelism::Macs(macs as u64) },
        period_ps: natural("period-ps", 1)? as u32,
    })
}

/// Does something with a copy of the module in a context of its own, in which passes may run.
fn apart<T>(run: &Run, work: impl FnOnce(&Context, &Module) -> Result<T, crate::Error>) -> Result<T, Failed> {
    let fail = |text: String| Diagnostic::new(Severity::Error, run.op.location(), text).fail();
    let context = module::context().ok_or_else(|| fail("another copy of MASE is loaded".into()))?;
    let (result, messages) = capture(&context, || {
        let copy = module::copy_into(&context, run.op)
            .ok_or_else(|| crate::Error::Module("the module cannot be copied".into()))?;
        work(&context, &copy)
    });
    result.map_err(|fault| {
        let errors = messages.iter().filter(|(severity, _)| *severity == Severity::Error);
        let errors: Vec<&str> = errors.map(|(_, text)| text.as_str()).collect();
        fail(if errors.is_empty() { fault.to_string() } else { format!("{fault}: {}", errors.join("; ")) })
    })
}
