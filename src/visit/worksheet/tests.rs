use chrono::NaiveDate;
use proptest::prelude::*;

use super::*;
use crate::domain::money::Currency;
use crate::tool::input::InputKind;
use crate::tools::registry::{self, CALCULATORS};

fn sheet(tool: &str) -> Worksheet {
    in_language(tool, Locale::ZhCn)
}

fn in_language(tool: &str, locale: Locale) -> Worksheet {
    let context = Context::new(NaiveDate::from_ymd_opt(2026, 11, 23).unwrap(), Currency::Cny);
    let form = Form::new(registry::calculator(tool).unwrap(), &[], &context);
    Worksheet::new(form, context, locale)
}

fn place(sheet: &Worksheet, input: &str) -> usize {
    sheet.form.fields.iter().position(|field| field.input.id == input).unwrap()
}

fn text(sheet: &Worksheet, input: &str) -> String {
    sheet.draft(place(sheet, input)).unwrap().text.clone()
}

fn typed(sheet: &mut Worksheet, input: &str, text: &str, time: i64) -> Changed {
    let draft = Typed { text: text.to_owned(), wan: false };
    sheet.apply(Change::Typed(place(sheet, input), draft, time))
}

fn drafts(sheet: &Worksheet) -> Vec<Typed> {
    sheet.entries.iter().map(|entry| entry.draft().clone()).collect()
}

#[test]
fn the_figure_s_change_is_held_against_where_the_step_began() {
    let mut sheet = sheet("mortgage");
    assert_eq!(sheet.figure_change(), None);
    let before = sheet.answer().report.as_ref().unwrap().face[0].clone();
    // A burst of typing is one step: it is held against the loan before it, through an empty field too.
    for (text, time) in [("1200000", 0), ("", 200), ("1500000", 400)] {
        typed(&mut sheet, "amount", text, time);
    }
    let change = sheet.figure_change().unwrap();
    let now = sheet.answer().report.as_ref().unwrap().face[0].clone();
    assert_eq!(Some(change.difference), now.difference(&before));
    assert_eq!(change.before, Some((place(&sheet, "amount"), Value::Number(1_000_000.into()))));
    // The next step starts from here, and one in another field from its own value.
    typed(&mut sheet, "term", "25", 10_000);
    let change = sheet.figure_change().unwrap();
    assert!(change.difference.more, "the same loan in fewer years");
    assert_eq!(change.before, Some((place(&sheet, "term"), Value::Number(30.into()))));
    sheet.apply(Change::Undo);
    assert_eq!(sheet.figure_change(), None, "what was taken back is no news");
}

#[test]
fn a_lever_s_change_is_of_no_field() {
    let mut sheet = sheet("mortgage");
    sheet.apply(Change::LeverTaken(vec![("term", Value::Number(20.into()))]));
    assert_eq!(sheet.figure_change().unwrap().before, None);
    sheet.apply(Change::Reset);
    assert_eq!(sheet.figure_change(), None);
}

#[test]
fn what_is_typed_is_answered_and_told() {
    let mut sheet = sheet("mortgage");
    let changed = typed(&mut sheet, "amount", "1200000", 0);
    assert_eq!(changed.fields, [place(&sheet, "amount")]);
    assert!(changed.answer && changed.steps && changed.touched && !changed.field_status);
    assert_eq!(sheet.answer().values.get("amount"), Some(Value::Number(1_200_000.into())));
    // Text that is no number stays, the last report too, and the field says what is wrong.
    let before = sheet.answer().report.clone();
    let changed = typed(&mut sheet, "amount", "a lot", 5_000);
    assert!(changed.field_status);
    assert_eq!(text(&sheet, "amount"), "a lot");
    assert_eq!(sheet.answer().report, before);
    assert_eq!(sheet.answer().field_status.errors[0].input, "amount");
}

#[test]
fn what_follows_another_field_follows_until_it_is_entered() {
    let mut sheet = sheet("refinance");
    typed(&mut sheet, "months_left", "120", 0);
    assert_eq!(text(&sheet, "new_term"), "120");
    typed(&mut sheet, "new_term", "180", 5_000);
    typed(&mut sheet, "months_left", "96", 10_000);
    assert_eq!(text(&sheet, "new_term"), "180");
    // A step back over the entry lets it follow again.
    sheet.apply(Change::Undo);
    sheet.apply(Change::Undo);
    assert_eq!((text(&sheet, "months_left").as_str(), text(&sheet, "new_term").as_str()), ("120", "120"));
    typed(&mut sheet, "months_left", "60", 20_000);
    assert_eq!(text(&sheet, "new_term"), "60");
}

