use super::*;
use crate::domain::money::Currency;
use crate::tool::form::{Form, Typed};
use crate::tool::inputs::Inputs as _;
use crate::tool::report::Figure;
use crate::tool::value::Values;

const FEE: &str = InstalmentCost::FEE.id();
const FLAT_RATE: &str = InstalmentCost::FLAT_RATE.id();
const ONCE: &str = InstalmentCost::ONCE.id();
const STEPPED: &str = InstalmentCost::STEPPED.id();
const LATE_FEE: &str = InstalmentCost::LATE_FEE.id();
const NOW: &str = FirstPayment::Now.code();

fn name(group: &'static str, name: &'static str) -> Text {
    Text::item("instalment_cost", group, name)
}

fn context(currency: Currency) -> Context {
    Context::new("2026-11-23".parse().unwrap(), currency)
}

fn values(typed: &[(&str, &str)]) -> Values {
    let context = context(Currency::Cny);
    let form = Form::new(InstalmentCost::CALCULATOR, &[], &context);
    let reading = form.read(
        |id| {
            let (_, text) = typed.iter().find(|(known, _)| *known == id)?;
            Some(Typed { text: (*text).to_owned(), wan: false })
        },
        &context,
    );
    assert!(reading.errors.is_empty(), "{:?}", reading.errors);
    reading.values
}

fn evaluate(values: &Values, context: &Context) -> Result<Report, FieldError> {
    InstalmentCost::read(values, context)?.answer(context)
}

fn report(typed: &[(&str, &str)]) -> Report {
    evaluate(&values(typed), &context(Currency::Cny)).unwrap()
}

fn figure(report: &Report, id: &'static str) -> Arg {
    report.figures.iter().find(|figure| figure.label == name("figure", id)).unwrap().value.clone()
}

fn rates(report: &Report) -> (String, String) {
    let shown = |id| match figure(report, id) {
        Arg::Percent(percent) => format!("{percent:.2}"),
        other => panic!("{other:?}"),
    };
    (shown("simple"), shown("compound"))
}

fn pair(simple: &str, compound: &str) -> (String, String) {
    (simple.to_owned(), compound.to_owned())
}

#[test]
fn what_is_advertised_at_0_6_percent_a_month_costs_13_03_a_year() {
    let report = report(&[]);
    assert_eq!(rates(&report), pair("13.03", "13.84"));
    assert_eq!(figure(&report, "payment"), Arg::Money(Money::from_minor(107_200)));
    assert_eq!(figure(&report, "cost"), Arg::Money(Money::from_minor(86_400)));
    assert_eq!(figure(&report, "nominal"), Arg::Percent("7.2".parse().unwrap()));
    assert_eq!(report.headline.key, name("headline", FEE).key);
    let advertised = ("advertised", Arg::Percent("0.6".parse().unwrap()));
    assert!(report.headline.args.contains(&advertised), "{:?}", report.headline);
    assert!(report.headline.args.contains(&("simple", Arg::Percent("13.03".parse().unwrap()))));
}

#[test]
fn the_independent_vectors_are_met() {
    // instalment_fee.json: o-fe-0002, 0004, 0007, 0010 and 0014 with a fee each period, 0001, 0003 and 0009 with one
    // fee.
    for (amount, periods, charge, percent, simple, compound) in [
        ("2900", "9", FEE, "0.33", "7.07", "7.31"),
        ("21400", "12", FEE, "0.81", "17.48", "18.95"),
        ("171200", "24", FEE, "1.18", "25.19", "28.31"),
        ("13300", "18", FEE, "0.49", "10.86", "11.42"),
        ("170400", "6", FEE, "0.58", "11.83", "12.50"),
        ("186900", "18", ONCE, "1.8", "2.30", "2.32"),
        ("201700", "18", ONCE, "10.22", "13.75", "14.65"),
        ("168900", "6", ONCE, "5.89", "20.77", "22.87"),
    ] {
        let report = report(&[("amount", amount), ("periods", periods), ("charge", charge), (charge, percent)]);
        assert_eq!(rates(&report), pair(simple, compound), "{amount} {percent}");
    }
    // o-fe-0005, 0006, 0008 and 0015: taken from the money handed out.
    for (amount, periods, up_front, simple, compound) in [
        ("53000", "24", "2443.3", "4.57", "4.67"),
        ("52600", "36", "4513.08", "5.92", "6.08"),
        ("50800", "24", "1635.76", "3.16", "3.21"),
        ("76800", "12", "6520.32", "16.70", "18.05"),
    ] {
        let report = report(&[("amount", amount), ("periods", periods), (FEE, "0"), ("up_front", up_front)]);
        assert_eq!(rates(&report), pair(simple, compound), "{amount} {up_front}");
    }
}

