//! Objects that are tables: one member lists the columns, another holds the rows.

use std::collections::BTreeSet;

use super::Lowering;
use crate::{
    diagnostics::codes,
    ir::{Api, BodyFormat, Docs, Field, Limits, Model, ModelId, Shape, Struct, Table, Type},
    resolve::{
        document::{Kind, Object, Schema, SchemaId},
        extensions::Columnar,
    },
};

/// What a table is made of.
struct Parts {
    columns: Vec<String>,
    unique: Vec<usize>,
    cell: SchemaId,
}

impl Lowering<'_> {
    /// The table that an object is, where the document says so and it is one.
    pub(super) fn table(&mut self, schema: &Schema, object: &Object, words: &str) -> Option<Shape> {
        let declared = schema.columnar.as_ref()?;
        match self.parts(declared, object) {
            Ok(parts) => {
                let row = self.row(schema, declared, parts, words);
                let ty = Type::Table(row);
                let limits = Limits::new();
                Some(Shape::Alias { ty, limits })
            }
            Err(message) => {
                self.report(&codes::COLUMNAR, &declared.place, message);
                None
            }
        }
    }

    fn parts(&self, declared: &Columnar, object: &Object) -> Result<Parts, String> {
        let member = |name: &String| {
            let found = object.properties.iter().find(|(n, _)| n == name);
            let found = found.map(|(_, id)| *id);
            found.ok_or_else(|| format!("there is no member `{name}`"))
        };
        let elements = |id: SchemaId| match self.document.schema(self.document.target(id)).kind {
            Kind::Array { items, .. } => Some(items),
            _ => None,
        };
        let others = object.properties.iter().map(|(name, _)| name);
        let other = others
            .into_iter()
            .find(|name| **name != declared.columns && **name != declared.rows);
        if let Some(name) = other {
            return Err(format!("the member `{name}` is no part of a table"));
        }
        let listed = elements(member(&declared.columns)?).map(|id| self.column_names(id));
        let columns = listed.filter(|names| !names.is_empty());
        let columns = columns
            .ok_or_else(|| format!("`{}` is no list of an enum of texts", declared.columns))?;
        let cell = elements(member(&declared.rows)?).and_then(elements);
        let cell = cell.ok_or_else(|| format!("`{}` is no list of lists", declared.rows))?;
        let mut unique = Vec::new();
        for name in &declared.unique {
            let at = columns.iter().position(|column| column == name);
            unique.push(at.ok_or_else(|| format!("`{name}` is no column"))?);
        }
        Ok(Parts {
            columns,
            unique,
            cell,
        })
    }

    fn column_names(&self, id: SchemaId) -> Vec<String> {
        let schema = self.document.schema(self.document.target(id));
        let mut names: Vec<String> = Vec::new();
        if let Kind::String { values, .. } = &schema.kind {
            for value in values {
                if !names.contains(value) {
                    names.push(value.clone());
                }
            }
        }
        names
    }

    /// The model of a row: a field for each column.
    fn row(&mut self, schema: &Schema, declared: &Columnar, parts: Parts, words: &str) -> ModelId {
        let cell = self.document.schema(parts.cell);
        let target = self.document.schema(self.document.target(parts.cell));
        let (ty, nullable) = (
            self.bare(parts.cell, &format!("{words} cell")),
            self.is_nullable(parts.cell),
        );
        let field = |column: &String| Field {
            place: cell.place.clone(),
            wire: column.clone(),
            rust_name: None,
            ty: ty.clone(),
            required: true,
            nullable,
            read_only: false,
            write_only: false,
            boxed: false,
            docs: Docs {
                description: Some(format!("The column `{column}`.")),
                ..Docs::default()
            },
            limits: super::types::limits(&target.kind),
            default: None,
        };
        let fields = parts.columns.iter().map(field).collect();
        let unique = parts.unique.iter().map(|&i| &parts.columns[i]);
        let unique: Vec<String> = unique.map(|name| format!("`{name}`")).collect();
        let mut description = format!("A row of `{words}`.");
        if !unique.is_empty() {
            description.push_str(&format!(
                " In no two rows of a table {} may be the same: such a call is not sent.",
                unique.join(" or ")
            ));
        }
        let table = Table {
            columns: declared.columns.clone(),
            rows: declared.rows.clone(),
            unique: parts.unique,
        };
        self.add(Model {
            place: schema.place.clone(),
            suggestion: declared.row.text.clone(),
            rust_name: Some(declared.row.clone()),
            composed: true,
            docs: Docs {
                description: Some(description),
                ..Docs::default()
            },
            shape: Shape::Struct(Struct {
                fields,
                rest: None,
                table: Some(table),
            }),
            nullable: false,
            sent: false,
            received: false,
            counterpart: None,
            tags: BTreeSet::new(),
        })
    }
}

/// Lets calls take the rows where a body is an object with nothing but a table in it.
pub(super) fn unwrap(api: &mut Api) {
    for index in 0..api.operations.len() {
        let cases = api.operations[index].body.iter().flat_map(|b| &b.cases);
        let members: Vec<Option<String>> = cases
            .map(|case| match case.format {
                BodyFormat::Json | BodyFormat::Form(_) | BodyFormat::Multipart(_) => {
                    only_table(api, &case.ty)
                }
                BodyFormat::Text | BodyFormat::Bytes => None,
            })
            .collect();
        let cases = api.operations[index].body.iter_mut();
        for (case, member) in cases.flat_map(|b| &mut b.cases).zip(members) {
            case.member = member;
        }
    }
}

/// The only member of an object, where it has to be there and is a table.
fn only_table(api: &Api, ty: &Type) -> Option<String> {
    let Type::Model(id) = api.dealiased(ty) else {
        return None;
    };
    let Shape::Struct(object) = &api.model(*id).shape else {
        return None;
    };
    match (&object.fields[..], &object.rest) {
        ([only], None) if only.required && !only.nullable => {
            let is_table = matches!(api.dealiased(&only.ty), Type::Table(_));
            is_table.then(|| only.wire.clone())
        }
        _ => None,
    }
}
