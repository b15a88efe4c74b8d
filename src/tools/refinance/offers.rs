//! The loan there is, the offers, and what each comes to.

use super::{FieldError, Intro, NewLoan, Pay, Refinance};
use crate::domain::debt::{ComparedLoan, LoanChoice, LoanComparison, compare_loans};
use crate::domain::loan::{LoanError, LoanEvent, Method, Schedule, Strategy, Terms, schedule_with};
use crate::domain::money::{Currency, Money, Rounding};
use crate::domain::rate::AnnualRate;

/// A loan of the whole balance: an offer, or the one there is.
#[derive(Clone, Copy)]
pub(super) struct Offer {
    pub(super) rate: AnnualRate,
    /// Another rate for so many months at first.
    pub(super) intro: Option<(AnnualRate, u32)>,
    pub(super) months: u32,
    /// What is paid at once to get it, without the penalty of the old one.
    pub(super) fees: Money,
}

/// What is owed, and on which terms it could go on.
#[derive(Clone)]
pub(super) struct RefinanceTerms {
    pub(super) balance: Money,
    pub(super) currency: Currency,
    pub(super) stay: Offer,
    /// What leaving the old loan costs.
    pub(super) penalty: Money,
    /// Whether the old payment goes on where the new one is lower.
    pub(super) keep_payment: bool,
    pub(super) offers: Vec<Offer>,
}

/// Every loan to its end, the one there is first.
pub(super) struct OfferComparison {
    pub(super) loans: Vec<LoanChoice>,
    pub(super) compared: LoanComparison,
    /// What the loan there is comes to, and the cheapest offer.
    pub(super) stay: ComparedLoan,
    pub(super) result: ComparedLoan,
    /// The place of that offer, from 1.
    pub(super) best: usize,
}

impl Offer {
    fn of(place: usize, input: &NewLoan) -> Result<Offer, FieldError> {
        let intro = match input.intro {
            Intro::No => None,
            Intro::Yes => Some((
                NewLoan::INTRO_RATE.at(place).shown(input.intro_rate)?,
                NewLoan::INTRO_MONTHS.at(place).shown(input.intro_months)?,
            )),
        };
        Ok(Offer { rate: input.rate, intro, months: input.term, fees: input.fees })
    }
}

impl RefinanceTerms {
    pub(super) fn of(input: &Refinance, currency: Currency) -> Result<RefinanceTerms, FieldError> {
        let penalty = input.balance.percent(input.penalty, Rounding::HalfUp);
        let offers = input.offers.iter().enumerate().map(|(place, offer)| Offer::of(place, offer));
        Ok(RefinanceTerms {
            balance: input.balance,
            currency,
            stay: Offer { rate: input.current_rate, intro: None, months: input.months_left, fees: Money::ZERO },
            penalty: penalty.map_err(|_| FieldError::out_of_range(Refinance::PENALTY))?,
            keep_payment: match input.pay {
                Pay::Due => false,
                Pay::Keep => true,
            },
            offers: offers.collect::<Result<_, _>>()?,
        })
    }

    /// A loan to its end, with at least `least_payment` paid each month.
    pub(super) fn schedule(&self, offer: &Offer, least_payment: Money) -> Result<Schedule, FieldError> {
        let terms = Terms {
            principal: self.balance,
            annual_rate: offer.intro.map_or(offer.rate, |intro| intro.0),
            months: offer.months,
            method: Method::EqualInstallment,
            currency: self.currency,
        };
        let mut events = Vec::new();
        if let Some((_, months)) = offer.intro {
            events.push(LoanEvent::Rate { from: months.saturating_add(1), rate: offer.rate });
        }
        if least_payment.is_positive() {
            events.push(LoanEvent::Budget { from: 1, amount: least_payment, strategy: Strategy::ReduceTerm });
        }
        schedule_with(&terms, &events).map_err(|error| match error {
            LoanError::Rate => FieldError::out_of_range(Refinance::CURRENT_RATE),
            _ => FieldError::out_of_range(Refinance::BALANCE),
        })
    }

    pub(super) fn compare(&self) -> Result<OfferComparison, FieldError> {
        let stay = self.schedule(&self.stay, Money::ZERO)?;
        let least_payment = if self.keep_payment { stay.first_payment() } else { Money::ZERO };
        let mut loans = vec![LoanChoice { schedule: stay, upfront: Money::ZERO }];
        for offer in &self.offers {
            let upfront = offer.fees + self.penalty;
            loans.push(LoanChoice { schedule: self.schedule(offer, least_payment)?, upfront });
        }
        let out_of_range = || FieldError::out_of_range(Refinance::BALANCE);
        let compared = compare_loans(&loans).map_err(|_| out_of_range())?;
        let offers = compared.choices.iter().enumerate().skip(1);
        let (best, result) = offers.min_by_key(|(_, one)| one.cost).ok_or_else(out_of_range)?;
        let (stay, result) = (compared.choices.first().ok_or_else(out_of_range)?.clone(), result.clone());
        Ok(OfferComparison { loans, compared, stay, result, best })
    }

    /// What each term of an offer saves, when they take the place of those of the old loan one after the other:
    /// together they are the saving.
    pub(super) fn parts(
        &self,
        offer: &Offer,
        comparison: &OfferComparison,
    ) -> Result<Vec<(&'static str, Money)>, FieldError> {
        let mut parts = Vec::new();
        let mut one = Offer { rate: offer.rate, ..self.stay };
        let mut before = comparison.stay.interest;
        let mut add = |name: &'static str, one: &Offer, least_payment: Money| -> Result<(), FieldError> {
            let after = self.schedule(one, least_payment)?.total_interest();
            parts.push((name, before - after));
            before = after;
            Ok(())
        };
        add("rate", &one, Money::ZERO)?;
        if offer.intro.is_some() {
            one.intro = offer.intro;
            add("intro", &one, Money::ZERO)?;
        }
        if offer.months != one.months {
            one.months = offer.months;
            add("term", &one, Money::ZERO)?;
        }
        if self.keep_payment {
            add("pace", &one, comparison.stay.first_payment)?;
        }
        parts.push(("cost", -comparison.result.fees));
        Ok(parts)
    }
}
