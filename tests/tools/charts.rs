use chrono::NaiveDate;
use finplan::chart::extent::{Extent, column_of};
use finplan::chart::{ChartLine, Drawing, SIDE, TimeAxis, draw, place_labels, readings};
use finplan::domain::money::Currency;
use finplan::i18n::{Locale, Texts};
use finplan::tool::form::Form;
use finplan::tool::inputs::Inputs as _;
use finplan::tool::report::*;
use finplan::tool::text::{Arg, Text};
use finplan::tool::{Context, Tool};
use finplan::tools::mortgage::Mortgage;
use finplan::tools::registry::{TOOLS, calculator};
use rust_decimal::Decimal;

use super::walk;

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
            let drawn: usize = draw(&chart).lines.iter().map(|line| line.series.len()).sum();
            assert_eq!(drawn, chart.series.len());
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

/// What the lines of a drawing are called, those that lie over one another by all of their names.
fn names(texts: &Texts, chart: &Chart, drawing: &Drawing) -> Vec<String> {
    let label = |place: &usize| texts.say(&chart.series[*place].label);
    let join = |one: String, other: String| {
        texts.say(&Text::of("chart", "and").with("one", Arg::Name(one)).with("other", Arg::Name(other)))
    };
    let name = |line: &ChartLine| {
        let names = line.series.iter().map(label).reduce(join).unwrap();
        if line.series.len() > 1 { texts.around("chart.same", "names", &names) } else { names }
    };
    drawing.lines.iter().map(name).collect()
}

/// Every name that can be seen is there, in the picture, and off the others.
fn named(chart: &Chart) {
    let drawing = draw(chart);
    for locale in Locale::ALL {
        let texts = Texts::built_in(locale, Currency::Cny);
        let labels = place_labels(&drawing, &names(&texts, chart, &drawing));
        let what = || format!("{locale:?} {} {labels:?}", chart.title.key.path());
        for (place, label) in labels.iter().enumerate() {
            assert!(label.room.is_inside(), "{}", what());
            assert!(labels.iter().take(place).all(|other| !other.room.meets(label.room)), "{}", what());
        }
        if chart.form != ChartForm::Stacked {
            assert_eq!(labels.len(), drawing.lines.len(), "{}", what());
        }
    }
}

#[test]
fn every_line_has_its_name_in_the_picture_and_off_the_others_whatever_is_entered() {
    for tool in TOOLS {
        for chart in report(tool).charts {
            named(&chart);
        }
    }
    walk::walk(Currency::Cny, 40, |_, _, _, report| report.charts.iter().for_each(named));
}

#[test]
fn a_name_stands_at_its_own_line_and_no_other_leads_through_more_than_a_quarter_of_it_in_every_first_answer() {
    let mut seen = 0;
    for tool in TOOLS {
        for chart in report(tool).charts.iter().filter(|chart| chart.form != ChartForm::Stacked) {
            let drawing = draw(chart);
            for locale in Locale::ALL {
                let texts = Texts::built_in(locale, Currency::Cny);
                for label in place_labels(&drawing, &names(&texts, chart, &drawing)) {
                    let columns = column_of(label.room.left)..=column_of(label.room.right);
                    let away = |extent: &Extent| (extent.top - label.room.bottom).max(label.room.top - extent.bottom);
                    let what = || format!("{} {} {locale:?} {label:?}", tool.id, chart.id);
                    for (place, line) in drawing.lines.iter().enumerate() {
                        let run = &line.extents[columns.clone()];
                        if place == label.line {
                            let nearest = run.iter().map(away).fold(f64::MAX, f64::min);
                            assert!((0.0..SIDE / 50.0).contains(&nearest), "{} is {nearest} off its line", what());
                        } else {
                            let through = run.iter().filter(|extent| away(extent) < 0.0).count();
                            assert!(through * 4 <= run.len(), "{through} of {} through {}", run.len(), what());
                        }
                    }
                    seen += 1;
                }
            }
        }
    }
    assert!(seen > 60, "{seen} names");
}
