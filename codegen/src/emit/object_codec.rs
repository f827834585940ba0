//! How structs are read and written: a table of their members, for the runtime's macro.
//!
//! Code that says the same five times per member would be most of a crate's lines; what the table
//! expands to is what most of a crate's compile time goes into.

use proc_macro2::{Literal, TokenStream};

use super::{
    layout::{Part, laid_out},
    printer::spelled,
    structs::Presence,
    types::Named,
};
use crate::ir::{Field, Model, ModelId, Struct, Type};

/// The sections of the table, in the order in which members are numbered: required ones first, so
/// that the first one not seen is the one that is missing.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Section {
    Required,
    Optional,
    Patch,
    /// Optional, of any JSON: null is a value, so it is no absence.
    Any,
}

const SECTIONS: [(Section, &str); 4] = [
    (Section::Required, "req"),
    (Section::Optional, "opt"),
    (Section::Patch, "patch"),
    (Section::Any, "any"),
];

impl Named<'_> {
    /// The reading, the writing and the making of a struct.
    pub(super) fn object_codec(self, id: ModelId, model: &Model, object: &Struct) -> String {
        let names = &self.names.models[id.0];
        let mut members: Vec<(Section, &Field, &str)> = object
            .fields
            .iter()
            .zip(&names.members)
            .map(|(field, member)| (self.section(field), field, member.as_str()))
            .collect();
        members.sort_by_key(|(section, ..)| *section);
        let mut parts = vec![(names.ty.clone(), None)];
        parts.extend(self.constructor(model, &members));
        let mut numbered = members.iter().enumerate().peekable();
        for (section, word) in SECTIONS {
            let mut entries = Vec::new();
            while let Some((n, (_, field, member))) = numbered.next_if(|(_, m)| m.0 == section) {
                entries.push(format!("{n} {member} {}", Literal::string(&field.wire)));
            }
            if !entries.is_empty() {
                parts.push((word.to_owned(), Some((" { ", entries, " }"))));
            }
        }
        let other = match &object.rest {
            Some(_) => format!("else rest {}", names.rest),
            None => "else skip".to_owned(),
        };
        parts.push((other, None));
        laid_out("rt::members", &parts)
    }

    fn section(self, field: &Field) -> Section {
        match self.presence(field) {
            Presence::Required => Section::Required,
            Presence::Patch => Section::Patch,
            Presence::Optional if self.is_json(&field.ty) => Section::Any,
            Presence::Optional => Section::Optional,
        }
    }

    /// `new` takes what is required, in order of wire name; the rest is left out. A type that
    /// requires nothing has `Default` instead, and one that is only received has it for servers.
    fn constructor(self, model: &Model, members: &[(Section, &Field, &str)]) -> Option<Part> {
        let arguments: Vec<String> = members
            .iter()
            .filter(|(section, ..)| *section == Section::Required)
            .map(|(_, field, member)| {
                let null = field.nullable && !self.is_json(&field.ty);
                if !null && !field.boxed && field.ty == Type::String {
                    return format!("{member}: impl Into<String>");
                }
                let ty: TokenStream = self.field_type(field);
                format!("{member}: {}", spelled(&ty))
            })
            .collect();
        let word = if model.sent { "new" } else { "served" };
        (!arguments.is_empty()).then(|| (word.to_owned(), Some(("(", arguments, ")"))))
    }
}
