//! The smallest parts of a document besides numbers: texts, dates, names and codes.

use chrono::NaiveDate;

use super::node::{Node, object, text, wrong_type};
use super::problem::{ProblemCode, Problems, languages};
#[cfg(feature = "cli")]
use super::schema::{self, Definitions};
use crate::advice::catalogue::fee::{FeeBasis, FeeKind};
use crate::advice::catalogue::link::{Link, is_host};
use crate::advice::catalogue::loan::{RateMethod, Repayment};
use crate::advice::catalogue::{Channel, ProductKind};
use crate::advice::facts::{Need, Occupation};
use crate::advice::level::{Grade, Level};
use crate::advice::mode::Mode;
use crate::advice::models::Vector;
use crate::advice::questionnaire::{Dimension, ItemKind, Points};
use crate::advice::wording::PhraseRole;
use crate::base::Id;
use crate::base::json::Json;
use crate::base::{LocalText, Locale};
use crate::domain::date::{self, YearMonth};
use crate::domain::loan::RepricingDay;
use crate::domain::money::Currency;
use crate::domain::pension::RetirementGroup;
use crate::tool::pack::{Change, Days, PenaltyOn, Rounded, Sex};

/// The longest text, in bytes.
const MAX_TEXT_BYTES: usize = 4_000;

impl Node for String {
    fn initial() -> Self {
        String::new()
    }

    fn read(&mut self, json: &Json, problems: &mut Problems) -> bool {
        let Some(text) = text("a text", json, problems) else {
            return false;
        };
        if text.trim().is_empty() {
            problems.note(ProblemCode::Empty, "a text", "nothing");
        } else if text.len() > MAX_TEXT_BYTES {
            problems.note(ProblemCode::TooLarge, "at most 4000 bytes", text);
        } else if text.chars().any(|c| c.is_control()) {
            problems.note(ProblemCode::Format, "a text without control characters", text);
        } else {
            problems.note_wording(text);
            self.push_str(text);
            return true;
        }
        false
    }

    #[cfg(feature = "cli")]
    fn schema(_: &mut Definitions) -> serde_json::Value {
        serde_json::json!({ "type": "string", "minLength": 1 })
    }
}

object! {
    /// The same text in every language, each written for its readers.
    LocalText, check check_placeholders {
        /// Simplified Chinese.
        zh_cn as "zh-CN",
        /// Traditional Chinese as written in Taiwan.
        zh_tw as "zh-TW",
        /// English.
        en,
    }
}

/// A fact must not be in one language only: each language has the same placeholders.
fn check_placeholders(text: &LocalText, problems: &mut Problems) {
    let [(_, first), rest @ ..] = languages(text);
    let wanted = placeholders(first);
    for (language, text) in rest {
        if placeholders(text) != wanted {
            let expected = "the same placeholders in each language";
            problems.note_at(&[language], ProblemCode::Inconsistent, expected, text);
        }
    }
}

/// The names in braces, sorted.
pub(super) fn placeholders(text: &str) -> Vec<&str> {
    // As bytes: looking for a character brings the search for texts into the program of the first screen.
    if !text.as_bytes().contains(&b'{') {
        return Vec::new();
    }
    let names = text.split('{').skip(1).filter_map(|rest| rest.split_once('}'));
    let mut sorted: Vec<&str> = Vec::new();
    for (name, _) in names {
        let place = sorted.iter().position(|known| *known > name).unwrap_or(sorted.len());
        sorted.insert(place, name);
    }
    sorted
}

impl Node for bool {
    fn initial() -> Self {
        false
    }

    fn read(&mut self, json: &Json, problems: &mut Problems) -> bool {
        let Json::Bool(value) = json else {
            wrong_type("true or false", json, problems);
            return false;
        };
        *self = *value;
        true
    }

    #[cfg(feature = "cli")]
    fn schema(_: &mut Definitions) -> serde_json::Value {
        serde_json::json!({ "type": "boolean" })
    }
}

/// Values written as a text of a certain form, with the pattern of that form.
macro_rules! formed {
    ($( $name:ty, $initial:expr, $expected:literal, $pattern:literal, $read:expr; )+) => { $(
        impl Node for $name {
            fn initial() -> Self {
                $initial
            }

            fn read(&mut self, json: &Json, problems: &mut Problems) -> bool {
                let Some(text) = text($expected, json, problems) else { return false };
                let Some(value) = $read(text) else {
                    problems.note(ProblemCode::Format, $expected, text);
                    return false;
                };
                *self = value;
                true
            }

            #[cfg(feature = "cli")]
            fn schema(_: &mut Definitions) -> serde_json::Value {
                serde_json::json!({
                    "type": "string",
                    "pattern": $pattern,
                    "description": $expected,
                })
            }
        }
    )+ };
}

/// A host name of the institution.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HostName(String);

impl HostName {
    fn new(text: &str) -> Option<HostName> {
        is_host(text).then(|| HostName(text.to_owned()))
    }
}

impl AsRef<str> for HostName {
    fn as_ref(&self) -> &str {
        &self.0
    }
}

