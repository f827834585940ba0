//! Whether a request says what was meant: judged from its bytes and the document.

mod body;
mod form;
mod multipart;
mod parameters;
mod security;
mod styles;
mod target;

pub(crate) use styles::is_flat;
pub(crate) use target::variables;

use std::collections::BTreeMap;

use crate::document::{Document, Operation};
use crate::http::{RawRequest, decoded, is_media};
use crate::protocol::CallOrder;

/// A pair of the query or a cookie, as it was written.
#[derive(Clone, Debug)]
pub(crate) struct Pair {
    pub(crate) name: String,
    pub(crate) value: String,
    /// Whether a parameter or a credential has explained it.
    pub(crate) used: bool,
}

/// A request on its way through the judgement.
pub(crate) struct Case<'c, 'd> {
    pub(crate) document: &'d Document,
    pub(crate) operation: &'c Operation<'d>,
    pub(crate) order: &'c CallOrder,
    pub(crate) request: &'c RawRequest,
    pub(crate) query: Vec<Pair>,
    pub(crate) cookies: Vec<Pair>,
    pub(crate) reasons: Vec<String>,
}

impl Case<'_, '_> {
    pub(crate) fn wrong(&mut self, reason: impl Into<String>) {
        self.reasons.push(reason.into());
    }
}

/// What is wrong with a request for a call that was meant; nothing where it is right.
pub fn judge(
    document: &Document,
    operation: &Operation<'_>,
    order: &CallOrder,
    request: &RawRequest,
) -> Vec<String> {
    let query = request.path_and_query().1.unwrap_or_default();
    let cookies: Vec<_> = request.header("cookie").collect();
    let mut case = Case {
        document,
        operation,
        order,
        request,
        query: pairs(query, '&'),
        cookies: pairs(&cookies.join(";"), ';'),
        reasons: Vec::new(),
    };
    if request.method != operation.method {
        case.wrong(format!(
            "the method is {}, not {}",
            request.method, operation.method
        ));
    }
    if request.target.contains('#')
        || !request.target.is_ascii()
        || !request.target.bytes().all(|byte| byte.is_ascii_graphic())
    {
        case.wrong("the target holds signs that no URL may hold");
    }
    let path = match target::variables(order, operation.path, request.path_and_query().0) {
        Ok(path) => path,
        Err(reason) => {
            case.wrong(reason);
            BTreeMap::new()
        }
    };
    parameters::judge(&mut case, &path);
    security::judge(&mut case);
    leftovers(&mut case);
    body::judge(&mut case);
    general(&mut case);
    case.reasons
}

fn pairs(text: &str, separator: char) -> Vec<Pair> {
    let parts = text
        .split(separator)
        .map(|part| if separator == ';' { part.trim() } else { part });
    let parts = parts.filter(|part| !part.is_empty());
    let pair = |part: &str| {
        let (name, value) = part.split_once('=').unwrap_or((part, ""));
        Pair {
            name: decoded(name).unwrap_or_default(),
            value: value.to_owned(),
            used: false,
        }
    };
    parts.map(pair).collect()
}

fn leftovers(case: &mut Case<'_, '_>) {
    let query = case.query.iter().filter(|pair| !pair.used).map(|pair| {
        format!(
            "query parameter `{}` is not declared, or was not given",
            pair.name
        )
    });
    let cookies = case
        .cookies
        .iter()
        .filter(|pair| !pair.used)
        .map(|pair| format!("cookie `{}` is not declared, or was not given", pair.name));
    let all: Vec<_> = query.chain(cookies).collect();
    case.reasons.extend(all);
}

/// What every request needs.
fn general(case: &mut Case<'_, '_>) {
    let hosts: Vec<_> = case.request.header("host").collect();
    let authority = case
        .order
        .base_url
        .split_once("://")
        .map_or("", |(_, rest)| rest);
    let authority = authority.split('/').next().unwrap_or_default();
    if hosts != [authority] {
        case.wrong(format!("Host is {hosts:?}, not {authority:?}"));
    }
    let accept: Vec<_> = case
        .request
        .header("accept")
        .flat_map(|value| value.split(','))
        .collect();
    if accept.is_empty() {
        return;
    }
    let responses = &case.operation.responses;
    let declared = responses
        .iter()
        .flat_map(|response| &response.content)
        .map(|media| media.media_type);
    let refused: Vec<_> = declared
        .filter(|declared| {
            !accept
                .iter()
                .any(|range| is_media(range, declared) || is_media(declared, range))
        })
        .collect();
    if !refused.is_empty() {
        case.wrong(format!(
            "Accept {accept:?} refuses the declared {refused:?}"
        ));
    }
}
