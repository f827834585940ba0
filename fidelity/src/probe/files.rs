//! Files on disk: what did not change keeps its time, so that cargo builds no more than it has to.

use std::{
    fs, io,
    path::{Path, PathBuf},
};

use specwright::files::FileSet;

use super::Failure;

/// Brings a folder to hold exactly these files, beside its `Cargo.lock`.
pub(super) fn write(folder: &Path, files: &FileSet) -> Result<(), Failure> {
    for (path, text) in files.iter() {
        let path = folder.join(path);
        if fs::read_to_string(&path).is_ok_and(|old| old == text) {
            continue;
        }
        let failed = |error: io::Error| Failure::io("write", &path, &error);
        if let Some(parent) = path.parent() {
            fs::create_dir_all(parent).map_err(failed)?;
        }
        fs::write(&path, text).map_err(failed)?;
    }
    let stale = |path: &PathBuf| {
        let name = path.strip_prefix(folder).unwrap_or(path);
        let name = name.to_string_lossy().replace('\\', "/");
        name != "Cargo.lock" && files.get(&name).is_none()
    };
    for path in listed(folder)?.into_iter().filter(stale) {
        fs::remove_file(&path).map_err(|error| Failure::io("remove", &path, &error))?;
    }
    Ok(())
}

/// All files below a folder.
fn listed(folder: &Path) -> Result<Vec<PathBuf>, Failure> {
    let (mut files, mut open) = (Vec::new(), vec![folder.to_owned()]);
    while let Some(folder) = open.pop() {
        let failed = |error: io::Error| Failure::io("read", &folder, &error);
        for entry in folder.read_dir().map_err(failed)? {
            let entry = entry.map_err(failed)?;
            let list = if entry.file_type().map_err(failed)?.is_dir() {
                &mut open
            } else {
                &mut files
            };
            list.push(entry.path());
        }
    }
    Ok(files)
}
