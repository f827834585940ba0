//! Where the reader is, kept on its stack: a pointer is made only when there is a finding.

use crate::pointer::Pointer;

/// The way from the root to the node that is being read.
#[derive(Clone, Copy)]
pub(super) enum Path<'a> {
    /// The whole document.
    Root,
    /// A member of the object at a path.
    Key(&'a Path<'a>, &'a str),
    /// An element of the list at a path.
    Index(&'a Path<'a>, usize),
}

impl Path<'_> {
    /// The path as a pointer.
    pub(super) fn pointer(&self) -> Pointer {
        match self {
            Path::Root => Pointer::root(),
            Path::Key(parent, key) => parent.pointer().child(key),
            Path::Index(parent, index) => parent.pointer().child(index),
        }
    }
}
