//! The side on which a rounded amount stays.

use rust_decimal::Decimal;

use finplan_base::decimal::DecimalExt as _;

/// On which side of the exact amount a rounded one stays: where a customer acts on it, on the safe one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// Never smaller than it is: what must be paid, saved or held, and what is owed.
    AtLeast,
    /// Never larger than it is: what may be spent or borrowed, what is gained or left.
    AtMost,
}

/// What a solver's last digits are not worth.
const NOISE: u32 = 12;

impl Side {
    /// The number with at most `places` decimals on this side of the exact one.
    ///
    /// ```
    /// use finplan_domain::money::Side;
    /// let exact = "-10.491".parse().unwrap();
    /// assert_eq!(Side::AtLeast.round(exact, 1).to_string(), "-10.4");
    /// assert_eq!(Side::AtMost.round(exact, 1).to_string(), "-10.5");
    /// // A goal that is met exactly is not missed by the thirtieth digit.
    /// assert_eq!(Side::AtMost.round("199.99999999999999".parse().unwrap(), 0).to_string(), "200");
    /// ```
    #[must_use]
    pub fn round(self, amount: Decimal, places: u32) -> Decimal {
        let amount = amount.round_half_up(NOISE);
        match self {
            Side::AtLeast => amount.ceil_dp(places),
            Side::AtMost => amount.floor_dp(places),
        }
    }
}
