//! What a widget is started with: one object, of which every member has to be there and to be what it is given as.

use std::fmt;

use crate::base::Locale;

/// What a script gave as a member.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum OptionValue {
    /// A text.
    Text(String),
    /// A list of texts.
    Texts(Vec<String>),
    /// `true` or `false`.
    Bool(bool),
    /// Something else, by the name that scripts have for it: `undefined` is what was left out.
    Other(String),
}

/// What a widget is started with, besides the element that it is put into and the page around it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Options {
    /// The bank's document: as a whole, or in its pieces; the first of them alone where it is trusted.
    pub bank: Vec<String>,
    /// It was checked by this version of the program when it was published. Another is checked as a whole before
    /// anything is shown.
    pub trusted: bool,
    /// The colours of the page around the widget, as JSON; empty where it has none of its own.
    pub theme: String,
    /// The texts of the first screen in the language to begin with.
    pub table: String,
    /// The language to begin with, which the page has chosen: it fetches the texts while the program is on its way.
    pub lang: Locale,
    /// The fragment of a link.
    pub link: String,
    /// The query that the visit came with.
    pub utm: String,
    /// The host shows what the link opens and nothing else.
    pub standalone: bool,
}

/// A member that is missing or is something else than it has to be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OptionError {
    /// Its name.
    pub member: &'static str,
    /// What it has to be.
    pub expected: &'static str,
    /// What it is, as far as that can be said without quoting it.
    pub found: String,
}

impl fmt::Display for OptionError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let OptionError { member, expected, found } = self;
        write!(f, "finplan: the option {member} must be {expected}, and is {found}")
    }
}

impl Options {
    /// The members, and what the two are called that only a browser can read.
    pub const MEMBERS: [&'static str; 10] =
        ["root", "host", "bank", "sound", "theme", "table", "lang", "link", "utm", "alone"];

    /// Reads the members; `lookup` looks one up.
    ///
    /// # Errors
    /// The first member that is missing or wrong.
    pub fn read(lookup: &dyn Fn(&'static str) -> OptionValue) -> Result<Options, OptionError> {
        let text = |member| match lookup(member) {
            OptionValue::Text(text) => Ok(text),
            other => Err(option_error(member, "a text", other)),
        };
        let boolean = |member| match lookup(member) {
            OptionValue::Bool(on) => Ok(on),
            other => Err(option_error(member, "true or false", other)),
        };
        let lang = text("lang")?;
        Ok(Options {
            bank: match lookup("bank") {
                OptionValue::Texts(texts) => texts,
                other => return Err(option_error("bank", "a list of texts", other)),
            },
            trusted: boolean("sound")?,
            theme: text("theme")?,
            table: text("table")?,
            lang: Locale::from_tag(&lang)
                .ok_or_else(|| option_error("lang", "a language of the widget", OptionValue::Text(lang)))?,
            link: text("link")?,
            utm: text("utm")?,
            standalone: boolean("alone")?,
        })
    }
}

fn option_error(member: &'static str, expected: &'static str, given: OptionValue) -> OptionError {
    let found = match given {
        OptionValue::Text(_) => "another text".to_owned(),
        OptionValue::Texts(_) => "a list of texts".to_owned(),
        OptionValue::Bool(_) => "a switch".to_owned(),
        OptionValue::Other(kind) => kind,
    };
    OptionError { member, expected, found }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn given(member: &str) -> OptionValue {
        match member {
            "sound" | "alone" => OptionValue::Bool(member == "sound"),
            "lang" => OptionValue::Text("zh-TW".into()),
            "bank" => OptionValue::Texts(vec!["the bank".into(), "more".into()]),
            _ => OptionValue::Text(format!("the {member}")),
        }
    }

    #[test]
    fn every_member_is_taken_over() {
        let expected = Options {
            bank: vec!["the bank".into(), "more".into()],
            trusted: true,
            theme: "the theme".into(),
            table: "the table".into(),
            lang: Locale::ZhTw,
            link: "the link".into(),
            utm: "the utm".into(),
            standalone: false,
        };
        assert_eq!(Options::read(&given), Ok(expected));
    }

    #[test]
    fn each_member_that_is_missing_or_of_another_kind_is_named() {
        let [_root, _host, members @ ..] = Options::MEMBERS;
        for member in members {
            let is_bool = matches!(given(member), OptionValue::Bool(_));
            let another = if is_bool { OptionValue::Text("true".into()) } else { OptionValue::Bool(true) };
            for odd in [OptionValue::Other("undefined".into()), OptionValue::Other("number".into()), another] {
                let read = Options::read(&|name| if name == member { odd.clone() } else { given(name) });
                assert_eq!(read.unwrap_err().member, member, "{odd:?}");
            }
        }
    }

    #[test]
    fn a_language_has_to_be_one_of_the_widget() {
        for lang in ["", "zh", "zh-HK", "EN", "fr"] {
            let lookup = |name| if name == "lang" { OptionValue::Text(lang.into()) } else { given(name) };
            let wrong = Options::read(&lookup).unwrap_err();
            assert_eq!((wrong.member, wrong.expected), ("lang", "a language of the widget"), "{lang}");
        }
    }

    #[test]
    fn what_is_wrong_is_said_without_quoting_it() {
        let lookup = |name| if name == "bank" { OptionValue::Other("undefined".into()) } else { given(name) };
        let said = Options::read(&lookup).unwrap_err().to_string();
        assert_eq!(said, "finplan: the option bank must be a list of texts, and is undefined");
        let lookup = |name| if name == "lang" { OptionValue::Text("13800138000".into()) } else { given(name) };
        assert!(!Options::read(&lookup).unwrap_err().to_string().contains("138"));
    }
}
