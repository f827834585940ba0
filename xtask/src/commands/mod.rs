//! The commands, one module each.

pub(crate) mod bench;
pub(crate) mod diff;
pub(crate) mod fidelity;
pub(crate) mod generate;
pub(crate) mod lint;
pub(crate) mod normalize;
pub(crate) mod regen;
