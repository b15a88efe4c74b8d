//! Where the customer is, and the way back.

/// The screens that were gone through, of which the last is shown; never empty.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ScreenHistory<S> {
    home: S,
    earlier: Vec<S>,
    current: S,
}

impl<S: Copy + PartialEq> ScreenHistory<S> {
    /// At home.
    #[must_use]
    pub const fn new(home: S) -> ScreenHistory<S> {
        ScreenHistory { home, earlier: Vec::new(), current: home }
    }

    /// Where the customer is.
    #[must_use]
    pub const fn current(&self) -> S {
        self.current
    }

    /// Whether there is a screen to go back to.
    #[must_use]
    pub const fn can_go_back(&self) -> bool {
        !self.earlier.is_empty()
    }

    /// Goes on to another screen.
    pub fn push(&mut self, screen: S) {
        self.earlier.push(self.current);
        self.current = screen;
    }

    /// Goes to another screen in place of this one.
    pub const fn replace(&mut self, screen: S) {
        self.current = screen;
    }

    /// Goes back to the screen before; home where there is none.
    pub fn back(&mut self) {
        self.current = self.earlier.pop().unwrap_or(self.home);
    }

    /// Begins anew at a screen, from which it leads back home.
    pub fn reset(&mut self, screen: S) {
        self.earlier.clear();
        if screen != self.home {
            self.earlier.push(self.home);
        }
        self.current = screen;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_link_leads_back_home() {
        let mut history = ScreenHistory::new(0);
        history.push(1);
        history.reset(7);
        assert_eq!((history.current(), history.can_go_back()), (7, true));
        history.back();
        assert_eq!((history.current(), history.can_go_back()), (0, false));
        history.back();
        assert_eq!(history.current(), 0, "home leads nowhere back");
        history.reset(0);
        assert!(!history.can_go_back());
    }

    proptest! {
        #[test]
        fn back_returns_to_the_screen_before(way in prop::collection::vec(1..9_u8, 1..20), other in 1..9_u8) {
            let mut history = ScreenHistory::new(0);
            let mut before = Vec::new();
            for screen in way {
                before.push(history.clone());
                history.push(screen);
            }
            // Whatever stands in place of the last, the way back is the same.
            history.replace(other);
            while let Some(there) = before.pop() {
                history.back();
                prop_assert_eq!(&history, &there);
            }
            prop_assert!(!history.can_go_back());
        }
    }
}
