//! How far a command has come: a bar on a terminal, plain lines elsewhere, or nothing.

use indicatif::{ProgressBar, ProgressStyle};

use crate::console::Console;

/// Says how far a command has come; shared by the threads that work on it.
#[derive(Debug)]
pub(crate) enum Progress {
    /// A bar that is gone when the work is done.
    Bar(ProgressBar),
    /// One line for each step.
    Lines,
    /// Nothing: the output is read by a program.
    Silent,
}

impl Progress {
    /// Progress over that many steps, in the form that suits standard error.
    pub(crate) fn new(console: Console, steps: usize) -> Self {
        if !console.terminal {
            return Self::Lines;
        }
        let bar = ProgressBar::new(u64::try_from(steps).unwrap_or(u64::MAX));
        if let Ok(style) = ProgressStyle::with_template("{bar:24} {pos}/{len} {wide_msg}") {
            bar.set_style(style);
        }
        Self::Bar(bar)
    }

    /// One step is done; `what` says which.
    pub(crate) fn step(&self, what: &str) {
        match self {
            Self::Bar(bar) => {
                bar.inc(1);
                bar.set_message(what.to_owned());
            }
            Self::Lines => Console::say(what),
            Self::Silent => {}
        }
    }

    /// Runs something that prints, with the bar out of its way.
    pub(crate) fn aside<T>(&self, print: impl FnOnce() -> T) -> T {
        match self {
            Self::Bar(bar) => bar.suspend(print),
            Self::Lines | Self::Silent => print(),
        }
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        // What is said next stands on clean lines.
        if let Self::Bar(bar) = self {
            bar.finish_and_clear();
        }
    }
}
