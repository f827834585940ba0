//! `x-columnar`: an object that is a table.

use super::form::{Form, Wrong};
use crate::{
    pointer::Pointer,
    resolve::document::{Place, RustName},
    tree::Node,
};

/// How an object is a table, as the document has it.
#[derive(Clone, Debug)]
pub struct Columnar {
    /// Where it stands.
    pub place: Place,
    /// The member that lists the columns.
    pub columns: String,
    /// The member that holds the rows, each in the order of the columns.
    pub rows: String,
    /// What a row is called.
    pub row: RustName,
    /// The columns in which no value stands twice.
    pub unique: Vec<String>,
}

pub(super) fn read(node: &Node, at: Pointer, place: Place) -> Result<Columnar, Wrong> {
    let form = Form::of(node, at)?;
    form.only(&["columns", "rows", "row", "unique"])?;
    let mut unique = Vec::new();
    if let Some((node, at)) = form.member("unique") {
        let wrong = || (at.clone(), "this is a list of names of columns".to_owned());
        for name in node.as_array().ok_or_else(wrong)? {
            unique.push(name.as_str().ok_or_else(wrong)?.to_owned());
        }
    }
    let (row, pointer) = form.needed("row")?;
    let named = Place {
        pointer,
        span: row.span,
    };
    Ok(Columnar {
        place,
        columns: form.needed_text("columns")?,
        rows: form.needed_text("rows")?,
        row: RustName {
            text: form.needed_text("row")?,
            place: named,
        },
        unique,
    })
}
