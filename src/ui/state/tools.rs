//! What stands in the fields of each tool, and the answers that follow from it.

use std::sync::Arc;
use std::time::Duration;

use chrono::NaiveDate;
use leptos::prelude::*;
use rust_decimal::Decimal;

use super::App;
use super::carried::Carried;
use super::kept::{Keeper, Kept};
use crate::base::Locale;
use crate::base::decimal::Exact as _;
use crate::campaign::link::Place;
use crate::handover::{Begin, Offers, Stand};
use crate::i18n::number;
use crate::receipt::Receipt;
use crate::tool::calculator::Calculator;
use crate::tool::form::{Field, Form, Typed};
use crate::tool::input::Kind;
use crate::tool::report::Report;
use crate::tool::text::Text;
use crate::tool::value::{Fault, Value, Values};
use crate::tool::{Context, Tool, parse};
use crate::tools::registry;
use crate::ui::el::effect;
use crate::ui::rest::after_rest;
use crate::variant::history::History;

/// An answer that stays for so long may be read.
const MOMENT: Duration = Duration::from_millis(200);

/// One tool's form and answer.
#[derive(Clone, Copy)]
pub struct ToolState {
    /// The tool.
    pub tool: &'static Tool,
    /// Its form with the bank's defaults and limits.
    pub form: StoredValue<Arc<Form>>,
    /// What stands in each field, in the order of the form.
    pub typed: StoredValue<Vec<RwSignal<Typed>>>,
    /// The defaults that nobody touched, in the order of the form: what a link or a step wrote is none.
    untouched: StoredValue<Vec<Option<Typed>>>,
    /// What the fields say and what follows from it.
    pub answer: Memo<Answer>,
    /// Counts changes of what the fields show of the answer.
    remarks: RwSignal<usize>,
    /// Counts the answers that stayed for a moment.
    rests: RwSignal<usize>,
    /// Whether the customer changed anything.
    pub touched: RwSignal<bool>,
    /// The date that everything is calculated from.
    pub today: NaiveDate,
    /// What came of running the receipt again that this was opened from; empty without one.
    pub reopened: StoredValue<Vec<Text>>,
    pub(super) memory: StoredValue<Memory>,
    /// Counts the steps back and forth.
    pub(super) steps: RwSignal<usize>,
    /// Counts changes of the variants that the customer keeps.
    pub(super) changes: RwSignal<usize>,
    /// Counts those after which there are others than before.
    pub(super) lists: RwSignal<usize>,
    /// Counts how often the fields were filled anew, other than by the customer's changes. The answer follows it, also
    /// where the same stands in them: it is then the last one of these fields.
    begun: RwSignal<usize>,
}

/// What a tool remembers besides what stands in its fields: in one place, since each would be machine code of its own.
#[derive(Default)]
pub(super) struct Memory {
    pub(super) history: History,
    pub(super) kept: Kept,
    pub(super) carried: Vec<Carried>,
    /// What can be offered, of which report, and whether the fields were in order.
    offers: Option<(Arc<Report>, bool, Arc<Offers>)>,
}

/// The answer to what is typed at the moment.
#[derive(Clone, Debug, Default)]
pub struct Answer {
    /// What the fields say, as far as they are in order.
    pub values: Values,
    /// The last report that could be made.
    pub report: Option<Arc<Report>>,
    /// What has to be mended before the report follows the fields again.
    pub faults: Vec<Fault>,
    /// What is unusual.
    pub cautions: Vec<Fault>,
    /// The inputs that the form does not show.
    pub hidden: Vec<&'static str>,
    /// How often the fields had been filled anew by then.
    begun: usize,
}

/// The report follows from the rest: it is not compared, which would cost more than drawing it.
impl PartialEq for Answer {
    fn eq(&self, other: &Answer) -> bool {
        self.values == other.values
            && self.faults == other.faults
            && self.cautions == other.cautions
            && self.hidden == other.hidden
    }
}

