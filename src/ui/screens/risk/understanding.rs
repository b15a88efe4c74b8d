//! A few sentences to judge before products are matched. What is judged wrongly is explained and can be tried again;
//! nothing of it changes the level.

use super::{again, count, quiz};
use crate::advice::scoring::AssessmentOutcome;
use crate::i18n::Texts;
use crate::key;
use crate::tool::text::{Arg, Text};
use crate::ui::el::{El, button, el, text};
use crate::ui::screens::title;
use crate::ui::state::Screen;
use crate::ui::state::advice::Advice;
use crate::visit::questionnaire::QuestionnaireChange;

/// The next sentence; `None` where all were judged rightly, there is none, or there is no result to match with.
pub fn understanding(advice: Advice, texts: &Texts) -> Option<Vec<El>> {
    let bank = advice.bank();
    let questionnaire = bank.questionnaire.as_ref()?;
    let current = match advice.outcome_untracked() {
        Some(AssessmentOutcome::Level(assessment)) => assessment.current(questionnaire, advice.app.today()).is_ok(),
        _ => false,
    };
    let done = advice.session(|session, _| session.understood())?;
    let statement = questionnaire.understanding.get(done).filter(|_| current)?;
    let of = count(questionnaire.understanding.len());
    let number = Text::plain(key!("risk.progress")).with("n", count(done.saturating_add(1))).with("of", of);
    let why = el("p", "risk-words").attr("role", "status").attr("hidden", "");
    let judge = |key: &'static str, truth: bool| {
        let right = truth == statement.truth;
        let told = why.clone();
        let words = texts.say(&Text::plain(key!("risk.check.why")).with("why", Arg::bank_text(statement.why.clone())));
        button("plain", texts.get(key), move || {
            if right {
                advice.apply(QuestionnaireChange::Understood);
                again(advice, Screen::Suggestions);
            } else {
                told.set("hidden", None);
                told.set_text(&words);
            }
        })
    };
    let ways = [judge(key!("risk.check.true"), true), judge(key!("risk.check.false"), false)];
    let card = el("div", "quiz-card")
        .child(&text("p", "muted", &texts.say(&number)))
        .child(&text("p", "headline", statement.text.get(texts.locale)))
        .child(&el("div", "actions check").children(&ways))
        .child(&why);
    let about = text("p", "muted", texts.get(key!("risk.check.about")));
    Some(vec![title(texts.get(key!("risk.check"))), quiz(advice, texts, &[about, card])])
}
