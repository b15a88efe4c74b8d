//! Where the customer is, and the way back.

/// The screens that were gone through, of which the last is shown; never empty.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Trail<S> {
    home: S,
    behind: Vec<S>,
    here: S,
}

impl<S: Copy + PartialEq> Trail<S> {
    /// At home.
    #[must_use]
    pub const fn at(home: S) -> Trail<S> {
        Trail { home, behind: Vec::new(), here: home }
    }

    /// Where the customer is.
    #[must_use]
    pub const fn here(&self) -> S {
        self.here
    }

    /// Whether there is a screen to go back to.
    #[must_use]
    pub const fn leads_back(&self) -> bool {
        !self.behind.is_empty()
    }

    /// Goes on to another screen.
    pub fn go(&mut self, screen: S) {
        self.behind.push(self.here);
        self.here = screen;
    }

    /// Goes to another screen in place of this one.
    pub const fn replace(&mut self, screen: S) {
        self.here = screen;
    }

    /// Goes back to the screen before; home where there is none.
    pub fn back(&mut self) {
        self.here = self.behind.pop().unwrap_or(self.home);
    }

    /// Begins anew at a screen, from which it leads back home.
    pub fn open(&mut self, screen: S) {
        self.behind.clear();
        if screen != self.home {
            self.behind.push(self.home);
        }
        self.here = screen;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_link_leads_back_home() {
        let mut trail = Trail::at(0);
        trail.go(1);
        trail.open(7);
        assert_eq!((trail.here(), trail.leads_back()), (7, true));
        trail.back();
        assert_eq!((trail.here(), trail.leads_back()), (0, false));
        trail.back();
        assert_eq!(trail.here(), 0, "home leads nowhere back");
        trail.open(0);
        assert!(!trail.leads_back());
    }

    proptest! {
        #[test]
        fn back_returns_to_the_screen_before(way in prop::collection::vec(1..9_u8, 1..20), other in 1..9_u8) {
            let mut trail = Trail::at(0);
            let mut before = Vec::new();
            for screen in way {
                before.push(trail.clone());
                trail.go(screen);
            }
            // Whatever stands in place of the last, the way back is the same.
            trail.replace(other);
            while let Some(there) = before.pop() {
                trail.back();
                prop_assert_eq!(&trail, &there);
            }
            prop_assert!(!trail.leads_back());
        }
    }
}
