//! The rules of the two calls of RunSignup, over the store. Nothing in here knows HTTP.

pub(crate) mod serve;
