//! How errors cross serde.
//!
//! They cross it twice: ours go down into the format (which adds the position) and come back as
//! the format's. The format's own error value is kept and handed on untouched; the path, which no
//! format has a place for, waits in the [`Trail`] meanwhile.

use super::{DecodeError, Decoded, json_value::DEPTH};
use serde::de;

/// What travels beside serde.
#[derive(Default)]
pub(super) struct Trail {
    /// Our error, while the format's one crosses serde.
    carried: Option<DecodeError>,
    /// A member that is not to be kept; taken by the first object.
    pub(super) tag: Option<&'static str>,
    /// How many lists and objects the value stands in.
    pub(super) depth: u8,
    /// What the unions in here may still spend on types that do not fit; `None` outside of any.
    pub(super) allowance: Option<u64>,
}

impl Trail {
    /// For the value of a union, among whose kept members the tag is not to be.
    pub(super) fn inside(tag: Option<&'static str>, allowance: u64) -> Self {
        Self {
            tag,
            allowance: Some(allowance),
            ..Self::default()
        }
    }

    /// Goes into a list or an object. Some formats allow a nesting that the stack does not.
    pub(super) fn enter(&mut self) -> Decoded<()> {
        if self.depth == DEPTH {
            return Err(DecodeError::new("recursion limit exceeded"));
        }
        self.depth += 1;
        Ok(())
    }

    pub(super) fn leave(&mut self) {
        self.depth -= 1;
    }
}

/// The border between our errors and those of one format.
pub(super) struct Border<'t, E> {
    native: Option<E>,
    pub(super) trail: &'t mut Trail,
}

impl<'t, E: de::Error> Border<'t, E> {
    pub(super) fn new(trail: &'t mut Trail) -> Self {
        Self {
            native: None,
            trail,
        }
    }

    /// The format's error becomes ours.
    #[cold]
    #[inline(never)]
    pub(super) fn catch(&mut self, native: E) -> DecodeError {
        let carried = self.trail.carried.take();
        let mut error = carried.unwrap_or_else(|| DecodeError::new(&native));
        error.set_native();
        self.native = Some(native);
        error
    }

    /// Our error becomes the format's.
    #[cold]
    #[inline(never)]
    pub(super) fn release(&mut self, error: DecodeError) -> E {
        let native = self.native.take().filter(|_| error.is_native());
        let native = native.unwrap_or_else(|| E::custom(error.message()));
        self.trail.carried = Some(error);
        native
    }

    /// Our error leaves the format for good.
    #[cold]
    #[inline(never)]
    pub(super) fn settle(&mut self, error: DecodeError) -> DecodeError {
        error.settle(self.native.take().map(|native| native.to_string()))
    }
}
