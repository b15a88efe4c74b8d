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
struct Doer(Option<(u32, Work)>);

impl Doer {
    fn obey(&mut self, sheet: &mut Worksheet) {
        match sheet.take_order() {
            None => {}
            Some(Order::Stop) => self.0 = None,
            Some(Order::Start(revision, job)) => self.0 = Some((revision, Work::new(&job))),
        }
    }

    /// So many steps, each told; fewer where nothing is left to do.
    fn work(&mut self, sheet: &mut Worksheet, steps: u32) {
        for _ in 0..steps {
            self.obey(sheet);
            let Some((revision, work)) = &mut self.0 else { return };
            let refined = work.step();
            let (revision, progress, output) = (*revision, work.progress(), refined.then(|| work.output()));
            if progress.is_done() {
                self.0 = None;
            }
            sheet.apply(Change::Worked(revision, progress, output));
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
    let reading = sheet.form.resolve(&|place, _| sheet.entries.get(place).and_then(Entry::said), &sheet.context);
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
    assert_eq!(sheet.take_order(), None);
    assert!(sheet.answer().current().is_some());
}

#[test]
fn the_report_before_stands_until_the_first_output_and_levers_come_after_it() {
    let (mut sheet, mut doer) = (sheet(), Doer::default());
    let before = sheet.answer().report.clone();
    choose(&mut sheet, "question", "save");
    assert_eq!(sheet.answer().standing, Standing::Pending);
    assert_eq!(sheet.answer().report, before);
    assert_eq!(sheet.answer().current(), None, "nothing to keep yet");
    while sheet.answer().report == before {
        doer.work(&mut sheet, 1);
    }
    assert_eq!((sheet.answer().standing, levers(&sheet)), (Standing::Pending, 0));
    assert!(sheet.progress().done > 0 && !sheet.progress().is_done());
    doer.finish(&mut sheet);
    assert_eq!(sheet.answer().standing, Standing::Fresh);
    assert!(levers(&sheet) > 0);
    assert_eq!(sheet.answer().current().map(|report| Report::clone(report)), in_place(&sheet).ok());
}

#[test]
fn while_a_slider_moves_a_first_output_is_shown_and_only_the_last_position_waits() {
    let (mut sheet, mut doer) = (sheet(), Doer::default());
    choose(&mut sheet, "question", "save");
    doer.finish(&mut sheet);
    let mut seen = vec![sheet.answer().report.clone()];
    let mut started = Vec::new();
    for amount in (20_000..=60_000).step_by(1_000) {
        choose(&mut sheet, "save", &amount.to_string());
        if let Some((revision, _)) = &doer.0
            && !started.contains(revision)
        {
            started.push(*revision);
        }
        doer.work(&mut sheet, 3);
        if seen.last() != Some(&sheet.answer().report) {
            seen.push(sheet.answer().report.clone());
        }
    }
    assert!(seen.len() > 3, "it follows while it moves: {}", seen.len());
    assert!(started.len() < 30, "not every position is worked out: {}", started.len());
    doer.finish(&mut sheet);
    assert_eq!(sheet.answer().current().map(|report| Report::clone(report)), in_place(&sheet).ok());
}

#[test]
fn what_comes_too_late_changes_nothing() {
    let (mut sheet, mut doer) = (sheet(), Doer::default());
    choose(&mut sheet, "question", "save");
    doer.obey(&mut sheet);
    let (revision, mut work) = doer.0.take().unwrap();
    while !work.progress().is_done() {
        work.step();
    }
    // An answer at once: nobody waits any more.
    choose(&mut sheet, "question", "amount");
    assert_eq!(sheet.take_order(), Some(Order::Stop));
    let answer = Arc::clone(sheet.answer());
    let late = Change::Worked(revision, work.progress(), Some(work.output()));
    assert_eq!(sheet.apply(late), Changed::default());
    assert_eq!(sheet.apply(Change::Broke(revision)), Changed::default());
    assert!(Arc::ptr_eq(&answer, sheet.answer()));
}

#[test]
fn what_breaks_down_says_so_and_can_be_tried_again() {
    let (mut sheet, mut doer) = (sheet(), Doer::default());
    let before = sheet.answer().report.clone();
    choose(&mut sheet, "question", "free_by");
    doer.obey(&mut sheet);
    let (revision, _) = doer.0.take().unwrap();
    assert!(sheet.apply(Change::Broke(revision)).answer);
    assert_eq!((sheet.answer().standing, sheet.answer().current()), (Standing::Failed, None));
    assert_eq!(sheet.answer().report, before);
    // The language is another matter: it does not begin anew.
    sheet.apply(Change::Spoken(Locale::ZhTw));
    assert_eq!(sheet.answer().standing, Standing::Failed);
    sheet.take_order();
    assert!(sheet.apply(Change::Retried).answer);
    assert_eq!(sheet.answer().standing, Standing::Pending);
    doer.finish(&mut sheet);
    assert_eq!(sheet.answer().standing, Standing::Fresh);
    assert_eq!(sheet.apply(Change::Retried), Changed::default(), "there is nothing to try");
}

#[test]
fn fields_filled_anew_do_not_show_the_answer_to_others() {
    let (mut sheet, mut doer) = (sheet(), Doer::default());
    choose(&mut sheet, "question", "save");
    doer.work(&mut sheet, 2);
    let opened = vec![("question", Given::Text("free_by".to_owned()))];
    sheet.apply(Change::Opened(opened));
    assert_eq!((sheet.answer().standing, &sheet.answer().report), (Standing::Pending, &None));
    doer.finish(&mut sheet);
    assert_eq!(sheet.answer().current().map(|report| Report::clone(report)), in_place(&sheet).ok());
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
        let (mut sheet, mut doer) = (sheet(), Doer::default());
        for (change, steps) in changes {
            match change {
                Some((input, text)) => choose(&mut sheet, input, &text),
                None => drop(sheet.apply(Change::Undo)),
            }
            doer.work(&mut sheet, steps);
        }
        doer.finish(&mut sheet);
        prop_assert_eq!(sheet.answer().standing, Standing::Fresh);
        match in_place(&sheet) {
            Ok(report) => prop_assert_eq!(sheet.answer().current().map(|report| Report::clone(report)), Some(report)),
            Err(errors) => prop_assert_eq!(&sheet.answer().remarks.errors, &errors),
        }
    }
}
