//! The files under `specs/` as a commit has them, read without a checkout.
//!
//! Invariant: a text is what the commit holds, byte for byte; no link is followed.

use std::{
    collections::{BTreeMap, BTreeSet},
    io::{BufRead, BufReader, Read, Write},
    path::{Component, Path},
    process::{Child, ChildStdin, ChildStdout, Stdio},
    sync::{Mutex, PoisonError},
};

use super::git::{Commit, Git, no_git, said};
use crate::{
    failure::Failure,
    read::{self, LIMIT, Texts},
};

/// The files under `specs/` of one commit.
#[derive(Debug)]
pub(super) struct Snapshot {
    /// The commit.
    pub(super) commit: Commit,
    /// By path from the root of the workspace.
    files: BTreeMap<String, Entry>,
    reader: Mutex<Reader>,
}

/// A file of a commit.
#[derive(Debug, PartialEq, Eq)]
struct Entry {
    id: String,
    kind: Kind,
}

#[derive(Debug, PartialEq, Eq)]
enum Kind {
    Text,
    Link,
    Repository,
}

impl Snapshot {
    /// What a commit has under `specs/`.
    pub(super) fn of(git: &Git, commit: Commit) -> Result<Self, Failure> {
        let specs = format!("{}specs", git.prefix);
        let list = ["ls-tree", "-r", "-z", "--full-tree", &commit.id, "--"];
        let mut command = git.command(&list);
        let output = command.arg(&specs).output();
        let output = output.map_err(|error| no_git(&error))?;
        if !output.status.success() {
            return Err(broken(&commit, &said(&output)));
        }
        let listing = String::from_utf8_lossy(&output.stdout);
        let entries = listing.split('\0').filter_map(entry);
        let files = entries.filter_map(|(path, entry)| {
            Some((path.strip_prefix(git.prefix.as_str())?.to_owned(), entry))
        });
        Ok(Self {
            files: files.collect(),
            reader: Mutex::new(Reader::start(git)?),
            commit,
        })
    }

    /// The APIs: the folders that have an `api.toml`.
    pub(super) fn apis(&self) -> BTreeSet<String> {
        self.folders_with("/api.toml")
    }

    /// The folders under `specs/` that have a file; it starts with a `/`.
    pub(super) fn folders_with(&self, file: &str) -> BTreeSet<String> {
        let name = |path: &String| {
            let name = path.strip_prefix("specs/")?.strip_suffix(file)?;
            (!name.contains('/')).then(|| name.to_owned())
        };
        self.files.keys().filter_map(name).collect()
    }

    /// Whether there is such a file.
    pub(super) fn has(&self, path: &str) -> bool {
        self.files.contains_key(path)
    }
}

impl Texts for Snapshot {
    fn below(&self, folder: &Path, relative: &str) -> Result<String, Failure> {
        read::check_relative(relative)?;
        let path = slashed(&folder.join(relative));
        let at = format!("{}:{path}", self.commit);
        let Some(entry) = self.files.get(&path) else {
            return Err(Failure::new(
                format!("cannot read `{at}`: the commit has no such file"),
                "compare with a revision that has it; a file may also be ignored by git",
            ));
        };
        match entry.kind {
            Kind::Text => {}
            Kind::Link => {
                return Err(Failure::new(
                    format!("cannot read `{at}`: it is a symbolic link"),
                    "links of a commit are not followed: put a copy of the file in its place",
                ));
            }
            Kind::Repository => {
                return Err(Failure::new(
                    format!("cannot read `{at}`: it is another repository"),
                    "submodules are not read: put a copy of the files in their place",
                ));
            }
        }
        let mut reader = self.reader.lock().unwrap_or_else(PoisonError::into_inner);
        let bytes = reader
            .read(&entry.id)
            .map_err(|error| broken(&self.commit, &format!(": {at}: {error}")))?;
        read::limited(bytes.as_slice(), Path::new(&at))
    }
}

/// One entry of `ls-tree -z`: `100644 blob ID\tPATH`.
fn entry(line: &str) -> Option<(&str, Entry)> {
    let (about, path) = line.split_once('\t')?;
    let mut about = about.split(' ');
    let kind = match about.next()? {
        "120000" => Kind::Link,
        "160000" => Kind::Repository,
        _ => Kind::Text,
    };
    let id = about.nth(1)?.to_owned();
    Some((path, Entry { id, kind }))
}

/// A path in the form of git.
fn slashed(path: &Path) -> String {
    let part = |part: Component<'_>| match part {
        Component::Normal(name) => Some(name.to_string_lossy().into_owned()),
        _ => None,
    };
    let parts: Vec<String> = path.components().filter_map(part).collect();
    parts.join("/")
}

fn broken(commit: &Commit, why: &str) -> Failure {
    Failure::new(
        format!("git cannot read {commit}{why}"),
        "check the repository by `git fsck`; in a partial clone, fetch what is missing",
    )
}

/// A running `git cat-file --batch`: an id in, its bytes out.
#[derive(Debug)]
struct Reader {
    child: Child,
    ask: Option<ChildStdin>,
    answer: BufReader<ChildStdout>,
}

impl Reader {
    fn start(git: &Git) -> Result<Self, Failure> {
        let mut command = git.command(&["cat-file", "--batch"]);
        command.stdin(Stdio::piped()).stdout(Stdio::piped());
        let mut child = command
            .stderr(Stdio::null())
            .spawn()
            .map_err(|error| no_git(&error))?;
        let ask = child.stdin.take();
        let Some(answer) = child.stdout.take() else {
            return Err(no_git(&std::io::ErrorKind::BrokenPipe.into()));
        };
        Ok(Self {
            child,
            ask,
            answer: BufReader::new(answer),
        })
    }

    fn read(&mut self, id: &str) -> Result<Vec<u8>, String> {
        let failed = |error: std::io::Error| error.to_string();
        let ask = self.ask.as_mut().ok_or("git has ended")?;
        writeln!(ask, "{id}")
            .and_then(|()| ask.flush())
            .map_err(failed)?;
        let mut head = String::new();
        self.answer.read_line(&mut head).map_err(failed)?;
        // `ID blob SIZE`, or `ID missing`.
        let size = head.split_whitespace().nth(2);
        let size: u64 = size
            .and_then(|size| size.parse().ok())
            .ok_or_else(|| head.trim_end().to_owned())?;
        let mut bytes = Vec::new();
        let mut body = (&mut self.answer).take(size);
        // One byte more than is allowed is enough to be refused.
        body.by_ref()
            .take(LIMIT + 1)
            .read_to_end(&mut bytes)
            .map_err(failed)?;
        std::io::copy(&mut body, &mut std::io::sink()).map_err(failed)?;
        self.answer.read_exact(&mut [0]).map_err(failed)?;
        Ok(bytes)
    }
}

impl Drop for Reader {
    fn drop(&mut self) {
        // It ends when nobody can ask it any more.
        self.ask = None;
        let _ = self.child.wait();
    }
}