impl ToolState {
    /// The state of this tool, made when it is first opened and kept until the widget ends, with what a link or
    /// another tool has left for it filled in. `None` where there is no such tool or the bank's document is broken.
    #[must_use]
    pub fn of(app: App, id: &str) -> Option<ToolState> {
        let (state, new) = match app.opened(id) {
            Some(state) => (state, false),
            None => {
                let (calculator, bank) = (registry::calculator(id)?, app.bank()?);
                let form = Form::new(calculator, bank.settings(calculator.tool.id), &app.context());
                let state = app.keep(|| ToolState::new(app, form, app.today(), Vec::new()))?;
                app.remember(state);
                Keeper { app, state }.begin();
                state.carry(app);
                (state, true)
            }
        };
        state.take_wishes(app, new);
        Some(state)
    }

    /// Opens a tool with what a receipt holds, as of its date and within the tool's own bounds: in place of what the
    /// customer had in it, and until another calculation begins.
    pub fn reopen(app: App, calculator: &'static Calculator, receipt: &Receipt, told: Vec<Text>) {
        let form = Form::new(calculator, &[], &app.context_on(receipt.date));
        let Some(state) = app.keep(|| ToolState::new(app, form, receipt.date, told)) else { return };
        state.begin();
        for (id, value) in receipt.values.iter() {
            state.write(id, &Field::canonical(value), app.locale());
        }
        app.remember(state);
        Keeper { app, state }.begin();
    }

    fn new(app: App, form: Form, today: NaiveDate, told: Vec<Text>) -> ToolState {
        let (context, spoken_in) = (app.context_on(today), app.context_on(today));
        let (tool, locale) = (form.tool, app.locale());
        let typed: Vec<RwSignal<Typed>> =
            form.fields.iter().map(|field| RwSignal::new(shown(field, field.default, locale))).collect();
        let untouched = typed.iter().map(|typed| Some(typed.get_untracked())).collect();
        let untouched: StoredValue<Vec<Option<Typed>>> = StoredValue::new(untouched);
        let form = StoredValue::new(Arc::new(form));
        let typed = StoredValue::new(typed);
        let memory = StoredValue::new(Memory::default());
        let times = RwSignal::new(0_usize);
        let answer = Memo::new(move |before: Option<&Answer>| {
            let form = form.get_value();
            let signals = typed.get_value();
            let text = |id: &str| {
                let place = form.fields.iter().position(|field| field.input.id == id)?;
                let typed = signals.get(place)?.get();
                // A default may follow other fields.
                let left =
                    untouched.with_value(|left| left.get(place).is_some_and(|left| left.as_ref() == Some(&typed)));
                (!left).then_some(typed)
            };
            let reading = form.read(text, &context);
            let hidden = form.hidden(&reading.values).collect();
            // An answer to what others left in the fields is no last answer of these.
            let begun = times.get();
            let last = || before.filter(|answer| answer.begun == begun).and_then(|answer| answer.report.clone());
            let (report, faults) = if reading.faults.is_empty() {
                match form.calculator.answer(&reading.values, &context) {
                    Ok(report) => (Some(Arc::new(report)), Vec::new()),
                    Err(faults) => (last(), faults),
                }
            } else {
                (last(), reading.faults)
            };
            Answer { values: reading.values, report, faults, cautions: reading.cautions, hidden, begun }
        });
        let state = ToolState {
            tool,
            form,
            typed,
            untouched,
            answer,
            remarks: RwSignal::new(0),
            rests: RwSignal::new(0),
            touched: RwSignal::new(false),
            today,
            reopened: StoredValue::new(told),
            memory,
            steps: RwSignal::new(0),
            changes: RwSignal::new(0),
            lists: RwSignal::new(0),
            begun: times,
        };
        effect(move || {
            answer.track();
            untrack(|| state.follow(app.locale()));
        });
        // Most answers change nothing at the fields, of which there are many.
        let mut shown = None;
        effect(move || {
            let now = answer.with(|answer| {
                let now = (&answer.faults, &answer.cautions, &answer.hidden);
                (shown.as_ref().map(|(a, b, c)| (a, b, c)) != Some(now))
                    .then(|| (now.0.clone(), now.1.clone(), now.2.clone()))
            });
            if now.is_some() {
                shown = now;
                state.remarks.update(|count| *count = count.wrapping_add(1));
            }
        });
        after_rest(
            MOMENT,
            move || answer.track(),
            move || {
                let _ = state.rests.try_update(|count| *count = count.wrapping_add(1));
            },
        );
        // Another language writes numbers in another way.
        let mut spoken = locale;
        effect(move || {
            let locale = app.texts().locale;
            if locale != spoken {
                spoken = locale;
                untrack(|| state.translate(locale, &spoken_in));
            }
        });
        state
    }

