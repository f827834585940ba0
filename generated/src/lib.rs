//! startlist
