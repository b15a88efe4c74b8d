//! What holds of the calculation, and in `report` of what it says.

#![allow(clippy::arithmetic_side_effects, reason = "tests may overflow: they then fail")]

mod report;

use super::terms::day_of;
use super::*;
use crate::domain::date::{days_between, parse};
use crate::domain::day_count::DayCount;
use crate::domain::money::Currency;
use chrono::NaiveDate;

fn rate(percent: &str) -> AnnualRate {
    AnnualRate::from_percent(percent.parse().unwrap()).unwrap()
}

fn yuan(amount: i64) -> Money {
    Money::try_from_minor(amount * 100).unwrap()
}

fn day(text: &str) -> NaiveDate {
    parse(text).unwrap()
}

/// 500,000 for a year from 1 December 2026, at 4.5 % by the day or 3.8 % by the month.
fn terms(need: FundingNeed, season: Season) -> CreditTerms {
    CreditTerms {
        amount: yuan(500_000),
        months: 12,
        need,
        line_rate: rate("4.5"),
        term_rate: rate("3.8"),
        line_fee: yuan(600),
        term_fee: yuan(800),
        basis: DayCount::Act360,
        cash: yuan(20_000),
        surplus: yuan(30_000),
        season,
        strong: Decimal::from(60),
        start: day("2026-12-01"),
        currency: Currency::Cny,
    }
}

fn all_terms() -> Vec<CreditTerms> {
    let listed = vec![
        (day("2026-12-20"), yuan(200_000)),
        (day("2027-02-01"), yuan(300_000)),
        (day("2027-02-28"), yuan(-450_000)),
        (day("2027-11-30"), yuan(450_000)),
    ];
    let mut all_terms = Vec::new();
    for season in [Season::Even, Season::Summer, Season::Winter, Season::YearEnd] {
        for need in
            [FundingNeed::Days(15), FundingNeed::Days(27), FundingNeed::Throughout, FundingNeed::Listed(listed.clone())]
        {
            all_terms.push(terms(need, season));
        }
    }
    all_terms.push(CreditTerms { surplus: Money::ZERO, ..terms(FundingNeed::Throughout, Season::Even) });
    all_terms.push(CreditTerms {
        strong: Decimal::ONE_HUNDRED,
        months: 37,
        ..terms(FundingNeed::Throughout, Season::Summer)
    });
    all_terms
}

#[test]
fn the_parts_of_the_principal_sum_to_what_was_drawn() {
    for terms in all_terms() {
        for option in terms.options().unwrap() {
            let (mut drawn, mut repaid, mut owed) = (0, 0, 0);
            for month in &option.months {
                drawn += month.drawn.minor();
                repaid += month.principal.minor();
                assert_eq!(month.balance.minor(), drawn - repaid, "{}", option.name);
                owed += month.owed.minor();
            }
            assert_eq!(drawn, repaid, "{}", option.name);
            assert!(owed > 0 && option.months.len() == terms.months as usize);
            if option.name != "line" {
                assert_eq!(drawn, terms.amount.minor());
            }
        }
    }
}

#[test]
fn no_cash_is_made_or_lost() {
    for terms in all_terms() {
        let mut left = terms.cash.minor();
        let needs = match &terms.need {
            // It comes back within each month.
            FundingNeed::Days(_) => 0,
            FundingNeed::Throughout => terms.amount.minor(),
            FundingNeed::Listed(moves) => moves.iter().map(|(_, amount)| amount.minor()).sum(),
        };
        let plain = CreditTerms { line_fee: Money::ZERO, line_rate: AnnualRate::ZERO, ..terms.clone() };
        left += plain.options().unwrap()[0].months.last().unwrap().cash.minor() - plain.cash.minor() + needs;
        for option in terms.options().unwrap() {
            let end = option.months.last().unwrap().cash.minor();
            assert_eq!(end, left - option.cost.minor() - needs, "{}", option.name);
            assert!(option.lowest.0.minor() <= end.min(terms.cash.minor()));
        }
    }
}

