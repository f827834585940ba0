//! `generate`: a crate of its own for any document.
//!
//! An operation that is broken or unsupported is left out with its finding, unless `--strict` is
//! given; at least one has to be left. The target folder may be new, empty, or hold a crate of the
//! same name that this command wrote before, which its `Cargo.toml` says in the first line. Files
//! in it that carry no such line are never removed.

use std::{
    io,
    path::{Component, Path, PathBuf},
};

use serde::Serialize;
use specwright::{diagnostics::render_json, files::FileSet};

use crate::{
    atomic::{Ownership, Plan, Scope, is_marked},
    cli::Format,
    console::{Console, NOTHING_WRITTEN},
    failure::{Exit, Failure, Failures},
    job::Job,
    library::{self, Counted, CrateOptions, Filter, Selector},
    names,
    progress::Progress,
    read, runtime_source,
};

/// The version of a crate that is generated for the first time.
const FIRST_VERSION: &str = "0.1.0";

/// Writes a stand-alone client crate for any document
#[derive(Debug, clap::Args)]
pub(crate) struct Arguments {
    /// The documents of one API; `-` is standard input
    #[arg(required = true, value_name = "DOC")]
    documents: Vec<PathBuf>,
    /// The folder of the crate: new, empty, or written by this command before
    #[arg(long, value_name = "DIR")]
    out: PathBuf,
    /// The name of the crate
    #[arg(long, value_name = "CRATE")]
    name: String,
    /// An OpenAPI Overlay to apply; may be given several times
    #[arg(long = "overlay", value_name = "FILE")]
    overlays: Vec<PathBuf>,
    /// Options in the form of an api.toml; the sources and overlays that it names are not read
    #[arg(long, value_name = "FILE")]
    config: Option<PathBuf>,
    /// Only these operations: tag:T, path:P or op:ID; may be given several times
    #[arg(long, value_name = "SELECTOR")]
    include: Vec<String>,
    /// All but these operations: tag:T, path:P or op:ID; may be given several times
    #[arg(long, value_name = "SELECTOR")]
    exclude: Vec<String>,
    /// Where the crate finds its runtime: the path of its folder, a version, or `bundled`
    /// [default: the folder that this command was built beside]
    #[arg(long, value_name = "PATH|VERSION|bundled")]
    runtime: Option<String>,
    /// The form of the result
    #[arg(long, value_enum, default_value_t)]
    format: Format,
    /// Stop at errors of the document instead of leaving operations out
    #[arg(long)]
    strict: bool,
}

/// The result as programs read it.
#[derive(Debug, Default, Serialize)]
struct Report {
    #[serde(rename = "crate")]
    name: String,
    operations: Operations,
    schemas: Counts,
    findings: serde_json::Value,
    /// What kept the command from reading or writing; not there where nothing did.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    errors: Vec<String>,
}

#[derive(Debug, Default, Serialize)]
struct Operations {
    total: usize,
    generated: usize,
    skipped: Vec<SkippedOperation>,
}

#[derive(Debug, Serialize)]
struct SkippedOperation {
    code: &'static str,
    pointer: String,
    operation: String,
}

#[derive(Debug, Default, Serialize)]
struct Counts {
    total: usize,
    generated: usize,
}

/// Runs the command.
pub(crate) fn run(arguments: &Arguments, console: Console) -> Result<Exit, Failures> {
    let mut report = Report {
        name: arguments.name.clone(),
        findings: serde_json::json!([]),
        ..Report::default()
    };
    let done = generate(arguments, console, &mut report);
    if arguments.format == Format::Json {
        if let Err(failures) = &done {
            report.errors = failures.0.iter().map(ToString::to_string).collect();
        }
        let json = serde_json::to_string_pretty(&report).unwrap_or_default();
        Console::result(&format!("{json}\n"))?;
    } else if let Ok(Some(plan)) = &done {
        Console::result(&summary(&report, arguments, plan))?;
    }
    let done = done?;
    if done.is_none() {
        Console::say(NOTHING_WRITTEN);
    }
    Ok(if done.is_some() {
        Exit::Done
    } else {
        Exit::BadInput
    })
}

