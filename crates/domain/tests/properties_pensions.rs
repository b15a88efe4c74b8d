//! Properties of pensions and income tax that hold for any input.
#![cfg(test)]
#![allow(clippy::arithmetic_side_effects, reason = "tests may overflow: they then fail")]

use finplan_domain::date::YearMonth;
use finplan_domain::pension::taiwan::{
    InsuranceAge, InsuranceAges, InsuranceFormula, LabourAccount, LabourPayout, LabourPayoutRules, LabourPensionRules,
    claim,
};
use finplan_domain::pension::{
    AccountYear, Age, AnnuityDeduction, AnnuityLimits, BetweenAges, ContributionRates, CreditMethod, DivisorAge,
    DivisorTable, MinimumYears, PensionCase, PersonalPensionPlan, PersonalPensionRules, RetirementGroup,
    RetirementRule, RetirementRules, Worker, account_pension, accumulate, annuity_contribution, annuity_payment,
    basic_pension, contribution, mainland_pension, personal_pension_tax,
};
use finplan_domain::tax::{TaxBracket, TaxTable};
use proptest::prelude::*;
use rust_decimal::Decimal;

const GROUPS: [RetirementGroup; 3] = RetirementGroup::ALL;

fn d(text: &str) -> Decimal {
    text.parse().unwrap()
}

/// Cents up to ten million.
fn amounts() -> impl Strategy<Value = Decimal> {
    (0_i64..1_000_000_000).prop_map(|cents| Decimal::new(cents, 2))
}

/// Percent with two decimals.
fn percents(range: std::ops::Range<i64>) -> impl Strategy<Value = Decimal> {
    (range.start.strict_mul(100)..range.end.strict_mul(100)).prop_map(|parts| Decimal::new(parts, 2))
}

/// Any decimal at all.
fn extremes() -> impl Strategy<Value = Decimal> {
    prop_oneof![
        Just(Decimal::MAX),
        Just(Decimal::MIN),
        Just(Decimal::ZERO),
        Just(d("-100")),
        Just(d("0.0000000000000000000000000001")),
        (any::<i64>(), 0_u32..28).prop_map(|(mantissa, scale)| Decimal::new(mantissa, scale)),
    ]
}

fn counts() -> impl Strategy<Value = u32> {
    prop_oneof![0_u32..150, Just(u32::MAX), any::<u32>()]
}

fn tax_table() -> TaxTable {
    let bounds = [36_000, 144_000, 300_000, 420_000, 660_000, 960_000].map(|bound| Some(Decimal::from(bound)));
    let rates = [3, 10, 20, 25, 30, 35, 45];
    let deductions = [0, 2_520, 16_920, 31_920, 52_920, 85_920, 181_920];
    let brackets = bounds
        .into_iter()
        .chain([None])
        .zip(rates)
        .zip(deductions)
        .map(|((up_to, rate), deduction)| TaxBracket { up_to, rate: rate.into(), quick_deduction: deduction.into() });
    TaxTable { brackets: brackets.collect() }
}

fn rules() -> RetirementRules {
    let rule = |group, original_age, start: u32, step_birth_months, max_delay_months| RetirementRule {
        group,
        original_age,
        start_birth: YearMonth::new(start, 1).unwrap(),
        step_birth_months,
        delay_per_step_months: 1,
        max_delay_months,
    };
    RetirementRules {
        groups: vec![
            rule(RetirementGroup::Male, 60, 1965, 4, 36),
            rule(RetirementGroup::Female55, 55, 1970, 4, 36),
            rule(RetirementGroup::Female50, 50, 1975, 2, 60),
        ],
        months_early: 36,
        months_late: 36,
        minimum_years: (0..=10).map(|i: u32| MinimumYears { year: 2029 + i, months: 180 + 6 * i }).collect(),
    }
}

fn divisors() -> DivisorTable {
    let months = [
        233, 230, 226, 223, 220, 216, 212, 208, 204, 199, 195, 190, 185, 180, 175, 170, 164, 158, 152, 145, 139, 132,
        125, 117, 109, 101, 93, 84, 75, 65, 56,
    ];
    DivisorTable { rows: (40..).zip(months).map(|(age, months)| DivisorAge { age, months }).collect() }
}

