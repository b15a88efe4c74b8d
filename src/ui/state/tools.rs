//! The page's hold on one opened tool: its [`Worksheet`] decides, signals tell what has changed.

mod dial;
pub mod reading;

use std::sync::Arc;
use std::time::Duration;

use crate::jobs::Progress;
use chrono::NaiveDate;
use leptos::prelude::*;
use leptos::reactive::signal::ArcTrigger;

use self::reading::Standing;
use super::runner::Runner;
use super::{App, Prefill};
use crate::campaign::link::{DeepLink, LinkTarget};
use crate::handover::{HandedValues, Offers, meaning};
use crate::receipt::Receipt;
use crate::tool::Tool;
use crate::tool::calculator::Calculator;
use crate::tool::form::{Field, Form, Typed};
use crate::tool::report::Destination;
use crate::tool::text::Text;
use crate::tools::registry;
use crate::ui::chunk;
use crate::ui::debounce::debounce;
use crate::visit::answer::{Answer, FieldStatus};
use crate::visit::change::{CarriedValue, Change, Changed, PrefillValue, prefill_texts, prefill_values};
use crate::visit::figure_change::FigureChange;
use crate::visit::saved_scenarios::SavedScenarios;
use crate::visit::worksheet::Worksheet;

/// An answer that stays for so long may be read.
const DEBOUNCE: Duration = Duration::from_millis(200);

/// One tool's form and answer.
#[derive(Clone, Copy)]
pub struct ToolState {
    app: App,
    /// The tool.
    pub tool: &'static Tool,
    /// Its form with the bank's defaults and limits.
    pub form: StoredValue<Arc<Form>>,
    sheet: StoredValue<Worksheet>,
    runner: StoredValue<Runner, LocalStorage>,
    /// What stands in each field, in the order of the form.
    drafts: StoredValue<Vec<RwSignal<Typed>>>,
    /// What the fields say and what follows from it.
    pub answer: RwSignal<Arc<Answer>>,
    /// How the answer stands.
    standing: Memo<Standing>,
    /// What is said at the fields.
    field_status: RwSignal<FieldStatus>,
    /// The place of the field that was marked last.
    marked: RwSignal<Option<usize>>,
    /// The place of the first number that is asked for, as things are.
    lead: Memo<Option<usize>>,
    /// The place of the field that the dial turns.
    pub on_dial: Memo<Option<usize>>,
    /// How far the work on the answer has come.
    pub progress: RwSignal<Progress>,
    /// The answer has stayed for a moment.
    debounced: StoredValue<ArcTrigger>,
    /// Whether there is a step to take back, and one to do again.
    pub steps: RwSignal<(bool, bool)>,
    /// Whether the customer changed anything.
    pub touched: RwSignal<bool>,
    /// The date that everything is calculated from.
    pub today: NaiveDate,
    /// What came of running the receipt again that this was opened from; empty without one.
    pub reopened: StoredValue<Vec<Text>>,
    /// What the customer keeps to compare.
    pub(super) saved: RwSignal<Arc<SavedScenarios>>,
    /// Whether that was taken up from the device.
    pub(super) saved_begun: StoredValue<bool>,
}

impl ToolState {
    /// The state of this tool, made when it is first opened and kept until the widget ends, with what a link or
    /// another tool has left for it filled in. `None` where there is no such tool or the bank's document is broken.
    #[must_use]
    pub fn of(app: App, id: &str) -> Option<ToolState> {
        if let Some(state) = app.tool_state(id).or_else(|| app.answered_opened(id)) {
            if let Some(given) = state.take_prefill(app) {
                state.apply(Change::Prefilled(given));
            }
            return Some(state);
        }
        let state = ToolState::fresh(app, id)?;
        app.keep_tool(state);
        let others = state.entered_elsewhere(app);
        let given = state.take_prefill(app);
        state.update_sheet(|sheet| {
            sheet.carry_over(others);
            if let Some(given) = given {
                sheet.prefill(&given);
            }
        });
        Some(state)
    }

    /// The state of a tool that is answered on home: as it stands where it was opened, and else one that counts as
    /// used only once it is opened.
    #[must_use]
    pub fn on_home(app: App, id: &str) -> Option<ToolState> {
        if let Some(state) = app.tool_state(id).or_else(|| app.answered(id)) {
            return Some(state);
        }
        let state = ToolState::fresh(app, id)?;
        app.keep_answered(state);
        state.update_sheet(|_| {});
        Some(state)
    }

