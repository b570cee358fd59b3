//! A template at given parameters.

use super::{
    error::TemplateError,
    manifest::{Direction, Kind, Template},
    value::Value,
};
use crate::timing::Timing;
use indexmap::IndexMap;
use std::fmt::Write as _;

/// See the module.
#[derive(Clone, Debug, PartialEq)]
pub struct Instance {
    /// Name of the template.
    pub template: String,
    /// All parameters, in the order of the manifest; lists have all elements.
    pub parameters: IndexMap<String, Value>,
    /// All ports, in the order of the manifest.
    pub ports: Vec<InstancePort>,
    /// When beats move.
    pub timing: Timing,
}

/// A port of an instance.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InstancePort {
    /// Name; the wires are `<name>_valid_i` and so on.
    pub name: String,
    /// Which way beats move.
    pub direction: Direction,
    /// Bits of a beat; 0: the stream has no data.
    pub width: u64,
    /// How many streams share it: a bit of valid and ready each.
    pub count: u64,
}

impl Template {
    /// The template at these parameters; those that are not given have their default.
    pub fn instance(&self, parameters: &[(&str, Value)]) -> Result<Instance, TemplateError> {
        let mut given = IndexMap::new();
        for (name, value) in parameters {
            if given.insert((*name).to_owned(), value.clone()).is_some() {
                return Err(self.fault(format!("{name} is given twice")));
            }
        }
        self.instance_of(&given)
    }

    /// The same for parameters in a map, such as those of [`Template::checks`].
    pub fn instance_of(&self, given: &IndexMap<String, Value>) -> Result<Instance, TemplateError> {
        let mut faults = Vec::new();
        for name in given.keys().filter(|name| !self.parameters.iter().any(|p| p.name == **name)) {
            let known: Vec<_> = self.parameters.iter().map(|p| p.name.as_str()).collect();
            faults.push(self.fault(format!("unknown parameter '{name}'; known: {}", known.join(", "))));
        }
        let mut parameters = IndexMap::new();
        for parameter in &self.parameters {
            match given.get(&parameter.name).or(parameter.default.as_ref()) {
                None => faults.push(self.fault(format!("{} is missing, it has no default", parameter.name))),
                Some(value) => match parameter.check(value) {
                    Ok(value) => drop(parameters.insert(parameter.name.clone(), value)),
                    Err(text) => faults.push(self.fault(text)),
                },
            }
        }
        TemplateError::of(faults)?;
        self.make(parameters).map_err(|text| self.fault(text))
    }

    fn make(&self, parameters: IndexMap<String, Value>) -> Result<Instance, String> {
        for (condition, message) in &self.requires {
            if condition.evaluate(&parameters)? == 0 {
                let mut names = Vec::new();
                condition.names(&mut names);
                names.dedup();
                let found =
                    names.iter().filter_map(|name| Some(format!("{name} = {}", parameters.get(name)?)));
                return Err(format!("{message} (found {})", found.collect::<Vec<_>>().join(", ")));
            }
        }
        let mut ports = Vec::new();
        for port in &self.ports {
            let natural = |what: &str, least: u64, value: i64| match u64::try_from(value) {
                Ok(value) if value >= least => Ok(value),
                _ => Err(format!("the {what} of port {} is {value}, must be at least {least}", port.name)),
            };
            ports.push(InstancePort {
                name: port.name.clone(),
                direction: port.direction,
                width: natural("width", 0, port.width.evaluate(&parameters)?)?,
                count: natural("count", 1, port.count.evaluate(&parameters)?)?,
            });
        }
        let timing = self.schedule.timing(&parameters, &self.ports)?;
        timing.check()?;
        Ok(Instance { template: self.name.clone(), parameters, ports, timing })
    }

    fn fault(&self, text: String) -> TemplateError {
        TemplateError::Parameters { template: self.name.clone(), text }
    }

    /// Whether a parameter is one bit in SystemVerilog: it is 0 or 1.
    pub fn is_switch(&self, name: &str) -> bool {
        let own = self.parameters.iter().find(|parameter| parameter.name == name);
        own.is_some_and(|parameter| {
            parameter.kind == Kind::Integer && (parameter.min, parameter.max) == (0, 1)
        })
    }

    /// Whether a parameter is a string in SystemVerilog.
    pub fn is_text(&self, name: &str) -> bool {
        self.parameters.iter().any(|parameter| parameter.name == name && parameter.kind == Kind::Text)
    }
}

impl Instance {
    /// The port of a name.
    pub fn port(&self, name: &str) -> Option<&InstancePort> {
        self.ports.iter().find(|port| port.name == name)
    }

    /// Names and SystemVerilog literals of the parameters, lists packed with element 0 lowest.
    pub fn literals(&self) -> Vec<(String, String)> {
        let literal = |value: &Value| match value {
            Value::Integer(integer) => integer.to_string(),
            Value::Text(text) => format!("{text:?}"),
            Value::List(list) => {
                let mut digits = format!("{}'h", 32 * list.len());
                for element in list.iter().rev() {
                    // Elements are 32 bits; a negative one is its two's complement.
                    let _ = write!(digits, "{:08x}", *element as u32);
                }
                digits
            }
        };
        self.parameters.iter().map(|(name, value)| (name.clone(), literal(value))).collect()
    }
}
