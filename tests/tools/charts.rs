use chrono::NaiveDate;
use finplan::chart::{TimeAxis, draw, readings};
use finplan::domain::money::Currency;
use finplan::tool::form::Form;
use finplan::tool::inputs::Inputs as _;
use finplan::tool::report::*;
use finplan::tool::text::Arg;
use finplan::tool::{Context, Tool};
use finplan::tools::mortgage::Mortgage;
use finplan::tools::registry::{TOOLS, calculator};
use rust_decimal::Decimal;

fn report(tool: &'static Tool) -> Report {
    let context = Context::new(NaiveDate::from_ymd_opt(2026, 11, 23).unwrap(), Currency::Cny);
    calculator(tool.id)
        .unwrap()
        .answer(&Form::new(calculator(tool.id).unwrap(), &[], &context).defaults(), &context)
        .unwrap()
}

#[test]
fn every_picture_has_a_value_for_each_series_at_each_place_and_points_at_one_of_them() {
    let mut marked = 0;
    for tool in TOOLS {
        for chart in report(tool).charts {
            let axis = TimeAxis::of(&chart);
            assert!(matches!(chart.every, 1 | 12) && axis.last > axis.first, "{} {}", tool.id, chart.id);
            if let Some(marker) = chart.marker {
                assert_eq!(axis.clamp(marker), marker, "{} {}", tool.id, chart.id);
                marked += 1;
            }
            let sum = usize::from(chart.form == ChartForm::Stacked);
            for step in [axis.first, axis.last] {
                assert_eq!(readings(&chart, step).len(), chart.series.len() + sum, "{} {} {step}", tool.id, chart.id);
            }
            assert_eq!(draw(&chart).lines.len(), chart.series.len());
        }
    }
    assert!(marked >= 4, "{marked} pictures point at something");
}

#[test]
fn no_part_of_a_stack_is_negative() {
    let all: Vec<Chart> = TOOLS.iter().flat_map(|tool| report(tool).charts).collect();
    let stacked = || all.iter().filter(|chart| chart.form == ChartForm::Stacked);
    assert!(stacked().count() > 0);
    for chart in stacked() {
        let values: Vec<&Decimal> = chart.series.iter().flat_map(|series| &series.values).collect();
        assert!(!values.is_empty() && values.iter().all(|value| **value >= Decimal::ZERO), "{}", chart.id);
    }
}

#[test]
fn the_parts_of_each_years_payments_are_those_of_its_row() {
    let report = report(Mortgage::TOOL);
    let chart = report.charts.iter().find(|chart| chart.form == ChartForm::Stacked).unwrap();
    let table = report.tables.iter().find(|table| table.id == chart.table).unwrap();
    assert_eq!(TimeAxis::of(chart), TimeAxis { first: 1, last: 30, every: 12 });
    assert_eq!(table.rows().count(), 30);
    for (row, year) in table.rows().zip(1..) {
        let [_, Cell::Money(payment), Cell::Money(principal), Cell::Money(interest), _] = row else {
            panic!("{row:?}")
        };
        let read: Vec<Arg> = readings(chart, year).into_iter().map(|reading| reading.value).collect();
        let money = [principal, interest, payment].map(|part| Arg::Amount(part.to_decimal()));
        assert_eq!(read, money, "year {year}");
    }
}
