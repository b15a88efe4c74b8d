//! One opened tool: what stands in its fields, the answer that follows, and the steps that led there.

use std::sync::Arc;

use crate::jobs::Progress;

use super::answer::{Answer, FieldStatus, ReportStatus};
use super::change::{CarriedValue, Change, Changed, PrefillValue};
use super::edit_history::{EditHistory, Snapshot};
use super::entry::Entry;
use super::figure_change::{Baseline, FigureChange};
use super::job_queue::{JobCommand, JobOutcome, JobQueue, NewReport};
use crate::base::Locale;
use crate::handover::settings::Settings;
use crate::handover::{FormState, HandedValues, Offers, PrefillBase};
use crate::tool::Context;
use crate::tool::evaluation::Evaluation;
use crate::tool::form::{Field, Form, Typed};
use crate::tool::value::Value;
use crate::tools::registry;

/// One opened tool.
#[derive(Clone, Debug)]
pub struct Worksheet {
    form: Arc<Form>,
    context: Context,
    locale: Locale,
    entries: Vec<Entry>,
    answer: Arc<Answer>,
    history: EditHistory,
    baseline: Baseline,
    carried: Vec<CarriedValue>,
    touched: bool,
    jobs: JobQueue,
    /// What can be offered of which answer, while so many tools can be calculated.
    offers: Option<(Arc<Answer>, usize, Arc<Offers>)>,
}

impl Worksheet {
    /// A tool that nobody has touched.
    #[must_use]
    pub fn new(form: Form, context: Context, locale: Locale) -> Worksheet {
        let entries = form.fields.iter().map(|field| Entry::default_of(field, locale)).collect();
        let mut sheet = Worksheet {
            form: Arc::new(form),
            context,
            locale,
            entries,
            answer: Arc::default(),
            history: EditHistory::default(),
            baseline: Baseline::default(),
            carried: Vec::new(),
            touched: false,
            jobs: JobQueue::default(),
            offers: None,
        };
        sheet.calculate(false);
        sheet
    }

    /// The form with the bank's defaults and limits.
    #[must_use]
    pub const fn form(&self) -> &Arc<Form> {
        &self.form
    }

    /// What stands in the field at this place.
    #[must_use]
    pub fn draft(&self, place: usize) -> Option<&Typed> {
        self.entries.get(place).map(Entry::draft)
    }

    /// The answer to what stands in the fields.
    #[must_use]
    pub const fn answer(&self) -> &Arc<Answer> {
        &self.answer
    }

    /// How the large figure has moved with the customer's last step.
    #[must_use]
    pub fn figure_change(&self) -> Option<FigureChange> {
        self.answer
            .report
            .as_deref()
            .filter(|_| self.answer.is_valid())
            .and_then(|report| self.baseline.change_to(report))
    }

    /// Whether there is a step to take back, and one to do again.
    #[must_use]
    pub const fn steps(&self) -> (bool, bool) {
        (self.history.can_undo(), self.history.can_redo())
    }

    /// Whether the customer has changed anything.
    #[must_use]
    pub const fn is_touched(&self) -> bool {
        self.touched
    }

    /// How far the work on the answer has come.
    #[must_use]
    pub fn progress(&self) -> Progress {
        self.jobs.progress()
    }

    /// What has to be done for the answer, said once: to be asked after every change.
    pub fn take_job_command(&mut self) -> Option<JobCommand> {
        self.jobs.take_job_command()
    }

    /// What was taken over from other tools and still stands there.
    #[must_use]
    pub fn carried_values(&self) -> Vec<CarriedValue> {
        let stands = |one: &&CarriedValue| self.answer.values.get(one.input) == Some(one.value);
        self.carried.iter().filter(stands).copied().collect()
    }

    /// The value of an input, where it was entered and is another than the bank's.
    #[must_use]
    pub fn entered(&self, input: &str) -> Option<Value> {
        let value = self.answer.values.get(input).filter(|_| !self.answer.values.is_default(input))?;
        let default = self.form.field(input).map(|field| field.default);
        (Some(value) != default).then_some(value)
    }