    /// With the bank's defaults.
    fn fresh(app: App, id: &str) -> Option<ToolState> {
        let (calculator, config) = (registry::calculator(id)?, app.tools_config()?);
        let form = Form::new(calculator, config.settings(calculator.tool.id), &app.context());
        let sheet = Worksheet::new(form, app.context(), app.locale());
        app.with_owner(|| ToolState::new(app, sheet, app.today(), Vec::new()))
    }

    /// Opens a tool with what a receipt holds, as of its date and within the tool's own bounds: in place of what the
    /// customer had in it, and until another calculation begins.
    pub fn reopen(app: App, calculator: &'static Calculator, receipt: &Receipt, notes: Vec<Text>) {
        let context = app.context_on(receipt.date);
        let mut sheet = Worksheet::new(Form::new(calculator, &[], &context), context, app.locale());
        sheet.prefill(&prefill_values(receipt.values.iter()));
        let Some(state) = app.with_owner(|| ToolState::new(app, sheet, receipt.date, notes)) else { return };
        app.keep_tool(state);
        state.run_job_command();
    }

    fn new(app: App, sheet: Worksheet, today: NaiveDate, notes: Vec<Text>) -> ToolState {
        let form = Arc::clone(sheet.form());
        let rates = app.tools_config().and_then(|config| config.rates_changed(form.tool.id));
        let draft = |place: usize| RwSignal::new(sheet.draft(place).cloned().unwrap_or_default());
        let drafts = (0..form.fields.len()).map(draft).collect();
        let tool = form.tool;
        let form = StoredValue::new(form);
        let field_status = RwSignal::new(sheet.answer().field_status.clone());
        let marked = RwSignal::new(None);
        let (lead, on_dial) = dial::memos(form, field_status, marked);
        let answer = RwSignal::new(Arc::clone(sheet.answer()));
        let state = ToolState {
            app,
            tool,
            form,
            drafts: StoredValue::new(drafts),
            answer,
            standing: Memo::new(move |_| answer.with(|answer| Standing::of(answer))),
            field_status,
            marked,
            lead,
            on_dial,
            debounced: StoredValue::new(ArcTrigger::new()),
            steps: RwSignal::new(sheet.steps()),
            touched: RwSignal::new(sheet.is_touched()),
            sheet: StoredValue::new(sheet),
            runner: StoredValue::new_local(Runner::default()),
            progress: RwSignal::new(Progress::default()),
            today,
            reopened: StoredValue::new(notes),
            saved: RwSignal::new(Arc::new(SavedScenarios::new(app.today(), rates))),
            saved_begun: StoredValue::new(false),
        };
        debounce(
            DEBOUNCE,
            move || state.answer.track(),
            move || {
                let _ = state.debounced.try_with_value(ArcTrigger::notify);
            },
        );
        // Another language writes numbers in another way.
        let mut shown_locale = app.locale();
        Effect::new(move |_| {
            let locale = app.texts().locale;
            if locale != shown_locale {
                shown_locale = locale;
                untrack(|| state.apply(Change::LocaleChanged(locale)));
            }
        });
        state
    }

    /// Takes a change in, and tells what has changed.
    pub fn apply(self, change: Change) {
        let mut changed = Changed::default();
        self.sheet.update_value(|sheet| changed = sheet.apply(change));
        self.update_signals(&changed);
    }

    /// Takes in what happens before anybody sees the tool.
    fn update_sheet(self, change: impl FnOnce(&mut Worksheet)) {
        self.sheet.update_value(change);
        let fields = (0..self.drafts.with_value(Vec::len)).collect();
        self.update_signals(&Changed {
            fields,
            answer: true,
            field_status: true,
            steps: true,
            touched: true,
            progress: true,
        });
    }

    fn update_signals(self, changed: &Changed) {
        self.sheet.with_value(|sheet| {
            for place in &changed.fields {
                let signal = self.drafts.with_value(|drafts| drafts.get(*place).copied());
                if let Some((signal, draft)) = signal.zip(sheet.draft(*place)) {
                    signal.set(draft.clone());
                }
            }
            if changed.answer {
                self.answer.set(Arc::clone(sheet.answer()));
            }
            if changed.field_status {
                self.field_status.set(sheet.answer().field_status.clone());
            }
            if changed.steps {
                self.steps.set(sheet.steps());
            }
            if changed.touched {
                self.touched.set(sheet.is_touched());
            }
            if changed.progress {
                self.progress.set(sheet.progress());
            }
        });
        self.run_job_command();
    }

