//! Dated rules and reference rates: how they are written down, and the ones that are built in.

use chrono::NaiveDate;
use rust_decimal::Decimal;

use crate::base::json;
use crate::config::model::life::DataPack as _;
use crate::config::node::{Node, object};
use crate::config::problem::{Problem, ProblemCode, Problems};
use crate::domain::money::Currency;
use crate::tool::pack::{
    BankRules, Cap, City, Edition, EducationCost, FundRate, FundRow, HousingFund, Lpr, LprRow, Packs, PenaltyRule,
    Prepaying, ProtectionNorms,
};

/// The packs of mainland China that hold where a bank gives none of its own.
const BUILT_IN: &str = include_str!("../../../public/packs/cn.json");

object! {
    /// Dated rules and reference rates. A pack that is left out is FinPlan's own, where the currency is CNY.
    Packs {
        /// The published loan prime rates (LPR).
        [optional] lpr,
        /// Rates and city limits of the housing provident fund.
        [optional] housing_fund,
        /// How the bank counts interest, when it reprices and what it allows of a prepayment.
        [optional] rules,
        /// What is commonly used for protection and reserves: custom, not law.
        [optional] norms,
        /// What the education of children costs.
        [optional] education,
    }
}

object! {
    /// Whose data a pack holds, and of which day. It stands under every answer that rests on the pack.
    Edition, check check_edition {
        /// Its name in receipts.
        id,
        /// The day up to which the data is known.
        version,
        /// The publisher and the document, and how far it was checked.
        source,
        /// What changed since the edition before.
        changed,
        /// The last day on which it counts as current; afterwards every answer says that it is old.
        stale_after,
    }
}

object! {
    /// The published loan prime rates.
    Lpr, check check_lpr {
        /// Whose data it is.
        edition,
        /// The changes, the oldest first.
        rows,
    }
}

object! {
    /// One publication that changed a rate.
    LprRow {
        /// The day of publication.
        from,
        /// The rate of one year, in percent.
        one_year,
        /// The rate of five years and over, in percent.
        five_years,
    }
}

object! {
    /// Rates of the housing provident fund, and limits by city.
    HousingFund, check check_fund {
        /// Whose data it is.
        edition,
        /// The changes of the rates, the oldest first.
        rates,
        /// Limits by city.
        [optional] cities,
    }
}

object! {
    /// The rates of the housing provident fund from one day on.
    FundRow {
        /// The first day.
        from,
        /// For a first home.
        first,
        /// For a second home: not less than this.
        second,
    }
}

object! {
    /// Rates in percent.
    FundRate {
        /// Up to five years.
        short,
        /// Over five years.
        long,
    }
}

object! {
    /// The largest loan of the housing provident fund in one city.
    City {
        /// Its name in links: beijing, shanghai, shenzhen or zhongshan are offered.
        id,
        /// Its name.
        name,
        /// The day from which the limits hold, where it is known.
        [optional] from,
        /// For a first home.
        first,
        /// For a second home, where it is known.
        [optional] second,
        /// Whether the figures still have to be checked against the city's own text; answers then say so.
        [optional] unverified,
    }
}

object! {
    /// The largest loan, before anything that raises or lowers it in a single case.
    Cap, check check_cap {
        /// When one person borrows.
        single,
        /// When a couple borrows.
        couple,
    }
}

object! {
    /// What the bank's contracts say.
    BankRules, check check_rules {
        /// Whose rules they are.
        edition,
        /// How the days of a broken period are counted.
        day_count,
        /// How interest is rounded.
        rounding,
        /// The repricing day that the bank offers first.
        repricing,
        /// Months between repricings: 3, 6 or 12.
        cycle_months,
        /// How the interest of the month is counted in which the rate changes.
        month_of_change,
        /// The least down payment in percent of the price.
        [optional] down_payment,
        /// What is agreed about prepaying; empty where everything is allowed and free.
        prepaying,
    }
}

