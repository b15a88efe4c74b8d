//! Why a product is shown, why it stands where it stands, and why another is not shown: in words.

use rust_decimal::Decimal;

use crate::advice::level::Grade;
use crate::advice::ranking::Ranks;
use crate::advice::suitability::{WhyNot, WhyShown};
use crate::key;
use crate::tool::text::{Arg, Text};

/// The number of a grade.
pub const fn number(grade: Grade) -> u32 {
    match grade {
        Grade::R1 => 1,
        Grade::R2 => 2,
        Grade::R3 => 3,
        Grade::R4 => 4,
        Grade::R5 => 5,
    }
}

/// A grade in short.
pub fn short(grade: Grade) -> Arg {
    Arg::text(Text::plain(key!("product.grade_short")).with("n", Arg::Count(number(grade))))
}

/// A number of days.
pub fn in_days(days: u32) -> Text {
    if days == 0 {
        Text::plain(key!("product.days.same"))
    } else {
        Text::plain(key!("product.days")).with("n", Arg::Count(days))
    }
}

/// A share in whole percent.
pub fn share(percent: u32) -> Arg {
    Arg::Name(format!("{percent}%"))
}

fn days(count: u32) -> Arg {
    Arg::text(in_days(count))
}

/// Why a product is shown.
pub fn why_shown(why: &WhyShown) -> Text {
    match why {
        WhyShown::GradeWithin { grade } => Text::plain(key!("why.grade")).with("grade", short(*grade)),
        WhyShown::FitsGoal(need) => {
            Text::plain(key!("why.goal")).with("need", Arg::text(Text::of("need", need.code())))
        }
        WhyShown::FitsNeed(need) => {
            Text::plain(key!("why.need")).with("need", Arg::text(Text::of("need", need.code())))
        }
        WhyShown::FreeInTime { term_days, .. } => Text::plain(key!("why.free")).with("term", days(*term_days)),
        WhyShown::CashWithin { days: 0 } => Text::plain(key!("why.cash.same")),
        WhyShown::CashWithin { days: within } => Text::plain(key!("why.cash")).with("days", days(*within)),
        WhyShown::MinimumWithin { minimum } => Text::plain(key!("why.minimum")).with("amount", Arg::Amount(*minimum)),
        WhyShown::LoanWithin { maximum } => Text::plain(key!("why.loan")).with("amount", Arg::Amount(*maximum)),
        WhyShown::ShareAtMost { percent } => Text::plain(key!("why.share")).with("share", share(*percent)),
    }
}

/// Why a product is not shown.
pub fn why_not(why: &WhyNot) -> Text {
    match why {
        WhyNot::EducationMode => Text::plain(key!("why_not.education")),
        WhyNot::NoAssessment => Text::plain(key!("why_not.no_assessment")),
        WhyNot::StaleAssessment(_) => Text::plain(key!("why_not.stale")),
        WhyNot::GradeAbove { grade, differ: true, .. } => {
            Text::plain(key!("why_not.rating")).with("grade", short(*grade))
        }
        WhyNot::GradeAbove { grade, .. } => Text::plain(key!("why_not.grade")).with("grade", short(*grade)),
        WhyNot::GradeAboveGoal { grade, .. } => Text::plain(key!("why_not.goal_grade")).with("grade", short(*grade)),
        WhyNot::LowestCategory { grade } => Text::plain(key!("why_not.minimal")).with("grade", short(*grade)),
        WhyNot::NoGrade => Text::plain(key!("why_not.no_grade")),
        WhyNot::TermTooLong { term_days, horizon_months: 0 } => {
            Text::plain(key!("why_not.term.now")).with("term", days(*term_days))
        }
        WhyNot::TermTooLong { term_days, horizon_months } => Text::plain(key!("why_not.term"))
            .with("when", Arg::Duration(*horizon_months))
            .with("term", days(*term_days)),
        WhyNot::HoldingTooShort { holding_months, .. } => {
            Text::plain(key!("why_not.holding")).with("hold", Arg::Duration(*holding_months))
        }
        WhyNot::CashTooSlow { within, .. } => Text::plain(key!("why_not.cash")).with("days", days(*within)),
        WhyNot::MinimumAboveMeans { minimum } => {
            Text::plain(key!("why_not.minimum")).with("amount", Arg::Amount(*minimum))
        }
        WhyNot::TooMuchInOne { minimum, percent } => {
            Text::plain(key!("why_not.in_one")).with("amount", Arg::Amount(*minimum)).with("share", share(*percent))
        }
        WhyNot::ReserveFirst { minimum, percent } => {
            Text::plain(key!("why_not.reserve")).with("amount", Arg::Amount(*minimum)).with("share", share(*percent))
        }
        WhyNot::LoanAmount { minimum, maximum } => loan_amount(*minimum, *maximum),
        WhyNot::LoanTerm { shortest, longest } => {
            let shortest = Arg::Duration(shortest.unwrap_or(1));
            Text::plain(key!("why_not.loan_term")).with("from", shortest).with("to", Arg::Duration(*longest))
        }
        WhyNot::Currency(currency) => {
            Text::plain(key!("why_not.currency")).with("currency", Arg::Name(currency.code().to_owned()))
        }
        WhyNot::Region => Text::plain(key!("why_not.region")),
        WhyNot::Channel(channel) => {
            Text::plain(key!("why_not.channel")).with("channel", Arg::text(Text::of("channel", channel.code())))
        }
        WhyNot::Age => Text::plain(key!("why_not.age")),
        WhyNot::Occupation => Text::plain(key!("why_not.occupation")),
        WhyNot::NotOnSale { .. } => Text::plain(key!("why_not.not_on_sale")),
        WhyNot::NoSuchNeed => Text::plain(key!("why_not.no_need")),
    }
}

fn loan_amount(minimum: Option<Decimal>, maximum: Option<Decimal>) -> Text {
    match (minimum, maximum) {
        (Some(least), Some(most)) => Text::plain(key!("why_not.loan_amount.between"))
            .with("least", Arg::Amount(least))
            .with("most", Arg::Amount(most)),
        (Some(least), None) => Text::plain(key!("why_not.loan_amount.least")).with("amount", Arg::Amount(least)),
        (None, Some(most)) => Text::plain(key!("why_not.loan_amount.most")).with("amount", Arg::Amount(most)),
        (None, None) => Text::plain(key!("why_not.loan_amount")),
    }
}

/// Why a product stands where it stands; nothing where the list is by name.
pub fn why_here(ranks: &Ranks) -> Vec<Text> {
    let mut places = Vec::new();
    let lists = [
        (key!("suggest.place.content"), Some(ranks.content).filter(|place| *place > 0)),
        (key!("suggest.place.similar"), ranks.similar),
        (key!("suggest.place.learned"), ranks.learned),
    ];
    for (key, place) in lists {
        if let Some(place) = place {
            places.push(Text::plain(key).with("n", Arg::Count(place)));
        }
    }
    if ranks.demoted {
        places.push(Text::plain(key!("suggest.place.apart")));
    }
    places
}