fn births() -> impl Strategy<Value = YearMonth> {
    (1955_u32..2005, 1_u32..=12).prop_map(|(year, month)| YearMonth::new(year, month).unwrap())
}

fn years() -> impl Strategy<Value = Vec<AccountYear>> {
    let year = (amounts(), 1_u32..=12, 0_u32..12, percents(0..12));
    prop::collection::vec(year, 0..30).prop_map(|years| {
        let year = |(index, (monthly_base, from_month, length, credited_rate)): (u32, (Decimal, u32, u32, Decimal))| {
            let to_month = from_month.strict_add(length).min(12);
            AccountYear { year: 2000 + index, monthly_base, from_month, to_month, credited_rate }
        };
        (0..).zip(years).map(year).collect()
    })
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn more_income_is_never_taxed_less_nor_left_with_less(a in amounts(), b in amounts()) {
        let table = tax_table();
        prop_assert!(table.check());
        let (low, high) = (table.tax(a.min(b)).unwrap(), table.tax(a.max(b)).unwrap());
        prop_assert!(low.tax <= high.tax && low.after_tax <= high.after_tax + d("0.01"));
        prop_assert!(low.marginal_rate <= high.marginal_rate);
        prop_assert_eq!(low.tax + low.after_tax, a.min(b));
        // Between both the tax rises by no more than the upper rate and by no less than the lower one, to the cent.
        let rise = high.tax - low.tax;
        let difference = (a - b).abs();
        prop_assert!(rise <= difference * high.marginal_rate / Decimal::ONE_HUNDRED + d("0.01"));
        prop_assert!(rise >= difference * low.marginal_rate / Decimal::ONE_HUNDRED - d("0.01"));
    }

    #[test]
    fn the_later_born_never_retire_earlier(group in 0_usize..3, birth in births(), months in 0_i32..60) {
        let (rules, group) = (rules(), GROUPS[group]);
        let first = rules.statutory(group, birth).unwrap();
        let second = rules.statutory(group, birth.plus(months).unwrap()).unwrap();
        prop_assert!(first.month <= second.month && first.delay_months <= second.delay_months);
        prop_assert!(first.minimum_months <= second.minimum_months);
        prop_assert!(first.earliest <= first.month && first.month < first.latest);
        prop_assert!(first.month.since(first.earliest) <= 36);
        let age = i32::try_from(first.age.years * 12 + first.age.months).unwrap();
        prop_assert_eq!(birth.plus(age), Some(first.month));
    }

    #[test]
    fn more_contributions_never_pay_a_smaller_pension(
        base in amounts(), index in percents(0..3), more in percents(0..2), months in 0_u32..600, extra in 0_u32..100,
    ) {
        let pension = basic_pension(base, index, months).unwrap();
        prop_assert!(basic_pension(base, index, months + extra).unwrap().exact >= pension.exact);
        prop_assert!(basic_pension(base, index + more, months).unwrap().exact >= pension.exact);
        prop_assert!((pension.monthly - pension.exact).abs() <= d("0.005"));
    }

    #[test]
    fn whoever_retires_later_has_no_smaller_pension(
        group in 0_usize..3, birth in births(), balance in amounts(), base in amounts(), floor in any::<bool>(),
    ) {
        let (rules, table, group) = (rules(), divisors(), GROUPS[group]);
        let between_ages = if floor { BetweenAges::Floor } else { BetweenAges::Interpolate };
        let lawful = rules.statutory(group, birth).unwrap();
        let case = PensionCase {
            group, birth, retire_in: None, base, average_index: 1.into(), contribution_months: 300,
            account_balance: balance, between_ages,
        };
        let at = |retire_in| mainland_pension(&PensionCase { retire_in: Some(retire_in), ..case }, &rules, &table);
        let mut before = Decimal::ZERO;
        for month in 0..=lawful.latest.since(lawful.earliest) {
            let pension = at(lawful.earliest.plus(month).unwrap()).unwrap();
            prop_assert!(pension.monthly >= before);
            before = pension.monthly;
        }
        prop_assert!(at(lawful.earliest.plus(-1).unwrap()).is_err() && at(lawful.latest.plus(1).unwrap()).is_err());
        prop_assert_eq!(mainland_pension(&case, &rules, &table).ok(), at(lawful.month).ok());
    }

    #[test]
    fn an_account_holds_what_was_paid_in_and_its_interest(opening in amounts(), years in years()) {
        let follow = |years: &[AccountYear], method| accumulate(opening, 8.into(), years, method).unwrap();
        let account = follow(&years, CreditMethod::MonthProduct);
        let interest: Decimal = account.years.iter().map(|year| year.interest).sum();
        prop_assert_eq!(account.balance, opening + account.contributions + interest);
        // Half a cent a month and a year, with what it earns.
        let rounded = Decimal::TWO * Decimal::from(years.len());
        prop_assert!((account.balance - account.exact_balance).abs() <= rounded);
        prop_assert!(follow(&years, CreditMethod::YearEnd).balance <= account.balance);
        let mut richer = years.clone();
        for year in &mut richer {
            year.monthly_base += Decimal::ONE_HUNDRED;
        }
        prop_assert!(follow(&richer, CreditMethod::MonthProduct).balance >= account.balance);
    }

    #[test]
    fn contributions_stay_between_their_bounds(wage in amounts(), average in amounts(), flexible in any::<bool>()) {
        let rates = ContributionRates {
            employee: 8.into(), employer: 16.into(), flexible: 20.into(), flexible_to_account: 8.into(),
            floor_of_average: 60.into(), cap_of_average: 300.into(),
        };
        let worker = if flexible { Worker::Flexible } else { Worker::Employee };
        let paid = contribution(wage, average, worker, &rates).unwrap();
        prop_assert!(paid.base >= (average * d("0.6")).round_dp(2) - d("0.01"));
        prop_assert!(paid.base <= average * Decimal::from(3) + d("0.01"));
        prop_assert_eq!(paid.total, paid.own + paid.employer);
        prop_assert!(paid.to_account <= paid.total && (!flexible || paid.employer.is_zero()));
    }

    #[test]
    fn a_personal_pension_saves_what_the_tax_falls_by(taxable in amounts(), paid in amounts(), rate in percents(0..8)) {
        let rules = PersonalPensionRules { annual_cap: 12_000.into(), withdrawal_tax: 3.into() };
        let table = tax_table();
        let effect = personal_pension_tax(taxable, paid, &rules, &table).unwrap();
        prop_assert!(effect.saved >= Decimal::ZERO && effect.saved <= effect.deductible * d("0.45") + d("0.01"));
        prop_assert!(effect.deductible <= paid && effect.deductible <= taxable && effect.deductible <= 12_000.into());
        prop_assert_eq!(effect.net_saving, effect.saved - effect.payout_tax);
        let plan = PersonalPensionPlan { annual_contribution: paid, years: 20, annual_return: rate, taxable };
        let result = plan.result(&rules, &table).unwrap();
        prop_assert!((result.balance - result.payout_tax - result.net_payout).abs() < d("0.000001"));
        prop_assert!(result.net_payout <= result.balance);
    }

    #[test]
    fn an_annuity_pays_out_its_balance_and_nothing_else(
        balance in amounts(), months in 1_u32..600, rate in percents(-5..12),
    ) {
        let payment = annuity_payment(balance, months, rate, &tax_table()).unwrap();
        // In steps of a month, as floats: the closed form is held against what it stands for.
        let month = (1.0 + f64::try_from(rate).unwrap() / 100.0).powf(1.0 / 12.0);
        let mut left = f64::try_from(balance).unwrap();
        for _ in 0..months {
            left = (left - f64::try_from(payment.exact).unwrap()) * month;
        }
        prop_assert!(left.abs() <= 1e-6 * (1.0 + f64::try_from(balance).unwrap()), "{left}");
        prop_assert_eq!(payment.tax.tax + payment.tax.after_tax, payment.payment);
    }

    #[test]
    fn a_later_claim_of_labour_insurance_is_never_smaller(
        salary in amounts(), months in 180_u32..600, age in 60_u32..75,
    ) {
        let formula = InsuranceFormula {
            rate_a: d("0.775"), fixed: 3_000.into(), rate_b: d("1.55"), shift_rate: 4.into(), max_shift: 5,
            minimum_years: 15,
        };
        let ages = InsuranceAges { rows: vec![InsuranceAge { birth_from: None, age: 65 }] };
        let monthly = |age, months| match claim(1970, age, salary, months, &formula, &ages).unwrap().1 {
            finplan_domain::pension::taiwan::InsuranceClaim::Annuity { pension, .. } => pension.exact,
            other => panic!("{other:?}"),
        };
        prop_assert!(monthly(age + 1, months) >= monthly(age, months));
        prop_assert!(monthly(age, months + 1) >= monthly(age, months));
    }

    #[test]
    fn a_labour_pension_account_holds_contributions_and_growth(
        opening in amounts(), wage in amounts(), voluntary in percents(0..6), months in 0_u32..480,
        rate in percents(0..8),
    ) {
        let rules = LabourPensionRules { employer_min: 6.into(), voluntary_max: 6.into(), wage_cap: 150_000.into() };
        let account = LabourAccount {
            opening, wage, wage_growth: 2.into(), employer_share: 6.into(), voluntary_share: voluntary,
            annual_return: rate, months,
        };
        let result = account.follow(&rules).unwrap();
        prop_assert!((result.balance - opening - result.contributions - result.growth).abs() < d("0.000001"));
        prop_assert!(result.growth >= d("-0.000001"));
        let more = LabourAccount { voluntary_share: 6.into(), ..account }.follow(&rules).unwrap();
        prop_assert!(more.balance >= result.balance && more.contributions >= result.contributions);
    }

    #[test]
    fn any_numbers_give_a_pension_or_an_error(
        a in extremes(), b in extremes(), c in extremes(), n in counts(), m in counts(), back in any::<bool>(),
    ) {
        let (table, rules, divisors) = (tax_table(), rules(), divisors());
        let _ = table.tax(a);
        let _ = basic_pension(a, b, n);
        let _ = divisors.divisor(Age { years: n, months: m }, BetweenAges::Interpolate);
        let _ = account_pension(a, b);
        let birth = YearMonth::new(n % 10_000, m % 12 + 1).unwrap();
        let case = PensionCase {
            group: RetirementGroup::Female50, birth, retire_in: back.then_some(birth), base: a, average_index: b,
            contribution_months: n, account_balance: c, between_ages: BetweenAges::Floor,
        };
        let _ = mainland_pension(&case, &rules, &divisors);
        let year = AccountYear { year: n, monthly_base: b, from_month: m, to_month: n, credited_rate: c };
        let _ = accumulate(a, b, &[year, year], CreditMethod::MonthProduct);
        let rates = ContributionRates {
            employee: a, employer: b, flexible: c, flexible_to_account: a, floor_of_average: b, cap_of_average: c,
        };
        let _ = contribution(a, b, Worker::Employee, &rates);
        let personal = PersonalPensionRules { annual_cap: a, withdrawal_tax: b };
        let plan = PersonalPensionPlan { annual_contribution: a, years: n, annual_return: b, taxable: c };
        let _ = plan.result(&personal, &table);
        let limits = AnnuityLimits { employer_max: a, total_max: b };
        let deduction = AnnuityDeduction { employee_max: c, wage_cap_of_average: a };
        let _ = annuity_contribution(a, b, c, a, &limits, &deduction);
        let _ = annuity_payment(a, n, b, &table);
        let formula = InsuranceFormula {
            rate_a: a, fixed: b, rate_b: c, shift_rate: a, max_shift: m, minimum_years: n,
        };
        let ages = InsuranceAges { rows: vec![InsuranceAge { birth_from: Some(n), age: m }] };
        let _ = claim(m, n, a, m, &formula, &ages);
        let account = LabourAccount {
            opening: a, wage: b, wage_growth: c, employer_share: a, voluntary_share: b, annual_return: c, months: n,
        };
        let _ = account.follow(&LabourPensionRules::default());
        let payout = LabourPayoutRules { age: n, minimum_years: m }.pay(a, n, m, b);
        prop_assert!(!matches!(payout, Ok(LabourPayout::Monthly(paid)) if paid < Decimal::ZERO));
    }
}
