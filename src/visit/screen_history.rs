//! Where the customer is, and the way back to the place that she left.

/// The screens that were gone through, of which the last is shown; never empty.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ScreenHistory<S> {
    home: S,
    earlier: Vec<Visited<S>>,
    current: Visited<S>,
}

/// A screen, and how far it was scrolled when it was left.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Visited<S> {
    screen: S,
    scroll: u32,
}

impl<S> Visited<S> {
    const fn top_of(screen: S) -> Visited<S> {
        Visited { screen, scroll: 0 }
    }
}

impl<S: Copy + PartialEq> ScreenHistory<S> {
    /// At home.
    #[must_use]
    pub const fn new(home: S) -> ScreenHistory<S> {
        ScreenHistory { home, earlier: Vec::new(), current: Visited::top_of(home) }
    }

    /// Where the customer is.
    #[must_use]
    pub const fn current(&self) -> S {
        self.current.screen
    }

    /// How far it is to be scrolled, in pixels: to the top, unless the customer comes back.
    #[must_use]
    pub const fn scroll(&self) -> u32 {
        self.current.scroll
    }

    /// Whether there is a screen to go back to.
    #[must_use]
    pub const fn can_go_back(&self) -> bool {
        !self.earlier.is_empty()
    }

    /// Goes on to another screen from this one, which is scrolled so far.
    pub fn push(&mut self, screen: S, scroll: u32) {
        self.earlier.push(Visited { scroll, ..self.current });
        self.current = Visited::top_of(screen);
    }

    /// Goes to another screen in place of this one.
    pub const fn replace(&mut self, screen: S) {
        self.current = Visited::top_of(screen);
    }

    /// Goes back to the screen before, and to the place on it; home where there is none.
    pub fn back(&mut self) {
        self.current = self.earlier.pop().unwrap_or(Visited::top_of(self.home));
    }

    /// Begins anew at a screen, from which it leads back home.
    pub fn reset(&mut self, screen: S) {
        self.earlier.clear();
        if screen != self.home {
            self.earlier.push(Visited::top_of(self.home));
        }
        self.current = Visited::top_of(screen);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_link_leads_back_home() {
        let mut history = ScreenHistory::new(0);
        history.push(1, 30);
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
        fn back_returns_to_the_screen_before_and_to_the_place_on_it(
            way in prop::collection::vec((1..9_u8, 0..5_000_u32), 1..20),
            other in 1..9_u8,
        ) {
            let mut history = ScreenHistory::new(0);
            let mut before = Vec::new();
            for (screen, scroll) in way {
                before.push((history.current(), scroll));
                history.push(screen, scroll);
                prop_assert_eq!((history.current(), history.scroll()), (screen, 0));
            }
            // Whatever stands in place of the last, the way back is the same.
            history.replace(other);
            while let Some(there) = before.pop() {
                history.back();
                prop_assert_eq!((history.current(), history.scroll()), there);
            }
            prop_assert!(!history.can_go_back());
        }
    }
}
