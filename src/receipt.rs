//! A short code from which a calculation can be run again, without any server.
//!
//! A receipt holds what an answer follows from and what it came to: the tool, its inputs, the date, the currency, the
//! number of the [engine](ENGINE), the dated rule packs, and a digest of every exact figure. It holds nothing of the
//! bank's defaults: a bank that changes them changes no receipt.
//!
//! The code is made for people: Crockford's base 32 in groups of five, either case, `I`, `L` and `O` read as `1`,
//! `1` and `0`, and a checksum that sees any wrong character and any two in the wrong order.
//!
//! | part | characters |
//! |---|---|
//! | format | 1 |
//! | currency | 1 |
//! | tool, fifteen bits of its name | 3 |
//! | the tool's form, ten bits of its inputs, defaults and options | 2 |
//! | engine | 1 below 16 |
//! | date, days since 2020-01-01 | 3 |
//! | rule packs: how many; of each fifteen bits of its name, and its date | 1 + 6 each |
//! | inputs: which of five are not the tool's own defaults | 1 for each 5 inputs |
//! | and their values: power of ten and mantissa, place of the option, months from the date | 1 to 6 each |
//! | digest of the figures | 8 |
//! | checksum | 3 |

mod digest;
mod symbols;
mod values;

use chrono::{Days, NaiveDate};

use crate::base::Id;
use crate::domain::money::Currency;
use crate::tool::report::Report;
use crate::tool::value::Values;
use crate::tool::{Context, Tool};
use crate::tools::registry;
pub use digest::Format;
use symbols::{Broken, Reader, Writer};

/// The number of the calculations. It is raised whenever any of them gives another figure for the same inputs;
/// `tests/receipt.rs` holds golden figures for each number and fails when they change without it.
pub const ENGINE: u32 = 3;
/// Symbols of a name.
const NAME_SYMBOLS: usize = 3;
/// Symbols of the digest of a form.
const FORM_SYMBOLS: usize = 2;
/// Symbols of a date.
const DATE_SYMBOLS: usize = 3;

/// A calculation that can be run again.
#[derive(Clone, Debug, PartialEq)]
pub struct Receipt {
    /// The name of the tool.
    pub tool: &'static str,
    /// Its inputs.
    pub values: Values,
    /// The customer's date at the time.
    pub date: NaiveDate,
    /// The currency of every amount.
    pub currency: Currency,
    /// The form of its code.
    pub format: Format,
    /// The [`ENGINE`] of the time.
    pub engine: u32,
    /// The dated rules that the answer rests on.
    pub packs: Vec<Pack>,
    /// The digest of every exact figure.
    pub figures: u64,
}

/// The version of one rule pack. Of its name a code holds as much as is needed to find it again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pack {
    name: u64,
    /// The day of the version.
    pub version: NaiveDate,
}

/// A rule pack that is not what it was.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChangedPack {
    /// Its name; `None` for one that is no longer there, or whose name is another now.
    pub id: Option<String>,
    /// The day of the version of the receipt; `None` for a pack that is new.
    pub then: Option<NaiveDate>,
    /// The day of today's version; `None` for a pack that is no longer there.
    pub now: Option<NaiveDate>,
}

/// What came of running a receipt again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verification {
    /// Every figure is the same to the cent.
    Same,
    /// Figures differ, and these rule packs have changed; never empty.
    RulesChanged(Vec<ChangedPack>),
    /// Figures differ, the rules are the same, and the calculations have changed since.
    EngineChanged {
        /// The number of then.
        then: u32,
    },
    /// Figures differ though nothing has changed: the code does not belong to this answer.
    Differs,
}

/// Why a text is no receipt that can be run again.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ReceiptError {
    /// Not a receipt code at all.
    #[error("this is no receipt code")]
    Malformed,
    /// A character is wrong, or two are in the wrong order.
    #[error("a character of the code is wrong")]
    WrongChecksum,
    /// Made by a later program, in a form that this one does not know.
    #[error("the code is of a newer form than this program knows")]
    NewerFormat,
    /// For a tool that this program does not have.
    #[error("the code is for a tool that this program does not have")]
    UnknownTool,
    /// For this tool when it asked something else: only a program of that time can read its inputs.
    #[error("the code was made when the tool asked for other inputs")]
    OtherForm,
}