#[test]
fn the_published_example_of_the_pboc() {
    // Announcement [2021] No. 3: 100,000 lent, 1,000 taken at once, twelve payments of 8,833.3.
    let report = report(&[("amount", "100000"), (FEE, "0.5"), ("up_front", "1000")]);
    assert_eq!(rates(&report), pair("12.80", "13.58"));
    assert_eq!(figure(&report, "cost"), Arg::Money(Money::from_minor(700_000)));
    // The same plan advertised as flat interest.
    let flat = [("amount", "100000"), ("charge", FLAT_RATE), (FLAT_RATE, "6"), ("up_front", "1000")];
    assert_eq!(rates(&self::report(&flat)), pair("12.80", "13.58"));
}

#[test]
fn paying_at_once_or_for_less_raises_the_rate() {
    // Solved by bisection outside this program: 10,928 received for eleven payments of 1,072; 11,000 for twelve.
    let now = report(&[("first_payment", NOW)]);
    assert_eq!(rates(&now), pair("15.48", "16.63"));
    assert_eq!(now.tables[0].rows().len(), 12);
    assert_eq!(now.charts[0].months(), 11);
    let cash = report(&[("discount", "1000")]);
    assert_eq!(rates(&cash), pair("29.93", "34.40"));
    assert_eq!(figure(&cash, "cost_cash"), Arg::Money(Money::from_minor(186_400)));
}

#[test]
fn the_interest_of_the_table_is_the_whole_cost() {
    for typed in [&[][..], &[("first_payment", NOW)], &[("discount", "777")], &[("charge", ONCE), (ONCE, "7")]] {
        let report = report(typed);
        let interest: i64 = report.tables[0]
            .rows()
            .map(|row| if let Cell::Money(interest) = row[3] { interest.minor() } else { panic!("{row:?}") })
            .sum();
        let id = if report.figures.iter().any(|figure| figure.label == name("figure", "cost")) {
            "cost"
        } else {
            "cost_cash"
        };
        assert_eq!(figure(&report, id), Arg::Money(Money::try_from_minor(interest).unwrap()), "{typed:?}");
        assert_eq!(report.tables[0].cells.last(), Some(&Cell::Money(Money::ZERO)));
    }
}

#[test]
fn what_costs_nothing_says_so_and_offers_nothing_cheaper() {
    let free = report(&[(FEE, "0")]);
    assert_eq!(free.headline.key, name("headline", "free").key);
    assert_eq!(rates(&free), pair("0.00", "0.00"));
    assert!(free.levers.is_empty());
}

#[test]
fn every_lever_costs_less_as_it_says() {
    let start = report(&[("up_front", "200")]);
    assert_eq!(start.levers.len(), 3);
    for lever in &start.levers {
        let mut changed = values(&[("up_front", "200")]);
        for (input, value) in &lever.set {
            changed.set(input, *value);
        }
        let after = evaluate(&changed, &context(Currency::Cny)).unwrap();
        let saved = |report: &Report| match figure(report, "cost") {
            Arg::Money(cost) => cost.minor(),
            other => panic!("{other:?}"),
        };
        let promised = Arg::Money(Money::try_from_minor(saved(&start).strict_sub(saved(&after))).unwrap());
        assert!(lever.effect.args.contains(&("saved", promised)), "{lever:?}");
    }
}

