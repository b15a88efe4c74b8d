//! The options of a choice.

use proc_macro2::TokenStream;
use quote::quote;
use syn::{Data, DeriveInput, Error, Fields, LitStr, Result, Variant};

/// Implements `Choice` and the constants that stand beside it.
pub fn derive(input: &DeriveInput) -> Result<TokenStream> {
    let Data::Enum(data) = &input.data else {
        return Err(Error::new_spanned(input, "the options of a choice are an enum"));
    };
    let name = &input.ident;
    let mut members = Vec::new();
    let mut codes = Vec::new();
    for variant in &data.variants {
        if !matches!(variant.fields, Fields::Unit) {
            return Err(Error::new_spanned(variant, "an option has no data"));
        }
        members.push(&variant.ident);
        codes.push(code(variant)?);
    }
    Ok(quote! {
        impl #name {
            /// The names of all options, in the order of the form.
            pub const CODES: &'static [&'static str] = &[#(#codes),*];

            /// The name in links and texts.
            #[must_use]
            pub const fn code(self) -> &'static str {
                match self { #(Self::#members => #codes),* }
            }
        }

        impl ::finplan::tool::choice::Choice for #name {
            const ALL: &'static [Self] = &[#(Self::#members),*];
            const CODES: &'static [&'static str] = Self::CODES;

            fn code(self) -> &'static str {
                Self::code(self)
            }
        }
    })
}

fn code(variant: &Variant) -> Result<String> {
    for attribute in &variant.attrs {
        if attribute.path().is_ident("code") {
            return Ok(attribute.parse_args::<LitStr>()?.value());
        }
    }
    Ok(lower(&variant.ident.to_string()))
}

/// `EqualPrincipal` as `equal_principal`.
fn lower(name: &str) -> String {
    let mut code = String::new();
    for c in name.chars() {
        if c.is_uppercase() && !code.is_empty() {
            code.push('_');
        }
        code.extend(c.to_lowercase());
    }
    code
}
