//! Rounded figures never err to the customer's loss.

use std::collections::BTreeSet;

use finplan::domain::money::{Currency, Side};
use finplan::i18n::number::{NO_BREAK, NumberStyle};
use finplan::i18n::{Locale, Texts};
use finplan::tool::text::Arg;
use finplan::tools::registry::calculator;
use rust_decimal::Decimal;

use super::walk::{values, walk};

/// The number that a reader takes from a text.
fn read_back(text: &str) -> Decimal {
    let digits: String = text.chars().filter(|c| c.is_ascii_digit() || *c == '.').collect();
    let units = [("million", 1_000_000), ("万", 10_000), ("萬", 10_000), ("亿", 100_000_000), ("億", 100_000_000)];
    let unit = units.into_iter().find(|(name, _)| text.contains(name)).map_or(1, |(_, unit)| unit);
    let size = digits.parse::<Decimal>().unwrap() * Decimal::from(unit);
    if text.contains('−') { -size } else { size }
}

#[test]
fn what_is_shown_is_on_the_safe_side_with_three_digits_in_every_tool() {
    let mut seen = 0;
    for currency in Currency::ALL {
        let texts = Locale::ALL.map(|locale| Texts::built_in(locale, currency));
        walk(currency, 15, |_, _, _, report| {
            for (place, value) in values(report) {
                let Arg::Rounded(exact, side) = value else { continue };
                // What is beyond the twelfth decimal is noise of a solver.
                let exact = exact.round_dp(12);
                for texts in &texts {
                    for style in [NumberStyle::Sentence, NumberStyle::Figure, NumberStyle::Cell] {
                        let said = texts.arg(&value, style);
                        let shown = read_back(&said);
                        let safe = if side == Side::AtLeast { shown >= exact } else { shown <= exact };
                        assert!(safe, "{place}: {said} for {exact}");
                        let step = (exact.abs() / Decimal::ONE_HUNDRED).max(Decimal::new(1, currency.decimals()));
                        assert!((shown - exact).abs() <= step, "{place}: {said} for {exact}");
                    }
                }
                seen += 1;
            }
        });
    }
    assert!(seen > 5_000, "{seen}");
}

/// Which way each rounded figure goes is decided where it is made: what has to be paid, saved, held or is owed up, what
/// may be borrowed, is gained or left down. A new one comes with a line here.
#[test]
fn every_rounded_figure_has_the_side_that_was_decided_for_it() {
    let mut found = BTreeSet::new();
    walk(Currency::Cny, 60, |_, _, _, report| {
        for (place, value) in values(report) {
            if let Arg::Rounded(_, side) = value {
                found.insert(format!("{} {place}", if side == Side::AtLeast { "up  " } else { "down" }));
            }
        }
    });
    let decided: BTreeSet<String> = include_str!("rounded.txt").lines().map(str::to_owned).collect();
    let new: Vec<_> = found.difference(&decided).collect();
    assert!(new.is_empty(), "not decided: {new:#?}");
    let gone: Vec<_> = decided.difference(&found).collect();
    assert!(gone.is_empty(), "not met: {gone:#?}");
}

/// The example of the report: told to save 1 万元 a month where 10,492 are needed, 59,000 are missing at the end.
#[test]
fn saving_what_is_shown_reaches_the_goal() {
    let tool = finplan::tools::registry::find("saving_goal").unwrap();
    let context = super::walk::context(Currency::Cny);
    let form = finplan::tool::form::Form::new(calculator(tool.id).unwrap(), &[], &context);
    for (goal, months) in [(1_259_000, 120_u32), (200_000, 60), (7_777_777, 333), (1_000, 7), (99_999_999, 600)] {
        let target = finplan::tool::form::format_month(finplan::tool::form::month_after(context.today, months.into()));
        let text = |id: &str| {
            let text = match id {
                "question" => "monthly".to_owned(),
                "goal" => goal.to_string(),
                "target" => target.clone(),
                "start" | "bad" | "middle" | "good" => "0".to_owned(),
                _ => return None,
            };
            Some(finplan::tool::form::Typed { text, wan: false })
        };
        let reading = form.read(text, &context);
        let report = calculator(tool.id).unwrap().answer(&reading.values, &context).unwrap();
        for locale in Locale::ALL {
            let said = Texts::built_in(locale, Currency::Cny).say(&report.headline);
            let amount = report.figures[1].value.clone();
            let amount = Texts::built_in(locale, Currency::Cny).arg(&amount, NumberStyle::Sentence);
            assert!(said.contains(&amount), "{said} {amount}");
            let saved = read_back(&amount.replace(NO_BREAK, " ")) * Decimal::from(months);
            assert!(saved >= Decimal::from(goal), "{locale:?}: {amount} a month for {goal} in {months}");
        }
    }
}
