//! Where a `$ref` leads.

use indexmap::IndexMap;
use openapiv3::{
    Components, Header, Parameter, ReferenceOr, RequestBody, Response, SecurityScheme,
};
use serde::de::DeserializeOwned;

use super::{LeftOut, Resolver};
use crate::{diagnostics::codes, openapi::references, pointer::Pointer};

/// How many references may follow one another; a longer chain is a ring.
const CHAIN: usize = 32;

/// A kind of object that has a section under `components`.
pub(super) trait Section: DeserializeOwned + Clone {
    /// The name of the section.
    const NAME: &'static str;
    /// The section in the typed view.
    fn section(components: &Components) -> &IndexMap<String, ReferenceOr<Self>>;
}

macro_rules! sections {
    ($($kind:ty: $name:literal $field:ident;)*) => {$(
        impl Section for $kind {
            const NAME: &'static str = $name;
            fn section(components: &Components) -> &IndexMap<String, ReferenceOr<Self>> {
                &components.$field
            }
        }
    )*};
}

sections! {
    Parameter: "parameters" parameters;
    Response: "responses" responses;
    RequestBody: "requestBodies" request_bodies;
    Header: "headers" headers;
    SecurityScheme: "securitySchemes" security_schemes;
}

impl Resolver<'_> {
    /// The object itself and its address, wherever a reference leads.
    pub(super) fn follow<T: Section>(
        &mut self,
        object: &ReferenceOr<T>,
        at: &Pointer,
    ) -> Result<(T, Pointer), LeftOut> {
        let mut object = object.clone();
        let mut here = at.clone();
        for _ in 0..CHAIN {
            let reference = match object {
                ReferenceOr::Item(item) => return Ok((item, here)),
                ReferenceOr::Reference { reference } => reference,
            };
            here = self.local(&reference, at)?;
            object = self.read(&here, &reference, at)?;
        }
        let message = format!("the reference goes round in a ring by {here}");
        Err(self.left_out(&codes::REFERENCE_CYCLE, at, message))
    }

    /// The address that a reference names, if it is one in this document that exists.
    pub(super) fn local(&mut self, reference: &str, at: &Pointer) -> Result<Pointer, LeftOut> {
        if leads_outside(reference) {
            let message = format!("`{reference}` is not below the folder of this document");
            return Err(self.left_out(&codes::REFERENCE_OUTSIDE, at, message));
        }
        let Some(target) = references::local(reference) else {
            let message = format!("`{reference}` is not in this document");
            return Err(self.left_out(&codes::EXTERNAL_REFERENCE, at, message));
        };
        if self.tree.at(&target).is_none() {
            // The finding has been made where the break is.
            let cut = self.cut.iter().find(|cut| target.is_within(&cut.pointer));
            if let Some(code) = cut.and_then(|cut| codes::find(cut.code)) {
                return Err(LeftOut(code));
            }
            let message = format!("`{reference}` does not exist");
            return Err(self.left_out(&codes::DANGLING_REFERENCE, at, message));
        }
        Ok(target)
    }

    fn read<T: Section>(
        &mut self,
        target: &Pointer,
        reference: &str,
        at: &Pointer,
    ) -> Result<ReferenceOr<T>, LeftOut> {
        let mut tokens = target.tokens();
        let head = [tokens.next(), tokens.next()];
        if let ([Some(a), Some(b)], Some(name), None) = (&head, tokens.next(), tokens.next())
            && a == "components"
            && b == T::NAME
            && let Some(components) = &self.typed.components
            && let Some(found) = T::section(components).get(&name)
        {
            return Ok(found.clone());
        }
        let node = self.tree.at(target).map(crate::tree::Node::to_json);
        node.and_then(|json| serde_json::from_value(json).ok())
            .ok_or_else(|| {
                let message = format!("`{reference}` is nothing that can stand here");
                self.left_out(&codes::WRONG_REFERENCE, at, message)
            })
    }
}

/// Whether a reference names a file that is not below the folder of the document.
fn leads_outside(reference: &str) -> bool {
    let file = references::percent_decoded(reference.split('#').next().unwrap_or_default());
    let file = file.replace('\\', "/");
    if file.starts_with('/') || file.starts_with("file:") || file.get(1..3) == Some(":/") {
        return true;
    }
    if file.contains("://") {
        return false;
    }
    let mut depth = 0_i32;
    file.split('/').any(|step| {
        depth += match step {
            ".." => -1,
            "" | "." => 0,
            _ => 1,
        };
        depth < 0
    })
}
