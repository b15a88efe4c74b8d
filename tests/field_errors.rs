//! An error stands at the field where it can be mended.
#![cfg(test)]
#![allow(clippy::arithmetic_side_effects, reason = "tests may overflow: they then fail")]

use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::NaiveDate;
use finplan::config::built_in_packs;
use finplan::domain::money::Currency;
use finplan::tool::form::{Field, Form, Typed, month_after};
use finplan::tool::input::InputKind;
use finplan::tool::value::{FieldError, Value};
use finplan::tool::{Context, Tool};
use finplan::tools::registry::{TOOLS, calculator};
use rust_decimal::Decimal;

/// Drafts of each tool.
const DRAFTS: u32 = 400;

fn context() -> Context {
    let context = Context::new(NaiveDate::from_ymd_opt(2026, 11, 29).unwrap(), Currency::Cny);
    context.with(Arc::new(built_in_packs()))
}

/// Numbers that look random and are the same in every run.
struct Dice(u64);

impl Dice {
    fn below(&mut self, most: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % most
    }
}

/// The values to try in a field: both ends, just inside, the default, and a little.
fn tried(field: &Field, context: &Context) -> Vec<Value> {
    let Some(range) = field.range else {
        let InputKind::Choice(options) = field.input.kind else { return Vec::new() };
        return options.iter().map(|option| Value::Choice(option)).collect();
    };
    if matches!(field.input.kind, InputKind::Month(_)) {
        return [range.min, range.default, range.max]
            .map(|months| Value::Month(month_after(context.today, months)))
            .to_vec();
    }
    let ends = [range.min, range.min + range.step, range.default, range.max - range.step, range.max];
    let inside = ends.into_iter().map(|value| value.clamp(range.min, range.max));
    let inside = inside.chain((!field.input.kind.is_whole()).then(|| (range.max - Decimal::ONE).max(range.min)));
    inside.map(Value::Number).collect()
}

fn errors(tool: &'static Tool, form: &Form, draft: &BTreeMap<&str, Value>, context: &Context) -> Vec<FieldError> {
    let typed = |id: &str| draft.get(id).map(|value| Typed { text: Field::canonical(*value), wan: false });
    let reading = form.read(typed, context);
    if reading.errors.is_empty() {
        calculator(tool.id).unwrap().answer(&reading.values, context).err().unwrap_or_default()
    } else {
        reading.errors
    }
}

/// What says that a number is too large, or leaves nothing.
fn says_too_much(key: &str) -> bool {
    key == "error.out_of_range" || key.ends_with(".nothing_left")
}

#[test]
fn what_is_too_much_stands_at_the_field_where_less_mends_it() {
    let context = context();
    let (mut wrong, mut seen) = (BTreeMap::new(), 0);
    for (place, tool) in (7_u64..).zip(TOOLS) {
        let form = Form::new(calculator(tool.id).unwrap(), &[], &context);
        let mut dice = Dice(place);
        for _ in 0..DRAFTS {
            let mut draft = BTreeMap::new();
            for field in &form.fields {
                let values = tried(field, &context);
                if dice.below(3) > 0 && !values.is_empty() {
                    draft.insert(field.input.id, values[dice.below(values.len())]);
                }
            }
            for error in errors(tool, &form, &draft, &context) {
                let key = error.text.key.path();
                let field = form.field(error.input).unwrap();
                let Some(range) = field.range.filter(|_| says_too_much(&key)) else { continue };
                seen += 1;
                let mut less = draft.clone();
                less.insert(error.input, Value::Number(range.min));
                let still = errors(tool, &form, &less, &context);
                if still.iter().any(|other| other.input == error.input && other.text.key == error.text.key) {
                    wrong.entry((tool.id, error.input, key)).or_insert(draft.clone());
                }
            }
        }
    }
    for ((tool, input, key), draft) in &wrong {
        let line: Vec<String> =
            draft.iter().map(|(id, value)| format!("--{id} {}", Field::canonical(*value))).collect();
        println!("{tool} {input} {key}: {}", line.join(" "));
    }
    assert!(wrong.is_empty() && seen > 20, "{seen}: {:?}", wrong.keys());
}

#[test]
fn a_charge_that_leaves_nothing_is_named_itself() {
    let context = context();
    let field = |tool: &str, given: &[(&str, &str)]| {
        let tool = TOOLS.into_iter().find(|known| known.id == tool).unwrap();
        let typed = |id: &str| {
            let (_, text) = given.iter().find(|(known, _)| *known == id)?;
            Some(Typed { text: (*text).to_owned(), wan: false })
        };
        let reading = Form::new(calculator(tool.id).unwrap(), &[], &context).read(typed, &context);
        assert_eq!(reading.errors, [], "{given:?}");
        let errors = calculator(tool.id).unwrap().answer(&reading.values, &context).unwrap_err();
        errors.into_iter().map(|error| error.input).collect::<Vec<_>>()
    };
    let loan = [("amount", "12000"), ("periods", "12"), ("charge", "fee"), ("fee", "0.6")];
    for (charge, amount) in [("up_front", "11999"), ("up_front", "12000"), ("discount", "11999")] {
        assert_eq!(field("instalment_cost", &[&loan[..], &[(charge, amount)]].concat()), [charge]);
    }
    for charge in ["fees", "guarantee", "insurance"] {
        assert_eq!(field("mortgage", &[("amount", "100000"), (charge, "100000")]), [charge]);
    }
    let items = [("amount", "1000"), ("items", "2"), ("items1_basis", "once"), ("items1_amount", "5")];
    let dear = [("items2_basis", "once"), ("items2_amount", "995")];
    assert_eq!(field("cost_statement", &[&items[..], &dear].concat()), ["items2_amount"]);
    let moves = [("use", "listed"), ("moves", "1"), ("moves1_kind", "repay"), ("moves1_amount", "5000")];
    assert_eq!(field("business_loan", &moves), ["moves1_amount"]);
}