    /// What the fields show of the answer: their faults and cautions, and which are hidden. Follows these alone.
    pub fn remarked<T>(self, read: impl FnOnce(&Answer) -> T) -> T {
        self.remarks.track();
        self.answer.with_untracked(read)
    }

    /// The answer, followed only once it has stayed for a moment: for what nobody reads while a slider moves.
    pub fn rested<T>(self, read: impl FnOnce(&Answer) -> T) -> T {
        self.rests.track();
        self.answer.with_untracked(read)
    }

    /// What of the report can be offered, worked out once the answer has stayed for a moment.
    #[must_use]
    pub fn offers(self, app: App) -> Arc<Offers> {
        self.rests.track();
        let (report, in_order) = self.answer.with_untracked(|answer| (answer.report.clone(), answer.faults.is_empty()));
        let Some((report, bank)) = report.zip(app.bank()) else { return Arc::default() };
        let known = self.memory.with_value(|memory| memory.offers.clone());
        if let Some((of, then, offers)) = known
            && Arc::ptr_eq(&of, &report)
            && then == in_order
        {
            return offers;
        }
        let offers = self.stand(app, &|stand| stand.offers(&report, &bank.tools, &app.context()));
        let offers = Arc::new(offers);
        self.memory.update_value(|memory| memory.offers = Some((report, in_order, Arc::clone(&offers))));
        offers
    }

