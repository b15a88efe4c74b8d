//! What may be shown to whom.

use finplan::advice::catalogue::{Channel, Product, ProductKind};
use finplan::advice::facts::{Facts, Need};
use finplan::advice::level::{Grade, Level};
use finplan::advice::matching::Matching;
use finplan::advice::mode::Mode;
use finplan::advice::ranking::RankingOrder;
use finplan::advice::scoring::{AssessmentOutcome, GoalLevel, assess};
use finplan::advice::suitability::{Customer, Verdict, WhyNot, WhyShown, check, on_request};
use finplan::base::Id;
use finplan::base::{LocalText, Locale};
use finplan::config::{Bank, SAMPLE, load};
use finplan::domain::money::Currency;
use finplan::suggest;
use rust_decimal::Decimal;

use super::{answers, assessed, bank, customer, day, questions, today, why_not};

#[test]
fn r01_education_mode_gives_no_level_and_matches_nothing() {
    let mut bank = bank();
    bank.institution.mode = Mode::Education;
    let questionnaire = questions(&bank);
    let all = answers(questionnaire, 9, &[]);
    let outcome = assess(questionnaire, &all, Mode::Education, today()).unwrap();
    assert!(matches!(&outcome, AssessmentOutcome::Exercise(exercise) if exercise.theme.is_some()), "{outcome:?}");
    let customer = customer(&bank, Level::C5, false);
    let suggestions = suggest::products(&bank, &customer, RankingOrder::ByName(Locale::En), today());
    for suggestion in &suggestions.shown {
        assert_eq!(suggestion.product.grade(), None, "{}", suggestion.product.id);
        assert_ne!(suggestion.product.id, "term_life");
    }
    assert!(suggestions.withheld.iter().any(|withheld| withheld.reasons == [WhyNot::EducationMode]));
}

#[test]
fn r02_no_product_above_the_level_is_shown() {
    let bank = bank();
    for (level, minimal, highest) in [
        (Level::C1, true, Grade::R1),
        (Level::C5, true, Grade::R1),
        (Level::C1, false, Grade::R1),
        (Level::C2, false, Grade::R2),
        (Level::C3, false, Grade::R3),
        (Level::C4, false, Grade::R4),
        (Level::C5, false, Grade::R5),
    ] {
        let customer = customer(&bank, level, minimal);
        for order in [RankingOrder::Personal, RankingOrder::ByName(Locale::ZhCn)] {
            let suggestions = suggest::products(&bank, &customer, order, today());
            let grades = suggestions.shown.iter().filter_map(|suggestion| suggestion.product.grade());
            assert_eq!(grades.max(), Some(highest), "{level:?} {minimal}");
            assert_eq!(suggestions.shown.len() + suggestions.withheld.len(), bank.products.len());
            assert!(suggestions.withheld.iter().all(|withheld| !withheld.reasons.is_empty()));
        }
    }
}

#[test]
fn r03_above_the_level_on_request_only_for_funds_and_never_in_the_lowest_category() {
    let bank = bank();
    let (fund, wealth) = (bank.product("index_fund").unwrap(), bank.product("wealth_365").unwrap());
    let c2 = customer(&bank, Level::C2, false);
    assert!(on_request(fund.kind, &why_not(&bank, fund, &c2)));
    assert!(!on_request(wealth.kind, &why_not(&bank, wealth, &c2)));
    let lowest = customer(&bank, Level::C1, true);
    assert_eq!(why_not(&bank, fund, &lowest), [WhyNot::LowestCategory { grade: Grade::R4 }]);
    assert!(!on_request(fund.kind, &why_not(&bank, fund, &lowest)));
    assert!(!on_request(fund.kind, &why_not(&bank, fund, &Customer::default())), "nor without a result");
}

