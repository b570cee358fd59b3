//! Hardware as data: what devices exist and what they hold, and what templates there are and when they move beats. One TOML file
//! per device under `hw-templates/devices/`, one beside each template; adding one touches no code.
//!
//! Invariants:
//! - Every number in a device file names its source, and a file with a field this crate does not know is refused, so that a typing
//!   error cannot be ignored.
//! - An [`Instance`](template::Instance) of a template satisfies all that its manifest requires.

pub mod device;
pub mod template;
pub mod timing;
