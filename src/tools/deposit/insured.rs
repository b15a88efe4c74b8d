//! What deposit insurance covers of a deposit, and over how many institutions to split it.

use super::{Deposit, FieldError, Report};
use crate::domain::deposit::{coverage, split_for_insurance};
use crate::domain::money::{Money, Rounding};
use crate::domain::rate::AnnualRate;
use crate::tool::Context;
use crate::tool::pack::DepositInsurance;
use crate::tool::text::{Arg, Text};

/// Adds what is covered on the last day of a deposit that has come to `end`, beside what is at the institution already.
/// `single` is the rate and the months of a deposit of one term: the most that one institution may hold is then known
/// beforehand.
///
/// Where the limit is not known or not checked, it says so and counts nothing.
pub(super) fn insured(
    report: &mut Report,
    deposit: &Deposit,
    end: Money,
    single: Option<(AnnualRate, u32)>,
    context: &Context,
) -> Result<(), FieldError> {
    let pack = DepositInsurance::built_in();
    let Some((pack, limit)) = pack.and_then(|pack| Some((pack, pack.limit(context.today, context.currency)?))) else {
        report.assume(&["limit_unknown"]);
        return Ok(());
    };
    let out_of_range = || FieldError::out_of_range(Deposit::AMOUNT);
    let limit = Money::from_decimal(limit, context.currency, Rounding::Down).map_err(|_| out_of_range())?;
    let (_, all) = coverage(&[((), deposit.already), ((), end)], limit);
    report.used(&pack.edition, context.today);
    let method = report.text("how", "insured").money("limit", limit);
    report.figure_by("insured", Arg::Money(all.covered), method);
    if !all.uncovered.is_positive() {
        return Ok(());
    }
    report.money("uninsured", all.uncovered);
    // Of several terms the interest is in what it has come to.
    let split = match single {
        Some((rate, months)) => split_for_insurance(deposit.amount, rate, months, limit),
        None => split_for_insurance(end, AnnualRate::ZERO, 1, limit),
    };
    let split = split.map_err(|_| out_of_range())?;
    report.figure("institutions", Arg::Count(split.institutions));
    let name = if single.is_some() {
        report.money("most", split.most);
        "over_limit_most"
    } else {
        "over_limit"
    };
    let text = Text::of("deposit.warning", name)
        .money("uncovered", all.uncovered)
        .count("n", split.institutions)
        .money("limit", limit)
        .money("most", split.most);
    report.warn(text);
    Ok(())
}