#[test]
fn a_unit_is_no_entry() {
    let mut sheet = sheet("refinance");
    let balance = place(&sheet, "balance");
    assert_eq!(*sheet.draft(balance).unwrap(), Typed { text: "80".to_owned(), wan: true });
    let changed = sheet.apply(Change::UnitChanged(balance, false));
    assert_eq!(text(&sheet, "balance"), "800,000");
    assert_eq!(changed.fields, [balance]);
    assert!(!changed.answer && !changed.touched && sheet.entered("balance").is_none());
}

#[test]
fn a_row_that_is_taken_away_comes_back_as_it_was() {
    let mut sheet = sheet("debts");
    let count = place(&sheet, "debts");
    for (input, amount) in [("debts1_balance", "1,000"), ("debts2_balance", "2,000")] {
        typed(&mut sheet, input, amount, 0);
    }
    let before = drafts(&sheet);
    sheet.apply(Change::RowRemoved(count, 1));
    assert_eq!((text(&sheet, "debts").as_str(), text(&sheet, "debts1_balance").as_str()), ("1", "2,000"));
    assert!(sheet.answer().field_status.hidden.contains(&"debts2_balance"));
    sheet.apply(Change::Undo);
    assert_eq!(drafts(&sheet), before);
}

#[test]
fn a_link_fills_in_what_its_fields_take_and_keeps_what_they_do_not() {
    let mut sheet = in_language("saving_goal", Locale::En);
    let given = |text: &str| PrefillValue::Text(text.to_owned());
    sheet.prefill(&[("goal", given("500000")), ("start", given("plenty"))]);
    assert_eq!((sheet.steps(), sheet.is_touched()), ((false, false), false), "nothing was there to take back");
    assert_eq!((text(&sheet, "goal").as_str(), text(&sheet, "start").as_str()), ("500,000", "plenty"));
    assert!(sheet.answer().report.is_none(), "the last answer was that of other fields");
    typed(&mut sheet, "start", "1000", 0);
    sheet.apply(Change::Prefilled(vec![("goal", given("600000"))]));
    sheet.apply(Change::Undo);
    assert_eq!((text(&sheet, "goal").as_str(), text(&sheet, "start").as_str()), ("500,000", "1000"));
}

#[test]
fn what_was_entered_elsewhere_stands_here_until_it_is_changed() {
    let mut sheet = sheet("prepayment");
    let one = CarriedValue { input: "balance", from: "refinance", value: Value::Number(650_000.into()) };
    let beyond = CarriedValue { input: "months_left", from: "refinance", value: Value::Number(100_000.into()) };
    sheet.carry_over(vec![one, beyond]);
    assert_eq!(sheet.carried_values(), [one]);
    assert_eq!(sheet.answer().values.get("balance"), Some(one.value));
    typed(&mut sheet, "balance", "70", 0);
    assert_eq!(sheet.carried_values(), []);
    assert!(!sheet.steps().1);
}

#[test]
fn another_language_writes_the_same_numbers_in_its_own_way() {
    let mut sheet = sheet("mortgage");
    typed(&mut sheet, "amount", "1,234,567", 0);
    typed(&mut sheet, "term", "for ever", 5_000);
    let values = sheet.answer().values.clone();
    let changed = sheet.apply(Change::LocaleChanged(Locale::En));
    assert!(!changed.answer && !changed.steps);
    assert_eq!((text(&sheet, "amount").as_str(), text(&sheet, "term").as_str()), ("1,234,567", "for ever"));
    assert_eq!(sheet.answer().values, values);
    // A step back to numbers that were written for another reader is written for this one.
    sheet.apply(Change::Undo);
    sheet.apply(Change::Undo);
    assert_eq!(*sheet.draft(place(&sheet, "amount")).unwrap(), Typed { text: "1,000,000".to_owned(), wan: false });
}

