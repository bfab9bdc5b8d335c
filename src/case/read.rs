//! JSON text into answers, in one pass, with every problem and its place. Knows the form, not the law.
//!
//! serde's derived decoders stop at the first mistake and name no place, and `deny_unknown_fields` is not honoured
//! where JavaScript objects are decoded. This reader is driven by the questions instead, piece by piece.

use std::borrow::Cow;

use super::raw::{Member, RawCase};
use super::written;
use crate::date::Date;
use crate::hidden;
use crate::json::{NotJson, Piece, Pieces};
use crate::problem::{Problem, Problems, nearest};
use crate::questions::{Kind, LONGEST_TEXT, MOST_ROWS, Question, Slot, Writable};
use crate::rulebook::Tree;

/// Longest case text, in bytes: far above any real case, far below what could stall a page.
pub const LONGEST_CASE: usize = 512 * 1024;

/// The answer that a fact cannot be established.
pub const CANNOT_BE_ESTABLISHED: &str = "cannot_be_established";

/// Reads a case text; what is not understood is a problem, never a guess.
pub(super) fn read(text: &str) -> Result<RawCase, Vec<Problem>> {
    let mut problems = Problems::default();
    let mut case = RawCase::default();
    if text.len() > LONGEST_CASE {
        problems.note("", "text_too_long", &[("most", &(LONGEST_CASE / 1024).to_string())]);
        return Err(problems.found().unwrap_or_default());
    }
    let mut reader = Reader { pieces: Pieces::of(text), problems: &mut problems };
    if reader.value(Node::Object(&mut case), &Path::TOP).and_then(|()| reader.pieces.end()).is_err() {
        let (line, column) = reader.pieces.place();
        problems.note("", "not_json", &[("line", &line.to_string()), ("column", &column.to_string())]);
    }
    problems.found().map_or(Ok(case), Err)
}

