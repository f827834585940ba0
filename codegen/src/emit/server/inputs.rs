//! What a handler is given: a struct of the arguments and the body.

use proc_macro2::TokenStream;
use quote::quote;

use super::super::{
    docs::{Doc, code},
    methods::argument_doc,
    types::{Named, ident},
};
use crate::{
    ir::{Body, BodyCase, BodyFormat, Operation},
    names::{BODY, OperationNames},
};

impl Named<'_> {
    /// The struct, and the enum of a body that has several media types.
    pub(super) fn input(
        self,
        operation: &Operation,
        names: &OperationNames,
        method: &str,
    ) -> TokenStream {
        let path = quote!(model::);
        let doc = Doc::new(None, &format!("What {method} is given.")).tokens();
        let name = ident(&names.request);
        let arguments = operation.arguments().zip(&names.server.fields);
        let fields = arguments.map(|((argument, required), field)| {
            let doc = argument_doc(argument, "The").tokens();
            let (field, ty) = (ident(field), self.owned(&argument.ty, &path));
            match required {
                true => quote!(#doc pub #field: #ty),
                false => quote!(#doc pub #field: Option<#ty>),
            }
        });
        let body = operation.body.as_ref().map(|body| {
            let doc = Doc::new(body.docs.description.as_deref(), "The body.").tokens();
            let (field, ty) = (ident(BODY), self.input_body(body, names));
            match body.required {
                true => quote!(#doc pub #field: #ty),
                false => quote!(#doc pub #field: Option<#ty>),
            }
        });
        let fields = fields.chain(body);
        let choice = self.input_choice(operation, names);
        quote! {
            #doc
            #[derive(Clone, Debug)]
            #[non_exhaustive]
            pub struct #name { #(#fields,)* }
            #choice
        }
    }

    fn input_body(self, body: &Body, names: &OperationNames) -> TokenStream {
        match &body.cases[..] {
            [only] => self.input_case(only),
            _ => {
                let name = ident(&names.body_type);
                quote!(#name)
            }
        }
    }

    fn input_case(self, case: &BodyCase) -> TokenStream {
        match case.format {
            BodyFormat::Bytes => quote!(rt::File),
            _ => self.owned(&case.ty, &quote!(model::)),
        }
    }

    fn input_choice(self, operation: &Operation, names: &OperationNames) -> TokenStream {
        let cases = match &operation.body {
            Some(body) if body.cases.len() > 1 => &body.cases,
            _ => return TokenStream::new(),
        };
        let text = format!("The body of {}, by media type.", code(&operation.id));
        let (doc, name) = (Doc::new(None, &text).tokens(), ident(&names.body_type));
        let variants = cases.iter().zip(&names.body_variants);
        let variants = variants.map(|(case, variant)| {
            let doc = Doc::new(None, &format!("{}.", code(&case.media_type))).tokens();
            let (variant, held) = (ident(variant), self.input_case(case));
            quote!(#doc #variant(#held))
        });
        quote! {
            #doc
            #[derive(Clone, Debug)]
            #[non_exhaustive]
            pub enum #name { #(#variants,)* }
        }
    }
}
