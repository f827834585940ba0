//! What can be called, what it takes and what it answers.

use super::{
    Action, Answer, Argument, Body, BodyContent, BodyKind, Case, CaseEnum, Operation, PayloadKind,
    Positional, WindowSetter,
    files::Files,
    served::served,
    spelling::{Speller, models},
};
use quote::quote;

use crate::{
    emit::types::Named,
    ir::{self, BodyCase, BodyFormat, Part, Payload, Type},
    names::OperationNames,
};

pub(super) fn operations(
    named: Named<'_>,
    speller: &mut Speller<'_>,
    files: &Files,
) -> Vec<Operation> {
    let operations = named.api.operations.iter().zip(&named.names.operations);
    operations
        .map(|(operation, names)| one(named, speller, files, operation, names))
        .collect()
}

/// The enums of declared errors.
pub(super) fn error_sets(named: Named<'_>, speller: &mut Speller<'_>) -> Vec<CaseEnum> {
    let names = named.names.error_sets.iter().zip(&named.names.error_cases);
    let sets = named.api.error_sets.iter().zip(names);
    sets.map(|(set, (name, variants))| CaseEnum {
        path: format!("errors::{name}"),
        cases: cases(named, speller, &set.cases, variants),
        undeclared: None,
        body: same_body(speller, &set.cases),
    })
    .collect()
}

/// What `into_body` gives: where there are several cases, and all are read to the same.
fn same_body(speller: &mut Speller<'_>, cases: &[ir::Case]) -> Option<String> {
    let [first, others @ ..] = cases else {
        return None;
    };
    let same = others.iter().all(|case| case.payload == first.payload);
    match &first.payload {
        Payload::Json(ty) if same && !others.is_empty() => Some(speller.owned(ty)),
        _ => None,
    }
}

fn one(
    named: Named<'_>,
    speller: &mut Speller<'_>,
    files: &Files,
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
    let actions = operation.actions.iter().zip(&names.actions);
    let actions = actions.map(|(action, method)| Action {
        wire: action.name.clone(),
        method: method.clone(),
        positional: {
            let required = operation.required.iter().zip(&names.required);
            required.map(|(of, name)| argument(of, name)).collect()
        },
        body: action.body.clone(),
    });
    let actions = actions.collect();
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
        body: operation.body.as_ref().map(|of| Body {
            required: of.required,
            name: names.body.clone(),
            taken: speller.spelled(&named.body(of, names, &models())),
            choice: (of.cases.len() > 1).then(|| format!("{}::{}", tag.module, names.body_type)),
            contents: contents(named, speller, files, of, names),
        }),
        answer: answer(named, speller, operation, names),
        errors: operation.errors,
        headers: headers(named, operation),
        window: window(operation, names),
        items: operation.paging.as_ref().map(|p| speller.owned(&p.item)),
        actions,
        served: served(named, operation, names),
    }
}

fn window(operation: &ir::Operation, names: &OperationNames) -> Option<WindowSetter> {
    let paging = operation.paging.as_ref()?;
    let (Some(window), ir::Walk::RangeHeader { unit, max, .. }) = (&paging.window, &paging.walk)
    else {
        return None;
    };
    Some(WindowSetter {
        pointer: window.argument.place.pointer.clone(),
        wire: window.argument.wire.clone(),
        name: names.window.clone()?,
        unit: unit.clone(),
        max: *max,
    })
}

fn headers(named: Named<'_>, operation: &ir::Operation) -> Vec<String> {
    let names = operation.headers.iter().map(|&i| &named.names.headers[i]);
    names.map(|name| format!("headers::{name}")).collect()
}

fn contents(
    named: Named<'_>,
    speller: &mut Speller<'_>,
    files: &Files,
    body: &ir::Body,
    names: &OperationNames,
) -> Vec<BodyContent> {
    let content = |(i, case): (usize, &BodyCase)| BodyContent {
        media_type: case.media_type.clone(),
        variant: names.body_variants.get(i).cloned().unwrap_or_default(),
        kind: match case.format {
            BodyFormat::Json | BodyFormat::Form(_) | BodyFormat::Multipart(_) => BodyKind::Value,
            BodyFormat::Text => BodyKind::Text,
            BodyFormat::Bytes => BodyKind::Bytes,
        },
        owned: match case.format {
            BodyFormat::Bytes => "rt::File".to_owned(),
            _ => speller.owned(&case.ty),
        },
        held: speller.spelled(&named.body_value(case, &models(), &quote!('a))),
        bare: is_bare(&case.ty),
        files: files.are_in(&case.ty),
        member: case
            .member
            .as_ref()
            .and_then(|wire| named.member(&case.ty, wire)),
        rows: named
            .rows_of(case)
            .map(|row| speller.spelled(&named.model(row, &models()))),
        ranges: ranges(named, case),
    };
    body.cases.iter().enumerate().map(content).collect()
}

/// The fields of a form whose files have no content type before somebody names one.
fn ranges(named: Named<'_>, case: &BodyCase) -> Vec<(String, String)> {
    let (BodyFormat::Form(parts) | BodyFormat::Multipart(parts)) = &case.format else {
        return Vec::new();
    };
    let range = |(wire, part): &(String, Part)| match part {
        Part::Typed(range) if range.contains('*') => {
            Some((named.member(&case.ty, wire)?, range.clone()))
        }
        _ => None,
    };
    parts.iter().filter_map(range).collect()
}

fn answer(
    named: Named<'_>,
    speller: &mut Speller<'_>,
    operation: &ir::Operation,
    names: &OperationNames,
) -> Answer {
    let answer = &operation.answer;
    let cases = cases(named, speller, &answer.cases, &names.cases);
    if answer.single().is_some() {
        return Answer::One(cases);
    }
    let module = &named.names.tags[operation.tag].module;
    Answer::Several(CaseEnum {
        path: format!("{module}::{}", names.answer),
        cases,
        undeclared: answer.may_be_undeclared().then(|| names.undeclared.clone()),
        body: None,
    })
}

fn cases(
    named: Named<'_>,
    speller: &mut Speller<'_>,
    cases: &[ir::Case],
    variants: &[String],
) -> Vec<Case> {
    let case = |(case, variant): (&ir::Case, &String)| Case {
        status: case.status,
        media_types: case.media.clone(),
        variant: variant.clone(),
        kind: payload_kind(&case.payload),
        ty: speller.spelled(&named.held(&case.payload)),
        value: case.payload.ty().map(|ty| speller.owned(ty)),
        bare: case.payload.ty().is_some_and(is_bare),
    };
    cases.iter().zip(variants).map(case).collect()
}

pub(super) fn payload_kind(payload: &Payload) -> PayloadKind {
    match payload {
        Payload::Empty => PayloadKind::Empty,
        Payload::Json(_) => PayloadKind::Value,
        Payload::Text => PayloadKind::Text,
        Payload::Bytes => PayloadKind::Bytes,
        Payload::Stream => PayloadKind::Stream,
        Payload::Records(_) => PayloadKind::Records,
        Payload::Events(Some(_)) => PayloadKind::Events,
        Payload::Events(None) => PayloadKind::TextEvents,
    }
}

fn is_bare(ty: &Type) -> bool {
    matches!(ty, Type::Model(_))
}
