//! YAML 1.2 with places, by the events of saphyr-parser.

use std::collections::HashMap;

use saphyr_parser::{Event, Parser, ScalarStyle, StrInput, Tag};

use super::{
    Broken, Source, duplicate,
    limits::{self, Budget, Size},
    path::Path,
    scalar::{Plain, resolve},
};
use crate::{
    diagnostics::{Code, Finding, Findings, codes},
    source::Span,
    tree::{Member, Node, Object, Value},
};

mod characters;
mod merge;

use characters::Characters;

/// Reads a whole text.
pub(super) fn read(source: &Source<'_>, findings: &mut Findings) -> Result<Node, Broken> {
    if let Some(at) = characters::unprintable(source.text) {
        let message = "a control character stands here, which YAML texts may not have";
        let place = source.character(at);
        findings.push(Finding::new(&codes::INVALID_YAML, message).at(place, Path::Root.pointer()));
        return Err(Broken);
    }
    let mut reader = Reader {
        parser: Parser::new_from_str(source.text),
        characters: Characters::new(source.text),
        source,
        anchors: HashMap::new(),
        budget: Budget::new(findings),
        findings,
    };
    reader.document()
}

/// What the parser says of more than 255 brackets inside each other. It looks that far ahead where
/// a bracket may start a key, and then says so before the reader has met the first of them.
const PARSER_DEPTH: &str = "recursion limit exceeded";

struct Reader<'a, 'f> {
    parser: Parser<'a, StrInput<'a>>,
    characters: Characters<'a>,
    source: &'a Source<'a>,
    /// The finished nodes that have an anchor, by the parser's number for it.
    anchors: HashMap<usize, (Node, Size)>,
    budget: Budget,
    findings: &'f mut Findings,
}

/// A node and what it costs.
type Read = Result<(Node, Size), Broken>;

