//! Experience mortality of insured lives in mainland China (中国人身保险业经验生命表).

use super::Edition;
use super::dated::{Dated, Unverified, note_unverified};
use crate::base::Id;
use crate::domain::protection::MortalityTable;

/// Mortality tables.
#[derive(Clone, Debug, PartialEq)]
pub struct MortalityCn {
    /// Whose data it is.
    pub edition: Edition,
    /// The tables, in no order of time: several hold at once, for different insurances.
    pub tables: Vec<Dated<NamedTable>>,
}

/// A table with its name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NamedTable {
    /// Its name in documents and links.
    pub id: Id,
    /// What it is called.
    pub name: String,
    /// Whose lives it describes.
    pub sex: Sex,
    /// The rates.
    pub table: MortalityTable,
}

/// Whose lives a table describes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sex {
    /// Men.
    Male,
    /// Women.
    Female,
}

impl Sex {
    /// Both.
    pub const ALL: [Sex; 2] = [Sex::Male, Sex::Female];
    /// Their names in packs.
    pub const CODES: &[&str] = &["male", "female"];
}

impl MortalityCn {
    /// The table of a name.
    #[must_use]
    pub fn table(&self, id: &str) -> Option<&Dated<NamedTable>> {
        self.tables.iter().find(|row| row.value.id == *id)
    }

    /// Every value that still has to be checked.
    #[must_use]
    pub fn unverified(&self) -> Vec<Unverified> {
        let mut found = Vec::new();
        note_unverified("tables", &self.tables, &mut found);
        found
    }
}
