//! Templates of hardware: the manifests beside their SystemVerilog.
//!
//! Invariants:
//! - A template is a folder `<family>/<name>/` with `<name>.toml` and `<name>.sv`.
//! - Everything that a manifest says about names and syntax is checked when it is loaded; what depends on parameters, when an
//!   [`Instance`] is made.

mod error;
mod expression;
mod instance;
mod library;
mod manifest;
mod program;
mod schedule;
mod value;

pub use error::TemplateError;
pub use instance::{Instance, InstancePort};
pub use library::Library;
pub use manifest::{Direction, Family, Template};
pub use value::{LIST_LENGTH, Value};
