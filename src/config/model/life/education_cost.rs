//! What children and their education cost in mainland China.

use rust_decimal::Decimal;

use super::data_pack;
use super::dated::check_values;
use crate::config::node::object;
use crate::config::problem::Problems;
use crate::tool::pack::{AgeCost, EducationCost, StageCost};

data_pack!(EducationCost, "education_cost.json");

object! {
    /// What children cost a year.
    EducationCost, check check {
        /// Whose data it is.
        edition,
        /// Everything that a household spends on a child, by age.
        upbringing,
        /// What is spent on education alone, by stage.
        stages,
    }
}

object! {
    /// The cost of a year at some ages.
    AgeCost {
        /// The first age.
        from_age,
        /// The last age.
        to_age,
        /// The cost of a year.
        per_year,
    }
}

object! {
    /// The cost of a year in a stage of education.
    StageCost {
        /// The stage.
        stage,
        /// The first age.
        from_age,
        /// The last age.
        to_age,
        /// The cost of a year.
        per_year,
    }
}

fn check(pack: &EducationCost, problems: &mut Problems) {
    let expected = "ages in their order, each once, and costs of 0 or more";
    let ages = |rows: &Vec<AgeCost>| ordered(rows.iter().map(|row| (row.from_age, row.to_age, row.per_year)));
    check_values("upbringing", &pack.upbringing, expected, ages, problems);
    let stages = |rows: &Vec<StageCost>| ordered(rows.iter().map(|row| (row.from_age, row.to_age, row.per_year)));
    check_values("stages", &pack.stages, expected, stages, problems);
}

fn ordered(rows: impl Iterator<Item = (u32, u32, Decimal)>) -> bool {
    let mut next = 0_u32;
    let mut any = false;
    for (from, to, cost) in rows {
        if from < next || to < from || cost < Decimal::ZERO {
            return false;
        }
        (next, any) = (to.saturating_add(1), true);
    }
    any
}