object! {
    /// What is agreed about prepaying.
    Prepaying, check check_prepaying {
        /// The least amount.
        [optional] minimum,
        /// Amounts are multiples of this.
        [optional] unit,
        /// The payments that must be made first.
        [optional] not_before,
        /// How many prepayments may fall into any twelve payments.
        [optional] per_year,
        /// What a prepayment costs; left out where it is free.
        [optional] penalty,
    }
}

object! {
    /// What a prepayment costs.
    PenaltyRule, check check_penalty {
        /// What it is counted on.
        on,
        /// Percent, or whole months of interest.
        value,
        /// The payments after which it is free.
        [optional] free_after,
    }
}

fn check_edition(edition: &Edition, problems: &mut Problems) {
    if edition.stale_after < edition.version {
        let found = edition.stale_after.to_string();
        problems.note_at(&["stale_after"], ProblemCode::Inconsistent, "a day after the version", &found);
    }
}

fn check_lpr(lpr: &Lpr, problems: &mut Problems) {
    let mut days = Vec::new();
    for (place, row) in lpr.rows.iter().enumerate() {
        days.push(row.from);
        check_rates(&["rows", &place.to_string()], &[row.one_year, row.five_years], problems);
    }
    check_days("rows", &days, problems);
}

fn check_fund(fund: &HousingFund, problems: &mut Problems) {
    let mut days = Vec::new();
    for (place, row) in fund.rates.iter().enumerate() {
        days.push(row.from);
        let rates = [row.first.short, row.first.long, row.second.short, row.second.long];
        check_rates(&["rates", &place.to_string()], &rates, problems);
    }
    check_days("rates", &days, problems);
    for (place, city) in fund.cities.iter().enumerate() {
        if fund.cities.iter().take(place).any(|earlier| earlier.id == city.id) {
            problems.note_at(&["cities", &place.to_string(), "id"], ProblemCode::Duplicate, "a new id", &city.id);
        }
    }
}

/// Notes a list without entries, and every day that is not after the one before.
fn check_days(list: &str, days: &[NaiveDate], problems: &mut Problems) {
    if days.is_empty() {
        problems.note_at(&[list], ProblemCode::Empty, "at least one entry", "none");
    }
    for (place, pair) in (1_usize..).zip(days.windows(2)) {
        if let [before, day] = pair
            && day <= before
        {
            let pointer = [list, &place.to_string(), "from"];
            problems.note_at(&pointer, ProblemCode::Inconsistent, "a day after the entry before", &day.to_string());
        }
    }
}

/// The largest rate that is no slip of the pen, in percent.
const MAX_RATE: Decimal = Decimal::from_parts(24, 0, 0, false, 0);

fn check_rates(pointer: &[&str], rates: &[Decimal], problems: &mut Problems) {
    for rate in rates {
        if *rate < Decimal::ZERO || *rate > MAX_RATE {
            problems.note_at(pointer, ProblemCode::Range, "rates from 0 to 24 percent a year", &rate.to_string());
        }
    }
}

fn check_cap(cap: &Cap, problems: &mut Problems) {
    if cap.single <= Decimal::ZERO || cap.couple < cap.single {
        let expected = "amounts above 0, for a couple not less than for one person";
        problems.note(ProblemCode::Inconsistent, expected, &cap.couple.to_string());
    }
}

fn check_rules(rules: &BankRules, problems: &mut Problems) {
    if !matches!(rules.cycle_months, 3 | 6 | 12) {
        problems.note_at(&["cycle_months"], ProblemCode::Range, "3, 6 or 12", &rules.cycle_months.to_string());
    }
    if let Some(share) = rules.down_payment {
        check_share("down_payment", share, problems);
    }
}

fn check_prepaying(prepaying: &Prepaying, problems: &mut Problems) {
    for (key, amount) in [("minimum", prepaying.minimum), ("unit", prepaying.unit)] {
        if amount < Decimal::ZERO {
            problems.note_at(&[key], ProblemCode::Range, "0 or more", &amount.to_string());
        }
    }
}

