//! How trained models are written down.

use crate::advice::models::{Embedding, Models, Neighbours};
use crate::base::Id;
use crate::config::node::object;
use crate::config::problem::{ProblemCode, Problems};

object! {
    /// What was learned from many anonymous visits: made by `finplan train`. It moves the order of suitable products,
    /// as far as the weights of `matching` say.
    Models, check check {
        /// Their version, for the record.
        version,
        /// The day of the training.
        trained_on,
        /// What they were trained on.
        source,
        /// From how many visits.
        visits,
        /// How many visits at least stand behind each number.
        least_visits,
        /// The ends of the bands of horizons in months: with 12 and 36, horizon_0 is below 12, horizon_1 below 36,
        /// horizon_2 the rest.
        [optional] horizons,
        /// What was chosen together, sorted by `from`.
        [optional] similar,
        /// The vectors of the products, sorted by id, all equally long.
        [optional] products,
        /// The vectors of the features, sorted by id.
        [optional] features,
    }
}

object! {
    /// What was chosen by customers with a feature (goal_…, segment_…, level_…, horizon_…), or together with a product.
    Neighbours, check check_neighbours {
        /// The feature or the product.
        from,
        /// The products.
        to,
        /// How strongly each goes with it, 1 to 1000, in the same order.
        scores,
    }
}

object! {
    /// A product or a feature as a vector.
    Embedding {
        /// The product or the feature.
        id,
        /// Whole numbers from -128 to 127, two hexadecimal digits each.
        vector,
    }
}

fn check_neighbours(row: &Neighbours, problems: &mut Problems) {
    if row.to.len() != row.scores.len() {
        problems.note_at(
            &["scores"],
            ProblemCode::Inconsistent,
            "as many scores as products",
            &row.scores.len().to_string(),
        );
    }
    if row.scores.iter().any(|score| !(1..=1000).contains(score)) {
        problems.note_at(&["scores"], ProblemCode::Range, "1 to 1000", "another score");
    }
}

fn check(models: &Models, problems: &mut Problems) {
    let mut names: Vec<&Id> = Vec::new();
    for row in &models.similar {
        names.push(&row.from);
    }
    check_order("similar", &names, problems);
    let mut length = None;
    for (key, rows) in [("products", &models.products), ("features", &models.features)] {
        let mut names: Vec<&Id> = Vec::new();
        for row in rows {
            names.push(&row.id);
            if *length.get_or_insert(row.vector.0.len()) != row.vector.0.len() {
                problems.note_at(&[key], ProblemCode::Inconsistent, "vectors of one length", &row.id);
            }
        }
        check_order(key, &names, problems);
    }
    for pair in models.horizons.windows(2) {
        if pair.first() >= pair.last() {
            problems.note_at(&["horizons"], ProblemCode::Inconsistent, "rising numbers of months", "another order");
        }
    }
    if models.least_visits < 5 {
        let expected = "5 or more, so that no number tells of a few people";
        problems.note_at(&["least_visits"], ProblemCode::Range, expected, &models.least_visits.to_string());
    }
}

/// Names are found by halving.
fn check_order(key: &str, names: &[&Id], problems: &mut Problems) {
    for pair in names.windows(2) {
        if let [before, after] = pair
            && before >= after
        {
            problems.note_at(&[key], ProblemCode::Inconsistent, "each name once, in the order of its letters", after);
        }
    }
}