impl Receipt {
    /// The receipt of `report`, which `tool` answered for `values` in `context`.
    #[must_use]
    pub fn of(tool: &Tool, values: &Values, context: &Context, report: &Report) -> Receipt {
        let (format, mut packs) = (Format::CURRENT, Vec::new());
        for (id, version) in &report.rules {
            packs.push(Pack { name: digest::of_name(format, id.as_str()), version: *version });
        }
        Receipt {
            tool: tool.id,
            values: values.clone(),
            date: context.today,
            currency: context.currency,
            format,
            engine: ENGINE,
            packs,
            figures: digest::of_report(format, report),
        }
    }

    /// The code; `None` for a date outside 2020 to 2109.
    ///
    /// ```
    /// use finplan::domain::date;
    /// use finplan::domain::money::Currency;
    /// use finplan::receipt::{self, Verification, Receipt};
    /// use finplan::tool::{Context, form::Form};
    /// use finplan::tools::registry;
    ///
    /// let context = Context::new(date::parse("2026-11-23").unwrap(), Currency::Cny);
    /// let mortgage = registry::calculator("mortgage").unwrap();
    /// let values = Form::new(mortgage, &[], &context).defaults();
    /// let report = mortgage.answer(&values, &context).unwrap();
    ///
    /// let code = Receipt::of(mortgage.tool, &values, &context, &report).code().unwrap();
    /// let again = receipt::read(&code.to_lowercase()).unwrap();
    /// assert_eq!((again.tool, &again.values, again.date), ("mortgage", &values, context.today));
    /// let report = mortgage.answer(&again.values, &again.context(&context)).unwrap();
    /// assert_eq!(again.verify(Some(&report)), Verification::Same);
    /// ```
    #[must_use]
    pub fn code(&self) -> Option<String> {
        let tool = registry::find(self.tool)?;
        let mut out = Writer::default();
        out.symbol(self.format.number());
        let currency = Currency::ALL.iter().position(|known| *known == self.currency)?;
        out.symbol(u64::try_from(currency).ok()?);
        out.fixed(digest::of_name(self.format, self.tool), NAME_SYMBOLS);
        out.fixed(digest::of_form(self.format, tool), FORM_SYMBOLS);
        out.number(self.engine.into());
        out.fixed(days(self.date)?, DATE_SYMBOLS);
        out.number(u128::try_from(self.packs.len()).ok()?);
        for pack in &self.packs {
            out.fixed(pack.name, NAME_SYMBOLS);
            out.fixed(days(pack.version)?, DATE_SYMBOLS);
        }
        values::write(&mut out, tool, &self.values, self.date);
        out.fixed(self.figures, digest::SYMBOLS);
        Some(out.finish())
    }

    /// What the tool may know besides its inputs when it is run again: the date and the currency of then, and the
    /// rules of `now`.
    #[must_use]
    pub fn context(&self, now: &Context) -> Context {
        Context { today: self.date, currency: self.currency, ..now.clone() }
    }

    /// Compares the receipt with what its values come to now; `None` for no answer.
    #[must_use]
    pub fn verify(&self, report: Option<&Report>) -> Verification {
        if report.is_some_and(|report| digest::of_report(self.format, report) == self.figures) {
            return Verification::Same;
        }
        let changed = self.changed(report.map_or(&[], |report| &report.rules));
        if !changed.is_empty() {
            Verification::RulesChanged(changed)
        } else if self.engine != ENGINE {
            Verification::EngineChanged { then: self.engine }
        } else {
            Verification::Differs
        }
    }

    /// The rule packs that are not what they were.
    fn changed(&self, packs: &[(Id, NaiveDate)]) -> Vec<ChangedPack> {
        let mut changed = Vec::new();
        for pack in &self.packs {
            let now = packs.iter().find(|(id, _)| digest::of_name(self.format, id.as_str()) == pack.name);
            if now.is_none_or(|(_, version)| *version != pack.version) {
                changed.push(ChangedPack {
                    id: now.map(|(id, _)| id.as_str().to_owned()),
                    then: Some(pack.version),
                    now: now.map(|(_, version)| *version),
                });
            }
        }
        for (id, version) in packs {
            if !self.packs.iter().any(|pack| pack.name == digest::of_name(self.format, id.as_str())) {
                changed.push(ChangedPack { id: Some(id.as_str().to_owned()), then: None, now: Some(*version) });
            }
        }
        changed
    }
}

