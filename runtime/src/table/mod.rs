//! Lists of objects that travel as a table: the names of the columns once, then rows of cells.
//!
//! `{"columns": ["user_id", "bib"], "rows": [[1, 17], [2, 18]]}` is two objects with two members.
//! What such an object is called, and its members, is the [`Row`]'s to say.
//!
//! Invariant: nothing in here knows HTTP.

mod read;
mod write;

use std::ops::{Deref, DerefMut};

use serde::{Deserialize, Deserializer, Serialize, Serializer};

pub use self::{
    read::{cells, row_is_short},
    write::{Member, Rows},
};
use crate::codec::{Decoded, Encode, Source, deserialize, serialize};

/// One row of a table; generated code gets it from [`rows!`](crate::rows).
pub trait Row: Sized {
    /// The names of the columns, in the order in which they are written.
    const COLUMNS: &'static [&'static str];
    /// The columns in which no value may stand twice.
    const UNIQUE: &'static [&'static str];
    /// The member that lists the columns.
    const COLUMNS_MEMBER: &'static str;
    /// The member that lists the rows.
    const ROWS_MEMBER: &'static str;

    /// The value in the column of this name.
    fn cell(&self, column: &str) -> Option<&dyn Encode>;

    /// Reads a row whose cells belong to these columns, in their order.
    fn read(source: &mut dyn Source, order: &[&'static str]) -> Decoded<Self>;
}

/// Rows that are sent and received as a table: the names of the columns once, then a list of cells
/// for each row.
///
/// It is a list of plain structs to its users: it derefs to a slice, is made from a `Vec` or an
/// iterator, and becomes a `Vec` again. Columns are written in their declared order and read in any.
///
/// Where the API says that the values of a column are unique, rows that repeat one are refused
/// before anything is sent: the error names the column and the two rows, counted from 1. A null
/// repeats nothing.
///
/// ```
/// use specwright_runtime::{Table, glue as rt};
///
/// #[derive(Clone, Debug, PartialEq)]
/// pub struct Link {
///     pub user_id: u64,
///     pub bib: u64,
/// }
///
/// rt::rows! {
///     Link { columns: "columns", rows: "rows", unique: ["user_id"], user_id "user_id", bib "bib" }
/// }
///
/// # fn main() -> Result<(), Box<dyn std::error::Error>> {
/// let links = Table::from(vec![Link { user_id: 1, bib: 17 }, Link { user_id: 2, bib: 18 }]);
/// assert_eq!(links.len(), 2);
/// let text = serde_json::to_string(&links)?;
/// assert_eq!(text, r#"{"columns":["user_id","bib"],"rows":[[1,17],[2,18]]}"#);
///
/// let answer = r#"{"columns": ["bib", "user_id"], "rows": [[17, 1], [18, 2]]}"#;
/// assert_eq!(serde_json::from_str::<Table<Link>>(answer)?, links);
///
/// let twice: Table<Link> = [1, 1].map(|user_id| Link { user_id, bib: 17 }).into_iter().collect();
/// let error = serde_json::to_string(&twice).unwrap_err();
/// assert_eq!(error.to_string(), "row 2 repeats the `user_id` of row 1");
/// # Ok(())
/// # }
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Table<R>(Vec<R>);

/// A table without rows.
impl<R> Default for Table<R> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<R> Deref for Table<R> {
    type Target = [R];

    fn deref(&self) -> &[R] {
        &self.0
    }
}

impl<R> DerefMut for Table<R> {
    fn deref_mut(&mut self) -> &mut [R] {
        &mut self.0
    }
}

impl<R> From<Vec<R>> for Table<R> {
    fn from(rows: Vec<R>) -> Self {
        Self(rows)
    }
}

impl<R> From<Table<R>> for Vec<R> {
    fn from(table: Table<R>) -> Self {
        table.0
    }
}

impl<R> FromIterator<R> for Table<R> {
    fn from_iter<I: IntoIterator<Item = R>>(rows: I) -> Self {
        Self(rows.into_iter().collect())
    }
}

impl<R> Extend<R> for Table<R> {
    fn extend<I: IntoIterator<Item = R>>(&mut self, rows: I) {
        self.0.extend(rows);
    }
}

impl<R> IntoIterator for Table<R> {
    type Item = R;
    type IntoIter = std::vec::IntoIter<R>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}

impl<'t, R> IntoIterator for &'t Table<R> {
    type Item = &'t R;
    type IntoIter = std::slice::Iter<'t, R>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.iter()
    }
}

impl<'de, R: Row> Deserialize<'de> for Table<R> {
    fn deserialize<D: Deserializer<'de>>(format: D) -> Result<Self, D::Error> {
        deserialize(format)
    }
}

impl<R: Row> Serialize for Table<R> {
    fn serialize<S: Serializer>(&self, format: S) -> Result<S::Ok, S::Error> {
        serialize(self, format)
    }
}

/// Makes the [`Row`] of a struct, for generated code: the members that list the columns and the
/// rows, the columns whose values are unique, and each field with the name of its column.
///
/// Every path is absolute: the models of an API may be called `Option` or `Result`.
#[doc(hidden)]
#[macro_export]
macro_rules! rows {
    ($($row:ident {
        columns: $columns:literal, rows: $rows:literal, unique: [$($unique:literal),* $(,)?],
        $($field:ident $name:literal),* $(,)?
    })*) => {$(
        impl $crate::glue::Row for $row {
            const COLUMNS: &'static [&'static ::core::primitive::str] = &[$($name),*];
            const UNIQUE: &'static [&'static ::core::primitive::str] = &[$($unique),*];
            const COLUMNS_MEMBER: &'static ::core::primitive::str = $columns;
            const ROWS_MEMBER: &'static ::core::primitive::str = $rows;

            fn cell(
                &self,
                column: &::core::primitive::str,
            ) -> ::core::option::Option<&dyn $crate::glue::Encode> {
                match column {
                    $($name => ::core::option::Option::Some(&self.$field),)*
                    _ => ::core::option::Option::None,
                }
            }

            fn read(
                source: &mut dyn $crate::glue::Source,
                order: &[&'static ::core::primitive::str],
            ) -> $crate::glue::Decoded<Self> {
                $(let mut $field = ::core::option::Option::None;)*
                $crate::glue::cells(source, order, &mut |column, source| {
                    match column {
                        $($name => {
                            $field = ::core::option::Option::Some(
                                $crate::glue::Decode::decode(source)?,
                            );
                        })*
                        _ => {}
                    }
                    ::core::result::Result::Ok(())
                })?;
                let ($(::core::option::Option::Some($field),)*) = ($($field,)*) else {
                    return ::core::result::Result::Err($crate::glue::row_is_short());
                };
                ::core::result::Result::Ok(Self { $($field),* })
            }
        }
    )*};
}

#[cfg(test)]
mod tests;
