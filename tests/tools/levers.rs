//! A lever changes something, and says what.

use finplan::domain::money::Currency;
use finplan::tool::form::{Field, Typed};
use finplan::tool::text::Arg;
use finplan::tools::registry::calculator;

use super::walk::{context, walk};

const fn nothing(arg: &Arg) -> bool {
    match arg {
        Arg::Money(amount) => amount.is_zero(),
        Arg::Amount(amount) | Arg::Rounded(amount, _) | Arg::Points(amount) => amount.is_zero(),
        Arg::Duration(months) => *months == 0,
        _ => false,
    }
}

#[test]
fn a_lever_that_changes_nothing_is_not_offered() {
    let texts = finplan::i18n::Texts::built_in(finplan::i18n::Locale::En, Currency::Cny);
    let context = context(Currency::Cny);
    let (mut tried, mut refused) = (0, Vec::new());
    walk(Currency::Cny, 60, |tool, form, values, report| {
        for lever in &report.levers {
            let place = || format!("{}: {} -> {}", tool.id, texts.say(&lever.label), texts.say(&lever.effect));
            let template = texts.get(&lever.effect.key.path()).to_owned();
            for (name, arg) in &lever.effect.args {
                let named = template.contains(&format!("{{{name}}}"));
                assert!(!(named && nothing(arg)), "{} with {name} {arg:?}", place());
            }
            let text = |id: &str| {
                let set = lever.set.iter().find(|(input, _)| *input == id).map(|(_, value)| *value);
                let value = set.or_else(|| values.get(id))?;
                Some(Typed { text: Field::canonical(value), wan: false })
            };
            let reading = form.read(text, &context);
            if !reading.errors.is_empty() {
                refused.push(place());
                continue;
            }
            let Ok(after) = calculator(tool.id).unwrap().answer(&reading.values, &context) else {
                refused.push(place());
                continue;
            };
            tried += 1;
            assert!(
                after.figures != report.figures || after.headline != report.headline,
                "{} changes nothing",
                place()
            );
        }
    });
    assert!(tried > 500, "{tried}");
    // Where a lever leads is another test's matter; here nearly all must lead somewhere.
    assert!(refused.len() * 20 < tried, "{refused:#?}");
}