#[test]
fn a_fee_that_is_higher_at_first_costs_more_than_the_same_fee_spread_evenly() {
    // 12,000 over 12 periods: 1.5 % of it for three periods and 0.2 % for nine are 756, as 0.525 % each time would be.
    let stepped = |early: &'static str, late: &'static str| {
        report(&[("charge", STEPPED), ("early_periods", "3"), (STEPPED, early), (LATE_FEE, late)])
    };
    let front = stepped("1.5", "0.2");
    assert_eq!(figure(&front, "cost"), Arg::Money(Money::from_minor(75_600)));
    assert_eq!(figure(&front, "first"), Arg::Money(Money::from_minor(118_000)));
    assert_eq!(figure(&front, "payment"), Arg::Money(Money::from_minor(102_400)));
    // (3 x 1.5 + 9 x 0.2) / 12 x 12 = 6.30.
    assert_eq!(figure(&front, "nominal_stepped"), Arg::Percent("6.3".parse().unwrap()));
    // Solved by bisection outside this program: three payments of 1,180 and nine of 1,024.
    assert_eq!(rates(&front), pair("11.74", "12.39"));
    // Bisection again, for twelve payments of 1,063.
    let even = report(&[(FEE, "0.525")]);
    assert_eq!(rates(&even), pair("11.43", "12.05"));
    // Half the periods would be fewer than those with the early fee: no such lever.
    let typed = [("charge", STEPPED), ("periods", "6"), ("early_periods", "4")];
    assert!(report(&typed).levers.iter().all(|lever| lever.label.key != name("lever", "shorter").key));
    // The same fee early and late is the fee of every period.
    assert_eq!(rates(&stepped("0.6", "0.6")), pair("13.03", "13.84"));
}

#[test]
fn a_coupon_takes_the_fee_of_the_first_periods() {
    // Three periods free: 9 x 72 = 648; the rate of three payments of 1,000 and nine of 1,072 is solved by bisection.
    let coupon = report(&[("free_periods", "3")]);
    assert_eq!(figure(&coupon, "cost"), Arg::Money(Money::from_minor(64_800)));
    assert_eq!(figure(&coupon, "first"), Arg::Money(Money::from_minor(100_000)));
    assert_eq!(figure(&coupon, "payment"), Arg::Money(Money::from_minor(107_200)));
    assert_eq!(rates(&coupon), pair("9.70", "10.15"));
    // What is advertised stays what it was.
    assert_eq!(figure(&coupon, "nominal"), Arg::Percent("7.2".parse().unwrap()));
    let all = report(&[("free_periods", "12")]);
    assert_eq!(all.headline.key, name("headline", "free").key);
    for (input, count) in [("free_periods", "13"), ("early_periods", "13")] {
        let values = values(&[("charge", STEPPED), (input, count)]);
        assert_eq!(evaluate(&values, &context(Currency::Cny)).unwrap_err().input, input);
    }
}

#[test]
fn the_statement_of_all_costs_has_the_same_rate() {
    let cost_statement = crate::tools::cost_statement::CostStatement::CALCULATOR;
    for typed in [
        &[][..],
        &[("first_payment", NOW)],
        &[("charge", FLAT_RATE), (FLAT_RATE, "6"), ("up_front", "100")],
        &[("charge", ONCE), (ONCE, "7"), ("up_front", "55.5")],
        &[("up_front", "200"), ("periods", "7"), ("amount", "9999.99")],
    ] {
        let report = report(typed);
        let Destination::Tool(tool, carried) = &report.next[0].destination else { panic!("{:?}", report.next) };
        assert_eq!(tool.id, "cost_statement");
        let context = context(Currency::Cny);
        let form = Form::new(cost_statement, &[], &context);
        let text = |id: &str| {
            let (_, value) = carried.iter().find(|(known, _)| *known == id)?;
            Some(Typed { text: crate::tool::form::Field::canonical(*value), wan: false })
        };
        let reading = form.read(text, &context);
        assert!(reading.errors.is_empty(), "{:?}", reading.errors);
        let stated = cost_statement.answer(&reading.values, &context).unwrap();
        for figure in ["simple", "compound", "cost"] {
            let value = |figures: &[Figure]| {
                figures.iter().find(|known| known.label.key.2 == figure).map(|figure| figure.value.clone())
            };
            assert_eq!(value(&stated.figures), value(&report.figures), "{figure} of {typed:?}");
        }
    }
    // The statement knows one fee for all periods.
    for typed in [&[("charge", STEPPED)][..], &[("free_periods", "1")]] {
        assert_ne!(report(typed).next[0].label, name("next", "statement"));
    }
}

#[test]
fn what_leaves_nothing_is_an_error_at_its_field() {
    for (field, amount) in [("up_front", "12000"), ("discount", "12000"), ("up_front", "11500")] {
        let values = values(&[(field, amount), ("first_payment", NOW)]);
        let error = evaluate(&values, &context(Currency::Cny)).unwrap_err();
        assert_eq!(error.input, field);
    }
}

#[test]
fn whole_dollars_work_too() {
    let report = evaluate(&values(&[("amount", "1000"), ("periods", "60")]), &context(Currency::Twd)).unwrap();
    assert_eq!(report.tables[0].cells.last(), Some(&Cell::Money(Money::ZERO)));
}