#[test]
fn r02_what_the_result_says_of_money_that_is_needed_soon_holds_for_the_list() {
    let bank = bank();
    let product = bank.product("bond_fund").unwrap();
    let mut c3 = customer(&bank, Level::C3, false);
    assert_eq!(product.grade(), Some(Grade::R2));
    assert_eq!(why_not(&bank, product, &c3), []);
    c3.assessment.as_mut().unwrap().goals = vec![GoalLevel::only(Level::C1)];
    let expected = WhyNot::GradeAboveGoal { grade: Grade::R2, highest: Grade::R1 };
    assert_eq!(why_not(&bank, product, &c3), [expected]);
    assert!(!on_request(ProductKind::BondFund, &[expected]), "asking for it does not move the day");
    // Its record finds the same again.
    let record = suggest::record(&bank, &c3, RankingOrder::Personal, today());
    assert!(record.as_str().contains("\"goal_level\":\"C1\"") && record.as_str().contains("grade_above_goal"));
    assert_eq!(suggest::replay(&bank, record.as_str()).unwrap(), []);
}

#[test]
fn r05_after_a_change_nothing_of_the_old_answers_counts() {
    let bank = bank();
    let mut assessment = customer(&bank, Level::C3, false).assessment.unwrap();
    assessment.facts.goal = Some(Need::Growth);
    assert_eq!(Customer::assessed(assessment.clone()).facts.goal, Some(Need::Growth));
    assessment.facts_changed = true;
    assert_eq!(Customer::assessed(assessment).facts, Facts::default());
}

#[test]
fn r04_the_higher_grade_counts() {
    let bank = bank();
    let product = bank.product("wealth_365").unwrap();
    assert_eq!((product.issuer_grade, product.seller_grade), (Some(Grade::R2), Some(Grade::R3)));
    assert_eq!(product.grade(), Some(Grade::R3));
    let c2 = customer(&bank, Level::C2, false);
    let expected = WhyNot::GradeAbove { grade: Grade::R3, highest: Grade::R2, differ: true };
    assert_eq!(why_not(&bank, product, &c2), [expected]);
}

#[test]
fn r21_every_product_names_its_issuer_and_stays_on_the_own_site() {
    let bank = bank();
    for product in &bank.products {
        assert!(!bank.issuer(product).zh_tw.is_empty());
        assert!(bank.address(&product.link).starts_with("https://www.chengchuan.example/"), "{}", product.id);
        for words in bank.required_words(product, today()) {
            for locale in Locale::ALL {
                assert!(!words.get(locale).contains('{'), "{}", words.get(locale));
            }
        }
    }
    let fund = bank.product("money_fund").unwrap();
    let words = bank.required_words(fund, today());
    assert!(words.iter().any(|words| {
        words.zh_cn.starts_with("本产品由望舒基金管理有限公司（示例）发行与管理")
    }));
    assert!(bank.required_words(fund, day(2026, 10, 31)).is_empty(), "not yet in force");
}

#[test]
fn money_that_is_needed_soon_is_not_tied_up() {
    let bank = bank();
    let soon = Customer::assessed(assessed(
        &bank,
        9,
        &[("income", "salary"), ("debts", "none"), ("horizon", "year"), ("liquidity", "month")],
    ));
    let reasons = why_not(&bank, bank.product("wealth_365").unwrap(), &soon);
    assert_eq!(
        reasons,
        [
            WhyNot::GradeAboveGoal { grade: Grade::R3, highest: Grade::R1 },
            WhyNot::TermTooLong { term_days: 365, horizon_months: 6 },
            WhyNot::CashTooSlow { days: 367, within: 31 },
        ]
    );
    assert!(why_not(&bank, bank.product("money_fund").unwrap(), &soon).is_empty());
    let patient = Customer::assessed(assessed(&bank, 9, &[("horizon", "later"), ("liquidity", "half_year")]));
    let mixed = bank.product("mixed_fund").unwrap();
    let too_high = WhyNot::GradeAboveGoal { grade: Grade::R3, highest: Grade::R1 };
    let too_short = WhyNot::HoldingTooShort { holding_months: 36, horizon_months: 6 };
    assert_eq!(why_not(&bank, mixed, &soon), [too_high, too_short]);
    assert!(why_not(&bank, mixed, &patient).is_empty());
}

