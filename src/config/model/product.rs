//! How products are written down, and what must be true of each by itself.

use chrono::NaiveDate;
use rust_decimal::Decimal;

use crate::advice::catalogue::cover::Cover;
use crate::advice::catalogue::deposit::{Deposit, DepositRate, Insured};
use crate::advice::catalogue::fee::{Fee, FeeBasis, Tier};
use crate::advice::catalogue::loan::Loan;
use crate::advice::catalogue::{Document, Eligibility, Product, ProductKind};
use crate::config::node::object;
use crate::config::problem::{ProblemCode, Problems, languages};

object! {
    /// A product as the institution sells it. There is no key for a return or a benchmark: products are never shown or
    /// ordered by one. What a deposit pays by contract is shown and never ordered by.
    Product, check check {
        /// Its name in events and links.
        id,
        /// What kind it is: decides the rules and the required words.
        kind as "type",
        /// Its name.
        name,
        /// What it is, in one sentence.
        summary,
        /// Who issues and manages it: the id of a provider. Without it the institution itself.
        [optional] issuer,
        /// The issuer's risk grade, for investment products.
        [optional] issuer_grade,
        /// The seller's risk grade, for investment products. The higher of the two counts.
        [optional] seller_grade,
        /// Its currency, where it is not the institution's.
        [optional] currency,
        /// The smallest amount.
        [optional] minimum,
        /// The largest amount; of a loan, its own `maximum` counts.
        [optional] maximum,
        /// Amounts above the smallest go in steps of this.
        [optional] step,
        /// For how many days the money is tied up; left out where it never is.
        [optional] term_days,
        /// For how many months the money should stay at least, as the product's documents recommend. Nobody who needs
        /// it sooner is shown the product.
        [optional] holding_months,
        /// How many days before it is wanted the money must be asked for.
        [optional] notice_days,
        /// Days from asking for the money to having it, once it is not tied up and notice was given.
        [optional] cash_days,
        /// What happens to money that is taken out before its time.
        [optional] early_exit,
        /// What it costs, item by item. An empty list states that there is no fee.
        fees,
        /// What it serves.
        needs,
        /// Who may have it.
        [optional] eligibility,
        /// The regions where it is sold, ids of `matching`'s regions; left out, everywhere. Nobody whose region is
        /// another or not known is shown the product.
        [optional] regions,
        /// The channels through which it is sold; left out, all. Nobody whose channel is another or not known is shown
        /// the product.
        [optional] channels,
        /// The day of these details.
        [optional] as_of,
        /// Where these details stand, such as the prospectus.
        [optional] source,
        /// The first day on which it is sold.
        [optional] on_sale_from,
        /// The last day on which it is sold.
        [optional] on_sale_to,
        /// The price, for loans.
        [optional] loan,
        /// What it pays, for deposits.
        [optional] deposit,
        /// What is insured, for insurance.
        [optional] cover,
        /// Prospectus, terms and key facts.
        [optional] documents,
        /// Its page on the institution's own site.
        link,
    }
}

object! {
    /// Who may have a product. Everything given must hold.
    Eligibility {
        /// At least this age.
        [optional] age_from,
        /// At most this age.
        [optional] age_to,
        /// One of these occupations.
        [optional] occupations,
        /// What the institution itself looks at, each in a sentence that stands on the card.
        [optional] conditions,
    }
}

object! {
    /// What a deposit pays, as the bank has posted it. After its last day no figure is shown.
    Deposit, check check_deposit {
        /// The rates in the order in which they are shown.
        rates,
        /// The day from which they count.
        as_of,
        /// The last day on which they count as current.
        stale_after,
        /// Where the bank posted them.
        source,
        /// How it is insured.
        [optional] insured,
    }
}

object! {
    /// A rate of a deposit.
    DepositRate {
        /// Percent a year, simple.
        annual_rate,
        /// For money left for so many months; left out where it can be had at any time.
        [optional] months,
        /// For amounts from this one on.
        [optional] from_amount,
    }
}

object! {
    /// How deposits are insured. After its last day no figure is shown.
    Insured, check check_insured {
        /// The most that is paid out to one person for all that she has at one bank, interest included.
        limit,
        /// The day from which that counts.
        as_of,
        /// The last day on which it counts as current.
        stale_after,
        /// The rule.
        source,
    }
}

object! {
    /// What is insured and for how long.
    Cover {
        /// When it pays.
        pays,
        /// When it does not.
        [optional] excludes,
        /// The smallest sum insured.
        [optional] sum_from,
        /// The largest sum insured.
        [optional] sum_to,
        /// For how many months at most.
        [optional] longest_months,
        /// Days after the start without cover.
        [optional] waiting_days,
        /// Days in which it can be given back without loss.
        [optional] cooling_days,
    }
}

