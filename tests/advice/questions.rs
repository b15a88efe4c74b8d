//! Products that are one answer away: the question is asked on the spot, and the answer does what it says.

use finplan::advice::catalogue::Channel;
use finplan::advice::facts::{Need, Occupation};
use finplan::advice::level::Level;
use finplan::advice::question::{ProductAnswer, Topic};
use finplan::advice::ranking::RankingOrder;
use finplan::advice::segment::Visit;
use finplan::advice::suitability::{Customer, WhyNot};
use finplan::base::Id;
use finplan::base::Locale;
use finplan::config::Bank;
use finplan::i18n::Texts;
use finplan::suggest;
use finplan::tools::registry::TOOLS;

use super::needs::{from_tool, worked_with};
use super::{bank, customer, shown, today};

/// The answers that are asked for, and the products that each opens.
fn asked(bank: &Bank, customer: &Customer, order: RankingOrder) -> Vec<(ProductAnswer, Vec<String>)> {
    let list = suggest::products(bank, customer, order, today());
    let openings = suggest::openings(bank, &list, customer, &Visit::default(), order, today());
    let ids = |opening: &finplan::advice::question::Opening<'_>| {
        opening.products.iter().map(|product| product.id.to_string()).collect()
    };
    openings.iter().map(|opening| (opening.answer.clone(), ids(opening))).collect()
}

fn opens(answer: ProductAnswer, ids: &[&str]) -> (ProductAnswer, Vec<String>) {
    (answer, ids.iter().map(|id| (*id).to_owned()).collect())
}

fn id(text: &str) -> Id {
    Id::new(text).unwrap()
}

/// The sample bank without a word on where its customers are.
fn nowhere() -> Bank {
    let mut bank = bank();
    let matching = bank.matching.as_mut().unwrap();
    (matching.region, matching.channel) = (None, None);
    bank
}

#[test]
fn a_stranger_is_asked_what_she_looks_for_and_nothing_of_an_investor() {
    let expected = [
        opens(ProductAnswer::Need(Need::Home), &["home_loan"]),
        opens(ProductAnswer::Need(Need::Purchase), &["personal_loan"]),
        // Working capital is that of a business: one question, not two.
        opens(ProductAnswer::Need(Need::WorkingCapital), &["business_loan"]),
        opens(ProductAnswer::Need(Need::Protection), &["term_life"]),
    ];
    assert_eq!(asked(&bank(), &Customer::default(), RankingOrder::Personal), expected);
    let by_name = asked(&bank(), &Customer::default(), RankingOrder::ByName(Locale::En));
    assert_eq!(by_name, [opens(ProductAnswer::Occupation(Occupation::BusinessOwner), &["business_loan"])]);
}

#[test]
fn where_the_customer_is_is_asked_where_nobody_knows_it_and_only_there() {
    let bank = nowhere();
    let owner = from_tool(&bank, "business_loan").unwrap();
    let list = suggest::products(&bank, &owner, RankingOrder::Personal, today());
    let loan = list.withheld.iter().find(|other| other.product.id == "business_loan").unwrap();
    assert_eq!(loan.reasons, [WhyNot::Region]);
    let regions: Vec<_> =
        ["east", "south"].map(|region| opens(ProductAnswer::Region(id(region)), &["business_loan"])).into();
    let mine = asked(&bank, &owner, RankingOrder::Personal);
    assert_eq!(mine.iter().filter(|(answer, _)| answer.topic() == Topic::Region).cloned().collect::<Vec<_>>(), regions);
    // The page says that she is elsewhere: another answer would be no more than another wish.
    let elsewhere = Customer { region: Some(id("north")), ..owner };
    let mine = asked(&bank, &elsewhere, RankingOrder::Personal);
    assert!(mine.iter().all(|(answer, _)| answer.topic() != Topic::Region), "{mine:?}");
    let branch = Customer { channel: None, ..customer(&bank, Level::C5, false) };
    let mine = asked(&bank, &branch, RankingOrder::Personal);
    assert!(mine.contains(&opens(ProductAnswer::Channel(Channel::Branch), &["structured_92"])), "{mine:?}");
}

