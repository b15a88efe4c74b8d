//! Dated data about the stages of a life: how each pack is written down, and the one that is built in.
//!
//! A pack is a file of its own, read when somebody asks for it. Norms of protection and costs of education come with
//! the tools, which begin with them ([`packs`](super::packs)); nothing of the others comes with a visit that does not
//! ask.

mod dated;
mod education_cost;
mod mortality_cn;
mod pension_cn;
mod pension_tw;
mod protection_norms;
mod tax_cn;

use crate::base::json;
use crate::config::node::Node;
use crate::config::problem::{Problem, ProblemCode, Problems};
use crate::tool::pack::{
    DepositInsurance, EducationCost, MortalityCn, PensionCn, PensionTw, ProtectionNorms, TaxCn, Unverified,
};

/// A pack of dated data that stands in a file of its own.
pub trait DataPack: Sized {
    /// The file that it stands in, under `public/packs`.
    const FILE: &'static str;
    /// The text of the one that is built in.
    const BUILT_IN: &'static str;

    /// Reads a pack.
    ///
    /// # Errors
    /// Everything that is wrong with it, each with its place as a JSON pointer.
    fn from_json(text: &str) -> Result<Self, Vec<Problem>>;

    /// Every value that still has to be checked against the text of its authority.
    fn unverified_values(&self) -> Vec<Unverified>;

    /// The pack that is built in.
    ///
    /// # Errors
    /// None: a test reads each of them.
    fn built_in() -> Result<Self, Vec<Problem>> {
        Self::from_json(Self::BUILT_IN)
    }
}

/// Makes a part of the document a pack with a file under `public/packs`.
macro_rules! data_pack {
    ($name:ty, $file:literal) => {
        impl $crate::config::model::life::DataPack for $name {
            const FILE: &'static str = $file;
            const BUILT_IN: &'static str = include_str!(concat!("../../../../public/packs/", $file));

            fn from_json(text: &str) -> Result<$name, Vec<$crate::config::problem::Problem>> {
                $crate::config::model::life::read(text)
            }

            fn unverified_values(&self) -> Vec<$crate::tool::pack::Unverified> {
                self.unverified()
            }
        }
    };
}
use data_pack;

/// Every value of the packs that are built in that still has to be checked against the text of its authority, with the
/// file that it stands in.
#[must_use]
pub fn unverified_values() -> Vec<(&'static str, Unverified)> {
    fn of<P: DataPack>() -> impl Iterator<Item = (&'static str, Unverified)> {
        let values = P::built_in().map(|pack| pack.unverified_values()).unwrap_or_default();
        values.into_iter().map(|value| (P::FILE, value))
    }
    let insurance = DepositInsurance::built_in().map(DepositInsurance::unverified).unwrap_or_default();
    let insurance = insurance.into_iter().map(|value| (DepositInsurance::FILE, value));
    of::<PensionCn>()
        .chain(of::<PensionTw>())
        .chain(of::<TaxCn>())
        .chain(of::<EducationCost>())
        .chain(of::<ProtectionNorms>())
        .chain(of::<MortalityCn>())
        .chain(insurance)
        .collect()
}

fn read<T: Node>(text: &str) -> Result<T, Vec<Problem>> {
    let mut problems = Problems::default();
    let mut pack = T::initial();
    match json::parse(text) {
        Ok(json) => {
            if pack.read(&json, &mut problems) && problems.is_empty() {
                return Ok(pack);
            }
        }
        Err(error) => problems.note(ProblemCode::Syntax, "a JSON document", &error.to_string()),
    }
    Err(problems.into_list())
}

#[cfg(test)]
mod tests;