object! {
    /// A document about a product.
    Document {
        /// Its title.
        title,
        /// Where it is.
        link,
    }
}

object! {
    /// One fee.
    Fee, check check_fee {
        /// What it is for.
        kind as "for",
        /// What it is counted on.
        basis,
        /// The figure: percent or an amount, as the basis says; with tiers, the one that holds where no tier does.
        [optional] value,
        /// Other figures for larger amounts or other holding times; the first that fits counts.
        [optional] tiers,
        /// Whether it is already taken out of the fund's value.
        [optional] inside,
        /// Whether it is due only if something goes wrong or the customer chooses it.
        [optional] contingent,
        /// Who takes it, where that is neither the institution nor the issuer.
        [optional] collector,
        /// Anything that the figures do not say.
        [optional] note,
    }
}

object! {
    /// A figure that holds for some amounts or holding times.
    Tier {
        /// For holding times below this many days.
        [optional] below_days,
        /// For amounts from this one on.
        [optional] from_amount,
        /// The figure.
        value,
    }
}

object! {
    /// The price of a loan: rates in percent a year.
    Loan, check check_loan {
        /// The annual interest rate without fees; the lower end of a range.
        annual_rate,
        /// The upper end, where the rate depends on the customer.
        [optional] annual_rate_to,
        /// The annual cost with all fees, paid on time; of the upper end, where there is a range.
        all_in_rate,
        /// How that was computed: printed with the figure. In zh-TW "simple" alone is called 總費用年百分率.
        method,
        /// The day of these figures.
        as_of,
        /// How it can be repaid.
        repayment,
        /// The largest amount.
        [optional] maximum,
        /// The shortest term in months.
        [optional] shortest_months,
        /// The longest term in months.
        longest_months,
        /// What stands behind it, such as a mortgage; left out where nothing does.
        [optional] security,
        /// How the rate is set and what the figures take for granted.
        note,
    }
}

fn check(product: &Product, problems: &mut Problems) {
    let invested = product.kind.regime().is_some();
    for (key, grade) in [("issuer_grade", product.issuer_grade), ("seller_grade", product.seller_grade)] {
        match (invested, grade) {
            (true, None) => problems.note_at(&[key], ProblemCode::Missing, "a grade R1 to R5", "nothing"),
            (false, Some(grade)) => {
                problems.note_at(&[key], ProblemCode::Inconsistent, "no grade for this type of product", grade.code());
            }
            _ => {}
        }
    }
    match (product.kind.is_loan(), &product.loan) {
        (true, None) => problems.note_at(&["loan"], ProblemCode::Missing, "the price of the loan", "nothing"),
        (false, Some(_)) => problems.note_at(&["loan"], ProblemCode::Inconsistent, "no loan for this type", "a loan"),
        _ => {}
    }
    if product.deposit.is_some() && product.kind != ProductKind::Deposit {
        problems.note_at(&["deposit"], ProblemCode::Inconsistent, "no deposit for this type", "a deposit");
    }
    let amounts = [("minimum", product.minimum), ("maximum", product.maximum), ("step", product.step)];
    for (key, amount) in amounts {
        if amount.is_some_and(|amount| amount < Decimal::ZERO) {
            problems.note_at(&[key], ProblemCode::Range, "0 or more", "less");
        }
    }
    if let (Some(least), Some(most)) = (product.minimum, product.maximum)
        && least > most
    {
        problems.note_at(&["maximum"], ProblemCode::Inconsistent, "at least the minimum", &most.to_string());
    }
    if product.cover.is_some() && !product.kind.is_insurance() {
        problems.note_at(&["cover"], ProblemCode::Inconsistent, "no cover for this type", "a cover");
    }
    if product.needs.is_empty() {
        problems.note_at(&["needs"], ProblemCode::Empty, "at least one need", "none");
    }
    if let (Some(from), Some(to)) = (product.on_sale_from, product.on_sale_to)
        && from > to
    {
        problems.note_at(&["on_sale_to"], ProblemCode::Inconsistent, "a day after the first", &to.to_string());
    }
    if product.kind.is_insurance() {
        check_insurance_words(product, problems);
    }
}

/// Words of banking that may not describe insurance.
const NOT_FOR_INSURANCE: [&str; 5] = ["利息", "存款", "本金", "interest", "deposit"];

fn check_insurance_words(product: &Product, problems: &mut Problems) {
    let mut texts = vec![(&["name"][..], &product.name), (&["summary"], &product.summary)];
    if let Some(cover) = &product.cover {
        texts.push((&["cover", "pays"], &cover.pays));
    }
    for (place, text) in texts {
        for (language, text) in languages(text) {
            let text = text.to_ascii_lowercase();
            for word in NOT_FOR_INSURANCE.iter().filter(|word| text.contains(**word)) {
                let place = [place, &[language]].concat();
                problems.note_at(&place, ProblemCode::Wording, "words of insurance", word);
            }
        }
    }
}

