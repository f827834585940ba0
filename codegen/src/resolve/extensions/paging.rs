//! `x-pagination`: how a list is walked.

use super::form::{Form, Wrong};
use crate::{pointer::Pointer, resolve::document::Place, tree::Node};

/// How a list is walked, as the document has it.
#[derive(Clone, Debug)]
pub struct Pagination {
    /// Where it stands.
    pub place: Place,
    /// How one page follows another.
    pub walk: Walk,
    /// The address of the list in the body; empty where the document does not say.
    pub items: Pointer,
}

/// How one page follows another.
///
/// What an answer says is named by its address in the body, which begins with a slash, or by the
/// name of a header; it is empty where the document does not name it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Walk {
    /// By a header that takes a range of items.
    RangeHeader {
        /// The header parameter.
        header: String,
        /// The unit that stands before the range.
        unit: String,
        /// Most items of a page.
        max: u32,
    },
    /// By the number of a page.
    Page {
        /// The query parameter.
        page: String,
        /// The number of the first page.
        first: u32,
        /// How many items there are.
        total: String,
        /// How many pages there are.
        pages: String,
        /// Whether there are more.
        more: String,
    },
    /// By the number of items to pass over.
    Offset {
        /// The query parameter.
        offset: String,
        /// How many items there are.
        total: String,
        /// Whether there are more.
        more: String,
    },
    /// By what the page before says.
    Cursor {
        /// The query parameter.
        cursor: String,
        /// The cursor of the next page.
        next: String,
        /// Whether there are more.
        more: String,
    },
    /// By the address that the page before has.
    Link {
        /// That address; empty where it is in the header `Link`.
        next: String,
    },
}

impl Walk {
    /// What the answer says, by the name that it has in the extension.
    pub(crate) fn said(&self) -> Vec<(&'static str, &str)> {
        let all: &[(&'static str, &String)] = match self {
            Self::RangeHeader { .. } => &[],
            Self::Page {
                total, pages, more, ..
            } => &[("total", total), ("pages", pages), ("more", more)],
            Self::Offset { total, more, .. } => &[("total", total), ("more", more)],
            Self::Cursor { next, more, .. } => &[("next", next), ("more", more)],
            Self::Link { next } => &[("next", next)],
        };
        let named = all.iter().filter(|(_, place)| !place.is_empty());
        named.map(|(name, place)| (*name, place.as_str())).collect()
    }
}

const STYLES: &str = "range-header, page, offset, cursor, link";

pub(super) fn read(node: &Node, at: Pointer, place: Place) -> Result<Pagination, Wrong> {
    let form = Form::of(node, at.clone())?;
    let said = |name: &str| form.text(name).map(Option::unwrap_or_default);
    let walk = match &*form.needed_text("style")? {
        "range-header" => {
            form.only(&["style", "header", "unit", "max"])?;
            Walk::RangeHeader {
                header: form.needed_text("header")?,
                unit: form.needed_text("unit")?,
                max: match form.whole("max", 1)? {
                    Some(max) => max,
                    None => return Err((at, "`max` is missing".to_owned())),
                },
            }
        }
        "page" => {
            form.only(&["style", "page", "first", "items", "total", "pages", "more"])?;
            Walk::Page {
                page: form.needed_text("page")?,
                first: form.whole("first", 0)?.unwrap_or(1),
                total: said("total")?,
                pages: said("pages")?,
                more: said("more")?,
            }
        }
        "offset" => {
            form.only(&["style", "offset", "items", "total", "more"])?;
            Walk::Offset {
                offset: form.needed_text("offset")?,
                total: said("total")?,
                more: said("more")?,
            }
        }
        "cursor" => {
            form.only(&["style", "cursor", "next", "items", "more"])?;
            Walk::Cursor {
                cursor: form.needed_text("cursor")?,
                next: form.needed_text("next")?,
                more: said("more")?,
            }
        }
        "link" => {
            form.only(&["style", "next", "items"])?;
            Walk::Link {
                next: said("next")?,
            }
        }
        other => {
            let message = format!("`{other}` is no style; there are {STYLES}");
            return Err((at.child("style"), message));
        }
    };
    let items = said("items")?;
    if !items.is_empty() && !items.starts_with('/') {
        let message = format!("`{items}` is no JSON pointer: it has to begin with a slash");
        return Err((at.child("items"), message));
    }
    Ok(Pagination {
        place,
        walk,
        items: Pointer::parse(&items),
    })
}
