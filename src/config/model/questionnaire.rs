//! How questionnaires are written down.

mod check;

pub(in crate::config) use check::check_formal;

use crate::advice::facts::Facts;
use crate::advice::questionnaire::{Band, Choice, Effect, Item, LevelName, Questionnaire};
use crate::config::node::node;

node! {
    /// The questionnaire with its score bands. Every item is answered with exactly one choice; none is given beforehand.
    Questionnaire, check check::check {
        /// Its name.
        id,
        /// Its version; a result made with another version no longer counts.
        version,
        /// Who wrote it.
        author,
        /// Who approved it.
        approved_by,
        /// When it was approved.
        approved_on,
        /// Where its rules come from.
        source,
        /// For how many months a result is valid, at most 12.
        valid_months,
        /// From which age on the calmer path with the stronger notice is used.
        senior_age,
        /// How often one customer may be assessed on one day, at most 2; counted by the institution.
        attempts_per_day,
        /// How often within any twelve months, at most 8; counted by the institution.
        attempts_per_year,
        /// The questions in their order.
        items,
        /// Which scores mean which level: C1 to C5 in institution mode; the exercise of education mode needs none.
        [optional] bands,
        /// What the institution calls the levels C1 to C5.
        [optional] levels,
    }
}

node! {
    /// One question.
    Item, check check::check_item {
        /// Its name.
        id,
        /// The question.
        text,
        /// A line of help below it.
        [optional] help,
        /// The answers in their order.
        choices,
        /// What to say about this item when it moved the level.
        [optional] effect,
    }
}

node! {
    /// One possible answer.
    Choice {
        /// Its name, unique within the item.
        id,
        /// The answer.
        text,
        /// What it counts. Left out in items that are not scored. Never shown.
        [optional] points,
        /// What it says about the customer.
        [optional] facts,
        /// Whether it puts the customer into the lowest category, whatever the score.
        [optional] minimal,
    }
}

node! {
    /// How an item that moved the level is described; no hint how to answer.
    Effect {
        /// When the answer raised the level.
        up,
        /// When the answer lowered it.
        down,
        /// What the item is about, for the exercise of education mode.
        theme,
    }
}

node! {
    /// Facts that an answer sets.
    Facts {
        /// The lower end of the age band, in years.
        [optional] age_from,
        /// The upper end of the age band, in years.
        [optional] age_to,
        /// What the customer does.
        [optional] occupation,
        /// For how many months the money is not needed.
        [optional] horizon_months,
        /// Within how many days the money must be at hand.
        [optional] cash_days,
        /// The lower end of the investable amount.
        [optional] means_from,
        /// The upper end of the investable amount; nothing that costs more is offered.
        [optional] means_to,
        /// What the money is mainly for.
        [optional] goal,
    }
}

node! {
    /// The scores of one level, both ends inclusive.
    Band {
        /// The level.
        level,
        /// The lowest score.
        from,
        /// The highest score.
        to,
    }
}

node! {
    /// The institution's name for a level.
    LevelName {
        /// The level.
        level,
        /// Its name.
        name,
    }
}
