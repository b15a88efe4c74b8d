//! How questionnaires are written down.

mod check;

pub(in crate::config) use check::check_formal;

use crate::advice::facts::Facts;
use crate::advice::questionnaire::{
    Band, Choice, Condition, Doubt, Effect, Item, LevelName, Questionnaire, Scale, Section, Statement,
};
use crate::config::node::object;

object! {
    /// The questionnaire with its score bands. Every item that is asked is answered; no answer is given beforehand.
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
        /// Headings over the items that follow.
        [optional] sections,
        /// Which sums of all points mean which level: C1 to C5 in institution mode, unless there are `scales`; the
        /// exercise of education mode needs none.
        [optional] bands,
        /// Dimensions that are scored apart, instead of `bands`: the level is that of `tolerance`, or the lowest of
        /// those that cap it.
        [optional] scales,
        /// The highest level for money that is needed in so many months; for items with a `goal`.
        [optional] horizons,
        /// What the institution calls the levels C1 to C5.
        [optional] levels,
        /// Answers that do not go together and are asked back neutrally; the customer may keep them.
        [optional] doubts,
        /// With the same position in at least so many single-choice items the customer is asked to look again.
        [optional] same_position,
        /// With fewer seconds than this for each item the customer is asked to look again.
        [optional] seconds_per_item,
        /// What the customer should have understood before products are matched; it never changes the level.
        [optional] understanding,
        /// Whether the institution's page learns the level with the event `questionnaire.completed`; the customer is
        /// told.
        [optional] tell_level,
    }
}

object! {
    /// One question.
    Item, check check::check_item {
        /// Its name.
        id,
        /// How it is answered: `single` (the default), `multiple`, `amount` (a typed amount is put into a band) or
        /// `yes_no` (choices `yes` and `no`).
        [optional] kind,
        /// When it is asked; always where this is left out. An item that is not asked scores nothing.
        [optional] when,
        /// The question.
        text,
        /// A line of help below it.
        [optional] help,
        /// The answers in their order.
        choices,
        /// What it says something about, where dimensions are scored apart.
        [optional] dimension,
        /// How often its points count; once where this is left out.
        [optional] weight,
        /// Of several answers the highest points count instead of their sum.
        [optional] highest,
        /// The most points that several answers come to, before the weight.
        [optional] cap,
        /// What the money is for whose horizon it asks: that goal gets a level of its own by `horizons`.
        [optional] goal,
        /// What to say about this item when it moved the level.
        [optional] effect,
    }
}

object! {
    /// One possible answer.
    Choice {
        /// Its name, unique within the item.
        id,
        /// The answer.
        text,
        /// What it counts. Left out in items that are not scored. Never shown.
        [optional] points,
        /// Of an `amount` item, the lowest amount of the band; the next choice begins where this one ends.
        [optional] from,
        /// Of a `multiple` item, an answer that stands alone, such as "none of these".
        [optional] alone,
        /// What it says about the customer.
        [optional] facts,
        /// Whether it puts the customer into the lowest category, whatever the score.
        [optional] minimal,
    }
}

object! {
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

object! {
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

object! {
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

object! {
    /// An answer that something depends on: the item was asked, and one of the choices was taken.
    Condition {
        /// An earlier item.
        item,
        /// Choices of it.
        is,
    }
}

object! {
    /// A dimension that is scored apart.
    Scale {
        /// The dimension.
        dimension,
        /// Which of its scores mean which level.
        bands,
        /// Whether the result is never above its level.
        [optional] caps,
    }
}

object! {
    /// A heading over the items from `from` on.
    Section {
        /// The first item.
        from,
        /// The heading.
        title,
        /// One line below it.
        line,
    }
}

object! {
    /// Two answers that do not go together, and a neutral question about them; no hint what either leads to.
    Doubt {
        /// The answers.
        answers,
        /// The question.
        ask,
    }
}

object! {
    /// A sentence that is true or not.
    Statement {
        /// The sentence.
        text,
        /// Whether it is true.
        truth,
        /// Why it is or is not, for those who chose the other answer.
        why,
    }
}

object! {
    /// The institution's name for a level.
    LevelName {
        /// The level.
        level,
        /// Its name.
        name,
    }
}
