//! Where credentials stand in a request.

use std::borrow::Cow;

use http::{
    HeaderMap, HeaderName, HeaderValue,
    header::{AUTHORIZATION, COOKIE},
};

use crate::{api::SchemeKind, percent};

/// What is becoming a request.
pub(crate) struct Target<'t, 'u> {
    pub(crate) url: &'t mut Cow<'u, str>,
    pub(crate) headers: &'t mut HeaderMap,
    /// The names of the query parameters that hold a secret.
    pub(crate) secret_query: &'t mut Vec<String>,
}

impl Target<'_, '_> {
    /// Puts a credential of that kind into its place.
    pub(crate) fn put(&mut self, kind: SchemeKind, text: &str) {
        match kind {
            SchemeKind::Header(name) => {
                if let Ok(name) = HeaderName::from_bytes(name.as_bytes()) {
                    self.header(name, text);
                }
            }
            SchemeKind::Bearer | SchemeKind::Basic => self.header(AUTHORIZATION, text),
            SchemeKind::Query(name) => self.query(name, text),
            SchemeKind::Cookie(name) => self.cookie(name, text),
        }
    }

    /// Adds a query parameter that is shown nowhere.
    pub(crate) fn query(&mut self, name: &str, text: &str) {
        let url = self.url.to_mut();
        url.push(if url.contains('?') { '&' } else { '?' });
        percent::push(url, name);
        url.push('=');
        percent::push(url, text);
        self.secret_query.push(name.to_owned());
    }

    /// Replaces what a parameter put into the header, but never another credential.
    pub(crate) fn header(&mut self, name: HeaderName, text: &str) {
        let Ok(mut value) = HeaderValue::from_str(text) else {
            return; // Checked when the credential was set.
        };
        value.set_sensitive(true);
        if self
            .headers
            .get(&name)
            .is_some_and(HeaderValue::is_sensitive)
        {
            self.headers.append(name, value);
        } else {
            self.headers.insert(name, value);
        }
    }

    /// Cookies share one header.
    fn cookie(&mut self, name: &str, text: &str) {
        let mut cookies = self
            .headers
            .get(COOKIE)
            .map_or_else(Vec::new, |before| [before.as_bytes(), b"; "].concat());
        cookies.extend_from_slice([name, "=", text].concat().as_bytes());
        if let Ok(mut value) = HeaderValue::from_bytes(&cookies) {
            value.set_sensitive(true);
            self.headers.insert(COOKIE, value);
        }
    }
}
