//! What a call is given, on its way into the types that the crate takes.

use serde::de::DeserializeOwned;

use crate::{
    protocol::{ArgumentOrder, BodyOrder},
    read,
};

/// What a call is given; an operation takes from it, and what is left over it does not know.
#[derive(Debug)]
pub struct Given {
    arguments: Vec<ArgumentOrder>,
    body: Option<BodyOrder>,
}

impl Given {
    pub(crate) fn new(arguments: Vec<ArgumentOrder>, body: Option<BodyOrder>) -> Self {
        Self { arguments, body }
    }

    /// A required argument.
    ///
    /// # Errors
    /// When it is not given, or is not of the type.
    pub fn need<T: DeserializeOwned>(&mut self, location: &str, name: &str) -> Result<T, String> {
        self.take(location, name)?
            .ok_or_else(|| format!("the crate asks for the {location} argument `{name}`"))
    }

    /// An optional argument.
    ///
    /// # Errors
    /// When it is not of the type.
    pub fn take<T: DeserializeOwned>(
        &mut self,
        location: &str,
        name: &str,
    ) -> Result<Option<T>, String> {
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

    /// The body of that media type, if one is given.
    fn content(&mut self, media_type: &str) -> Option<String> {
        let asked = |body: &mut BodyOrder| is_named(&body.media_type, media_type);
        Some(self.body.take_if(asked)?.value.to_string())
    }

    /// A body of that media type, from its value.
    ///
    /// # Errors
    /// When it is not of the type.
    pub fn body<T: DeserializeOwned>(&mut self, media_type: &str) -> Result<Option<T>, String> {
        let Some(json) = self.content(media_type) else {
            return Ok(None);
        };
        let value = read(&json).map_err(|error| format!("the body: {error}"));
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

/// Whether a media type of the document is the one that is sent for it. Of a range such as `*/*`
/// the crate sends one that is in it.
fn is_named(declared: &str, sent: &str) -> bool {
    let main = |text: &str| text.split('/').next().unwrap_or_default().to_owned();
    declared == sent
        || declared.starts_with("*/*")
        || declared.ends_with("/*") && main(declared) == main(sent)
        || essence(declared) == essence(sent)
}

/// A media type without its parameters, in small letters.
fn essence(text: &str) -> String {
    let bare = text.split(';').next().unwrap_or_default();
    bare.trim().to_ascii_lowercase()
}
