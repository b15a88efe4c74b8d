//! The colours that the page around the widget gives: they come before the bank's own and are checked with them.

use super::model::theme::Theme;
use super::node::{Node as _, suggestion};
use super::problem::{Problem, ProblemCode, Problems};
use crate::base::json::{self, Json};

/// A document whose theme is that of the page, and the bank's own where the page says nothing.
///
/// ```
/// use finplan::{base::json::parse, config::dressed};
/// let document = parse(r##"{"theme": {"radius": 4, "light": {"text": "#000000", "accent": "#111111"}}}"##).unwrap();
/// let given = parse(r##"{"light": {"accent": "#222222"}}"##).unwrap();
/// let both = parse(r##"{"theme": {"radius": 4, "light": {"text": "#000000", "accent": "#222222"}}}"##).unwrap();
/// assert_eq!(dressed(document, given), both);
/// ```
#[must_use]
pub fn dressed(document: Json, theme: Json) -> Json {
    let Json::Object(mut entries) = document else { return document };
    match entries.iter_mut().find(|(key, _)| key == "theme") {
        Some((_, own)) => *own = laid_over(std::mem::replace(own, Json::Null), theme, 1),
        None => entries.push(("theme".to_owned(), theme)),
    }
    Json::Object(entries)
}

/// An object with the entries of another in place of its own, down to the colours of a ground.
fn laid_over(own: Json, other: Json, depth: u8) -> Json {
    let (mut entries, others) = match (own, other) {
        (Json::Object(entries), Json::Object(others)) => (entries, others),
        (_, other) => return other,
    };
    for (key, value) in others {
        match entries.iter_mut().find(|(known, _)| *known == key) {
            Some((_, own)) if depth > 0 => *own = laid_over(std::mem::replace(own, Json::Null), value, 0),
            Some((_, own)) => *own = value,
            None => entries.push((key, value)),
        }
    }
    Json::Object(entries)
}

/// What is wrong with a page's colours over those of this document.
#[must_use]
pub fn theme_problems(document: &Json, theme: &str) -> Vec<Problem> {
    let mut problems = Problems::default();
    problems.suggest = Some(suggestion);
    let mark = problems.enter("theme");
    match json::parse(theme) {
        Ok(theme) => {
            let mut read: Option<Theme> = None;
            let dressed = dressed(document.clone(), theme);
            let _noted = dressed.entry("theme").map(|theme| read.read(theme, &mut problems));
        }
        // The page shows them already: what cannot be read has not been checked.
        Err(error) => problems.note(ProblemCode::Syntax, error.expected, &error.place()),
    }
    problems.leave(mark);
    problems.into_list()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::SAMPLE;

    fn found(theme: &str) -> Vec<(String, ProblemCode)> {
        let problems = theme_problems(&json::parse(SAMPLE).unwrap(), theme);
        problems.into_iter().map(|problem| (problem.pointer, problem.code)).collect()
    }

    #[test]
    fn a_page_s_colours_are_checked_over_the_bank_s() {
        assert_eq!(found(r#"{"radius": 4}"#), []);
        let pale = found(r##"{"light": {"text": "#ffffff"}}"##);
        assert!(
            pale.iter().any(|(pointer, code)| pointer.starts_with("/theme/light") && *code == ProblemCode::Contrast)
        );
        assert_eq!(found(r#"{"mark": "M2 2h20v20h-20z"}"#), []);
        for drawn in ["", "2 2h20", "M2 2h20'/><script>", "M2 2 url(x)"] {
            let mark = format!(r#"{{"mark": "{drawn}"}}"#);
            assert_eq!(found(&mark), [("/theme/mark".to_owned(), ProblemCode::Format)], "{drawn}");
        }
        let long = format!(r#"{{"mark": "M{}"}}"#, "1".repeat(1500));
        assert_eq!(found(&long), [("/theme/mark".to_owned(), ProblemCode::Format)]);
        assert_eq!(found(r#"{"colour": 1}"#), [("/theme/colour".to_owned(), ProblemCode::UnknownKey)]);
    }

    #[test]
    fn a_theme_that_is_no_object_replaces_the_bank_s_and_is_a_problem() {
        let deep = format!(r##"{{"light": {{"text": "#ffffff"}}, "a": {}1{}}}"##, "[".repeat(40), "]".repeat(40));
        assert_eq!(found(&deep), [("/theme".to_owned(), ProblemCode::Syntax)]);
        assert_eq!(found("5").first().map(|(pointer, _)| pointer.as_str()), Some("/theme"));
    }
}
