//! `application/x-www-form-urlencoded` bodies.
//!
//! A space is sent as `%20`, which every reader of forms takes as it takes a plus.

use super::{Part, part_of};
use crate::{
    codec::Encode,
    error::Mistake,
    outline::{Outline, each_member},
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
        let style = match part_of(name, parts) {
            Part::Auto => Style::Form,
            Part::Json => Style::Json,
            Part::Style(style) => style,
        };
        pairs(name, member, style, &mut Encoded::form(&mut text))
            .map_err(|mistake| mistake.at("form field", name))
    })?;
    Ok(text)
}