/// Reads a code. Its inputs lie within the tool's own bounds; a bank's limits are not checked here.
///
/// # Errors
/// [`ReceiptError`] says why the text is no receipt that can be run again.
///
/// ```
/// use finplan::receipt::{ReceiptError, read};
/// assert_eq!(read("10D6T-GF1PE-2"), Err(ReceiptError::WrongChecksum));
/// assert_eq!(read("my receipt?"), Err(ReceiptError::Malformed));
/// ```
pub fn read(code: &str) -> Result<Receipt, ReceiptError> {
    let (from, head) = read_head(code)?;
    let tool = head.tool.and_then(registry::find).ok_or(ReceiptError::UnknownTool)?;
    read_body(from, &head, tool).ok_or(ReceiptError::Malformed)?
}

/// The name of the tool that a code is for, which [`read`] needs.
///
/// # Errors
/// As of [`read`], as far as that can be said without the tool.
pub fn tool_of(code: &str) -> Result<&'static str, ReceiptError> {
    read_head(code)?.1.tool.ok_or(ReceiptError::UnknownTool)
}

/// What stands before the inputs.
struct Head {
    format: Format,
    currency: Currency,
    /// `None` for one that there is not.
    tool: Option<&'static str>,
    form: u64,
}

fn read_head(code: &str) -> Result<(Reader, Head), ReceiptError> {
    let mut from = Reader::new(code).map_err(|broken| match broken {
        Broken::Characters => ReceiptError::Malformed,
        Broken::Checksum => ReceiptError::WrongChecksum,
    })?;
    let format = match from.symbol() {
        Some(1) => Format::First,
        Some(2) => Format::Second,
        Some(newer) if newer > Format::CURRENT.number() => return Err(ReceiptError::NewerFormat),
        _ => return Err(ReceiptError::Malformed),
    };
    let mut rest = || {
        let currency = *Currency::ALL.get(usize::try_from(from.symbol()?).ok()?)?;
        let (name, form) = (from.fixed(NAME_SYMBOLS)?, from.fixed(FORM_SYMBOLS)?);
        let tool = registry::IDS.into_iter().find(|id| digest::of_name(format, id) == name);
        Some(Head { format, currency, tool, form })
    };
    let head = rest().ok_or(ReceiptError::Malformed)?;
    Ok((from, head))
}

/// Everything behind the form.
fn read_body(mut from: Reader, head: &Head, tool: &'static Tool) -> Option<Result<Receipt, ReceiptError>> {
    let Head { format, currency, form, .. } = *head;
    if digest::of_form(format, tool) != form {
        return Some(Err(ReceiptError::OtherForm));
    }
    let engine = u32::try_from(from.number()?).ok()?;
    let date = day(from.fixed(DATE_SYMBOLS)?)?;
    let mut packs = Vec::new();
    for _ in 0..from.number()? {
        packs.push(Pack { name: from.fixed(NAME_SYMBOLS)?, version: day(from.fixed(DATE_SYMBOLS)?)? });
    }
    let values = values::read(&mut from, tool, date)?;
    let figures = from.fixed(digest::SYMBOLS)?;
    from.done().then_some(Ok(Receipt { tool: tool.id, values, date, currency, format, engine, packs, figures }))
}

/// The day that dates are counted from.
const fn epoch() -> Option<NaiveDate> {
    NaiveDate::from_ymd_opt(2020, 1, 1)
}

fn days(date: NaiveDate) -> Option<u64> {
    let days = u64::try_from(date.signed_duration_since(epoch()?).num_days()).ok()?;
    (days < 1 << 15).then_some(days)
}

fn day(days: u64) -> Option<NaiveDate> {
    epoch()?.checked_add_days(Days::new(days))
}

#[cfg(test)]
#[allow(clippy::arithmetic_side_effects, reason = "tests may overflow: they then fail")]
mod tests;
