//! Why a need was found: the conditions of the bank's rule that held, in words.

use crate::advice::segment::Because;
use crate::i18n::Texts;
use crate::key;
use crate::tool::text::{Arg, Text};
use crate::ui::el::{El, el, lines, text};

/// The reasons behind a heading that opens; nothing where there is none.
pub fn view(texts: &Texts, because: &[Because]) -> Option<El> {
    if because.is_empty() {
        return None;
    }
    let mut said = Vec::new();
    for reason in because {
        said.push(texts.say(&words(*reason)));
    }
    let title = text("summary", "", texts.get(key!("because.title")));
    Some(el("details", "because").child(&title).child(&lines("reasons", &said)))
}

fn words(because: Because) -> Text {
    let of = |name, tool| Text::of("because", name).with("tool", Arg::text(Text::of("home", tool)));
    let count = |name, number| Text::of("because", name).with("n", Arg::Count(number));
    match because {
        Because::Level => Text::plain(key!("because.level")),
        Because::Occupation(occupation) => Text::of("because", occupation.code()),
        Because::AgeFrom(age) => count("age_from", age),
        Because::AgeTo(age) => count("age_to", age),
        Because::MeansFrom(amount) => Text::plain(key!("because.means_from")).with("amount", Arg::Amount(amount)),
        Because::MeansTo(amount) => Text::plain(key!("because.means_to")).with("amount", Arg::Amount(amount)),
        Because::HorizonFrom(months) => Text::plain(key!("because.horizon_from")).with("time", Arg::Duration(months)),
        Because::HorizonTo(months) => Text::plain(key!("because.horizon_to")).with("time", Arg::Duration(months)),
        Because::Goal(need) => Text::plain(key!("because.goal")).with("need", Arg::text(Text::of("need", need.code()))),
        Because::Opened(tool) => of("opened", tool),
        Because::Used(tool) => of("used", tool),
        Because::Planned(tool) => of("planned", tool),
        Because::Kept(number) => count("kept", number),
        Because::Finished => Text::plain(key!("because.finished")),
    }
}