#[test]
fn no_answer_is_asked_for_again_in_the_hope_of_another() {
    let bank = bank();
    for level in Level::ALL {
        let mut person = customer(&bank, *level, false);
        person.facts.cash_days = Some(3);
        person.facts.horizon_months = Some(0);
        for (_, products) in asked(&bank, &person, RankingOrder::Personal) {
            for id in products {
                assert_eq!(bank.product(&id).unwrap().kind.regime(), None, "{id} needs more than a question");
            }
        }
    }
}

#[test]
fn every_answer_opens_what_it_says_and_hides_no_loan_deposit_or_insurance() {
    let mut answers = 0;
    for bank in [bank(), nowhere()] {
        let levels = Level::ALL.iter().map(|level| customer(&bank, *level, false)).chain([Customer::default()]);
        for person in levels {
            let tools = TOOLS.iter().map(|tool| (from_tool(&bank, tool.id), worked_with(tool.id)));
            for (wanted, visit) in tools.chain([(None, Visit::default())]) {
                let Customer { goal, amount, borrow, months, .. } = wanted.unwrap_or_default();
                let mut person = Customer { goal, amount, borrow, months, ..person.clone() };
                for order in [RankingOrder::Personal, RankingOrder::ByName(Locale::ZhCn)] {
                    let list = if order == RankingOrder::Personal {
                        super::needs::seen(&bank, &mut person, &visit)
                    } else {
                        suggest::products(&bank, &person, order, today())
                    };
                    let openings = suggest::openings(&bank, &list, &person, &visit, order, today());
                    assert!(openings.is_sorted_by_key(|opening| opening.answer.topic()));
                    for opening in openings {
                        let mut then = person.clone();
                        opening.answer.apply_to(&mut then);
                        if order == RankingOrder::Personal {
                            let need = suggest::need(&bank, &then, &visit, today());
                            then.segment = need.map(|(segment, _)| segment.id.clone());
                        }
                        let now = suggest::products(&bank, &then, order, today());
                        for product in &opening.products {
                            assert!(shown(&now).contains(&product.id.as_str()), "{:?}", opening.answer);
                        }
                        for one in list.shown.iter().filter(|one| one.product.kind.regime().is_none()) {
                            assert!(shown(&now).contains(&one.product.id.as_str()), "{:?}", opening.answer);
                        }
                        let record = suggest::record(&bank, &then, order, today());
                        assert_eq!(suggest::replay(&bank, record.as_str()), Ok(Vec::new()));
                        answers += 1;
                    }
                }
            }
        }
    }
    assert!(answers > 400, "{answers}");
}

#[test]
fn an_answer_is_recorded_and_what_the_page_says_stands() {
    let bank = nowhere();
    let mut person = Customer::default();
    for answer in [
        ProductAnswer::Need(Need::WorkingCapital),
        ProductAnswer::Need(Need::Home),
        ProductAnswer::Occupation(Occupation::BusinessOwner),
        ProductAnswer::Region(id("south")),
        ProductAnswer::Region(id("east")),
        ProductAnswer::Channel(Channel::Branch),
    ] {
        answer.apply_to(&mut person);
        answer.apply_to(&mut person);
    }
    assert_eq!(person.asked, [Need::Home, Need::WorkingCapital]);
    assert_eq!(person.region, Some(id("south")));
    let record = suggest::record(&bank, &person, RankingOrder::Personal, today());
    let plan = "\"plan\":{\"asked\":[\"home\",\"working_capital\"],\"channel\":\"branch\",\"occupation\":\"business_owner\",\"region\":\"south\"}";
    assert!(record.as_str().contains(plan), "{record:?}");
    assert_eq!(suggest::replay(&bank, record.as_str()), Ok(Vec::new()));
}

#[test]
fn every_question_and_answer_has_its_words_in_every_language() {
    for locale in Locale::ALL {
        let texts = Texts::built_in(locale, finplan::domain::money::Currency::Cny);
        let words = |key: String| assert!(texts.get(&key) != key && !texts.get(&key).is_empty(), "{key}");
        Topic::ALL.iter().for_each(|topic| words(format!("suggest.ask.{}", topic.code())));
        Need::ALL.iter().for_each(|need| words(format!("need.{}", need.code())));
        Occupation::ALL.iter().for_each(|one| words(format!("suggest.ask.occupation.{}", one.code())));
        Channel::ALL.iter().for_each(|channel| words(format!("channel.{}", channel.code())));
    }
}
