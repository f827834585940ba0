//! A local server that behaves as RunSignup and Toornament do.

pub mod answer;
pub mod clock;
mod json;
pub mod runsignup;
pub mod seed;
pub mod store;
#[cfg(test)]
mod testing;
pub mod toornament;
