//! What a value is to parameters and forms: nothing, a scalar, a list, or named members.
//!
//! Invariant: the one place of the client that takes a [`View`] apart.

use std::{fmt, ops::ControlFlow};

use serde_json::Value;

use crate::{
    body::file::File,
    codec::{Encode, EncodeText, View},
    error::Mistake,
};

/// The form of a value, as far as parameters and forms tell them apart.
pub(crate) enum Outline<'a> {
    /// Null, or not there, which looks the same.
    Nothing,
    /// One text.
    Scalar(Scalar<'a>),
    /// To be gone through with [`each_item`].
    List,
    /// To be gone through with [`each_member`].
    Members,
    /// A file, which only multipart bodies can say.
    File(&'a File),
    /// Not to be sent, and why.
    Refused(&'a str),
}

/// A scalar; its text is what parameters send.
pub(crate) enum Scalar<'a> {
    Bool(bool),
    Int(i64),
    Uint(u64),
    Float(f64),
    Float32(f32),
    Number(&'a serde_json::Number),
    Str(&'a str),
    Text(&'a dyn EncodeText),
}

impl<'a> Outline<'a> {
    /// What a value is.
    pub(crate) fn of(value: &'a dyn Encode) -> Self {
        match value.view() {
            View::Null | View::Json(Value::Null) => Self::Nothing,
            View::Bool(v) => Self::Scalar(Scalar::Bool(v)),
            View::Int(v) => Self::Scalar(Scalar::Int(v)),
            View::Uint(v) => Self::Scalar(Scalar::Uint(v)),
            View::Float(v) => Self::Scalar(Scalar::Float(v)),
            View::Float32(v) => Self::Scalar(Scalar::Float32(v)),
            View::Str(v) | View::Digits(v) => Self::Scalar(Scalar::Str(v)),
            View::Text(v) => Self::Scalar(Scalar::Text(v)),
            View::Json(Value::Bool(v)) => Self::Scalar(Scalar::Bool(*v)),
            View::Json(Value::Number(v)) => Self::Scalar(Scalar::Number(v)),
            View::Json(Value::String(v)) => Self::Scalar(Scalar::Str(v)),
            View::File(v) => Self::File(v),
            View::Refused(why) => Self::Refused(why),
            View::List(_) | View::Json(Value::Array(_)) => Self::List,
            View::Map(_) | View::Object(_) | View::Tagged(..) | View::Json(Value::Object(_)) => {
                Self::Members
            }
        }
    }
}

impl Scalar<'_> {
    pub(crate) fn is_finite(&self) -> bool {
        match self {
            Self::Float(v) => v.is_finite(),
            Self::Float32(v) => v.is_finite(),
            _ => true,
        }
    }
}

impl fmt::Display for Scalar<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Bool(v) => f.write_str(if *v { "true" } else { "false" }),
            Self::Int(v) => write!(f, "{v}"),
            Self::Uint(v) => write!(f, "{v}"),
            Self::Float(v) => write!(f, "{v}"),
            Self::Float32(v) => write!(f, "{v}"),
            Self::Number(v) => write!(f, "{v}"),
            Self::Str(v) => f.write_str(v),
            Self::Text(v) => v.write_text(f),
        }
    }
}

/// Goes through the items of a list; stops at the first mistake.
pub(crate) fn each_item(
    value: &dyn Encode,
    f: &mut dyn FnMut(&dyn Encode) -> Result<(), Mistake>,
) -> Result<(), Mistake> {
    match value.view() {
        View::List(list) => {
            let mut outcome = Ok(());
            let _ = list.each(&mut |item| keep_going(&mut outcome, f(item)));
            outcome
        }
        View::Json(Value::Array(items)) => items.iter().try_for_each(|item| f(item)),
        _ => Ok(()),
    }
}

/// Goes through the members of an object or a map; stops at the first mistake.
pub(crate) fn each_member(
    value: &dyn Encode,
    f: &mut dyn FnMut(&str, &dyn Encode) -> Result<(), Mistake>,
) -> Result<(), Mistake> {
    let mut outcome = Ok(());
    let _ = value
        .view()
        .each_member(&mut |name, member| keep_going(&mut outcome, f(name, member)));
    outcome
}

fn keep_going(outcome: &mut Result<(), Mistake>, step: Result<(), Mistake>) -> ControlFlow<()> {
    *outcome = step;
    if outcome.is_ok() {
        ControlFlow::Continue(())
    } else {
        ControlFlow::Break(())
    }
}