impl<'a> Reader<'a, '_> {
    fn document(&mut self) -> Result<Node, Broken> {
        loop {
            match self.next(&Path::Root)? {
                (Event::StreamEnd, place) => {
                    let message = "the text has only blanks and comments";
                    return Err(self.fail(&codes::EMPTY_TEXT, message, place, &Path::Root));
                }
                (Event::StreamStart | Event::DocumentStart(_) | Event::Nothing, _) => {}
                (first, place) => {
                    let (root, _) = self.node(first, place, &Path::Root, 0)?;
                    self.end()?;
                    return Ok(root);
                }
            }
        }
    }

    /// Reads on behind the document, where nothing else may stand.
    fn end(&mut self) -> Result<(), Broken> {
        loop {
            match self.next(&Path::Root)? {
                (Event::StreamEnd, _) => return Ok(()),
                (Event::DocumentStart(_), place) => {
                    let message = "another document starts here";
                    self.fail(&codes::SEVERAL_DOCUMENTS, message, place, &Path::Root);
                    return Ok(());
                }
                _ => {}
            }
        }
    }

    fn next(&mut self, path: &Path<'_>) -> Result<(Event<'a>, Span), Broken> {
        match self.parser.next_event() {
            Some(Ok((event, span))) => {
                let start = self.characters.byte(span.start.index());
                let end = self.characters.byte(span.end.index());
                Ok((event, self.source.span(start, end)))
            }
            Some(Err(error)) => {
                let at = self.characters.byte(error.marker().index());
                let place = self.source.character(at);
                if error.info() == PARSER_DEPTH {
                    return Err(limits::too_deep(place, path, self.findings));
                }
                Err(self.fail(&codes::INVALID_YAML, error.info(), place, path))
            }
            None => {
                let place = self.source.character(self.source.text.len());
                Err(self.fail(&codes::INVALID_YAML, "the text ends too early", place, path))
            }
        }
    }

    fn fail(
        &mut self,
        code: &'static Code,
        message: impl Into<String>,
        place: Span,
        path: &Path<'_>,
    ) -> Broken {
        self.findings
            .push(Finding::new(code, message).at(place, path.pointer()));
        Broken
    }

    /// Reads the node that `event` starts; `depth` objects and lists are around it.
    fn node(&mut self, event: Event<'a>, place: Span, path: &Path<'_>, depth: usize) -> Read {
        self.budget.node(place, path, self.findings)?;
        let (anchor, read) = match event {
            Event::Alias(anchor) => return self.alias(anchor, place, path, depth),
            Event::Scalar(text, style, anchor, tag) => (
                anchor,
                self.scalar(&text, style, tag.as_deref(), place, path),
            ),
            Event::SequenceStart(anchor, tag) => {
                Budget::depth(depth, place, path, self.findings)?;
                self.check_tag(tag.as_deref(), "seq", place, path);
                (anchor, self.sequence(place, path, depth + 1)?)
            }
            Event::MappingStart(anchor, tag) => {
                Budget::depth(depth, place, path, self.findings)?;
                self.check_tag(tag.as_deref(), "map", place, path);
                (anchor, self.mapping(place, path, depth + 1)?)
            }
            _ => {
                let message = "a value should stand here";
                return Err(self.fail(&codes::INVALID_YAML, message, place, path));
            }
        };
        if anchor > 0 {
            self.budget
                .copy(read.1, depth, place, path, self.findings)?;
            self.anchors.insert(anchor, read.clone());
        }
        Ok(read)
    }

    fn alias(&mut self, anchor: usize, place: Span, path: &Path<'_>, depth: usize) -> Read {
        let Some((node, size)) = self.anchors.get(&anchor) else {
            let message = "the alias stands inside the value that it stands for";
            return Err(self.fail(&codes::ALIAS_IN_ITSELF, message, place, path));
        };
        self.budget.copy(*size, depth, place, path, self.findings)?;
        Ok((node.clone(), *size))
    }

    fn sequence(&mut self, start: Span, path: &Path<'_>, depth: usize) -> Read {
        let mut elements = Vec::new();
        let mut size = Size::collection();
        let mut last = start;
        loop {
            let (event, place) = self.next(path)?;
            if event == Event::SequenceEnd {
                let span = self.collection(start, last, place);
                return Ok((Node::new(Value::Array(elements), span), size));
            }
            let here = Path::Index(path, elements.len());
            let (node, inner) = self.node(event, place, &here, depth)?;
            size.take_in(inner, 0);
            last = latest(last, latest(place, node.span));
            elements.push(node);
        }
    }

    fn mapping(&mut self, start: Span, path: &Path<'_>, depth: usize) -> Read {
        let mut members = Object::new();
        // The merge key, with the number of members before it.
        let mut merge: Option<(usize, Member)> = None;
        let mut size = Size::collection();
        let mut last = start;
        loop {
            let (event, place) = self.next(path)?;
            if event == Event::MappingEnd {
                if let Some((at, member)) = merge {
                    members = merge::merged(members, at, member.node, path, self.findings);
                }
                let span = self.collection(start, last, place);
                return Ok((Node::new(Value::Object(members), span), size));
            }
            let key = self.key(event, place, path, depth)?;
            let name = key.as_ref().map_or("", |key| key.0.as_str());
            let ((node, inner), end) = self.member(place, &Path::Key(path, name), depth)?;
            size.take_in(inner, name.len());
            last = latest(last, latest(place, end));
            let Some((name, is_merge)) = key else {
                continue;
            };
            let first = match &merge {
                Some((_, first)) if is_merge => Some(first),
                _ => members.get(&name),
            };
            if let Some(first) = first.map(|member| member.key) {
                let finding = duplicate(&name, first, place, &path.pointer());
                self.findings.push(finding);
            } else if is_merge {
                merge = Some((members.len(), Member { key: place, node }));
            } else {
                members.insert(name, Member { key: place, node });
            }
        }
    }

    /// Reads the value of the member whose key stands at `key`; tells also where it was written,
    /// which for an alias is another place than the node's.
    fn member(
        &mut self,
        key: Span,
        path: &Path<'_>,
        depth: usize,
    ) -> Result<((Node, Size), Span), Broken> {
        let (event, place) = self.next(path)?;
        // The parser places a missing value at what stands next; the key is where it is missing.
        let missing =
            matches!(&event, Event::Scalar(text, ScalarStyle::Plain, ..) if text.is_empty());
        let place = if missing { key } else { place };
        let read = self.node(event, place, path, depth)?;
        let end = latest(place, read.0.span);
        Ok((read, end))
    }

    /// Reads a key: its text, and whether it is the merge key. `None` for one that is no text.
    fn key(
        &mut self,
        event: Event<'a>,
        place: Span,
        path: &Path<'_>,
        depth: usize,
    ) -> Result<Option<(String, bool)>, Broken> {
        if let Event::Scalar(text, style, anchor, tag) = event {
            let plain = style == ScalarStyle::Plain && tag.is_none();
            if anchor > 0 {
                let size = Size::leaf(text.len());
                let node = Node::string(text.as_ref(), place);
                self.anchors.insert(anchor, (node, size));
            }
            return Ok(Some((text.to_string(), plain && text == "<<")));
        }
        let (node, _) = self.node(event, place, path, depth)?;
        match node.value {
            Value::String(text) | Value::Number(text) => Ok(Some((text.to_string(), false))),
            Value::Bool(truth) => Ok(Some((truth.to_string(), false))),
            Value::Null => Ok(Some(("null".to_owned(), false))),
            Value::Array(_) | Value::Object(_) => {
                let message = format!("the key is {}", node.kind());
                self.fail(&codes::KEY_NOT_TEXT, message, place, path);
                Ok(None)
            }
        }
    }

    fn scalar(
        &mut self,
        text: &str,
        style: ScalarStyle,
        tag: Option<&Tag>,
        place: Span,
        path: &Path<'_>,
    ) -> (Node, Size) {
        let text = self.without_invented_break(text, style, place);
        let resolved = match tag {
            None if style == ScalarStyle::Plain => resolve(text),
            None => Plain::Text,
            Some(tag) => self.tagged(text, tag, place, path),
        };
        let value = match resolved {
            Plain::Null => Value::Null,
            Plain::Bool(truth) => Value::Bool(truth),
            Plain::Number(number) => Value::Number(number.into()),
            Plain::Text => Value::String(text.into()),
            Plain::NotJson => {
                let message = format!("JSON has no number `{text}`");
                self.fail(&codes::NOT_A_JSON_NUMBER, message, place, path);
                Value::String(text.into())
            }
        };
        let span = self.scalar_span(place, style);
        (Node::new(value, span), Size::leaf(text.len()))
    }

    /// What a scalar with a tag stands for.
    fn tagged(&mut self, text: &str, tag: &Tag, place: Span, path: &Path<'_>) -> Plain {
        let unspecific = format!("{}{}", tag.handle, tag.suffix) == "!";
        if unspecific || is_core(tag, "str") {
            return Plain::Text;
        }
        let resolved = resolve(text);
        let fits = match &resolved {
            Plain::Null => is_core(tag, "null"),
            Plain::Bool(_) => is_core(tag, "bool"),
            Plain::Number(number) => {
                is_core(tag, "float")
                    || is_core(tag, "int")
                        && number.bytes().all(|b| b.is_ascii_digit() || b == b'-')
            }
            Plain::NotJson => is_core(tag, "float") || is_core(tag, "int"),
            Plain::Text => false,
        };
        if !fits {
            let message = format!("the tag `{tag}` is ignored");
            self.fail(&codes::TAG_IGNORED, message, place, path);
        }
        resolved
    }

    /// Reports the tag of an object or list, unless it says what the value is anyway.
    fn check_tag(&mut self, tag: Option<&Tag>, own: &str, place: Span, path: &Path<'_>) {
        if let Some(tag) = tag.filter(|tag| !is_core(tag, own)) {
            let message = format!("the tag `{tag}` is ignored");
            self.fail(&codes::TAG_IGNORED, message, place, path);
        }
    }

    /// The span of an object or list: to its bracket in flow style, to its last part in block
    /// style, whose end the parser sees only at what follows.
    fn collection(&self, start: Span, last: Span, end: Span) -> Span {
        let bracket = self
            .source
            .text
            .as_bytes()
            .get(end.start as usize - self.source.offset);
        let flow = end.end > end.start && matches!(bracket, Some(b']' | b'}'));
        Span {
            end: if flow {
                end.end
            } else {
                last.end.max(start.end)
            },
            ..start
        }
    }

    /// The text of a block scalar without the line break that the parser adds where the document
    /// ends without one; YAML's grammar has none there, and other readers read none.
    fn without_invented_break<'t>(
        &self,
        text: &'t str,
        style: ScalarStyle,
        place: Span,
    ) -> &'t str {
        let block = matches!(style, ScalarStyle::Literal | ScalarStyle::Folded);
        let end = place.end as usize - self.source.offset;
        let open =
            end == self.source.text.len() && !self.source.text.ends_with(char::is_whitespace);
        if block && open {
            text.strip_suffix('\n').unwrap_or(text)
        } else {
            text
        }
    }

    /// The span of a scalar without what the parser counts to it: blanks behind block scalars,
    /// blanks and a comment behind quoted ones.
    fn scalar_span(&self, span: Span, style: ScalarStyle) -> Span {
        let start = span.start as usize - self.source.offset;
        let end = span.end as usize - self.source.offset;
        let text = self.source.text.get(start..end).unwrap_or_default();
        let length = match style {
            ScalarStyle::SingleQuoted | ScalarStyle::DoubleQuoted => quoted_length(text),
            _ => text.trim_end().len(),
        };
        self.source.span(start, start + length)
    }
}

