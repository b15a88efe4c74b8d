//! Derives of FinPlan: a struct that holds what a tool asks for is at the same time the description of it.

mod choice;
mod field;
mod inputs;
mod row;

use proc_macro::TokenStream;
use syn::{DeriveInput, parse_macro_input};

/// What a tool asks for: a struct with a field for each input, in the order of the form.
///
/// `#[tool("name", modifier, …)]` stands at the struct; a modifier is a method of `finplan::tool::Tool`, such as
/// `borrowing_for(Need::Home)`. At each field stands one of
///
/// - `#[input(kind, modifier, …)]`: a number or a month. `kind` is a constant `finplan::tool::input::InputKind`;
/// - `#[choice(modifier, …)]`: one of the options of its type, which derives [`Choice`](macro@Choice);
/// - `#[rows(range, modifier, …)]`: a `Vec` of a type that derives [`Row`](macro@Row), and how many of them the form
///   has; their inputs follow.
///
/// A modifier is a method of `finplan::tool::input::Input` (`assumed`, `means(Meaning::HomeLoan)`), or a condition on a
/// choice that stands above: `only(per = Month)`, `only(per = Month | Day)`, `unless(per = Year)`. What has a condition
/// is an `Option`, and `None` while the form does not show it. Receipts tell a list of one option from the option
/// alone: `among(per = Month)` is the list.
///
/// Each input has a constant of its name in capitals: `CardDebt::BALANCE` is its `finplan::tool::inputs::Key`.
#[proc_macro_derive(Inputs, attributes(tool, input, choice, rows))]
pub fn inputs(input: TokenStream) -> TokenStream {
    let input = parse_macro_input!(input as DeriveInput);
    inputs::derive(&input).unwrap_or_else(syn::Error::into_compile_error).into()
}

/// One of several like things that a tool asks for: a struct with a field for each input of a row.
///
/// `#[row(Tool::field, most = 6)]` stands at the struct and names the field of the tool that holds the rows. Fields
/// have the attributes of [`Inputs`](macro@Inputs), without rows of their own. In a kind or a modifier `place` is the
/// number of the row, from 1. `first("name")` keeps the name that an input had in the first row before there were more.
///
/// Each input has a constant of its name in capitals: `Debt::BALANCE.at(0)` is the key of that input in the first row.
#[proc_macro_derive(Row, attributes(row, input, choice))]
pub fn row(input: TokenStream) -> TokenStream {
    let input = parse_macro_input!(input as DeriveInput);
    row::derive(&input).unwrap_or_else(syn::Error::into_compile_error).into()
}

/// The options of a choice: an enumeration without data, in the order of the form; the first is the default.
///
/// An option is named in links and texts by its own name in lower case (`EqualPrincipal` is `equal_principal`), or by
/// `#[code("360")]`. The type has `CODES`, the names of all options, and `code`, that of one.
#[proc_macro_derive(Choice, attributes(code))]
pub fn choice(input: TokenStream) -> TokenStream {
    let input = parse_macro_input!(input as DeriveInput);
    choice::derive(&input).unwrap_or_else(syn::Error::into_compile_error).into()
}
