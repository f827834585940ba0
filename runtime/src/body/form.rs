//! `application/x-www-form-urlencoded` bodies.
//!
//! A space is sent as `%20`, which every reader of forms takes as it takes a plus.

use super::{Part, is_json, part_of};
use crate::{
    codec::Encode,
    error::Mistake,
    outline::{Outline, each_item, each_member},
    sink::Encoded,
    style::{Style, pairs},
};

/// The content type of a form.
pub(crate) const CONTENT_TYPE: &str = "application/x-www-form-urlencoded";

/// The members of a value as a form, in their order.
pub(crate) fn encode(body: &dyn Encode, parts: &[(&str, Part)]) -> Result<String, Mistake> {
    if !matches!(Outline::of(body), Outline::Members) {
        return Err(Mistake::new("the body of a form is not an object"));
    }
    let mut text = String::new();
    each_member(body, &mut |name, member| {
        field(name, member, part_of(name, parts), &mut text)
            .map_err(|mistake| mistake.at("form field", name))
    })?;
    Ok(text)
}

fn field(name: &str, value: &dyn Encode, part: Part, text: &mut String) -> Result<(), Mistake> {
    match part {
        Part::Typed(content_type) if is_json(content_type) => {
            pairs(name, value, Style::Json, &mut Encoded::form(text))
        }
        Part::Auto | Part::Typed(_) => auto(name, value, text),
        Part::Json => pairs(name, value, Style::Json, &mut Encoded::form(text)),
        Part::Style(style) => pairs(name, value, style, &mut Encoded::form(text)),
        Part::Reserved(style) => {
            let mut sink = Encoded::form(text).with_reserved(style);
            pairs(name, value, style, &mut sink)
        }
    }
}

/// Scalars as text, objects as JSON, arrays item by item.
fn auto(name: &str, value: &dyn Encode, text: &mut String) -> Result<(), Mistake> {
    match Outline::of(value) {
        Outline::List => each_item(value, &mut |item| match Outline::of(item) {
            // Only items at this depth repeat the field.
            Outline::List => pairs(name, item, Style::Json, &mut Encoded::form(text)),
            _ => auto(name, item, text),
        }),
        Outline::Members => pairs(name, value, Style::Json, &mut Encoded::form(text)),
        _ => pairs(name, value, Style::Form, &mut Encoded::form(text)),
    }
}
