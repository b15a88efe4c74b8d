//! When what happens: the lawful age, the end of work, the beginning of a pension.

use chrono::NaiveDate;

use super::FieldError;
use super::inputs::{Retirement, When};
use super::rules::PensionRules;
use crate::domain::date::YearMonth;
use crate::domain::pension::{Age, StatutoryRetirement};
use crate::tool::inputs::Inputs as _;
use crate::tool::text::Text;

/// When what happens.
#[derive(Clone, Copy, Debug)]
pub(super) struct Dates {
    pub(super) now: YearMonth,
    pub(super) birth: YearMonth,
    /// The lawful age; none without rules.
    pub(super) statutory: Option<StatutoryRetirement>,
    /// When work ends.
    pub(super) stop: YearMonth,
    /// When the pension begins.
    pub(super) begin: YearMonth,
    /// The months until work ends.
    pub(super) retire_in: u32,
    /// The months until the money has lasted long enough.
    pub(super) until: u32,
}

/// The first day of a month.
pub(super) fn day_of(month: YearMonth) -> NaiveDate {
    let year = i32::try_from(month.year()).unwrap_or_default();
    NaiveDate::from_ymd_opt(year, month.month(), 1).unwrap_or_default()
}

fn after(from: YearMonth, to: YearMonth) -> u32 {
    u32::try_from(to.since(from)).unwrap_or(0)
}

fn later(month: YearMonth, months: u32) -> Option<YearMonth> {
    month.plus(i32::try_from(months).ok()?)
}

impl Dates {
    /// The dates of what was entered.
    ///
    /// # Errors
    /// An age that lies behind, or an end that does.
    pub(super) fn of(input: &Retirement, rules: Option<&PensionRules>, today: NaiveDate) -> Result<Dates, FieldError> {
        let wrong = || FieldError::out_of_range(Retirement::BIRTH);
        let (now, birth) = (YearMonth::of(today).ok_or_else(wrong)?, YearMonth::of(input.birth).ok_or_else(wrong)?);
        let statutory = rules.map(|rules| rules.retirement.value.statutory(input.work.group(), birth)).transpose();
        let statutory = statutory.map_err(|_| wrong())?;
        let own = |age: u32| later(birth, age.saturating_mul(12)).ok_or_else(wrong);
        let chosen = match (input.when, statutory) {
            (When::Own, _) => {
                let age = Retirement::AGE.shown(input.age)?;
                let month = own(age)?;
                if month < now {
                    let least = after(birth, now).div_ceil(12);
                    let text = Text::plain("retirement.error.age_past").count("n", least);
                    return Err(FieldError::at(Retirement::AGE, text));
                }
                month
            }
            (_, None) => own(usual_age())?,
            (When::Lawful, Some(statutory)) => statutory.month,
            (When::Earliest, Some(statutory)) => statutory.earliest,
            (When::Latest, Some(statutory)) => statutory.latest,
        };
        let stop = chosen.max(now);
        let begin = statutory.map_or(stop, |statutory| stop.clamp(statutory.earliest, statutory.latest));
        let (retire_in, until) = (after(now, stop), after(now, own(input.until)?));
        if until <= retire_in {
            let least = after(birth, stop).div_euclid(12).saturating_add(1);
            let text = Text::plain("retirement.error.until_past").count("n", least);
            return Err(FieldError::at(Retirement::UNTIL, text));
        }
        Ok(Dates { now, birth, statutory, stop, begin, retire_in, until })
    }

    /// The months until the pension begins; none once it could.
    pub(super) fn begin_in(&self) -> u32 {
        after(self.now, self.begin)
    }

    /// The month so many months from now.
    pub(super) fn month_in(&self, months: u32) -> YearMonth {
        later(self.now, months).unwrap_or(self.now)
    }

    /// The age so many months from now.
    pub(super) fn age_in(&self, months: u32) -> Age {
        Age::of_months(after(self.birth, self.now).saturating_add(months))
    }

    /// The age in a month.
    pub(super) fn age_at(&self, month: YearMonth) -> Age {
        Age::of_months(after(self.birth, month))
    }

    /// The months of contributions still to come.
    pub(super) fn payments_left(self) -> u32 {
        after(self.now, self.stop.min(self.begin))
    }
}

/// The age that stands in the form at first.
fn usual_age() -> u32 {
    let input = Retirement::TOOL.input(Retirement::AGE.id());
    let range = input.and_then(|input| input.kind.range());
    range.and_then(|range| u32::try_from(range.default).ok()).unwrap_or_default()
}