/// Does the work and fills in the report; `None` where nothing of the document can be generated.
fn generate(
    arguments: &Arguments,
    console: Console,
    report: &mut Report,
) -> Result<Option<Plan>, Failures> {
    names::check_crate(&arguments.name)?;
    let filter = filter(arguments)?;
    let out = target(&arguments.out, &arguments.name)?;
    let runtime = runtime_source::resolve(arguments.runtime.as_deref(), &out)?;
    let progress = match arguments.format {
        Format::Text => Progress::new(console, 2),
        Format::Json => Progress::Silent,
    };
    let Arguments {
        documents,
        overlays,
        config,
        ..
    } = arguments;
    let mut job = Job::of_documents(documents, overlays, config.as_deref())?;
    progress.step(&format!("{}: read", job.name));
    let lowered = job
        .normalize(filter.lenient)
        .and_then(|document| job.lower(&document, &filter));
    report.findings = render_json(&job.findings, &job.sources);
    if arguments.format == Format::Text {
        progress.aside(|| console.weighty(&job.findings, &job.sources, &job.name));
    }
    let Ok(lowered) = lowered else {
        return job
            .unexplained()
            .map_or(Ok(None), |failure| Err(failure.into()));
    };
    report.fill(&lowered.report);
    if arguments.strict && job.findings.has_errors() {
        return Ok(None);
    }
    survives(&lowered.report, &filter)?;
    progress.step(&format!(
        "{}: {} operations",
        job.name,
        lowered.api.operations.len()
    ));
    let options = CrateOptions {
        name: arguments.name.clone(),
        version: FIRST_VERSION.to_owned(),
        runtime: runtime.dependency,
        license: None,
        command: "cargo xtask generate".to_owned(),
    };
    let mut files = library::standalone_crate(&lowered, &options);
    files.extend("", runtime.files);
    let plan = write(&out, &files)?;
    Ok(Some(plan))
}

impl Report {
    fn fill(&mut self, lowered: &Counted) {
        let skipped = lowered.skipped.iter().map(|skipped| SkippedOperation {
            code: skipped.code,
            pointer: skipped.pointer.to_string(),
            operation: skipped.operation.clone(),
        });
        self.operations = Operations {
            total: lowered.operations_total,
            generated: lowered.operations_generated,
            skipped: skipped.collect(),
        };
        self.schemas = Counts {
            total: lowered.schemas_total,
            generated: lowered.schemas_generated,
        };
    }
}

fn filter(arguments: &Arguments) -> Result<Filter, Failures> {
    let selectors = |texts: &[String]| -> Result<Vec<Selector>, Failure> {
        let read = |text: &String| library::selector(text).ok_or_else(|| not_a_selector(text));
        texts.iter().map(read).collect()
    };
    Ok(Filter {
        include: selectors(&arguments.include)?,
        exclude: selectors(&arguments.exclude)?,
        lenient: !arguments.strict,
    })
}

fn not_a_selector(text: &str) -> Failure {
    Failure::new(
        format!("`{text}` does not select operations"),
        "write tag:NAME, path:/the/path or op:OPERATION-ID",
    )
}

/// Refuses a crate in which nothing would be left.
fn survives(lowered: &Counted, filter: &Filter) -> Result<(), Failure> {
    let filtered = !filter.include.is_empty() || !filter.exclude.is_empty();
    let nothing = match (lowered.operations_total, lowered.operations_generated) {
        (_, 1..) => return Ok(()),
        (0, _) if filtered => "--include and --exclude leave no operation",
        (0, _) if lowered.schemas_generated > 0 => return Ok(()),
        (0, _) => "the document has neither operations nor schemas",
        _ => "no operation of the document can be generated",
    };
    Err(Failure::new(
        format!("{nothing}, so no crate was written"),
        "see the findings; an --overlay can correct the document",
    ))
}

/// The real path of the target folder, if the command may write there.
fn target(out: &Path, name: &str) -> Result<PathBuf, Failure> {
    let failed = |error: io::Error| Failure::io("write to", out, &error);
    let first = match out.read_dir() {
        Ok(mut listing) => listing.next(),
        Err(error) if error.kind() == io::ErrorKind::NotFound => return new_folder(out),
        Err(error) => return Err(failed(error)),
    };
    if first.is_some() {
        let manifest = out.join("Cargo.toml");
        let text = if manifest.is_file() {
            read::file(&manifest)?
        } else {
            String::new()
        };
        check_owner(out, &text, name)?;
    }
    out.canonicalize().map_err(failed)
}

/// The real path of a folder that is not there yet.
fn new_folder(out: &Path) -> Result<PathBuf, Failure> {
    let failed = |error: io::Error| Failure::io("write to", out, &error);
    let absolute = std::path::absolute(out).map_err(failed)?;
    let there = absolute.ancestors().find(|folder| folder.exists());
    let there = there.unwrap_or(&absolute);
    let rest = absolute.strip_prefix(there).unwrap_or(&absolute);
    if rest.components().any(|part| part == Component::ParentDir) {
        return Err(Failure::new(
            format!(
                "`{}` goes up from a folder that does not exist",
                out.display()
            ),
            "give --out without the `..`",
        ));
    }
    Ok(there.canonicalize().map_err(failed)?.join(rest))
}

