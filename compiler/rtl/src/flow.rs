//! From a quantised module to hardware and its files, with every choice that has to be made on the way.

use crate::{
    Accelerator, Error, Options, Parallelism, build,
    emit::{Emitted, emit},
    files::Files,
    timing,
};
use mase_datapath::Timing;
use mase_engine::Weights;
use mase_hardware::template::Library;
use mase_ir::{
    home,
    melior::{
        Context,
        ir::{Module, operation::OperationLike},
    },
};
use mase_simulate::{Goal, Run, Sizes, Trace};
use std::path::{Path, PathBuf};

/// What is asked for.
#[derive(Clone, Debug)]
pub struct Flow {
    /// The function.
    pub entry: String,
    /// Name of the top module.
    pub top: String,
    /// How much is done at once.
    pub parallelism: Parallelism,
    /// The clock's period, for registers in generated logic.
    pub period_ps: u32,
}

impl Default for Flow {
    fn default() -> Self {
        Self {
            entry: "main".into(),
            top: "accelerator".into(),
            parallelism: Parallelism::Tiles,
            period_ps: 3750,
        }
    }
}

/// Hardware of a module.
pub struct Hardware<'c> {
    /// Its actors, with depths of channels.
    pub accelerator: Accelerator,
    /// Its modules.
    pub emitted: Emitted<'c>,
    /// What was found of its channels.
    pub sizes: Sizes,
    library: Library,
    templates: PathBuf,
    top: String,
}

/// Whether a name can be a module of SystemVerilog; reserved words are refused where modules are verified.
fn is_identifier(name: &str) -> bool {
    let mut characters = name.chars();
    characters.next().is_some_and(|c| c.is_ascii_alphabetic() || c == '_')
        && characters.all(|c| c.is_ascii_alphanumeric() || c == '_')
}

/// Builds hardware of a quantised module.
pub fn hardware<'c>(
    context: &'c Context,
    module: &Module,
    weights: &Weights,
    flow: &Flow,
) -> Result<Hardware<'c>, Error> {
    if !is_identifier(&flow.top) {
        return Err(Error::Module(format!(
            "'{}' is no name for a module of SystemVerilog: letters, digits and underscores, no digit first",
            flow.top
        )));
    }
    let templates = home::home().map_err(|fault| Error::Module(fault.to_string()))?.join("hw-templates");
    let library = Library::load(&templates).map_err(|fault| Error::Module(fault.to_string()))?;
    let options = Options {
        entry: flow.entry.clone(),
        parallelism: flow.parallelism,
        timing: Timing::new(flow.period_ps),
    };
    let mut accelerator = build(context, module.as_operation(), weights, &options)?;
    let sizes = timing::size(&mut accelerator, &library, &Goal::default())?;
    let emitted = emit(context, &accelerator, &library, &flow.top)?;
    if !emitted.module.as_operation().verify() {
        return Err(Error::Module(format!(
            "'{}' makes no valid hardware; the reasons were reported",
            flow.top
        )));
    }
    Ok(Hardware { accelerator, emitted, sizes, library, templates, top: flow.top.clone() })
}

impl Hardware<'_> {
    /// Writes everything to a folder.
    pub fn write(&self, folder: &Path) -> Result<Files, Error> {
        Files::write(&self.emitted, &self.library, &self.templates, &self.top, folder)
    }

    /// The cycle of every word, by the simulator of streams.
    pub fn predict(&self, run: &Run) -> Result<Trace, Error> {
        let (graph, _) = timing::graph(&self.accelerator, &self.library)?;
        graph.run(run).map_err(|fault| Error::Module(fault.to_string()))
    }
}
