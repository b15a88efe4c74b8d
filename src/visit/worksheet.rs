//! One opened tool: what stands in its fields, the answer that follows, and the steps that led there.

use std::sync::Arc;

use crate::jobs::Progress;

use super::answer::{Answer, Remarks, Standing};
use super::change::{Change, Changed, Given, Prefilled};
use super::entry::Entry;
use super::history::{History, Snapshot};
use super::job_queue::{Heard, JobQueue, Made, Order};
use crate::base::Locale;
use crate::handover::settings::Settings;
use crate::handover::{FormState, HandedValues, Offers, PrefillBase};
use crate::tool::Context;
use crate::tool::evaluation::Evaluation;
use crate::tool::form::{Field, Form, Typed};
use crate::tool::value::Value;

/// One opened tool.
#[derive(Clone, Debug)]
pub struct Worksheet {
    form: Arc<Form>,
    context: Context,
    locale: Locale,
    entries: Vec<Entry>,
    answer: Arc<Answer>,
    history: History,
    prefilled: Vec<Prefilled>,
    touched: bool,
    jobs: JobQueue,
    /// What can be offered of which answer.
    offers: Option<(Arc<Answer>, Arc<Offers>)>,
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
            history: History::default(),
            prefilled: Vec::new(),
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
    pub fn take_order(&mut self) -> Option<Order> {
        self.jobs.take_order()
    }

    /// What was taken over from other tools and still stands there.
    #[must_use]
    pub fn prefilled(&self) -> Vec<Prefilled> {
        let stands = |one: &&Prefilled| self.answer.values.get(one.input) == Some(one.value);
        self.prefilled.iter().filter(stands).copied().collect()
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
        if let Some((of, offers)) = &self.offers
            && Arc::ptr_eq(of, &self.answer)
        {
            return Arc::clone(offers);
        }
        let offers = Arc::new(self.stand(|stand| stand.offers(&report, settings, next)));
        self.offers = Some((Arc::clone(&self.answer), Arc::clone(&offers)));
        offers
    }

    /// Takes over what was entered in other tools, as far as this one has an answer with it.
    pub fn prefill(&mut self, others: Vec<Prefilled>) {
        let handed: HandedValues = others.iter().map(|one| (one.input, one.value)).collect();
        let taken = self.stand(|stand| stand.accepted(&handed));
        for (id, value) in &taken {
            self.fill(id, &Given::Value(*value));
        }
        self.prefilled = others;
        self.prefilled.retain(|one| taken.contains(&(one.input, one.value)));
        self.calculate(false);
    }

    /// Takes a change in.
    pub fn apply(&mut self, change: Change) -> Changed {
        let before = (self.entries.clone(), Arc::clone(&self.answer), self.steps(), self.touched, self.progress());
        match change {
            Change::Typed(place, draft, time) => {
                let Some(field) = self.form.fields.get(place) else { return Changed::default() };
                let id = field.input.id;
                self.mark(Some(id), time);
                self.put(place, |entry, field, sheet| entry.typed(field, draft, &sheet.context));
                self.touched = true;
                self.calculate(true);
            }
            Change::Counted(place, wan) => {
                self.put(place, |entry, field, sheet| entry.counted(field, wan, &sheet.context));
                self.calculate(true);
            }
            Change::Set(handed) => {
                self.mark(None, 0);
                for (id, value) in handed {
                    self.fill(id, &Given::Value(value));
                }
                self.touched = true;
                self.calculate(true);
            }
            Change::RowRemoved(count, place) => {
                self.mark(None, 0);
                self.remove_row(count, place);
                self.touched = true;
                self.calculate(true);
            }
            Change::Filled(given) => {
                self.mark(None, 0);
                self.begin_with(&given);
            }
            Change::Opened(given) => {
                self.mark(None, 0);
                self.clear();
                for (id, given) in &given {
                    self.fill(id, given);
                }
                self.touched = true;
                self.calculate(false);
            }
            Change::Reset => {
                self.mark(None, 0);
                self.clear();
                self.touched = false;
                self.calculate(false);
            }
            Change::Undo => self.travel(History::undo),
            Change::Redo => self.travel(History::redo),
            Change::Spoken(locale) => self.speak(locale),
            Change::Worked(revision, progress, output) => {
                let heard = self.jobs.heard(revision, progress, output.as_ref());
                self.hear(heard);
            }
            Change::Broke(revision) => {
                let heard = self.jobs.broke(revision);
                self.hear(heard);
            }
            Change::Retried => {
                if self.jobs.again() {
                    self.answer = Arc::new(Answer { standing: Standing::Pending, ..Answer::clone(&self.answer) });
                }
            }
        }
        let (entries, answer, steps, touched, progress) = before;
        let places = entries.iter().zip(&self.entries).enumerate();
        Changed {
            fields: places.filter(|(_, (was, is))| was.draft() != is.draft()).map(|(place, _)| place).collect(),
            answer: !Arc::ptr_eq(&answer, &self.answer),
            remarks: answer.remarks != self.answer.remarks,
            steps: steps != self.steps(),
            touched: touched != self.touched,
            progress: progress != self.progress(),
        }
    }

