//! A loan of another tool as what the statement asks for.

use rust_decimal::Decimal;

use super::inputs::{Basis, Collector, CostStatement, Item, ItemKind, Method};
use crate::tool::inputs::Set;
use crate::tool::report::Destination;
use crate::tools::repayment::Repayment;

impl CostStatement {
    /// The step to the statement of a loan with one fee of the lender at the start, and no other item; `None` where the
    /// fee leaves nothing of the loan. Amounts are in currency units, the rate in percent.
    pub(in crate::tools) fn of_loan(
        (amount, periods): (Decimal, u32),
        method: Method,
        annual_rate: Decimal,
        fee: Decimal,
    ) -> Option<Destination> {
        if fee >= amount {
            return None;
        }
        let mut set = vec![
            CostStatement::AMOUNT.to(amount),
            CostStatement::PERIODS.to(periods),
            CostStatement::METHOD.to(method),
            CostStatement::ANNUAL_RATE.to(annual_rate),
            CostStatement::ITEMS.to(u32::from(!fee.is_zero())),
        ];
        if !fee.is_zero() {
            set.extend(CostStatement::service(0, Basis::Once));
            set.push(Item::AMOUNT.at(0).to(fee));
        }
        Some(Destination::to(set))
    }

    /// The item at `place`, from 0, as a service of the lender that is charged so; how much comes behind.
    pub(in crate::tools) fn service(place: usize, basis: Basis) -> [Set<CostStatement>; 3] {
        [
            Item::KIND.at(place).to(ItemKind::Service),
            Item::BASIS.at(place).to(basis),
            Item::BY.at(place).to(Collector::Lender),
        ]
    }
}

impl From<Repayment> for Method {
    fn from(repayment: Repayment) -> Method {
        match repayment {
            Repayment::EqualInstallment => Method::EqualInstallment,
            Repayment::EqualPrincipal => Method::EqualPrincipal,
        }
    }
}
