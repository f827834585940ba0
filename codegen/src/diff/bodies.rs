//! What is sent, and in which media types bodies come.

use super::{
    Differ, Use,
    context::{Area, Context},
    report::Role,
    spot::{Spot, matched},
};

/// Whose bodies they are.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Body {
    Request,
    Response,
}

/// A media type: its name as written, and what is said of it.
type Media<'a> = (&'a str, Spot<'a>);

impl<'a> Differ<'a> {
    pub(super) fn request_body(
        &mut self,
        base: Option<Spot<'a>>,
        revision: Option<Spot<'a>>,
        user: Use,
    ) {
        let role = if user.callback {
            Body::Response
        } else {
            Body::Request
        };
        let user = self.as_role(user, Role::Request);
        let follow = |spot: Option<Spot<'a>>, root| spot.map(|spot| (spot.follow(root), spot));
        let spots = (follow(base, self.base), follow(revision, self.revision));
        let (one, other) = match spots {
            (Some((one, a)), Some((other, b))) => {
                self.see(&a, &b);
                (one, other)
            }
            (None, None) => return,
            (None, Some((body, site))) => {
                let id = match body.flag("required") {
                    true => "request-body-added-required",
                    false => "request-body-added-optional",
                };
                return self.tell(id, "", (None, Some(site)), user);
            }
            (Some((_, site)), None) => {
                return self.tell("request-body-removed", "", (Some(site), None), user);
            }
        };
        if self.prints.equal(&one, &other) {
            return;
        }
        self.see(&one, &other);
        let spots = (one.get("required"), other.get("required"));
        match (one.flag("required"), other.flag("required")) {
            (false, true) => self.tell("request-body-became-required", "", spots, user),
            (true, false) => self.tell("request-body-became-optional", "", spots, user),
            _ => {}
        }
        self.content(role, &one, &other, user);
        self.others("request-body", &one, &other, &["required", "content"], user);
    }

    /// The media types of two bodies.
    pub(super) fn content(&mut self, body: Body, base: &Spot<'a>, revision: &Spot<'a>, user: Use) {
        let media = |spot: &Spot<'a>| spot.get("content").map(|c| c.members()).unwrap_or_default();
        let by = |key: fn(&str) -> String| move |m: Media<'a>| (key(m.0), m);
        let exact = matched(
            media(base).into_iter().map(by(whole)).collect(),
            media(revision).into_iter().map(by(whole)).collect(),
        );
        let plain = matched(
            exact
                .removed
                .into_iter()
                .map(|(_, m)| by(essence)(m))
                .collect(),
            exact
                .added
                .into_iter()
                .map(|(_, m)| by(essence)(m))
                .collect(),
        );
        for (_, one, other) in exact.both {
            self.media_type(body, &one, &other, user);
        }
        for (_, one, other) in plain.both {
            let id = match body {
                Body::Request => "request-body-media-type-parameters-changed",
                Body::Response => "response-media-type-name-changed",
            };
            let spots = (Some(one.1.clone()), Some(other.1.clone()));
            self.tell(id, other.0, spots, user);
            self.media_type(body, &one, &other, user);
        }
        let (mut removed, mut added) = (plain.removed, plain.added);
        if body == Body::Response {
            self.renamed_media(&mut removed, &mut added, user);
        }
        let (gone, new) = match body {
            Body::Request => (
                "request-body-media-type-removed",
                "request-body-media-type-added",
            ),
            Body::Response => ("response-media-type-removed", "response-media-type-added"),
        };
        for (_, (name, spot)) in removed {
            self.tell(gone, name, (Some(spot), None), user);
        }
        for (_, (name, spot)) in added {
            self.tell(new, name, (None, Some(spot)), user);
        }
    }