    /// What can be offered of the report, under these settings and in the context of the next tools.
    pub fn offers(&mut self, settings: &Settings, next: &Context) -> Arc<Offers> {
        let Some(report) = self.answer.report.clone() else { return Arc::default() };
        let calculable = registry::calculable();
        if let Some((of, then, offers)) = &self.offers
            && Arc::ptr_eq(of, &self.answer)
            && *then == calculable
        {
            return Arc::clone(offers);
        }
        let offers = Arc::new(self.with_form_state(|state| state.offers(&report, settings, next)));
        self.offers = Some((Arc::clone(&self.answer), calculable, Arc::clone(&offers)));
        offers
    }

    /// Takes over what was entered in other tools, as far as this one has an answer with it.
    pub fn carry_over(&mut self, others: Vec<CarriedValue>) {
        let handed: HandedValues = others.iter().map(|one| (one.input, one.value)).collect();
        let taken = self.with_form_state(|state| state.accepted(&handed));
        for (id, value) in &taken {
            self.fill_input(id, &PrefillValue::Value(*value));
        }
        self.carried = others;
        self.carried.retain(|one| taken.contains(&(one.input, one.value)));
        self.calculate(false);
    }

    /// Takes a change in.
    pub fn apply(&mut self, change: Change) -> Changed {
        let before = (self.entries.clone(), Arc::clone(&self.answer), self.steps(), self.touched, self.progress());
        match change {
            Change::Typed(place, draft, time) => {
                let Some(field) = self.form.fields.get(place) else { return Changed::default() };
                let id = field.input.id;
                if self.record_step(Some(id), time) {
                    self.begin_step(Some(place));
                }
                self.update_entry(place, |entry, field, sheet| entry.with_draft(field, draft, &sheet.context));
                self.touched = true;
                self.calculate(true);
            }
            Change::UnitChanged(place, wan) => {
                self.update_entry(place, |entry, field, sheet| entry.with_unit(field, wan, &sheet.context));
                self.calculate(true);
            }
            Change::LeverTaken(handed) => {
                self.record_step(None, 0);
                self.begin_step(None);
                for (id, value) in handed {
                    self.fill_input(id, &PrefillValue::Value(value));
                }
                self.touched = true;
                self.calculate(true);
            }
            Change::RowRemoved(count, place) => {
                self.record_step(None, 0);
                self.begin_step(None);
                self.remove_row(count, place);
                self.touched = true;
                self.calculate(true);
            }
            Change::Prefilled(given) => {
                self.record_step(None, 0);
                self.baseline = Baseline::default();
                self.prefill(&given);
            }
            Change::ScenarioOpened(given) => {
                self.record_step(None, 0);
                self.baseline = Baseline::default();
                self.reset_entries();
                for (id, given) in &given {
                    self.fill_input(id, given);
                }
                self.touched = true;
                self.calculate(false);
            }
            Change::Reset => {
                self.record_step(None, 0);
                self.baseline = Baseline::default();
                self.reset_entries();
                self.touched = false;
                self.calculate(false);
            }
            Change::Undo => self.undo_or_redo(EditHistory::undo),
            Change::Redo => self.undo_or_redo(EditHistory::redo),
            Change::LocaleChanged(locale) => self.set_locale(locale),
            Change::JobProgressed(revision, progress, output) => {
                let outcome = self.jobs.on_progress(revision, progress, output.as_ref());
                self.take_job_outcome(outcome);
            }
            Change::JobFailed(revision) => {
                let outcome = self.jobs.on_failure(revision);
                self.take_job_outcome(outcome);
            }
            Change::JobRetried => {
                if self.jobs.retry() {
                    self.answer =
                        Arc::new(Answer { report_status: ReportStatus::Pending, ..Answer::clone(&self.answer) });
                }
            }
        }
        let (entries, answer, steps, touched, progress) = before;
        let places = entries.iter().zip(&self.entries).enumerate();
        Changed {
            fields: places.filter(|(_, (was, is))| was.draft() != is.draft()).map(|(place, _)| place).collect(),
            answer: !Arc::ptr_eq(&answer, &self.answer),
            field_status: answer.field_status != self.answer.field_status,
            steps: steps != self.steps(),
            touched: touched != self.touched,
            progress: progress != self.progress(),
        }
    }