/// Refuses a folder whose `Cargo.toml` does not say that this command wrote that crate.
fn check_owner(out: &Path, manifest: &str, name: &str) -> Result<(), Failure> {
    let complaint = if !is_marked(manifest) {
        "is not empty, and what it holds was not written by this command"
    } else if runtime_source::package(manifest).as_deref() != Some(name) {
        "holds a generated crate of another name"
    } else {
        return Ok(());
    };
    Err(Failure::new(
        format!("`{}` {complaint}", out.display()),
        "give --out a new or empty folder",
    ))
}

fn write(out: &Path, files: &FileSet) -> Result<Plan, Failures> {
    let scope = Scope {
        folder: "",
        ownership: Ownership::Marked,
    };
    let plan = Plan::compare(out, files, &[scope])?;
    plan.apply()?;
    Ok(plan)
}

fn summary(report: &Report, arguments: &Arguments, plan: &Plan) -> String {
    let Report {
        operations,
        schemas,
        ..
    } = report;
    let skipped = operations.skipped.iter();
    let mut text: String = skipped
        .map(|left| {
            format!(
                "left out  {} ({} at {})\n",
                left.operation, left.code, left.pointer
            )
        })
        .collect();
    text.push_str(&plan.summary());
    if !plan.foreign.is_empty() {
        text.push_str(&format!(
            "{} left alone: not written by this command\n",
            plan.foreign.len()
        ));
    }
    text.push_str(&format!(
        "crate {} in {}: {} of {} operations, {} of {} schemas\n",
        report.name,
        arguments.out.display(),
        operations.generated,
        operations.total,
        schemas.generated,
        schemas.total,
    ));
    text
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    const MANIFEST: &str = "# @generated by specwright\n[package]\nname = \"mine\"\n";

    fn lowered(operations: (usize, usize), schemas: usize) -> Counted {
        Counted {
            operations_total: operations.0,
            operations_generated: operations.1,
            schemas_generated: schemas,
            ..Counted::default()
        }
    }

    #[test]
    fn something_has_to_be_left() {
        let all = Filter::default();
        let some = Filter {
            include: library::selector("tag:a").into_iter().collect(),
            ..Filter::default()
        };
        assert!(survives(&lowered((9, 1), 0), &all).is_ok());
        assert!(survives(&lowered((0, 0), 1), &all).is_ok());
        assert!(survives(&lowered((9, 0), 5), &all).is_err());
        assert!(survives(&lowered((0, 0), 0), &all).is_err());
        assert!(survives(&lowered((0, 0), 5), &some).is_err());
    }

    #[test]
    fn a_foreign_folder_is_refused() {
        let folder = tempfile::tempdir().unwrap();
        let out = folder.path().canonicalize().unwrap();
        assert_eq!(target(&out, "mine"), Ok(out.clone()));
        assert_eq!(
            target(&out.join("new/deep"), "mine"),
            Ok(out.join("new/deep"))
        );
        assert!(target(&out.join("new/../other"), "mine").is_err());

        fs::write(out.join("notes"), "").unwrap();
        assert!(target(&out, "mine").is_err());
        assert!(target(&out.join("notes"), "mine").is_err());
        fs::write(out.join("Cargo.toml"), "[package]\nname = \"mine\"\n").unwrap();
        assert!(target(&out, "mine").is_err());
        fs::write(out.join("Cargo.toml"), MANIFEST).unwrap();
        assert_eq!(target(&out, "mine"), Ok(out.clone()));
        assert!(target(&out, "other").is_err());
    }

    #[test]
    fn a_crate_is_written_again_without_touching_other_files() {
        let folder = tempfile::tempdir().unwrap();
        let out = folder.path().join("crate");
        let mut files = FileSet::new();
        files.insert("Cargo.toml", MANIFEST);
        files.insert("src/lib.rs", "// @generated by specwright\n");
        write(&target(&out, "mine").unwrap(), &files).unwrap();
        fs::write(out.join("src/own.rs"), "").unwrap();

        let plan = write(&target(&out, "mine").unwrap(), &files).unwrap();
        assert_eq!(plan.summary(), "0 written, 0 removed, 2 unchanged\n");
        assert_eq!(plan.foreign, ["src/own.rs"]);
    }

    #[test]
    fn the_report_keeps_its_form() {
        let mut report = Report {
            name: "mine".to_owned(),
            ..Report::default()
        };
        report.findings = serde_json::json!([]);
        let mut lowered = lowered((2, 1), 3);
        lowered
            .skipped
            .push(specwright::resolve::document::Skipped {
                code: "SW502",
                pointer: specwright::pointer::Pointer::parse("/paths/~1a/get"),
                operation: "GET /a".to_owned(),
            });
        report.fill(&lowered);
        assert_eq!(
            serde_json::to_string(&report).unwrap(),
            r#"{"crate":"mine","operations":{"total":2,"generated":1,"skipped":[{"code":"SW502","pointer":"/paths/~1a/get","operation":"GET /a"}]},"schemas":{"total":0,"generated":3},"findings":[]}"#
        );
    }
}
