//! Operations that `api.toml` allows to be left out.

use crate::{
    config::Skip,
    diagnostics::{Finding, Findings, codes},
    resolve::document::Skipped,
};

/// Takes the errors of allowed omissions out of the findings, and reports entries that allow
/// nothing: a permission that is no longer needed has to go.
///
/// One break may take several operations with it; its error is taken out when all are allowed.
pub(crate) fn apply(skips: &[Skip], skipped: &[Skipped], findings: &mut Findings) {
    let allows = |skip: &Skip, s: &Skipped| skip.code == s.code && skip.pointer == s.pointer;
    let allowed = |s: &Skipped| skips.iter().any(|skip| allows(skip, s));
    findings.retain(|finding| {
        let mut same = skipped
            .iter()
            .filter(|s| s.code == finding.code.id)
            .peekable();
        same.peek().is_none() || !same.all(allowed)
    });
    for skip in skips {
        if !skipped.iter().any(|s| allows(skip, s)) {
            let message = format!("{} at {} leaves nothing out", skip.code, skip.pointer);
            let finding = Finding::new(&codes::STALE_SKIP, message);
            findings.push(finding.at(skip.span, skip.pointer.clone()));
        }
    }
}
