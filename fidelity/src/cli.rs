//! The command line: documents in, a report out.
//!
//! Progress goes to standard error, the report to standard output. What can be tried of a document
//! is tried, whatever became of the others.

use std::{
    collections::BTreeSet,
    ffi::OsString,
    fs::File,
    io,
    path::{Path, PathBuf},
    process::ExitCode,
    time::Instant,
};

use clap::{Parser, ValueEnum};
use serde_json::json;
use specwright_fidelity::{
    document::Document,
    probe::{Failure, Place, Probe, Texts, children_cpu},
    run::{self, Options},
};

/// How many failures of a document are shown to people.
const SHOWN: usize = 10;

/// Proves that the crate of a document says and reads what the document declares.
#[derive(Debug, Parser)]
#[command(name = "specwright-fidelity")]
struct Arguments {
    /// The documents, each an API of its own [default: the APIs of the workspace]
    #[arg(value_name = "DOC")]
    documents: Vec<PathBuf>,
    /// The folder of the APIs that are proven where no document is named
    #[arg(long, value_name = "DIR", default_value = "specs", hide = true)]
    specs: PathBuf,
    /// How many generated values each type is tried with
    #[arg(long, value_name = "N", default_value_t = 20)]
    instances: usize,
    /// What the generated values depend on
    #[arg(long, value_name = "S", default_value_t = 1)]
    seed: u64,
    /// Proves the generated server too: the generated client calls it
    #[arg(long)]
    server: bool,
    /// The form of the report
    #[arg(long, value_enum, default_value_t)]
    format: Format,
    /// Writes a line of JSON for each call that is made
    #[arg(long, value_name = "FILE")]
    record: Option<PathBuf>,
    /// An OpenAPI Overlay to apply to each document; may be given several times
    #[arg(long = "overlay", value_name = "FILE")]
    overlays: Vec<PathBuf>,
    /// Options in the form of an api.toml; the sources and overlays that it names are not read
    #[arg(long, value_name = "FILE")]
    config: Option<PathBuf>,
    /// Where crates are made and built [default: fidelity/ in the target folder]
    #[arg(long, value_name = "DIR")]
    work: Option<PathBuf>,
    /// Keeps the crates and what is built of them
    #[arg(long)]
    keep: bool,
}

/// The form of the report.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
enum Format {
    /// For people.
    #[default]
    Text,
    /// For programs.
    Json,
}

/// How a document fared; the worst one is the exit code.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum End {
    /// Everything that was tried is right.
    Right,
    /// Something is wrong.
    Wrong,
    /// Nothing could be tried.
    Untried,
}

impl From<End> for ExitCode {
    fn from(end: End) -> Self {
        Self::from(match end {
            End::Right => 0,
            End::Wrong => 1,
            End::Untried => 2,
        })
    }
}

/// Runs the command.
pub(crate) fn run(arguments: impl IntoIterator<Item = OsString>) -> ExitCode {
    let arguments = match Arguments::try_parse_from(arguments) {
        Ok(arguments) => arguments,
        Err(error) => {
            let _ = error.print();
            let bad = error.exit_code() != 0;
            return if bad { End::Untried } else { End::Right }.into();
        }
    };
    let work = match work_folder(arguments.work.as_deref()) {
        Ok(work) => work,
        Err(failure) => {
            eprintln!("error: {failure}");
            return End::Untried.into();
        }
    };
    let apis = match apis(&arguments) {
        Ok(apis) => apis,
        Err(failure) => {
            eprintln!("error: {failure}");
            return End::Untried.into();
        }
    };
    let record = arguments.record.as_ref().map(File::create).transpose();
    let mut record = match record {
        Ok(record) => record,
        Err(error) => {
            eprintln!("error: cannot write the record: {error}");
            return End::Untried.into();
        }
    };
    let (mut reports, mut worst, mut names) = (Vec::new(), End::Right, BTreeSet::new());
    for texts in &apis {
        let place = Place {
            work: work.clone(),
            name: name(&texts.document, &mut names),
            server: arguments.server,
        };
        let (end, report) = one(&arguments, texts, &place, record.as_mut());
        worst = worst.max(end);
        if arguments.format == Format::Text {
            print!("{}", text(&report));
        }
        reports.push(report);
    }
    if arguments.format == Format::Json {
        println!("{:#}", json!({ "documents": reports }));
    }
    worst.into()
}

