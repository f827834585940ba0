//! Types as text, each spelled once: printing is the dearest part of it.

use std::collections::HashMap;

use proc_macro2::TokenStream;
use quote::quote;

use crate::{
    emit::{printer::spelled, types::Named},
    ir::Type,
};

/// Spells the types of one API.
pub(super) struct Speller<'a> {
    named: Named<'a>,
    /// By the tokens as they show themselves.
    spelled: HashMap<String, String>,
}

impl<'a> Speller<'a> {
    pub(super) fn new(named: Named<'a>) -> Self {
        Self {
            named,
            spelled: HashMap::new(),
        }
    }

    /// The type that owns a value.
    pub(super) fn owned(&mut self, ty: &Type) -> String {
        let tokens = self.named.owned(ty, &models());
        self.spelled(&tokens)
    }

    /// The type in which a call takes a value.
    pub(super) fn taken(&mut self, ty: &Type) -> String {
        let tokens = self.named.borrowed(ty, &models());
        self.spelled(&tokens)
    }

    /// A type, written as people do.
    pub(super) fn spelled(&mut self, ty: &TokenStream) -> String {
        let known = self.spelled.entry(ty.to_string());
        known.or_insert_with(|| spelled(ty)).clone()
    }
}

/// The path to the models.
pub(super) fn models() -> TokenStream {
    quote!(model::)
}
