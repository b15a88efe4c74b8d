#![allow(clippy::arithmetic_side_effects, reason = "tests may overflow: they then fail")]

use std::sync::OnceLock;

use proptest::prelude::*;

use super::*;
use crate::advice::questionnaire::ItemKind;
use crate::config;

/// The sample bank's.
fn questionnaire() -> Questionnaire {
    static SAMPLE: OnceLock<Questionnaire> = OnceLock::new();
    let read = || {
        let bank = config::load(include_str!("../../../public/banks/sample.json"), &|_| true, today());
        bank.unwrap().questionnaire.unwrap()
    };
    SAMPLE.get_or_init(read).clone()
}

fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 23).unwrap()
}

/// Answers the question at this place with the choice that is so far down its list.
fn answer(session: &mut QuestionnaireSession, questionnaire: &Questionnaire, place: usize, choice: usize) {
    let item = &questionnaire.items[place];
    let choice = &item.choices[choice % item.choices.len()];
    if item.kind() == ItemKind::Amount {
        session.apply(questionnaire, QuestionnaireChange::Entered(place, choice.from));
    } else {
        session.apply(questionnaire, QuestionnaireChange::Chosen(place, choice.id.clone()));
    }
}

/// Goes from the first question to the review.
fn walk(session: &mut QuestionnaireSession, questionnaire: &Questionnaire, choices: &[usize]) -> usize {
    let mut steps = 0;
    let mut page = session.first_open(questionnaire);
    session.apply(questionnaire, QuestionnaireChange::Shown(0));
    while let Page::Item(place) = page {
        answer(session, questionnaire, place, choices[steps % choices.len()]);
        page = session.after(questionnaire, place, false).unwrap();
        steps += 1;
        assert!(steps <= questionnaire.items.len(), "no question comes twice");
    }
    assert_eq!(page, Page::Review);
    steps
}

fn submit(
    session: &mut QuestionnaireSession,
    questionnaire: &Questionnaire,
    time: i64,
) -> Result<Submitted, NotSubmitted> {
    session.submit(questionnaire, Mode::Institution, Attempts::default(), today(), time)
}

/// Keeps whatever is asked back, however often.
fn finish(session: &mut QuestionnaireSession, questionnaire: &Questionnaire, time: i64) -> usize {
    let mut asked = 0;
    while let Submitted::AskedBack(look) = submit(session, questionnaire, time).unwrap() {
        assert_eq!((session.asked_back(), session.outcome()), (Some(look), None));
        session.apply(questionnaire, QuestionnaireChange::Confirmed(look));
        asked += 1;
    }
    asked
}

const SLOW: i64 = 3_600_000;

#[test]
fn without_an_answer_there_is_no_way_on_and_no_result() {
    let questionnaire = questionnaire();
    let mut session = QuestionnaireSession::default();
    assert_eq!(session.first_open(&questionnaire), Page::Item(0));
    assert_eq!(session.after(&questionnaire, 0, false), None);
    let open = session.answers().open(&questionnaire).len();
    let before = session.clone();
    assert_eq!(submit(&mut session, &questionnaire, SLOW), Err(NotSubmitted::Unanswered(open)));
    assert_eq!(session, before);
}

#[test]
fn what_is_asked_back_is_asked_until_it_is_confirmed_and_then_no_more() {
    let questionnaire = questionnaire();
    let mut session = QuestionnaireSession::default();
    walk(&mut session, &questionnaire, &[1, 0, 2]);
    let mut seen = Vec::new();
    // A second is haste.
    while let Submitted::AskedBack(look) = submit(&mut session, &questionnaire, 1_000).unwrap() {
        session.apply(&questionnaire, QuestionnaireChange::Reconsidered);
        assert_eq!(session.asked_back(), None);
        assert_eq!(submit(&mut session, &questionnaire, 1_000), Ok(Submitted::AskedBack(look)));
        session.apply(&questionnaire, QuestionnaireChange::Confirmed(look));
        assert!(!seen.contains(&look), "{look:?} is asked again");
        seen.push(look);
    }
    assert!(seen.contains(&SecondLook::Haste) && seen.len() > 1, "{seen:?}");
}

#[test]
fn the_time_counts_from_the_first_question() {
    let questionnaire = questionnaire();
    let looks = |first: i64| {
        let mut session = QuestionnaireSession::default();
        session.apply(&questionnaire, QuestionnaireChange::Shown(first));
        session.apply(&questionnaire, QuestionnaireChange::Shown(SLOW));
        walk(&mut session, &questionnaire, &[1, 0, 2]);
        let mut looks = Vec::new();
        while let Submitted::AskedBack(look) = submit(&mut session, &questionnaire, SLOW).unwrap() {
            session.apply(&questionnaire, QuestionnaireChange::Confirmed(look));
            looks.push(look);
        }
        looks
    };
    assert!(!looks(0).contains(&SecondLook::Haste), "an hour since the first");
    assert!(looks(SLOW - 1_000).contains(&SecondLook::Haste), "a second since the first");
}

#[test]
fn whoever_changes_one_answer_goes_straight_back_to_the_review() {
    let questionnaire = questionnaire();
    let mut session = QuestionnaireSession::default();
    walk(&mut session, &questionnaire, &[0]);
    assert_eq!(session.after(&questionnaire, 0, true), Some(Page::Review));
}

