//! What a call answers: its successful shapes and its declared errors.

use super::{
    Lowering,
    media_types::{Preference, preference},
};
use crate::{
    diagnostics::codes,
    ir::{Answer, ErrorSet, Payload, Place, Type},
    resolve::{
        document::{MediaType, Operation as Resolved, Response, Status},
        essence,
    },
};

impl Lowering<'_> {
    /// The answer of an operation and its declared errors.
    pub(super) fn responses(&mut self, source: &Resolved) -> (Answer, Option<ErrorSet>) {
        let success = |status: Status| matches!(status, Status::Code(200..=299) | Status::Range(2));
        let (mut good, mut bad): (Vec<&Response>, Vec<&Response>) =
            source.responses.iter().partition(|r| success(r.status));
        if good.is_empty() {
            // `default` alone stands for success as well.
            good = bad
                .iter()
                .copied()
                .filter(|r| r.status == Status::Default)
                .collect();
        }
        bad.retain(|r| !matches!(r.status, Status::Code(100..=199) | Status::Range(1)));
        let answer = self.answer(&good, &source.id);
        let cases: Vec<_> = bad
            .iter()
            .map(|r| {
                let words = format!("{} {} error", source.id, r.status);
                (r.status, self.payload(&r.content, &r.place, &words).0)
            })
            .collect();
        (answer, (!cases.is_empty()).then_some(ErrorSet { cases }))
    }

    fn answer(&mut self, responses: &[&Response], operation: &str) -> Answer {
        let mut cases: Vec<(Status, Payload)> = Vec::new();
        let mut accept: Vec<String> = Vec::new();
        let mut headers = Vec::new();
        for response in responses {
            let words = match responses {
                [_] => format!("{operation} response"),
                _ => format!("{operation} {} response", response.status),
            };
            let (payload, media_type) = self.payload(&response.content, &response.place, &words);
            accept.extend(media_type.filter(|name| !accept.contains(name)));
            headers.extend(response.headers.iter().cloned());
            cases.push((response.status, payload));
        }
        if cases.windows(2).all(|pair| pair[0].1 == pair[1].1) {
            cases.truncate(1);
        }
        if cases.is_empty() {
            cases.push((Status::Range(2), Payload::Empty));
        }
        headers.sort();
        headers.dedup();
        let described = |r: &&Response| (r.status, r.description.clone());
        Answer {
            cases,
            statuses: responses.iter().map(described).collect(),
            headers,
            accept: (accept != ["application/json"] && !accept.is_empty())
                .then(|| accept.join(", ")),
        }
    }

    /// What an answer or error holds, and its media type.
    fn payload(
        &mut self,
        content: &[MediaType],
        place: &Place,
        words: &str,
    ) -> (Payload, Option<String>) {
        let Some(chosen) = content.iter().min_by_key(|m| preference(&m.name)) else {
            return (Payload::Empty, None);
        };
        if content.len() > 1 {
            let message = format!("{} of {} media types is read", chosen.name, content.len());
            self.report(&codes::MORE_MEDIA_TYPES, place, message);
        }
        // Parameters such as a charset do not choose between answers.
        let name = essence(&chosen.name);
        match preference(&name) {
            Preference::Json => {
                let ty = chosen.schema.map_or(Type::Json, |id| self.ty(id, words));
                let name = if name.contains('*') {
                    "application/json".to_owned()
                } else {
                    name
                };
                (Payload::Json(ty), Some(name))
            }
            Preference::Text => (Payload::Text, Some(name)),
            Preference::Form | Preference::Multipart | Preference::Bytes => {
                let message = format!("{name} is given as bytes");
                self.report(&codes::RESPONSE_MEDIA_TYPE, place, message);
                (Payload::Bytes, Some(name))
            }
        }
    }
}