#[test]
fn a_minimum_above_the_means_is_withheld() {
    let bank = with_matching(|matching| matching.region = Some(Id::new("east").unwrap()));
    let product = bank.product("wealth_private").unwrap();
    let small = Customer::assessed(assessed(&bank, 9, &[("debts", "none"), ("means", "to_1m")]));
    assert!(why_not(&bank, product, &small).is_empty(), "the upper end of the band is its minimum");
    let smaller = Customer::assessed(assessed(&bank, 9, &[("debts", "none"), ("means", "to_300k")]));
    let expected = WhyNot::MinimumAboveMeans { minimum: 1_000_000.into() };
    assert_eq!(why_not(&bank, product, &smaller), [expected]);
    let planned = Customer { amount: Some(999_999.into()), ..small };
    assert_eq!(why_not(&bank, product, &planned), [expected]);
}

/// The sample bank with rules of its own for matching, which `change` may alter.
fn with_matching(change: impl FnOnce(&mut Matching)) -> Bank {
    let mut bank = bank();
    let mut matching = Matching {
        as_of: day(2026, 11, 1),
        source: LocalText::default(),
        regions: Vec::new(),
        region: None,
        channel: None,
        most_share: None,
        shares: Vec::new(),
        reserve_share: None,
        reserve_days: None,
        weights: None,
        smoothing: None,
        soon_months: None,
        in_a_row: None,
    };
    change(&mut matching);
    bank.matching = Some(matching);
    bank
}

fn product<'a>(bank: &'a mut Bank, id: &str) -> &'a mut Product {
    bank.products.iter_mut().find(|product| product.id == id).unwrap()
}

#[test]
fn a_product_of_some_regions_is_shown_to_nobody_whose_region_is_another_or_not_known() {
    let id = |text| Id::new(text).unwrap();
    let mut bank = with_matching(|_| {});
    product(&mut bank, "demand").regions = vec![id("east"), id("south")];
    let demand = |bank: &Bank, region: Option<Id>| {
        let customer = Customer { region, ..Customer::default() };
        why_not(bank, bank.product("demand").unwrap(), &customer)
    };
    assert_eq!(demand(&bank, None), [WhyNot::Region]);
    assert_eq!(demand(&bank, Some(id("west"))), [WhyNot::Region]);
    assert_eq!(demand(&bank, Some(id("south"))), []);
    bank.matching.as_mut().unwrap().region = Some(id("east"));
    assert_eq!(demand(&bank, None), [], "the document says where its readers are");
    assert_eq!(demand(&bank, Some(id("west"))), [WhyNot::Region], "the host knows better");
}

#[test]
fn a_product_of_some_channels_is_shown_through_those_alone() {
    let mut bank = with_matching(|matching| matching.channel = Some(Channel::Online));
    product(&mut bank, "demand").channels = vec![Channel::Branch, Channel::App];
    let demand = |channel| {
        let customer = Customer { channel, ..Customer::default() };
        why_not(&bank, bank.product("demand").unwrap(), &customer)
    };
    assert_eq!(demand(None), [WhyNot::Channel(Channel::Branch)]);
    assert_eq!(demand(Some(Channel::App)), []);
    assert!(why_not(&bank, bank.product("term_1y").unwrap(), &Customer::default()).is_empty(), "no limit, no reason");
}

#[test]
fn another_currency_is_not_taken_for_the_own() {
    let mut bank = bank();
    let dollars = product(&mut bank, "term_1y");
    dollars.currency = Some(Currency::Usd);
    // 50 US dollars are no 50 yuan: nothing is said about the amount.
    let customer = Customer { amount: Some(20.into()), ..Customer::default() };
    let term = bank.product("term_1y").unwrap();
    assert_eq!(why_not(&bank, term, &customer), [WhyNot::Currency(Currency::Usd)]);
}

