//! An amount that is asked for outside a tool, such as one of the questionnaire's.

use crate::base::decimal::DecimalExt as _;
use rust_decimal::Decimal;

use super::form::{Typed, number};
use super::input::{Input, InputKind, Range};
use super::parse;
use super::value::FieldError;
use crate::domain::money::Currency;

/// From here on a bare number in a field of 万 counts units: nobody writes ten thousand 万 for 亿.
const TEN_THOUSAND: Decimal = Decimal::from_parts(10_000, 0, 0, false, 0);

/// An amount below one of so many parts of the first band that does not begin at nothing may lack its scale.
const FAR_BELOW: Decimal = Decimal::ONE_HUNDRED;

static ASKED: Input = Input::new("amount", InputKind::Money(Range::scaled(0, 1_000_000_000_000, 1, 0, 0)));

/// What was typed as it stands in the field: a bare number too large for 万 counts units from now on.
///
/// ```
/// use finplan::tool::amount::settled;
/// use finplan::tool::form::Typed;
/// assert!(settled(Typed { text: "20".to_owned(), wan: true }).wan);
/// assert!(!settled(Typed { text: "300000".to_owned(), wan: true }).wan);
/// ```
#[must_use]
pub fn settled(typed: Typed) -> Typed {
    let bare = parse::number(&typed.text).ok().filter(|number| !number.scaled && number.unit.is_none());
    let units = bare.is_some_and(|number| number.value >= TEN_THOUSAND);
    Typed { wan: typed.wan && !units, ..typed }
}

/// Reads an amount of nothing or more.
///
/// # Errors
/// A [`FieldError`] that says what to do.
pub fn read(typed: &Typed, currency: Currency) -> Result<Decimal, FieldError> {
    let InputKind::Money(range) = ASKED.kind else { return Err(FieldError::required(ASKED.id)) };
    number::read(&ASKED, &range, typed, Some(currency))
}

/// What a customer may have meant who left out the scale: `20` where the answers begin to differ at 50,000. `scale` is
/// what her language leaves out: ten thousand in Chinese, a thousand in English.
///
/// ```
/// use finplan::domain::money::Currency;
/// use finplan::tool::amount::unscaled;
/// use finplan::tool::form::Typed;
/// let meant = |text: &str| unscaled(&Typed { text: text.to_owned(), wan: false }, 50_000.into(), 10_000.into(), Currency::Cny);
/// assert_eq!(meant("20"), Some(200_000.into()));
/// assert_eq!(meant("20 元"), None, "she says which");
/// assert_eq!(meant("20000"), None);
/// assert_eq!(meant("0"), None);
/// ```
#[must_use]
pub fn unscaled(typed: &Typed, first: Decimal, scale: Decimal, currency: Currency) -> Option<Decimal> {
    let number = parse::number(&typed.text).ok().filter(|number| !number.scaled && number.unit.is_none())?;
    let value = read(typed, currency).ok().filter(|_| !typed.wan && number.value > Decimal::ZERO)?;
    (value < first.div_checked(FAR_BELOW)?).then(|| value.mul_checked(scale)).flatten()
}
