//! How structs are read and written: a table of their members, for the runtime's macro.
//!
//! Code that says the same five times per member would be most of a crate's lines; what the table
//! expands to is what most of a crate's compile time goes into.

use proc_macro2::{Literal, TokenStream};

use super::{printer::spelled, structs::Presence, types::Named};
use crate::ir::{Field, Model, ModelId, Struct, Type};

/// How long a line may be.
const WIDTH: usize = 98;

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
        laid_out(&parts)
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

/// A word, and what stands in brackets after it.
type Part = (String, Option<(&'static str, Vec<String>, &'static str)>);

/// On one line if it fits, else a line for each part, wrapped between entries.
fn laid_out(parts: &[Part]) -> String {
    let whole: Vec<String> = parts
        .iter()
        .map(|(word, list)| match list {
            Some((open, entries, close)) => format!("{word}{open}{}{close}", entries.join(", ")),
            None => word.clone(),
        })
        .collect();
    let one_line = format!("rt::members! {{ {} }}\n", whole.join(" "));
    if one_line.len() <= WIDTH {
        return one_line;
    }
    let mut text = format!("rt::members! {{ {}\n", whole[0]);
    for ((word, list), whole) in parts.iter().zip(&whole).skip(1) {
        match list {
            Some((open, entries, close)) if whole.len() + 4 > WIDTH => {
                text.push_str(&format!("    {word}{}\n", open.trim_end()));
                for line in wrapped(entries) {
                    text.push_str(&format!("        {line}\n"));
                }
                text.push_str(&format!("    {}\n", close.trim_start()));
            }
            _ => text.push_str(&format!("    {whole}\n")),
        }
    }
    text + "}\n"
}

/// The entries in lines; a comma stands after each but the last.
fn wrapped(entries: &[String]) -> Vec<String> {
    let mut lines = vec![String::new()];
    for (i, entry) in entries.iter().enumerate() {
        let comma = if i + 1 < entries.len() { "," } else { "" };
        let entry = format!("{entry}{comma}");
        match lines.last_mut() {
            Some(line) if line.is_empty() => *line = entry,
            Some(line) if line.len() + entry.len() + 9 <= WIDTH => {
                line.push(' ');
                line.push_str(&entry);
            }
            _ => lines.push(entry),
        }
    }
    lines
}
