//! What it costs to generate a crate from one document, in a process of its own.

use std::{path::Path, process::Command};

use super::{
    lines,
    table::{figure, heading, line},
    usage::{peak_memory, thread_cpu, timed},
};
use crate::{
    console::Console,
    failure::{Failure, Failures},
    job::Job,
    library::{self, CrateOptions, Filter, Generated, RuntimeDependency},
};

/// The files of a crate for a document, as `generate` makes them; `None` where nothing of it can
/// be generated.
pub(super) fn generated(
    document: &Path,
    name: &str,
    runtime: &Path,
) -> Result<Option<Generated>, Failures> {
    let mut job = Job::of_documents(&[document.to_owned()], &[], None)?;
    let filter = Filter {
        lenient: true,
        ..Filter::default()
    };
    let lowered = job
        .normalize(true)
        .and_then(|normalized| job.lower(&normalized, &filter));
    let Ok(lowered) = lowered else {
        return Ok(None);
    };
    let operations = lowered.api.operations.len();
    let options = CrateOptions {
        name: name.to_owned(),
        version: "0.1.0".to_owned(),
        runtime: RuntimeDependency::Path(runtime.display().to_string()),
        license: None,
        command: "cargo xtask generate".to_owned(),
    };
    let files = library::standalone_crate(&lowered, &options);
    Ok((operations > 0).then_some(Generated { operations, files }))
}

/// Generates one document and prints what that cost this process: operations, CPU seconds, MiB.
pub(super) fn measure_here(document: &Path) -> Result<(), Failures> {
    let (cpu, made) = timed(thread_cpu, || {
        generated(document, "measured", Path::new("runtime"))
    });
    let operations = made?.map_or(0, |made| made.operations);
    let number = |value: Option<f64>| value.map_or("-".to_owned(), |value| value.to_string());
    let text = format!("{operations} {} {}\n", number(cpu), number(peak_memory()));
    Ok(Console::result(&text)?)
}

/// Measures every document of a folder, each in a process of its own, so that the peak is its own.
pub(super) fn measure_all(folder: &Path) -> Result<(), Failures> {
    heading(
        "generate, per document",
        &["operations", "CPU", "peak memory"],
    );
    for path in lines::entries(folder)? {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        line(&name, &measured(&path)?);
    }
    Ok(())
}

/// The figures of one document, measured by a process that is this program too.
fn measured(document: &Path) -> Result<[String; 3], Failure> {
    let program = std::env::current_exe()
        .map_err(|error| Failure::io("find", Path::new("this program"), &error))?;
    let output = Command::new(&program)
        .args(["bench", "--document"])
        .arg(document)
        .output()
        .map_err(|error| Failure::io("run", &program, &error))?;
    let text = String::from_utf8_lossy(&output.stdout);
    let mut words = text.split_whitespace();
    let mut next = || words.next().and_then(|word| word.parse::<f64>().ok());
    let (operations, cpu, memory) = (next(), next(), next());
    Ok([
        operations.map_or("-".to_owned(), |count| count.to_string()),
        figure(cpu, "s"),
        figure(memory, "MiB"),
    ])
}
