//! The headers of a call before it is a request.

use http::{HeaderMap, HeaderName, HeaderValue};

/// The headers of a call, each name once: few enough for a list, which is copied into the map of
/// each request.
#[derive(Clone)]
pub(crate) struct Headers(Vec<(HeaderName, HeaderValue)>);

impl Default for Headers {
    fn default() -> Self {
        Self(Vec::with_capacity(4))
    }
}

impl Headers {
    /// Sets a header, in place of one that is there.
    pub(crate) fn insert(&mut self, name: HeaderName, value: HeaderValue) {
        match self.0.iter_mut().find(|(known, _)| *known == name) {
            Some((_, kept)) => *kept = value,
            None => self.0.push((name, value)),
        }
    }

    pub(crate) fn has(&self, name: &HeaderName) -> bool {
        self.names().any(|known| known == name)
    }

    pub(crate) fn names(&self) -> impl Iterator<Item = &HeaderName> {
        self.0.iter().map(|(name, _)| name)
    }

    /// The headers as a map, with room for more.
    pub(crate) fn to_map(&self) -> HeaderMap {
        let mut map = HeaderMap::with_capacity(self.0.len() + 4);
        for (name, value) in &self.0 {
            map.insert(name.clone(), value.clone());
        }
        map
    }
}
