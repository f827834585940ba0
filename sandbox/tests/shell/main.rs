//! The shell of the sandbox: how it starts and ends, its limits, token endpoints and controls.
//!
//! All of it by HTTP, or by the program and its output.

mod command;
mod controls;
mod faults;
mod lifecycle;
mod limits;
mod login;
mod page;
mod raw;
mod secrets;
mod tokens;
