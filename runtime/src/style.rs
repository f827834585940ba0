//! How a value becomes name-value pairs, or one text: the styles of parameters.
//!
//! Invariant: styles know names, texts and delimiters; how these are encoded is the business of
//! the [`PairSink`] that they are written to.
//!
//! Nulls and absent values send nothing, at any depth; neither do empty arrays and objects. What
//! the specification leaves undefined is a mistake, except for what is nested in a
//! [`Style::DeepObject`].

use std::fmt::{self, Write as _};

use crate::{
    codec::{Encode, to_json},
    error::Mistake,
    outline::{Outline, each_item, each_member},
};

/// How an array or an object is written into a query or a form; scalars are the same in all.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    /// `form`, exploded: `a=1&a=2`; an object becomes its members.
    Form,
    /// `form`, joined: `a=1,2`, an object `a=x,1,y,2`. The commas are sent as they are, and
    /// those inside values encoded.
    FormJoined,
    /// `spaceDelimited`, joined: `a=1%202`.
    Space,
    /// `pipeDelimited`, joined: `a=1%7C2`.
    Pipe,
    /// `deepObject`: `a[x]=1&a[y]=2`, its brackets encoded. Nested objects nest the brackets;
    /// arrays have empty ones, `a[]=1`, or numbers where they hold objects, `a[0][x]=1`.
    DeepObject,
    /// The content type `application/json`: `a={"x":1}`.
    Json,
}

/// What takes the pairs that a style makes. A pair is a name, then pieces of text and delimiters.
pub(crate) trait PairSink {
    /// Starts a pair; `name` as the document has it, or with the brackets of a deep object.
    fn name(&mut self, name: &str);
    /// Adds to the value of the pair.
    fn text(&mut self, text: &str);
    /// Adds a delimiter between values of the pair: a comma, a space or a bar.
    fn delimiter(&mut self, delimiter: char);
}

/// Writes a value as pairs.
pub(crate) fn pairs(
    name: &str,
    value: &dyn Encode,
    style: Style,
    sink: &mut dyn PairSink,
) -> Result<(), Mistake> {
    let outline = Outline::of(value);
    match (style, &outline) {
        (_, Outline::Nothing) => Ok(()),
        (Style::Json, _) => {
            let text = json_text(value)?;
            sink.name(name);
            sink.text(&text);
            Ok(())
        }
        (Style::DeepObject, _) => deep(name, value, sink),
        (_, Outline::Scalar(_)) => {
            sink.name(name);
            scalar_text(&outline, sink)
        }
        (Style::Form, Outline::List) => each_item(value, &mut |item| scalar_pair(name, item, sink)),
        (Style::Form, Outline::Members) => {
            each_member(value, &mut |name, member| scalar_pair(name, member, sink))
        }
        (_, Outline::File(_) | Outline::Refused(_)) => scalar_text(&outline, sink),
        (Style::FormJoined, _) => joined(name, value, ',', sink),
        (Style::Space, _) => joined(name, value, ' ', sink),
        (Style::Pipe, _) => joined(name, value, '|', sink),
    }
}

/// Writes a value as one text with commas: the style `simple`, of paths and headers.
///
/// Gives whether there was anything to write.
pub(crate) fn simple(value: &dyn Encode, out: &mut dyn PairSink) -> Result<bool, Mistake> {
    let mut sink = Unnamed { out, named: false };
    joined("", value, ',', &mut sink)?;
    Ok(sink.named)
}

/// A value as JSON text.
pub(crate) fn json_text(value: &dyn Encode) -> Result<String, Mistake> {
    let bytes = to_json(value).map_err(|error| Mistake::because("a value", error))?;
    String::from_utf8(bytes).map_err(|error| Mistake::because("a value", error))
}

/// Writes a pair for a value that must be a scalar; none for no value.
fn scalar_pair(name: &str, value: &dyn Encode, sink: &mut dyn PairSink) -> Result<(), Mistake> {
    let outline = Outline::of(value);
    if matches!(outline, Outline::Nothing) {
        return Ok(());
    }
    sink.name(name);
    scalar_text(&outline, sink)
}

/// Writes the text of a scalar into the pair that is open.
pub(crate) fn scalar_text(outline: &Outline<'_>, sink: &mut dyn PairSink) -> Result<(), Mistake> {
    let Outline::Scalar(scalar) = outline else {
        return Err(Mistake::new(match outline {
            Outline::File(_) => "a file can only be sent in a multipart body",
            Outline::Refused(why) => why,
            _ => "a nested value has no form in this style",
        }));
    };
    if !scalar.is_finite() {
        return Err(Mistake::new("a number is not finite"));
    }
    // Writing to a sink does not fail.
    let _ = write!(Text(sink), "{scalar}");
    Ok(())
}

/// Writes all of a value into one pair: items, or names and members in turn.
fn joined(
    name: &str,
    value: &dyn Encode,
    delimiter: char,
    sink: &mut dyn PairSink,
) -> Result<(), Mistake> {
    let outline = Outline::of(value);
    let mut first = true;
    let mut piece = |sink: &mut dyn PairSink| {
        if std::mem::take(&mut first) {
            sink.name(name);
        } else {
            sink.delimiter(delimiter);
        }
    };
    match &outline {
        Outline::Nothing => Ok(()),
        Outline::Scalar(_) | Outline::File(_) | Outline::Refused(_) => {
            piece(sink);
            scalar_text(&outline, sink)
        }
        Outline::List => each_item(value, &mut |item| match Outline::of(item) {
            Outline::Nothing => Ok(()),
            outline => {
                piece(sink);
                scalar_text(&outline, sink)
            }
        }),
        Outline::Members => each_member(value, &mut |member, value| match Outline::of(value) {
            Outline::Nothing => Ok(()),
            outline => {
                piece(sink);
                sink.text(member);
                piece(sink);
                scalar_text(&outline, sink)
            }
        }),
    }
}

/// Writes a value under its name with brackets for what is inside.
fn deep(name: &str, value: &dyn Encode, sink: &mut dyn PairSink) -> Result<(), Mistake> {
    match Outline::of(value) {
        Outline::Members => each_member(value, &mut |member, value| {
            deep(&format!("{name}[{member}]"), value, sink)
        }),
        Outline::List => {
            let mut index = 0_usize..;
            each_item(value, &mut |item| {
                // Empty brackets could not tell the members of one object from those of the next.
                let index = index.next().unwrap_or_default();
                match Outline::of(item) {
                    Outline::List | Outline::Members => {
                        deep(&format!("{name}[{index}]"), item, sink)
                    }
                    _ => scalar_pair(&format!("{name}[]"), item, sink),
                }
            })
        }
        Outline::Nothing | Outline::Scalar(_) | Outline::File(_) | Outline::Refused(_) => {
            scalar_pair(name, value, sink)
        }
    }
}

/// Formatted text into a sink.
struct Text<'s>(&'s mut dyn PairSink);

impl fmt::Write for Text<'_> {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        self.0.text(text);
        Ok(())
    }
}

/// A sink for one value that has no name.
struct Unnamed<'s> {
    out: &'s mut dyn PairSink,
    named: bool,
}

impl PairSink for Unnamed<'_> {
    fn name(&mut self, _: &str) {
        self.named = true;
    }

    fn text(&mut self, text: &str) {
        self.out.text(text);
    }

    fn delimiter(&mut self, delimiter: char) {
        self.out.delimiter(delimiter);
    }
}
