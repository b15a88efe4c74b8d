//! Spreadsheet functions, by their names.

use super::case::{self, Malformed, VectorCase, missing};
use super::check::{Actual, Checks};
use super::number::ExpectedNumber;
use crate::base::decimal::DecimalExt as _;
use crate::domain::cashflow::{self, DatedFlow};
use crate::domain::date;
use crate::domain::day_count::DayCount;
use crate::domain::depreciation::sln;
use crate::domain::rate;
use crate::domain::solve::{Root, Solution};
use crate::domain::tvm::{self, Timing};
use rust_decimal::Decimal;
use serde_json::Value;

/// Figures agree to this relative distance, below one absolutely.
const TOLERANCE: f64 = 1e-10;

/// What a function answers.
enum FunctionResult {
    Value(Decimal),
    Roots(Vec<Root>),
    /// `#NUM!` and its like.
    Refused,
    /// A function that is not known here.
    Unknown,
}

impl FunctionResult {
    fn of<E>(result: Result<Decimal, E>) -> FunctionResult {
        result.map_or(FunctionResult::Refused, FunctionResult::Value)
    }

    fn rates<E>(result: Result<Solution, E>) -> FunctionResult {
        match result {
            Ok(solution) if !solution.roots().is_empty() => FunctionResult::Roots(solution.roots().to_vec()),
            _ => FunctionResult::Refused,
        }
    }
}

pub(super) fn check(case: &VectorCase<'_>) -> Result<Checks, Malformed> {
    let args = Args(case.list("args")?);
    let name = case.top("fn").ok_or_else(|| missing("fn"))?;
    let answer = answer(name, &args).ok_or_else(|| Malformed("the arguments cannot be read".to_owned()))?;
    let mut checks = Checks::default();
    if let FunctionResult::Unknown = answer {
        checks.unknown.push(format!("fn {name}"));
    }
    if let Some(expected) = case.field("published_error")
        && !matches!(answer, FunctionResult::Refused)
    {
        checks.one("published_error".to_owned(), expected, &actual(&answer, Actual::near));
    }
    for (field, wrap) in
        [("oracle", Actual::near as fn(Decimal, f64) -> Actual), ("published", |v, _| Actual::Printed(v.into()))]
    {
        if let Some(expected) = case.field(field) {
            checks.one(field.to_owned(), expected, &closest(&answer, expected, wrap));
        }
    }
    if let Some(expected) = case.field("all_roots") {
        checks.one("all_roots".to_owned(), expected, &actual(&answer, Actual::near));
    }
    Ok(checks)
}

fn actual(answer: &FunctionResult, wrap: fn(Decimal, f64) -> Actual) -> Actual {
    match answer {
        FunctionResult::Value(value) => wrap(*value, TOLERANCE),
        FunctionResult::Roots(roots) => Actual::Roots(roots.clone()),
        FunctionResult::Refused | FunctionResult::Unknown => Actual::Nothing,
    }
}

/// Of several roots the one expected, if it is among them: a spreadsheet gives the one near its guess.
fn closest(answer: &FunctionResult, expected: &Value, wrap: fn(Decimal, f64) -> Actual) -> Actual {
    if let FunctionResult::Roots(roots) = answer
        && let Some(number) = ExpectedNumber::of(expected)
    {
        let distance = |root: &&Root| (root.rate_dd() - number.to_dd()).abs().to_f64();
        let nearest = roots.iter().min_by(|a, b| distance(a).total_cmp(&distance(b)));
        if let Some(rate) = nearest.and_then(Root::rate) {
            return wrap(rate, TOLERANCE);
        }
    }
    actual(answer, wrap)
}

/// The arguments of a call.
struct Args<'a>(&'a [Value]);

impl Args<'_> {
    fn decimal(&self, index: usize) -> Option<Decimal> {
        number(self.0.get(index)?)
    }

    /// An argument that may be left out, and is then zero.
    fn or_zero(&self, index: usize) -> Option<Decimal> {
        if self.0.len() > index { self.decimal(index) } else { Some(Decimal::ZERO) }
    }

    /// A count; fractions are cut off.
    fn count(&self, index: usize) -> Option<u32> {
        u32::try_from(self.decimal(index)?.trunc()).ok()
    }

    fn timing(&self, index: usize) -> Option<Result<Timing, ()>> {
        let kind = self.or_zero(index)?;
        Some(if kind.is_zero() {
            Ok(Timing::End)
        } else if kind == Decimal::ONE {
            Ok(Timing::Begin)
        } else {
            Err(())
        })
    }

    /// Numbers from an index on, or the list that stands there.
    fn numbers(&self, from: usize) -> Option<Vec<Decimal>> {
        let list = match self.0.get(from) {
            Some(Value::Array(list)) => list.as_slice(),
            _ => self.0.get(from..)?,
        };
        list.iter().filter(|value| value.as_str() != Some("|")).map(number).collect()
    }

    fn dated(&self, from: usize) -> Option<Vec<DatedFlow>> {
        let values = self.0.get(from)?.as_array()?.iter().map(number);
        let dates = self.0.get(from.checked_add(1)?)?.as_array()?.iter();
        let dates = dates.map(|value| value.as_str().and_then(date::parse));
        dates.zip(values).map(|(date, value)| Some((date?, value?))).collect()
    }
}

