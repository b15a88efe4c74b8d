//! Ways of repaying a loan, as several tools offer them.

use crate::domain::loan::{Method, Strategy};
use crate::tool::choice::Choice;

/// How the payments of a loan run (还款方式).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Choice)]
pub enum Repayment {
    /// Every payment is the same (等额本息).
    EqualInstallment,
    /// Every payment holds the same principal, and ever less interest (等额本金).
    EqualPrincipal,
}

/// What a prepayment changes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Choice)]
pub enum Mode {
    /// The payments stay, and there are fewer of them.
    Shorten,
    /// As many payments stay, and they are lower.
    Lower,
}

impl Repayment {
    /// How the payments are calculated.
    #[must_use]
    pub const fn method(self) -> Method {
        match self {
            Repayment::EqualInstallment => Method::EqualInstallment,
            Repayment::EqualPrincipal => Method::EqualPrincipal,
        }
    }

    /// The other way.
    #[must_use]
    pub const fn other(self) -> Repayment {
        match self {
            Repayment::EqualInstallment => Repayment::EqualPrincipal,
            Repayment::EqualPrincipal => Repayment::EqualInstallment,
        }
    }
}

impl Mode {
    /// How the payments are calculated.
    #[must_use]
    pub const fn strategy(self) -> Strategy {
        match self {
            Mode::Shorten => Strategy::ReduceTerm,
            Mode::Lower => Strategy::ReducePayment,
        }
    }

    /// The other way.
    #[must_use]
    pub const fn other(self) -> Mode {
        match self {
            Mode::Shorten => Mode::Lower,
            Mode::Lower => Mode::Shorten,
        }
    }
}
