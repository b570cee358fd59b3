//! Hardware as data: what devices exist and what they hold. One TOML file per device under `hw-templates/devices/`; adding one
//! touches no code.
//!
//! Invariant: every number in a device file names its source, and a file with a field this crate does not know is
//! refused, so that a typing error cannot be ignored.

pub mod device;
