//! Declared headers of answers as values.
//!
//! Invariant: a header is read by its declared form, and never by a guess at its text.

use std::{fmt, marker::PhantomData};

use http::HeaderMap;
use serde_json::Value;

use crate::codec::{Decode, DecodeError, Decoded, from_json};

/// The form in which a header carries its value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HeaderForm {
    /// A text.
    Text,
    /// A number or truth value.
    Plain,
    /// Texts with commas between them.
    Texts,
    /// Numbers or truth values with commas between them.
    Plains,
    /// JSON.
    Json,
}

/// A header that a document declares: its name, and the type of its value.
///
/// Given to `header` of a [`Response`](crate::Response), a [`Reply`](crate::Reply) or an
/// [`Error`](crate::Error).
///
/// ```
/// # use specwright_runtime::{MockTransport, glue as rt};
/// # static API: rt::Api = rt::Api {
/// #     name: "teams",
/// #     base_url: "https://api.example.com",
/// #     user_agent: "example/1.0",
/// #     schemes: &[],
/// #     concurrency: None,
/// # };
/// # rt::operations! {
/// #     /// Gives a team.
/// #     GetTeam -> String, rt::json, rt::NoErrorBody;
/// # }
/// # fn get_team(client: &rt::Client) -> GetTeam {
/// #     GetTeam(client.call("GET /team", &[], &[]))
/// # }
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> Result<(), specwright_runtime::Error> {
/// # let server = MockTransport::json(200, "\"Snow\"").header("x-left", "12");
/// # let client = rt::Client::builder(&API).transport(server).build()?;
/// const LEFT: rt::Header<i64> = rt::Header::new("X-Left", rt::HeaderForm::Plain);
///
/// let answer = get_team(&client).await?;
/// assert_eq!(answer.header(LEFT).unwrap(), Some(12));
/// # Ok(())
/// # }
/// ```
pub struct Header<T> {
    name: &'static str,
    form: HeaderForm,
    value: PhantomData<fn() -> T>,
}

impl<T> Header<T> {
    /// A header of that name and form.
    pub const fn new(name: &'static str, form: HeaderForm) -> Self {
        Self {
            name,
            form,
            value: PhantomData,
        }
    }

    /// The name, as the document writes it.
    pub fn name(&self) -> &'static str {
        self.name
    }

    #[cfg(feature = "server")]
    pub(crate) fn form(&self) -> HeaderForm {
        self.form
    }
}

impl<T> Clone for Header<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Header<T> {}

impl<T> fmt::Debug for Header<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Header").field(&self.name).finish()
    }
}

/// The value of a header; `None` where the answer has none of that name.
pub(crate) fn read<T: Decode>(headers: &HeaderMap, header: Header<T>) -> Decoded<Option<T>> {
    match text_of(headers, header.name, header.form)? {
        Some(json) => {
            let value = from_json(json.as_bytes());
            value.map(Some).map_err(|error| about(header.name, &error))
        }
        None => Ok(None),
    }
}

/// The value of a header as a JSON text.
fn text_of(headers: &HeaderMap, name: &str, form: HeaderForm) -> Decoded<Option<String>> {
    let mut texts = Vec::new();
    for value in headers.get_all(name) {
        let text = std::str::from_utf8(value.as_bytes());
        texts.push(text.map_err(|error| about(name, &error))?.trim());
    }
    let Some(first) = texts.first() else {
        return Ok(None);
    };
    Ok(Some(match form {
        HeaderForm::Text => quoted(first),
        HeaderForm::Plain | HeaderForm::Json => (*first).to_owned(),
        HeaderForm::Texts => list(&texts, quoted),
        HeaderForm::Plains => list(&texts, str::to_owned),
    }))
}

/// The elements of all lines of a header.
fn list(lines: &[&str], element: fn(&str) -> String) -> String {
    let elements = lines.iter().flat_map(|line| line.split(','));
    let elements = elements.map(str::trim).filter(|text| !text.is_empty());
    let elements: Vec<String> = elements.map(element).collect();
    format!("[{}]", elements.join(","))
}

fn quoted(text: &str) -> String {
    Value::from(text).to_string()
}

fn about(name: &str, error: &dyn fmt::Display) -> DecodeError {
    DecodeError::new(format_args!("header `{name}`: {error}"))
}

#[cfg(test)]
mod tests {
    use super::{Header, HeaderForm, read};
    use http::{HeaderMap, HeaderName, HeaderValue};

    fn headers(lines: &[(&'static str, &'static str)]) -> HeaderMap {
        let pairs = lines.iter().map(|(name, value)| {
            let name = HeaderName::from_static(name);
            (name, HeaderValue::from_static(value))
        });
        pairs.collect()
    }

    #[test]
    fn values_have_their_declared_form() {
        let headers = headers(&[
            ("x-left", "12"),
            ("x-name", "12"),
            ("x-list", "a, b"),
            ("x-list", "c"),
            ("x-numbers", "1,2"),
            ("x-json", "{\"a\": [1]}"),
        ]);
        let text = |name| Header::<String>::new(name, HeaderForm::Text);
        let left = Header::<i64>::new("X-Left", HeaderForm::Plain);
        assert_eq!(read(&headers, left).unwrap(), Some(12));
        let name = read(&headers, text("X-Name")).unwrap();
        assert_eq!(name.as_deref(), Some("12"));
        assert_eq!(read(&headers, text("X-None")).unwrap(), None);
        let list = Header::<Vec<String>>::new("X-List", HeaderForm::Texts);
        assert_eq!(read(&headers, list).unwrap().unwrap(), ["a", "b", "c"]);
        let numbers = Header::<Vec<i64>>::new("X-Numbers", HeaderForm::Plains);
        assert_eq!(read(&headers, numbers).unwrap().unwrap(), [1, 2]);
        let json = Header::<crate::Value>::new("X-Json", HeaderForm::Json);
        assert_eq!(read(&headers, json).unwrap().unwrap()["a"][0], 1);
    }

    #[test]
    fn a_value_of_another_form_names_its_header() {
        let headers = headers(&[("x-left", "many")]);
        let left = Header::<i64>::new("X-Left", HeaderForm::Plain);
        let error = read(&headers, left).unwrap_err().to_string();
        assert!(error.starts_with("header `X-Left`: "), "{error}");
    }
}
