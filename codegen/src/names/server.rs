//! Names that only the server side of an operation has.

use super::{
    answers,
    scope::{Scope, Wish},
    words::{screaming, snake, upper_camel},
};
use crate::{
    diagnostics::Findings,
    ir::{Api, Operation, Status},
};

/// The field of an input that holds the body.
pub(crate) const BODY: &str = "body";

/// The variant of an answer that is an error with a status of success.
pub(crate) const IN_BAND: &str = "InBand";

/// The names of the server side of an operation.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct GlueNames {
    /// The static that says what the operation is.
    pub operation: String,
    /// The fields of its input, in the order of [`Operation::arguments`].
    pub fields: Vec<String>,
    /// The variants of its answer, in the order of [`Operation::replies`].
    pub replies: Vec<String>,
}

/// The names of the operations of a tag, whose methods are named already.
pub(super) fn names(
    api: &Api,
    operations: &[&Operation],
    methods: &[String],
    findings: &mut Findings,
) -> Vec<GlueNames> {
    let wishes = operations.iter().zip(methods);
    let wishes = wishes.map(|(o, method)| Wish::new(screaming(method), method, &o.place).quiet());
    let wishes: Vec<Wish<'_>> = wishes.collect();
    let statics = Scope::new("an operation", &[]).settle(&wishes, findings);
    let named = statics.into_iter().zip(operations);
    named
        .map(|(name, operation)| GlueNames {
            operation: name,
            fields: fields(operation),
            replies: replies(api, operation, findings),
        })
        .collect()
}

/// What arguments are called was settled, and reported, for the methods of clients; here those that
/// are setters there stand beside the others.
fn fields(operation: &Operation) -> Vec<String> {
    let wishes = operation.arguments().map(|(argument, _)| {
        let name = snake(&argument.wire);
        let location = format!("{:?}", argument.location).to_lowercase();
        Wish::new(name.clone(), &argument.wire, &argument.place)
            .explicit(argument.rust_name.as_ref())
            .or(format!("{name}_{location}"))
    });
    let wishes: Vec<Wish<'_>> = wishes.collect();
    Scope::new("a field", &[BODY]).settle(&wishes, &mut Findings::new())
}

/// `Status404`, `Status4xx`, `Default`, with the media type where a status has several.
fn replies(api: &Api, operation: &Operation, findings: &mut Findings) -> Vec<String> {
    let cases: Vec<_> = api.replies(operation).map(|(case, _)| case).collect();
    let keys: Vec<String> = cases.iter().map(|case| case.media.join(" ")).collect();
    let wishes = cases.iter().zip(&keys).map(|(case, key)| {
        let status = match case.status {
            Status::Default => "Default".to_owned(),
            status => answers::status(status),
        };
        let Some(media_type) = case.media.first() else {
            return Wish::new(status, key, &operation.place).quiet();
        };
        let short = format!("{status}{}", answers::word(media_type, &case.payload));
        let long = format!("{status}{}", upper_camel(media_type));
        Wish::new(short, key, &operation.place).or(long).quiet()
    });
    let wishes: Vec<Wish<'_>> = wishes.collect();
    Scope::new("a variant", &["Self", IN_BAND]).settle(&wishes, findings)
}