    /// Looks at the form with what stands in its fields.
    pub fn stand<T>(&self, look: impl FnOnce(FormState<'_>) -> T) -> T {
        let entered = |place: usize, _: &Field| self.entries.get(place).and_then(Entry::said);
        look(FormState { form: &self.form, entered: &entered, context: &self.context })
    }

    /// Fills in what comes from elsewhere, over what is there, or over the defaults where there is no answer otherwise.
    /// By itself it is for a tool that was just opened: there is no step to take back.
    pub fn begin_with(&mut self, given: &[(&'static str, Given)]) {
        let mut handed = HandedValues::new();
        for (id, one) in given {
            match one {
                Given::Value(value) => handed.push((id, *value)),
                Given::Text(text) => {
                    let read = self.form.field(id).map(|field| Entry::given(field, text, self.locale, &self.context));
                    handed.extend(read.and_then(|entry| entry.value()).map(|value| (*id, value)));
                }
            }
        }
        if self.stand(|stand| stand.prefill_base(&handed)) == PrefillBase::Defaults {
            self.clear();
        }
        for (id, one) in given {
            self.fill(id, one);
        }
        self.calculate(false);
    }

    fn fill(&mut self, id: &str, given: &Given) {
        let Some(place) = self.form.fields.iter().position(|field| field.input.id == id) else { return };
        self.put(place, |_, field, sheet| match given {
            Given::Value(value) => Entry::set(field, *value, sheet.locale, &sheet.context),
            Given::Text(text) => Entry::given(field, text, sheet.locale, &sheet.context),
        });
    }

    fn put(&mut self, place: usize, entry: impl FnOnce(&Entry, &Field, &Worksheet) -> Entry) {
        if let (Some(field), Some(now)) = (self.form.fields.get(place), self.entries.get(place)) {
            let next = entry(now, field, self);
            if let Some(entry) = self.entries.get_mut(place) {
                *entry = next;
            }
        }
    }

    fn clear(&mut self) {
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
                self.put(at, |_, field, sheet| next.unwrap_or_else(|| Entry::default_of(field, sheet.locale)));
            }
        }
        let rows = Value::Number(rows.saturating_sub(1).into());
        self.put(counted, |_, field, sheet| Entry::set(field, rows, sheet.locale, &sheet.context));
    }

    fn mark(&mut self, field: Option<&'static str>, time: i64) {
        let (locale, entries) = (self.locale, &self.entries);
        self.history.mark(field, time, || Snapshot { locale, entries: entries.clone() });
    }

    fn travel(&mut self, way: fn(&mut History, Snapshot) -> Option<Snapshot>) {
        let now = Snapshot { locale: self.locale, entries: self.entries.clone() };
        let Some(there) = way(&mut self.history, now) else { return };
        self.entries = there.entries;
        if there.locale != self.locale {
            self.speak(self.locale);
        }
        self.touched = true;
        self.calculate(false);
    }

    fn speak(&mut self, locale: Locale) {
        self.locale = locale;
        for place in 0..self.entries.len() {
            self.put(place, |entry, field, _| entry.spoken(field, locale));
        }
    }

    /// The answer to what stands in the fields now. `goes_on`: the last report of these fields stands until there is
    /// another; without, what was filled in makes it that of other fields.
    fn calculate(&mut self, goes_on: bool) {
        let reading = self.form.resolve(&|place, _| self.entries.get(place).and_then(Entry::said), &self.context);
        let before = Arc::clone(&self.answer);
        let (mut errors, mut report, mut standing) = (reading.errors, None, Standing::Fresh);
        if !errors.is_empty() {
            self.jobs.stop();
        } else if before.is_of(&reading.values) {
            (report, standing) = (before.report.clone(), before.standing);
        } else {
            match self.form.calculator.evaluate(&reading.values, &self.context) {
                Ok(Evaluation::Deferred(deferred)) => {
                    self.jobs.want(deferred, goes_on);
                    standing = Standing::Pending;
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
        let report = report.or_else(|| before.report.clone().filter(|_| goes_on));
        let hidden = self.form.hidden(&reading.values).collect();
        let remarks = Remarks { errors, warnings: reading.warnings, hidden };
        let same = match (&report, &before.report) {
            (Some(now), Some(then)) => Arc::ptr_eq(now, then),
            (now, then) => now.is_none() && then.is_none(),
        };
        let same = same && standing == before.standing && remarks == before.remarks;
        if !(same && reading.values.is_same(&before.values)) {
            self.answer = Arc::new(Answer { values: reading.values, report, standing, remarks });
        }
        self.follow();
    }

    /// Takes in what the work on the answer has brought.
    fn hear(&mut self, heard: Option<Heard>) {
        let mut answer = Answer::clone(&self.answer);
        match heard {
            None => return,
            Some(Heard::Broken) => answer.standing = Standing::Failed,
            Some(Heard::Made(Made { report, pending })) => {
                answer.standing = if pending { Standing::Pending } else { Standing::Fresh };
                match report {
                    Ok(report) => answer.report = Some(report),
                    // What is wrong with values before these is nobody's concern any more.
                    Err(_) if pending => {}
                    Err(error) => answer.remarks.errors = vec![error],
                }
            }
        }
        self.answer = Arc::new(answer);
    }

    /// Shows the defaults that follow other fields as the answer counts them.
    fn follow(&mut self) {
        let (form, answer) = (Arc::clone(&self.form), Arc::clone(&self.answer));
        for (place, field) in form.fields.iter().enumerate() {
            let id = field.input.id;
            if form.calculator.follows(id)
                && let Some(value) = answer.values.get(id).filter(|_| answer.values.is_default(id))
            {
                self.put(place, |_, field, sheet| Entry::followed(field, value, sheet.locale));
            }
        }
    }
}

#[cfg(test)]
mod job_tests;
#[cfg(test)]
mod tests;
