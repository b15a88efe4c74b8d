//! Where the customer is, and the way back to the place that she left, and forth again.

/// The screens that were gone through: those before the one that is shown, and those that she came back from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ScreenHistory<S> {
    home: S,
    earlier: Vec<Visited<S>>,
    current: Visited<S>,
    /// The next one last.
    later: Vec<Visited<S>>,
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
        ScreenHistory { home, earlier: Vec::new(), current: Visited::top_of(home), later: Vec::new() }
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

    /// How many screens lie before this one.
    #[must_use]
    pub const fn place(&self) -> usize {
        self.earlier.len()
    }

    /// The screen that she came back from; `None` where she came to this one on a new way.
    #[must_use]
    pub fn next(&self) -> Option<S> {
        self.later.last().map(|visited| visited.screen)
    }

    /// Goes on to another screen from this one, which is scrolled so far. What she came back from is gone.
    pub fn push(&mut self, screen: S, scroll: u32) {
        self.earlier.push(Visited { scroll, ..self.current });
        self.current = Visited::top_of(screen);
        self.later.clear();
    }

    /// Goes to another screen in place of this one.
    pub const fn replace(&mut self, screen: S) {
        self.current = Visited::top_of(screen);
    }

    /// Goes back to the screen before, and to the place on it, from this one, which is scrolled so far; home, in place of
    /// this one, where there is none.
    pub fn back(&mut self, scroll: u32) {
        match self.earlier.pop() {
            Some(before) => {
                self.later.push(Visited { scroll, ..self.current });
                self.current = before;
            }
            None => self.replace(self.home),
        }
    }

    /// Goes to the screen before which so many lie, from this one, which is scrolled so far; to the last where there are
    /// fewer.
    pub fn travel(&mut self, place: usize, scroll: u32) {
        self.current.scroll = scroll;
        while self.place() > place
            && let Some(before) = self.earlier.pop()
        {
            self.later.push(std::mem::replace(&mut self.current, before));
        }
        while self.place() < place
            && let Some(next) = self.later.pop()
        {
            self.earlier.push(std::mem::replace(&mut self.current, next));
        }
    }

    /// Begins anew at a screen.
    pub fn reset(&mut self, screen: S) {
        *self = ScreenHistory { current: Visited::top_of(screen), ..ScreenHistory::new(self.home) };
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
        assert_eq!((history.current(), history.place()), (7, 0));
        history.back(10);
        assert_eq!((history.current(), history.place()), (0, 0));
        history.back(10);
        assert_eq!(history.current(), 0, "home leads nowhere back");
    }

    #[test]
    fn a_new_way_forgets_what_she_came_back_from() {
        let mut history = ScreenHistory::new(0);
        history.push(1, 0);
        history.push(2, 0);
        history.back(0);
        assert_eq!(history.next(), Some(2), "she came back from it");
        history.push(3, 0);
        assert_eq!(history.next(), None);
        history.travel(9, 0);
        assert_eq!((history.current(), history.place()), (3, 2));
        history.travel(1, 0);
        assert_eq!(history.current(), 1);
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
                history.back(0);
                prop_assert_eq!((history.current(), history.scroll()), there);
            }
            prop_assert_eq!(history.place(), 0);
        }

        /// However often the browser goes to and fro, each screen is found as it was left.
        #[test]
        fn travelling_is_undone_by_travelling_back(
            way in prop::collection::vec((1..9_u8, 0..5_000_u32), 0..20),
            stops in prop::collection::vec(0..25_usize, 0..20),
            scroll in 0..5_000_u32,
        ) {
            let mut history = ScreenHistory::new(0);
            for (screen, scroll) in &way {
                history.push(*screen, *scroll);
            }
            let (place, mut screens) = (history.place(), vec![(0, way.first().map_or(scroll, |one| one.1))]);
            let left_at = way.iter().skip(1).map(|(_, scroll)| *scroll).chain([scroll]);
            screens.extend(way.iter().map(|(screen, _)| *screen).zip(left_at));
            let mut left = scroll;
            for stop in stops {
                history.travel(stop, left);
                prop_assert_eq!(history.place(), stop.min(way.len()));
                prop_assert_eq!((history.current(), history.scroll()), screens[history.place()]);
                left = history.scroll();
            }
            history.travel(place, left);
            prop_assert_eq!((history.current(), history.scroll()), screens[place]);
        }
    }
}