/// How many bytes of `text` its anchor, its tag and its quoted part have.
fn quoted_length(text: &str) -> usize {
    let mut at = 0;
    while text[at..].starts_with(['&', '!']) {
        let rest = &text[at..];
        let word = rest.find(char::is_whitespace).unwrap_or(rest.len());
        at += word + rest[word..].len() - rest[word..].trim_start().len();
    }
    let Some(quote) = text[at..].chars().next() else {
        return text.len();
    };
    let mut rest = text[at..].char_indices().skip(1).peekable();
    while let Some((offset, c)) = rest.next() {
        if c == '\\' && quote == '"' {
            rest.next();
        } else if c == quote && (quote == '"' || rest.next_if(|next| next.1 == quote).is_none()) {
            return at + offset + 1;
        }
    }
    text.len()
}

impl Size {
    /// The size of a scalar with that many bytes.
    fn leaf(bytes: usize) -> Self {
        Self {
            depth: 0,
            nodes: 1,
            bytes,
        }
    }

    /// The size of an object or list before anything is in it.
    fn collection() -> Self {
        Self {
            depth: 1,
            ..Self::leaf(0)
        }
    }

    /// Adds an element or member, whose key has that many bytes.
    fn take_in(&mut self, inner: Size, key: usize) {
        self.depth = self.depth.max(inner.depth + 1);
        self.nodes += inner.nodes;
        self.bytes += inner.bytes + key;
    }
}

fn is_core(tag: &Tag, name: &str) -> bool {
    tag.is_yaml_core_schema() && tag.suffix == name
}

/// The one of two spans that ends later; a span from another place (an alias) counts by its end.
fn latest(a: Span, b: Span) -> Span {
    if b.end > a.end { b } else { a }
}
