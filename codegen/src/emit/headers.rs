//! The headers that answers declare, as constants.

use quote::quote;

use super::{
    docs::{Doc, code},
    printer::RustFile,
    types::{Named, ident},
};
use crate::ir::HeaderForm;

/// `headers.rs`, where any are declared.
pub(super) fn emit(named: Named<'_>, command: &str) -> Option<String> {
    if named.api.headers.is_empty() {
        return None;
    }
    let intro = "//! The headers that answers declare; `header` of an answer reads them.\n";
    let mut file = RustFile::new(intro.to_owned());
    let path = quote!(model::);
    let (mut items, mut models) = (Vec::new(), false);
    for (header, name) in named.api.headers.iter().zip(&named.names.headers) {
        models |= header.ty.models().is_some();
        let fallback = format!("The header {}.", code(&header.name));
        let doc = Doc::new(header.description.as_deref(), &fallback).tokens();
        let (name, ty) = (ident(name), named.owned(&header.ty, &path));
        let form = ident(match header.form {
            HeaderForm::Text => "Text",
            HeaderForm::Plain => "Plain",
            HeaderForm::Texts => "Texts",
            HeaderForm::Plains => "Plains",
            HeaderForm::Json => "Json",
        });
        let wire = &header.name;
        items.push(quote! {
            #doc
            pub const #name: rt::Header<#ty> = rt::Header::new(#wire, rt::HeaderForm::#form);
        });
    }
    if models {
        file.head("use super::model;\n");
    }
    file.head("use specwright_runtime::glue as rt;\n");
    for item in items {
        file.tokens(&item);
    }
    Some(file.finish(command))
}