/// What may stand at a place.
pub(super) enum Node<'a> {
    /// An object with known keys.
    Object(&'a mut dyn Object),
    /// An object whose keys are names of the frame.
    ByName(&'a mut dyn ByName),
    /// An answer.
    Answer(&'static Question, Slot<'a>),
    /// A list of names.
    Names(&'a mut Vec<String>),
    /// The applicants of the frame.
    Members(&'a mut Vec<Member>),
    /// A name.
    Name(&'a mut String),
    /// A local standard, which has a reader of its own.
    Whole(&'a mut Option<Tree>),
}

/// An object with known keys, fewer than a mask has bits.
pub(super) trait Object {
    /// The key at a place, from 0; nothing behind the last one.
    fn key(&self, place: usize) -> Option<&'static str>;
    /// What stands at a place.
    fn at(&mut self, place: usize) -> Option<Node<'_>>;
}

/// The keys that an object knows.
fn keys(object: &dyn Object) -> impl Iterator<Item = &'static str> {
    (0..).map_while(|place| object.key(place))
}

/// The place of a key. Files keep the order of the form, so the search goes on where the one before ended.
fn place_of(object: &dyn Object, key: &str, expected: usize) -> Option<usize> {
    let from = |start: usize| (start..).map_while(|place| Some((place, object.key(place)?)));
    let found = |(place, known): (usize, &str)| (known == key).then_some(place);
    from(expected).find_map(found).or_else(|| from(0).take(expected).find_map(found))
}

/// An object whose keys are names of the frame.
pub(super) trait ByName {
    /// The answers of one more.
    fn add(&mut self, name: &str) -> Option<&mut dyn Object>;
    /// Names that stand more than once.
    fn repeated(&self) -> Vec<&str>;
}

/// Where the reader is: written out only where there is something to mend.
struct Path<'p> {
    above: Option<&'p Path<'p>>,
    part: Part<'p>,
}

enum Part<'p> {
    Top,
    Key(&'p str),
    Row(usize),
}

impl Path<'_> {
    const TOP: Path<'static> = Path { above: None, part: Part::Top };

    fn below<'p>(&'p self, part: Part<'p>) -> Path<'p> {
        Path { above: Some(self), part }
    }

    fn written(&self) -> String {
        const LONGEST_PART: usize = 60;
        let mut out = self.above.map_or_else(String::new, Path::written);
        if !out.is_empty() && !matches!(self.part, Part::Top) {
            out.push('.');
        }
        match self.part {
            Part::Top => {}
            Part::Key(key) => out.extend(key.chars().take(LONGEST_PART)),
            Part::Row(at) => out.push_str(&at.to_string()),
        }
        out
    }
}

/// Most names of one kind in a frame.
pub(super) const MOST_NAMES: usize = 1000;

/// Letters, digits, `_` and `-`, at most twenty: a name never carries a person's name or a markup character.
fn is_name(text: &str) -> bool {
    (1..=20).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_' || b == b'-')
}

/// A key as it stands in the text, and its place if the object knows it.
type Key<'t> = (Cow<'t, str>, Option<usize>);

struct Reader<'t, 'p> {
    pieces: Pieces<'t>,
    problems: &'p mut Problems,
}

impl<'t> Reader<'t, '_> {
    fn value(&mut self, mut node: Node<'_>, path: &Path<'_>) -> Result<(), NotJson> {
        if let Node::Whole(tree) = node {
            *tree = Some(Tree::read(&mut self.pieces)?).filter(|tree| *tree != Tree::Null);
            return Ok(());
        }
        let piece = self.pieces.piece()?;
        match (&piece, &mut node) {
            // Unanswered: for an answer that is its own state, elsewhere as if the key were absent.
            (Piece::Null, _) => Ok(()),
            (Piece::Object, Node::Object(object)) => self.object(*object, path),
            (Piece::Object, Node::ByName(named)) => self.by_name(*named, path),
            (Piece::List, Node::Names(_) | Node::Members(_) | Node::Answer(_, Slot::Rows(_))) => {
                self.list(&mut node, path)
            }
            (Piece::List | Piece::Object, _) => {
                let found = if matches!(piece, Piece::List) { "[…]" } else { "{…}" };
                self.at(node, path).unexpected(found);
                self.pieces.pass_over(&piece)
            }
            (Piece::YesNo(value), _) => {
                self.at(node, path).yes_no(*value);
                Ok(())
            }
            (Piece::Number(digits), _) => {
                self.at(node, path).number(digits);
                Ok(())
            }
            (Piece::Text(text), _) => {
                self.at(node, path).text(text);
                Ok(())
            }
        }
    }

    fn at<'n, 'b>(&'b mut self, node: Node<'n>, path: &'b Path<'b>) -> Answer<'n, 'b> {
        Answer { node, path, problems: self.problems }
    }

    fn object(&mut self, object: &mut dyn Object, path: &Path<'_>) -> Result<(), NotJson> {
        let (mut seen, mut expected, mut is_first) = (0_u64, 0, true);
        while let Some((key, place)) = self.next_key(object, expected, is_first)? {
            is_first = false;
            let path = &path.below(Part::Key(&key));
            // OK because no object knows as many keys as a mask has bits.
            let bit = place.and_then(|place| 1_u64.checked_shl(u32::try_from(place).ok()?)).unwrap_or(0);
            let node = if seen & bit != 0 {
                self.problems.note(&path.written(), "duplicate_field", &[("found", &key)]);
                None
            } else {
                place.and_then(|place| object.at(place))
            };
            if let Some(node) = node {
                self.value(node, path)?;
            } else {
                if place.is_none() {
                    let keys: Vec<_> = keys(object).collect();
                    let near = nearest(&key, &keys).map_or_else(|| keys.join(", "), str::to_owned);
                    self.problems.note(&path.written(), "unknown_field", &[("found", &key), ("known", &near)]);
                }
                self.pieces.pass_over_value()?;
            }
            seen |= bit;
            expected = place.map_or(expected, |place| place.saturating_add(1));
        }
        Ok(())
    }

    /// The next key. Most likely it is one of the next of the form: they are compared before the text is looked through
    /// for its end.
    fn next_key(&mut self, object: &dyn Object, expected: usize, is_first: bool) -> Result<Option<Key<'t>>, NotJson> {
        const AHEAD: usize = 4;
        if !is_first {
            let mut likely = (expected..).map_while(|place| Some((object.key(place)?, place))).take(AHEAD);
            if let Some((key, place)) = likely.find(|(key, _)| self.pieces.key_is(key)) {
                return Ok(Some((Cow::Borrowed(key), Some(place))));
            }
        }
        let Some(key) = self.pieces.key(is_first)? else { return Ok(None) };
        let place = place_of(object, &key, expected);
        Ok(Some((key, place)))
    }

    fn by_name(&mut self, named: &mut dyn ByName, path: &Path<'_>) -> Result<(), NotJson> {
        let mut is_first = true;
        while let Some(name) = self.pieces.key(is_first)? {
            is_first = false;
            match named.add(&name) {
                Some(answers) => self.value(Node::Object(answers), &path.below(Part::Key(&name)))?,
                None => self.pieces.pass_over_value()?,
            }
        }
        for name in named.repeated() {
            let path = path.below(Part::Key(name)).written();
            self.problems.note(&path, "duplicate_field", &[("found", name)]);
        }
        Ok(())
    }

    fn list(&mut self, list: &mut Node<'_>, path: &Path<'_>) -> Result<(), NotJson> {
        let most = if matches!(list, Node::Answer(..)) { MOST_ROWS } else { MOST_NAMES };
        let mut at = 0_usize;
        while self.pieces.item(at == 0)? {
            let path = &path.below(Part::Row(at));
            if at == most {
                self.problems.note(&path.written(), "list_too_long", &[("most", &most.to_string())]);
            }
            if at < most {
                self.item(list, path)?;
            } else {
                self.pieces.pass_over_value()?;
            }
            at = at.saturating_add(1);
        }
        Ok(())
    }

    /// The next element of a list, which makes room for itself only once it is there.
    fn item(&mut self, list: &mut Node<'_>, path: &Path<'_>) -> Result<(), NotJson> {
        let mut row_object;
        let node = match list {
            Node::Names(names) => {
                names.push(String::new());
                names.last_mut().map(Node::Name)
            }
            Node::Members(members) => {
                members.push(Member::default());
                members.last_mut().map(|member| Node::Object(member))
            }
            Node::Answer(Question { kind: Kind::List { columns }, .. }, Slot::Rows(rows)) => match rows.push() {
                Some(row) => {
                    row_object = RowObject { row, columns };
                    Some(Node::Object(&mut row_object))
                }
                None => None,
            },
            _ => None,
        };
        match node {
            Some(node) => self.value(node, path),
            None => self.pieces.pass_over_value(),
        }
    }
}

