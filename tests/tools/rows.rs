use chrono::NaiveDate;
use finplan::domain::money::{Currency, Money};
use finplan::tool::Context;
use finplan::tool::calculator::Evaluate;
use finplan::tool::choice::Choice;
use finplan::tool::evaluation::Evaluation;
use finplan::tool::form::setting::Setting;
use finplan::tool::form::{Form, Typed};
use finplan::tool::input::{InputKind, Range, Shown};
use finplan::tool::inputs::{Inputs, Row};
use finplan::tool::text::{Arg, Text, ToolTexts};
use finplan::tool::value::{FieldError, Value};

#[derive(Clone, Copy, Debug, PartialEq, Choice)]
enum Owed {
    Card,
    Loan,
}

#[derive(Debug, Inputs)]
#[tool("rows")]
struct Rows {
    #[rows(Range::whole(0, 2, 1, 1))]
    debts: Vec<Debt>,
}

#[derive(Debug, Row)]
#[row(Rows::debts, most = 2)]
struct Debt {
    #[choice]
    kind: Owed,
    #[input(InputKind::Money(Range::whole(0, 1_000_000, 100, 5_000)))]
    balance: Money,
    #[input(InputKind::Months(Range::whole(1, 360, 1, 12)), only(kind = Loan))]
    months: Option<u32>,
}

/// A tool that has no answer to anything.
macro_rules! unanswered {
    ($tool:ident, $input:ident) => {
        impl Evaluate for $tool {
            const TEXTS: ToolTexts = ToolTexts { card: &[], rows: &[] };

            fn evaluate(&self, _: &Context) -> Result<Evaluation<$tool>, FieldError<$tool>> {
                Err(FieldError::required($tool::$input))
            }
        }
    };
}

unanswered!(Rows, DEBTS);

fn context() -> Context {
    Context::new(NaiveDate::from_ymd_opt(2026, 11, 23).unwrap(), Currency::Cny)
}

/// The ids of what the form shows.
fn shown(typed: &[(&str, &str)]) -> Vec<&'static str> {
    let form = Form::new(Rows::CALCULATOR, &[], &context());
    let text = |id: &str| {
        let (_, text) = typed.iter().find(|(known, _)| *known == id)?;
        Some(Typed { text: (*text).to_owned(), wan: false })
    };
    form.read(text, &context()).values.iter().map(|(id, _)| id).collect()
}

#[test]
fn a_count_is_whole_and_within_its_range() {
    #[derive(Inputs)]
    #[tool("days")]
    #[allow(dead_code, reason = "only the table counts here")]
    struct Days {
        #[input(InputKind::Count(Range::whole(1, 28, 1, 15)))]
        days: u32,
    }
    unanswered!(Days, DAYS);
    let form = Form::new(Days::CALCULATOR, &[], &context());
    let read = |text: &str| form.read(|_| Some(Typed { text: text.to_owned(), wan: true }), &context());
    assert_eq!(read("28").values.get("days"), Some(Value::Number(28.into())));
    assert_eq!(read("2.5").errors[0].text.key, Text::plain("error.whole").key);
    assert_eq!(read("29").errors[0].text.args[0], ("max", Arg::Count(28)));
}

#[test]
fn only_the_rows_that_are_counted_have_values() {
    assert_eq!(shown(&[("debts", "0")]), ["debts"]);
    assert_eq!(shown(&[]), ["debts", "debts1_kind", "debts1_balance"]);
    assert_eq!(shown(&[("debts", "2")]).len(), 5);
    // As many are read as are counted, each with what it has.
    let mut values = Form::new(Rows::CALCULATOR, &[], &context()).defaults();
    for set in [Rows::DEBTS.to(2), Debt::KIND.at(1).to(Owed::Loan), Debt::MONTHS.at(1).to(24)] {
        values.set(set.id(), set.value());
    }
    values.set(Debt::BALANCE.at(1).id(), Value::Number(700.into()));
    let rows = Rows::read(&values, &context()).unwrap();
    let read = rows.debts.iter().map(|debt| (debt.kind, debt.balance.minor(), debt.months)).collect::<Vec<_>>();
    assert_eq!(read, [(Owed::Card, 500_000, None), (Owed::Loan, 70_000, Some(24))]);
}