#[test]
fn notice_counts_until_money_is_at_hand() {
    let mut bank = bank();
    let within = |bank: &Bank| {
        let mut customer = Customer::default();
        customer.facts.cash_days = Some(31);
        why_not(bank, bank.product("term_1y").unwrap(), &customer)
    };
    assert_eq!(within(&bank), []);
    product(&mut bank, "term_1y").notice_days = Some(31);
    // 31 days of notice and one to pay it out.
    assert_eq!(within(&bank), [WhyNot::CashTooSlow { days: 32, within: 31 }]);
}

#[test]
fn the_smallest_amount_leaves_enough_at_hand_and_is_not_too_much_of_the_means() {
    let bank = with_matching(|matching| {
        (matching.most_share, matching.reserve_share, matching.reserve_days) = (Some(50), Some(20), Some(3));
        matching.channel = Some(Channel::Branch);
    });
    let reasons = |id: &str, means: i64| {
        let mut customer = customer(&bank, Level::C5, false);
        customer.facts = Facts { means_to: Some(means.into()), ..Facts::default() };
        why_not(&bank, bank.product(id).unwrap(), &customer)
    };
    let minimum = Decimal::from(10_000);
    // structured_92 asks for 10,000, has it tied up for 92 days, and its value can fall.
    // Half of 20,000 is exactly that, and 80 % of it is more.
    assert_eq!(reasons("structured_92", 20_000), []);
    let much = WhyNot::TooMuchInOne { minimum, percent: 50 };
    assert_eq!(reasons("structured_92", 19_999), [much]);
    // 80 % of 12,500 is exactly 10,000.
    assert_eq!(reasons("structured_92", 12_500), [much]);
    assert_eq!(reasons("structured_92", 12_499), [WhyNot::ReserveFirst { minimum, percent: 20 }, much]);
    // Of a band that is open above, the lower end counts.
    let mut open = customer(&bank, Level::C5, false);
    open.facts = Facts { means_from: Some(Decimal::from(19_999)), ..Facts::default() };
    assert_eq!(why_not(&bank, bank.product("structured_92").unwrap(), &open), [much]);
    // A deposit's value does not fall, and cash within a day is at hand.
    assert_eq!(reasons("term_1y", 50), []);
    let without = with_matching(|matching| matching.channel = Some(Channel::Branch));
    let mut customer = customer(&without, Level::C5, false);
    customer.facts = Facts { means_to: Some(minimum), ..Facts::default() };
    assert_eq!(why_not(&without, without.product("structured_92").unwrap(), &customer), [], "no rule, no limit");
}

#[test]
fn the_share_that_is_advised_falls_with_the_grade_or_nothing_is_advised() {
    let advised = |bank: &Bank| {
        let mut customer = customer(bank, Level::C5, false);
        customer.facts = Facts { means_to: Some(900_000.into()), ..Facts::default() };
        let mut advised = std::collections::BTreeMap::new();
        for product in &bank.products {
            let Verdict::Shown(reasons) = check(product, &customer, &bank.rules(today())) else { continue };
            let shares = reasons.iter().find_map(|why| match why {
                WhyShown::ShareAtMost { percent } => Some(*percent),
                _ => None,
            });
            let before = advised.insert(product.grade(), shares);
            assert!(before.is_none_or(|before| before == shares), "{}", product.id);
        }
        advised.into_iter().map(|(grade, share)| (grade.map_or("-", Grade::code), share)).collect::<Vec<_>>()
    };
    let sample = [("-", None), ("R1", None), ("R2", Some(50)), ("R3", Some(30)), ("R4", Some(20)), ("R5", Some(10))];
    assert_eq!(advised(&bank()), sample);
    let one = with_matching(|matching| matching.most_share = Some(50));
    assert!(advised(&one).iter().all(|(_, share)| share.is_none()), "the same for every grade is no advice");
    // The share of its grade keeps a product back: 10,000 is over 50 % of 19,999, and of 33,333 over 30 %.
    let bank = with_matching(|matching| matching.shares = vec![100, 50, 30, 20, 10]);
    for (id, means, percent) in [("structured_92", 19_999, 50), ("wealth_365", 33_333, 30)] {
        let mut customer = Customer { channel: Some(Channel::Branch), ..customer(&bank, Level::C5, false) };
        let mut reasons = |means: i64| {
            customer.facts = Facts { means_to: Some(means.into()), ..Facts::default() };
            why_not(&bank, bank.product(id).unwrap(), &customer)
        };
        assert_eq!(reasons(means), [WhyNot::TooMuchInOne { minimum: 10_000.into(), percent }], "{id}");
        assert_eq!(reasons(means + 1), [], "{id}");
    }
}

