//! JSON (RFC 8259) with places, by jiter's pull parser.

use jiter::{Jiter, JiterError, JiterErrorType, JsonErrorType, Peek};

use super::{Broken, Source, duplicate, limits::Budget, path::Path};
use crate::{
    diagnostics::{Finding, Findings, codes},
    pointer::Pointer,
    source::Span,
    tree::{Member, Node, Object, Value},
};

/// Reads a whole text.
pub(super) fn read(source: &Source<'_>, findings: &mut Findings) -> Result<Node, Broken> {
    let mut reader = Reader {
        jiter: Jiter::new(source.text.as_bytes()),
        source,
        budget: Budget::new(findings),
        findings,
    };
    let peek = reader.jiter.peek();
    let peek = reader.checked(peek, &Path::Root)?;
    let node = reader.value(peek, &Path::Root, 0)?;
    let end = reader.jiter.finish();
    reader.checked(end, &Path::Root)?;
    Ok(node)
}

struct Reader<'a, 'f> {
    jiter: Jiter<'a>,
    source: &'a Source<'a>,
    budget: Budget,
    findings: &'f mut Findings,
}

impl Reader<'_, '_> {
    /// Reads the value that `peek` announces; `depth` objects and lists are around it.
    fn value(&mut self, peek: Peek, path: &Path<'_>, depth: usize) -> Result<Node, Broken> {
        let start = self.jiter.current_index();
        self.budget
            .node(self.source.character(start), path, self.findings)?;
        let value = match peek {
            Peek::Object | Peek::Array => {
                let here = self.source.character(start);
                Budget::depth(depth, here, path, self.findings)?;
                if peek == Peek::Object {
                    Value::Object(self.object(path, depth + 1)?)
                } else {
                    Value::Array(self.array(path, depth + 1)?)
                }
            }
            Peek::String => {
                let text = self.jiter.known_str().map(Into::into);
                Value::String(self.checked(text, path)?)
            }
            Peek::True | Peek::False => {
                let truth = self.jiter.known_bool(peek);
                Value::Bool(self.checked(truth, path)?)
            }
            Peek::Null => {
                let null = self.jiter.known_null();
                self.checked(null, path)?;
                Value::Null
            }
            number => {
                let end = self.jiter.known_number_bytes(number).map(|_| ());
                self.checked(end, path)?;
                let range = start..self.jiter.current_index();
                Value::Number(self.source.text[range].into())
            }
        };
        let span = self.source.span(start, self.jiter.current_index());
        Ok(Node::new(value, span))
    }

    fn array(&mut self, path: &Path<'_>, depth: usize) -> Result<Vec<Node>, Broken> {
        let mut elements = Vec::new();
        let first = self.jiter.known_array();
        let mut next = self.checked(first, path)?;
        while let Some(peek) = next {
            elements.push(self.value(peek, &Path::Index(path, elements.len()), depth)?);
            let step = self.jiter.array_step();
            next = self.checked(step, path)?;
        }
        Ok(elements)
    }

    fn object(&mut self, path: &Path<'_>, depth: usize) -> Result<Object, Broken> {
        let mut members = Object::new();
        let mut before = self.jiter.current_index();
        let first = self.jiter.known_object().map(|key| key.map(str::to_owned));
        let mut next = self.checked(first, path)?;
        while let Some(key) = next {
            let place = self.key_span(before);
            let earlier = members.get(&key).map(|m: &Member| m.key);
            if let Some(earlier) = earlier {
                self.findings
                    .push(duplicate(&key, earlier, place, &path.pointer()));
            }
            let peek = self.jiter.peek();
            let peek = self.checked(peek, path)?;
            let node = self.value(peek, &Path::Key(path, &key), depth)?;
            if earlier.is_none() {
                members.insert(key, Member { key: place, node });
            }
            before = self.jiter.current_index();
            let step = self.jiter.next_key().map(|key| key.map(str::to_owned));
            next = self.checked(step, path)?;
        }
        Ok(members)
    }

    /// The place of the key that has just been read; the reader stood at `before` and stands now
    /// behind the colon, and between these and the quotes are only blanks and a comma or brace.
    fn key_span(&self, before: usize) -> Span {
        let after = self.jiter.current_index();
        let between = &self.source.text.as_bytes()[before..after];
        let quote = |&byte: &u8| byte == b'"';
        let start = between.iter().position(quote).unwrap_or(0);
        let end = between.iter().rposition(quote).unwrap_or(start);
        self.source.span(before + start, before + end + 1)
    }

    /// Turns an error of jiter into a finding.
    fn checked<T>(&mut self, result: Result<T, JiterError>, path: &Path<'_>) -> Result<T, Broken> {
        result.map_err(|error| {
            let place = self.source.character(error.index);
            self.findings.push(syntax(&error, place, path.pointer()));
            Broken
        })
    }
}

fn syntax(error: &JiterError, place: Span, pointer: Pointer) -> Finding {
    use JsonErrorType as Kind;
    let JiterErrorType::JsonError(kind) = &error.error_type else {
        return Finding::new(&codes::INVALID_JSON, error.error_type.to_string()).at(place, pointer);
    };
    let message = match kind {
        Kind::EofWhileParsingList => "the text ends inside a list: a `]` is missing",
        Kind::EofWhileParsingObject => "the text ends inside an object: a `}` is missing",
        Kind::EofWhileParsingString => "the text ends inside a string: a `\"` is missing",
        Kind::EofWhileParsingValue => "the text ends where a value should be",
        Kind::ExpectedColon => "a `:` is missing after the key",
        Kind::ExpectedListCommaOrEnd => "a `,` or `]` should stand here",
        Kind::ExpectedObjectCommaOrEnd => "a `,` or `}` should stand here",
        Kind::ExpectedSomeIdent => "only the words `true`, `false` and `null` stand without quotes",
        Kind::ExpectedSomeValue => "a value should stand here",
        Kind::InvalidEscape => "JSON has no such escape",
        Kind::InvalidNumber => "a number is not written like this in JSON",
        Kind::NumberOutOfRange => "a number of more than 4,300 digits is not read",
        Kind::ControlCharacterWhileParsingString => {
            "a control character in a string must be written as an escape"
        }
        Kind::KeyMustBeAString => "a key in double quotes should stand here",
        Kind::LoneLeadingSurrogateInHexEscape | Kind::InvalidUnicodeCodePoint => {
            "the escape is one half of a surrogate pair and stands alone"
        }
        Kind::TrailingComma => "JSON allows no comma after the last element",
        Kind::TrailingCharacters => "the document has ended before this place",
        Kind::UnexpectedEndOfHexEscape => "`\\u` takes four hexadecimal digits",
        other => &other.to_string(),
    };
    Finding::new(&codes::INVALID_JSON, message).at(place, pointer)
}
