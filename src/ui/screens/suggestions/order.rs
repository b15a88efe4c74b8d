//! How the list was put in order, behind a heading that opens.

use leptos::prelude::*;

use super::super::product::why;
use crate::advice::ranking::Suggestions;
use crate::advice::segment::SegmentReason;
use crate::config::Bank;
use crate::key;
use crate::tool::text::{Arg, Text};
use crate::ui::components::because::Because;
use crate::ui::components::lines::Lines;
use crate::ui::state::advice::Advice;

/// What decided about the order, and from where the models come.
#[component]
pub(super) fn OrderInWords<'a>(
    /// The list.
    suggestions: &'a Suggestions<'a>,
    /// Why the customer is in the segment that decides.
    because: Vec<SegmentReason>,
) -> impl IntoView {
    let advice = expect_context::<Advice>();
    let texts = advice.app.texts_untracked();
    let lines: Vec<String> = words(&advice.bank(), suggestions).iter().map(|line| texts.say(line)).collect();
    (!suggestions.shown.is_empty()).then(|| {
        view! {
            <details class="order">
                <summary>{texts.get(key!("suggest.order"))}</summary>
                <Because reasons=because/>
                <Lines class="reasons" lines=lines/>
            </details>
        }
    })
}

fn words(bank: &Bank, suggestions: &Suggestions<'_>) -> Vec<Text> {
    let Some(shares) = suggestions.shares else { return vec![Text::plain(key!("suggest.order.name"))] };
    let groups = Text::plain(key!("suggest.order.groups"));
    if shares.content == 100 {
        return vec![groups, Text::plain(key!("suggest.order.fit"))];
    }
    let share = why::share;
    let fused = Text::plain(key!("suggest.order.fused"))
        .with("content", share(shares.content))
        .with("similar", share(shares.similar))
        .with("learned", share(shares.learned));
    let models = bank.models.as_ref().map(|models| {
        Text::plain(key!("suggest.order.models"))
            .with("date", Arg::Date(models.trained_on))
            .with("n", Arg::Count(models.visits))
            .with("source", Arg::bank_text(models.source.clone()))
    });
    [Some(groups), Some(fused), models].into_iter().flatten().collect()
}
