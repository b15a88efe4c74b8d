//! What is wrong with a bank's document, and where.

use std::fmt;

use crate::advice::segment::Planned;
use crate::advice::wording::{Breach, Group, Guard};
use crate::base::LocalText;
use crate::base::json::Json;
use crate::handover::settings::Settings;

/// One problem.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// Where, as a JSON pointer (RFC 6901): `/products/3/minimum`. For what is missing, where it should be.
    pub pointer: String,
    /// What kind of problem it is.
    pub code: ProblemCode,
    /// What should stand there.
    pub expected: String,
    /// What stands there.
    pub found: String,
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let pointer = if self.pointer.is_empty() { "(whole document)" } else { &self.pointer };
        write!(f, "{pointer}: {}: expected {}, found {}", self.code.code(), self.expected, self.found)
    }
}

/// The kinds of problems. The names are stable: a bank's CI may rely on them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ProblemCode {
    /// `syntax`: the text is no JSON.
    Syntax,
    /// `too_large`: the document, a text or a list is longer than allowed.
    TooLarge,
    /// `type`: a value of another JSON type is needed.
    Type,
    /// `missing`: a key that must be there is not.
    Missing,
    /// `unknown_key`: no such key exists here.
    UnknownKey,
    /// `duplicate`: a key or an id stands there twice.
    Duplicate,
    /// `format`: a text is not written the way it must be (date, colour, id, link ...).
    Format,
    /// `range`: a number or date outside its bounds.
    Range,
    /// `unknown_id`: something is named that does not exist.
    UnknownId,
    /// `empty`: a text or a list without content.
    Empty,
    /// `inconsistent`: two parts of the document contradict each other.
    Inconsistent,
    /// `bands`: a reachable score is in no band or in several.
    Bands,
    /// `contrast`: two colours are too close to each other.
    Contrast,
    /// `wording`: a text holds a phrase that may not be used.
    Wording,
    /// `required_words`: the words the law wants beside a product are missing.
    RequiredWords,
    /// `foreign_host`: a link leaves the institution's own domains.
    ForeignHost,
    /// `stale`: a dated value is old. A warning.
    Stale,
}

impl ProblemCode {
    /// The stable name.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            ProblemCode::Syntax => "syntax",
            ProblemCode::TooLarge => "too_large",
            ProblemCode::Type => "type",
            ProblemCode::Missing => "missing",
            ProblemCode::UnknownKey => "unknown_key",
            ProblemCode::Duplicate => "duplicate",
            ProblemCode::Format => "format",
            ProblemCode::Range => "range",
            ProblemCode::UnknownId => "unknown_id",
            ProblemCode::Empty => "empty",
            ProblemCode::Inconsistent => "inconsistent",
            ProblemCode::Bands => "bands",
            ProblemCode::Contrast => "contrast",
            ProblemCode::Wording => "wording",
            ProblemCode::RequiredWords => "required_words",
            ProblemCode::ForeignHost => "foreign_host",
            ProblemCode::Stale => "stale",
        }
    }
}

/// What every text is held against while a document is read. It is reached through this trait alone, so that the
/// chunks of the program that read without checking are built without it and its tables.
pub(super) trait WordingRules: fmt::Debug {
    /// The phrases in force.
    fn guard(&self) -> &Guard;

    /// See [`Guard::breaches`].
    fn breaches(&self, text: &str) -> Vec<Breach<'_>>;

    /// Adds what a bank adds, where it may; whether it might.
    fn add(&mut self, groups: &[Group], problems: &mut Problems) -> bool;
}

/// What is said of tools is held against their inputs: reached through this alone, so that whatever reads without
/// checking is built without the descriptions of all tools.
#[derive(Clone, Copy, Debug)]
pub(super) struct ToolRules {
    /// Reads what a bank sets for tools.
    pub(super) settings: fn(&mut Settings, &Json, &mut Problems) -> bool,
    /// Looks at what a segment asks of a tool.
    pub(super) planned: fn(&Planned, &mut Problems),
}

/// Collects problems while a document is walked through, with the pointer to where the walk stands.
#[derive(Debug, Default)]
pub struct Problems {
    /// What every text is held against; without it texts are taken as they are.
    pub(super) wording: Option<Box<dyn WordingRules>>,
    /// What is said of tools is held against this; without it that is taken as it is.
    pub(super) tools: Option<ToolRules>,
    /// What is said of an unknown name; without it no more than that it is unknown.
    pub(super) suggest: Option<fn(&str, &[&str]) -> String>,
    pointer: String,
    list: Vec<Problem>,
}

/// Where the walk stood before it entered a key or place; given back to [`Problems::leave`].
#[must_use]
#[derive(Debug)]
pub struct Mark(usize);

impl Problems {
    /// What is said of an unknown name among these.
    pub(super) fn expected(&self, found: &str, known: &[&str]) -> String {
        self.suggest.map_or_else(|| "a known name".to_owned(), |suggest| suggest(found, known))
    }

    /// Goes to the entry `key`.
    pub fn enter(&mut self, key: &str) -> Mark {
        let mark = Mark(self.pointer.len());
        self.pointer.push('/');
        for c in key.chars() {
            match c {
                '~' => self.pointer.push_str("~0"),
                '/' => self.pointer.push_str("~1"),
                c => self.pointer.push(c),
            }
        }
        mark
    }

    /// Goes to place `index` of a list.
    pub fn enter_place(&mut self, index: usize) -> Mark {
        self.enter(&index.to_string())
    }

    /// Goes back to where the walk stood.
    pub fn leave(&mut self, mark: Mark) {
        self.pointer.truncate(mark.0);
    }

    /// Notes a problem here.
    pub fn note(&mut self, code: ProblemCode, expected: &str, found: &str) {
        let (expected, found) = (expected.to_owned(), shortened(found));
        self.list.push(Problem { pointer: self.pointer.clone(), code, expected, found });
    }

    /// Notes a problem at `pointer` below here.
    pub fn note_at(&mut self, pointer: &[&str], code: ProblemCode, expected: &str, found: &str) {
        let mark = Mark(self.pointer.len());
        for key in pointer {
            let _inner = self.enter(key);
        }
        self.note(code, expected, found);
        self.leave(mark);
    }

    /// Notes every phrase of `text` that may not be used.
    pub fn note_wording(&mut self, text: &str) {
        let Some(wording) = self.wording.take() else { return };
        for breach in wording.breaches(text) {
            let expected = format!("a text without a phrase banned by {}", breach.rule);
            self.note(ProblemCode::Wording, &expected, breach.phrase);
        }
        self.wording = Some(wording);
    }

    /// Where the walk stands.
    #[must_use]
    pub(super) fn pointer(&self) -> &str {
        &self.pointer
    }

    /// Takes out everything that was found.
    pub(super) fn take(&mut self) -> Vec<Problem> {
        std::mem::take(&mut self.list)
    }

    /// Whether nothing was found so far.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    /// Everything that was found, in the order of the walk.
    #[must_use]
    pub fn into_list(self) -> Vec<Problem> {
        self.list
    }
}

/// The languages of a text with their keys.
pub(super) fn languages(text: &LocalText) -> [(&'static str, &str); 3] {
    crate::base::Locale::ALL.map(|locale| (locale.tag(), text.get(locale)))
}

/// At most 60 characters: enough to recognise what was meant.
fn shortened(found: &str) -> String {
    match found.char_indices().nth(60) {
        Some((end, _)) => format!("{}...", found.get(..end).unwrap_or_default()),
        None => found.to_owned(),
    }
}