/// A value in one piece, and where it goes.
struct Answer<'n, 'b> {
    node: Node<'n>,
    path: &'b Path<'b>,
    problems: &'b mut Problems,
}

impl Answer<'_, '_> {
    fn problem(&mut self, id: &'static str, values: &[(&'static str, &str)]) {
        self.problems.note(&self.path.written(), id, values);
    }

    /// The value is of another kind than is asked here.
    fn unexpected(&mut self, found: &str) {
        let found = ("found", found);
        match &self.node {
            Node::Object(_) | Node::ByName(_) | Node::Whole(_) => self.problem("expected_object", &[found]),
            Node::Names(_) | Node::Members(_) => self.problem("expected_list", &[found]),
            Node::Name(_) => self.problem("expected_name", &[found]),
            Node::Answer(question, _) => match question.kind {
                Kind::YesNo => self.problem("expected_yes_no", &[found]),
                Kind::Choice { options } => self.problem("unknown_option", &[found, ("options", &options.join(", "))]),
                Kind::Region => self.problem("unknown_region", &[found]),
                Kind::Whole { least, most } => {
                    self.problem("not_whole", &[found, ("least", &least.to_string()), ("most", &most.to_string())])
                }
                Kind::Money | Kind::Months => self.problem("amount_as_text", &[found]),
                Kind::Date => self.problem("not_a_date", &[found]),
                Kind::Text => self.problem("expected_text", &[found]),
                Kind::List { .. } => self.problem("expected_list", &[found]),
            },
        }
    }

    fn text(mut self, text: &str) {
        let Node::Answer(question, slot) = &mut self.node else {
            if let Node::Name(name) = &mut self.node
                && is_name(text)
            {
                text.clone_into(name);
            } else {
                self.unexpected(text);
            }
            return;
        };
        if text == CANNOT_BE_ESTABLISHED && !matches!(question.kind, Kind::Text) {
            if !question.may_be_unestablished {
                return self.problem("must_be_established", &[]);
            }
            match slot {
                Slot::YesNo(fact) => **fact = crate::questions::Fact::CannotBeEstablished,
                Slot::Choice(choice) => choice.cannot_be_established(),
                Slot::Whole(_) | Slot::Amount(_) | Slot::Date(_) | Slot::Text(_) | Slot::Rows(_) => {}
            }
            return;
        }
        match slot {
            Slot::Choice(choice) => {
                if !choice.choose(text) {
                    self.unexpected(text);
                }
            }
            Slot::Amount(fact) => {
                let read = if matches!(question.kind, Kind::Months) { written::months } else { written::amount };
                match read(text) {
                    Ok(amount) => **fact = crate::questions::Fact::Known(amount),
                    Err(fault) => self.problem(fault.id(), &[("found", text)]),
                }
            }
            Slot::Date(fact) => match Date::parse(text) {
                Some(date) => **fact = crate::questions::Fact::Known(date),
                None => self.unexpected(text),
            },
            Slot::Text(answer) => {
                if text.chars().count() > LONGEST_TEXT {
                    self.problem("answer_too_long", &[("most", &LONGEST_TEXT.to_string())]);
                } else if let Some((place, one)) = hidden::first(text) {
                    self.problem("hidden_character", &[("place", &place.to_string()), ("found", &hidden::number(one))]);
                } else {
                    **answer = Some(text.to_owned());
                }
            }
            Slot::YesNo(_) | Slot::Whole(_) | Slot::Rows(_) => self.unexpected(text),
        }
    }

    fn yes_no(mut self, value: bool) {
        if let Node::Answer(_, Slot::YesNo(fact)) = &mut self.node {
            **fact = crate::questions::Fact::Known(value);
        } else {
            self.unexpected(if value { "true" } else { "false" });
        }
    }

    fn number(mut self, digits: &str) {
        let Node::Answer(Question { kind: Kind::Whole { least, most }, .. }, Slot::Whole(fact)) = &mut self.node else {
            return self.unexpected(digits);
        };
        match digits.parse::<u32>() {
            Ok(value) if *least <= value && value <= *most => **fact = crate::questions::Fact::Known(value),
            _ => self.unexpected(digits),
        }
    }
}

/// A row of a list as an object.
struct RowObject<'a> {
    row: &'a mut dyn Writable,
    columns: &'static [&'static Question],
}

impl Object for RowObject<'_> {
    fn key(&self, place: usize) -> Option<&'static str> {
        self.columns.get(place).map(|question| question.id)
    }

    fn at(&mut self, place: usize) -> Option<Node<'_>> {
        let question = self.columns.get(place)?;
        Some(Node::Answer(question, self.row.slot(question)?))
    }
}
