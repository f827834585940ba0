//! Proof keys (RFC 7636): who redeems a code is who asked for it.

use base64::{Engine as _, prelude::BASE64_URL_SAFE_NO_PAD};
use hmac_sha256::Hash;

use super::answer::Refused;

/// How the challenge is made of the verifier.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Method {
    Plain,
    S256,
}

impl Method {
    /// By its name; the default is `plain`.
    pub(super) fn of(name: Option<&str>) -> Result<Self, Refused> {
        match name {
            None | Some("plain") => Ok(Self::Plain),
            Some("S256") => Ok(Self::S256),
            Some(_) => Err(Refused::request(
                "`code_challenge_method` is `plain` or `S256`",
            )),
        }
    }

    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Plain => "plain",
            Self::S256 => "S256",
        }
    }

    /// Whether a verifier belongs to a challenge.
    pub(super) fn fits(self, challenge: &str, verifier: &str) -> bool {
        match self {
            Self::Plain => challenge == verifier,
            Self::S256 => {
                let hash = Hash::hash(verifier.as_bytes());
                BASE64_URL_SAFE_NO_PAD.encode(hash) == challenge
            }
        }
    }
}

/// A verifier, or a challenge, has 43 to 128 of these characters.
pub(super) fn check(name: &str, text: &str) -> Result<(), Refused> {
    let allowed = |c: char| c.is_ascii_alphanumeric() || "-._~".contains(c);
    match (43..=128).contains(&text.len()) && text.chars().all(allowed) {
        true => Ok(()),
        false => Err(Refused::request(format!(
            "`{name}` has 43 to 128 letters, digits and -._~"
        ))),
    }
}

#[cfg(test)]
mod tests {
    use super::Method;

    #[test]
    fn a_verifier_belongs_to_its_challenge() {
        // RFC 7636, appendix B.
        let verifier = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
        let challenge = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";
        assert!(Method::S256.fits(challenge, verifier));
        assert!(!Method::S256.fits(verifier, verifier));
        assert!(Method::Plain.fits(verifier, verifier));
        assert!(!Method::Plain.fits(challenge, verifier));
    }
}
