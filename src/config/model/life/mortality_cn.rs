//! Mortality tables of mainland China.

use super::data_pack;
use crate::config::node::object;
use crate::config::problem::{ProblemCode, Problems};
use crate::domain::protection::MortalityTable;
use crate::tool::pack::{MortalityCn, NamedTable};

data_pack!(MortalityCn, "mortality_cn.json");

object! {
    /// Mortality tables of insured lives.
    MortalityCn, check check {
        /// Whose data it is.
        edition,
        /// The tables; several may hold at once.
        tables,
    }
}

object! {
    /// A table with its name.
    NamedTable {
        /// Its name in documents and links.
        id,
        /// What it is called.
        name,
        /// Whose lives it describes.
        sex,
        /// The rates.
        table,
    }
}

object! {
    /// The deaths of each age within a year.
    MortalityTable {
        /// The first age.
        first_age,
        /// Deaths per thousand within one year, one age after the other; the last is 1000.
        q_per_mille,
    }
}

fn check(pack: &MortalityCn, problems: &mut Problems) {
    if pack.tables.is_empty() {
        problems.note_at(&["tables"], ProblemCode::Empty, "at least one table", "none");
    }
    for (place, row) in pack.tables.iter().enumerate() {
        let place_text = place.to_string();
        let NamedTable { id, table, .. } = &row.value;
        if pack.tables.iter().take(place).any(|earlier| earlier.value.id == *id) {
            problems.note_at(&["tables", &place_text, "value", "id"], ProblemCode::Duplicate, "a new id", id);
        }
        if !table.check() {
            let pointer = ["tables", &place_text, "value", "table", "q_per_mille"];
            let expected = "rates from 0 to 1000, the last one 1000 and no other";
            problems.note_at(&pointer, ProblemCode::Inconsistent, expected, "others");
        }
    }
}