    /// Looks at the form with what stands in its fields.
    pub fn with_form_state<T>(&self, look: impl FnOnce(FormState<'_>) -> T) -> T {
        let entered = |place: usize, _: &Field| self.entries.get(place).and_then(Entry::entered);
        look(FormState { form: &self.form, entered: &entered, context: &self.context })
    }

    /// Fills in what comes from elsewhere, over what is there, or over the defaults where there is no answer otherwise.
    /// By itself it is for a tool that was just opened: there is no step to take back.
    pub fn prefill(&mut self, given: &[(&'static str, PrefillValue)]) {
        let mut handed = HandedValues::new();
        for (id, one) in given {
            match one {
                PrefillValue::Value(value) => handed.push((id, *value)),
                PrefillValue::Text(text) => {
                    let read =
                        self.form.field(id).map(|field| Entry::from_text(field, text, self.locale, &self.context));
                    handed.extend(read.and_then(|entry| entry.value()).map(|value| (*id, value)));
                }
            }
        }
        if self.with_form_state(|state| state.prefill_base(&handed)) == PrefillBase::Defaults {
            self.reset_entries();
        }
        for (id, one) in given {
            self.fill_input(id, one);
        }
        self.calculate(false);
    }

    fn fill_input(&mut self, id: &str, given: &PrefillValue) {
        let Some(place) = self.form.fields.iter().position(|field| field.input.id == id) else { return };
        self.update_entry(place, |_, field, sheet| match given {
            PrefillValue::Value(value) => Entry::from_value(field, *value, sheet.locale, &sheet.context),
            PrefillValue::Text(text) => Entry::from_text(field, text, sheet.locale, &sheet.context),
        });
    }

    fn update_entry(&mut self, place: usize, entry: impl FnOnce(&Entry, &Field, &Worksheet) -> Entry) {
        if let (Some(field), Some(now)) = (self.form.fields.get(place), self.entries.get(place)) {
            let next = entry(now, field, self);
            if let Some(entry) = self.entries.get_mut(place) {
                *entry = next;
            }
        }
    }

    fn reset_entries(&mut self) {
        self.entries = self.form.fields.iter().map(|field| Entry::default_of(field, self.locale)).collect();
    }

    /// Moves the rows below up by one; what stands in the last is what stood there at first.
    fn remove_row(&mut self, counted: usize, place: u32) {
        let form = Arc::clone(&self.form);
        let Some(count) = form.fields.get(counted) else { return };
        let Some(Value::Number(rows)) = self.entries.get(counted).and_then(Entry::value) else { return };
        let rows = u32::try_from(rows).unwrap_or(0);
        let members = |row: u32| {
            let inside =
                move |field: &Field| field.input.row.is_some_and(|of| of.count == count.input.id && of.place == row);
            form.fields.iter().enumerate().filter(move |(_, field)| inside(field)).map(|(at, _)| at)
        };
        for row in place..=rows {
            let below: Vec<usize> = members(row.saturating_add(1)).filter(|_| row < rows).collect();
            for (nth, at) in members(row).enumerate() {
                let next = below.get(nth).and_then(|at| self.entries.get(*at)).cloned();
                self.update_entry(at, |_, field, sheet| next.unwrap_or_else(|| Entry::default_of(field, sheet.locale)));
            }
        }
        let rows = Value::Number(rows.saturating_sub(1).into());
        self.update_entry(counted, |_, field, sheet| Entry::from_value(field, rows, sheet.locale, &sheet.context));
    }

    /// Whether a step begins with this change, or goes on.
    fn record_step(&mut self, field: Option<&'static str>, time: i64) -> bool {
        let (locale, entries) = (self.locale, &self.entries);
        self.history.record_step(field, time, || Snapshot { locale, entries: entries.clone() })
    }

    fn begin_step(&mut self, place: Option<usize>) {
        let field = place.and_then(|place| Some((place, self.entries.get(place)?)));
        self.baseline.begin(self.answer.current_report().map(Arc::as_ref), field);
    }

    fn undo_or_redo(&mut self, step: fn(&mut EditHistory, Snapshot) -> Option<Snapshot>) {
        let now = Snapshot { locale: self.locale, entries: self.entries.clone() };
        let Some(there) = step(&mut self.history, now) else { return };
        self.baseline = Baseline::default();
        self.entries = there.entries;
        if there.locale != self.locale {
            self.set_locale(self.locale);
        }
        self.touched = true;
        self.calculate(false);
    }

    fn set_locale(&mut self, locale: Locale) {
        self.locale = locale;
        for place in 0..self.entries.len() {
            self.update_entry(place, |entry, field, _| entry.with_locale(field, locale));
        }
    }

    /// The answer to what stands in the fields now. `keep_report`: the last report of these fields stands until there
    /// is another; without, what was filled in makes it that of other fields.
    fn calculate(&mut self, keep_report: bool) {
        let reading = self.form.resolve(&|place, _| self.entries.get(place).and_then(Entry::entered), &self.context);
        let before = Arc::clone(&self.answer);
        let (mut errors, mut report, mut status) = (reading.errors, None, ReportStatus::Fresh);
        if !errors.is_empty() {
            self.jobs.stop();
        } else if before.is_for(&reading.values) {
            (report, status) = (before.report.clone(), before.report_status);
        } else {
            match self.form.calculator.evaluate(&reading.values, &self.context) {
                Ok(Evaluation::Deferred(deferred)) => {
                    self.jobs.request(deferred, keep_report);
                    status = ReportStatus::Pending;
                }
                Ok(Evaluation::Report(found)) => {
                    self.jobs.stop();
                    report = Some(Arc::new(*found));
                }
                Err(found) => {
                    self.jobs.stop();
                    errors = found;
                }
            }
        }
        let report = report.or_else(|| before.report.clone().filter(|_| keep_report));
        let hidden = self.form.hidden(&reading.values).collect();
        let field_status = FieldStatus { errors, warnings: reading.warnings, hidden };
        let same = match (&report, &before.report) {
            (Some(now), Some(then)) => Arc::ptr_eq(now, then),
            (now, then) => now.is_none() && then.is_none(),
        };
        let same = same && status == before.report_status && field_status == before.field_status;
        if !(same && reading.values.is_same(&before.values)) {
            self.answer = Arc::new(Answer { values: reading.values, report, report_status: status, field_status });
        }
        self.update_following();
    }

    /// Takes in what the work on the answer has brought.
    fn take_job_outcome(&mut self, outcome: Option<JobOutcome>) {
        let mut answer = Answer::clone(&self.answer);
        match outcome {
            None => return,
            Some(JobOutcome::Failed) => answer.report_status = ReportStatus::Failed,
            Some(JobOutcome::Report(NewReport { report, pending })) => {
                answer.report_status = if pending { ReportStatus::Pending } else { ReportStatus::Fresh };
                match report {
                    Ok(report) => answer.report = Some(report),
                    // What is wrong with values before these is nobody's concern any more.
                    Err(_) if pending => {}
                    Err(error) => answer.field_status.errors = vec![error],
                }
            }
        }
        self.answer = Arc::new(answer);
    }

    /// Shows the defaults that follow other fields as the answer counts them.
    fn update_following(&mut self) {
        let (form, answer) = (Arc::clone(&self.form), Arc::clone(&self.answer));
        for (place, field) in form.fields.iter().enumerate() {
            let id = field.input.id;
            if form.calculator.follows(id)
                && let Some(value) = answer.values.get(id).filter(|_| answer.values.is_default(id))
            {
                self.update_entry(place, |_, field, sheet| Entry::followed(field, value, sheet.locale));
            }
        }
    }
}

#[cfg(test)]
mod job_tests;
#[cfg(test)]
mod tests;
