//! What is said of a field, what it reads, and which fields there are.

use finplan::domain::money::Currency;
use finplan::i18n::{Locale, Texts};
use finplan::tool::form::{Form, Typed};
use finplan::tool::input::Shown;
use finplan::tool::value::Value;
use finplan::tools::registry::{TOOLS, calculator};

use super::context;

#[test]
fn an_error_names_its_field_and_the_way_out() {
    let texts = Texts::built_in(Locale::ZhCn, Currency::Cny);
    let tool = finplan::tools::registry::find("mortgage").unwrap();
    let form = Form::new(calculator(tool.id).unwrap(), &[], &context());
    for (typed, wan, expected) in [
        ("", false, "请填写“贷款金额”。"),
        ("abc", false, "“贷款金额”需要是数字，例如 1,000,000\u{a0}元。"),
        ("5", false, "“贷款金额”不能小于 10,000\u{a0}元。"),
        ("9999999999", false, "“贷款金额”不能超过 100,000,000\u{a0}元。"),
        ("1200000", true, "读作 12,000,000,000\u{a0}元，超过了 100,000,000\u{a0}元。您想的是 1,200,000\u{a0}元吗？"),
    ] {
        let text = |id: &str| (id == "amount").then(|| Typed { text: typed.to_owned(), wan });
        let reading = form.read(text, &context());
        let errors: Vec<String> = reading.errors.iter().map(|error| texts.say(&tool.explain(error))).collect();
        assert_eq!(errors, [expected], "{typed}");
    }
}

#[test]
fn ten_thousands_are_read_once_and_only_once() {
    let tool = finplan::tools::registry::find("mortgage").unwrap();
    let form = Form::new(calculator(tool.id).unwrap(), &[], &context());
    for (typed, wan, expected) in [
        ("120", true, 1_200_000),
        ("120万", true, 1_200_000),
        ("120万", false, 1_200_000),
        ("1,200,000.00", false, 1_200_000),
        ("1,200,000.00", true, 1_200_000),
    ] {
        let text = |id: &str| (id == "amount").then(|| Typed { text: typed.to_owned(), wan });
        let reading = form.read(text, &context());
        assert_eq!(reading.values.get("amount"), Some(Value::Number(expected.into())), "{typed} {wan}");
    }
}

#[test]
fn what_is_solved_for_is_neither_shown_nor_read() {
    for tool in TOOLS {
        let form = Form::new(calculator(tool.id).unwrap(), &[], &context());
        for input in tool.inputs {
            let Shown::Unless(choice, option) = input.shown else { continue };
            // A choice that depends on another is shown by that one.
            let parent = tool.input(choice).map_or(Shown::Always, |input| input.shown);
            let text = |id: &str| {
                let text = if id == choice {
                    option
                } else if let Shown::Only(above, opens) = parent
                    && id == above
                {
                    opens
                } else if id == input.id {
                    "nonsense"
                } else {
                    return None;
                };
                Some(Typed { text: text.to_owned(), wan: false })
            };
            let reading = form.read(text, &context());
            assert!(reading.errors.is_empty(), "{}: {:?}", input.id, reading.errors);
            assert_eq!(reading.values.get(input.id), None);
        }
    }
}