fn check_fee(fee: &Fee, problems: &mut Problems) {
    if fee.basis == FeeBasis::Noted {
        if fee.note.is_none() {
            problems.note_at(&["note"], ProblemCode::Missing, "a note, as there is no figure", "nothing");
        }
        return;
    }
    let percent = matches!(fee.basis, FeeBasis::PercentAYear | FeeBasis::PercentOnce);
    let highest = if percent { Decimal::ONE_HUNDRED } else { Decimal::MAX };
    let outside = |value: Decimal| value < Decimal::ZERO || value > highest;
    match fee.value {
        None => problems.note_at(&["value"], ProblemCode::Missing, "the figure", "nothing"),
        Some(value) if outside(value) => {
            problems.note_at(&["value"], ProblemCode::Range, "0 to 100 percent", &value.to_string());
        }
        Some(_) => {}
    }
    for (index, tier) in fee.tiers.iter().enumerate() {
        let place = index.to_string();
        if outside(tier.value) {
            problems.note_at(
                &["tiers", &place, "value"],
                ProblemCode::Range,
                "0 to 100 percent",
                &tier.value.to_string(),
            );
        }
        if tier.below_days.is_none() && tier.from_amount.is_none() {
            problems.note_at(&["tiers", &place], ProblemCode::Missing, "below_days or from_amount", "neither");
        }
    }
}

fn check_loan(loan: &Loan, problems: &mut Problems) {
    let highest = loan.annual_rate_to.unwrap_or(loan.annual_rate);
    for (key, rate) in [("annual_rate", loan.annual_rate), ("all_in_rate", loan.all_in_rate)] {
        if rate < Decimal::ZERO || rate > Decimal::ONE_HUNDRED {
            problems.note_at(&[key], ProblemCode::Range, "0 to 100 percent a year", &rate.to_string());
        }
    }
    if highest < loan.annual_rate {
        problems.note_at(&["annual_rate_to"], ProblemCode::Inconsistent, "at least annual_rate", &highest.to_string());
    }
    if loan.all_in_rate < highest {
        let expected = "at least the interest rate: it holds all fees";
        problems.note_at(&["all_in_rate"], ProblemCode::Inconsistent, expected, &loan.all_in_rate.to_string());
    }
    if loan.repayment.is_empty() {
        problems.note_at(&["repayment"], ProblemCode::Empty, "at least one way to repay", "none");
    }
    if loan.shortest_months.is_some_and(|least| least > loan.longest_months) {
        problems.note_at(&["shortest_months"], ProblemCode::Inconsistent, "at most longest_months", "more");
    }
    if !(1..=600).contains(&loan.longest_months) {
        problems.note_at(&["longest_months"], ProblemCode::Range, "1 to 600", &loan.longest_months.to_string());
    }
}

/// The largest rate of a deposit that is no slip of the pen, in percent.
const MAX_RATE: Decimal = Decimal::from_parts(24, 0, 0, false, 0);

fn check_deposit(deposit: &Deposit, problems: &mut Problems) {
    if deposit.rates.is_empty() {
        problems.note_at(&["rates"], ProblemCode::Empty, "at least one rate", "none");
    }
    for (index, rate) in deposit.rates.iter().enumerate() {
        let place = index.to_string();
        if rate.annual_rate < Decimal::ZERO || rate.annual_rate > MAX_RATE {
            let found = rate.annual_rate.to_string();
            problems.note_at(&["rates", &place, "annual_rate"], ProblemCode::Range, "0 to 24 percent a year", &found);
        }
        let same = |other: &DepositRate| (other.months, other.from_amount) == (rate.months, rate.from_amount);
        if deposit.rates.iter().take(index).any(same) {
            let expected = "one rate for each term and amount";
            problems.note_at(&["rates", &place], ProblemCode::Duplicate, expected, &rate.annual_rate.to_string());
        }
    }
    check_days(deposit.as_of, deposit.stale_after, problems);
}

fn check_insured(insured: &Insured, problems: &mut Problems) {
    if insured.limit <= Decimal::ZERO {
        problems.note_at(&["limit"], ProblemCode::Range, "more than 0", &insured.limit.to_string());
    }
    check_days(insured.as_of, insured.stale_after, problems);
}

fn check_days(as_of: NaiveDate, stale_after: NaiveDate, problems: &mut Problems) {
    if stale_after < as_of {
        let found = stale_after.to_string();
        problems.note_at(&["stale_after"], ProblemCode::Inconsistent, "a day not before as_of", &found);
    }
}
