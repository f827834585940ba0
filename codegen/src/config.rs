//! config
/// What `api.toml` says about one API.
#[derive(Clone, Debug, Default)]
pub struct ApiConfig {}
