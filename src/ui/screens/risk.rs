//! The risk questionnaire: what it is about, one question at a time, a last look, the result.

mod amount;
mod intro;
mod item;
mod result;
mod review;
mod understanding;

use leptos::prelude::*;

use crate::advice::attempts::Refusal;
use crate::i18n::Texts;
use crate::key;
use crate::platform::dom;
use crate::tool::text::{Arg, Text};
use crate::ui::components::phone::PhoneLink;
use crate::ui::screens::Title;
use crate::ui::state::Screen;
use crate::ui::state::advice::Advice;
use crate::visit::questionnaire::{Page, QuestionnaireChange};

pub use intro::Intro;
pub use item::Question;
pub use result::RiskResult;
pub use review::Review;
pub use understanding::{Understanding, open_statement};

/// What a bank without a questionnaire shows in place of one.
#[component]
fn NoQuestionnaire() -> impl IntoView {
    let advice = expect_context::<Advice>();
    let texts = advice.app.texts_untracked();
    view! {
        <Title words=name(advice, &texts)/>
        <p>{texts.get(key!("risk.none"))}</p>
    }
}

/// The frame of a screen: on the calmer path larger, and with a word that there is time and somebody to ask.
#[component]
fn Quiz(
    /// What is in it.
    children: Children,
) -> impl IntoView {
    let advice = expect_context::<Advice>();
    let texts = advice.app.texts_untracked();
    let somebody = || {
        view! {
            <p class="muted">{texts.say(&with_phone(advice, key!("risk.calm")))}</p>
            <PhoneLink/>
        }
    };
    view! {
        <div class="quiz">
            {children()}
            {calm(advice).then(somebody)}
        </div>
    }
}

fn name(advice: Advice, texts: &Texts) -> String {
    texts.get(if advice.is_exercise() { key!("risk.exercise.title") } else { key!("risk.title") }).to_owned()
}

fn bank_name(advice: Advice) -> Arg {
    Arg::bank_text(advice.bank().institution.short.clone())
}

/// A sentence that names the bank and its telephone number.
fn with_phone(advice: Advice, key: &'static str) -> Text {
    let phone = Arg::Name(advice.bank().institution.phone.clone());
    Text::plain(key).with("bank", bank_name(advice)).with("phone", phone)
}

fn count(items: usize) -> Arg {
    Arg::Count(u32::try_from(items).unwrap_or(0))
}

/// Whether the customer is on the calmer path: by her age (R09), or because the visit is.
fn calm(advice: Advice) -> bool {
    advice.is_senior() || advice.app.is_calm()
}

/// Shows a screen anew, though it may be the one that is there.
fn again(advice: Advice, screen: Screen) {
    advice.app.replace(screen);
    request_animation_frame(|| dom::focus("fp-title"));
}

fn refused(advice: Advice, refusal: Refusal) -> Text {
    with_phone(
        advice,
        match refusal {
            Refusal::Day => key!("risk.refused.day"),
            Refusal::Year => key!("risk.refused.year"),
        },
    )
}

/// The screen of a page of the questionnaire.
const fn screen(page: Page) -> Screen {
    match page {
        Page::Item(place) => Screen::RiskItem(place),
        Page::Review => Screen::RiskReview,
    }
}

/// The first question without an answer, or the review where all have one.
fn first_open(advice: Advice) -> Screen {
    let page = advice.session(|session, questionnaire| session.first_open(questionnaire));
    page.map_or(Screen::RiskIntro, screen)
}

/// Begins anew: the answers and the old result are forgotten.
fn forget(advice: Advice) {
    advice.apply(QuestionnaireChange::Forgotten);
    advice.app.replace(Screen::RiskIntro);
}
