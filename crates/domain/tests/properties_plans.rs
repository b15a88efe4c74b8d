//! Properties of prepayment plans, debts, education and dated rates that hold for any input.
#![cfg(test)]

use finplan_domain::cost::{UnitPeriod, apr_of_dates, unit_period};
use finplan_domain::date::{NaiveDate, add_months};
use finplan_domain::debt::{ConsolidationOffer, Debt, LoanChoice, PayoffOrder, compare_loans, consolidate, payoff};
use finplan_domain::loan::{
    Contribution, LoanEvent, Method, Offset, PrepaymentGoal, PrepaymentRules, ProvidentFund, Strategy as Prepay, Terms,
    exact_level_payment, prepayment_effect, prepayment_needed, schedule, schedule_with, with_budget, with_fund,
};
use finplan_domain::money::{Currency, Money};
use finplan_domain::rate::AnnualRate;
use finplan_domain::saving::{EducationPlan, EducationStage};
use proptest::prelude::*;
use rust_decimal::Decimal;

const FREE: fn() -> PrepaymentRules = PrepaymentRules::default;

fn money(minor: i64) -> Money {
    Money::try_from_minor(minor).unwrap()
}

fn rates(most: i64) -> impl Strategy<Value = AnnualRate> {
    (0..=most.strict_mul(10_000)).prop_map(|parts| AnnualRate::from_percent(Decimal::new(parts, 4)).unwrap())
}

fn terms() -> impl Strategy<Value = Terms> {
    let methods =
        prop_oneof![Just(Method::EqualInstallment), Just(Method::EqualPrincipal), Just(Method::InterestOnly),];
    (10_000_i64..1_000_000_000, rates(30), 2_u32..=240, methods).prop_map(|(principal, annual_rate, months, method)| {
        Terms { principal: money(principal), annual_rate, months, method, currency: Currency::Cny }
    })
}

fn strategies() -> impl Strategy<Value = Prepay> {
    prop_oneof![Just(Prepay::ReducePayment), Just(Prepay::ReduceTerm)]
}

fn contributions() -> impl Strategy<Value = Contribution> {
    prop_oneof![
        (0_u32..240).prop_map(|after| Contribution::Once { after }),
        (0_u32..240, 1_u32..30).prop_map(|(first, every)| Contribution::Recurring { first, every }),
    ]
}

