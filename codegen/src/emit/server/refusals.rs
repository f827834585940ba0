//! How errors are told: the shapes and the lists of them that operations have in common.

use std::fmt::Write as _;

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::super::{printer::render, types::ident};
use crate::ir::{Api, Operation, Refusal, Status, Template};

/// The distinct shapes and lists of an API.
pub(super) struct Refusals<'a> {
    shapes: Vec<&'a Template>,
    lists: Vec<&'a [Refusal]>,
}

impl<'a> Refusals<'a> {
    pub(super) fn new(api: &'a Api) -> Self {
        let (mut shapes, mut lists): (Vec<&Template>, Vec<&[Refusal]>) = (Vec::new(), Vec::new());
        for operation in &api.operations {
            for refusal in &operation.refusals {
                if !shapes.contains(&&refusal.template) {
                    shapes.push(&refusal.template);
                }
            }
            let list = &operation.refusals[..];
            if !list.is_empty() && !lists.contains(&list) {
                lists.push(list);
            }
        }
        Self { shapes, lists }
    }

    /// What stands in the table of an operation.
    pub(super) fn of(&self, operation: &Operation) -> String {
        let list = &operation.refusals[..];
        let place = self.lists.iter().position(|known| *known == list);
        place.map_or("&[]".to_owned(), |place| {
            format!("server::{}", name("REFUSALS", place))
        })
    }

    /// The constants; what all operations that are compiled do without is not missed.
    pub(super) fn constants(&self) -> String {
        let mut text = String::new();
        for (place, shape) in self.shapes.iter().enumerate() {
            let (name, shape) = (ident(&name("SHAPE", place)), template(shape));
            let item = quote!(const #name: serve::Template = #shape;);
            let _ = writeln!(
                text,
                "/// How a refused call is told.\n{DEAD}{}",
                render(&item).concat()
            );
        }
        for (place, list) in self.lists.iter().enumerate() {
            let entries = list.iter().map(|refusal| {
                let shape = self.shapes.iter().position(|s| **s == refusal.template);
                let shape = ident(&name("SHAPE", shape.unwrap_or_default()));
                let (status, content_type) = (statuses(refusal.status), &refusal.content_type);
                quote!((#status, #content_type, #shape))
            });
            let name = ident(&name("REFUSALS", place));
            let item = quote!(pub(crate) static #name: serve::Refusals = &[#(#entries),*];);
            let _ = writeln!(
                text,
                "/// How the refused calls of some operations are told.\n{DEAD}{}",
                render(&item).concat()
            );
        }
        text
    }
}

/// Features may leave none of the operations.
const DEAD: &str = "#[allow(dead_code)]\n";

/// `SHAPE`, `SHAPE_2`.
fn name(word: &str, place: usize) -> String {
    match place {
        0 => word.to_owned(),
        place => format!("{word}_{}", place + 1),
    }
}

fn statuses(status: Status) -> TokenStream {
    match status {
        Status::Code(code) => {
            let code = Literal::u16_unsuffixed(code);
            quote!(serve::Statuses::Exactly(#code))
        }
        Status::Range(range) => {
            let range = Literal::u16_unsuffixed(range);
            quote!(serve::Statuses::Range(#range))
        }
        Status::Default => quote!(serve::Statuses::Any),
    }
}

/// The shape of an error.
fn template(shape: &Template) -> TokenStream {
    let plain = match shape {
        Template::Object(members) => {
            let members = members.iter().map(|(name, member)| {
                let member = template(member);
                quote!((#name, #member))
            });
            return quote!(serve::Template::Object(&[#(#members),*]));
        }
        Template::List(entry) => {
            let entry = template(entry);
            return quote!(serve::Template::List(&#entry));
        }
        Template::Text(text) => return quote!(serve::Template::Text(#text)),
        plain => format!("{plain:?}"),
    };
    let plain = ident(&plain);
    quote!(serve::Template::#plain)
}
