//! One of several like things that a tool asks for.

use proc_macro2::TokenStream;
use quote::quote;
use syn::parse::{Parse, ParseStream};
use syn::{DeriveInput, Error, Ident, LitInt, Path, Result, Token};

use crate::field::{Field, Modifier, fields};

/// `Tool::field, most = 6`
struct Of {
    tool: Path,
    count: String,
    most: u32,
}

impl Parse for Of {
    fn parse(input: ParseStream) -> Result<Of> {
        let mut tool: Path = input.parse()?;
        let Some(last) = tool.segments.pop() else {
            return Err(input.error("name the tool and its field: Tool::field"));
        };
        tool.segments.pop_punct();
        let count = last.ident.to_string();
        if tool.segments.is_empty() {
            return Err(input.error("name the tool and its field: Tool::field"));
        }
        input.parse::<Token![,]>()?;
        let most: Ident = input.parse()?;
        if most != "most" {
            return Err(Error::new(most.span(), "most = 6"));
        }
        input.parse::<Token![=]>()?;
        let most = input.parse::<LitInt>()?.base10_parse()?;
        Ok(Of { tool, count, most })
    }
}

/// Implements `Row` and the keys.
pub fn derive(input: &DeriveInput) -> Result<TokenStream> {
    let attribute = input.attrs.iter().find(|attribute| attribute.path().is_ident("row"));
    let attribute = attribute
        .ok_or_else(|| Error::new_spanned(&input.ident, "name the tool's field: #[row(Tool::field, most = 6)]"))?;
    let Of { tool, count, most } = attribute.parse_args()?;
    let name = &input.ident;
    let fields = fields(input)?;
    let (mut keys, mut reads, mut inputs) = (Vec::new(), Vec::new(), Vec::new());
    for (member, field) in fields.iter().enumerate() {
        let (ident, key, ty) = (&field.name, field.key(), &field.value);
        let ids = (1..=most).map(|place| id(field, &count, place));
        let about = format!("The input `{}` of each row.", field.id());
        keys.push(quote! {
            #[doc = #about]
            pub const #key: ::finplan::tool::inputs::RowKey<#tool, #ty> =
                ::finplan::tool::inputs::RowKey::new(&[#(#ids),*]);
        });
        let how = if field.optional { quote!(optional) } else { quote!(required) };
        reads.push(quote!(#ident: ::finplan::tool::inputs::#how(values, Self::#key.at(place), context)?));
        let own = quote!(ids[#member]);
        let choice = |place: usize| quote!(ids[#place]);
        let described = field.input(&own, &fields, &choice)?;
        let shared = format!("{count}_{}", field.id());
        inputs.push(quote!(#described.in_row(#count, place, #shared)));
    }
    let members = fields.len();
    let total = members.saturating_mul(usize::try_from(most).unwrap_or(usize::MAX));
    let rows = (1..=most).map(|place| {
        let ids = fields.iter().map(|field| id(field, &count, place));
        quote!(&row(#place, [#(#ids),*]))
    });
    Ok(quote! {
        impl #name {
            #(#keys)*
        }

        impl ::finplan::tool::inputs::Row for #name {
            type Of = #tool;
            const INPUTS: &'static [::finplan::tool::input::Input] = {
                #[allow(unused_variables, reason = "not every row depends on its place")]
                #[allow(clippy::arithmetic_side_effects, reason = "evaluated at compile time, where a slip is an error")]
                const fn row(place: u32, ids: [&'static str; #members]) -> [::finplan::tool::input::Input; #members] {
                    [#(#inputs),*]
                }
                static TABLE: [::finplan::tool::input::Input; #total] =
                    ::finplan::tool::input::joined(&[#(#rows),*]);
                &TABLE
            };

            fn read(
                values: &::finplan::tool::value::Values,
                place: usize,
                context: &::finplan::tool::Context,
            ) -> ::core::result::Result<Self, ::finplan::tool::value::FieldError<#tool>> {
                ::core::result::Result::Ok(#name { #(#reads),* })
            }
        }
    })
}

/// The id of an input in this row.
fn id(field: &Field, count: &str, place: u32) -> String {
    let first = field.modifiers.iter().find_map(|modifier| match modifier {
        Modifier::First(name) if place == 1 => Some(name.value()),
        _ => None,
    });
    first.unwrap_or_else(|| format!("{count}{place}_{}", field.id()))
}
