//! Instances of templates.

use crate::Error;
use mase_hardware::template::{Instance, Library, Value};
use mase_streams::graph::Parameter;

/// The instance of a template at an actor's parameters; `file` has what its memory begins with.
pub fn instance(
    library: &Library,
    module: &str,
    parameters: &[(&str, Parameter)],
    file: Option<&str>,
) -> Result<Instance, Error> {
    let value = |parameter: &Parameter| match parameter {
        Parameter::Int(value) => Value::from(*value),
        Parameter::List(list) => Value::from(list.as_slice()),
    };
    let mut values: Vec<(&str, Value)> =
        parameters.iter().map(|(name, parameter)| (*name, value(parameter))).collect();
    values.extend(file.map(|file| ("InitFile", Value::from(file))));
    let template = library.get(module).map_err(|fault| Error::Module(fault.to_string()))?;
    template.instance(&values).map_err(|fault| Error::Module(fault.to_string()))
}
