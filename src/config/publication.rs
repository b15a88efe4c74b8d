//! A bank's document in pieces, as it is published: each screen loads what it shows of it.
//!
//! A piece is a document with some of the keys; together they are the whole. Before them comes the front: what the page
//! has to know before the program is there.

use crate::base::json::{self, Json};

/// The version of the published form, under the key `finplan` of the front.
pub const PUBLICATION_VERSION: u32 = 1;

/// A piece of a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Piece {
    /// What every screen needs: who speaks, in which languages and colours, what home offers.
    Home,
    /// What the tools need.
    Tools,
    /// What the questionnaire and the suggestions need besides.
    Advice,
    /// What only the checks read.
    Rules,
}

impl Piece {
    /// Every piece.
    pub const ALL: [Piece; 4] = [Piece::Home, Piece::Tools, Piece::Advice, Piece::Rules];

    /// Its name in the front and in the file's name.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Piece::Home => "home",
            Piece::Tools => "tools",
            Piece::Advice => "advice",
            Piece::Rules => "rules",
        }
    }

    /// The piece that an entry of a document lies in.
    ///
    /// ```
    /// use finplan::config::Piece;
    /// assert_eq!(Piece::of("products"), Piece::Advice);
    /// assert_eq!(Piece::of("packs"), Piece::Tools);
    /// ```
    #[must_use]
    pub fn of(key: &str) -> Piece {
        match key {
            "schema" | "version" | "institution" | "theme" | "locales" | "home" | "browser_history" | "calm"
            | "texts" => Piece::Home,
            "tools" | "packs" | "saving_cases" | "cost_statement" | "lifecycle" => Piece::Tools,
            "$schema" | "wording" => Piece::Rules,
            _ => Piece::Advice,
        }
    }
}

/// The document that pieces are together.
#[must_use]
pub fn joined(pieces: impl IntoIterator<Item = Json>) -> Json {
    let entries = pieces.into_iter().flat_map(|piece| match piece {
        Json::Object(entries) => entries,
        _ => Vec::new(),
    });
    Json::Object(entries.collect())
}

/// What the page has to know of a document before its first screen: the languages and the colours. `None` where that
/// cannot be read.
///
/// ```
/// use finplan::config::front;
/// let document = r##"{"schema": 1, "locales": ["en"], "theme": {"radius": 8}, "home": ["mortgage", "debts"]}"##;
/// let front = front(&finplan::base::json::parse(document).unwrap()).unwrap();
/// assert_eq!(front, r##"{"locales":["en"],"theme":{"radius":8}}"##);
/// ```
#[must_use]
pub fn front(document: &Json) -> Option<String> {
    let locales = document.entry("locales")?.clone();
    let theme = document.entry("theme").map(|theme| ("theme".to_owned(), theme.clone()));
    let mut entries = vec![("locales".to_owned(), locales)];
    entries.extend(theme);
    json::stringify(&Json::Object(entries))
}