#[test]
fn a_day_costs_balance_times_rate_over_the_base() {
    let moves = vec![
        (day("2026-12-11"), yuan(100_000)),
        (day("2027-01-21"), yuan(200_000)),
        (day("2027-03-01"), yuan(-250_000)),
    ];
    for (basis, base) in [(DayCount::Act360, 360), (DayCount::Act365Fixed, 365)] {
        let terms =
            CreditTerms { line_fee: Money::ZERO, basis, ..terms(FundingNeed::Listed(moves.clone()), Season::Even) };
        let line = &terms.options().unwrap()[0];
        let days = |from, to| days_between(day(from), day(to));
        let product = 100_000 * days("2026-12-11", "2027-01-21")
            + 300_000 * days("2027-01-21", "2027-03-01")
            + 50_000 * days("2027-03-01", "2027-12-01");
        // In fen: 4.5 % is 45 of a thousand; the half-up cent.
        let interest = (product * 100 * 45 * 2 + 1_000 * base) / (2 * 1_000 * base);
        assert_eq!(line.cost.minor(), interest);
        // 10,000,000 fen for 21 of the 31 days of December.
        assert_eq!(line.months[0].owed.minor(), 6_774_194);
        // What was not repaid is due at the end.
        assert_eq!(line.balloon(), yuan(50_000));
    }
}

#[test]
fn the_later_the_principal_is_repaid_the_more_it_costs() {
    let free =
        CreditTerms { term_fee: Money::ZERO, line_fee: Money::ZERO, ..terms(FundingNeed::Throughout, Season::Even) };
    let [line, balloon, level, parts] = free.options().unwrap();
    // 500,000 * 3.8 % / 12 on twelve, and on 12 + 11 + ... + 1 twelfths: 18,999.96 and 10,291.66 in cents of each
    // month.
    assert_eq!(balloon.cost.minor(), 158_333 * 12);
    assert_eq!(parts.cost.minor(), 1_029_166);
    assert!(parts.cost < level.cost && level.cost < balloon.cost);
    // 30,000 a month repay less than 41,667: dearer than at the higher rate alone.
    assert!(line.cost > level.cost && line.balloon().is_positive());
    let quick = CreditTerms { surplus: yuan(100_000), ..free };
    assert!(quick.options().unwrap()[0].cost < parts.cost);
}

#[test]
fn the_annual_cost_is_the_rate_without_fees_and_more_with_them() {
    for terms in all_terms() {
        let free = CreditTerms { term_fee: Money::ZERO, line_fee: Money::ZERO, ..terms.clone() };
        for (option, dearer) in free.options().unwrap().iter().zip(terms.options().unwrap()) {
            let (plain, with) = (free.annual(option).unwrap(), terms.annual(&dearer).unwrap());
            let percent = plain.simple_percent.round_dp(1).normalize().to_string();
            // By the day of 360, a year of 365 days costs 4.5 % * 365 / 360 = 4.56 %.
            assert_eq!(percent, if option.name == "line" { "4.6" } else { "3.8" }, "{}", option.name);
            assert!(with.simple_percent > plain.simple_percent && plain.compound_percent > plain.simple_percent);
        }
    }
}

#[test]
fn a_season_moves_the_principal_and_not_the_year() {
    let season = terms(FundingNeed::Throughout, Season::Summer);
    let parts = &season.options().unwrap()[3];
    // June to August bring 60 % of the year: 20 % of 500,000 each; the other nine months 40 %: 4.44 % each.
    let month = |number: usize| parts.months[number - 1].principal.minor();
    assert_eq!([month(6), month(7), month(8), month(9)], [2_222_222, 10_000_000, 10_000_000, 10_000_000]);
    let end = |terms: &CreditTerms| terms.options().unwrap()[1].months[11].cash;
    let apart = end(&season).minor() - end(&terms(FundingNeed::Throughout, Season::Even)).minor();
    assert!(apart.abs() <= 12, "{apart}");
}

#[test]
fn a_day_that_a_month_lacks_is_its_last() {
    assert_eq!(day_of(day("2027-02-01"), 31), day("2027-02-28"));
    assert_eq!(day_of(day("2028-02-01"), 29), day("2028-02-29"));
    assert_eq!(day_of(day("2027-04-01"), 30), day("2027-04-30"));
}
