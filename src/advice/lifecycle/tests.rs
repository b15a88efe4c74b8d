use super::*;
use crate::advice::segment::UsedTool;

const TODAY: &str = "2026-11-23";

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn thresholds() -> LifecycleThresholds {
    LifecycleThresholds {
        version: day("2026-11-01"),
        source: "-".into(),
        away_days: 90,
        dormant_days: 180,
        retest_days: 30,
    }
}

/// A plan of one tool with two scenarios, kept and last seen on these days.
fn plan(kept: &str, last: &str) -> SavedPlan {
    let dates =
        SavedDates { changed: day(kept), rates: Some(day("2026-09-21")), last_visit: day(last), previous_visit: None };
    SavedPlan { tool: "mortgage", kept: 2, dates: Some(dates), rates: Some(day("2026-09-21")) }
}

fn used(kept: u32) -> Visit {
    let tool = UsedTool { tool: "mortgage", changed: true, kept, numbers: Vec::new() };
    Visit { tools: vec![tool], questions: QuestionnaireProgress::Untouched }
}

fn ask(visit: &Visit, plans: &[SavedPlan], valid_until: Option<&str>) -> Option<NextBestAction> {
    let valid_until = valid_until.map(day);
    let first = Some("affordability");
    next_best_action(&Situation {
        today: day(TODAY),
        thresholds: &thresholds(),
        first,
        asks: true,
        visit,
        plans,
        valid_until,
    })
}

