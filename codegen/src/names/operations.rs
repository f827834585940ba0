//! Names of operations and their arguments.

use std::collections::HashMap;

use super::{
    OperationNames, TagNames, USED_TYPES, answers,
    scope::{Scope, Wish},
    server,
    words::{snake, upper_camel},
};
use crate::{
    diagnostics::Findings,
    ir::{Api, Argument, Operation},
};

pub(super) fn names(api: &Api, tags: &[TagNames], findings: &mut Findings) -> Vec<OperationNames> {
    let mut names: Vec<Option<OperationNames>> = vec![None; api.operations.len()];
    for (tag, tag_names) in tags.iter().enumerate() {
        let members: Vec<usize> = (0..api.operations.len())
            .filter(|&i| api.operations[i].tag == tag)
            .collect();
        let operations: Vec<&Operation> = members.iter().map(|&i| &api.operations[i]).collect();
        let methods = methods(&operations, &tag_names.module, findings);
        let actions = actions(&operations, &methods, findings);
        let requests = requests(&operations, &tag_names.handle, findings);
        // In scripts without capitals a type may be written as an argument is, and the types are
        // constructors too, which no argument can hide.
        let constructors = requests.iter().flatten().map(String::as_str);
        let mut beside: Vec<&str> = constructors.collect();
        beside.extend(["None", &tag_names.handle, "body", "self"]);
        let in_method = [&beside[..], &["call"]].concat();
        let among_setters = [&beside[..], &USED_BY_REQUESTS].concat();
        let mut servers = server::names(api, &operations, &methods, findings).into_iter();
        let methods = methods.into_iter().zip(actions);
        let named = members.into_iter().zip(methods).zip(&requests);
        for ((i, (method, actions)), [request, answer, body_type]) in named {
            let operation = &api.operations[i];
            let body = super::bodies::argument(api, operation);
            let in_method = [&in_method[..], &[body]].concat();
            let among_setters = [&among_setters[..], &[body]].concat();
            let [request, answer, body_type] = [request, answer, body_type].map(String::clone);
            let required = arguments(&operation.required, &in_method, findings);
            // The window is one of the setters.
            let window = operation.paging.as_ref().and_then(|p| p.window.as_ref());
            let window = window.map(|window| &window.argument);
            let setters: Vec<&Argument> = operation.optional.iter().chain(window).collect();
            let mut optional = settled(&setters, &among_setters, findings);
            let window = window.and_then(|_| optional.pop());
            names[i] = Some(OperationNames {
                method,
                request,
                answer,
                cases: answers::cases(&operation.answer.cases, &operation.place, findings),
                undeclared: answers::UNDECLARED.to_owned(),
                required,
                optional,
                window,
                actions,
                body: body.to_owned(),
                body_type,
                body_variants: super::bodies::variants(operation, findings),
                server: servers.next().unwrap_or_default(),
            });
        }
    }
    names.into_iter().flatten().collect()
}

/// What every request has besides the setters of its arguments.
const USED_BY_REQUESTS: [&str; 8] = [
    "base_url",
    "build",
    "into_future",
    "options",
    "prepare",
    "send_blocking",
    "send_raw",
    "stream",
];

/// `list` for `listParticipants` under the tag `Participants`; the whole name where that would
/// say nothing or be ambiguous.
fn methods(operations: &[&Operation], module: &str, findings: &mut Findings) -> Vec<String> {
    let whole: Vec<String> = operations.iter().map(|o| snake(&o.id)).collect();
    let short: Vec<String> = whole.iter().map(|name| without_tag(name, module)).collect();
    let mut counts: HashMap<&str, usize> = HashMap::new();
    for name in short.iter().chain(&whole) {
        *counts.entry(name).or_default() += 1;
    }
    let wishes =
        operations
            .iter()
            .zip(whole.iter().zip(&short))
            .map(|(operation, (whole, short))| {
                // A name that did not change is counted twice by itself.
                let alone = if short == whole { 2 } else { 1 };
                let wish = if counts[short.as_str()] <= alone {
                    short
                } else {
                    whole
                };
                Wish::new(wish.clone(), &operation.id, &operation.place)
                    .explicit(operation.rust_name.as_ref())
            });
    Scope::new("an operation", &USED_BY_HANDLES).settle(&wishes.collect::<Vec<_>>(), findings)
}

/// Methods of traits that take a handle by value would be found before ours.
const USED_BY_HANDLES: [&str; 3] = ["clone", "into", "try_into"];

