//! Writes what was decided as a configuration, a node at a time, for people and searches to edit.

use super::{
    config::{Config, Role, Settings},
    graph::{Kind, is_float},
    plan::{Plan, settings},
};
use mase_ir::{
    melior::ir::{OperationRef, ValueLike, operation::OperationLike},
    node,
};
use std::fmt::Write;

/// The entries of a function's nodes.
pub fn entries(plan: &Plan, config: &Config) -> Vec<String> {
    let mut entries = Vec::new();
    for op in &plan.graph.ops {
        let kind = plan.graph.kind(*op);
        let (Some(name), settings) = (node::node_name(*op), settings(config, *op)) else { continue };
        let mut entry = format!("[[node]]\nmatch = {}\n", quoted(&globset::escape(&name)));
        let roles: Vec<Role> = match kind {
            Kind::Opaque if settings.float() => {
                entry.push_str("float = true\n");
                entries.push(entry);
                continue;
            }
            Kind::Products => products(plan, *op),
            Kind::Compute if has_parameters(plan, *op) => vec![Role::Interior, Role::Parameters],
            Kind::Compute | Kind::Concat => vec![Role::Interior],
            _ => continue,
        };
        write_roles(&mut entry, &settings, &roles);
        entries.push(entry);
    }
    entries
}

/// The file.
pub fn text(config: &Config, entries: &[String]) -> String {
    let settings = config.defaults();
    let mut text = "[default]\n".to_owned();
    write_roles(&mut text, &settings, &Role::ALL);
    for entry in entries {
        text.push('\n');
        text.push_str(entry);
    }
    text
}

fn write_roles(text: &mut String, settings: &Settings, roles: &[Role]) {
    for role in roles {
        if let Some(template) = settings.stated(*role) {
            writeln!(text, "{} = {}", role.name(), quoted(template.text()))
                .expect("a string takes everything");
        }
    }
    writeln!(text, "calibration = {}", quoted(settings.calibration().name()))
        .expect("a string takes everything");
}

/// The roles that there are in a node with sums of products.
fn products<'r>(plan: &Plan<'r>, op: OperationRef<'r, 'r>) -> Vec<Role> {
    let given: Vec<Role> = (0..op.operand_count()).map(|index| plan.graph.role(op, index)).collect();
    let there = |role: &Role| match role {
        Role::Parameters => false,
        Role::Accumulator | Role::Interior => true,
        role => given.contains(role),
    };
    Role::ALL.into_iter().filter(there).collect()
}

fn has_parameters<'r>(plan: &Plan<'r>, op: OperationRef<'r, 'r>) -> bool {
    op.operands().any(|value| is_float(value.r#type()) && plan.graph.is_parameter(value))
}

/// A string of TOML.
fn quoted(text: &str) -> String {
    toml::Value::from(text).to_string()
}
