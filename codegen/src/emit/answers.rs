//! What a request answers: its type, its decoder, its errors.

use proc_macro2::TokenStream;
use quote::quote;

use super::{
    docs::{Doc, code},
    printer::spelled,
    types::Named,
};
use crate::{
    ir::{Operation, Payload},
    names::OperationNames,
};

impl Named<'_> {
    /// One line of `rt::operations!`.
    pub(super) fn request(self, operation: &Operation, names: &OperationNames) -> String {
        let handle = &self.names.tags[operation.tag].handle;
        let text = format!("The request of [`{handle}::{}`].", names.method);
        let doc = Doc::new(None, &text).comment("    ", "///");
        let (value, decoder) = self.answer_of(operation, names);
        let errors = match operation.errors {
            Some(set) => format!("errors::{}", self.names.error_sets[set]),
            None => "rt::NoErrorBody".to_owned(),
        };
        format!(
            "{doc}    {} -> {value}, {decoder}, {errors};\n",
            names.request
        )
    }

    fn answer_of(self, operation: &Operation, names: &OperationNames) -> (String, String) {
        match &operation.answer.cases[..] {
            [(_, payload)] => self.payload(payload),
            _ => (names.answer.clone(), format!("{}::read", names.answer)),
        }
    }

    fn payload(self, payload: &Payload) -> (String, String) {
        match payload {
            Payload::Empty => ("()".to_owned(), "rt::empty".to_owned()),
            Payload::Text => ("String".to_owned(), "rt::text".to_owned()),
            Payload::Bytes => ("rt::Bytes".to_owned(), "rt::bytes".to_owned()),
            Payload::Json(ty) => (
                spelled(&self.owned(ty, &quote!(model::))),
                "rt::json".to_owned(),
            ),
        }
    }

    /// The enum of an answer that has several shapes.
    pub(super) fn answer_type(self, operation: &Operation, names: &OperationNames) -> TokenStream {
        if operation.answer.cases.len() < 2 {
            return TokenStream::new();
        }
        let doc = format!("What {} answers.", code(&operation.id));
        super::errors::cases_enum(
            self,
            &Doc::new(None, &doc),
            &names.answer,
            &operation.answer.cases,
            super::errors::Reader::Answer,
        )
    }
}
