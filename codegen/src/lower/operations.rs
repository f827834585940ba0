//! What a call looks like: its arguments, its body, its answer, its errors.

use super::{LeftOut, Lowering};
use crate::{
    diagnostics::codes,
    ir::{Answer, Argument, ErrorSet, Operation, Payload, Security},
    resolve::document::{
        Document, Kind, Location, Operation as Resolved, Parameter, Response, SchemaId, Skipped,
        Status, Style,
    },
};

impl Lowering<'_> {
    /// All operations that can be called, with the requirements and error sets they share.
    pub(super) fn operations(
        &mut self,
        skipped: &mut Vec<Skipped>,
    ) -> (Vec<Operation>, Vec<Security>, Vec<ErrorSet>) {
        let document: &Document = self.document;
        let mut lowered = Vec::new();
        for operation in &document.operations {
            match self.operation(operation) {
                Ok(parts) => lowered.push((operation, parts)),
                Err(LeftOut(code)) => skipped.push(Skipped {
                    code: code.id,
                    pointer: operation.place.pointer.clone(),
                    operation: operation.id.clone(),
                }),
            }
        }
        let requirements = distinct(lowered.iter().map(|(o, _)| o.security.clone()));
        let error_sets = distinct(lowered.iter().filter_map(|(_, (_, errors))| errors.clone()));
        let operations = lowered
            .into_iter()
            .map(|(source, (mut operation, errors))| {
                operation.requirement = position(&requirements, &source.security);
                operation.errors = errors.map(|set| position(&error_sets, &set));
                operation
            })
            .collect();
        (operations, requirements, error_sets)
    }

    fn operation(&mut self, source: &Resolved) -> Result<(Operation, Option<ErrorSet>), LeftOut> {
        if let Some(server) = &source.server {
            let message = format!("this is served at {}", server.url);
            return Err(self.left_out(&codes::OPERATION_SERVER, &source.place, message));
        }
        let (required, optional) = self.arguments(source)?;
        let body = self.body(source)?;
        let (answer, errors) = self.responses(source);
        let tags = &self.document.tags;
        let operation = Operation {
            place: source.place.clone(),
            id: source.id.clone(),
            rust_name: source.rust_name.clone(),
            method: source.method.clone(),
            path: source.path.clone(),
            path_arguments: path_arguments(&source.path, &required),
            tag: tags.iter().position(|t| t.name == source.tag).unwrap_or(0),
            docs: source.docs.clone(),
            required,
            optional,
            body,
            answer,
            errors: None,
            requirement: 0,
        };
        Ok((operation, errors))
    }

    /// The arguments in the order in which a call takes them: path parameters as the template
    /// has them, then the others by wire name, so that reordering a document changes nothing.
    fn arguments(&mut self, source: &Resolved) -> Result<(Vec<Argument>, Vec<Argument>), LeftOut> {
        let names = template_names(&source.path);
        let mut sorted: Vec<&Parameter> = source.parameters.iter().collect();
        sorted.sort_by_key(|p| {
            let in_path = (p.location == Location::Path).then(|| {
                names
                    .iter()
                    .position(|n| *n == p.name)
                    .unwrap_or(usize::MAX)
            });
            (p.location != Location::Path, in_path, &p.name, p.location)
        });
        let (mut required, mut optional) = (Vec::new(), Vec::new());
        for parameter in sorted {
            // The check of the structure has said that it has no place to go.
            if parameter.location == Location::Path && !names.contains(&parameter.name.as_str()) {
                continue;
            }
            let argument = self.argument(parameter, &source.id)?;
            let list = if parameter.required {
                &mut required
            } else {
                &mut optional
            };
            list.push(argument);
        }
        Ok((required, optional))
    }

    fn argument(&mut self, parameter: &Parameter, operation: &str) -> Result<Argument, LeftOut> {
        let Parameter { name, .. } = parameter;
        match parameter.style {
            Style::Label { .. } | Style::Matrix { .. } => {
                let message = format!("`{name}` is written as `label` or `matrix`");
                return Err(self.left_out(&codes::PARAMETER_STYLE, &parameter.place, message));
            }
            Style::Content => {
                let message = format!("the content of `{name}` is not JSON");
                return Err(self.left_out(&codes::PARAMETER_CONTENT, &parameter.place, message));
            }
            _ => self.check_shape(parameter)?,
        }
        let schema = self.document.schema(parameter.schema);
        let target = self.document.schema(self.document.target(parameter.schema));
        let default = schema.default.as_ref().or(target.default.as_ref());
        let example = [&parameter.example, &schema.example, &target.example]
            .into_iter()
            .flatten()
            .find_map(|e| e.as_str());
        let mut docs = parameter.docs.clone();
        if docs.description.is_none() {
            docs.description.clone_from(&schema.docs.description);
        }
        Ok(Argument {
            place: parameter.place.clone(),
            wire: name.clone(),
            rust_name: parameter.rust_name.clone(),
            location: parameter.location,
            style: parameter.style,
            example: example.map(str::to_owned),
            ty: self.bare(parameter.schema, &format!("{operation} {name}")),
            docs,
            limits: super::types::limits(&target.kind),
            default: default.map(ToString::to_string),
        })
    }

    /// What the runtime does not write as the document declares is left out.
    fn check_shape(&mut self, parameter: &Parameter) -> Result<(), LeftOut> {
        let Parameter { name, location, .. } = parameter;
        let kind = |id| &self.document.schema(self.document.target(id)).kind;
        let held = kind(parameter.schema);
        let object = matches!(held, Kind::Object(_) | Kind::Union { .. });
        let list = matches!(held, Kind::Array { .. });
        let wrong = match (location, parameter.style) {
            (Location::Path | Location::Header, Style::Simple { explode }) => explode && object,
            (Location::Cookie, Style::Form { explode }) => !explode && (object || list),
            _ => false,
        };
        if wrong {
            let message = format!("`explode` of `{name}` is not the one that is written");
            return Err(self.left_out(&codes::PARAMETER_STYLE, &parameter.place, message));
        }
        let nested = |id: &SchemaId| matches!(kind(*id), Kind::Object(_) | Kind::Array { .. });
        let inner_nested = match held {
            Kind::Array { items, .. } => nested(items),
            Kind::Object(object) => object.properties.iter().any(|(_, id)| nested(id)),
            _ => false,
        };
        if inner_nested && !matches!(parameter.style, Style::DeepObject | Style::Json) {
            let message = format!("`{name}` holds lists or objects in a list or object");
            self.report(&codes::NESTED_PARAMETER, &parameter.place, message);
        }
        Ok(())
    }

    fn responses(&mut self, source: &Resolved) -> (Answer, Option<ErrorSet>) {
        let success = |status: Status| matches!(status, Status::Code(200..=299) | Status::Range(2));
        let (mut good, mut bad): (Vec<&Response>, Vec<&Response>) =
            source.responses.iter().partition(|r| success(r.status));
        if good.is_empty() {
            // `default` alone stands for success as well.
            good = bad
                .iter()
                .copied()
                .filter(|r| r.status == Status::Default)
                .collect();
        }
        bad.retain(|r| !matches!(r.status, Status::Code(100..=199) | Status::Range(1)));
        let answer = self.answer(&good, &source.id);
        let cases: Vec<_> = bad
            .iter()
            .map(|r| {
                let words = format!("{} {} error", source.id, r.status);
                (r.status, self.payload(&r.content, &r.place, &words).0)
            })
            .collect();
        (answer, (!cases.is_empty()).then_some(ErrorSet { cases }))
    }

    fn answer(&mut self, responses: &[&Response], operation: &str) -> Answer {
        let mut cases: Vec<(Status, Payload)> = Vec::new();
        let mut accept: Vec<String> = Vec::new();
        let mut headers = Vec::new();
        for response in responses {
            let words = match responses {
                [_] => format!("{operation} response"),
                _ => format!("{operation} {} response", response.status),
            };
            let (payload, media_type) = self.payload(&response.content, &response.place, &words);
            accept.extend(media_type.filter(|name| !accept.contains(name)));
            headers.extend(response.headers.iter().cloned());
            cases.push((response.status, payload));
        }
        if cases.windows(2).all(|pair| pair[0].1 == pair[1].1) {
            cases.truncate(1);
        }
        if cases.is_empty() {
            cases.push((Status::Range(2), Payload::Empty));
        }
        headers.sort();
        headers.dedup();
        let described = |r: &&Response| (r.status, r.description.clone());
        Answer {
            cases,
            statuses: responses.iter().map(described).collect(),
            headers,
            accept: (accept != ["application/json"] && !accept.is_empty())
                .then(|| accept.join(", ")),
        }
    }
}

/// The names between braces, in order.
fn template_names(path: &str) -> Vec<&str> {
    path.split('{')
        .skip(1)
        .filter_map(|part| part.split_once('}').map(|(name, _)| name))
        .collect()
}

/// For each placeholder, the index of its argument.
fn path_arguments(path: &str, arguments: &[Argument]) -> Vec<usize> {
    let index = |name: &&str| {
        arguments
            .iter()
            .position(|a| a.location == Location::Path && a.wire == **name)
    };
    template_names(path).iter().filter_map(index).collect()
}

fn distinct<T: Ord>(items: impl Iterator<Item = T>) -> Vec<T> {
    let mut items: Vec<T> = items.collect();
    items.sort();
    items.dedup();
    items
}

fn position<T: PartialEq>(items: &[T], item: &T) -> usize {
    items.iter().position(|i| i == item).unwrap_or(0)
}
