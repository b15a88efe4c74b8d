//! What a tool asks for.

use proc_macro2::TokenStream;
use quote::quote;
use syn::parse::{Parse, ParseStream};
use syn::{DeriveInput, Error, LitStr, Result, Token};

use crate::field::{Asks, Modifier, Modifiers, fields};

/// `"name", modifier, …`
struct Tool {
    name: LitStr,
    modifiers: Vec<Modifier>,
}

impl Parse for Tool {
    fn parse(input: ParseStream) -> Result<Tool> {
        let name = input.parse()?;
        let modifiers =
            if input.parse::<Option<Token![,]>>()?.is_some() { input.parse::<Modifiers>()?.0 } else { Vec::new() };
        Ok(Tool { name, modifiers })
    }
}

/// Implements `Inputs` and the keys.
pub fn derive(input: &DeriveInput) -> Result<TokenStream> {
    let attribute = input.attrs.iter().find(|attribute| attribute.path().is_ident("tool"));
    let attribute = attribute.ok_or_else(|| Error::new_spanned(&input.ident, "name the tool: #[tool(\"name\")]"))?;
    let Tool { name: tool, modifiers } = attribute.parse_args()?;
    let mut described = quote!(::finplan::tool::Tool::new(#tool, &TABLE));
    for modifier in modifiers {
        let Modifier::Method(method, arguments) = modifier else {
            return Err(Error::new_spanned(attribute, "a tool has no conditions"));
        };
        described = quote!(#described.#method(#(#arguments),*));
    }
    let name = &input.ident;
    let fields = fields(input)?;
    let (mut keys, mut parts, mut counts, mut reads) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    for field in &fields {
        let (ident, key, id) = (&field.name, field.key(), field.id());
        let choice = |place: usize| {
            let id = fields.get(place).map(|field| field.id());
            quote!(#id)
        };
        let described = field.input(&quote!(#id), &fields, &choice)?;
        parts.push(quote!(&[#described]));
        let (ty, about) = match &field.asks {
            Asks::Rows(_, row) => {
                parts.push(quote!(<#row as ::finplan::tool::inputs::Row>::INPUTS));
                counts.push(quote!(<#row as ::finplan::tool::inputs::Row>::INPUTS.len()));
                reads.push(quote!(#ident: ::finplan::tool::inputs::rows(values, #id, context)?));
                (quote!(u32), format!("The number of `{id}`."))
            }
            _ => {
                let ty = &field.value;
                let how = if field.optional { quote!(optional) } else { quote!(required) };
                reads.push(quote!(#ident: ::finplan::tool::inputs::#how(values, Self::#key, context)?));
                (quote!(#ty), format!("The input `{id}`."))
            }
        };
        keys.push(quote! {
            #[doc = #about]
            pub const #key: ::finplan::tool::inputs::Key<#name, #ty> = ::finplan::tool::inputs::Key::new(#id);
        });
    }
    let own = fields.len();
    Ok(quote! {
        impl #name {
            #(#keys)*
        }

        impl ::finplan::tool::inputs::Inputs for #name {
            const TOOL: &'static ::finplan::tool::Tool = {
                static TABLE: [::finplan::tool::input::Input; #own #(+ #counts)*] =
                    ::finplan::tool::input::joined(&[#(#parts),*]);
                static TOOL: ::finplan::tool::Tool = #described;
                &TOOL
            };

            fn read(
                values: &::finplan::tool::value::Values,
                context: &::finplan::tool::Context,
            ) -> ::core::result::Result<Self, ::finplan::tool::value::FieldError<Self>> {
                ::core::result::Result::Ok(#name { #(#reads),* })
            }
        }
    })
}
