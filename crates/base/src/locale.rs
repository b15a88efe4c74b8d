//! Text in every language the widget speaks.

/// A language of the widget. Texts exist in all of them or in none.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Locale {
    /// Simplified Chinese, mainland China (简体中文).
    ZhCn,
    /// Traditional Chinese, Taiwan (繁體中文).
    ZhTw,
    /// English, international with British spelling.
    En,
}

impl Locale {
    /// Every locale, in the order in which texts are written down.
    pub const ALL: [Locale; 3] = [Locale::ZhCn, Locale::ZhTw, Locale::En];

    /// The BCP 47 tag, as in `lang` attributes and configuration files.
    ///
    /// ```
    /// # use finplan_base::Locale;
    /// assert_eq!(Locale::ZhTw.tag(), "zh-TW");
    /// ```
    #[must_use]
    pub const fn tag(self) -> &'static str {
        match self {
            Locale::ZhCn => "zh-CN",
            Locale::ZhTw => "zh-TW",
            Locale::En => "en",
        }
    }

    /// The locale of exactly this tag.
    #[must_use]
    pub fn from_tag(tag: &str) -> Option<Locale> {
        Locale::ALL.into_iter().find(|locale| locale.tag() == tag)
    }

    /// The locale that serves a reader of `tag` best: `zh-HK` and `zh-Hant` read Traditional Chinese,
    /// any other `zh` Simplified Chinese, everybody else English.
    ///
    /// ```
    /// # use finplan_base::Locale;
    /// assert_eq!(Locale::closest("zh-Hant-HK"), Locale::ZhTw);
    /// assert_eq!(Locale::closest("zh"), Locale::ZhCn);
    /// assert_eq!(Locale::closest("fr-FR"), Locale::En);
    /// ```
    #[must_use]
    pub fn closest(tag: &str) -> Locale {
        let mut parts = tag.split(['-', '_']);
        if !parts.next().is_some_and(|p| p.eq_ignore_ascii_case("zh")) {
            return Locale::En;
        }
        let traditional = ["hant", "tw", "hk", "mo"];
        if parts.any(|p| traditional.iter().any(|t| p.eq_ignore_ascii_case(t))) { Locale::ZhTw } else { Locale::ZhCn }
    }

    /// The place of this locale in [`Locale::ALL`] and in rows of texts.
    #[must_use]
    pub const fn index(self) -> usize {
        match self {
            Locale::ZhCn => 0,
            Locale::ZhTw => 1,
            Locale::En => 2,
        }
    }
}

/// The same text in every language.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct LocalText {
    /// Simplified Chinese.
    pub zh_cn: String,
    /// Traditional Chinese as written in Taiwan.
    pub zh_tw: String,
    /// English.
    pub en: String,
}

impl LocalText {
    /// The text for a reader of `locale`.
    #[must_use]
    pub fn get(&self, locale: Locale) -> &str {
        match locale {
            Locale::ZhCn => &self.zh_cn,
            Locale::ZhTw => &self.zh_tw,
            Locale::En => &self.en,
        }
    }
}
