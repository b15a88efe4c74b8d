//! The numbers that paths are made of.

/// Most assets.
pub const MAX_ASSETS: usize = 12;

/// A number for each asset; 0 for those that are not there.
pub type Assets = [f32; MAX_ASSETS];

/// A plan as the numbers that its paths are made of.
#[derive(Clone, Debug)]
pub struct Tables {
    /// How many assets there are.
    pub assets: usize,
    /// What is there of each asset at the beginning.
    pub initial: Assets,
    /// Log returns of a month from independent normal numbers, a row for each asset, halved
    /// [`halvings`](Tables::halvings) times.
    pub lower: [Assets; MAX_ASSETS],
    /// How often log returns are halved before, and factors squared after, the series is used.
    pub halvings: u32,
    /// One after the other.
    pub years: Vec<Year>,
    /// Where returns come from.
    pub source: Source,
    /// How prices follow, where they are a factor.
    pub prices: Option<PriceRow>,
    /// Whether what is invested is followed month by month.
    pub is_measured: bool,
    /// Whether weights are restored every month.
    pub is_monthly: bool,
    /// Whether they are at all.
    pub is_rebalanced: bool,
}

/// What twelve months have in common.
#[derive(Clone, Debug)]
pub struct Year {
    /// The months.
    pub months: Vec<Month>,
    /// The share of each asset in what goes in.
    pub weights: Assets,
    /// The shares that are restored at the end.
    pub next: Assets,
}

/// A month.
#[derive(Clone, Debug)]
pub struct Month {
    /// What of its value each asset is in the middle of all luck: growth, shocks and fees.
    pub growth: Assets,
    /// The same of prices.
    pub price_growth: f32,
    /// What goes in for each asset, where the month is plain.
    pub added: Assets,
    /// Whether nothing can go out in this month, and nothing went out before.
    pub is_plain: bool,
    /// What goes in, or out.
    pub fixed: f32,
    /// The same of what follows prices, in those of today.
    pub indexed: f32,
}

/// How prices follow the assets' normal numbers and one of their own.
#[derive(Clone, Debug)]
pub struct PriceRow {
    /// Those of the assets.
    pub row: Assets,
    /// Their own.
    pub own: f32,
}

/// Where returns come from.
#[derive(Clone, Debug)]
pub enum Source {
    /// Log returns are normal.
    Normal,
    /// They are Student's, with so many degrees of freedom; `scale` is two less.
    StudentT {
        /// The degrees of freedom.
        degrees: u32,
        /// Two less.
        scale: f32,
    },
    /// They are those of months of the past.
    Past(Past),
}

/// Months of the past.
#[derive(Clone, Debug)]
pub struct Past {
    /// The factor of each asset, month by month.
    pub growth: Vec<Assets>,
    /// The factor of prices.
    pub prices: Vec<f32>,
    /// How many months there are.
    pub months: u32,
    /// How many make a block, where blocks are of one length.
    pub length: u32,
    /// Below this a random word begins a new block, where their length is random.
    pub jump_below: Option<u32>,
}

impl Past {
    pub(super) fn growth(&self, place: u32) -> Assets {
        usize::try_from(place).ok().and_then(|place| self.growth.get(place)).copied().unwrap_or([1.0; MAX_ASSETS])
    }

    pub(super) fn prices(&self, place: u32) -> f32 {
        usize::try_from(place).ok().and_then(|place| self.prices.get(place)).copied().unwrap_or(1.0)
    }

    /// Where each path goes on: at a fresh place where a block begins, else one month further.
    pub(super) fn next(&self, places: [u32; 4], jumps: [u32; 4], fresh: [u32; 4], begins: bool) -> [u32; 4] {
        let [a, b, c, d] = places;
        let [i, j, k, l] = jumps;
        let [p, q, r, s] = fresh;
        let one = |place: u32, jump: u32, fresh: u32| {
            let next = place.wrapping_add(1);
            match self.jump_below {
                _ if begins => fresh,
                Some(below) if jump < below => fresh,
                _ if next >= self.months => 0,
                _ => next,
            }
        };
        [one(a, i, p), one(b, j, q), one(c, k, r), one(d, l, s)]
    }
}
