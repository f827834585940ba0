//! Places in a request, as users of an API write them and as JSON pointers.

/// A step into a value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Step {
    Member(String),
    Index(usize),
}

/// Where in a part of a request something is: first the name of the parameter, if it is one.
#[derive(Clone, Debug, Default)]
pub(super) struct Steps(Vec<Step>);

impl Steps {
    /// The place of a parameter.
    pub(super) fn of_parameter(name: &str) -> Self {
        Self(vec![Step::Member(name.to_owned())])
    }

    /// The same, further inside.
    pub(super) fn then(&self, step: Step) -> Self {
        let mut steps = self.0.clone();
        steps.push(step);
        Self(steps)
    }

    /// `lineup[0].name`.
    pub(super) fn path(&self) -> String {
        let mut path = String::new();
        for step in &self.0 {
            match step {
                Step::Index(index) => path.push_str(&format!("[{index}]")),
                Step::Member(name) if path.is_empty() => path.push_str(name),
                Step::Member(name) => {
                    path.push('.');
                    path.push_str(name);
                }
            }
        }
        path
    }

    /// `/lineup/0/name`.
    pub(super) fn pointer(&self) -> String {
        let steps = self.0.iter().map(|step| match step {
            Step::Index(index) => format!("/{index}"),
            Step::Member(name) => format!("/{}", escaped(name)),
        });
        steps.collect()
    }
}

/// A name in a JSON pointer.
fn escaped(name: &str) -> String {
    name.replace('~', "~0").replace('/', "~1")
}

/// The pointer of a path that people wrote.
pub(super) fn pointer_of(path: &str) -> String {
    let mut pointer = String::new();
    let names = path.split(['.', '[']).filter(|part| !part.is_empty());
    for name in names {
        pointer.push('/');
        pointer.push_str(&escaped(name.strip_suffix(']').unwrap_or(name)));
    }
    pointer
}
