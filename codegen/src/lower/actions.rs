//! The same call under another name: whether the preset body is one that the call can send.

use serde_json::Value as Json;

use super::saying;
use crate::{
    diagnostics::{Finding, Findings, codes},
    ir::{Action, Api, Body, BodyFormat, Field, Scalar, Shape, Type},
    pointer::Pointer,
    resolve::document::Document,
};

/// Where a value does not fit, and why.
type Misfit = (Pointer, String);

/// Gives the operations their actions. Types have to be settled.
pub(super) fn settle(api: &mut Api, document: &Document, findings: &mut Findings) {
    for (index, source) in saying(api, document, |o| !o.actions.is_empty()) {
        let mut actions = Vec::new();
        for action in &source.actions {
            match check(api, api.operations[index].body.as_ref(), action) {
                Ok(()) => actions.push(action.clone()),
                Err((pointer, message)) => {
                    let finding = Finding::new(&codes::ACTION, message);
                    findings.push(finding.at(action.place.span, pointer));
                }
            }
        }
        api.operations[index].actions = actions;
    }
}

fn check(api: &Api, body: Option<&Body>, action: &Action) -> Result<(), Misfit> {
    let at = action.place.pointer.child("body");
    let ty = match body.map(|body| &body.cases[..]) {
        Some([only]) if only.format == BodyFormat::Json => &only.ty,
        Some([_, _, ..]) => return Err((at, "the operation has several media types".to_owned())),
        _ => return Err((at, "the operation has no JSON body".to_owned())),
    };
    match serde_json::from_str(&action.body) {
        Ok(value) => fits(api, ty, &value, &at),
        Err(error) => Err((at, error.to_string())),
    }
}

/// Whether a value is one of the type, as far as can be told without its schema.
fn fits(api: &Api, ty: &Type, value: &Json, at: &Pointer) -> Result<(), Misfit> {
    let fits_plainly = match api.dealiased(ty) {
        Type::Bool => value.is_boolean(),
        Type::I32 | Type::I64 => value.is_i64(),
        Type::U32 | Type::U64 => value.is_u64(),
        Type::F32 | Type::F64 | Type::Number => value.is_number(),
        Type::String | Type::Format(_) => value.is_string(),
        Type::File => false,
        Type::Json | Type::Table(_) => true,
        Type::Nullable(_) if value.is_null() => true,
        Type::Nullable(inner) => return fits(api, inner, value, at),
        Type::List(inner) => {
            for (i, element) in value.as_array().into_iter().flatten().enumerate() {
                fits(api, inner, element, &at.child(i))?;
            }
            value.is_array()
        }
        Type::Map(inner) => {
            for (name, member) in value.as_object().into_iter().flatten() {
                fits(api, inner, member, &at.child(name))?;
            }
            value.is_object()
        }
        Type::Model(id) => match &api.model(*id).shape {
            Shape::Struct(object) => return members(api, object, value, at),
            Shape::Enum(listed) => {
                let given = Scalar::from_json(value);
                let found = listed
                    .values
                    .iter()
                    .any(|v| Some(&v.value) == given.as_ref());
                let message = || format!("{value} is none of the values");
                return found.then_some(()).ok_or_else(|| (at.clone(), message()));
            }
            // Which alternative it is, the runtime would have to say.
            Shape::Union(_) | Shape::Alias { .. } => true,
        },
    };
    let message = || format!("{value} is not of the type of this place");
    fits_plainly
        .then_some(())
        .ok_or_else(|| (at.clone(), message()))
}

fn members(
    api: &Api,
    object: &crate::ir::Struct,
    value: &Json,
    at: &Pointer,
) -> Result<(), Misfit> {
    let Some(given) = value.as_object() else {
        return Err((at.clone(), format!("{value} is no object")));
    };
    let missing = |f: &&Field| f.required && !given.contains_key(&f.wire);
    if let Some(field) = object.fields.iter().find(missing) {
        return Err((at.clone(), format!("`{}` is missing", field.wire)));
    }
    for (name, member) in given {
        let at = at.child(name);
        let field = object.fields.iter().find(|f| f.wire == *name);
        match (field, &object.rest) {
            (Some(field), _) if field.nullable && member.is_null() => {}
            (Some(field), _) => fits(api, &field.ty, member, &at)?,
            (None, Some(ty)) => fits(api, ty, member, &at)?,
            (None, None) => return Err((at, format!("there is no member `{name}`"))),
        }
    }
    Ok(())
}