/// Something that a customer may do on any tool.
fn change(tool: usize) -> impl Strategy<Value = Change> {
    let fields: Vec<(usize, &'static str, Vec<String>)> = CALCULATORS[tool]
        .tool
        .inputs
        .iter()
        .enumerate()
        .map(|(place, input)| {
            let texts = match &input.kind {
                InputKind::Choice(options) => options.iter().map(|option| (*option).to_owned()).collect(),
                InputKind::Month(_) => vec!["2027-05".to_owned(), "2030-01".to_owned(), "soon".to_owned()],
                kind => {
                    let range = kind.range().unwrap();
                    vec![range.default.to_string(), range.min.to_string(), "12".to_owned(), "many".to_owned()]
                }
            };
            (place, input.id, texts)
        })
        .collect();
    let field = prop::sample::select(fields.clone());
    let typed =
        (field, any::<prop::sample::Index>(), any::<bool>(), 0..9_000_i64).prop_map(|(field, at, wan, time)| {
            let text = field.2[at.index(field.2.len())].clone();
            Change::Typed(field.0, Typed { text, wan }, time)
        });
    let given = (prop::sample::select(fields.clone()), any::<prop::sample::Index>())
        .prop_map(|(field, at)| (field.1, PrefillValue::Text(field.2[at.index(field.2.len())].clone())));
    let count = fields.len();
    prop_oneof![
        6 => typed,
        1 => (0..count, any::<bool>()).prop_map(|(place, wan)| Change::UnitChanged(place, wan)),
        1 => (0..count, 1..4_u32).prop_map(|(place, row)| Change::RowRemoved(place, row)),
        1 => prop::collection::vec(given.clone(), 0..4).prop_map(Change::Prefilled),
        1 => prop::collection::vec(given, 0..4).prop_map(Change::ScenarioOpened),
        1 => Just(Change::Reset),
        2 => Just(Change::Undo),
        2 => Just(Change::Redo),
        1 => prop::sample::select(vec![Locale::ZhCn, Locale::ZhTw, Locale::En]).prop_map(Change::LocaleChanged),
    ]
}

fn visit() -> impl Strategy<Value = (&'static str, Vec<Change>)> {
    (0..CALCULATORS.len()).prop_flat_map(|tool| {
        prop::collection::vec(change(tool), 1..12).prop_map(move |changes| (CALCULATORS[tool].tool.id, changes))
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn a_step_forth_undoes_a_step_back((tool, changes) in visit()) {
        let mut sheet = sheet(tool);
        for change in changes {
            sheet.apply(change);
        }
        let (now, answer) = (drafts(&sheet), sheet.answer().values.clone());
        if sheet.apply(Change::Undo).fields.is_empty() {
            return Ok(());
        }
        sheet.apply(Change::Redo);
        prop_assert_eq!(drafts(&sheet), now);
        prop_assert_eq!(&sheet.answer().values, &answer);
    }

    #[test]
    fn a_step_back_returns_to_what_stood_there((tool, mut changes) in visit()) {
        let mut sheet = sheet(tool);
        let last = match changes.pop() {
            Some(Change::Typed(place, draft, _)) => Change::Typed(place, draft, 1_000_000),
            Some(
                last @ (Change::Prefilled(_) | Change::ScenarioOpened(_) | Change::RowRemoved(..) | Change::Reset),
            ) => last,
            _ => return Ok(()),
        };
        for change in changes {
            sheet.apply(change);
        }
        let (before, values) = (drafts(&sheet), sheet.answer().values.clone());
        if !sheet.apply(last).fields.is_empty() {
            sheet.apply(Change::Undo);
            prop_assert_eq!(drafts(&sheet), before);
            prop_assert_eq!(&sheet.answer().values, &values);
        }
    }

    #[test]
    fn what_is_typed_stands_as_it_was_typed((tool, changes) in visit(), text in "\\PC{0,12}") {
        let mut sheet = sheet(tool);
        for change in changes {
            sheet.apply(change);
        }
        let numbers = sheet.form.fields.iter().position(|field| field.input.kind.range().is_some()).unwrap();
        let draft = Typed { text, wan: true };
        let others: Vec<Typed> = drafts(&sheet);
        let changed = sheet.apply(Change::Typed(numbers, draft.clone(), 99_000));
        prop_assert_eq!(sheet.draft(numbers), Some(&draft));
        // Nothing else moves but what follows and was not entered.
        for (place, before) in others.iter().enumerate().filter(|(place, _)| *place != numbers) {
            let follows = sheet.form.calculator.follows(sheet.form.fields[place].input.id);
            let after = sheet.draft(place).unwrap();
            prop_assert!(before == after || (follows && sheet.entries[place].is_default()), "{} {:?}", place, after);
            prop_assert_eq!(before != after, changed.fields.contains(&place));
        }
    }

    #[test]
    fn what_has_changed_is_said((tool, changes) in visit()) {
        let mut sheet = sheet(tool);
        for change in changes {
            let before = sheet.clone();
            let changed = sheet.apply(change.clone());
            let other: Vec<usize> =
                (0..before.entries.len()).filter(|place| before.draft(*place) != sheet.draft(*place)).collect();
            prop_assert_eq!(&changed.fields, &other, "{:?}", change);
            prop_assert_eq!(changed.answer, !Arc::ptr_eq(&before.answer, &sheet.answer), "{:?}", change);
            prop_assert_eq!(changed.steps, before.steps() != sheet.steps(), "{:?}", change);
            // Each field says by itself what the answer counts with.
            for (field, entry) in sheet.form.fields.iter().zip(&sheet.entries) {
                if let Some(value) = sheet.answer.values.get(field.input.id) {
                    prop_assert_eq!(Some(value), entry.value(), "{} after {:?}", field.input.id, change);
                }
            }
        }
    }
}
