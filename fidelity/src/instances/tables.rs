//! Tables: objects that list columns in one member and rows in another, where `x-columnar` says so.
//!
//! As plain objects they could be written in ways that are no table: columns that are missing or in
//! another order, rows that are too short, values that stand twice where they must not.

use serde_json::{Value, json};

use super::generator::Generator;
use crate::document::Schema;

/// How many rows a table has at most.
const ROWS: usize = 3;

impl<'d> Generator<'d> {
    /// Tables with some rows, with one, and with none; `None` for what is no table.
    pub(super) fn tables(
        &self,
        schemas: &[Schema<'d>],
        cells: impl Fn(Schema<'d>) -> Vec<Value>,
    ) -> Option<Vec<Value>> {
        let [schema] = schemas else {
            return None;
        };
        let follow = |value: &'d Value| self.document.follow(value);
        let target = follow(schema)?;
        let table = target.get("x-columnar")?;
        let name = |member: &str| table.get(member).and_then(Value::as_str);
        let (columns, rows) = (name("columns")?, name("rows")?);
        let member = |name: &str| follow(target.get("properties")?.get(name)?);
        let listed = follow(member(columns)?.get("items")?)?
            .get("enum")?
            .as_array()?;
        let row = follow(member(rows)?.get("items")?)?;
        let cells = cells(row.get("items")?);
        // No value stands twice in a column.
        let most = cells.len().min(ROWS);
        let row = |at: usize| -> Value {
            let places = 0..listed.len();
            let of = |column: usize| cells[(at + column) % cells.len()].clone();
            places.map(of).collect()
        };
        let made = [most, 1, 0].map(|count| {
            let rows_made: Vec<Value> = (0..count.min(most)).map(row).collect();
            json!({columns: listed, rows: rows_made})
        });
        Some(made.into())
    }
}
