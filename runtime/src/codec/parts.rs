//! Reads values of which some are files: what a server makes of a multipart body.
//!
//! Invariant: the bytes of a file are not copied and need not be a text; where the type that is
//! read asks for a text all the same, they have to be one.

use super::{
    Decode, DecodeError, Decoded, Members, Read, ReadMembers, Shape, Source,
    json::read_text,
    members::{Access, Key},
    source::nothing_read,
};
use crate::{File, Number};
use serde_json::Value;

/// A value that was put together from parts.
pub(crate) enum Parts {
    /// JSON text.
    Json(String),
    /// Bytes with a name and a content type.
    File(File),
    List(Vec<Parts>),
    Members(Vec<(String, Parts)>),
}

impl Parts {
    /// Reads a type from it.
    pub(crate) fn decode<T: Decode>(&self) -> Decoded<T> {
        T::decode(&mut PartSource::new(self))
    }

    /// The same as JSON for a check: the bytes of a file are not looked at.
    pub(crate) fn to_checked_json(&self) -> String {
        match self {
            Self::Json(text) => text.clone(),
            Self::File(_) => "\"\"".to_owned(),
            Self::List(items) => {
                let items: Vec<_> = items.iter().map(Self::to_checked_json).collect();
                format!("[{}]", items.join(","))
            }
            Self::Members(members) => {
                let members: Vec<_> = members
                    .iter()
                    .map(|(name, part)| format!("{}:{}", quoted(name), part.to_checked_json()))
                    .collect();
                format!("{{{}}}", members.join(","))
            }
        }
    }

    /// The same as JSON, with files as texts.
    fn to_json(&self) -> Decoded<String> {
        Ok(match self {
            Self::Json(text) => text.clone(),
            Self::File(file) => quoted(text_of(file)?),
            Self::List(items) => {
                let items: Decoded<Vec<_>> = items.iter().map(Self::to_json).collect();
                format!("[{}]", items?.join(","))
            }
            Self::Members(members) => {
                let members = members.iter();
                let members = members
                    .map(|(name, part)| Ok(format!("{}:{}", quoted(name), part.to_json()?)))
                    .collect::<Decoded<Vec<_>>>()?;
                format!("{{{}}}", members.join(","))
            }
        })
    }
}

fn quoted(text: &str) -> String {
    Value::from(text).to_string()
}

fn text_of(file: &File) -> Decoded<&str> {
    let bytes = file.bytes().map(|bytes| &bytes[..]).unwrap_or_default();
    std::str::from_utf8(bytes).map_err(|_| DecodeError::new("the text is not UTF-8"))
}

/// One part as a value to be read.
struct PartSource<'p> {
    part: &'p Parts,
    allowance: Option<u64>,
}

impl<'p> PartSource<'p> {
    fn new(part: &'p Parts) -> Self {
        Self {
            part,
            allowance: None,
        }
    }

    /// Reads the part as JSON.
    fn json_value<T>(&mut self, read: &mut dyn FnMut(&mut dyn Source) -> Decoded<T>) -> Decoded<T> {
        let mut value = None;
        let mut take = |source: &mut dyn Source| {
            value = Some(read(source)?);
            Ok(())
        };
        match self.part {
            Parts::Json(text) => read_text(text.as_bytes(), &mut take)?,
            part => read_text(part.to_json()?.as_bytes(), &mut take)?,
        }
        value.ok_or_else(nothing_read)
    }
}

impl Source for PartSource<'_> {
    fn boolean(&mut self) -> Decoded<bool> {
        self.json_value(&mut |source| source.boolean())
    }

    fn i32(&mut self) -> Decoded<i32> {
        self.json_value(&mut |source| source.i32())
    }

    fn i64(&mut self) -> Decoded<i64> {
        self.json_value(&mut |source| source.i64())
    }

    fn u32(&mut self) -> Decoded<u32> {
        self.json_value(&mut |source| source.u32())
    }

    fn u64(&mut self) -> Decoded<u64> {
        self.json_value(&mut |source| source.u64())
    }

    fn f32(&mut self) -> Decoded<f32> {
        self.json_value(&mut |source| source.f32())
    }

    fn f64(&mut self) -> Decoded<f64> {
        self.json_value(&mut |source| source.f64())
    }

    fn number(&mut self) -> Decoded<Number> {
        self.json_value(&mut |source| source.number())
    }

    fn string(&mut self) -> Decoded<String> {
        match self.part {
            Parts::File(file) => text_of(file).map(str::to_owned),
            _ => self.json_value(&mut |source| source.string()),
        }
    }

    fn text(&mut self, see: &mut dyn FnMut(&str)) -> Decoded<()> {
        let text = self.string()?;
        see(&text);
        Ok(())
    }

    fn file(&mut self) -> Decoded<File> {
        match self.part {
            Parts::File(file) => Ok(file.clone()),
            _ => self.string().map(File::from),
        }
    }

    fn json(&mut self) -> Decoded<Value> {
        self.json_value(&mut |source| source.json())
    }

    fn allowance(&mut self) -> &mut Option<u64> {
        &mut self.allowance
    }

    fn option(&mut self, read: Read<'_>) -> Decoded<()> {
        match self.part {
            Parts::Json(_) => self.json_value(&mut |source| source.option(read)),
            part => read(&mut PartSource::new(part)),
        }
    }

    fn list(&mut self, read: Read<'_>) -> Decoded<()> {
        let Parts::List(items) = self.part else {
            return self.json_value(&mut |source| source.list(read));
        };
        for (index, item) in items.iter().enumerate() {
            read(&mut PartSource::new(item)).map_err(|error| error.in_item(index))?;
        }
        Ok(())
    }

    fn object(&mut self, shape: &Shape, read: ReadMembers<'_>) -> Decoded<()> {
        let Parts::Members(members) = self.part else {
            return self.json_value(&mut |source| source.object(shape, read));
        };
        let mut access = PartAccess {
            members: members.iter(),
            value: None,
        };
        read(&mut Members::new(&mut access, shape, None))
    }
}

/// The members of a value that was put together.
struct PartAccess<'p> {
    members: std::slice::Iter<'p, (String, Parts)>,
    value: Option<&'p Parts>,
}

impl Access for PartAccess<'_> {
    fn next(&mut self, key: &mut Key) -> Decoded<bool> {
        let Some((name, part)) = self.members.next() else {
            return Ok(false);
        };
        key.see(name);
        self.value = Some(part);
        Ok(true)
    }

    fn value(&mut self, read: Read<'_>) -> Decoded<()> {
        let part = self.value.take().ok_or_else(nothing_read)?;
        read(&mut PartSource::new(part))
    }

    fn skip(&mut self) -> Decoded<()> {
        self.value = None;
        Ok(())
    }
}