/// The folder in which crates are made, which has to be absolute: cargo works in it.
fn work_folder(given: Option<&Path>) -> Result<PathBuf, Failure> {
    let target = || std::env::var_os("CARGO_TARGET_DIR").map_or("target".into(), PathBuf::from);
    let work = given.map_or_else(|| target().join("fidelity"), Path::to_owned);
    let failed = |error| Failure::System(format!("cannot write to `{}`: {error}", work.display()));
    std::fs::create_dir_all(&work).map_err(failed)?;
    work.canonicalize().map_err(failed)
}

/// What a document is called in there: of several with one name, the later ones are numbered.
fn name(document: &Path, taken: &mut BTreeSet<String>) -> String {
    let stem = document.file_stem().unwrap_or_default().to_string_lossy();
    let plain = |c: char| if c.is_ascii_alphanumeric() { c } else { '-' };
    let stem: String = stem
        .to_ascii_lowercase()
        .chars()
        .map(plain)
        .take(40)
        .collect();
    let numbered = (2..).map(|n| format!("{stem}-{n}"));
    let mut names = std::iter::once(stem.clone()).chain(numbered);
    let free = names.find(|name| taken.insert(name.clone()));
    free.unwrap_or(stem)
}

/// The documents that are named, or else the APIs of the workspace as they are committed.
fn apis(arguments: &Arguments) -> Result<Vec<Texts>, Failure> {
    let named = arguments.documents.iter().map(|document| Texts {
        document: document.clone(),
        overlays: arguments.overlays.clone(),
        config: arguments.config.clone(),
    });
    let named: Vec<Texts> = named.collect();
    if !named.is_empty() {
        return Ok(named);
    }
    let specs = &arguments.specs;
    let failed = |error| Failure::System(format!("cannot read `{}`: {error}", specs.display()));
    let entries = specs.read_dir().map_err(failed)?;
    let folders: std::io::Result<BTreeSet<PathBuf>> = entries
        .map(|entry| entry.map(|entry| entry.path()))
        .collect();
    let folders = folders.map_err(failed)?.into_iter();
    let apis = folders.filter(|folder| folder.join("api.toml").is_file());
    let committed = apis.map(|folder| Texts {
        document: folder.join("openapi.yaml"),
        overlays: arguments.overlays.clone(),
        config: Some(folder.join("api.toml")),
    });
    Ok(committed.collect())
}

/// Builds and proves one document.
fn one(
    arguments: &Arguments,
    texts: &Texts,
    place: &Place,
    record: Option<&mut File>,
) -> (End, serde_json::Value) {
    let shown = texts.document.display().to_string();
    let (start, before) = (Instant::now(), children_cpu());
    let made = Probe::make(texts, place, &mut |step| eprintln!("{shown}: {step}"));
    let cpu = children_cpu()
        .zip(before)
        .map(|(after, before)| after - before);
    let mut report = json!({
        "document": shown,
        "build": { "seconds": start.elapsed().as_secs_f64(), "cpu_seconds": cpu },
    });
    let mut probe = match made {
        Ok(probe) => probe,
        Err(failure) => {
            eprintln!("{shown}: {failure}");
            report["error"] = failure.to_string().into();
            return (End::Untried, report);
        }
    };
    let end = prove(arguments, &mut probe, record, &mut report).unwrap_or_else(|error| {
        eprintln!("{shown}: {error}");
        report["error"] = error.to_string().into();
        End::Untried
    });
    report["seconds"] = start.elapsed().as_secs_f64().into();
    if !arguments.keep
        && let Err(failure) = probe.clear(place)
    {
        eprintln!("{shown}: {failure}");
    }
    (end, report)
}

/// The proof itself; fills in the report.
fn prove(
    arguments: &Arguments,
    probe: &mut Probe,
    record: Option<&mut File>,
    report: &mut serde_json::Value,
) -> io::Result<End> {
    let document = Document::new(probe.document().clone());
    let options = Options {
        instances: arguments.instances,
        seed: arguments.seed,
        record: record.map(|file| file as &mut dyn io::Write),
        ..Options::default()
    };
    let found = run::prove(&document, probe, options)?;
    if arguments.format == Format::Text {
        print!("{}", found.text(SHOWN));
    }
    report["proof"] = serde_json::to_value(&found).unwrap_or_default();
    Ok(if found.is_right() {
        End::Right
    } else {
        End::Wrong
    })
}

fn text(report: &serde_json::Value) -> String {
    let number = |pointer: &str| report.pointer(pointer).and_then(serde_json::Value::as_f64);
    format!(
        "{}: built in {:.1} s ({:.1} s CPU), all in {:.1} s\n\n",
        report["document"].as_str().unwrap_or_default(),
        number("/build/seconds").unwrap_or_default(),
        number("/build/cpu_seconds").unwrap_or_default(),
        number("/seconds").unwrap_or_default(),
    )
}
