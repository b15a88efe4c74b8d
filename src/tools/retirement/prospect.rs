//! The pension and the plan that follow from what was entered. Amounts are at today's prices throughout:
//! what earns or rises does so by its real rate.

use rust_decimal::Decimal;

use super::FieldError;
use super::dates::Dates;
use super::inputs::{PensionSource, Retirement};
use super::rules::PensionRules;
use crate::base::decimal::DecimalExt as _;
use crate::domain::pension::{
    MainlandPension, PensionCase, PensionError, PersonalPensionPlan, Worker, annuity_payment, contribution,
    mainland_pension,
};
use crate::domain::rate::real_rate;
use crate::domain::retirement::{RetirementPath, RetirementPlan, Stream, extra_saving_needed};
use crate::domain::saving::future_value;
use crate::domain::tax::{TaxBracket, TaxTable};
use crate::tool::Context;
use crate::tool::inputs::Key;
use crate::tool::text::{Arg, Text};
use crate::tool::value::Names;

/// What an estimated pension rests on.
#[derive(Clone, Copy, Debug)]
pub(super) struct Estimated {
    pub(super) of: MainlandPension,
    /// The months of contributions by then.
    pub(super) months: u32,
    /// The calculation base and the account by then.
    pub(super) base: Decimal,
    pub(super) account: Decimal,
}

/// What there is to say before any return is assumed.
#[derive(Clone, Debug)]
pub(super) struct Prospect<'a> {
    pub(super) input: &'a Retirement,
    pub(super) rules: Option<PensionRules>,
    pub(super) dates: Dates,
    /// The pension a month that is counted on.
    pub(super) pension: Decimal,
    pub(super) estimated: Option<Estimated>,
}

/// A plan under one return, and how it goes.
#[derive(Clone, Debug)]
pub(super) struct Projection {
    pub(super) plan: RetirementPlan,
    pub(super) path: RetirementPath,
    /// What the enterprise annuity pays a month.
    pub(super) annuity: Decimal,
}

