//! Answers that take work: what is shown while somebody does it, and what comes of it.

use crate::jobs::Work;
use chrono::NaiveDate;
use proptest::prelude::*;

use super::*;
use crate::domain::money::Currency;
use crate::tool::report::Report;
use crate::tool::value::FieldError;
use crate::tools::registry;

/// Whoever does the jobs, step by step.
#[derive(Default)]
struct TestRunner(Option<(u32, Work)>);

impl TestRunner {
    fn take_command(&mut self, sheet: &mut Worksheet) {
        match sheet.take_job_command() {
            None => {}
            Some(JobCommand::Stop) => self.0 = None,
            Some(JobCommand::Start(revision, job)) => self.0 = Some((revision, Work::new(&job))),
        }
    }

    /// So many steps, each told; fewer where nothing is left to do.
    fn work(&mut self, sheet: &mut Worksheet, steps: u32) {
        for _ in 0..steps {
            self.take_command(sheet);
            let Some((revision, work)) = &mut self.0 else { return };
            let refined = work.step();
            let (revision, progress, output) = (*revision, work.progress(), refined.then(|| work.output()));
            if progress.is_done() {
                self.0 = None;
            }
            sheet.apply(Change::JobProgressed(revision, progress, output));
        }
    }

    fn finish(&mut self, sheet: &mut Worksheet) {
        self.work(sheet, 10_000);
        assert!(self.0.is_none(), "it ends");
    }
}

fn sheet() -> Worksheet {
    let context = Context::new(NaiveDate::from_ymd_opt(2026, 11, 23).unwrap(), Currency::Cny);
    let form = Form::new(registry::calculator("prepayment").unwrap(), &[], &context);
    Worksheet::new(form, context, Locale::En)
}

fn choose(sheet: &mut Worksheet, input: &str, text: &str) {
    let place = sheet.form.fields.iter().position(|field| field.input.id == input).unwrap();
    sheet.apply(Change::Typed(place, Typed { text: text.to_owned(), wan: false }, 0));
}

/// The answer to what stands in the fields, in place.
fn in_place(sheet: &Worksheet) -> Result<Report, Vec<FieldError>> {
    let reading = sheet.form.resolve(&|place, _| sheet.entries.get(place).and_then(Entry::entered), &sheet.context);
    if reading.errors.is_empty() {
        sheet.form.calculator.answer(&reading.values, &sheet.context)
    } else {
        Err(reading.errors)
    }
}

fn levers(sheet: &Worksheet) -> usize {
    sheet.answer().report.as_ref().unwrap().levers.len()
}

#[test]
fn an_answer_at_once_asks_for_no_work() {
    let mut sheet = sheet();
    assert_eq!(sheet.take_job_command(), None);
    assert!(sheet.answer().current_report().is_some());
}

#[test]
fn the_report_before_stands_until_the_first_output_and_levers_come_after_it() {
    let (mut sheet, mut runner) = (sheet(), TestRunner::default());
    let before = sheet.answer().report.clone();
    choose(&mut sheet, "question", "save");
    assert_eq!(sheet.answer().report_status, ReportStatus::Pending);
    assert_eq!(sheet.answer().report, before);
    assert_eq!(sheet.answer().current_report(), None, "nothing to keep yet");
    while sheet.answer().report == before {
        runner.work(&mut sheet, 1);
    }
    assert_eq!((sheet.answer().report_status, levers(&sheet)), (ReportStatus::Pending, 0));
    assert!(sheet.progress().done > 0 && !sheet.progress().is_done());
    runner.finish(&mut sheet);
    assert_eq!(sheet.answer().report_status, ReportStatus::Fresh);
    assert!(levers(&sheet) > 0);
    assert_eq!(sheet.answer().current_report().map(|report| Report::clone(report)), in_place(&sheet).ok());
}

#[test]
fn while_a_slider_moves_a_first_output_is_shown_and_only_the_last_position_waits() {
    let (mut sheet, mut runner) = (sheet(), TestRunner::default());
    choose(&mut sheet, "question", "save");
    runner.finish(&mut sheet);
    let mut seen = vec![sheet.answer().report.clone()];
    let mut started = Vec::new();
    for amount in (20_000..=60_000).step_by(1_000) {
        choose(&mut sheet, "save", &amount.to_string());
        if let Some((revision, _)) = &runner.0
            && !started.contains(revision)
        {
            started.push(*revision);
        }
        runner.work(&mut sheet, 3);
        if seen.last() != Some(&sheet.answer().report) {
            seen.push(sheet.answer().report.clone());
        }
    }
    assert!(seen.len() > 3, "it follows while it moves: {}", seen.len());
    assert!(started.len() < 30, "not every position is worked out: {}", started.len());
    runner.finish(&mut sheet);
    assert_eq!(sheet.answer().current_report().map(|report| Report::clone(report)), in_place(&sheet).ok());
}