fn stages() -> impl Strategy<Value = Vec<EducationStage>> {
    let stage = (0_u32..240, 0_u32..8, 1_u32..24, 0_i64..10_000_000, -500_i64..1_500).prop_map(
        |(from, count, every, cost, inflation)| EducationStage {
            from,
            count,
            every,
            cost: Decimal::new(cost, 2),
            inflation: Decimal::new(inflation, 2),
        },
    );
    prop::collection::vec(stage, 0..6)
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_goal_found_is_reached_and_its_amount_is_allowed(
        terms in terms(), contribution in contributions(), target in 0_i64..100_000_000,
        free_by in prop::option::of(0_u32..240), minimum in 0_i64..1_000_000, unit in 0_i64..500_000,
    ) {
        let rules = PrepaymentRules { minimum: money(minimum), unit: money(unit), ..FREE() };
        let goal = free_by.map_or(PrepaymentGoal::SaveInterest(money(target)), PrepaymentGoal::FreeBy);
        let found = prepayment_needed(&terms, goal, contribution, Prepay::ReduceTerm, &rules).unwrap();
        if let Some(plan) = &found {
            match goal {
                PrepaymentGoal::FreeBy(month) => prop_assert!(plan.schedule.periods() <= month),
                PrepaymentGoal::SaveInterest(least) => prop_assert!(plan.interest_saved >= least),
            }
            let again = prepayment_effect(&terms, plan.amount, contribution, Prepay::ReduceTerm, &rules).unwrap();
            prop_assert_eq!(&again, plan);
        }
        // Without rules as little or less is enough.
        let free = prepayment_needed(&terms, goal, contribution, Prepay::ReduceTerm, &FREE()).unwrap();
        prop_assert_eq!(free.is_some(), found.is_some());
        prop_assert!(free.zip(found).is_none_or(|(free, ruled)| free.amount <= ruled.amount));
    }

    #[test]
    fn a_budget_is_never_exceeded_and_more_of_it_never_takes_longer(
        terms in terms(), from in 0_u32..60, budget in 0_i64..100_000_000, more in 0_i64..10_000_000,
        strategy in strategies(),
    ) {
        let with = |budget| with_budget(&terms, from, money(budget), strategy).unwrap();
        let Some(plan) = with(budget) else { return Ok(()) };
        for row in plan.schedule.rows().iter().rev().skip(1).filter(|row| row.period >= from) {
            prop_assert!(row.payment + row.extra <= money(budget));
        }
        let larger = with(budget.strict_add(more)).unwrap();
        prop_assert!(larger.schedule.periods() <= plan.schedule.periods());
    }

    #[test]
    fn an_account_pays_what_it_has_and_no_more(
        terms in terms(), balance in 0_i64..10_000_000, deposit in 0_i64..1_000_000, keep in 0_i64..1_000_000,
        rate in rates(5), from in 0_u32..60, strategy in prop::option::of(strategies()),
    ) {
        let offset = match strategy {
            None => Offset::Monthly { from },
            Some(strategy) => Offset::Yearly { from, strategy, rules: FREE() },
        };
        let fund = ProvidentFund { balance: money(balance), deposit: money(deposit), rate, keep: money(keep), offset };
        let plan = with_fund(&terms, &fund, &[]).unwrap();
        let least = keep.min(balance);
        prop_assert!(plan.rows.iter().all(|row| row.balance.minor() >= least && !row.cash.is_negative()));
        prop_assert_eq!(Some(plan.cash + plan.withdrawn), Some(plan.schedule.total_paid()));
        prop_assert!(plan.schedule.total_interest() <= schedule(&terms).unwrap().total_interest()
            || strategy == Some(Prepay::ReducePayment));
    }

    #[test]
    fn a_split_month_costs_between_the_two_rates(
        terms in terms(), new in rates(30), with in 1_u32..240, before in 0_u32..=31,
    ) {
        let split = LoanEvent::RateSplit { with, rate: new, before, after: 31_u32.strict_sub(before), whole: 372 };
        let interest = |events: &[LoanEvent]| schedule_with(&terms, events).unwrap().row(with).map(|row| row.interest);
        let repriced = LoanEvent::Rate { from: with, rate: new };
        let (old, all, part) = (interest(&[]), interest(&[repriced]), interest(&[split]));
        prop_assert!(part >= old.min(all) && part <= old.max(all), "{old:?} {part:?} {all:?}");
    }

    #[test]
    fn the_cheapest_of_several_loans_is_the_cheapest(
        loans in prop::collection::vec((rates(20), 1_u32..240, 0_i64..1_000_000), 2..5),
    ) {
        let choice = |(annual_rate, months, upfront): &(AnnualRate, u32, i64)| LoanChoice {
            schedule: schedule(&Terms {
                principal: money(50_000_000), annual_rate: *annual_rate, months: *months,
                method: Method::EqualInstallment, currency: Currency::Cny,
            }).unwrap(),
            upfront: money(*upfront),
        };
        let choices: Vec<LoanChoice> = loans.iter().map(choice).collect();
        let table = compare_loans(&choices).unwrap();
        let cheapest = &table.choices[table.cheapest];
        prop_assert!(table.choices.iter().all(|one| one.cost >= cheapest.cost));
        // At the very end the cheapest so far is the cheapest at all.
        prop_assert_eq!(table.choices[table.cheapest_from.last().unwrap().1].cost, cheapest.cost);
        for (one, loan) in table.choices.iter().zip(&loans) {
            prop_assert_eq!(Some(one.cost + one.saving), Some(table.choices[0].cost));
            // Fees never make a loan cheaper than its rate, but for the rounding of its payments to the cent.
            let simple = one.rate.map(|rate| rate.simple_percent.checked_add(Decimal::new(1, 3)).unwrap());
            prop_assert!(simple.is_none_or(|simple| simple >= loan.0.percent()), "{simple:?} {loan:?}");
        }
    }

    #[test]
    fn consolidating_adds_up(
        debts in prop::collection::vec((1_i64..10_000_000, rates(24), 0_i64..50_000), 1..5),
        budget in 200_000_i64..2_000_000, rate in rates(24), months in 1_u32..120, fees in 0_i64..500_000,
        financed in any::<bool>(),
    ) {
        let debt = |(balance, rate, minimum): &(i64, AnnualRate, i64)| {
            Debt { balance: money(*balance), rate: *rate, minimum: money(*minimum) }
        };
        let debts: Vec<Debt> = debts.iter().map(debt).collect();
        let (exit_costs, method) = (Money::ZERO, Method::EqualInstallment);
        let offer = ConsolidationOffer { rate, months, method, fees: money(fees), exit_costs, financed };
        let answer = consolidate(&debts, money(budget), &offer).unwrap();
        let lowest = debts.iter().map(|debt| debt.rate.percent()).min().unwrap();
        let highest = debts.iter().map(|debt| debt.rate.percent()).max().unwrap();
        let slack = Decimal::new(1, 20);
        prop_assert!(answer.average_rate >= lowest.checked_sub(slack).unwrap());
        prop_assert!(answer.average_rate <= highest.checked_add(slack).unwrap());
        if let Ok(plan) = payoff(&debts, money(budget), PayoffOrder::Avalanche) {
            let staying = answer.staying.unwrap();
            prop_assert_eq!(staying.interest, plan.interest);
            prop_assert_eq!(usize::try_from(staying.months).unwrap().strict_add(1), plan.path.len());
            prop_assert_eq!(answer.saving, Some(staying.cost - answer.consolidated.cost));
            // Recovered for good means a saving, or nothing either way.
            prop_assert_eq!(answer.recovered_after.is_some(), !answer.saving.unwrap().is_negative());
        } else {
            prop_assert!(answer.staying.is_none());
        }
    }

    #[test]
    fn what_an_education_needs_pays_for_it(
        stages in stages(), saved in 0_i64..10_000_000, annual_return in -300_i64..1_000,
    ) {
        let plan = EducationPlan { stages, saved: Decimal::new(saved, 2), annual_return: Decimal::new(annual_return, 2) };
        let need = plan.need().unwrap();
        let cent = Decimal::new(1, 2);
        if let Some(monthly) = need.monthly {
            prop_assert_eq!(plan.follow(monthly, 1200).unwrap().short_in, None);
            if monthly > cent {
                prop_assert!(plan.follow(monthly.checked_sub(cent).unwrap(), 1200).unwrap().short_in.is_some());
            }
        }
        // Both amounts exist, or neither pays what is due today; saving for a shorter time takes more.
        prop_assert!(need.monthly.is_some() || need.monthly_until_first.is_none());
        prop_assert!(need.monthly_until_first.is_none_or(|first| Some(first) >= need.monthly));
        let rich = EducationPlan { saved: need.lump_sum.checked_add(cent).unwrap(), ..plan };
        let path = rich.follow(Decimal::ZERO, 0).unwrap();
        prop_assert!(annual_return < 0 || path.short_in.is_none());
    }

    #[test]
    fn a_loan_of_whole_months_costs_its_rate_by_dates_too(
        rate in rates(60), months in 2_u32..120, day in 0_i64..20_000,
    ) {
        let advance = NaiveDate::default().checked_add_signed(chrono::TimeDelta::days(day)).unwrap();
        let payment = exact_level_payment(Decimal::from(10_000), rate, months).unwrap();
        let due = |month: u32| (add_months(advance, i32::try_from(month).unwrap()).unwrap(), payment);
        let payments: Vec<_> = (1..=months).map(due).collect();
        let found = apr_of_dates(&[(advance, Decimal::from(10_000))], &payments).unwrap();
        prop_assert_eq!(found.unit, UnitPeriod::Months(1));
        let error = found.percent.checked_sub(rate.percent()).unwrap().abs();
        prop_assert!(error < Decimal::new(1, 8), "{} {}", found.percent, rate.percent());
    }

    #[test]
    fn any_dates_have_a_unit_period_of_at_most_a_year(days in prop::collection::vec(0_i64..4_000, 2..30)) {
        let date = |days: &i64| NaiveDate::default().checked_add_signed(chrono::TimeDelta::days(*days)).unwrap();
        let dates: Vec<NaiveDate> = days.iter().map(date).collect();
        let start = *dates.iter().min().unwrap();
        let Ok(unit) = unit_period(&[start], &dates) else {
            prop_assert!(dates.iter().all(|date| *date == start));
            return Ok(());
        };
        let (times, of) = unit.per_year();
        // A single payment may have fallen on the day of the advance; else a period is a day to a year.
        prop_assert!(times >= of, "{unit:?}");
        for date in &dates {
            let (_, (part, whole)) = unit.between(start, *date, chrono::Datelike::day(date)).unwrap();
            prop_assert!(part < whole);
        }
    }
}
