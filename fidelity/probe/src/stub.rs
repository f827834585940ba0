//! From the answer that is asked for to what a handler gives.

use specwright_runtime::{
    File, Header, StatusCode,
    glue::{Decode, Encode},
    serve::{Answer, Answered, Events, InBandError, Records, ServerEvent},
};

use crate::{protocol::StubOrder, read};

/// An answer on its way into the types of the crate.
#[derive(Debug)]
pub struct Reply(StubOrder);

impl Reply {
    pub(crate) fn new(order: StubOrder) -> Self {
        Self(order)
    }

    /// Whether the variant of a declared status and of these media types is meant; none stand for
    /// whatever there is.
    pub fn is(&self, status: &str, media_types: &[&str]) -> bool {
        let wanted = self.0.media_type.as_deref();
        self.0.declared_status.eq_ignore_ascii_case(status)
            && (media_types.is_empty()
                || wanted.is_some_and(|wanted| media_types.contains(&wanted)))
    }

    /// The error with a status of success, where one is asked for.
    pub fn in_band(&self) -> Option<InBandError> {
        let (code, message) = self.0.in_band.clone()?;
        Some(InBandError { code, message })
    }

    /// Why there is no answer.
    ///
    /// # Errors
    /// Always.
    pub fn none<A>(&self) -> Result<A, String> {
        let StubOrder {
            declared_status,
            media_type,
            ..
        } = &self.0;
        let media_type = media_type.as_deref().unwrap_or("no body");
        Err(format!(
            "the crate has no answer {declared_status} of {media_type}"
        ))
    }

    /// The status, where it is to be chosen.
    ///
    /// # Errors
    /// When it is none.
    pub fn status(&self) -> Result<StatusCode, String> {
        StatusCode::from_u16(self.0.status).map_err(|error| error.to_string())
    }

    /// The body as a typed value.
    ///
    /// # Errors
    /// When it is not of the type.
    pub fn value<T: Decode>(&self) -> Result<T, String> {
        let json = match &self.0.json {
            Some(json) => json.clone(),
            None => self.utf8()?,
        };
        let value = read(&json);
        let text = || read(&serde_json::Value::from(self.utf8().ok()?).to_string()).ok();
        value.or_else(|error| text().ok_or_else(|| format!("the answer: {error}")))
    }

    /// The body as a text.
    ///
    /// # Errors
    /// When it is no UTF-8.
    pub fn text(&self) -> Result<String, String> {
        self.utf8()
    }

    fn utf8(&self) -> Result<String, String> {
        let text = String::from_utf8(self.0.body.clone());
        text.map_err(|_| "the answer is no UTF-8".to_owned())
    }

    /// The body as bytes.
    pub fn file(&self) -> File {
        let file = File::new(self.0.body.clone());
        match &self.0.content_type {
            Some(content_type) => file.content_type(content_type),
            None => file,
        }
    }

    fn items(&self) -> Result<&[String], String> {
        let items = self.0.items.as_deref();
        items.ok_or_else(|| "the answer has no items".to_owned())
    }

    /// The body as values in a row.
    ///
    /// # Errors
    /// When they are not of the type.
    pub fn records<T: Decode + Send + 'static>(&self) -> Result<Records<T>, String> {
        let items = self.items()?.iter().map(|item| read(item));
        Ok(Records::of(items.collect::<Result<Vec<T>, _>>()?))
    }

    /// The body as events.
    ///
    /// # Errors
    /// When their data is not of the type.
    pub fn events<T: Decode + Send + 'static>(&self) -> Result<Events<T>, String> {
        let items = self.items()?.iter().map(|item| read::<T>(item));
        let items = items.map(|item| item.map(ServerEvent::from));
        Ok(Events::of(items.collect::<Result<Vec<_>, _>>()?))
    }

    /// The body as events of texts.
    ///
    /// # Errors
    /// When it is no stream.
    pub fn texts(&self) -> Result<Events<String>, String> {
        let items = self.items()?.iter().cloned();
        Ok(Events::of(items.map(ServerEvent::from).collect::<Vec<_>>()))
    }

    /// Adds a declared header, where it is asked for.
    ///
    /// # Errors
    /// When its value is not of the type.
    pub fn header<A: Answer, T: Decode + Encode>(
        &mut self,
        answered: Answered<A>,
        header: Header<T>,
    ) -> Result<Answered<A>, String> {
        let named = |(name, ..): &(String, _, _)| name.eq_ignore_ascii_case(header.name());
        let Some(at) = self.0.headers.iter().position(named) else {
            return Ok(answered);
        };
        let (name, text, json) = self.0.headers.remove(at);
        // An object may be taken as the text that is sent.
        let text = serde_json::Value::from(text).to_string();
        let value: T = read(&json)
            .or_else(|error| read(&text).map_err(|_| format!("the header `{name}`: {error}")))?;
        Ok(answered.header(header, &value))
    }

    /// Adds the headers that the crate has no type for.
    pub fn rest<A: Answer>(&mut self, mut answered: Answered<A>) -> Answered<A> {
        for (name, text, _) in self.0.headers.drain(..) {
            answered = answered.raw_header(&name, &text);
        }
        for (name, text) in self.0.raw_headers.drain(..) {
            answered = answered.raw_header(&name, &text);
        }
        answered
    }
}
