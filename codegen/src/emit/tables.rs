//! Tables: what a row is to the runtime, and how calls send rows.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::types::Named;
use crate::ir::{BodyCase, ModelId, Struct, Table, Type};

/// How long a line may be.
const WIDTH: usize = 98;

impl Named<'_> {
    /// The rows of the table that a call takes as this body.
    pub(crate) fn rows_of(self, case: &BodyCase) -> Option<ModelId> {
        let mut ty = &case.ty;
        if let Some(member) = &case.member {
            let (_, object) = self.api.structure(ty)?;
            ty = &object.fields.iter().find(|f| f.wire == *member)?.ty;
        }
        match self.api.dealiased(ty) {
            Type::Table(row) => Some(*row),
            _ => None,
        }
    }

    /// What is written of the rows: a table, perhaps in the only member of an object.
    pub(super) fn rows_sent(case: &BodyCase, value: &proc_macro2::Ident) -> TokenStream {
        match &case.member {
            Some(member) => quote!(&rt::Member(#member, &rt::Rows(#value))),
            None => quote!(&rt::Rows(#value)),
        }
    }

    /// What makes a struct the row of a table.
    pub(super) fn row_codec(self, id: ModelId, object: &Struct, table: &Table) -> String {
        let names = &self.names.models[id.0];
        let literal = |text: &str| Literal::string(text).to_string();
        let unique = table
            .unique
            .iter()
            .map(|&i| literal(&object.fields[i].wire));
        let unique: Vec<String> = unique.collect();
        let fields = object.fields.iter().zip(&names.members);
        let fields = fields.map(|(field, member)| format!("{member} {}", literal(&field.wire)));
        let mut entries = vec![
            format!("columns: {}", literal(&table.columns)),
            format!("rows: {}", literal(&table.rows)),
            format!("unique: [{}]", unique.join(", ")),
        ];
        entries.extend(fields);
        let one_line = format!(
            "rt::rows! {{ {} {{ {} }} }}\n",
            names.ty,
            entries.join(", ")
        );
        if one_line.len() <= WIDTH {
            return one_line;
        }
        let entries = entries.join(",\n        ");
        format!(
            "rt::rows! {{\n    {} {{\n        {entries}\n    }}\n}}\n",
            names.ty
        )
    }
}