#[test]
fn the_limits_of_the_institution_hold_for_assessments_and_not_for_exercises() {
    let questionnaire = questionnaire();
    let reached = Attempts { today: questionnaire.attempts_per_day, last_year: 0 };
    let mut session = QuestionnaireSession::default();
    walk(&mut session, &questionnaire, &[0]);
    let mut hand_in = |mode| session.submit(&questionnaire, mode, reached, today(), SLOW);
    assert_eq!(hand_in(Mode::Institution), Err(NotSubmitted::Refused(Refusal::Day)));
    assert!(hand_in(Mode::Education).is_ok());
}

#[test]
fn changed_facts_end_a_result_and_a_new_beginning_forgets_all() {
    let questionnaire = questionnaire();
    let mut session = QuestionnaireSession::default();
    walk(&mut session, &questionnaire, &[0, 1, 2]);
    finish(&mut session, &questionnaire, SLOW);
    assert!(session.apply(&questionnaire, QuestionnaireChange::FactsChanged).outcome);
    assert!(matches!(session.outcome(), Some(AssessmentOutcome::Level(assessment)) if assessment.facts_changed));
    assert!(
        session.apply(&questionnaire, QuestionnaireChange::Turned(2)) == QuestionnaireChanged::default()
            && session.part() == 2
    );
    assert_eq!(
        session.apply(&questionnaire, QuestionnaireChange::Forgotten),
        QuestionnaireChanged { answers: true, outcome: true }
    );
    assert_eq!(session, QuestionnaireSession::default());
}

#[test]
fn a_place_or_a_choice_that_is_not_there_changes_nothing() {
    let questionnaire = questionnaire();
    let mut session = QuestionnaireSession::default();
    let none = Id::new("no_such_choice").unwrap();
    for message in [
        QuestionnaireChange::Chosen(0, none.clone()),
        QuestionnaireChange::Chosen(999, none),
        QuestionnaireChange::Entered(999, None),
    ] {
        assert_eq!(session.apply(&questionnaire, message), QuestionnaireChanged::default());
    }
    assert_eq!(session, QuestionnaireSession::default());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn whatever_is_answered_leads_through_every_open_question_to_one_result(
        choices in prop::collection::vec(0_usize..6, 1..20),
    ) {
        let questionnaire = questionnaire();
        let mut session = QuestionnaireSession::default();
        let steps = walk(&mut session, &questionnaire, &choices);
        prop_assert_eq!(steps, session.answers().asked(&questionnaire).len());
        let asked = finish(&mut session, &questionnaire, SLOW);
        prop_assert!(asked <= questionnaire.doubts.len() + 1, "each is asked back once");
        prop_assert!(session.outcome().is_some());
    }

    #[test]
    fn going_back_loses_no_answer(choices in prop::collection::vec(0_usize..6, 1..20), turns in 1_usize..12) {
        let questionnaire = questionnaire();
        let mut session = QuestionnaireSession::default();
        walk(&mut session, &questionnaire, &choices);
        let answers = session.answers().clone();
        let mut place = *answers.asked(&questionnaire).last().unwrap();
        for _ in 0..turns {
            let Some(before) = session.before(&questionnaire, place) else { break };
            prop_assert!(before < place);
            // The way on from there leads back, unless all is answered.
            prop_assert_eq!(session.after(&questionnaire, before, false), Some(Page::Review));
            session.apply(&questionnaire, QuestionnaireChange::Shown(9));
            place = before;
        }
        prop_assert_eq!(session.answers(), &answers);
    }
}

proptest! {
    #[test]
    fn answers_that_are_not_handed_in_go_on_as_they_were(choices in proptest::collection::vec(0_usize..9, 1..30), many in 0_usize..40) {
        let questionnaire = questionnaire();
        let mut session = QuestionnaireSession::default();
        session.apply(&questionnaire, QuestionnaireChange::Shown(7));
        for place in 0..many.min(questionnaire.items.len()) {
            answer(&mut session, &questionnaire, place, choices[place % choices.len()]);
        }
        let draft = session.draft(&questionnaire);
        prop_assert_eq!(draft.is_empty(), many == 0);
        let resumed = QuestionnaireSession::resumed(&questionnaire, &draft);
        prop_assert_eq!(resumed.draft(&questionnaire), draft.clone());
        prop_assert_eq!(resumed.answers().open(&questionnaire), session.answers().open(&questionnaire));
        for item in &questionnaire.items {
            prop_assert_eq!(resumed.answers().all(&item.id), session.answers().all(&item.id));
            prop_assert_eq!(resumed.answers().amount(&item.id), session.answers().amount(&item.id));
        }
        // What was begun long ago was not answered in haste.
        prop_assert!(draft.is_empty() || resumed.begun == Some(7));
    }

    #[test]
    fn no_text_breaks_a_questionnaire(draft in "[a-z0-9_:=.\\n-]{0,80}") {
        let questionnaire = questionnaire();
        let resumed = QuestionnaireSession::resumed(&questionnaire, &draft);
        prop_assert_eq!(resumed.outcome(), None);
    }
}

#[test]
fn a_draft_leaves_out_what_is_not_asked_and_ends_with_the_result() {
    let questionnaire = questionnaire();
    let unknown = QuestionnaireSession::resumed(&questionnaire, "5\nnobody=asks\nage=no_such_age\nage:12\n\n=\n:");
    assert_eq!(unknown.answers(), &Answers::default());
    let mut session = QuestionnaireSession::default();
    walk(&mut session, &questionnaire, &[1]);
    assert!(!session.draft(&questionnaire).is_empty());
    finish(&mut session, &questionnaire, SLOW);
    assert_eq!(session.draft(&questionnaire), "");
}
