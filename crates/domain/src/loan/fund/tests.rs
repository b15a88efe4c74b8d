use super::*;
use crate::loan::{Method, Refusal, schedule};
use crate::money::Currency;

fn money(minor: i64) -> Money {
    Money::try_from_minor(minor).unwrap()
}

fn rate(percent: &str) -> AnnualRate {
    AnnualRate::from_percent(percent.parse().unwrap()).unwrap()
}

fn terms() -> Terms {
    Terms {
        principal: money(12_000_000),
        annual_rate: rate("3"),
        months: 60,
        method: Method::EqualInstallment,
        currency: Currency::Cny,
    }
}

fn fund(offset: Offset) -> ProvidentFund {
    ProvidentFund { balance: money(300_000), deposit: money(100_000), rate: rate("1.2"), keep: Money::ZERO, offset }
}

fn yearly(rules: PrepaymentRules) -> Offset {
    Offset::Yearly { from: 12, strategy: Strategy::ReduceTerm, rules }
}

#[test]
fn monthly_use_leaves_the_schedule_and_lowers_the_cash() {
    let plan = with_fund(&terms(), &fund(Offset::Monthly { from: 3 }), &[]).unwrap();
    assert_eq!(plan.schedule, schedule(&terms()).unwrap());
    // 215,624 a month: two payments in cash, then the account pays four and a part, and at last what comes in.
    let cash: Vec<i64> = plan.rows.iter().take(8).map(|row| row.cash.minor()).collect();
    assert_eq!(cash[..2], [215_624; 2]);
    assert_eq!(cash[2..], [0, 0, 0, 0, 78_120, 115_624]);
    // Interest of a year: 0.1 % of what was there at the beginning of each month.
    assert_eq!(
        plan.rows[11].interest.minor(),
        plan.rows[..11].iter().map(|row| row.balance.minor()).sum::<i64>().strict_add(300_000).strict_add(500) / 1_000
    );
}

#[test]
fn all_money_is_somewhere() {
    for offset in [Offset::Monthly { from: 1 }, yearly(PrepaymentRules::default())] {
        let fund = fund(offset);
        let plan = with_fund(&terms(), &fund, &[]).unwrap();
        let months = i64::from(plan.schedule.periods());
        let interest: i64 = plan.rows.iter().map(|row| row.interest.minor()).sum();
        let paid_in = fund.balance.minor() + months * fund.deposit.minor() + interest;
        assert_eq!(paid_in, plan.withdrawn.minor() + plan.rows.last().unwrap().balance.minor());
        assert_eq!(Some(plan.cash + plan.withdrawn), Some(plan.schedule.total_paid()));
        assert!(plan.rows.iter().all(|row| !row.balance.is_negative() && !row.cash.is_negative()));
    }
}

#[test]
fn yearly_use_empties_the_account_into_the_loan() {
    let plan = with_fund(&terms(), &fund(yearly(PrepaymentRules::default())), &[]).unwrap();
    // 300,000 and twelve deposits; the interest of the year comes after.
    assert_eq!(plan.schedule.row(12).unwrap().extra, money(1_500_000));
    assert_eq!(plan.rows[11].withdrawn, money(1_500_000));
    assert_eq!(plan.rows[11].balance, plan.rows[11].interest);
    assert!(plan.schedule.periods() < 60);
    // The last one is no more than the balance.
    assert_eq!(plan.schedule.rows().last().unwrap().balance, Money::ZERO);
}

#[test]
fn what_must_stay_stays_and_what_is_too_little_waits() {
    let keep = ProvidentFund { keep: money(400_000), ..fund(yearly(PrepaymentRules::default())) };
    let plan = with_fund(&terms(), &keep, &[]).unwrap();
    assert_eq!(plan.schedule.row(12).unwrap().extra, money(1_100_000));
    let least = PrepaymentRules { minimum: money(2_000_000), ..PrepaymentRules::default() };
    let plan = with_fund(&terms(), &fund(yearly(least)), &[]).unwrap();
    assert_eq!(plan.schedule.row(12).unwrap().extra, Money::ZERO);
    assert!(plan.schedule.row(24).unwrap().extra > money(2_600_000));
    let late = PrepaymentRules { not_before: 13, ..PrepaymentRules::default() };
    let refused = with_fund(&terms(), &fund(yearly(late)), &[]);
    assert_eq!(refused, Err(LoanError::Refused(Refusal::TooEarly { not_before: 13 })));
}

#[test]
fn other_events_flow_through_too() {
    let own = LoanEvent::Prepayment { after: 6, amount: money(1_000_000), strategy: Strategy::ReduceTerm };
    let fee = LoanEvent::Fee { with: 2, amount: money(500) };
    let plan = with_fund(&terms(), &fund(Offset::Monthly { from: 1 }), &[own, fee]).unwrap();
    assert_eq!(plan.schedule.row(6).unwrap().extra, money(1_000_000));
    let (strategy, rules) = (Strategy::ReduceTerm, PrepaymentRules { unit: money(200_000), ..Default::default() });
    let same_day = LoanEvent::Prepayment { after: 12, amount: money(1_000_000), strategy };
    let both = with_fund(&terms(), &fund(Offset::Yearly { from: 12, strategy, rules }), &[same_day]).unwrap();
    assert_eq!(both.schedule.row(12).unwrap().extra, money(2_400_000));
    assert_eq!(both.rows[11].withdrawn, money(1_400_000));
    // The account pays the payment, not the fee.
    assert_eq!(plan.rows[1].cash, plan.rows[1].cash.max(money(500)));
    let empty = with_fund(&terms(), &ProvidentFund { balance: money(-1), ..fund(Offset::Monthly { from: 1 }) }, &[]);
    assert_eq!(empty, Err(LoanError::Event));
}