    /// Has somebody do what the answer still needs.
    fn run_job_command(self) {
        let Some(command) = self.sheet.try_update_value(Worksheet::take_job_command).flatten() else { return };
        self.runner.update_value(|runner| runner.run(self.app, command, move |change| self.apply(change)));
    }

    /// What is said at the fields; follows that alone, since most answers change nothing there.
    pub fn field_status<T>(self, read: impl FnOnce(&FieldStatus) -> T) -> T {
        self.field_status.with(read)
    }

    /// The answer, followed only once it has stayed for a moment: for what nobody reads while a slider moves.
    pub fn debounced_answer<T>(self, read: impl FnOnce(&Answer) -> T) -> T {
        self.track_debounced();
        self.answer.with_untracked(|answer| read(answer))
    }

    fn track_debounced(self) {
        self.debounced.with_value(ArcTrigger::track);
    }

    /// What of the report can be offered, worked out once the answer has stayed for a moment.
    #[must_use]
    pub fn offers(self, app: App) -> Arc<Offers> {
        self.track_debounced();
        let Some(config) = app.tools_config() else { return Arc::default() };
        // Whether another tool takes what is handed to it, that tool's part has to be there to say.
        for step in self
            .answer
            .with_untracked(|answer| answer.report.as_ref().map(|report| report.next.clone()))
            .iter()
            .flatten()
        {
            if let Destination::Tool(tool, _) = step.destination {
                let _ = app.offers(tool.id) && chunk::soon(app, tool.id);
            }
        }
        let mut offers = Arc::default();
        self.sheet.update_value(|sheet| offers = sheet.offers(&config.settings, &app.context()));
        offers
    }

    /// How the large figure has moved with the customer's last step; follows the answer.
    #[must_use]
    pub fn figure_change(self) -> Option<FigureChange> {
        self.answer.track();
        self.sheet.with_value(Worksheet::figure_change)
    }

    /// What was taken over from other tools and still stands there; follows the answer.
    #[must_use]
    pub fn carried_values(self) -> Vec<CarriedValue> {
        self.answer.track();
        self.sheet.with_value(Worksheet::carried_values)
    }

    /// What was entered in other tools of this visit for inputs that mean the same.
    fn entered_elsewhere(self, app: App) -> Vec<CarriedValue> {
        let mut others: Vec<CarriedValue> = Vec::new();
        for input in self.tool.inputs {
            for (from, theirs) in meaning::shared_inputs(self.tool.id, input.id) {
                let value =
                    app.tool_state(from).and_then(|other| other.sheet.with_value(|sheet| sheet.entered(theirs)));
                if let Some(value) = value.filter(|_| !others.iter().any(|one| one.input == input.id)) {
                    others.push(CarriedValue { input: input.id, from, value });
                }
            }
        }
        others
    }

    /// What a link or another tool has left for this one.
    fn take_prefill(self, app: App) -> Option<Vec<(&'static str, PrefillValue)>> {
        let for_this = |prefill: &Prefill| match prefill {
            Prefill::Link(start) => start.screen == LinkTarget::Tool(self.tool.id),
            Prefill::Tool(tool, _) => *tool == self.tool.id,
            Prefill::Products(_) => false,
        };
        match app.take_prefill().filter(for_this)? {
            Prefill::Link(start) => {
                let reported = start.dropped;
                let DeepLink { inputs, dropped, .. } = start.checked_by(self.tool, Some(app.context().currency));
                app.link_inputs_read(!inputs.is_empty(), dropped);
                for event in dropped.events(reported) {
                    app.emit(&event);
                }
                Some(prefill_texts(self.tool, &inputs))
            }
            Prefill::Tool(_, handed) => Some(prefill_values(handed)),
            Prefill::Products(_) => None,
        }
    }

    /// The field of this place and what stands in it.
    #[must_use]
    pub fn field(self, place: usize) -> Option<(Field, RwSignal<Typed>)> {
        let field = self.form.with_value(|form| form.fields.get(place).cloned())?;
        let typed = self.drafts.with_value(|drafts| drafts.get(place).copied())?;
        Some((field, typed))
    }

    /// The values of the fields that are shown, to be handed on.
    #[must_use]
    pub fn handed(self) -> HandedValues {
        self.answer.with_untracked(|answer| answer.values.iter().collect())
    }
}