/// The actions of each operation, under names that no operation has.
fn actions(
    operations: &[&Operation],
    methods: &[String],
    findings: &mut Findings,
) -> Vec<Vec<String>> {
    let listed = operations.iter().zip(methods);
    let wishes = listed.flat_map(|(operation, method)| {
        operation.actions.iter().map(move |action| {
            let name = snake(&action.name);
            let longer = format!("{name}_{method}");
            Wish::new(name, &action.name, &action.place).or(longer)
        })
    });
    let mut reserved: Vec<&str> = methods.iter().map(String::as_str).collect();
    reserved.extend(USED_BY_HANDLES);
    let wishes: Vec<Wish<'_>> = wishes.collect();
    let mut names = Scope::new("an action", &reserved)
        .settle(&wishes, findings)
        .into_iter();
    let of = |o: &&Operation| names.by_ref().take(o.actions.len()).collect();
    operations.iter().map(of).collect()
}

/// Takes the words of the tag, in singular or plural, out of a name that has others too.
fn without_tag(name: &str, module: &str) -> String {
    let words: Vec<&str> = name.split('_').collect();
    let tag: Vec<&str> = module.split('_').collect();
    let same = |a: &str, b: &str| singular(a) == singular(b);
    let at = words
        .windows(tag.len())
        .position(|run| run.iter().zip(&tag).all(|(a, b)| same(a, b)));
    // The verb comes first; what starts with the tag has none.
    match at {
        Some(at) if at > 0 => {
            let rest: Vec<&str> = [&words[..at], &words[at + tag.len()..]].concat();
            snake(&rest.join("_"))
        }
        _ => name.to_owned(),
    }
}

fn singular(word: &str) -> String {
    match word {
        w if w.len() > 4 && w.ends_with("ies") => format!("{}y", &w[..w.len() - 3]),
        w if w.len() > 3 && w.ends_with('s') && !w.ends_with("ss") => w[..w.len() - 1].to_owned(),
        w => w.to_owned(),
    }
}

fn requests(operations: &[&Operation], handle: &str, findings: &mut Findings) -> Vec<[String; 3]> {
    let names: Vec<String> = operations.iter().map(|o| upper_camel(&o.id)).collect();
    let answers: Vec<String> = names.iter().map(|name| format!("{name}Answer")).collect();
    let wish = |(operation, name): (&&Operation, &String)| (name.clone(), operation.id.clone());
    let keyed: Vec<(String, String)> = operations.iter().zip(&names).map(wish).collect();
    let wishes = keyed
        .iter()
        .zip(operations)
        .map(|((name, id), operation)| {
            Wish::new(name.clone(), id, &operation.place).or(format!("{name}Request"))
        })
        .chain(answers.iter().zip(operations).map(|(answer, operation)| {
            Wish::new(answer.clone(), answer, &operation.place).quiet()
        }));
    // What has one media type only does not take a name from others.
    let several = |o: &Operation| o.body.as_ref().is_some_and(|body| body.cases.len() > 1);
    let with_bodies: Vec<usize> = (0..operations.len())
        .filter(|&i| several(operations[i]))
        .collect();
    let bodies: Vec<String> = with_bodies
        .iter()
        .map(|&i| format!("{}Body", names[i]))
        .collect();
    let wishes = wishes.chain(
        bodies
            .iter()
            .zip(&with_bodies)
            .map(|(body, &i)| Wish::new(body.clone(), body, &operations[i].place).quiet()),
    );
    let mut all = Scope::new("a request", &[&USED_TYPES[..], &[handle]].concat())
        .settle(&wishes.collect::<Vec<_>>(), findings);
    let given = all.split_off(2 * operations.len());
    let answers = all.split_off(operations.len());
    let mut bodies = vec![String::new(); operations.len()];
    for (i, body) in with_bodies.into_iter().zip(given) {
        bodies[i] = body;
    }
    let named = all.into_iter().zip(answers).zip(bodies);
    named
        .map(|((request, answer), body)| [request, answer, body])
        .collect()
}

fn arguments(arguments: &[Argument], reserved: &[&str], findings: &mut Findings) -> Vec<String> {
    settled(&arguments.iter().collect::<Vec<_>>(), reserved, findings)
}

fn settled(arguments: &[&Argument], reserved: &[&str], findings: &mut Findings) -> Vec<String> {
    let wishes = arguments.iter().map(|argument| {
        let name = snake(&argument.wire);
        let location = format!("{:?}", argument.location).to_lowercase();
        Wish::new(name.clone(), &argument.wire, &argument.place)
            .explicit(argument.rust_name.as_ref())
            .or(format!("{name}_{location}"))
    });
    Scope::new("an argument", reserved).settle(&wishes.collect::<Vec<_>>(), findings)
}
