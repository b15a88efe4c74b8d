//! Why a need was found: the conditions of the bank's rule that held, in words.

use leptos::prelude::*;

use crate::advice::segment::SegmentReason;
use crate::key;
use crate::tool::text::{Arg, Text};
use crate::ui::components::lines::Lines;
use crate::ui::state::App;

/// The reasons; nothing where there is none.
#[component]
pub fn Because(
    /// What held.
    reasons: Vec<SegmentReason>,
) -> impl IntoView {
    let texts = expect_context::<App>().texts_untracked();
    let said: Vec<String> = reasons.iter().map(|reason| texts.say(&words(*reason))).collect();
    (!said.is_empty()).then(|| {
        view! {
            <div class="because">
                <p>{texts.get(key!("because.title"))}</p>
                <Lines class="reasons" lines=said/>
            </div>
        }
    })
}

fn words(reason: SegmentReason) -> Text {
    let of = |name, tool| Text::of("because", name).with("tool", Arg::text(Text::of("home", tool)));
    let count = |name, number| Text::of("because", name).with("n", Arg::Count(number));
    match reason {
        SegmentReason::Level => Text::plain(key!("because.level")),
        SegmentReason::Occupation(occupation) => Text::of("because", occupation.code()),
        SegmentReason::AgeFrom(age) => count("age_from", age),
        SegmentReason::AgeTo(age) => count("age_to", age),
        SegmentReason::MeansFrom(amount) => Text::plain(key!("because.means_from")).with("amount", Arg::Amount(amount)),
        SegmentReason::MeansTo(amount) => Text::plain(key!("because.means_to")).with("amount", Arg::Amount(amount)),
        SegmentReason::HorizonFrom(months) => {
            Text::plain(key!("because.horizon_from")).with("time", Arg::Duration(months))
        }
        SegmentReason::HorizonTo(months) => Text::plain(key!("because.horizon_to")).with("time", Arg::Duration(months)),
        SegmentReason::Goal(need) => {
            Text::plain(key!("because.goal")).with("need", Arg::text(Text::of("need", need.code())))
        }
        SegmentReason::Opened(tool) => of("opened", tool),
        SegmentReason::Used(tool) => of("used", tool),
        SegmentReason::Planned(tool) => of("planned", tool),
        SegmentReason::Kept(number) => count("kept", number),
        SegmentReason::Finished => Text::plain(key!("because.finished")),
    }
}
