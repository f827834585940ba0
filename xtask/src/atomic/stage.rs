//! New texts in temporary files, then in their places.

use std::{
    fs::{self, File},
    io::{self, Write},
    path::{Path, PathBuf},
};

use crate::failure::Failure;

const START: &str = ".xtask-";
const END: &str = ".tmp";

/// Whether a file of that name is one that [`Stage`] makes, left by an interrupted run.
pub(super) fn is_temporary(name: &str) -> bool {
    name.starts_with(START) && name.ends_with(END)
}

/// A text that waits in a temporary file.
#[derive(Debug)]
struct Waiting {
    temporary: PathBuf,
    path: String,
    new: bool,
}

/// Texts that wait to be renamed into place; what still waits when this is dropped is removed.
#[derive(Debug)]
pub(super) struct Stage<'a> {
    root: &'a Path,
    waiting: Vec<Waiting>,
    /// Folders that were made for them, outermost first.
    folders: Vec<PathBuf>,
    count: usize,
}

impl<'a> Stage<'a> {
    /// Nothing waits yet.
    pub(super) fn new(root: &'a Path) -> Self {
        Self {
            root,
            waiting: Vec::new(),
            folders: Vec::new(),
            count: 0,
        }
    }

    /// Writes `text` beside the place that it is meant for; `new` if nothing is there now.
    pub(super) fn add(&mut self, path: &str, text: &str, new: bool) -> Result<(), Failure> {
        let target = self.root.join(path);
        let folder = target.parent().unwrap_or(self.root).to_owned();
        let failed = |error: io::Error| Failure::io("write", Path::new(path), &error);
        self.make_folder(&folder).map_err(failed)?;
        self.count += 1;
        let name = format!("{START}{}-{}{END}", std::process::id(), self.count);
        let temporary = folder.join(name);
        let mut file = File::create_new(&temporary).map_err(failed)?;
        self.waiting.push(Waiting {
            temporary,
            path: path.to_owned(),
            new,
        });
        file.write_all(text.as_bytes()).map_err(failed)
    }

    fn make_folder(&mut self, folder: &Path) -> io::Result<()> {
        let missing = folder.ancestors().take_while(|at| !at.exists());
        let missing: Vec<PathBuf> = missing.map(Path::to_owned).collect();
        for at in missing.into_iter().rev() {
            fs::create_dir(&at)?;
            self.folders.push(at);
        }
        Ok(())
    }

    /// Renames everything into place, new files before replaced ones.
    pub(super) fn commit(mut self) -> Result<(), Failure> {
        self.waiting.sort_by_key(|waiting| !waiting.new);
        let all = self.waiting.len();
        for (done, waiting) in self.waiting.iter().enumerate() {
            if let Err(error) = fs::rename(&waiting.temporary, self.root.join(&waiting.path)) {
                let mut failure = Failure::io("write", Path::new(&waiting.path), &error);
                failure.help = format!(
                    "{done} of {all} files are in place: clear the cause and run the command again"
                );
                return Err(failure);
            }
        }
        self.waiting.clear();
        self.folders.clear();
        Ok(())
    }
}

impl Drop for Stage<'_> {
    fn drop(&mut self) {
        // Nothing to be done where this fails: the next run removes what is left.
        for waiting in &self.waiting {
            let _ = fs::remove_file(&waiting.temporary);
        }
        for folder in self.folders.iter().rev() {
            let _ = fs::remove_dir(folder);
        }
    }
}

/// Removes the file `path` under `root`, and the folders that this leaves empty.
pub(super) fn remove(root: &Path, path: &str) -> Result<(), Failure> {
    fs::remove_file(root.join(path))
        .map_err(|error| Failure::io("remove", Path::new(path), &error))?;
    for folder in Path::new(path).ancestors().skip(1) {
        // A folder that still holds something stays, and with it those around it.
        if folder.as_os_str().is_empty() || fs::remove_dir(root.join(folder)).is_err() {
            break;
        }
    }
    Ok(())
}
