//! Errors inside of answers of success.
//!
//! Invariant: a body is looked into only where the document says that it may hold an error, and
//! for the one member that it names.

use std::fmt;

use http::StatusCode;
use serde::{
    Deserializer as _,
    de::{IgnoredAny, MapAccess, Visitor},
};
use serde_json::Value;

/// How an error looks that comes with a status of success; written by generated code.
#[derive(Debug)]
pub struct InBand {
    /// The member of the body that makes it an error.
    pub member: &'static str,
    /// The member inside of that which holds the code; empty where there is none.
    pub code: &'static str,
    /// The member inside of that which holds the reason in words; empty where there is none.
    pub message: &'static str,
    /// Codes, each with the status that it stands for.
    pub statuses: &'static [(&'static str, u16)],
}

/// An error that was found in a body.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Found {
    pub(crate) code: Option<String>,
    pub(crate) message: Option<String>,
    /// The status that the code stands for.
    pub(crate) status: Option<StatusCode>,
}

impl InBand {
    /// The error that a body holds: its member is there and neither null nor false.
    pub(crate) fn find(&self, body: &[u8]) -> Option<Found> {
        let text = std::str::from_utf8(body).ok()?;
        // Nearly all answers are none, and most are long.
        if !text.contains(self.member) && !text.contains("\\u") {
            return None;
        }
        let mut format = serde_json::Deserializer::from_str(text);
        let value = format.deserialize_map(Pick(self.member)).ok()??;
        if matches!(value, Value::Null | Value::Bool(false)) {
            return None;
        }
        let part = |name: &str| value.get(name).filter(|v| !v.is_null()).map(plain);
        let code = part(self.code);
        let message = match value {
            Value::Object(_) => part(self.message),
            ref other => Some(plain(other)),
        };
        let status = self
            .statuses
            .iter()
            .find(|(listed, _)| code.as_deref() == Some(listed));
        Some(Found {
            status: status.and_then(|(_, status)| StatusCode::from_u16(*status).ok()),
            code,
            message,
        })
    }
}

/// A text as it is, anything else as JSON.
fn plain(value: &Value) -> String {
    value
        .as_str()
        .map_or_else(|| value.to_string(), str::to_owned)
}

/// Reads one member of an object and skips the others; what is none has no members.
struct Pick(&'static str);

impl<'de> Visitor<'de> for Pick {
    type Value = Option<Value>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let mut picked = None;
        while let Some(key) = map.next_key::<std::borrow::Cow<'_, str>>()? {
            if key == self.0 {
                picked = Some(map.next_value()?);
            } else {
                map.next_value::<IgnoredAny>()?;
            }
        }
        Ok(picked)
    }
}

#[cfg(test)]
mod tests {
    use super::InBand;

    const ERROR: InBand = InBand {
        member: "error",
        code: "error_code",
        message: "error_msg",
        statuses: &[("6", 401), ("14", 429)],
    };

    fn found(body: &str) -> Option<(Option<String>, Option<String>, Option<u16>)> {
        let found = ERROR.find(body.as_bytes())?;
        Some((found.code, found.message, found.status.map(|s| s.as_u16())))
    }

    #[test]
    fn objects_and_texts_are_errors() {
        let text = |text: &str| Some(text.to_owned());
        let rows = [
            (
                r#"{"error":{"error_code":6,"error_msg":"Key failed"}}"#,
                (text("6"), text("Key failed"), Some(401)),
            ),
            (
                r#"{"a":[{"error":1}],"error":{"error_code":"14"}}"#,
                (text("14"), None, Some(429)),
            ),
            (
                r#"{"error":{"error_code":99,"error_msg":null}}"#,
                (text("99"), None, None),
            ),
            (
                r#"{"error":"No such race."}"#,
                (None, text("No such race."), None),
            ),
            (r#"{"error":""}"#, (None, text(""), None)),
            (r#"{"error":["a"]}"#, (None, text(r#"["a"]"#), None)),
            (r#"{"error":true}"#, (None, text("true"), None)),
            (r#"{"error":{}}"#, (None, None, None)),
            (r#"{"\u0065rror":"x"}"#, (None, text("x"), None)),
        ];
        for (body, expected) in rows {
            assert_eq!(found(body), Some(expected), "{body}");
        }
    }

    #[test]
    fn others_are_none() {
        for body in [
            "{}",
            r#"{"error":null}"#,
            r#"{"error":false}"#,
            r#"{"data":{"error":"x"}}"#,
            r#"{"text":"an error"}"#,
            r#"["error"]"#,
            r#""error""#,
            r#"{"error":"#,
            "error",
            "",
        ] {
            assert_eq!(found(body), None, "{body}");
        }
    }
}
