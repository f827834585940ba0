//! Every operation of `startlist` on the wire: what it sends, byte by byte, and what it makes of
//! each answer.

mod answers;
mod calls;
mod clients;
mod runsignup;
mod secrets;
mod security;
mod sent;
mod toornament;
