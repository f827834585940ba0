//! A local server that behaves as RunSignup and Toornament do.

pub mod clock;
pub mod runsignup;
pub mod seed;
pub mod store;
pub mod toornament;