#[test]
fn what_comes_too_late_changes_nothing() {
    let (mut sheet, mut runner) = (sheet(), TestRunner::default());
    choose(&mut sheet, "question", "save");
    runner.take_command(&mut sheet);
    let (revision, mut work) = runner.0.take().unwrap();
    while !work.progress().is_done() {
        work.step();
    }
    // An answer at once: nobody waits any more.
    choose(&mut sheet, "question", "amount");
    assert_eq!(sheet.take_job_command(), Some(JobCommand::Stop));
    let answer = Arc::clone(sheet.answer());
    let late = Change::JobProgressed(revision, work.progress(), Some(work.output()));
    assert_eq!(sheet.apply(late), Changed::default());
    assert_eq!(sheet.apply(Change::JobFailed(revision)), Changed::default());
    assert!(Arc::ptr_eq(&answer, sheet.answer()));
}

#[test]
fn what_breaks_down_says_so_and_can_be_tried_again() {
    let (mut sheet, mut runner) = (sheet(), TestRunner::default());
    let before = sheet.answer().report.clone();
    choose(&mut sheet, "question", "free_by");
    runner.take_command(&mut sheet);
    let (revision, _) = runner.0.take().unwrap();
    assert!(sheet.apply(Change::JobFailed(revision)).answer);
    assert_eq!((sheet.answer().report_status, sheet.answer().current_report()), (ReportStatus::Failed, None));
    assert_eq!(sheet.answer().report, before);
    // The language is another matter: it does not begin anew.
    sheet.apply(Change::LocaleChanged(Locale::ZhTw));
    assert_eq!(sheet.answer().report_status, ReportStatus::Failed);
    sheet.take_job_command();
    assert!(sheet.apply(Change::JobRetried).answer);
    assert_eq!(sheet.answer().report_status, ReportStatus::Pending);
    runner.finish(&mut sheet);
    assert_eq!(sheet.answer().report_status, ReportStatus::Fresh);
    assert_eq!(sheet.apply(Change::JobRetried), Changed::default(), "there is nothing to try");
}

#[test]
fn fields_filled_anew_do_not_show_the_answer_to_others() {
    let (mut sheet, mut runner) = (sheet(), TestRunner::default());
    choose(&mut sheet, "question", "save");
    runner.work(&mut sheet, 2);
    let opened = vec![("question", PrefillValue::Text("free_by".to_owned()))];
    sheet.apply(Change::ScenarioOpened(opened));
    assert_eq!((sheet.answer().report_status, &sheet.answer().report), (ReportStatus::Pending, &None));
    runner.finish(&mut sheet);
    assert_eq!(sheet.answer().current_report().map(|report| Report::clone(report)), in_place(&sheet).ok());
}

fn change() -> impl Strategy<Value = Option<(&'static str, String)>> {
    let pick = |input: &'static str, texts: &'static [&'static str]| {
        prop::sample::select(texts).prop_map(move |text| Some((input, text.to_owned())))
    };
    prop_oneof![
        3 => pick("question", &["amount", "save", "free_by", "budget"]),
        3 => pick("save", &["10000", "20000", "100000", "9000000", "little"]),
        2 => pick("free_by", &["2030-06", "2036-01", "2099-01"]),
        2 => pick("balance", &["600000", "1200000", "none"]),
        1 => pick("every", &["once", "month", "year"]),
        2 => Just(None),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn however_the_work_is_spread_the_answer_is_that_in_place(
        changes in prop::collection::vec((change(), 0_u32..40), 1..10),
    ) {
        let (mut sheet, mut runner) = (sheet(), TestRunner::default());
        for (change, steps) in changes {
            match change {
                Some((input, text)) => choose(&mut sheet, input, &text),
                None => drop(sheet.apply(Change::Undo)),
            }
            runner.work(&mut sheet, steps);
        }
        runner.finish(&mut sheet);
        prop_assert_eq!(sheet.answer().report_status, ReportStatus::Fresh);
        match in_place(&sheet) {
            Ok(report) => {
                let current = sheet.answer().current_report().map(|report| Report::clone(report));
                prop_assert_eq!(current, Some(report));
            }
            Err(errors) => prop_assert_eq!(&sheet.answer().field_status.errors, &errors),
        }
    }
}
