//! Cases that follow from a number.

use std::fmt;
use std::sync::{Arc, OnceLock};

use chrono::NaiveDate;
use finplan::config::{self, SAMPLE};
use finplan::domain::money::Currency;
use finplan::handover::settings::Settings;
use finplan::tool::form::setting::Setting;
use finplan::tool::form::{Field, Form, Typed, month_after};
use finplan::tool::input::{Input, InputKind, Range};
use finplan::tool::value::Value;
use finplan::tool::{Context, Tool};
use finplan::tools::registry::{TOOLS, calculator};
use rust_decimal::Decimal;

/// Numbers without pattern from a seed and a count (SplitMix64).
pub struct Random(u64);

impl Random {
    pub const fn new(seed: u64) -> Random {
        Random(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) ^ 0x5eed)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// A whole number below `count`.
    pub fn below(&mut self, count: usize) -> usize {
        usize::try_from(self.next() % u64::try_from(count).unwrap()).unwrap()
    }

    fn pick<T: Copy>(&mut self, from: &[T]) -> T {
        from[self.below(from.len())]
    }
}

/// What is typed into a tool, and where.
pub struct Case<'a> {
    pub tool: &'static Tool,
    pub context: Context,
    pub bank: &'a Settings,
    pub bank_is_narrow: bool,
    typed: Vec<(String, String)>,
}

/// A bank without settings, the sample bank, and banks that narrow whatever can be narrowed.
pub fn banks() -> Vec<Settings> {
    let mut banks = vec![Settings::default(), sample().tools.settings.clone()];
    banks.extend((0..60).map(narrow));
    banks
}

fn sample() -> &'static config::Bank {
    static BANK: OnceLock<config::Bank> = OnceLock::new();
    BANK.get_or_init(|| config::load(SAMPLE, &|_| true, today()).unwrap())
}

fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 23).unwrap()
}

/// Every input of every tool that has one of these names.
fn names(tool: &'static Tool) -> impl Iterator<Item = &'static Input> {
    tool.inputs.iter().filter(|input| input.row.is_none_or(|row| row.place == 1))
}

/// A bank that limits a third of all inputs and begins a third of all choices with another option.
fn narrow(number: u64) -> Settings {
    let mut random = Random::new(1_000_000 + number);
    let mut bank = Settings::default();
    for tool in TOOLS {
        for input in names(tool) {
            if random.below(3) > 0 {
                continue;
            }
            let mut setting = Setting { input: input.name.to_owned(), ..Setting::default() };
            match input.kind {
                InputKind::Choice(options) => setting.choice = Some(random.pick(options).to_owned()),
                kind => {
                    let range = kind.range().unwrap();
                    let (a, b) = (number_in(&mut random, range), number_in(&mut random, range));
                    // Around what stands there at first: a bank knows its customers.
                    setting.min = Some(a.min(range.default)).filter(|_| random.below(2) == 0);
                    setting.max = Some(b.max(range.default)).filter(|_| random.below(3) > 0);
                    if random.below(4) == 0 {
                        setting.max = Some(range.default);
                    }
                }
            }
            bank.add(tool.id, setting);
        }
    }
    bank.shared()
}

/// A number of a range: an end, close to one, or anywhere in it.
fn number_in(random: &mut Random, range: &Range) -> Decimal {
    let (low, high) = range.usual;
    let ends = [
        range.min,
        range.max,
        range.min + range.step,
        range.max - range.step,
        low,
        high,
        range.default,
        range.min + Decimal::ONE,
    ];
    let place = Decimal::from(random.below(10_001));
    let steps = ((range.max - range.min) / range.step).floor();
    let somewhere = range.min + (steps * place / Decimal::from(10_000)).floor() * range.step;
    let small = range.min + range.step * Decimal::from(random.below(40));
    let all = [ends[random.below(ends.len())], ends[random.below(2)], somewhere, small];
    all[random.below(all.len())].clamp(range.min, range.max)
}

impl Case<'_> {
    /// The case of this number: every tool in turn, most with a bank that is wide.
    pub fn numbered(number: u64, banks: &[Settings]) -> Case<'_> {
        let mut random = Random::new(number);
        let tool = TOOLS[usize::try_from(number).unwrap() % TOOLS.len()];
        let place = if random.below(2) == 0 { random.below(2) } else { random.below(banks.len()) };
        let currency = random.pick(&[Currency::Cny, Currency::Cny, Currency::Twd, Currency::Hkd]);
        let day = random.pick(&[(2026, 11, 23), (2026, 12, 31), (2028, 2, 29), (2027, 1, 1)]);
        let mut context = Context::new(NaiveDate::from_ymd_opt(day.0, day.1, day.2).unwrap(), currency);
        if random.below(3) > 0 {
            context = context.with(Arc::clone(&sample().tools.packs));
        }
        let form = Form::new(calculator(tool.id).unwrap(), banks[place].of(tool.id), &context);
        // Of some forms a field is changed, of some every one; now and then beyond what the bank takes.
        let often = random.pick(&[1, 2, 5, 20]);
        let beyond = random.below(20) == 0;
        let mut typed = Vec::new();
        for field in &form.fields {
            let rows = matches!(field.input.kind, InputKind::Rows(_));
            if random.below(often) > 0 && !(rows && random.below(2) == 0) {
                continue;
            }
            let text = match (&field.input.kind, field.input.kind.range().zip(field.range)) {
                (InputKind::Choice(options), _) => random.pick(options).to_owned(),
                (kind, Some((own, bank))) => {
                    let number = number_in(&mut random, if beyond { own } else { &bank });
                    let month = matches!(kind, InputKind::Month(_));
                    Field::canonical(if month {
                        Value::Month(month_after(context.today, number))
                    } else {
                        Value::Number(number)
                    })
                }
                _ => continue,
            };
            typed.push((field.input.id.to_owned(), text));
        }
        Case { tool, context, bank: &banks[place], bank_is_narrow: place > 0, typed }
    }

    /// What stands in a field.
    pub fn typed(&self, id: &str) -> Option<Typed> {
        let (_, text) = self.typed.iter().find(|(known, _)| known == id)?;
        Some(Typed { text: text.clone(), wan: false })
    }

    /// This case with other texts in some fields.
    pub fn with(&self, texts: &[(String, String)]) -> Self {
        let mut typed = texts.to_vec();
        typed.extend(self.typed.iter().filter(|(id, _)| !texts.iter().any(|(known, _)| known == id)).cloned());
        Case { context: self.context.clone(), typed, ..*self }
    }
}

impl fmt::Display for Case<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {} {}", self.tool.id, self.context.currency.code(), self.context.today)?;
        self.typed.iter().try_for_each(|(id, text)| write!(f, " --{id} {text}"))
    }
}
