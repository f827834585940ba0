//! What has been imported, so that it is not sent again.

use std::{
    collections::BTreeMap,
    fs::{File, OpenOptions},
    io::{self, Read as _, Write as _},
    path::Path,
};

/// Ids of participants by the identifiers of their rows, kept in a file.
#[derive(Debug)]
pub(crate) struct Done {
    ids: BTreeMap<String, String>,
    file: Option<File>,
}

impl Done {
    /// What a file says, and what will be added to it. A file that is not there is an empty one.
    pub(crate) fn open(path: &Path) -> io::Result<Self> {
        let mut options = OpenOptions::new();
        let mut file = options.create(true).append(true).read(true).open(path)?;
        let mut text = String::new();
        file.read_to_string(&mut text)?;
        // The last line is cut where the program was ended while it wrote; the tournament is
        // asked for that row.
        let (lines, cut) = text.rsplit_once('\n').unwrap_or(("", &text));
        if !cut.is_empty() {
            file.write_all(b"\n")?;
        }
        let read = |line| serde_json::from_str::<(String, String)>(line).ok();
        let ids = lines.lines().filter_map(read).collect();
        let file = Some(file);
        Ok(Self { ids, file })
    }

    /// Nothing, and nothing is kept.
    pub(crate) fn nowhere() -> Self {
        Self {
            ids: BTreeMap::new(),
            file: None,
        }
    }

    /// The participant that a row has become.
    pub(crate) fn id(&self, identifier: &str) -> Option<&str> {
        self.ids.get(identifier).map(String::as_str)
    }

    /// Notes what a row has become.
    pub(crate) fn add(&mut self, identifier: &str, id: &str) -> io::Result<()> {
        if let Some(file) = &mut self.file {
            let line = serde_json::json!([identifier, id]);
            file.write_all(format!("{line}\n").as_bytes())?;
        }
        self.ids.insert(identifier.to_owned(), id.to_owned());
        Ok(())
    }
}
