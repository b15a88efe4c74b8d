//! How segments are written down.

use rust_decimal::Decimal;

use crate::advice::level::Grade;
use crate::advice::segment::{First, Planned, Rule, Segment};
use crate::base::Id;
use crate::config::node::{object, suggestion};
use crate::config::problem::{ProblemCode, Problems, languages};
use crate::tools::registry::{IDS, described, known};

object! {
    /// A group of customers with the same needs. The first segment of the list whose rule holds counts.
    Segment, check check {
        /// Its name in rules and events; never shown.
        id,
        /// The heading over the suggestions: it names the need, never the person.
        heading,
        /// Why these products come first, in one sentence. It stands there only where `first` is kept: without such a
        /// rule, never.
        [optional] reason,
        /// What comes first: products of which one of these rules holds. The order and the sentence both come from it.
        [optional] first,
        /// Who belongs to it; without conditions, everybody.
        [optional] when,
        /// What they need, the most important first.
        needs,
    }
}

object! {
    /// What a product is like that comes first. Everything given must hold.
    First, check check_first {
        /// It serves one of these.
        [optional] needs,
        /// Its smallest amount is at most this.
        [optional] minimum_to,
        /// Money put in today can be had again within so many days; it is not meant to stay longer, and has no word on
        /// early exit.
        [optional] cash_days_to,
        /// Its value does not fall, or it is graded no higher.
        [optional] grade_to,
        /// It is meant to be kept for at least so many months.
        [optional] holding_from,
    }
}

object! {
    /// A rule over what is known. Everything given must hold; what is unknown about a customer does not.
    Rule, check check_rule {
        /// One of these levels.
        [optional] levels,
        /// One of these occupations.
        [optional] occupations,
        /// At least this age.
        [optional] age_from,
        /// At most this age.
        [optional] age_to,
        /// At least this investable amount.
        [optional] means_from,
        /// At most this investable amount.
        [optional] means_to,
        /// At least this many months before the money is needed.
        [optional] horizon_from,
        /// At most this many months before the money is needed.
        [optional] horizon_to,
        /// One of these goals.
        [optional] goals,
        /// One of these tools was opened in this visit.
        [optional] opened,
        /// Something was entered in a tool in this visit.
        [optional] plan,
        /// At least so many scenarios of one tool are kept.
        [optional] kept_from,
        /// The questionnaire was finished in this visit.
        [optional] finished,
        /// One of these rules holds.
        [optional] any,
        /// None of these rules holds.
        [optional] not,
    }
}

object! {
    /// Something that was entered in a tool; with an input, a number within bounds.
    Planned, check check_planned {
        /// The tool.
        tool,
        /// Its input.
        [optional] input,
        /// At least this.
        [optional] from,
        /// At most this.
        [optional] to,
    }
}

/// Words that judge or sort people: a heading and a reason name the need. Source: the house rules for words, rule 6 (no
/// shame, no alarm, no verdict on the person), of 2026-11-22.
const BLUNT: &str = "高净值|高淨值|低收入|低端|有钱人|有錢人|富人|富豪|土豪|穷|窮|没钱|沒錢|小白|菜鸟|菜鳥|韭菜|散户|散戶|老年人|老人|大妈|大媽|客群|\
    high net worth|wealthy|rich|poor|low income|novice|elderly|old people|beginner|newbie|subprime|segment";

fn check(segment: &Segment, problems: &mut Problems) {
    if segment.needs.is_empty() {
        problems.note_at(&["needs"], ProblemCode::Empty, "at least one need", "none");
    }
    check_promise(segment, problems);
    for (key, text) in [("heading", Some(&segment.heading)), ("reason", segment.reason.as_ref())] {
        for (language, text) in text.into_iter().flat_map(languages) {
            let (id, text) = (spaced(&segment.id), spaced(text));
            for words in [id.as_str()].into_iter().chain(BLUNT.split('|')) {
                if holds(&text, words) {
                    let expected = "the need, without a label of the person or the name of the segment";
                    problems.note_at(&[key, language], ProblemCode::Wording, expected, words);
                    break;
                }
            }
        }
    }
}

/// What a sentence promises of the products that come first.
#[derive(Clone, Copy)]
enum Promise {
    /// They ask for little.
    Minimum,
    /// They are soon turned into cash.
    Cash,
    /// Their value moves little.
    Steady,
    /// They are meant to be kept.
    Long,
}

