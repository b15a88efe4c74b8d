//! One of several options.

/// A type that has the options of a choice: derived, see [`Choice`](derive@finplan_derive::Choice).
///
/// ```
/// use finplan::tool::choice::Choice;
///
/// #[derive(Clone, Copy, Debug, PartialEq, Choice)]
/// enum Per {
///     Year,
///     #[code("half_year")]
///     Half,
/// }
/// assert_eq!(Per::CODES, ["year", "half_year"]);
/// assert_eq!(Per::from_code("half_year"), Some(Per::Half));
/// assert_eq!(Per::from_code("month"), None);
/// ```
pub trait Choice: Copy + 'static {
    /// Every option, in the order of the form.
    const ALL: &'static [Self];
    /// The names of all options, in the same order.
    const CODES: &'static [&'static str];

    /// The name in links and texts.
    fn code(self) -> &'static str;

    /// The option of this name.
    #[must_use]
    fn from_code(code: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|option| option.code() == code)
    }
}

pub use finplan_derive::Choice;
