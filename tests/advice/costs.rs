//! What a product's fees come to in an example.

use finplan::advice::catalogue::example::Example;
use finplan::config::Bank;
use rust_decimal::Decimal;

use super::bank;

fn costs(bank: &Bank, id: &str, named: Option<u32>) -> (Decimal, Vec<Option<Decimal>>, Option<Decimal>) {
    let example = Example::of(bank.product(id).unwrap(), named.map(Decimal::from));
    (example.amount, example.lines.iter().map(|line| line.cost).collect(), example.total)
}

fn some(values: &[u32]) -> Vec<Option<Decimal>> {
    values.iter().map(|value| Some(Decimal::from(*value))).collect()
}

#[test]
fn a_fund_for_a_year_costs_its_yearly_fees_and_the_charge_of_its_size() {
    let bank = bank();
    // Management 0.3 %, custody 0.1 %, sales charge 0.8 %, and none for giving it back after a year.
    let usual = costs(&bank, "bond_fund", None);
    assert_eq!(usual, (100_000.into(), some(&[300, 100, 800, 0]), Some(1_200.into())));
    // From a million on the sales charge is 0.5 %.
    let large = costs(&bank, "bond_fund", Some(1_000_000));
    assert_eq!(large.1, some(&[3_000, 1_000, 5_000, 0]));
    // Below 365 days; after a year no longer.
    assert_eq!(costs(&bank, "theme_fund", None).1.last(), Some(&Some(Decimal::ZERO)));
}

#[test]
fn the_amount_is_one_that_can_be_put_in() {
    let bank = bank();
    assert_eq!(costs(&bank, "wealth_private", None).0, 1_000_000.into(), "its minimum");
    assert_eq!(costs(&bank, "personal_loan", Some(900_000)).0, 200_000.into(), "its maximum");
    assert_eq!(costs(&bank, "bond_fund", Some(0)).0, 100_000.into(), "nothing is no amount");
}

#[test]
fn what_needs_an_event_is_no_cost_and_a_fee_without_a_figure_leaves_no_total() {
    let bank = bank();
    // Valuation 0, registration 80; repaying early and late are noted.
    let home = costs(&bank, "home_loan", None);
    assert_eq!((home.1, home.2), (vec![Some(0.into()), Some(80.into()), None, None], Some(80.into())));
    // Repaying early is free, and stays so when it happens.
    let personal = costs(&bank, "personal_loan", None);
    assert_eq!((personal.1, personal.2), (vec![Some(0.into()), None], Some(0.into())));
    let premium = costs(&bank, "term_life", None);
    assert_eq!((premium.1, premium.2), (vec![None], None));
    assert_eq!(costs(&bank, "demand", None).2, Some(Decimal::ZERO), "no fee is no cost");
}
