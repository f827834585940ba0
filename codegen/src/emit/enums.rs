//! Enums of plain values: one call of a macro of the runtime, which lists names and values.
//!
//! Written out, an enum takes three lines for each value, and the values are most of what many
//! APIs have; the macro also documents each variant by its value.

use proc_macro2::Literal;

use super::{
    docs::{Doc, code},
    models::model_doc,
    rows::rows,
    types::Named,
};
use crate::ir::{Base, Enum, Model, ModelId, Scalar};

impl Named<'_> {
    pub(super) fn listed_enum(self, id: ModelId, model: &Model, listed: &Enum) -> String {
        let names = &self.names.models[id.0];
        let mut doc = model_doc(model, &names.ty);
        if !listed.open {
            doc = doc.paragraph("Values that are not listed are refused.");
        }
        let variants: Vec<(&String, &Scalar)> = names
            .members
            .iter()
            .zip(listed.values.iter().map(|v| &v.value))
            .collect();
        let body = if listed.base == Base::Mixed || variants.iter().any(|(_, v)| needs_doc(v)) {
            variants
                .iter()
                .map(|v| documented(listed.base, *v))
                .collect()
        } else {
            let entries: Vec<String> = variants.iter().map(|v| entry(listed.base, *v)).collect();
            rows(&entries, 8)
        };
        let kind = match listed.base {
            Base::Text => "string",
            Base::Integer => "integer",
            Base::Mixed => "scalar",
        };
        let rest = match listed.open {
            true => format!(" else {}", names.rest),
            false => String::new(),
        };
        let doc = doc.comment("    ", "///");
        let name = &names.ty;
        format!("rt::{kind}_enum! {{\n{doc}    pub enum {name} {{\n{body}    }}{rest}\n}}\n")
    }
}

/// Whether the value in single backticks would not be rendered as it is.
fn needs_doc(value: &Scalar) -> bool {
    let text = value.to_string();
    code(&text) != format!("`{text}`")
}

fn documented(base: Base, (name, value): (&String, &Scalar)) -> String {
    let doc = Doc::new(None, &code(&value.to_string())).comment("        ", "///");
    format!("{doc}        {},\n", entry(base, (name, value)))
}

fn entry(base: Base, (name, value): (&String, &Scalar)) -> String {
    let value = match (base, value) {
        (Base::Text, Scalar::Text(text)) => Literal::string(text).to_string(),
        (Base::Integer, Scalar::Int(number)) => number.to_string(),
        (_, value) => scalar(value),
    };
    format!("{name} = {value}")
}

/// The value as the runtime's `Scalar`, without its path.
pub(super) fn scalar(value: &Scalar) -> String {
    match value {
        Scalar::Null => "Null".to_owned(),
        Scalar::Bool(truth) => format!("Bool({truth})"),
        Scalar::Int(number) => format!("Int({number})"),
        Scalar::Float(number) => format!("Float({number:?})"),
        Scalar::Text(text) => format!("Text({})", Literal::string(text)),
    }
}
