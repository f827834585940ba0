//! A body on its way: one buffer, or pieces one after the other.

use std::{
    collections::VecDeque,
    pin::Pin,
    task::{Context, Poll, ready},
};

use bytes::Bytes;
use http_body::{Body as HttpBody, Frame, SizeHint};

use super::content::{BoxError, Content, Piece};
use crate::{error::Mistake, transport::Body};

/// The body that these contents make together. What is in memory alone stays one buffer, which
/// can be sent again; the rest is streamed, with its length where all lengths are known.
pub(crate) fn body(contents: Vec<Content>) -> Result<Body, Mistake> {
    let mut whole = Vec::new();
    match &contents[..] {
        [Content::Bytes(bytes)] => return Ok(bytes.clone().into()),
        contents if contents.iter().all(|c| matches!(c, Content::Bytes(_))) => {
            for content in contents {
                if let Content::Bytes(bytes) = content {
                    whole.extend_from_slice(bytes);
                }
            }
            return Ok(whole.into());
        }
        _ => {}
    }
    let (mut pieces, mut left) = (VecDeque::new(), Some(0_u64));
    for content in contents {
        let (piece, length) = content.open()?;
        pieces.push_back(piece);
        left = left
            .zip(length)
            .and_then(|(sum, length)| sum.checked_add(length));
    }
    if left == Some(0) {
        return Ok(Bytes::new().into());
    }
    Ok(Body::wrap(Pieces { pieces, left }))
}

/// Pieces that are read one after the other, and the bytes that are left of them.
struct Pieces {
    pieces: VecDeque<Piece>,
    left: Option<u64>,
}

impl HttpBody for Pieces {
    type Data = Bytes;
    type Error = BoxError;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, BoxError>>> {
        while let Some(piece) = self.pieces.front_mut() {
            match ready!(piece.poll(cx)) {
                Some(Ok(bytes)) if bytes.is_empty() => {}
                Some(Ok(bytes)) => {
                    let sent = bytes.len() as u64;
                    self.left = self.left.map(|left| left.saturating_sub(sent));
                    return Poll::Ready(Some(Ok(Frame::data(bytes))));
                }
                Some(Err(error)) => return Poll::Ready(Some(Err(error))),
                None => drop(self.pieces.pop_front()),
            }
        }
        Poll::Ready(None)
    }

    fn size_hint(&self) -> SizeHint {
        self.left
            .map_or_else(SizeHint::default, SizeHint::with_exact)
    }
}
