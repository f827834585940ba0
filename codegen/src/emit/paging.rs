//! How lists are walked: what a call says of it, the setter of a window, the stream of items.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::{
    docs::{Doc, code},
    printer::spelled,
    structs::Presence,
    types::{Named, ident},
};
use crate::{
    ir::{Operation, Paging, Payload, Type, Walk, Windowed},
    names::OperationNames,
};

/// Columns of a line in a macro call, which no formatter lays out.
const WIDTH: usize = 100;

/// What a call says of the walk: `.paged(&…)`.
pub(super) fn setting(paging: &Paging) -> TokenStream {
    let walk = match &paging.walk {
        Walk::RangeHeader { header, unit, max } => {
            let header = paging
                .window
                .as_ref()
                .map_or(header, |window| &window.argument.wire);
            let max = Literal::u32_unsuffixed(*max);
            quote!(RangeHeader { header: #header, unit: #unit, max: #max })
        }
        Walk::Page {
            page,
            first,
            total,
            pages,
            more,
        } => {
            let first = Literal::u32_unsuffixed(*first);
            quote!(Page { page: #page, first: #first, total: #total, pages: #pages, more: #more })
        }
        Walk::Offset {
            offset,
            total,
            more,
        } => quote!(Offset { offset: #offset, total: #total, more: #more }),
        Walk::Cursor { cursor, next, more } => {
            quote!(Cursor { cursor: #cursor, next: #next, more: #more })
        }
        Walk::Link { next } => quote!(Link { next: #next }),
    };
    quote!(.paged(&rt::Paging::#walk))
}

/// What the docs of a method say of the walk.
pub(super) fn method_doc(doc: Doc, operation: &Operation, names: &OperationNames) -> Doc {
    let Some(paging) = &operation.paging else {
        return doc;
    };
    let text = match (&paging.walk, &names.window) {
        (Walk::RangeHeader { max, .. }, Some(window)) => format!(
            "The list comes a window at a time: {} says which, and without it the first {max} items \
             come. `stream` gives all items of the list, or all of the window that was set.",
            code(window)
        ),
        _ => "The list comes a page at a time. `stream` gives the items of this page and of all \
              that follow."
            .to_owned(),
    };
    doc.paragraph(&text)
}

/// The setter of the window, where the list is walked by one.
pub(super) fn window(operation: &Operation, names: &OperationNames) -> Option<TokenStream> {
    let paging = operation.paging.as_ref()?;
    let (Walk::RangeHeader { unit, max, .. }, Some(Windowed { argument, .. })) =
        (&paging.walk, &paging.window)
    else {
        return None;
    };
    let name = ident(names.window.as_ref()?);
    let fallback = format!(
        "Sets which items to return, by the header {}.",
        code(&argument.wire)
    );
    let text = format!(
        "A range of {} counted from 0, such as `0..{max}`, of at most {max}: a larger window is \
         refused before anything is sent, unless `stream` walks it. Not set: the first {max}, or \
         with `stream` all.",
        code(unit)
    );
    let doc = Doc::new(argument.docs.description.as_deref(), &fallback);
    let doc = doc.paragraph(&text).tokens();
    Some(quote! {
        #doc
        #[inline]
        pub fn #name(self, #name: impl Into<rt::Window>) -> Self {
            Self(self.0.window(#name.into()))
        }
    })
}

impl Named<'_> {
    /// One line of `rt::paged!`.
    pub(super) fn paged(self, operation: &Operation, names: &OperationNames) -> Option<String> {
        let paging = operation.paging.as_ref()?;
        let Some(Payload::Json(page)) = operation.answer.single() else {
            return None;
        };
        let item = spelled(&self.owned(&paging.item, &quote!(model::)));
        let (value, decoder) = self.answer_of(operation, names);
        let errors = self.errors_of(operation);
        let items = self.items(page, &paging.items);
        let head = format!(
            "    {}: {value} => {item}, {decoder}, {errors},",
            names.request
        );
        let items = format!("|page| {items};\n");
        let fits = head.len() + items.len() <= WIDTH;
        let gap = if fits { " " } else { "\n        " };
        Some(head + gap + &items)
    }

    /// The way from a page to its items; what is absent on it means none.
    fn items(self, page: &Type, steps: &[usize]) -> String {
        let mut text = "page".to_owned();
        let mut ty = page;
        let mut absent = matches!(self.api.dealiased(page), Type::Nullable(_));
        for &step in steps {
            let Some((id, object)) = self.api.structure(ty) else {
                break;
            };
            let (field, name) = (&object.fields[step], &self.names.models[id.0].members[step]);
            let presence = self.presence(field);
            let may_be_absent = presence != Presence::Required || field.nullable;
            let member = match presence {
                Presence::Patch => format!("{name}.into_value()"),
                Presence::Required | Presence::Optional => name.clone(),
            };
            text = match (absent, may_be_absent) {
                (false, _) => format!("{text}.{member}"),
                (true, true) => format!("{text}.and_then(|held| held.{member})"),
                (true, false) => format!("{text}.map(|held| held.{member})"),
            };
            absent |= may_be_absent;
            ty = &field.ty;
        }
        match absent {
            true => format!("{text}.unwrap_or_default()"),
            false => text,
        }
    }
}
