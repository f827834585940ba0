//! What a call is given, on its way into the types that the crate takes.

use specwright_runtime::{File, Patch, glue::Decode};

use crate::{
    protocol::{ArgumentOrder, BodyOrder},
    read,
};

/// What a call is given; an operation takes from it, and what is left over it does not know.
#[derive(Debug)]
pub struct Given {
    base_url: String,
    arguments: Vec<ArgumentOrder>,
    body: Option<BodyOrder>,
}

impl Given {
    pub(crate) fn new(
        base_url: &str,
        arguments: Vec<ArgumentOrder>,
        body: Option<BodyOrder>,
    ) -> Self {
        Self {
            base_url: base_url.to_owned(),
            arguments,
            body,
        }
    }

    /// Where the call goes, whatever server the operation has for itself.
    pub fn base_url(&self) -> &str {
        &self.base_url
    }

    /// A required argument.
    ///
    /// # Errors
    /// When it is not given, or is not of the type.
    pub fn need<T: Decode>(&mut self, location: &str, name: &str) -> Result<T, String> {
        self.take(location, name)?
            .ok_or_else(|| format!("the crate asks for the {location} argument `{name}`"))
    }

    /// An optional argument.
    ///
    /// # Errors
    /// When it is not of the type.
    pub fn take<T: Decode>(&mut self, location: &str, name: &str) -> Result<Option<T>, String> {
        let Some(json) = self.argument(location, name) else {
            return Ok(None);
        };
        let value = read(&json);
        let value = value.map_err(|error| format!("the {location} argument `{name}`: {error}"));
        value.map(Some)
    }

    fn argument(&mut self, location: &str, name: &str) -> Option<String> {
        let asked = |a: &ArgumentOrder| a.location == location && a.name == name;
        let at = self.arguments.iter().position(asked)?;
        Some(self.arguments.remove(at).value.to_string())
    }

    /// A body of that media type, as the document writes it, from its value.
    ///
    /// # Errors
    /// When it is not of the type.
    pub fn body<T: Decode>(&mut self, media_type: &str) -> Result<Option<T>, String> {
        let Some(body) = self.body.take_if(|body| body.media_type == media_type) else {
            return Ok(None);
        };
        let value = read(&body.value.to_string()).map_err(|error| format!("the body: {error}"));
        value.map(Some)
    }

    /// Why a required body cannot be sent.
    pub fn no_body(&self) -> String {
        match &self.body {
            Some(body) => format!("the crate sends no body of {}", body.media_type),
            None => "the crate asks for a body".to_owned(),
        }
    }

    /// Checks that the operation has taken everything.
    pub(crate) fn finish(&self) -> Result<(), String> {
        if let Some(left) = self.arguments.first() {
            let ArgumentOrder { location, name, .. } = left;
            return Err(format!("the crate has no {location} argument `{name}`"));
        }
        match &self.body {
            Some(_) => Err(self.no_body()),
            None => Ok(()),
        }
    }
}

/// Has files that the caller names a content type for.
pub trait Typed {
    /// Names a content type of that range, where it is one.
    fn typed(&mut self, range: &str);
}

impl Typed for File {
    fn typed(&mut self, range: &str) {
        let first = range.split(',').next().unwrap_or_default().trim();
        if let Some(kind) = first.strip_suffix("/*").filter(|kind| *kind != "*") {
            *self = self.clone().content_type(format!("{kind}/x-example"));
        }
    }
}

impl<T: Typed> Typed for Option<T> {
    fn typed(&mut self, range: &str) {
        if let Some(inner) = self {
            inner.typed(range);
        }
    }
}

impl<T: Typed> Typed for Patch<T> {
    fn typed(&mut self, range: &str) {
        if let Self::Value(inner) = self {
            inner.typed(range);
        }
    }
}

impl<T: Typed> Typed for Vec<T> {
    fn typed(&mut self, range: &str) {
        for inner in self {
            inner.typed(range);
        }
    }
}
