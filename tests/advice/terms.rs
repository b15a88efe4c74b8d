//! From a product to the calculation of it, with the sample bank.

use finplan::handover::of_product;
use finplan::handover::product_intent::ProductIntent;
use finplan::handover::settings::Settings;
use finplan::handover::terms::terms;
use finplan::tool::Context;
use finplan::tool::form::setting::Setting;
use finplan::tool::form::{Field, Form};
use finplan::tool::report::Destination;
use finplan::tool::value::Value;
use finplan::tools::registry::calculator;

use super::{bank, today};

#[test]
fn a_tool_takes_the_terms_of_every_loan() {
    let bank = bank();
    let context = Context::new(today(), bank.institution.currency);
    let intent = ProductIntent { borrow: Some(150_000.into()), months: Some(24), ..ProductIntent::default() };
    let mut loans = 0;
    for product in bank.products.iter().filter(|product| product.kind.is_loan()) {
        let Destination::Tool(tool, inputs) = terms(product, &intent).unwrap() else { panic!("another place") };
        let tool = tool.id;
        let form = Form::new(calculator(tool).unwrap(), bank.tools.settings(tool), &context);
        for (id, value) in inputs {
            let field = form.fields.iter().find(|field| field.input.id == id).unwrap();
            assert_eq!(field.check(value, &context), Ok(value), "{tool} {id}");
        }
        loans += 1;
    }
    assert_eq!(loans, 3);
}

#[test]
fn a_calculation_keeps_to_the_limits_of_its_tool() {
    let bank = bank();
    let context = Context::new(today(), bank.institution.currency);
    let home = bank.product("home_loan").unwrap();
    let inputs = |borrow: i64, months: u32| {
        let intent = ProductIntent { borrow: Some(borrow.into()), months: Some(months), ..ProductIntent::default() };
        let place = of_product(home, &intent, &bank.tools.settings, &context).unwrap();
        let Destination::Tool(_, inputs) = place else { panic!("another place") };
        let text = |id: &str| inputs.iter().find(|(known, _)| *known == id).map(|(_, value)| Field::canonical(*value));
        [text("amount"), text("by"), text("term"), text("annual_rate")].map(Option::unwrap_or_default)
    };
    assert_eq!(inputs(1_000_000, 240), ["1000000", "amount", "20", "3.5"]);
    // The bank lends from 50,000 to 20,000,000: its own terms are calculated without what it does not lend.
    for beyond in [20_000, 30_000_000] {
        assert_eq!(inputs(beyond, 240), ["", "", "", "3.5"]);
    }
    // Where it offers no such rate the product leads nowhere.
    let mut narrow = Settings::default();
    let dear = Setting { input: "annual_rate".to_owned(), min: Some(5.into()), ..Setting::default() };
    narrow.add("mortgage", dear);
    assert_eq!(of_product(home, &ProductIntent::default(), &narrow, &context), None);
}

#[test]
fn the_terms_are_those_of_the_product() {
    let bank = bank();
    let of = |id: &str, intent: &ProductIntent| match terms(bank.product(id).unwrap(), intent)? {
        Destination::Tool(tool, handed) => Some((tool.id, handed)),
        _ => None,
    };
    let text = |inputs: &[(&'static str, Value)], id: &str| {
        inputs.iter().find(|(known, _)| *known == id).map(|(_, value)| Field::canonical(*value))
    };
    let intent = ProductIntent { borrow: Some(1_000_000.into()), months: Some(481), ..ProductIntent::default() };
    let (tool, home) = of("home_loan", &intent).unwrap();
    assert_eq!(tool, "mortgage");
    // 3.2 % to 3.5 %: the upper end; the registry's 80 and a valuation that costs nothing; at most 30 years.
    assert_eq!(text(&home, "annual_rate").unwrap(), "3.5");
    assert_eq!(text(&home, "fees").unwrap(), "80");
    assert_eq!(text(&home, "term").unwrap(), "30");
    let (_, plain) = of("home_loan", &ProductIntent::default()).unwrap();
    assert_eq!((text(&plain, "amount"), text(&plain, "by"), text(&plain, "term")), (None, None, None));
    assert_eq!(of("index_fund", &intent), None, "no projection for a named product (R13)");
    assert_eq!(of("term_life", &intent), None);
}