#[test]
fn the_check_refuses_shares_that_do_not_fall() {
    for (shares, place) in [
        ("[50, 50, 30, 20, 10]", "/matching/shares/1"),
        ("[100, 50, 30, 40, 10]", "/matching/shares/3"),
        ("[100, 50, 30, 20, 0]", "/matching/shares/4"),
        ("[101, 50, 30, 20, 10]", "/matching/shares/0"),
        ("[100, 50]", "/matching/shares"),
        ("[100, 50, 30, 20, 10], \"most_share\": 50", "/matching/most_share"),
    ] {
        let text = SAMPLE.replacen("[100, 50, 30, 20, 10]", shares, 1);
        let problems = load(&text, &|_| true, today()).unwrap_err();
        assert_eq!(problems.iter().map(|one| one.pointer.as_str()).collect::<Vec<_>>(), [place], "{shares}");
    }
}

#[test]
fn a_loan_lends_what_is_wanted_for_as_long_as_is_wanted() {
    let mut bank = bank();
    let loan = product(&mut bank, "personal_loan");
    (loan.minimum, loan.loan.as_mut().unwrap().shortest_months) = (Some(1_000.into()), Some(3));
    let loan = bank.product("personal_loan").unwrap();
    let reasons = |amount: i64, months| {
        let (borrow, months) = (Some(amount.into()), Some(months));
        why_not(&bank, loan, &Customer { borrow, months, ..Customer::default() })
    };
    let amount = WhyNot::LoanAmount { minimum: Some(1_000.into()), maximum: Some(200_000.into()) };
    let term = WhyNot::LoanTerm { shortest: Some(3), longest: 60 };
    assert_eq!(reasons(200_000, 60), []);
    assert_eq!(reasons(200_001, 60), [amount]);
    assert_eq!(reasons(999, 2), [amount, term]);
    assert_eq!(reasons(1_000, 61), [term]);
    assert_eq!(why_not(&bank, loan, &Customer::default()), [], "nothing is said, nothing is wrong");
}

#[test]
fn a_calculation_can_shorten_the_horizon_of_the_answers_but_not_lengthen_it() {
    let bank = bank();
    let term = bank.product("term_1y").unwrap();
    let mut tied = term.clone();
    tied.term_days = Some(365);
    let reasons = |answered: Option<u32>, months: Option<u32>, borrow: Option<Decimal>| {
        let mut customer = Customer { months, borrow, ..Customer::default() };
        customer.facts.horizon_months = answered;
        why_not(&bank, &tied, &customer)
    };
    let long = |horizon_months| vec![WhyNot::TermTooLong { term_days: 365, horizon_months }];
    assert_eq!(reasons(Some(60), None, None), []);
    assert_eq!(reasons(Some(60), Some(6), None), long(6));
    assert_eq!(reasons(Some(6), Some(60), None), long(6), "the answers still hold");
    assert_eq!(reasons(None, Some(6), None), long(6));
    assert_eq!(reasons(Some(60), Some(6), Some(1.into())), [], "a loan over six months says nothing about savings");
}
