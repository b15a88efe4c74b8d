//! The saving goal where nothing more has to be done.

use crate::domain::money::Currency;
use crate::tool::Context;
use crate::tool::calculator::Evaluate as _;
use crate::tool::form::{Form, Typed};
use crate::tool::report::{Cell, Report};
use crate::tool::text::Arg;
use crate::tools::saving_goal::SavingGoal;
use chrono::NaiveDate;
use rust_decimal::Decimal;

fn run(inputs: &[(&str, &str)]) -> Report {
    let context = Context::new(NaiveDate::from_ymd_opt(2026, 11, 29).unwrap(), Currency::Cny);
    let typed = |id: &str| {
        let (_, text) = inputs.iter().find(|(known, _)| *known == id)?;
        Some(Typed { text: (*text).to_owned(), wan: false })
    };
    let reading = Form::new(SavingGoal::CALCULATOR, &[], &context).read(typed, &context);
    assert_eq!(reading.errors, []);
    SavingGoal::CALCULATOR.answer(&reading.values, &context).unwrap()
}

fn paid(report: &Report) -> Arg {
    report.figures.iter().find(|figure| figure.label.key.2 == "paid").unwrap().value.clone()
}

#[test]
fn a_goal_that_is_reached_pays_in_nothing_more() {
    for start in ["100000", "250000"] {
        for question in ["target", "monthly"] {
            let report = run(&[("question", question), ("goal", "100000"), ("monthly", "100"), ("start", start)]);
            assert_eq!(report.headline.key.path(), "saving_goal.headline_already");
            assert_eq!(paid(&report), Arg::at_least(start.parse().unwrap()), "{question} {start}");
            let column: Vec<Cell> = report.tables[0].rows().map(|row| row[1]).collect();
            let start: Decimal = start.parse().unwrap();
            assert!(column.iter().all(|cell| *cell == Cell::at_least(start)), "{question}: {column:?}");
            assert!(report.levers.is_empty(), "{question}: {:?}", report.levers);
        }
    }
    // One yuan short, a month's saving is paid in.
    let report =
        run(&[("question", "target"), ("goal", "100000"), ("monthly", "100"), ("start", "99999"), ("middle", "0")]);
    assert_eq!(paid(&report), Arg::at_least(Decimal::from(100_099)));
    assert_eq!(report.headline.key.path(), "saving_goal.headline_target");
}
