//! What decided cases are told apart by: closed lists of grounds, harms and routes with their stable names.

use crate::rulebook::{Provision, text};

/// By which rules a ground is one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Route {
    /// The 2018 opinion for minors.
    Minors,
    /// The 2021 rules; before 31 December 2021 the trial rules of 2016.
    General,
}

impl Route {
    /// In the order of the file's description.
    pub const ALL: [Route; 2] = [Route::Minors, Route::General];

    /// Stable name, as in the file.
    pub const fn id(self) -> &'static str {
        match self {
            Route::Minors => "minors",
            Route::General => "general",
        }
    }

    /// Its name in Chinese and English.
    pub fn name(self) -> [&'static str; 2] {
        pair(&format!("comparison.route.{}", self.id()), self.id())
    }
}

/// What the victim suffered, in one word: the worst of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Harm {
    /// The victim died.
    Died,
    /// Serious injury or severe disability.
    Serious,
    /// Any other injury or disability.
    OtherBodily,
    /// Serious psychological trauma and no harm to the body.
    Psychological,
    /// Great loss of property and nothing else.
    Property,
    /// None of these.
    None,
}

impl Harm {
    /// Worst first.
    pub const ALL: [Harm; 6] =
        [Harm::Died, Harm::Serious, Harm::OtherBodily, Harm::Psychological, Harm::Property, Harm::None];

    /// Stable name, as in the file.
    pub const fn id(self) -> &'static str {
        match self {
            Harm::Died => "died",
            Harm::Serious => "serious",
            Harm::OtherBodily => "other_bodily",
            Harm::Psychological => "psychological",
            Harm::Property => "property",
            Harm::None => "none",
        }
    }

    /// Its name in Chinese and English.
    pub fn name(self) -> [&'static str; 2] {
        pair(&format!("comparison.harm.{}", self.id()), self.id())
    }
}

/// Every ground with its route, in the order in which the first one met is the ground of a case: those of the opinion
/// for minors before those for anybody, each in the order of its article.
pub const GROUNDS: [(Provision, Route); 15] = [
    (Provision::GroundMinorHarm, Route::Minors),
    (Provision::GroundMinorUrgent, Route::Minors),
    (Provision::GroundMinorSupporter, Route::Minors),
    (Provision::GroundMinorProperty, Route::Minors),
    (Provision::GroundMinorRetaliation, Route::Minors),
    (Provision::GroundMinorMaintenance, Route::Minors),
    (Provision::GroundMinorTort, Route::Minors),
    (Provision::GroundMinorOther, Route::Minors),
    (Provision::GroundInjury, Route::General),
    (Provision::GroundUrgent, Route::General),
    (Provision::GroundDependants, Route::General),
    (Provision::GroundProperty, Route::General),
    (Provision::GroundRetaliation, Route::General),
    (Provision::GroundTort, Route::General),
    (Provision::GroundOther, Route::General),
];

/// Name of a ground in Chinese and English, as the result shows it.
pub fn ground_name(ground: Provision) -> [&'static str; 2] {
    pair(&format!("check.{}.title", ground.id()), ground.id())
}

/// The route of a ground.
pub fn route_of(ground: Provision) -> Option<Route> {
    GROUNDS.iter().find(|(of, _)| *of == ground).map(|(_, route)| *route)
}

/// The columns of the file that are read, by their stable names.
pub const COLUMNS: [&str; 4] = ["ground", "harm", "route", "months"];

fn pair(key: &str, otherwise: &'static str) -> [&'static str; 2] {
    text(key).copied().unwrap_or([otherwise, otherwise])
}
