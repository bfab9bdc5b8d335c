//! The rule of doors: a room of the walk may read the box of an earlier room, never call it, never name a later one.
//!
//! Reads every path of the source, so that a trespass is named with its file.

#![cfg(not(target_arch = "wasm32"))]

use std::fs;
use std::path::Path;

use syn::visit::Visit;

/// Rooms in walking order. A room may name those before it.
const WALK: [&str; 16] = [
    "questions",
    "columns",
    "case",
    "schema",
    "trace",
    "loss",
    "eligibility",
    "amount",
    "ruling",
    "procedure",
    "assessment",
    "summary",
    "sides",
    "receipt",
    "comparison",
    "explain",
];
/// Open to all, and knowing nobody but each other.
const GROUND: [&str; 8] = ["money", "date", "verdict", "order", "hidden", "problem", "error", "json"];
/// What an earlier room may be called for: its box is read, its verb is not called. `assessment` calls them all.
const VERBS: [(&str, &str); 8] = [
    ("loss", "tally"),
    ("eligibility", "examine"),
    ("amount", "limit"),
    ("ruling", "settle"),
    ("procedure", "plan"),
    ("assessment", "assess"),
    ("assessment", "merits"),
    ("comparison", "compare"),
];

fn may_name(room: &str, other: &str) -> bool {
    let place = |name: &str| WALK.iter().position(|room| *room == name);
    match (room, other) {
        _ if room == other || room == "lib" => true,
        // Numbers compare to verdicts, and failures of arithmetic are errors: the ground knows only the ground.
        (room, other) if GROUND.contains(&room) => GROUND.contains(&other),
        // Beside these only what the library itself offers.
        ("cli" | "main", other) => ["explain", "receipt", "error"].contains(&other),
        (_, other) if GROUND.contains(&other) => true,
        ("rulebook", _) => false,
        ("wasm", other) => other == "explain",
        // Decoding needs no law beyond the names of regions and the days that are covered.
        (_, "rulebook") => true,
        (room, other) => match (place(room), place(other)) {
            (Some(here), Some(there)) => there < here,
            _ => false,
        },
    }
}

#[derive(Default)]
struct Paths(Vec<Vec<String>>);

impl<'ast> Visit<'ast> for Paths {
    fn visit_path(&mut self, path: &'ast syn::Path) {
        self.0.push(path.segments.iter().map(|segment| segment.ident.to_string()).collect());
        syn::visit::visit_path(self, path);
    }

    fn visit_item_use(&mut self, item: &'ast syn::ItemUse) {
        spread(&item.tree, &mut Vec::new(), &mut self.0);
    }

    fn visit_item_mod(&mut self, module: &'ast syn::ItemMod) {
        // Tests may build what they like.
        let is_test = module.attrs.iter().any(|attribute| attribute.path().is_ident("cfg"));
        if !is_test {
            syn::visit::visit_item_mod(self, module);
        }
    }
}

fn spread(tree: &syn::UseTree, stem: &mut Vec<String>, out: &mut Vec<Vec<String>>) {
    match tree {
        syn::UseTree::Path(path) => {
            stem.push(path.ident.to_string());
            spread(&path.tree, stem, out);
            stem.pop();
        }
        syn::UseTree::Group(group) => group.items.iter().for_each(|item| spread(item, stem, out)),
        syn::UseTree::Name(name) => out.push([stem.clone(), vec![name.ident.to_string()]].concat()),
        syn::UseTree::Rename(name) => out.push([stem.clone(), vec![name.ident.to_string()]].concat()),
        syn::UseTree::Glob(_) => out.push([stem.clone(), vec!["*".to_owned()]].concat()),
    }
}

/// Trespasses of one file in `room`; `depth` says how many `super` lead to the crate's root.
fn trespasses(room: &str, depth: usize, source: &str) -> Vec<String> {
    let mut paths = Paths::default();
    paths.visit_file(&syn::parse_file(source).expect("the source parses"));
    let mut found = Vec::new();
    for path in paths.0 {
        let supers = path.iter().take_while(|segment| *segment == "super").count();
        let inside = match path.first().map(String::as_str) {
            Some("crate") => &path[1..],
            // The command line is another crate: it sees the library from outside.
            Some("judicial_relief") => &path[1..],
            Some("super") if supers >= depth => &path[supers..],
            _ => continue,
        };
        let Some(other) = inside.first() else {
            continue;
        };
        let known = WALK.contains(&other.as_str())
            || GROUND.contains(&other.as_str())
            || ["rulebook", "wasm"].contains(&other.as_str());
        if known && !may_name(room, other) {
            found.push(format!("{room} names {other}: {}", path.join("::")));
        }
        if known && room != other && path.last().is_some_and(|last| last == "*") {
            found.push(format!("{room} takes everything of {other}"));
        }
        let calls = VERBS.iter().any(|(of, verb)| of == other && inside.get(1).is_some_and(|name| name == verb));
        if calls && !["assessment", "lib"].contains(&room) && room != other {
            found.push(format!("{room} calls {}", path.join("::")));
        }
    }
    found
}

#[test]
fn no_room_trespasses() {
    let mut found = Vec::new();
    for entry in walkdir::WalkDir::new("src") {
        let entry = entry.expect("the source can be read");
        if entry.path().extension().is_none_or(|extension| extension != "rs") {
            continue;
        }
        let inside = entry.path().strip_prefix("src").expect("inside src").to_owned();
        let room = inside.iter().next().and_then(|first| Path::new(first).file_stem()).expect("a name");
        let is_root = inside.file_name().is_some_and(|name| name == "mod.rs") || inside.iter().count() == 1;
        let depth = inside.iter().count() - usize::from(is_root && inside.iter().count() > 1);
        let source = fs::read_to_string(entry.path()).expect("the source can be read");
        let room = room.to_string_lossy();
        found.extend(trespasses(&room, depth, &source).iter().map(|t| format!("{}: {t}", inside.display())));
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[test]
fn a_trespass_is_seen() {
    assert!(!trespasses("loss", 1, "use crate::amount::Limits;").is_empty());
    assert!(!trespasses("amount", 1, "use crate::comparison::Comparison;").is_empty());
    assert!(!trespasses("amount", 1, "use crate::eligibility::examine;").is_empty());
    assert!(!trespasses("amount", 1, "fn f() { super::ruling::State::Open; }").is_empty());
    assert!(!trespasses("money", 1, "use crate::rulebook::Rules;").is_empty());
    assert!(!trespasses("explain", 2, "use super::super::wasm::assess;").is_empty());
    assert!(!trespasses("explain", 1, "use crate::case::*;").is_empty());
    assert!(!trespasses("cli", 1, "use judicial_relief::money::Amount;").is_empty());
    assert!(!trespasses("cli", 1, "fn f() { judicial_relief::assessment::assess(c); }").is_empty());
    assert!(trespasses("cli", 1, "use judicial_relief::{Columns, explain::Lang};").is_empty());
    assert!(trespasses("ruling", 1, "use crate::{amount::Limits, money::Amount};").is_empty());
}

#[test]
fn no_float_in_the_core() {
    for entry in walkdir::WalkDir::new("src").into_iter().filter_map(Result::ok) {
        if entry.path().extension().is_some_and(|extension| extension == "rs") {
            let source = fs::read_to_string(entry.path()).expect("the source can be read");
            let floats: Vec<&str> = source
                .lines()
                .filter(|line| line.split(|c: char| !c.is_alphanumeric() && c != '_').any(|w| w == "f32" || w == "f64"))
                .collect();
            assert!(floats.is_empty(), "{}: {floats:?}", entry.path().display());
        }
    }
}
