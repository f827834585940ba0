//! The rules of the ten calls of Toornament, over the store. Nothing in here knows HTTP.

pub(crate) mod serve;