    /// Media types of answers that have become a wider or a narrower one.
    fn renamed_media(
        &mut self,
        removed: &mut Vec<(String, Media<'a>)>,
        added: &mut Vec<(String, Media<'a>)>,
        user: Use,
    ) {
        removed.retain(|(before, one)| {
            let at = added
                .iter()
                .position(|(after, _)| wider(after, before) || wider(before, after));
            let Some((after, other)) = at.map(|at| added.remove(at)) else {
                return true;
            };
            let id = if wider(&after, before) {
                "response-media-type-name-generalized"
            } else {
                "response-media-type-name-specialized"
            };
            let spots = (Some(one.1.clone()), Some(other.1.clone()));
            let name = format!("{} → {}", one.0, other.0);
            self.tell(id, &name, spots, user);
            self.media_type(Body::Response, one, &other, user);
            false
        });
    }

    fn media_type(&mut self, body: Body, base: &Media<'a>, revision: &Media<'a>, user: Use) {
        let (name, one) = base;
        let other = &revision.1;
        if self.prints.equal(one, other) {
            return;
        }
        self.see(one, other);
        let loose = !is_json(name);
        let (prefix, area) = match body {
            Body::Request => ("request-body", Area::Request { loose }),
            Body::Response => ("response-body", Area::Response { loose }),
        };
        match (one.get("schema"), other.get("schema")) {
            (Some(a), Some(b)) => self.use_schemas(&a, &b, Context::new(area), user),
            (None, None) => {}
            spots => {
                let end = if spots.0.is_some() {
                    "removed"
                } else {
                    "added"
                };
                self.tell(
                    &format!("{prefix}-media-type-schema-{end}"),
                    name,
                    spots,
                    user,
                );
            }
        }
        self.encodings(prefix, one, other, user);
        self.others(prefix, one, other, &["schema", "encoding"], user);
    }

    /// How the parts of a form are written.
    fn encodings(&mut self, prefix: &str, base: &Spot<'a>, revision: &Spot<'a>, user: Use) {
        let parts = |spot: &Spot<'a>| {
            spot.get("encoding")
                .map(|e| e.members())
                .unwrap_or_default()
        };
        let matched = matched(parts(base), parts(revision));
        for (name, one, other) in matched.both {
            self.see(&one, &other);
            let mut keys: Vec<&str> = one.members().into_iter().map(|(key, _)| key).collect();
            keys.extend(other.members().into_iter().map(|(key, _)| key));
            keys.sort_unstable();
            keys.dedup();
            for key in keys {
                let spots = (one.get(key), other.get(key));
                let differ = match key {
                    "headers" => {
                        self.headers_of_parts(prefix, &one, &other, user);
                        false
                    }
                    "explode" | "allowReserved" => one.flag(key) != other.flag(key),
                    _ => one.node.get(key) != other.node.get(key),
                };
                if differ {
                    self.tell(&format!("{prefix}-encoding-changed"), name, spots, user);
                }
            }
        }
        let (removed, added) = (matched.removed, matched.added);
        self.tell_unmatched(&format!("{prefix}-encoding"), removed, added, user);
    }

    fn headers_of_parts(&mut self, prefix: &str, base: &Spot<'a>, revision: &Spot<'a>, user: Use) {
        let (Some(base), Some(revision)) = (base.get("headers"), revision.get("headers")) else {
            let spots = (base.get("headers"), revision.get("headers"));
            return self.tell(
                &format!("{prefix}-encoding-changed"),
                "headers",
                spots,
                user,
            );
        };
        if !self.prints.equal(&base, &revision) {
            let spots = (Some(base), Some(revision));
            self.tell(
                &format!("{prefix}-encoding-changed"),
                "headers",
                spots,
                user,
            );
        }
    }
}

/// A media type in one spelling.
fn whole(name: &str) -> String {
    let spaces = |c: &char| !c.is_whitespace();
    name.chars()
        .filter(spaces)
        .collect::<String>()
        .to_lowercase()
}

/// A media type without its parameters.
fn essence(name: &str) -> String {
    let whole = whole(name);
    whole.split(';').next().unwrap_or_default().to_owned()
}

fn is_json(name: &str) -> bool {
    let name = essence(name);
    name.ends_with("/json") || name.ends_with("+json")
}

/// Whether the first of two media types stands for the second too.
fn wider(wide: &str, narrow: &str) -> bool {
    let (Some((one, wide)), Some((other, narrow))) = (wide.split_once('/'), narrow.split_once('/'))
    else {
        return false;
    };
    let suffix = narrow.rsplit_once('+').map(|(_, suffix)| suffix);
    one == other && wide != narrow && (wide == "*" || suffix == Some(wide))
}
