//! Companies whose products the institution sells.

use crate::base::Id;
use crate::base::LocalText;
use crate::config::node::object;

/// A company that issues or manages products.
#[derive(Clone, Debug, PartialEq)]
pub struct Provider {
    /// What products refer to.
    pub id: Id,
    /// Its registered name, shown on every card of its products (R21).
    pub name: LocalText,
}

object! {
    /// A company that issues or manages products which the institution sells.
    Provider {
        /// What products refer to as their issuer.
        id,
        /// Its registered name, shown on every card of its products.
        name,
    }
}
