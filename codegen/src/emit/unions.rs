//! Unions: an enum of the members, and the table from which the runtime chooses one.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::{
    docs::{Doc, code},
    enums::scalar,
    models::model_doc,
    printer::render,
    rows::{STEP, list},
    types::{Named, ident},
};
use crate::ir::{Form, FormKind, Model, ModelId, Others, Scalar, Shape, Type, Union, Variant};

/// Columns that a variant of the table is indented by.
const VARIANT: usize = 8;

impl Named<'_> {
    pub(super) fn union(self, id: ModelId, model: &Model, union: &Union) -> Vec<String> {
        let names = &self.names.models[id.0];
        let name = ident(&names.ty);
        let doc = model_doc(model, &names.ty)
            .paragraph(told_apart(union).as_str())
            .tokens();
        let unknown = ident(&names.rest);
        let variants: Vec<_> = names.members.iter().map(|m| ident(m)).collect();
        let types = union.variants.iter().map(|v| {
            let ty = self.owned(&v.ty, &TokenStream::new());
            if v.boxed { quote!(Box<#ty>) } else { ty }
        });
        let docs = union.variants.iter().map(|v| {
            let text = format!("Holds {}.", code(&v.suggestion));
            Doc::new(None, &text).tokens()
        });
        let other = Doc::new(None, "A value of a form that the document does not list.").tokens();
        let mut items = render(&quote! {
            #doc
            #[derive(Clone, Debug)]
            #[cfg_attr(feature = "partial-eq", derive(PartialEq))]
            #[non_exhaustive]
            pub enum #name { #(#docs #variants(#types),)* #other #unknown(rt::Value) }
        });
        items.push(self.table(id, union));
        items
    }

    /// The call of the runtime's macro.
    fn table(self, id: ModelId, union: &Union) -> String {
        let names = &self.names.models[id.0];
        let by = union
            .tag
            .as_ref()
            .map(|tag| format!(" by {}", literal(tag)));
        let (name, by, rest) = (&names.ty, by.unwrap_or_default(), &names.rest);
        let mut text = format!("rt::unions! {{\n    {name}{by} or {rest} {{\n");
        for (variant, name) in union.variants.iter().zip(&names.members) {
            let mut line = name.clone();
            for tag in &variant.tags {
                line.push_str(&format!(" {}", literal(tag)));
            }
            if needs_forms(union, variant) {
                let forms: Vec<String> = variant
                    .forms
                    .iter()
                    .map(|f| self.form(f, variant, VARIANT + STEP))
                    .collect();
                let taken = line.chars().count() + 2;
                line.push(' ');
                line.push_str(&list(("[", "]"), &forms, VARIANT, taken));
            }
            text.push_str(&format!("{}{line},\n", " ".repeat(VARIANT)));
        }
        text.push_str("    }\n}\n");
        text
    }

    /// A form as an expression; one of several lines where one is too short.
    fn form(self, form: &Form, variant: &Variant, indent: usize) -> String {
        let base = match form.kind {
            FormKind::Any => "ANY",
            FormKind::Null => "NULL",
            FormKind::Bool => "BOOL",
            FormKind::Integer => "INTEGER",
            FormKind::Number => "NUMBER",
            FormKind::Text => "TEXT",
            FormKind::List => "LIST",
            FormKind::Object => "OBJECT",
        };
        let indent = indent + STEP;
        let map = form.kind == FormKind::Object && form.others == Others::Kept;
        let mut fields = Vec::new();
        let mut field = |name: &str, entries: &[String]| {
            if !entries.is_empty() {
                let list = list(("&[", "]"), entries, indent, name.len() + 3);
                fields.push(format!("{name}: {list}"));
            }
        };
        field("values", &scalars(&form.values));
        let constants = form.constants.iter().map(|(name, values)| {
            format!("({}, &[{}])", literal(name), scalars(values).join(", "))
        });
        field("constants", &constants.collect::<Vec<_>>());
        let items: Vec<String> = form
            .items
            .iter()
            .map(|f| self.form(f, variant, indent + STEP))
            .collect();
        field("items", &items);
        let model = self
            .fields_of(&variant.ty)
            .filter(|_| form.kind == FormKind::Object);
        let base = match &model {
            // It knows its members itself.
            Some(model) => {
                let open = format!("rt::Form::of::<{model}>(&[");
                list((&open, "])"), &texts(&form.required), indent - STEP, 0)
            }
            None => {
                field("required", &texts(&form.required));
                field("known", &texts(&form.known));
                format!("rt::Form::{}", if map { "MAP" } else { base })
            }
        };
        if form.closed {
            fields.push("closed: true".to_owned());
        }
        match form.others {
            Others::Refused => fields.push("others: rt::Others::Refused".to_owned()),
            Others::Kept | Others::Lost => {}
        }
        if fields.is_empty() {
            return base;
        }
        fields.push(format!("..{base}"));
        braced(&fields, indent)
    }

    /// The struct that a type is, if it is one that knows its members by name.
    fn fields_of(self, ty: &Type) -> Option<String> {
        match self.api.dealiased(ty) {
            Type::Nullable(inner) => self.fields_of(inner),
            Type::Model(id) => match &self.api.model(*id).shape {
                Shape::Struct(_) => Some(self.names.models[id.0].ty.clone()),
                _ => None,
            },
            _ => None,
        }
    }
}

/// `rt::Form { … }`, a field to a line where it does not fit on one.
fn braced(fields: &[String], indent: usize) -> String {
    let one_line = format!("rt::Form {{ {} }}", fields.join(", "));
    if one_line.len() + indent <= 96 && !one_line.contains('\n') {
        return one_line;
    }
    let margin = " ".repeat(indent);
    let (last, others) = fields
        .split_last()
        .map_or(("", fields), |(l, o)| (l.as_str(), o));
    let lines: String = others.iter().map(|f| format!("{margin}{f},\n")).collect();
    let close = " ".repeat(indent - STEP);
    format!("rt::Form {{\n{lines}{margin}{last}\n{close}}}")
}

/// Where the tag does not decide alone, the forms do.
fn needs_forms(union: &Union, variant: &Variant) -> bool {
    let shared = |tag: &String| {
        union
            .variants
            .iter()
            .filter(|v| v.tags.contains(tag))
            .count()
            > 1
    };
    union.tag.is_none() || variant.tags.is_empty() || variant.tags.iter().any(shared)
}

fn literal(text: &str) -> String {
    Literal::string(text).to_string()
}

fn texts(texts: &[String]) -> Vec<String> {
    texts.iter().map(|text| literal(text)).collect()
}

fn scalars(values: &[Scalar]) -> Vec<String> {
    values
        .iter()
        .map(|v| format!("rt::Scalar::{}", scalar(v)))
        .collect()
}

fn told_apart(union: &Union) -> String {
    match &union.tag {
        Some(tag) => format!("The member {} tells which it is.", code(tag)),
        None => "A value becomes the variant that fits it best.".to_owned(),
    }
}