type What = (Action, Option<&'static str>);
type Why = (ActionReason, Option<&'static str>);

fn expect(found: Option<NextBestAction>, stage: Stage, (action, tool): What, (reason, since): Why) {
    assert_eq!(found, Some(NextBestAction { stage, action, tool, reason, day: since.map(day) }));
}

const PROFILE: What = (Action::Profile, None);
const OPEN: Why = (ActionReason::Open, None);

const fn mortgage(action: Action) -> What {
    (action, Some("mortgage"))
}

#[test]
fn who_is_new_begins_with_the_banks_first_tool() {
    expect(
        ask(&Visit::default(), &[], None),
        Stage::New,
        (Action::Begin, Some("affordability")),
        (ActionReason::Nothing, None),
    );
}

#[test]
fn who_used_a_tool_keeps_a_scenario_and_then_a_second_one() {
    expect(ask(&used(0), &[], None), Stage::Activating, mortgage(Action::Compare), (ActionReason::None, None));
    let one = SavedPlan { kept: 1, dates: None, ..plan(TODAY, TODAY) };
    expect(ask(&used(1), &[one], None), Stage::Active, mortgage(Action::Compare), (ActionReason::One, None));
}

#[test]
fn who_has_begun_the_questionnaire_finishes_it() {
    for (visit, plans, stage) in [
        (Visit::default(), vec![], Stage::Activating),
        (used(0), vec![], Stage::Activating),
        (used(2), vec![plan(TODAY, TODAY)], Stage::Active),
    ] {
        let visit = Visit { questions: QuestionnaireProgress::Begun, ..visit };
        expect(ask(&visit, &plans, None), stage, PROFILE, (ActionReason::Half, None));
    }
}

#[test]
fn who_compares_already_is_asked_for_the_profile() {
    let found = ask(&used(2), &[plan(TODAY, TODAY)], None);
    expect(found, Stage::Active, PROFILE, OPEN);
}

#[test]
fn a_plan_that_rates_have_overtaken_is_looked_at_first() {
    for (kept, last, stage) in [
        ("2026-11-01", TODAY, Stage::Active),
        ("2026-01-05", "2026-11-20", Stage::Dormant),
        ("2026-01-05", "2026-01-05", Stage::Returning),
    ] {
        let plan = SavedPlan { rates: Some(day("2026-11-20")), ..plan(kept, last) };
        let reason = (ActionReason::Rates, Some("2026-11-20"));
        expect(ask(&Visit::default(), &[plan], None), stage, mortgage(Action::Review), reason);
    }
    // A tool without rates has none that change.
    let without = SavedPlan { rates: None, ..plan("2026-11-01", TODAY) };
    expect(ask(&Visit::default(), &[without], None), Stage::Active, PROFILE, OPEN);
}

#[test]
fn after_90_days_away_she_returns_and_after_89_she_does_not() {
    // 2026-08-25 to 2026-11-23: 6 + 30 + 31 + 23 = 90 days.
    let plans = |last| [plan("2026-08-01", last)];
    let reason = (ActionReason::Last, Some("2026-08-25"));
    expect(ask(&Visit::default(), &plans("2026-08-25"), None), Stage::Returning, mortgage(Action::Again), reason);
    assert_eq!(ask(&Visit::default(), &plans("2026-08-26"), None).unwrap().stage, Stage::Active);
}

#[test]
fn a_plan_that_rested_180_days_is_dormant_while_she_comes_and_goes() {
    // 2026-05-27 to 2026-11-23: 4 + 30 + 31 + 31 + 30 + 31 + 23 = 180 days.
    let plans = |kept| [plan(kept, "2026-11-20")];
    let reason = (ActionReason::Unchanged, Some("2026-05-27"));
    expect(ask(&Visit::default(), &plans("2026-05-27"), None), Stage::Dormant, mortgage(Action::Again), reason);
    assert_eq!(ask(&Visit::default(), &plans("2026-05-28"), None).unwrap().stage, Stage::Active);
}

#[test]
fn who_keeps_something_today_is_active_however_long_she_was_away() {
    let back = SavedDates { previous_visit: Some(day("2025-01-01")), ..plan(TODAY, TODAY).dates.unwrap() };
    let plan = SavedPlan { dates: Some(back), ..plan(TODAY, TODAY) };
    assert_eq!(ask(&used(2), &[plan], None).unwrap().stage, Stage::Active);
}

#[test]
fn of_several_plans_the_one_changed_last_counts() {
    let old = plan("2025-11-01", "2026-11-20");
    let newer = SavedPlan { tool: "saving_goal", rates: None, ..plan("2026-03-01", "2026-11-20") };
    let reason = (ActionReason::Unchanged, Some("2026-03-01"));
    expect(ask(&Visit::default(), &[newer, old], None), Stage::Dormant, (Action::Again, Some("saving_goal")), reason);
}

#[test]
fn a_result_is_taken_again_from_30_days_before_it_ends() {
    let done = Visit { questions: QuestionnaireProgress::Finished, ..Visit::default() };
    let due = |until: &'static str, action| {
        expect(ask(&done, &[], Some(until)), Stage::Activating, (action, None), (ActionReason::Valid, Some(until)));
    };
    // 2026-12-23 is 30 days ahead.
    for until in ["2026-11-22", TODAY, "2026-12-23"] {
        due(until, Action::Retest);
    }
    due("2026-12-24", Action::Note);
}

#[test]
fn where_nothing_is_left_nothing_is_said() {
    let done = Visit { questions: QuestionnaireProgress::Finished, ..used(2) };
    assert_eq!(ask(&done, &[plan(TODAY, TODAY)], None), None);
    let nothing = Situation {
        today: day(TODAY),
        thresholds: &thresholds(),
        first: None,
        asks: false,
        visit: &Visit::default(),
        plans: &[],
        valid_until: None,
    };
    assert_eq!(next_best_action(&nothing), None);
}

#[test]
fn every_stage_has_a_next_step_and_the_same_situation_the_same_one() {
    let visits = [Visit::default(), used(0), used(1), used(2)];
    let plans = [vec![], vec![plan("2026-01-05", "2026-01-05")], vec![plan("2026-01-05", "2026-11-20")]];
    let mut stages = Vec::new();
    for visit in &visits {
        for plans in &plans {
            let found = ask(visit, plans, None).unwrap();
            assert_eq!(Some(found), ask(visit, plans, None));
            stages.push(found.stage);
        }
    }
    for stage in [Stage::New, Stage::Activating, Stage::Dormant, Stage::Returning] {
        assert!(stages.contains(&stage), "{stage:?}");
    }
}

#[test]
fn dates_survive_the_device_and_count_visits_once_a_day() {
    let first = SavedDates::after_change(None, day("2026-01-05"), Some(day("2025-12-20")));
    assert_eq!((first.previous_visit, first.last_visit_before(day("2026-01-05"))), (None, None));
    let again = SavedDates::after_visit(Some(first), day(TODAY));
    assert_eq!((again.last_visit, again.previous_visit), (day(TODAY), Some(day("2026-01-05"))));
    assert_eq!(SavedDates::after_visit(Some(again), day(TODAY)), again);
    assert_eq!(again.last_visit_before(day(TODAY)), Some(day("2026-01-05")));
    assert_eq!(again.last_visit_before(day("2026-11-24")), Some(day(TODAY)));
    assert_eq!(SavedDates::read(&format!("1\n1\tname\tterm=30\n{}", again.write())), Some(again));
    for broken in
        ["", "1\n1\tdays\tterm=30\n", "days\t2026\t\t20261123\t\n", "days\t20261350\t\t20261123\t\n", "days\n"]
    {
        assert_eq!(SavedDates::read(broken), None, "{broken:?}");
    }
    // A clock that was set back loses nothing.
    assert_eq!(SavedDates::after_visit(Some(again), day("2026-11-01")), again);
}
