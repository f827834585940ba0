//! What the runtime is told of an operation, as data.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::{
    super::{
        bodies::parts,
        docs::{Doc, code},
        methods,
        types::{Named, ident},
    },
    schemas::{body_pointer, parameter_pointer},
};
use crate::{
    ir::{Argument, BodyCase, BodyFormat, Location, Operation, Status, Style, Template},
    names::{OperationNames, refusal},
};

impl Named<'_> {
    /// The static of an operation.
    pub(super) fn operation_static(
        self,
        operation: &Operation,
        names: &OperationNames,
        templates: &[&Template],
    ) -> TokenStream {
        let doc = Doc::new(None, &format!("What {} is.", code(&operation.id))).tokens();
        let name = ident(&names.server.operation);
        let Operation {
            id, method, path, ..
        } = operation;
        let parameters = operation.arguments();
        let parameters = parameters.map(|(argument, required)| parameter(id, argument, required));
        let cases = operation.body.iter().flat_map(|body| &body.cases);
        let bodies = cases.map(|case| body(id, case));
        let body_required = operation.body.as_ref().is_some_and(|body| body.required);
        let auth = ident(&self.names.requirements[operation.requirement]);
        let refusals = operation.refusals.iter().map(|told| {
            let (status, content_type) = (statuses(told.status), &told.content_type);
            let place = templates.iter().position(|t| **t == told.template);
            let shape = ident(&refusal(place.unwrap_or_default()));
            quote!((#status, #content_type, #shape))
        });
        quote! {
            #doc
            pub(crate) static #name: srv::Operation = srv::Operation {
                id: #id,
                method: #method,
                template: #path,
                parameters: &[#(#parameters),*],
                bodies: &[#(#bodies),*],
                body_required: #body_required,
                auth: auth::#auth,
                refusals: &[#(#refusals),*],
            };
        }
    }
}

fn parameter(operation: &str, argument: &Argument, required: bool) -> TokenStream {
    let name = &argument.wire;
    let place = ident(&format!("{:?}", argument.location));
    let style = style(argument);
    let schema = parameter_pointer(operation, argument.location, name);
    quote! {
        srv::Parameter {
            name: #name,
            place: srv::Place::#place,
            style: srv::ParameterStyle::#style,
            required: #required,
            schema: #schema,
        }
    }
}

fn style(argument: &Argument) -> TokenStream {
    match argument.style {
        Style::Json => quote!(Json),
        Style::Simple { explode } => quote!(Simple { explode: #explode }),
        Style::Label { explode } => quote!(Label { explode: #explode }),
        Style::Matrix { explode } => quote!(Matrix { explode: #explode }),
        // Lowering has made text of scalars a style of its place.
        _ if matches!(argument.location, Location::Path | Location::Header) => {
            quote!(Simple { explode: false })
        }
        other => {
            let style = methods::style(other);
            quote!(Pairs(rt::Style::#style))
        }
    }
}

fn body(operation: &str, case: &BodyCase) -> TokenStream {
    let name = &case.media_type;
    let (form, schema) = match &case.format {
        BodyFormat::Bytes => (quote!(Bytes), String::new()),
        format => {
            let form = match format {
                BodyFormat::Form(declared) => {
                    let parts = parts(declared);
                    quote!(Form(&[#(#parts),*]))
                }
                BodyFormat::Multipart(declared) => {
                    let parts = parts(declared);
                    quote!(Multipart(&[#(#parts),*]))
                }
                BodyFormat::Text => quote!(Text),
                BodyFormat::Json | BodyFormat::Bytes => quote!(Json),
            };
            (form, body_pointer(operation, name))
        }
    };
    quote! {
        srv::Body { content_type: #name, form: srv::BodyForm::#form, schema: #schema }
    }
}

fn statuses(status: Status) -> TokenStream {
    match status {
        Status::Code(code) => {
            let code = Literal::u16_unsuffixed(code);
            quote!(srv::Statuses::Exactly(#code))
        }
        Status::Range(range) => {
            let range = Literal::u16_unsuffixed(range);
            quote!(srv::Statuses::Range(#range))
        }
        Status::Default => quote!(srv::Statuses::Any),
    }
}

/// The shape of an error.
pub(super) fn template(shape: &Template) -> TokenStream {
    let plain = match shape {
        Template::Object(members) => {
            let members = members.iter().map(|(name, member)| {
                let member = template(member);
                quote!((#name, #member))
            });
            return quote!(srv::Template::Object(&[#(#members),*]));
        }
        Template::List(entry) => {
            let entry = template(entry);
            return quote!(srv::Template::List(&#entry));
        }
        Template::Text(text) => return quote!(srv::Template::Text(#text)),
        plain => format!("{plain:?}"),
    };
    let plain = ident(&plain);
    quote!(srv::Template::#plain)
}
