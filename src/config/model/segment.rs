//! How segments are written down.

use crate::advice::id::Id;
use crate::advice::segment::{Planned, Rule, Segment};
use crate::config::node::{node, suggestion};
use crate::config::problem::{Code, Problems, languages};
use crate::tool::registry::{IDS, find, known};

node! {
    /// A group of customers with the same needs. The first segment of the list whose rule holds counts.
    Segment, check check {
        /// Its name in rules and events; never shown.
        id,
        /// The heading over the suggestions: it names the need, never the person.
        heading,
        /// Why these products come first, in one sentence.
        reason,
        /// Who belongs to it; without conditions, everybody.
        [optional] when,
        /// What they need, the most important first.
        needs,
    }
}

node! {
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
        /// At least so many variants of one tool are kept.
        [optional] kept_from,
        /// The questionnaire was finished in this visit.
        [optional] finished,
        /// One of these rules holds.
        [optional] any,
        /// None of these rules holds.
        [optional] not,
    }
}

node! {
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
        problems.note_at(&["needs"], Code::Empty, "at least one need", "none");
    }
    for (key, text) in [("heading", &segment.heading), ("reason", &segment.reason)] {
        for (language, text) in languages(text) {
            let (id, text) = (spaced(&segment.id), spaced(text));
            for words in [id.as_str()].into_iter().chain(BLUNT.split('|')) {
                if holds(&text, words) {
                    let expected = "the need, without a label of the person or the name of the segment";
                    problems.note_at(&[key, language], Code::Wording, expected, words);
                    break;
                }
            }
        }
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
        problems.note_at(pointer, Code::UnknownId, &suggestion(tool, &IDS), tool);
    }
}

fn check_planned(plan: &Planned, problems: &mut Problems) {
    check_tool(&["tool"], &plan.tool, problems);
    let bounded = plan.from.is_some() || plan.to.is_some();
    if plan.input.is_some() != bounded {
        problems.note_at(&["input"], Code::Inconsistent, "an input with from, to or both, or none of them", "not so");
    } else if plan.from.zip(plan.to).is_some_and(|(from, to)| from > to) {
        problems.note_at(&["from"], Code::Inconsistent, "at most to", "more");
    }
    let (Some(tool), Some(id)) = (find(&plan.tool), &plan.input) else { return };
    if tool.input(id).is_none_or(|input| input.kind.range().is_none()) {
        let mut inputs = Vec::new();
        for input in tool.inputs {
            if input.kind.range().is_some() {
                inputs.push(input.id);
            }
        }
        problems.note_at(&["input"], Code::UnknownId, &suggestion(id, &inputs), id);
    }
}