/// The mark of an institution: the outline of a drawing 24 units wide and high, as an SVG path.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mark(String);

/// The longest outline, in bytes: it comes with the first screen.
const MAX_MARK_BYTES: usize = 1_500;

impl Mark {
    fn new(path: &str) -> Option<Mark> {
        let bytes = path.as_bytes();
        let begins = matches!(bytes.first(), Some(b'M'));
        let drawn = |byte: &u8| b"MmLlHhVvCcSsQqTtAaZz0123456789.,- ".contains(byte);
        (begins && bytes.len() <= MAX_MARK_BYTES && bytes.iter().all(drawn)).then(|| Mark(path.to_owned()))
    }
}

impl AsRef<str> for Mark {
    fn as_ref(&self) -> &str {
        &self.0
    }
}

formed! {
    NaiveDate, NaiveDate::MIN, "a date as YYYY-MM-DD", "^[0-9]{4}-[0-9]{2}-[0-9]{2}$", date::parse;
    YearMonth, YearMonth::default(), "a month as YYYY-MM", "^[0-9]{4}-[0-9]{2}$", YearMonth::parse;
    Id, Id::empty(), "a name of a-z, 0-9 and _, starting with a letter, at most 40 characters",
        "^[a-z][a-z0-9_]{0,39}$", Id::new;
    Link, Link::empty(), "a path such as /loans/home or an https:// address",
        "^(/([^/\\\\]|$)|https://)", Link::new;
    Vector, Vector::default(), "two hexadecimal digits for each of at most 32 numbers", "^([0-9a-f]{2}){1,32}$", Vector::new;
    HostName, HostName(String::new()), "a host name such as www.bank.example", "^[a-z0-9.-]+$", HostName::new;
    Mark, Mark(String::new()), "an SVG path that begins with M, of at most 1500 letters, digits, points, commas, minus signs and spaces",
        "^M[MmLlHhVvCcSsQqTtAaZz0-9., -]{0,1499}$", Mark::new;
}

impl Node for Points {
    fn initial() -> Self {
        Points::ZERO
    }

    fn read(&mut self, json: &Json, problems: &mut Problems) -> bool {
        let mut points = 0_u32;
        if !points.read(json, problems) {
            return false;
        }
        let Some(points) = Points::new(points) else {
            problems.note(ProblemCode::Range, "points from 0 to 1000", "more");
            return false;
        };
        *self = points;
        true
    }

    #[cfg(feature = "cli")]
    fn schema(_: &mut Definitions) -> serde_json::Value {
        serde_json::json!({ "type": "integer", "minimum": 0, "maximum": Points::MAX })
    }
}

/// Reads one of `codes`; the place in the list.
pub(super) fn coded(codes: &[&str], json: &Json, problems: &mut Problems) -> Option<usize> {
    let Json::Text(text) = json else {
        let expected = problems.expected("", codes);
        wrong_type(&expected, json, problems);
        return None;
    };
    let place = codes.iter().position(|code| *code == text);
    if place.is_none() {
        let expected = problems.expected(text, codes);
        problems.note(ProblemCode::UnknownId, &expected, text);
    }
    place
}

macro_rules! coded {
    ($( $name:ident :: $initial:ident, $codes:expr; )+) => { $(
        impl Node for $name {
            fn initial() -> Self {
                $name::$initial
            }

            fn read(&mut self, json: &Json, problems: &mut Problems) -> bool {
                let place = coded($codes, json, problems);
                let found = place.and_then(|place| $name::ALL.get(place));
                if let Some(found) = found {
                    *self = *found;
                }
                found.is_some()
            }

            #[cfg(feature = "cli")]
            fn schema(_: &mut Definitions) -> serde_json::Value {
                schema::one_of($codes)
            }
        }
    )+ };
}

coded! {
    Mode::Education, Mode::CODES;
    Level::C1, Level::CODES;
    ItemKind::Single, ItemKind::CODES;
    Dimension::Tolerance, Dimension::CODES;
    Grade::R5, Grade::CODES;
    Occupation::Other, Occupation::CODES;
    Need::Saving, Need::CODES;
    ProductKind::EquityFund, ProductKind::CODES;
    Channel::Branch, Channel::CODES;
    FeeKind::Other, FeeKind::CODES;
    FeeBasis::Noted, FeeBasis::CODES;
    Repayment::EqualInstallment, Repayment::CODES;
    RateMethod::Simple, RateMethod::CODES;
    RepricingDay::JanuaryFirst, RepricingDay::CODES;
    Days::Act360, Days::CODES;
    Rounded::HalfUpCent, Rounded::CODES;
    Change::NewRate, Change::CODES;
    PenaltyOn::Amount, PenaltyOn::CODES;
    PhraseRole::Banned, PhraseRole::CODES;
    RetirementGroup::Male, RetirementGroup::CODES;
    Sex::Male, Sex::CODES;
    Locale::En, &Locale::ALL.map(Locale::tag);
    Currency::Cny, &Currency::ALL.map(Currency::code);
}
