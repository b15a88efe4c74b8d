//! What irregular contributions become.

use super::goal::monthly_rate;
use super::{MAX_MONTHS, SavingError};
use crate::double_double::DoubleDouble;
use rust_decimal::Decimal;

/// The balance after each month when `flows` are paid in at the months' ends, one each; the first entry is the start.
///
/// # Errors
/// [`SavingError`], naming the input.
///
/// ```
/// use finplan_domain::saving::flow_path;
/// let path = flow_path(100.into(), &[0.into(), 50.into()], 0.into()).unwrap();
/// assert_eq!(path, [100.into(), 100.into(), 150.into()]);
/// // A year at 5 %, and ten at its end.
/// let mut flows = [0.into(); 12];
/// flows[11] = 10.into();
/// assert_eq!(flow_path(100.into(), &flows, 5.into()).unwrap()[12].round_dp(20).normalize().to_string(), "115");
/// ```
pub fn flow_path(start: Decimal, flows: &[Decimal], annual_percent: Decimal) -> Result<Vec<Decimal>, SavingError> {
    if u32::try_from(flows.len()).is_ok_and(|months| months <= MAX_MONTHS) {
        let factor = monthly_rate(annual_percent)? + DoubleDouble::ONE;
        let mut balance = DoubleDouble::from(start);
        let mut path = vec![start];
        for flow in flows {
            balance = balance * factor + DoubleDouble::from(*flow);
            path.push(balance.to_decimal().ok_or(SavingError::OutOfRange)?);
        }
        Ok(path)
    } else {
        Err(SavingError::Months)
    }
}
