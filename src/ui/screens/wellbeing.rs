//! The financial well-being scale: what it is about, one statement at a time, the score. Nothing of it is kept, told
//! to the host or used for anything else.

use crate::advice::wellbeing::{AGE, Answers, HOW_OFTEN, QUESTIONS, Score, US_MEAN, choices};
use crate::i18n::Texts;
use crate::key;
use crate::tool::text::{Arg, Text};
use crate::ui::el::{El, button, el, text};
use crate::ui::screens::title;
use crate::ui::state::{App, Screen};

/// The screen at `place`: 0 is the introduction, then come the questions, then the score.
pub fn view(app: App, texts: &Texts, place: usize) -> Vec<El> {
    match (place.checked_sub(1), app.well_being().score()) {
        (None, _) => introduction(app, texts),
        (Some(asked), _) if asked < QUESTIONS => question(app, texts, asked),
        (_, Some(score)) => result(app, texts, score),
        // The score needs every answer.
        _ => question(app, texts, app.well_being().open().unwrap_or(0)),
    }
}

fn go(app: App, question: usize) {
    app.replace(Screen::WellBeing(question.saturating_add(1)));
}

/// Sentences in a card, with what can be done below.
fn page(heading: &str, card: El, actions: &[El]) -> Vec<El> {
    let actions = el("div", "actions").children(actions);
    vec![title(heading), el("div", "quiz").child(&card).child(&actions)]
}

fn introduction(app: App, texts: &Texts) -> Vec<El> {
    let mut card = el("div", "quiz-card");
    for key in [key!("wellbeing.intro"), key!("wellbeing.only"), key!("risk.intro.kept"), key!("wellbeing.source")] {
        card = card.child(&text("p", "", texts.get(key)));
    }
    let card = card.child(&text("p", "muted", texts.get(key!("wellbeing.wording"))));
    let begun = app.well_being() != Answers::default();
    let start = texts.get(if begun { key!("risk.resume") } else { key!("risk.start") });
    let begin = button("primary", start, move || go(app, app.well_being().open().unwrap_or(QUESTIONS)));
    page(texts.get(key!("wellbeing.title")), card, &[begin])
}

/// One statement, or the age group. Nothing is chosen beforehand; going back keeps every answer.
fn question(app: App, texts: &Texts, asked: usize) -> Vec<El> {
    let own = |name: &str| texts.get(&format!("wellbeing.{name}")).to_owned();
    let (ask, kind) = match asked {
        AGE => (None, "age."),
        HOW_OFTEN.. => (Some(key!("wellbeing.often")), "often."),
        _ => (Some(key!("wellbeing.well")), "well."),
    };
    let chosen = app.well_being().get(asked);
    let problem = el("span", "error");
    let mut options = el("div", "options");
    for answer in 0..choices(asked) {
        let radio = el("input", "").attr("type", "radio").attr("name", "fp-answer").attr("value", &answer.to_string());
        radio.set_prop("checked", &(chosen == Some(answer)).into());
        let problem = problem.clone();
        let choose = move |_| {
            problem.set_text("");
            let mut answers = app.well_being();
            answers.set(asked, answer);
            app.set_well_being(answers);
        };
        let words = text("span", "", &own(&format!("{kind}{answer}")));
        options = options.child(&el("label", "option").child(&radio.on("change", choose)).child(&words));
    }
    let number = asked.saturating_add(1);
    let shown = |place: usize| Arg::Count(u32::try_from(place).unwrap_or(0));
    let words = Text::plain(key!("risk.progress")).with("n", shown(number)).with("of", shown(QUESTIONS));
    let bar = el("progress", "")
        .attr("aria-labelledby", "fp-progress")
        .attr("max", &QUESTIONS.to_string())
        .attr("value", &number.to_string());
    let progress =
        el("div", "progress").child(&text("span", "", &texts.say(&words)).attr("id", "fp-progress")).child(&bar);
    let card = el("div", "quiz-card")
        .attr("role", "radiogroup")
        .attr("aria-labelledby", "fp-ask fp-title")
        .attr("aria-describedby", "fp-missing")
        .maybe(ask.map(|ask| text("p", "muted", texts.get(ask)).attr("id", "fp-ask")))
        .child(&title(&own(&asked.to_string())))
        .child(&options)
        .child(&el("p", "error-line").attr("id", "fp-missing").attr("role", "alert").child(&problem))
        .child(&text("p", "muted", texts.get(key!("wellbeing.wording"))));
    let choose = texts.get(key!("risk.choose")).to_owned();
    let next = button("primary", texts.get(key!("risk.next")), move || {
        if app.well_being().get(asked).is_none() {
            problem.set_text(&choose);
        } else {
            go(app, number);
        }
    });
    let previous = asked.checked_sub(1);
    let previous = previous.map(|before| button("plain", texts.get(key!("risk.previous")), move || go(app, before)));
    let actions = el("div", "actions").maybe(previous).child(&next);
    vec![el("div", "quiz").child(&progress).child(&card).child(&actions)]
}

fn result(app: App, texts: &Texts, score: Score) -> Vec<El> {
    let number = |key, name, value| Text::plain(key).with(name, Arg::Count(value));
    let lines = [
        ("headline", number(key!("wellbeing.score"), "score", score.score)),
        ("", number(key!("wellbeing.meaning"), "low", score.low).with("high", Arg::Count(score.high))),
        ("", number(key!("wellbeing.mean"), "mean", US_MEAN)),
        ("", Text::plain(key!("wellbeing.only"))),
        ("muted", number(key!("wellbeing.total"), "total", score.total)),
        ("muted", Text::plain(key!("wellbeing.source"))),
        ("muted", Text::plain(key!("wellbeing.wording"))),
        ("muted", Text::plain(key!("risk.intro.kept"))),
    ];
    let mut card = el("div", "quiz-card");
    for (class, line) in lines {
        card = card.child(&text("p", class, &texts.say(&line)));
    }
    let again = button("plain", texts.get(key!("risk.again.exercise")), move || {
        app.set_well_being(Answers::default());
        app.replace(Screen::WellBeing(0));
    });
    page(texts.get(key!("risk.result")), card, &[again])
}
