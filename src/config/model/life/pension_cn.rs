//! Pensions of mainland China.

use rust_decimal::Decimal;

use super::data_pack;
use super::dated::{check_dated, check_values};
use crate::config::node::object;
use crate::config::problem::Problems;
use crate::domain::pension::{
    AnnuityDeduction, AnnuityLimits, ContributionRates, DivisorAge, DivisorTable, MinimumYears, PersonalPensionRules,
    RetirementRule, RetirementRules,
};
use crate::tool::pack::{CreditedRate, PensionCn};

data_pack!(PensionCn, "pension_cn.json");

object! {
    /// Pensions of mainland China.
    PensionCn, check check {
        /// Whose data it is.
        edition,
        /// When one may retire, and how long one must have contributed.
        retirement,
        /// The months over which the individual account is paid.
        annuity_months,
        /// What is paid into the basic pension.
        contribution,
        /// What the individual account earned, year by year.
        account_interest,
        /// The personal pension.
        personal_pension,
        /// The limits of the enterprise annuity.
        enterprise_annuity,
        /// What an employee may deduct of it.
        enterprise_deduction,
    }
}

object! {
    /// When one may retire.
    RetirementRules {
        /// One rule for each group.
        groups,
        /// By how many months one may retire earlier.
        months_early,
        /// By how many months one may retire later.
        months_late,
        /// The least contributions by the year of the lawful age, the earliest first.
        minimum_years,
    }
}

object! {
    /// How the lawful age of one group rises.
    RetirementRule {
        /// Whose it is.
        group,
        /// The age before the reform, in years.
        original_age,
        /// The first month of birth that is delayed.
        start_birth,
        /// Months of birth to a step.
        step_birth_months,
        /// Months of delay a step.
        delay_per_step_months,
        /// The longest delay in months.
        max_delay_months,
    }
}

object! {
    /// The least contributions of those who reach the lawful age in a year.
    MinimumYears {
        /// The calendar year.
        year,
        /// The least months of contributions.
        months,
    }
}

object! {
    /// The months over which the individual account is paid.
    DivisorTable {
        /// By age, the youngest first, without a gap.
        rows,
    }
}

object! {
    /// One age.
    DivisorAge {
        /// The age at retirement in whole years.
        age,
        /// The months.
        months,
    }
}

object! {
    /// The rates of the basic pension, in percent.
    ContributionRates {
        /// What an employee pays.
        employee,
        /// What the employer pays.
        employer,
        /// What somebody of flexible employment pays.
        flexible,
        /// The part of it that goes to the account.
        flexible_to_account,
        /// The least base, in percent of the average wage.
        floor_of_average,
        /// The largest base, in percent of the average wage.
        cap_of_average,
    }
}

object! {
    /// What accounts earned in a year.
    CreditedRate {
        /// The calendar year.
        year,
        /// The rate in percent.
        rate,
    }
}

object! {
    /// The rules of the personal pension.
    PersonalPensionRules {
        /// The most that may be deducted in a year.
        annual_cap,
        /// The tax on what is paid out, in percent.
        withdrawal_tax,
    }
}

object! {
    /// The limits of the enterprise annuity, in percent of the wage.
    AnnuityLimits {
        /// The most that the employer may pay.
        employer_max,
        /// The most that both may pay together.
        total_max,
    }
}

object! {
    /// What an employee may deduct of the enterprise annuity.
    AnnuityDeduction {
        /// The most, in percent of the wage.
        employee_max,
        /// The wage counts up to so many percent of the city's average.
        wage_cap_of_average,
    }
}

fn check(pack: &PensionCn, problems: &mut Problems) {
    check_values("retirement", &pack.retirement, "steps of months, and years in their order", usable, problems);
    check_values("annuity_months", &pack.annuity_months, "every age in turn, with months that fall", falling, problems);
    let shares = |rates: &ContributionRates| {
        [rates.employee, rates.employer, rates.flexible, rates.flexible_to_account].into_iter().all(is_share)
            && rates.flexible_to_account <= rates.flexible
            && Decimal::ZERO <= rates.floor_of_average
            && rates.floor_of_average <= rates.cap_of_average
    };
    check_values("contribution", &pack.contribution, "shares of 0 to 100, a floor below the cap", shares, problems);
    let years = |rates: &Vec<CreditedRate>| {
        rates.windows(2).all(|pair| matches!(pair, [before, next] if before.year < next.year))
    };
    check_values("account_interest", &pack.account_interest, "each year once, in their order", years, problems);
    let personal = |rules: &PersonalPensionRules| rules.annual_cap > Decimal::ZERO && is_share(rules.withdrawal_tax);
    check_values("personal_pension", &pack.personal_pension, "a cap above 0 and a tax of 0 to 100", personal, problems);
    let limits = |limits: &AnnuityLimits| {
        is_share(limits.employer_max) && is_share(limits.total_max) && limits.employer_max <= limits.total_max
    };
    check_values(
        "enterprise_annuity",
        &pack.enterprise_annuity,
        "shares of 0 to 100, the total larger",
        limits,
        problems,
    );
    check_dated("enterprise_deduction", &pack.enterprise_deduction, problems);
}

fn usable(rules: &RetirementRules) -> bool {
    let steps = rules.groups.iter().all(|rule| rule.step_birth_months > 0);
    let ordered = rules.minimum_years.windows(2).all(|pair| matches!(pair, [a, b] if a.year < b.year));
    steps && ordered && !rules.groups.is_empty() && !rules.minimum_years.is_empty()
}

fn falling(table: &DivisorTable) -> bool {
    let follows =
        |a: DivisorAge, b: DivisorAge| a.age.checked_add(1) == Some(b.age) && a.months > b.months && b.months > 0;
    let next = |pair: &[DivisorAge]| matches!(pair, [a, b] if follows(*a, *b));
    !table.rows.is_empty() && table.rows.windows(2).all(next)
}

/// Whether a number is a share in percent.
pub(super) fn is_share(percent: Decimal) -> bool {
    percent >= Decimal::ZERO && percent <= Decimal::ONE_HUNDRED
}
