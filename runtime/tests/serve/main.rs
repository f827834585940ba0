//! The server side: what the client writes is read, what is wrong is told, and what a handler
//! answers is what the client reads.
#![allow(missing_docs, unreachable_pub)]

mod answers;
mod bodies;
mod checks;
mod guard;
mod hostile;
mod http;
mod parameters;
mod refusals;
mod routing;
mod setup;