/// A number, also as an exact fraction `a/b`.
fn number(value: &Value) -> Option<Decimal> {
    case::decimal(value).or_else(|| ExpectedNumber::of(value)?.to_dd().to_decimal())
}

fn answer(name: &str, args: &Args<'_>) -> Option<FunctionResult> {
    let (function, variant) = name.split_once(' ').unwrap_or((name, ""));
    Some(match function {
        "PMT" | "PV" | "FV" | "NPER" | "RATE" => annuity(function, args)?,
        "IPMT" | "PPMT" => {
            let (per, timing) = (args.count(1).unwrap_or(0), args.timing(5)?);
            let Ok(timing) = timing else {
                return Some(FunctionResult::Refused);
            };
            let (rate, nper, pv, fv) = (args.decimal(0)?, args.decimal(2)?, args.decimal(3)?, args.or_zero(4)?);
            let part = if function == "IPMT" { tvm::ipmt } else { tvm::ppmt };
            FunctionResult::of(part(rate, per, nper, pv, fv, timing))
        }
        "CUMIPMT" | "CUMPRINC" => {
            let Ok(timing) = args.timing(5)? else {
                return Some(FunctionResult::Refused);
            };
            let (start, end) = (args.count(3).unwrap_or(0), args.count(4).unwrap_or(0));
            let part = if function == "CUMIPMT" { tvm::cumipmt } else { tvm::cumprinc };
            FunctionResult::of(part(args.decimal(0)?, args.decimal(1)?, args.decimal(2)?, start, end, timing))
        }
        "NPV" => FunctionResult::of(cashflow::npv(args.decimal(0)?, &args.numbers(1)?)),
        "NPV+first" => {
            // The first flow stands after a bar.
            let mut values = args.numbers(1)?;
            let first = values.pop()?;
            let later = cashflow::npv(args.decimal(0)?, &values);
            FunctionResult::of(later.ok().and_then(|later| later.add_checked(first)).ok_or(()))
        }
        "IRR" => FunctionResult::rates(cashflow::irr(&args.numbers(0)?)),
        "MIRR" => FunctionResult::of(cashflow::mirr(&args.numbers(0)?, args.decimal(1)?, args.decimal(2)?)),
        "XNPV" => FunctionResult::of(cashflow::xnpv(args.decimal(0)?, &args.dated(1)?)),
        "XIRR" => match basis(variant) {
            Some(DayCount::Act365Fixed) => FunctionResult::rates(cashflow::xirr(&args.dated(0)?)),
            Some(basis) => FunctionResult::rates(cashflow::xirr_by(&args.dated(0)?, basis)),
            None => FunctionResult::Unknown,
        },
        "EFFECT" => FunctionResult::of(rate::effect(args.decimal(0)?, args.count(1).unwrap_or(0))),
        "NOMINAL" => FunctionResult::of(rate::nominal(args.decimal(0)?, args.count(1).unwrap_or(0))),
        "RRI" => FunctionResult::of(rate::rri(args.decimal(0)?, args.decimal(1)?, args.decimal(2)?)),
        "PDURATION" => FunctionResult::of(rate::pduration(args.decimal(0)?, args.decimal(1)?, args.decimal(2)?)),
        "SLN" => FunctionResult::of(sln(args.decimal(0)?, args.decimal(1)?, args.decimal(2)?).ok_or(())),
        _ => FunctionResult::Unknown,
    })
}

/// The day count named after the function; without one, years of 365 days.
fn basis(name: &str) -> Option<DayCount> {
    if name.is_empty() { Some(DayCount::Act365Fixed) } else { super::accrual::basis(name) }
}

fn annuity(function: &str, args: &Args<'_>) -> Option<FunctionResult> {
    let Ok(timing) = args.timing(4)? else {
        return Some(FunctionResult::Refused);
    };
    let (a, b, c, d) = (args.decimal(0)?, args.decimal(1)?, args.or_zero(2)?, args.or_zero(3)?);
    Some(match function {
        "PMT" => FunctionResult::of(tvm::pmt(a, b, c, d, timing)),
        "PV" => FunctionResult::of(tvm::pv(a, b, c, d, timing)),
        "FV" => FunctionResult::of(tvm::fv(a, b, c, d, timing)),
        "NPER" => FunctionResult::of(tvm::nper(a, b, c, d, timing)),
        _ => FunctionResult::rates(tvm::rate(a, b, c, d, timing)),
    })
}
