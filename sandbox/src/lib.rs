//! A local server that behaves as RunSignup and Toornament do.

pub mod answer;
pub mod clock;
mod json;
pub mod runsignup;
pub mod seed;
pub mod store;
pub mod toornament;
