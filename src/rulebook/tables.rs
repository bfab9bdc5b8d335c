//! Static tables written by `build.rs` from `rules/`.

#![expect(non_camel_case_types, reason = "the variants of a citation keep the points of its article number")]

use super::Dated;
use super::wages::Region;
use crate::date::Date;

include!(concat!(env!("OUT_DIR"), "/rules.rs"));