#[test]
fn an_input_depends_on_the_choice_in_its_own_row() {
    let typed = [("debts", "2"), ("debts2_kind", "loan")];
    assert!(shown(&typed).contains(&"debts2_months") && !shown(&typed).contains(&"debts1_months"));
}

#[test]
fn what_depends_on_a_hidden_input_is_hidden_too() {
    #[derive(Clone, Copy, Choice)]
    enum Question {
        All,
        None,
    }
    #[derive(Clone, Copy, Choice)]
    enum Often {
        Always,
        Once,
    }
    #[derive(Inputs)]
    #[tool("nested")]
    #[allow(dead_code, reason = "only the table counts here")]
    struct Nested {
        #[choice]
        question: Question,
        #[choice(only(question = All))]
        often: Option<Often>,
        #[input(InputKind::Months(Range::whole(1, 9, 1, 1)), only(often = Always))]
        until: Option<u32>,
        #[rows(Range::whole(1, 1, 1, 1), only(question = All))]
        debts: Vec<Balance>,
    }
    #[derive(Row)]
    #[row(Nested::debts, most = 1)]
    #[allow(dead_code, reason = "only the table counts here")]
    struct Balance {
        #[input(InputKind::Money(Range::whole(0, 9, 1, 1)))]
        balance: Money,
    }
    unanswered!(Nested, QUESTION);
    let form = Form::new(Nested::CALCULATOR, &[], &context());
    let text = |id: &str| {
        let typed = [("question", "none"), ("until", "nonsense")];
        let (_, text) = typed.into_iter().find(|(known, _)| *known == id)?;
        Some(Typed { text: text.to_owned(), wan: false })
    };
    let reading = form.read(text, &context());
    assert!(reading.errors.is_empty(), "{:?}", reading.errors);
    assert_eq!(reading.values.iter().map(|(id, _)| id).collect::<Vec<_>>(), ["question"]);
    let hidden: Vec<_> = form.hidden(&reading.values).collect();
    assert_eq!(hidden, ["often", "until", "debts", "debts1_balance"]);
}

#[test]
fn a_choice_stands_before_what_depends_on_it() {
    for tool in finplan::tools::registry::TOOLS {
        let place = |id: &str| tool.inputs.iter().position(|input| input.id == id);
        for (at, input) in tool.inputs.iter().enumerate() {
            let choice = match input.shown {
                Shown::Always => None,
                Shown::Unless(choice, _) | Shown::Only(choice, _) | Shown::Among(choice, _) => Some(choice),
            };
            for needed in choice.into_iter().chain(input.row.map(|row| row.count)) {
                assert!(place(needed).is_some_and(|place| place < at), "{}: {} needs {needed}", tool.id, input.id);
            }
        }
    }
}

#[test]
fn rows_share_a_banks_settings_and_their_texts() {
    let setting = Setting { input: "debts_balance".to_owned(), default: Some(900.into()), ..Setting::default() };
    let form = Form::new(Rows::CALCULATOR, &[setting], &context());
    for id in ["debts1_balance", "debts2_balance"] {
        assert_eq!(Form::defaults(&form).get(id).is_some(), id == "debts1_balance");
        assert_eq!(form.field(id).unwrap().default, Value::Number(900.into()));
    }
    assert_eq!(Rows::TOOL.label("debts2_balance"), Text::of("rows", "debts_balance").with("n", Arg::Count(2)));
    assert_eq!(Rows::TOOL.option("debts2_kind", "loan"), Text::item("rows", "debts_kind", "loan"));
}