impl<'a> Prospect<'a> {
    pub(super) fn of(input: &'a Retirement, context: &Context) -> Result<Prospect<'a>, FieldError> {
        let rules = PensionRules::of(context);
        let dates = Dates::of(input, rules.as_ref(), context.today)?;
        let mut prospect = Prospect { input, rules, dates, pension: Decimal::ZERO, estimated: None };
        match (input.pension, rules) {
            (PensionSource::Known, _) => prospect.pension = Retirement::KNOWN_PENSION.shown(input.known_pension)?,
            (PensionSource::Estimate, Some(rules)) => {
                let estimated = prospect.estimate(&rules)?;
                if estimated.of.is_eligible() {
                    prospect.pension = estimated.of.monthly;
                }
                prospect.estimated = Some(estimated);
            }
            (PensionSource::None, _) | (PensionSource::Estimate, None) => {}
        }
        prospect.check_personal()?;
        Ok(prospect)
    }

    /// A rate of a year after inflation.
    fn real(&self, annual: Decimal, key: impl Names<Retirement>) -> Result<Decimal, FieldError> {
        real_rate(annual, self.input.inflation).map_err(|_| FieldError::out_of_range(key))
    }

    fn estimate(&self, rules: &PensionRules) -> Result<Estimated, FieldError> {
        let Retirement { index, base, paid, account, between, .. } = self.input;
        let paid = Retirement::PAID.shown(*paid)?.value;
        let working = self.dates.age_at(self.dates.now);
        let possible = working.years.saturating_sub(WORKING_AGE).saturating_mul(12).saturating_add(working.months);
        if paid > possible {
            let text = Text::plain("retirement.error.paid_too_long").count("n", WORKING_AGE);
            return Err(FieldError::at(Retirement::PAID, text));
        }
        let (base, index) = (Retirement::BASE.shown(*base)?, Retirement::INDEX.shown(*index)?);
        let growth = self.real(Retirement::WAGE_GROWTH.shown(self.input.wage_growth)?, Retirement::WAGE_GROWTH)?;
        let earned = self.real(Retirement::ACCOUNT_RATE.shown(self.input.account_rate)?, Retirement::ACCOUNT_RATE)?;
        let large = |_: PensionError| FieldError::out_of_range(Retirement::BASE);
        let too_large = || FieldError::out_of_range(Retirement::BASE);
        let share = index.div_checked(Decimal::ONE_HUNDRED).ok_or_else(too_large)?;
        let wage = base.mul_checked(share).ok_or_else(too_large)?;
        let rates = &rules.contribution.value;
        let each = contribution(wage, base, Worker::Employee, rates).map_err(large)?.to_account;
        let begin_in = self.dates.begin_in();
        let saved = RetirementPlan {
            savings: Retirement::ACCOUNT.shown(*account)?.value,
            contribution: each,
            contribution_growth: growth,
            retire_in: self.dates.payments_left(),
            until: begin_in,
            return_before: earned,
            return_after: earned,
            ..RetirementPlan::default()
        };
        let saved = saved.follow().map_err(|_| too_large())?;
        let account = saved.savings.last().copied().unwrap_or_default();
        let base = future_value(base, Decimal::ZERO, growth, begin_in).map_err(|_| too_large())?;
        let months = paid.saturating_add(self.dates.payments_left());
        let case = PensionCase {
            group: self.input.work.group(),
            birth: self.dates.birth,
            retire_in: Some(self.dates.begin),
            base,
            average_index: share,
            contribution_months: months,
            account_balance: account,
            between_ages: Retirement::BETWEEN.shown(*between)?.ages(),
        };
        let of = mainland_pension(&case, &rules.retirement.value, &rules.divisors.value).map_err(large)?;
        Ok(Estimated { of, months, base, account })
    }

    /// More than may be paid into the personal pension in a year is no plan.
    fn check_personal(&self) -> Result<(), FieldError> {
        if self.input.personal.is_zero() {
            return Ok(());
        }
        let at = |text| Err(FieldError::at(Retirement::PERSONAL, text));
        match self.rules.and_then(|rules| rules.personal) {
            None => at(Text::plain("retirement.error.no_personal")),
            Some(rules) if self.input.personal > rules.value.annual_cap => {
                let text = Text::plain("retirement.error.over_cap");
                at(text.with("cap", Arg::Amount(rules.value.annual_cap)))
            }
            Some(_) => Ok(()),
        }
    }

    /// Whether the money lasts at a return of so many percent a year, which was entered at `key`.
    pub(super) fn holds(&self, annual: Decimal, key: Key<Retirement, Decimal>) -> Result<bool, FieldError> {
        let (plan, _) = self.plan(annual, key)?;
        plan.holds().map_err(|_| FieldError::out_of_range(Retirement::SPENDING))
    }

    /// How it goes at a return of so many percent a year, which was entered at `key`.
    pub(super) fn project(&self, annual: Decimal, key: Key<Retirement, Decimal>) -> Result<Projection, FieldError> {
        let (plan, annuity) = self.plan(annual, key)?;
        let path = plan.follow().map_err(|_| FieldError::out_of_range(Retirement::SPENDING))?;
        Ok(Projection { plan, path, annuity })
    }

    fn plan(&self, annual: Decimal, key: Key<Retirement, Decimal>) -> Result<(RetirementPlan, Decimal), FieldError> {
        let Dates { retire_in, until, .. } = self.dates;
        let real = self.real(annual, key)?;
        let annuity = self.annuity(real)?;
        let from = retire_in.saturating_add(1);
        let stream = |monthly, from, to| Stream { monthly, inflation: Decimal::ZERO, from, to };
        let begins = self.dates.begin_in().saturating_add(1).max(from);
        let besides = self.input.other.add_checked(annuity).unwrap_or_default();
        let mut income = vec![stream(self.pension, begins, until), stream(besides, from, until)];
        income.push(stream(self.personal(real)?, from, from));
        income.retain(|stream| !stream.monthly.is_zero());
        let plan = RetirementPlan {
            savings: self.input.savings,
            contribution: self.input.monthly,
            contribution_growth: Decimal::ZERO,
            retire_in,
            until,
            return_before: real,
            return_after: real,
            spending: vec![stream(self.input.spending, from, until)],
            income,
        };
        Ok((plan, annuity))
    }

    /// What the enterprise annuity pays a month, before tax, from the end of work to the end of the plan.
    fn annuity(&self, real: Decimal) -> Result<Decimal, FieldError> {
        let Retirement { annuity, annuity_monthly, .. } = *self.input;
        if annuity.is_zero() && annuity_monthly.is_zero() {
            return Ok(Decimal::ZERO);
        }
        let wrong = || FieldError::out_of_range(Retirement::ANNUITY);
        let Dates { retire_in, until, .. } = self.dates;
        let balance = future_value(annuity, annuity_monthly, real, retire_in).map_err(|_| wrong())?;
        let paid = annuity_payment(balance, until.saturating_sub(retire_in), real, &untaxed());
        Ok(paid.map_err(|_| wrong())?.exact)
    }

    /// What the personal pension pays at the end of work, after its tax. The tax that is saved on the way is left out:
    /// what of it is put aside belongs to the monthly saving.
    fn personal(&self, real: Decimal) -> Result<Decimal, FieldError> {
        let years = self.dates.retire_in.div_euclid(12);
        let Some(rules) = self.rules.and_then(|rules| rules.personal).filter(|_| years > 0) else {
            return Ok(Decimal::ZERO);
        };
        let plan = PersonalPensionPlan {
            annual_contribution: self.input.personal,
            years,
            annual_return: real,
            taxable: Decimal::ZERO,
        };
        let result = plan.result(&rules.value, &untaxed());
        Ok(result.map_err(|_| FieldError::out_of_range(Retirement::PERSONAL))?.net_payout)
    }

    /// What has to be saved a month besides, so that the money lasts in the bad case; `None` where it does, or where no
    /// saving helps any more.
    pub(super) fn extra(&self, outcomes: &[Projection; 3]) -> Result<Option<Decimal>, FieldError> {
        let [bad, ..] = outcomes;
        if bad.lasts().is_none() {
            return Ok(None);
        }
        extra_saving_needed(&bad.plan).map_err(|_| FieldError::out_of_range(Retirement::SPENDING))
    }

    /// What comes in a month once the pension runs.
    pub(super) fn income(&self, projection: &Projection) -> Decimal {
        let sum = self.pension.add_checked(self.input.other).and_then(|sum| sum.add_checked(projection.annuity));
        sum.unwrap_or_default()
    }
}

impl Projection {
    /// The last month that is paid in full, counted from now; `None` where the money lasts.
    pub(super) fn lasts(&self) -> Option<u32> {
        Some(self.path.exhausted_in?.saturating_sub(1))
    }
}

/// More contributions than since this age are a slip of the finger.
const WORKING_AGE: u32 = 16;

/// A table that takes nothing.
fn untaxed() -> TaxTable {
    let brackets = vec![TaxBracket { up_to: None, rate: Decimal::ZERO, quick_deduction: Decimal::ZERO }];
    TaxTable { brackets }
}