    /// Looks at the form with what stands in its fields.
    pub(super) fn stand<T>(self, app: App, look: &dyn Fn(Stand<'_>) -> T) -> T {
        let (form, signals, context) = (self.form.get_value(), self.typed.get_value(), app.context_on(self.today));
        let typed = |id: &str| {
            let place = form.fields.iter().position(|field| field.input.id == id)?;
            signals.get(place).map(|signal| signal.get_untracked())
        };
        look(Stand { form: &form, typed: &typed, context: &context })
    }

    /// The fields are about to be filled with something else: an answer to what stands there is no longer the last one.
    pub(super) fn begin(self) {
        self.begun.update(|count| *count = count.wrapping_add(1));
    }

    fn take_wishes(self, app: App, new: bool) {
        let Some(start) = app.take_wishes().filter(|start| start.screen == Place::Tool(self.tool.id)) else { return };
        let told = start.dropped;
        let start = start.checked_in(Some(app.context().currency));
        let locale = app.locale();
        if !new {
            self.mark(None, locale);
        }
        if self.stand(app, &|stand| stand.begin(&start.inputs)) == Begin::Anew {
            self.clear(locale);
        }
        self.begin();
        for (id, text) in &start.inputs {
            self.write(id, text, locale);
        }
        app.taken(!start.inputs.is_empty(), start.dropped);
        for event in start.dropped.events(told) {
            app.emit(&event);
        }
    }

    /// Shows the defaults that follow other fields as the answer counts them.
    fn follow(self, locale: Locale) {
        let form = self.form.get_value();
        let fields = form.fields.iter().zip(self.typed.get_value());
        for (place, (field, typed)) in fields.enumerate() {
            let id = field.input.id;
            if !form.calculator.follows(id) {
                continue;
            }
            let left = |answer: &Answer| answer.values.get(id).filter(|_| answer.values.is_left(id));
            let Some(value) = self.answer.with_untracked(left) else { continue };
            let now = shown(field, value, locale);
            if typed.with_untracked(|typed| *typed != now) {
                self.leave(place, Some(now.clone()));
                typed.set(now);
            }
        }
    }

    /// After a step back or forth: what is as it would be without an entry was not entered.
    pub(super) fn recall(self, locale: Locale, context: &Context) {
        let form = self.form.get_value();
        let followed = self.answer.with_untracked(|answer| form.followed(&answer.values, context));
        for (id, value) in followed {
            let Some(place) = form.fields.iter().position(|field| field.input.id == id) else { continue };
            let Some((field, typed)) = self.field(place) else { continue };
            let now = typed.get_untracked();
            if now == shown(&field, value, locale) {
                self.leave(place, Some(now));
            }
        }
    }

    /// Notes what stands untouched in the field of this place; `None` for what was entered.
    fn leave(self, place: usize, typed: Option<Typed>) {
        self.untouched.update_value(|untouched| {
            if let Some(left) = untouched.get_mut(place) {
                *left = typed;
            }
        });
    }

    /// The field of this place and what stands in it.
    #[must_use]
    pub fn field(self, place: usize) -> Option<(Field, RwSignal<Typed>)> {
        let field = self.form.with_value(|form| form.fields.get(place).cloned())?;
        let typed = self.typed.with_value(|typed| typed.get(place).copied())?;
        Some((field, typed))
    }

    /// Writes a canonical text into the field of input `id`.
    pub fn write(self, id: &str, text: &str, locale: Locale) {
        let place = self.form.with_value(|form| form.fields.iter().position(|field| field.input.id == id));
        let Some((place, (field, typed))) = place.and_then(|place| Some((place, self.field(place)?))) else { return };
        self.leave(place, None);
        let plain = Typed { text: text.to_owned(), wan: false };
        let value = parse::number(text).map(|number| Value::Number(number.value));
        typed.set(match (&field.input.kind, value) {
            (Kind::Choice(_) | Kind::Month(_) | Kind::Rows(_), _) | (_, Err(_)) => plain,
            (_, Ok(value)) => shown(&field, value, locale),
        });
    }

    /// Puts back what stood there before anything was typed, as one step.
    pub fn reset(self, locale: Locale) {
        self.mark(None, locale);
        self.clear(locale);
        self.touched.set(false);
    }

    fn clear(self, locale: Locale) {
        self.begin();
        let form = self.form.get_value();
        for (place, (field, typed)) in form.fields.iter().zip(self.typed.get_value()).enumerate() {
            let first = shown(field, field.default, locale);
            self.leave(place, Some(first.clone()));
            typed.set(first);
        }
    }

    /// Rewrites the numbers for a reader of another language; what is no number stays as typed.
    pub(super) fn translate(self, locale: Locale, context: &Context) {
        let form = self.form.get_value();
        for (place, (field, typed)) in form.fields.iter().zip(self.typed.get_value()).enumerate() {
            let before = typed.get_untracked();
            if let Ok(value) = field.read(&before, context) {
                let now = shown(field, value, locale);
                if self.untouched.with_value(|left| left.get(place).is_some_and(|left| left.as_ref() == Some(&before)))
                {
                    self.leave(place, Some(now.clone()));
                }
                typed.set(now);
            }
        }
    }
}

/// A value as it stands in its field: where a field usually holds 100,000 or more, Chinese readers count in 万.
#[must_use]
pub fn shown(field: &Field, value: Value, locale: Locale) -> Typed {
    let Value::Number(number) = value else {
        return Typed { text: Field::canonical(value), wan: false };
    };
    let large = matches!(field.default, Value::Number(usual) if usual >= Decimal::from(100_000));
    in_unit(number, matches!(field.input.kind, Kind::Money(_)) && locale != Locale::En && large)
}

/// A number as it stands in a field that counts units or ten thousands.
#[must_use]
pub fn in_unit(number: Decimal, wan: bool) -> Typed {
    let divisor = Decimal::from(if wan { 10_000 } else { 1 });
    let number = number.over(divisor).unwrap_or(number);
    Typed { text: number::plain(number), wan }
}
