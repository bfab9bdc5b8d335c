//! Static tables written by `build.rs` from `rules/`.

#![expect(non_camel_case_types, reason = "the variants of a citation keep the points of its article number")]

use super::citation::{Citation, Mark};
use super::incomes::{IncomeRow, IncomeSeries};
use super::wages::{Grade, Region, Statistic, Status, WageRow};
use super::{Dated, Versions};
use crate::date::Date;

include!(concat!(env!("OUT_DIR"), "/rules.rs"));
