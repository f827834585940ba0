//! `lint`: what is found in APIs or documents, and nothing else.
//!
//! A text that cannot be read at all (an error of the sections 1xx and 9xx of the code table) is
//! bad input, exit code 2; any other error or warning is exit code 1; notes are only shown.

use std::path::{Path, PathBuf};

use serde_json::json;
use specwright::diagnostics::{self, Finding, Findings, Severity, codes, render_json};

use crate::{
    cli::Format,
    console::Console,
    failure::{Exit, Failure, Failures, all},
    job::{Job, Origin},
    library::Filter,
    workspace::Workspace,
};

/// Shows what is found in APIs or documents, without writing anything
#[derive(Debug, clap::Args)]
pub(crate) struct Arguments {
    /// APIs under specs/, or documents that make up one API; all APIs when none is named
    #[arg(value_name = "API|DOC", conflicts_with = "explain")]
    targets: Vec<PathBuf>,
    /// Explain a code of the findings
    #[arg(long, value_name = "CODE")]
    explain: Option<String>,
    /// The form of the result
    #[arg(long, value_enum, default_value_t)]
    format: Format,
}

/// Runs the command.
pub(crate) fn run(arguments: &Arguments, console: Console) -> Result<Exit, Failures> {
    if let Some(id) = &arguments.explain {
        return explain(id, arguments.format);
    }
    let mut jobs = jobs(&arguments.targets)?;
    let mut exit = Exit::Done;
    let mut shown = Vec::new();
    for (job, lenient) in &mut jobs {
        look(job, *lenient)?;
        exit = worse(exit, verdict(&job.findings));
        match arguments.format {
            Format::Text => console.findings(&job.findings, &job.sources),
            Format::Json => match render_json(&job.findings, &job.sources) {
                serde_json::Value::Array(findings) => shown.extend(findings),
                other => shown.push(other),
            },
        }
    }
    match arguments.format {
        Format::Json => Console::result(&format!("{:#}\n", json!({ "findings": shown })))?,
        Format::Text => Console::result(&summary(&jobs))?,
    }
    Ok(exit)
}

/// The APIs and documents to look at; whether each is read as `generate` would read it.
fn jobs(targets: &[PathBuf]) -> Result<Vec<(Job, bool)>, Failures> {
    let workspace = Workspace::current();
    if targets.is_empty() {
        let workspace = workspace?;
        return all(apis(&workspace, &workspace.apis()?));
    }
    let known = workspace.as_ref().map_or(Ok(Vec::new()), Workspace::apis);
    // Documents can be looked at in a workspace whose specs/ is in disorder.
    let known = known.unwrap_or_default();
    let api = |path: &&PathBuf| known.iter().any(|name| path.as_path() == Path::new(name));
    let (named, documents): (Vec<&PathBuf>, Vec<&PathBuf>) = targets.iter().partition(api);
    let named: Vec<String> = named
        .iter()
        .map(|path| path.display().to_string())
        .collect();
    let documents: Vec<PathBuf> = documents.into_iter().cloned().collect();
    let mut read = workspace.map_or(Vec::new(), |workspace| apis(&workspace, &named));
    if !documents.is_empty() {
        read.push(Job::of_documents(&documents, &[], None).map(|job| (job, true)));
    }
    all(read)
}

fn apis(workspace: &Workspace, names: &[String]) -> Vec<Result<(Job, bool), Failures>> {
    let read = |name: &String| Ok((Job::of_api(workspace, name, Origin::Sources)?, false));
    names.iter().map(read).collect()
}

/// Takes a job through every phase that makes findings.
fn look(job: &mut Job, lenient: bool) -> Result<(), Failure> {
    let filter = Filter {
        lenient,
        ..Filter::default()
    };
    let done = job
        .normalize(lenient)
        .and_then(|document| job.lower(&document, &filter));
    match (done, job.unexplained()) {
        (Err(_), Some(failure)) => Err(failure),
        _ => Ok(()),
    }
}

fn verdict(findings: &Findings) -> Exit {
    let section = |finding: &Finding| finding.code.id.get(..3).unwrap_or_default();
    let unreadable = |finding: &Finding| {
        finding.severity() == Severity::Error && matches!(section(finding), "SW1" | "SW9")
    };
    if findings.iter().any(unreadable) {
        Exit::BadInput
    } else if findings.worst() > Some(Severity::Note) {
        Exit::Differs
    } else {
        Exit::Done
    }
}

fn worse(a: Exit, b: Exit) -> Exit {
    match (a, b) {
        (Exit::BadInput, _) | (_, Exit::BadInput) => Exit::BadInput,
        (Exit::Differs, _) | (_, Exit::Differs) => Exit::Differs,
        _ => Exit::Done,
    }
}

fn summary(jobs: &[(Job, bool)]) -> String {
    let line = |(job, _): &(Job, bool)| {
        let count = |severity| {
            let heavy = |finding: &&Finding| finding.severity() == severity;
            job.findings.iter().filter(heavy).count()
        };
        format!(
            "{}: {} errors, {} warnings, {} notes\n",
            job.name,
            count(Severity::Error),
            count(Severity::Warning),
            count(Severity::Note)
        )
    };
    jobs.iter().map(line).collect()
}

fn explain(id: &str, format: Format) -> Result<Exit, Failures> {
    let Some(code) = codes::find(id) else {
        let known: Vec<&str> = codes::ALL.iter().map(|code| code.id).collect();
        return Err(Failure::new(
            format!("there is no code `{id}`"),
            format!("the codes are {}", known.join(", ")),
        )
        .into());
    };
    Console::result(&match format {
        Format::Text => diagnostics::explain(code),
        Format::Json => format!(
            "{:#}\n",
            json!({
                "code": code.id,
                "severity": weight(code.severity),
                "title": code.title,
                "meaning": code.meaning,
                "help": code.help,
            })
        ),
    })?;
    Ok(Exit::Done)
}

fn weight(severity: Severity) -> &'static str {
    match severity {
        Severity::Note => "note",
        Severity::Warning => "warning",
        Severity::Error => "error",
    }
}

#[cfg(test)]
mod tests {
    use specwright::diagnostics::Code;

    use super::*;

    static NOTE: Code = code("SW299", Severity::Note);
    static WARNING: Code = code("SW298", Severity::Warning);
    static LIMIT: Code = code("SW999", Severity::Error);

    const fn code(id: &'static str, severity: Severity) -> Code {
        Code {
            id,
            severity,
            title: "t",
            meaning: "m",
            help: "h",
        }
    }

    fn verdict_on(codes: &[&'static Code]) -> Exit {
        let mut findings = Findings::new();
        for code in codes {
            findings.push(Finding::new(code, ""));
        }
        verdict(&findings)
    }

    #[test]
    fn the_exit_code_follows_the_heaviest_finding() {
        assert_eq!(verdict_on(&[]), Exit::Done);
        assert_eq!(verdict_on(&[&NOTE]), Exit::Done);
        assert_eq!(verdict_on(&[&NOTE, &WARNING]), Exit::Differs);
        assert_eq!(
            verdict_on(&[&codes::INVALID_YAML, &WARNING]),
            Exit::BadInput
        );
        assert_eq!(verdict_on(&[&LIMIT]), Exit::BadInput);
    }
}
