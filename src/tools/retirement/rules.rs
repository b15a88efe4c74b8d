//! The rules of pensions that the answer rests on: what this tool uses of the pack, read where it is used, so that no
//! other visit carries it.

use std::sync::OnceLock;

use chrono::NaiveDate;
use rust_decimal::Decimal;

use crate::base::json::{Json, parse};
use crate::domain::date::YearMonth;
use crate::domain::money::Currency;
use crate::domain::pension::{
    ContributionRates, DivisorAge, DivisorTable, MinimumYears, PersonalPensionRules, RetirementGroup, RetirementRule,
    RetirementRules,
};
use crate::tool::Context;
use crate::tool::pack::file::{self, dated, edition, list, text};
use crate::tool::pack::{Dated, Edition, InForce, in_force};

/// The pack as it is built in.
const BUILT_IN: &str = include_str!("../../../public/packs/pension_cn.json");

/// What of the pack is used, the oldest value of each list first.
#[derive(Debug)]
pub(super) struct PensionPack {
    pub(super) edition: Edition,
    pub(super) retirement: Vec<Dated<RetirementRules>>,
    pub(super) divisors: Vec<Dated<DivisorTable>>,
    pub(super) contribution: Vec<Dated<ContributionRates>>,
    pub(super) personal: Vec<Dated<PersonalPensionRules>>,
}

/// The rules in force on a day.
#[derive(Clone, Copy, Debug)]
pub(super) struct PensionRules {
    pub(super) edition: &'static Edition,
    pub(super) retirement: &'static Dated<RetirementRules>,
    pub(super) divisors: &'static Dated<DivisorTable>,
    pub(super) contribution: &'static Dated<ContributionRates>,
    pub(super) personal: Option<&'static Dated<PersonalPensionRules>>,
}

impl PensionRules {
    /// Those that hold where the bank is; `None` where the pack says nothing of the place or the day, or nothing that
    /// was checked.
    pub(super) fn of(context: &Context) -> Option<PensionRules> {
        let pack = pack().filter(|_| context.currency == Currency::Cny)?;
        let today = context.today;
        Some(PensionRules {
            edition: &pack.edition,
            retirement: checked(&pack.retirement, &pack.edition, today)?,
            divisors: checked(&pack.divisors, &pack.edition, today)?,
            contribution: checked(&pack.contribution, &pack.edition, today)?,
            personal: checked(&pack.personal, &pack.edition, today),
        })
    }
}

/// The latest value of a day, where it was checked.
fn checked<'a, T>(rows: &'a [Dated<T>], edition: &Edition, today: NaiveDate) -> Option<&'a Dated<T>> {
    match in_force(rows, edition, today) {
        InForce::Known(row) | InForce::LastKnown(row) => Some(row).filter(|row| !row.unverified),
        InForce::NotYet => None,
    }
}

/// The pack, read once.
pub(super) fn pack() -> Option<&'static PensionPack> {
    static PACK: OnceLock<Option<PensionPack>> = OnceLock::new();
    PACK.get_or_init(|| read(BUILT_IN)).as_ref()
}

fn read(text: &str) -> Option<PensionPack> {
    let json = parse(text).ok()?;
    Some(PensionPack {
        edition: edition(&json)?,
        retirement: dated(&json, "retirement", retirement)?,
        divisors: dated(&json, "annuity_months", divisors)?,
        contribution: dated(&json, "contribution", contribution)?,
        personal: dated(&json, "personal_pension", personal)?,
    })
}

fn number(json: &Json, key: &str) -> Option<Decimal> {
    file::number(json.entry(key)?)
}

fn whole(json: &Json, key: &str) -> Option<u32> {
    number(json, key)?.try_into().ok()
}

fn retirement(json: &Json) -> Option<RetirementRules> {
    let group = |json: &Json| {
        let code = text(json, "group")?;
        let place = RetirementGroup::CODES.iter().position(|known| *known == code)?;
        Some(RetirementRule {
            group: RetirementGroup::ALL.get(place).copied()?,
            original_age: whole(json, "original_age")?,
            start_birth: YearMonth::parse(text(json, "start_birth")?)?,
            step_birth_months: whole(json, "step_birth_months")?,
            delay_per_step_months: whole(json, "delay_per_step_months")?,
            max_delay_months: whole(json, "max_delay_months")?,
        })
    };
    Some(RetirementRules {
        groups: list(json, "groups", group)?,
        months_early: whole(json, "months_early")?,
        months_late: whole(json, "months_late")?,
        minimum_years: list(json, "minimum_years", |json| {
            Some(MinimumYears { year: whole(json, "year")?, months: whole(json, "months")? })
        })?,
    })
}

fn divisors(json: &Json) -> Option<DivisorTable> {
    let row = |json: &Json| Some(DivisorAge { age: whole(json, "age")?, months: whole(json, "months")? });
    Some(DivisorTable { rows: list(json, "rows", row)? })
}

fn contribution(json: &Json) -> Option<ContributionRates> {
    Some(ContributionRates {
        employee: number(json, "employee")?,
        employer: number(json, "employer")?,
        flexible: number(json, "flexible")?,
        flexible_to_account: number(json, "flexible_to_account")?,
        floor_of_average: number(json, "floor_of_average")?,
        cap_of_average: number(json, "cap_of_average")?,
    })
}

fn personal(json: &Json) -> Option<PersonalPensionRules> {
    Some(PersonalPensionRules {
        annual_cap: number(json, "annual_cap")?,
        withdrawal_tax: number(json, "withdrawal_tax")?,
    })
}
