//! The probe: a program that is written and built around the crate of a document, and drives it.
//!
//! Invariant: only this module knows what generated crates look like. What it hands on is the
//! normalized document, a [`Manifest`] and the outcomes of orders.

mod build;
mod cost;
mod failure;
mod files;
mod left_out;
mod manifest;
mod process;
mod subject;
mod write;
mod write_server;

use std::{
    io,
    path::{Path, PathBuf},
};

use serde_json::Value;

pub use cost::children_cpu;
pub use failure::Failure;
pub use subject::Texts;

use crate::protocol::{Manifest, Order, Outcome};
use process::Process;

/// A probe that runs, and the document that its crate was made from.
#[derive(Debug)]
pub struct Probe {
    process: Process,
    manifest: Manifest,
    document: Value,
    folder: PathBuf,
    binary: PathBuf,
}

/// What has to be known beside the texts.
#[derive(Clone, Debug)]
pub struct Place {
    /// The folder in which crates and probes are made; it is shared, and so are built
    /// dependencies.
    pub work: PathBuf,
    /// What the crate is called in there: small letters, digits and `-`.
    pub name: String,
    /// Whether the probe has the generated server too.
    pub server: bool,
}

impl Probe {
    /// Generates the crate of a document, writes a probe for it, builds both and starts it.
    ///
    /// `say` is told what is being done.
    ///
    /// # Errors
    /// When nothing of the document can be generated, the crate does not compile, or a file or
    /// process of the system fails.
    pub fn make(texts: &Texts, place: &Place, say: &mut dyn FnMut(&str)) -> Result<Self, Failure> {
        say("generate");
        let subject = subject::Subject::generate(texts, place)?;
        let folder = place.work.join(&place.name);
        let files = build::package(&subject, &place.name)?;
        files::write(&folder, &files)?;
        build::lock(&folder)?;
        say("compile");
        let binary = build::build(&folder, &place.work.join("target"), &place.name)?;
        Ok(Self {
            process: Process::start(&binary)?,
            manifest: subject.manifest,
            document: subject.document,
            folder,
            binary,
        })
    }

    /// The normalized document that the crate was made from.
    pub fn document(&self) -> &Value {
        &self.document
    }

    /// What the probe can do.
    pub fn manifest(&self) -> &Manifest {
        &self.manifest
    }

    /// The folder that holds the crate and the program.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// Has the probe do something. A probe that dies over an order has refused it; the next order
    /// goes to a new one.
    ///
    /// # Errors
    /// When the probe cannot be started again, or answers with something that is no outcome.
    pub fn ask(&mut self, order: &Order) -> io::Result<Outcome> {
        match self.process.ask(order)? {
            Some(outcome) => Ok(outcome),
            None => {
                let end = self.process.end();
                self.process = Process::start(&self.binary).map_err(io::Error::other)?;
                Ok(Outcome::Refused {
                    message: format!("the program ended: {end}"),
                })
            }
        }
    }

    /// Ends the probe and removes what was made for it, so that many documents fit on a disk.
    ///
    /// # Errors
    /// When something cannot be removed.
    pub fn clear(self, place: &Place) -> Result<(), Failure> {
        drop(self.process);
        build::clear(&self.folder, &place.work.join("target"), &place.name)
    }
}

impl crate::run::Driver for Probe {
    fn manifest(&self) -> &Manifest {
        &self.manifest
    }

    fn ask(&mut self, order: &Order) -> io::Result<Outcome> {
        Self::ask(self, order)
    }
}
