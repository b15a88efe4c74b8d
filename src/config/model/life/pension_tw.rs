//! Pensions of Taiwan.

use rust_decimal::Decimal;

use super::data_pack;
use super::dated::check_values;
use super::pension_cn::is_share;
use crate::config::node::object;
use crate::config::problem::Problems;
use crate::domain::pension::taiwan::{
    InsuranceAge, InsuranceAges, InsuranceFormula, InsuranceLumpSum, LabourPayoutRules, LabourPensionRules,
    NationalFormula, PayoutAge, PayoutBasis,
};
use crate::tool::pack::{InsuredSalary, PensionTw};

data_pack!(PensionTw, "pension_tw.json");

object! {
    /// Pensions of Taiwan.
    PensionTw, check check {
        /// Whose data it is.
        edition,
        /// The formula of the labour insurance annuity.
        insurance,
        /// The ages from which it is paid.
        insurance_ages,
        /// The lump sum of those insured before 2009.
        insurance_lump_sum,
        /// The monthly salaries that can be insured.
        insured_salary,
        /// Contributions to the labour pension.
        labour_pension,
        /// When the labour pension is paid.
        labour_payout,
        /// The basis of its monthly payment.
        payout_basis,
        /// The national pension.
        national,
    }
}

object! {
    /// The formula of the labour insurance annuity.
    InsuranceFormula {
        /// The rate of formula A for each year, in percent.
        rate_a,
        /// What formula A adds each month.
        fixed,
        /// The rate of formula B for each year, in percent.
        rate_b,
        /// What a year earlier or later takes or gives, in percent.
        shift_rate,
        /// The most years that are taken or given for.
        max_shift,
        /// The least whole years for an annuity.
        minimum_years,
    }
}

object! {
    /// Statutory ages by year of birth.
    InsuranceAges {
        /// The rows, the oldest first.
        rows,
    }
}

object! {
    /// The statutory age of those born from one year on.
    InsuranceAge {
        /// The first year of birth; left out for all before the next row.
        [optional] birth_from,
        /// The age in whole years.
        age,
    }
}

object! {
    /// The lump sum of those insured before 2009.
    InsuranceLumpSum {
        /// The years that give `months_before` each.
        first_years,
        /// Months of salary for each of them.
        months_before,
        /// Months of salary for each year after them.
        months_after,
        /// The most months.
        max_months,
    }
}

object! {
    /// The monthly salaries that can be insured.
    InsuredSalary {
        /// The lowest grade.
        min,
        /// The highest grade.
        max,
    }
}

object! {
    /// Contributions to the labour pension.
    LabourPensionRules {
        /// The least that the employer pays, in percent.
        employer_min,
        /// The most that the worker may add, in percent.
        voluntary_max,
        /// The monthly wage up to which contributions count.
        wage_cap,
    }
}

object! {
    /// When the labour pension is paid.
    LabourPayoutRules {
        /// The age from which it is paid.
        age,
        /// The least whole years of service for a monthly pension.
        minimum_years,
    }
}

object! {
    /// The basis of the monthly labour pension.
    PayoutBasis {
        /// The effective annual rate in percent.
        rate,
        /// The years of payment by age, the youngest first.
        rows,
    }
}

object! {
    /// For how many years those of an age are paid.
    PayoutAge {
        /// The age at the claim.
        age,
        /// The years.
        years,
    }
}

object! {
    /// The national pension.
    NationalFormula {
        /// The monthly insured amount.
        insured_amount,
        /// The rate of formula A for each year, in percent.
        rate_a,
        /// What formula A adds each month.
        supplement,
        /// The rate of formula B for each year, in percent.
        rate_b,
    }
}

fn check(pack: &PensionTw, problems: &mut Problems) {
    let formula = |rule: &InsuranceFormula| is_share(rule.rate_a) && is_share(rule.rate_b) && is_share(rule.shift_rate);
    check_values("insurance", &pack.insurance, "rates from 0 to 100", formula, problems);
    let ages = |ages: &InsuranceAges| {
        let ordered = |pair: &[InsuranceAge]| matches!(pair, [a, b] if a.birth_from < b.birth_from && a.age <= b.age);
        !ages.rows.is_empty() && ages.rows.windows(2).all(ordered)
    };
    check_values("insurance_ages", &pack.insurance_ages, "years and ages that rise", ages, problems);
    let lump = |rule: &InsuranceLumpSum| rule.max_months > 0;
    check_values("insurance_lump_sum", &pack.insurance_lump_sum, "at least one month", lump, problems);
    let salary = |range: &InsuredSalary| Decimal::ZERO < range.min && range.min <= range.max;
    check_values("insured_salary", &pack.insured_salary, "a lowest grade up to the highest", salary, problems);
    let pension = |rules: &LabourPensionRules| {
        is_share(rules.employer_min) && is_share(rules.voluntary_max) && rules.wage_cap > Decimal::ZERO
    };
    check_values("labour_pension", &pack.labour_pension, "shares from 0 to 100 of a wage", pension, problems);
    let payout = |rules: &LabourPayoutRules| rules.age > 0;
    check_values("labour_payout", &pack.labour_payout, "an age above 0", payout, problems);
    let basis = |basis: &PayoutBasis| {
        let ordered = |pair: &[PayoutAge]| matches!(pair, [a, b] if a.age < b.age && a.years >= b.years);
        basis.rows.iter().all(|row| row.years > 0) && !basis.rows.is_empty() && basis.rows.windows(2).all(ordered)
    };
    check_values("payout_basis", &pack.payout_basis, "ages that rise with years that do not", basis, problems);
    let national = |rule: &NationalFormula| is_share(rule.rate_a) && is_share(rule.rate_b);
    check_values("national", &pack.national, "rates from 0 to 100", national, problems);
}