fn check_penalty(penalty: &PenaltyRule, problems: &mut Problems) {
    check_share("value", penalty.value, problems);
}

fn check_share(key: &str, share: Decimal, problems: &mut Problems) {
    if share < Decimal::ZERO || share > Decimal::ONE_HUNDRED {
        problems.note_at(&[key], ProblemCode::Range, "a number from 0 to 100", &share.to_string());
    }
}

/// The packs that are built in.
#[must_use]
pub fn built_in() -> Packs {
    let (mut packs, mut problems) = (Packs::initial(), Problems::default());
    if let Ok(json) = json::parse(BUILT_IN) {
        // A test has read it without a problem.
        let _whole = packs.read(&json, &mut problems);
    }
    // Files of their own, which a test has read, too.
    packs.norms = ProtectionNorms::built_in().ok();
    packs.education = EducationCost::built_in().ok();
    packs
}

/// A bank's own packs, with those that are built in where it has none. Their amounts are yuan.
pub(in crate::config) fn completed(own: Packs, currency: Currency) -> Packs {
    if currency != Currency::Cny {
        return own;
    }
    let Packs { lpr, housing_fund, rules, norms, education } = built_in();
    Packs {
        lpr: own.lpr.or(lpr),
        housing_fund: own.housing_fund.or(housing_fund),
        rules: own.rules.or(rules),
        norms: own.norms.or(norms),
        education: own.education.or(education),
    }
}

/// Notes every edition that is old, or of a day still to come.
pub(in crate::config) fn warnings(packs: &Packs, today: NaiveDate) -> Vec<Problem> {
    let mut warnings = Problems::default();
    for (name, edition) in packs.editions() {
        let Some(edition) = edition else { continue };
        let pointer = |key| ["packs", name, "edition", key];
        if edition.is_stale(today) {
            let found = edition.stale_after.to_string();
            warnings.note_at(&pointer("stale_after"), ProblemCode::Stale, "an edition that is not old", &found);
        } else if edition.version > today {
            let found = edition.version.to_string();
            warnings.note_at(&pointer("version"), ProblemCode::Stale, "a day that is not in the future", &found);
        }
    }
    warnings.into_list()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_built_in_packs_have_no_problem() {
        let (mut packs, mut problems) = (Packs::initial(), Problems::default());
        assert!(packs.read(&json::parse(BUILT_IN).unwrap(), &mut problems));
        assert_eq!(problems.into_list(), []);
        assert_eq!(packs, Packs { norms: None, education: None, ..built_in() });
        let packs = built_in();
        assert!(packs.editions().iter().all(|(_, edition)| edition.is_some()));
    }

    #[test]
    fn a_bank_of_another_currency_has_only_its_own() {
        assert_eq!(completed(Packs::default(), Currency::Twd), Packs::default());
        let own = Packs { lpr: built_in().lpr, ..Packs::default() };
        assert_eq!(completed(own.clone(), Currency::Twd), own);
        assert_eq!(completed(Packs::default(), Currency::Cny), built_in());
    }

    #[test]
    fn a_banks_own_pack_comes_before_the_built_in_one() {
        let mut own = built_in();
        own.housing_fund = None;
        if let Some(rules) = &mut own.rules {
            rules.cycle_months = 3;
        }
        let packs = completed(own.clone(), Currency::Cny);
        assert_eq!(packs.rules, own.rules);
        assert_eq!(packs.housing_fund, built_in().housing_fund);
    }

    #[test]
    fn an_old_edition_is_named() {
        let day = |text: &str| text.parse().unwrap();
        let pointers = |today| warnings(&built_in(), today).iter().map(|one| one.pointer.clone()).collect::<Vec<_>>();
        assert_eq!(pointers(day("2026-12-21")), Vec::<String>::new());
        assert_eq!(pointers(day("2026-12-22")), ["/packs/lpr/edition/stale_after"]);
        assert_eq!(pointers(day("2026-11-21")), ["/packs/rules/edition/version"]);
    }
}
