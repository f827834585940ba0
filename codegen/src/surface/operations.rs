//! What can be called, what it takes and what it answers.

use super::{
    Answer, Argument, Body, BodyContent, BodyKind, Case, CaseEnum, Operation, PayloadKind,
    Positional,
    spelling::{Speller, models},
};
use crate::{
    emit::{errors, types::Named},
    ir::{self, BodyFormat, Payload, Status, Type},
    names::OperationNames,
};

pub(super) fn operations(named: Named<'_>, speller: &mut Speller<'_>) -> Vec<Operation> {
    let operations = named.api.operations.iter().zip(&named.names.operations);
    operations
        .map(|(operation, names)| one(named, speller, operation, names))
        .collect()
}

/// The enums of declared errors.
pub(super) fn error_sets(named: Named<'_>, speller: &mut Speller<'_>) -> Vec<CaseEnum> {
    let sets = named.api.error_sets.iter().zip(&named.names.error_sets);
    sets.map(|(set, name)| CaseEnum {
        path: format!("errors::{name}"),
        cases: cases(speller, &set.cases),
    })
    .collect()
}

fn one(
    named: Named<'_>,
    speller: &mut Speller<'_>,
    operation: &ir::Operation,
    names: &OperationNames,
) -> Operation {
    let tag = &named.names.tags[operation.tag];
    let mut argument = |of: &ir::Argument, name: &String| Argument {
        pointer: of.place.pointer.clone(),
        location: of.location,
        wire: of.wire.clone(),
        name: name.clone(),
        taken: speller.taken(&of.ty),
        owned: speller.owned(&of.ty),
        bare: is_bare(&of.ty),
    };
    let positional = operation.positional().into_iter().map(|place| match place {
        ir::Positional::Argument(i) => {
            Positional::Argument(argument(&operation.required[i], &names.required[i]))
        }
        ir::Positional::Body => Positional::Body,
    });
    let positional = positional.collect();
    let optional = operation.optional.iter().zip(&names.optional);
    let optional = optional.map(|(of, name)| argument(of, name)).collect();
    Operation {
        id: operation.id.clone(),
        pointer: operation.place.pointer.clone(),
        handle: tag.module.clone(),
        method: names.method.clone(),
        request: format!("{}::{}", tag.module, names.request),
        deprecated: operation.docs.deprecated,
        positional,
        optional,
        body: operation
            .body
            .as_ref()
            .map(|of| body(named, speller, of, names)),
        answer: answer(speller, operation, &tag.module, names),
        errors: operation.errors,
    }
}

fn body(
    named: Named<'_>,
    speller: &mut Speller<'_>,
    body: &ir::Body,
    names: &OperationNames,
) -> Body {
    let (media_type, kind) = match &body.format {
        BodyFormat::Json(name) => (name.as_str(), BodyKind::Value),
        BodyFormat::Form(_) => ("application/x-www-form-urlencoded", BodyKind::Value),
        BodyFormat::Multipart(_) => ("multipart/form-data", BodyKind::Value),
        BodyFormat::Text(name) => (name.as_str(), BodyKind::Text),
        BodyFormat::Bytes(name) => (name.as_str(), BodyKind::Bytes),
    };
    Body {
        required: body.required,
        name: names.body.clone(),
        taken: speller.spelled(&named.body(body, &models())),
        contents: vec![BodyContent {
            media_type: media_type.to_owned(),
            kind,
            owned: speller.owned(&body.ty),
            bare: is_bare(&body.ty),
        }],
    }
}

fn answer(
    speller: &mut Speller<'_>,
    operation: &ir::Operation,
    module: &str,
    names: &OperationNames,
) -> Answer {
    let mut cases = cases(speller, &operation.answer.cases);
    match cases.len() {
        1 => Answer::One(cases.remove(0)),
        _ => Answer::Several(CaseEnum {
            path: format!("{module}::{}", names.answer),
            cases,
        }),
    }
}

fn cases(speller: &mut Speller<'_>, cases: &[(Status, Payload)]) -> Vec<Case> {
    cases
        .iter()
        .map(|(status, payload)| {
            let (kind, ty, bare) = match payload {
                Payload::Empty => (PayloadKind::Empty, "()".to_owned(), false),
                Payload::Json(ty) => (PayloadKind::Value, speller.owned(ty), is_bare(ty)),
                Payload::Text => (PayloadKind::Text, "String".to_owned(), false),
                Payload::Bytes => (PayloadKind::Bytes, "rt::Bytes".to_owned(), false),
            };
            Case {
                status: *status,
                media_type: None,
                variant: errors::variant(*status),
                kind,
                ty,
                bare,
            }
        })
        .collect()
}

fn is_bare(ty: &Type) -> bool {
    matches!(ty, Type::Model(_))
}
