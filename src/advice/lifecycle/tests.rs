use super::*;
use crate::advice::segment::Used;

const TODAY: &str = "2026-11-23";

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn pace() -> Pace {
    Pace { version: day("2026-11-01"), source: "-".into(), away_days: 90, dormant_days: 180, retest_days: 30 }
}

/// A plan of one tool with two scenarios, kept and last seen on these days.
fn plan(kept: &str, last: &str) -> Plan {
    let days = Days { kept: day(kept), rates: Some(day("2026-09-21")), last: day(last), before: None };
    Plan { tool: "mortgage", kept: 2, days: Some(days), rates: Some(day("2026-09-21")) }
}

fn used(kept: u32) -> Visit {
    let tool = Used { tool: "mortgage", changed: true, kept, numbers: Vec::new() };
    Visit { tools: vec![tool], questions: Questions::Untouched }
}

fn ask(visit: &Visit, plans: &[Plan], valid_until: Option<&str>) -> Option<Next> {
    let valid_until = valid_until.map(day);
    let first = Some("affordability");
    next(&Situation { today: day(TODAY), pace: &pace(), first, asks: true, visit, plans, valid_until })
}

type What = (Action, Option<&'static str>);
type Why = (Because, Option<&'static str>);

fn expect(found: Option<Next>, stage: Stage, (action, tool): What, (because, since): Why) {
    assert_eq!(found, Some(Next { stage, action, tool, because, day: since.map(day) }));
}

const PROFILE: What = (Action::Profile, None);
const OPEN: Why = (Because::Open, None);

const fn mortgage(action: Action) -> What {
    (action, Some("mortgage"))
}

#[test]
fn who_is_new_begins_with_the_banks_first_tool() {
    expect(
        ask(&Visit::default(), &[], None),
        Stage::New,
        (Action::Begin, Some("affordability")),
        (Because::Nothing, None),
    );
}

#[test]
fn who_used_a_tool_keeps_a_scenario_and_then_a_second_one() {
    expect(ask(&used(0), &[], None), Stage::Activating, mortgage(Action::Compare), (Because::None, None));
    let one = Plan { kept: 1, days: None, ..plan(TODAY, TODAY) };
    expect(ask(&used(1), &[one], None), Stage::Active, mortgage(Action::Compare), (Because::One, None));
}

#[test]
fn who_has_begun_the_questionnaire_finishes_it() {
    for (visit, plans, stage) in [
        (Visit::default(), vec![], Stage::Activating),
        (used(0), vec![], Stage::Activating),
        (used(2), vec![plan(TODAY, TODAY)], Stage::Active),
    ] {
        let visit = Visit { questions: Questions::Begun, ..visit };
        expect(ask(&visit, &plans, None), stage, PROFILE, (Because::Half, None));
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
        let plan = Plan { rates: Some(day("2026-11-20")), ..plan(kept, last) };
        let because = (Because::Rates, Some("2026-11-20"));
        expect(ask(&Visit::default(), &[plan], None), stage, mortgage(Action::Review), because);
    }
    // A tool without rates has none that change.
    let without = Plan { rates: None, ..plan("2026-11-01", TODAY) };
    expect(ask(&Visit::default(), &[without], None), Stage::Active, PROFILE, OPEN);
}

#[test]
fn after_90_days_away_she_returns_and_after_89_she_does_not() {
    // 2026-08-25 to 2026-11-23: 6 + 30 + 31 + 23 = 90 days.
    let plans = |last| [plan("2026-08-01", last)];
    let because = (Because::Last, Some("2026-08-25"));
    expect(ask(&Visit::default(), &plans("2026-08-25"), None), Stage::Returning, mortgage(Action::Again), because);
    assert_eq!(ask(&Visit::default(), &plans("2026-08-26"), None).unwrap().stage, Stage::Active);
}

#[test]
fn a_plan_that_rested_180_days_is_dormant_while_she_comes_and_goes() {
    // 2026-05-27 to 2026-11-23: 4 + 30 + 31 + 31 + 30 + 31 + 23 = 180 days.
    let plans = |kept| [plan(kept, "2026-11-20")];
    let because = (Because::Unchanged, Some("2026-05-27"));
    expect(ask(&Visit::default(), &plans("2026-05-27"), None), Stage::Dormant, mortgage(Action::Again), because);
    assert_eq!(ask(&Visit::default(), &plans("2026-05-28"), None).unwrap().stage, Stage::Active);
}

#[test]
fn who_keeps_something_today_is_active_however_long_she_was_away() {
    let back = Days { before: Some(day("2025-01-01")), ..plan(TODAY, TODAY).days.unwrap() };
    let plan = Plan { days: Some(back), ..plan(TODAY, TODAY) };
    assert_eq!(ask(&used(2), &[plan], None).unwrap().stage, Stage::Active);
}

#[test]
fn of_several_plans_the_one_changed_last_counts() {
    let old = plan("2025-11-01", "2026-11-20");
    let newer = Plan { tool: "saving_goal", rates: None, ..plan("2026-03-01", "2026-11-20") };
    let because = (Because::Unchanged, Some("2026-03-01"));
    expect(ask(&Visit::default(), &[newer, old], None), Stage::Dormant, (Action::Again, Some("saving_goal")), because);
}

#[test]
fn a_result_is_taken_again_from_30_days_before_it_ends() {
    let done = Visit { questions: Questions::Finished, ..Visit::default() };
    let due = |until: &'static str, action| {
        expect(ask(&done, &[], Some(until)), Stage::Activating, (action, None), (Because::Valid, Some(until)));
    };
    // 2026-12-23 is 30 days ahead.
    for until in ["2026-11-22", TODAY, "2026-12-23"] {
        due(until, Action::Retest);
    }
    due("2026-12-24", Action::Note);
}

#[test]
fn where_nothing_is_left_nothing_is_said() {
    let done = Visit { questions: Questions::Finished, ..used(2) };
    assert_eq!(ask(&done, &[plan(TODAY, TODAY)], None), None);
    let nothing = Situation {
        today: day(TODAY),
        pace: &pace(),
        first: None,
        asks: false,
        visit: &Visit::default(),
        plans: &[],
        valid_until: None,
    };
    assert_eq!(next(&nothing), None);
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
fn days_survive_the_device_and_count_visits_once_a_day() {
    let first = Days::changed(None, day("2026-01-05"), Some(day("2025-12-20")));
    assert_eq!((first.before, first.previous(day("2026-01-05"))), (None, None));
    let again = Days::visited(Some(first), day(TODAY));
    assert_eq!((again.last, again.before), (day(TODAY), Some(day("2026-01-05"))));
    assert_eq!(Days::visited(Some(again), day(TODAY)), again);
    assert_eq!(again.previous(day(TODAY)), Some(day("2026-01-05")));
    assert_eq!(again.previous(day("2026-11-24")), Some(day(TODAY)));
    assert_eq!(Days::read(&format!("1\n1\tname\tterm=30\n{}", again.write())), Some(again));
    for broken in
        ["", "1\n1\tdays\tterm=30\n", "days\t2026\t\t20261123\t\n", "days\t20261350\t\t20261123\t\n", "days\n"]
    {
        assert_eq!(Days::read(broken), None, "{broken:?}");
    }
    // A clock that was set back loses nothing.
    assert_eq!(Days::visited(Some(again), day("2026-11-01")), again);
}
