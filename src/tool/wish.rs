//! What people come for: the groups under which the home screen has its tools.

/// What somebody wants.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Wish {
    /// A home.
    Home,
    /// To borrow, or to be rid of what was borrowed.
    Borrowing,
    /// To save, and to have money work.
    Saving,
    /// To be safe when something happens.
    Protection,
    /// To know what suits.
    Myself,
}

impl Wish {
    /// Every wish, in the order of the home screen.
    pub const ALL: [Wish; 5] = [Wish::Home, Wish::Borrowing, Wish::Saving, Wish::Protection, Wish::Myself];

    /// Its name in texts.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Wish::Home => "home",
            Wish::Borrowing => "borrowing",
            Wish::Saving => "saving",
            Wish::Protection => "protection",
            Wish::Myself => "myself",
        }
    }
}