/// The words of a sentence that promise something, and what of `first` must keep it. Source: the house rules for words,
/// rule 3 (nothing is promised that the order does not keep), of 2026-11-29.
const PROMISES: [(Promise, &str, &str); 4] = [
    (
        Promise::Minimum,
        "minimum_to",
        "起点低|低起点|起投低|起点金额小|起點低|低起點|最低金額小|最低金額低|小額|小额|small minimum|low minimum|low entry|\
        start small|little money",
    ),
    (
        Promise::Cash,
        "cash_days_to",
        "取用方便|取用灵活|随时可取|随取|方便取|容易取|流动性好|領回方便|隨時可領|隨時領回|流動性好|easy access|\
        easily withdrawn|easy to withdraw|withdraw at any time|liquid",
    ),
    (
        Promise::Steady,
        "grade_to",
        "波动小|少波动|起落小|平稳|波動小|少波動|起落小|平穩|small ups and downs|smaller ups and downs|steady|stable",
    ),
    (Promise::Long, "holding_from", "久放|长期持有|長期持有|kept long|keep long|kept for long"),
];

/// The longest that is still easy access, in days.
const MAX_EASY_ACCESS_DAYS: u32 = 7;

/// Notes every promise of the sentence that some way to come first does not keep.
fn check_promise(segment: &Segment, problems: &mut Problems) {
    let Some(reason) = segment.reason.as_ref().filter(|_| !segment.first.is_empty()) else { return };
    for (language, text) in languages(reason) {
        let text = text.to_ascii_lowercase();
        for (promise, key, words) in PROMISES {
            let Some(words) = words.split('|').find(|words| holds(&text, words)) else { continue };
            for (place, first) in segment.first.iter().enumerate() {
                let kept = match promise {
                    Promise::Minimum => first.minimum_to.is_some(),
                    Promise::Cash => first.cash_days_to.is_some_and(|days| days <= MAX_EASY_ACCESS_DAYS),
                    Promise::Steady => first.grade_to.is_some_and(|grade| grade <= Grade::R2),
                    Promise::Long => first.holding_from.is_some(),
                };
                if !kept {
                    let expected = format!("{key} of first/{place} that keeps these words");
                    problems.note_at(&["reason", language], ProblemCode::Inconsistent, &expected, words);
                }
            }
        }
    }
}

fn check_first(first: &First, problems: &mut Problems) {
    if *first == First::default() {
        problems.note(ProblemCode::Empty, "at least one condition", "none");
    }
    if first.cash_days_to.is_some() && first.holding_from.is_some() {
        let expected = "cash_days_to or holding_from: no product has both";
        problems.note_at(&["holding_from"], ProblemCode::Inconsistent, expected, "both");
    }
    if first.minimum_to.is_some_and(|most| most < Decimal::ZERO) {
        problems.note_at(&["minimum_to"], ProblemCode::Range, "0 or more", "less");
    }
}

/// A text in small letters with spaces between its words.
fn spaced(text: &str) -> String {
    let mut spaced = String::new();
    for letter in text.chars() {
        spaced.push(if matches!(letter, '_' | '-') { ' ' } else { letter.to_ascii_lowercase() });
    }
    spaced
}

/// Whether the text has these words; Latin words as wholes, so that `enrich` is no `rich`.
fn holds(text: &str, words: &str) -> bool {
    let apart = |letter: Option<char>| !letter.is_some_and(|letter| letter.is_ascii_alphanumeric());
    text.match_indices(words).any(|(at, _)| {
        let before = text.get(..at).and_then(|before| before.chars().next_back());
        let after = text.get(at.saturating_add(words.len())..).and_then(|after| after.chars().next());
        apart(before) && apart(after)
    })
}

fn check_rule(rule: &Rule, problems: &mut Problems) {
    for (place, tool) in rule.opened.iter().enumerate() {
        check_tool(&["opened", &place.to_string()], tool, problems);
    }
}

fn check_tool(pointer: &[&str], tool: &Id, problems: &mut Problems) {
    if known(tool).is_none() {
        problems.note_at(pointer, ProblemCode::UnknownId, &suggestion(tool, &IDS), tool);
    }
}

fn check_planned(plan: &Planned, problems: &mut Problems) {
    check_tool(&["tool"], &plan.tool, problems);
    let bounded = plan.from.is_some() || plan.to.is_some();
    if plan.input.is_some() != bounded {
        problems.note_at(
            &["input"],
            ProblemCode::Inconsistent,
            "an input with from, to or both, or none of them",
            "not so",
        );
    } else if plan.from.zip(plan.to).is_some_and(|(from, to)| from > to) {
        problems.note_at(&["from"], ProblemCode::Inconsistent, "at most to", "more");
    }
    if let Some(rules) = problems.tools {
        (rules.planned)(plan, problems);
    }
}

/// Whether a tool has the input that is asked for.
pub(in crate::config) fn check_input(plan: &Planned, problems: &mut Problems) {
    let (Some(tool), Some(id)) = (described(&plan.tool), &plan.input) else { return };
    if tool.input(id).is_none_or(|input| input.kind.range().is_none()) {
        let mut inputs = Vec::new();
        for input in tool.inputs {
            if input.kind.range().is_some() {
                inputs.push(input.id);
            }
        }
        problems.note_at(&["input"], ProblemCode::UnknownId, &suggestion(id, &inputs), id);
    }
}
