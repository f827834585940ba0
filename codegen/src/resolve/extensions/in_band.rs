//! `x-in-band-error`: errors in answers whose status says success.

use super::form::{Form, Wrong, whole};
use crate::{pointer::Pointer, tree::Node};

/// How an error looks in an answer whose status says success.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct InBand {
    /// The member of the body that makes it an error.
    pub member: String,
    /// The member in it that holds the code; empty where the document names none.
    pub code: String,
    /// The member in it that holds the text; empty where the document names none.
    pub message: String,
    /// The statuses that codes stand for, short codes first.
    pub statuses: Vec<(String, u32)>,
}

/// The statuses of errors.
const ERRORS: std::ops::RangeInclusive<u32> = 400..=599;

pub(super) fn read(node: &Node, at: Pointer) -> Result<InBand, Wrong> {
    let form = Form::of(node, at)?;
    form.only(&["member", "code", "message", "statuses"])?;
    let mut statuses = Vec::new();
    if let Some((node, at)) = form.member("statuses") {
        let listed = Form::of(node, at)?;
        for name in listed.names() {
            let (node, at) = listed.needed(name)?;
            let status = whole(node, &at, 100)?;
            if !ERRORS.contains(&status) {
                return Err((at, format!("{status} is no status of an error")));
            }
            statuses.push((name.clone(), status));
        }
    }
    // Numbers of one length stand in their order, whatever else there is.
    statuses.sort_by(|(a, _), (b, _)| (a.len(), a).cmp(&(b.len(), b)));
    Ok(InBand {
        member: form.needed_text("member")?,
        code: form.text("code")?.unwrap_or_default(),
        message: form.text("message")?.unwrap_or_default(),
        statuses,
    })
}
