//! Helpers of the workspace tests: cases are folders of data, and each kind of case has one
//! `check`.

#![allow(
    clippy::missing_panics_doc,
    reason = "a helper of tests panics where a test has to fail"
)]

pub mod case;
pub mod commands;
pub mod expect;
pub mod random;
pub mod user;

use std::path::PathBuf;

/// The folder of the workspace.
pub fn root() -> PathBuf {
    let tests = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    tests
        .parent()
        .expect("tests/ is in the workspace")
        .to_owned()
}

/// The README, so that its snippet is compiled.
#[cfg(doctest)]
#[doc = include_str!("../../README.md")]
pub struct Readme;

/// The examples of the page for users compile and run.
#[cfg(doctest)]
#[doc = include_str!("../../docs/client.md")]
pub struct ClientPage;
