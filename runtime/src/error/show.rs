//! Errors as text.

use std::{error::Error as StdError, fmt};

use super::{Error, InBand, Inner, Kind};

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Inner {
            kind,
            operation,
            answer,
            detail,
            source,
            in_band,
            attempts,
            ..
        } = &*self.0;
        write!(f, "{operation}: ")?;
        if let Some(answer) = answer {
            write!(f, "{}", answer.reply.status())?;
        }
        match kind {
            Kind::Build | Kind::Hook => f.write_str(detail)?,
            Kind::Request => write!(f, "the request cannot be made: {detail}")?,
            Kind::Credentials => write!(f, "a credential is missing; needed: {detail}")?,
            Kind::Token => write!(f, "there is no token: {detail}")?,
            Kind::Paging => write!(f, "the pages cannot be walked on: {detail}")?,
            Kind::Connect => f.write_str("no connection to the server")?,
            Kind::Timeout => f.write_str("the time limit passed")?,
            Kind::Transport => f.write_str("the exchange with the server failed")?,
            Kind::Stream => {
                write!(f, "{detail} of the body is not as declared")?;
                because(f, source.as_deref())?;
            }
            Kind::Status => {}
            Kind::InBand => inside(f, in_band.as_ref())?,
            Kind::TooLong => f.write_str(", but the answer is not read")?,
            Kind::Decode => {
                f.write_str(", but the body is not as declared")?;
                because(f, source.as_deref())?;
            }
        }
        let told = answer.is_some() || matches!(kind, Kind::Transport | Kind::Timeout);
        if told && !detail.is_empty() {
            write!(f, ": {detail}")?;
        }
        if *attempts > 1 {
            write!(f, " (after {attempts} attempts)")?;
        }
        Ok(())
    }
}

fn because(
    f: &mut fmt::Formatter<'_>,
    source: Option<&(dyn StdError + Send + Sync)>,
) -> fmt::Result {
    match source {
        Some(source) => write!(f, ": {source}"),
        None => Ok(()),
    }
}

/// What stands in front of the body of an error inside of a success; the body has its words.
fn inside(f: &mut fmt::Formatter<'_>, in_band: Option<&InBand>) -> fmt::Result {
    f.write_str(", but the answer is an error")?;
    match in_band.and_then(|found| found.status) {
        Some(status) => write!(f, " that stands for {status}"),
        None => Ok(()),
    }
}

/// Shows what [`Display`](fmt::Display) shows, by fields, and the source.
impl fmt::Debug for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Error")
            .field("kind", &self.0.kind)
            .field("operation", &self.0.operation)
            .field("status", &self.status())
            .field("detail", &self.0.detail)
            .field("attempts", &self.0.attempts)
            .field("source", &self.0.source)
            .finish()
    }
}

impl StdError for Error {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        match &self.0.source {
            Some(source) => Some(&**source),
            None => None,
        }
    }
}
