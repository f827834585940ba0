//! Source texts and places in them.
//!
//! Invariant: a [`Span`] is meaningful only together with the [`Sources`] that handed out its
//! [`FileId`]; nothing else in the crate holds document text.

/// Identifies one text in [`Sources`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FileId(u32);

/// A range of bytes in one source text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Span {
    /// The text that the range is in.
    pub file: FileId,
    /// Offset of the first byte.
    pub start: u32,
    /// Offset one past the last byte.
    pub end: u32,
}

impl Span {
    /// A range of `file`, in bytes.
    pub fn new(file: FileId, start: usize, end: usize) -> Self {
        // A document of more than 4 GiB is refused by the parser's limits; saturating keeps this total.
        let clamp = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        Self {
            file,
            start: clamp(start),
            end: clamp(end.max(start)),
        }
    }

    /// The range as byte offsets.
    pub fn range(self) -> std::ops::Range<usize> {
        self.start as usize..self.end as usize
    }
}

/// A place as people write it; both numbers count from 1, columns in characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LineColumn {
    /// Line number.
    pub line: usize,
    /// Column number, in characters.
    pub column: usize,
}

/// One text with the name it is shown under.
#[derive(Debug)]
pub struct SourceFile {
    /// The path as the user named it.
    pub path: String,
    /// The whole text.
    pub text: String,
    line_starts: Vec<usize>,
}

/// All texts of one run.
#[derive(Debug, Default)]
pub struct Sources {
    files: Vec<SourceFile>,
}

impl Sources {
    /// Takes in a text under the path that findings name.
    pub fn add(&mut self, path: impl Into<String>, text: impl Into<String>) -> FileId {
        let text = text.into();
        let line_starts = std::iter::once(0)
            .chain(text.match_indices('\n').map(|(at, _)| at + 1))
            .collect();
        let id = FileId(u32::try_from(self.files.len()).unwrap_or(u32::MAX));
        self.files.push(SourceFile {
            path: path.into(),
            text,
            line_starts,
        });
        id
    }

    /// The text behind an id.
    pub fn file(&self, id: FileId) -> &SourceFile {
        &self.files[id.0 as usize]
    }

    /// The path that findings name for `id`.
    pub fn path(&self, id: FileId) -> &str {
        &self.file(id).path
    }

    /// The text of `id`.
    pub fn text(&self, id: FileId) -> &str {
        &self.file(id).text
    }

    /// Line and column at which `span` starts.
    pub fn line_column(&self, span: Span) -> LineColumn {
        let file = self.file(span.file);
        let at = (span.start as usize).min(file.text.len());
        let line = file.line_starts.partition_point(|&start| start <= at);
        let start = file.line_starts[line - 1];
        // A byte order mark takes no column in an editor.
        let start = match file.text.strip_prefix('\u{feff}') {
            Some(_) if start == 0 => '\u{feff}'.len_utf8(),
            _ => start,
        };
        let column = file.text.get(start..at).map_or(0, |s| s.chars().count()) + 1;
        LineColumn { line, column }
    }
}
