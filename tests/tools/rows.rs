use chrono::NaiveDate;
use finplan::domain::money::Currency;
use finplan::tool::calculator::Calculator;
use finplan::tool::form::setting::Setting;
use finplan::tool::form::{Form, Typed};
use finplan::tool::input::{Input, Kind, Range, Shown, joined};
use finplan::tool::text::{Arg, Text};
use finplan::tool::value::Fault;
use finplan::tool::{Context, Tool};

macro_rules! debt {
    ($place:literal) => {
        finplan::row!("debts", $place,
            "kind" => Kind::Choice(&["card", "loan"]);
            "balance" => Kind::Money(Range::whole(0, 1_000_000, 100, 5_000));
            "months" => Kind::Months(Range::whole(1, 360, 1, 12)), if "kind" is &["loan"];
        )
    };
}

static INPUTS: [Input; 7] = joined(&[&[Input::new("debts", Kind::Rows(Range::whole(0, 2, 1, 1)))], debt!(1), debt!(2)]);
static CALCULATOR: Calculator = unanswered(&Tool::new("rows", &INPUTS));

/// A tool that nobody calculates.
const fn unanswered(tool: &'static Tool) -> Calculator {
    Calculator::new(tool, |_, _| Err(Fault::at("", Text::plain("error.required"))))
}

fn context() -> Context {
    Context::new(NaiveDate::from_ymd_opt(2026, 11, 23).unwrap(), Currency::Cny)
}

/// The ids of what the form shows.
fn shown(typed: &[(&str, &str)]) -> Vec<&'static str> {
    let form = Form::new(&CALCULATOR, &[], &context());
    let text = |id: &str| {
        let (_, text) = typed.iter().find(|(known, _)| *known == id)?;
        Some(Typed { text: (*text).to_owned(), wan: false })
    };
    form.read(text, &context()).values.iter().map(|(id, _)| id).collect()
}

#[test]
fn a_count_is_whole_and_within_its_range() {
    static DAYS: Calculator =
        unanswered(&Tool::new("days", &[Input::new("days", Kind::Count(Range::whole(1, 28, 1, 15)))]));
    let form = Form::new(&DAYS, &[], &context());
    let read = |text: &str| form.read(|_| Some(Typed { text: text.to_owned(), wan: true }), &context());
    assert_eq!(read("28").values.whole("days"), 28);
    assert_eq!(read("2.5").faults[0].text.key, Text::plain("error.whole").key);
    assert_eq!(read("29").faults[0].text.args[0], ("max", Arg::Count(28)));
}

#[test]
fn only_the_rows_that_are_counted_have_values() {
    assert_eq!(shown(&[("debts", "0")]), ["debts"]);
    assert_eq!(shown(&[]), ["debts", "debts1_kind", "debts1_balance"]);
    assert_eq!(shown(&[("debts", "2")]).len(), 5);
}

#[test]
fn an_input_depends_on_the_choice_in_its_own_row() {
    let typed = [("debts", "2"), ("debts2_kind", "loan")];
    assert!(shown(&typed).contains(&"debts2_months") && !shown(&typed).contains(&"debts1_months"));
}

#[test]
fn what_depends_on_a_hidden_input_is_hidden_too() {
    static INPUTS: [Input; 4] = joined(&[&[
        Input::new("question", Kind::Choice(&["all", "none"])),
        Input::new("often", Kind::Choice(&["always", "once"])).only("question", "all"),
        Input::new("until", Kind::Months(Range::whole(1, 9, 1, 1))).only("often", "always"),
        Input::new("debts", Kind::Rows(Range::whole(1, 1, 1, 1))).only("question", "all"),
    ]]);
    static WITH_ROW: [Input; 5] =
        joined(&[&INPUTS, finplan::row!("debts", 1, "balance" => Kind::Money(Range::whole(0, 9, 1, 1)))]);
    static CALCULATOR: Calculator = unanswered(&Tool::new("rows", &WITH_ROW));
    let form = Form::new(&CALCULATOR, &[], &context());
    let text = |id: &str| {
        let typed = [("question", "none"), ("until", "nonsense")];
        let (_, text) = typed.into_iter().find(|(known, _)| *known == id)?;
        Some(Typed { text: text.to_owned(), wan: false })
    };
    let reading = form.read(text, &context());
    assert!(reading.faults.is_empty(), "{:?}", reading.faults);
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
    let form = Form::new(&CALCULATOR, &[setting], &context());
    for id in ["debts1_balance", "debts2_balance"] {
        assert_eq!(Form::defaults(&form).get(id).is_some(), id == "debts1_balance");
        assert_eq!(form.field(id).unwrap().default, finplan::tool::value::Value::Number(900.into()));
    }
    assert_eq!(CALCULATOR.tool.label("debts2_balance"), Text::of("rows", "debts_balance").with("n", Arg::Count(2)));
    assert_eq!(CALCULATOR.tool.option("debts2_kind", "loan"), Text::item("rows", "debts_kind", "loan"));
}
