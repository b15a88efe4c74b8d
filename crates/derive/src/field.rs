//! A field of what a tool asks for, with its attribute.

use proc_macro2::TokenStream;
use quote::{ToTokens as _, format_ident, quote};
use syn::parse::{Parse, ParseStream};
use syn::punctuated::Punctuated;
use syn::spanned::Spanned as _;
use syn::{Data, DeriveInput, Error, Expr, Fields, GenericArgument, Ident, LitStr, PathArguments, Result, Token, Type};

/// What a field asks for.
pub enum Asks {
    /// A number or a month of this kind.
    Input(Expr),
    /// One of the options of its type.
    Choice,
    /// Rows of this type, as many as this range has.
    Rows(Expr, Box<Type>),
}

/// A field with its attribute.
pub struct Field {
    pub name: Ident,
    /// The type of the value: of an `Option` what is in it.
    pub value: Type,
    /// Whether there is no value while the form does not show it.
    pub optional: bool,
    pub asks: Asks,
    pub modifiers: Vec<Modifier>,
}

/// What is said of an input besides its kind.
pub enum Modifier {
    /// A method of `Input` with its arguments.
    Method(Ident, Vec<Expr>),
    /// Shown only when the choice has this option.
    Only(Ident, Ident),
    /// Shown only when the choice has one of these options.
    Among(Ident, Vec<Ident>),
    /// Shown unless the choice has this option.
    Unless(Ident, Ident),
    /// The id in the first row.
    First(LitStr),
}

impl Field {
    /// The name of its key.
    pub fn key(&self) -> Ident {
        format_ident!("{}", self.id().to_uppercase(), span = self.name.span())
    }

    /// The name in links, without the mark of a raw identifier.
    pub fn id(&self) -> String {
        self.name.to_string().trim_start_matches("r#").to_owned()
    }

    /// The constant `Input` of this id: `choice` is the id of a choice among `fields`.
    pub fn input(
        &self,
        id: &TokenStream,
        fields: &[Field],
        choice: &dyn Fn(usize) -> TokenStream,
    ) -> Result<TokenStream> {
        let kind = match &self.asks {
            Asks::Input(kind) => kind.to_token_stream(),
            Asks::Choice => {
                let ty = &self.value;
                quote!(::finplan::tool::input::InputKind::Choice(#ty::CODES))
            }
            Asks::Rows(range, _) => quote!(::finplan::tool::input::InputKind::Rows(#range)),
        };
        let mut input = quote!(::finplan::tool::input::Input::new(#id, #kind));
        for modifier in &self.modifiers {
            input = match modifier {
                Modifier::Method(method, arguments) => quote!(#input.#method(#(#arguments),*)),
                Modifier::Only(name, option) => {
                    let (place, ty) = find(name, fields, self)?;
                    let id = choice(place);
                    quote!(#input.only(#id, #ty::#option.code()))
                }
                Modifier::Among(name, options) => {
                    let (place, ty) = find(name, fields, self)?;
                    let id = choice(place);
                    quote!(#input.among(#id, const { &[#(#ty::#options.code()),*] }))
                }
                Modifier::Unless(name, option) => {
                    let (place, ty) = find(name, fields, self)?;
                    let id = choice(place);
                    quote!(#input.unless(#id, #ty::#option.code()))
                }
                Modifier::First(_) => input,
            };
        }
        Ok(input)
    }

    /// Whether the form does not always show it.
    fn is_conditional(&self) -> bool {
        let condition =
            |modifier: &Modifier| matches!(modifier, Modifier::Only(..) | Modifier::Among(..) | Modifier::Unless(..));
        self.modifiers.iter().any(condition)
    }
}

/// The choice of this name, which stands above the field that depends on it.
fn find<'a>(name: &Ident, fields: &'a [Field], of: &Field) -> Result<(usize, &'a Type)> {
    let above = fields.iter().take_while(|field| field.name != of.name);
    match above.enumerate().find(|(_, field)| field.name == *name) {
        Some((place, field)) if matches!(field.asks, Asks::Choice) => Ok((place, &field.value)),
        _ => Err(Error::new(name.span(), format!("no choice `{name}` stands above `{}`", of.name))),
    }
}

/// The fields of a struct.
pub fn fields(input: &DeriveInput) -> Result<Vec<Field>> {
    let Data::Struct(data) = &input.data else {
        return Err(Error::new_spanned(input, "what a tool asks for is a struct"));
    };
    let Fields::Named(named) = &data.fields else {
        return Err(Error::new_spanned(input, "its fields have names"));
    };
    named.named.iter().map(field).collect()
}

fn field(field: &syn::Field) -> Result<Field> {
    let Some(name) = field.ident.clone() else {
        return Err(Error::new_spanned(field, "a field has a name"));
    };
    let (value, optional) = match inner(&field.ty, "Option") {
        Some(value) => (value.clone(), true),
        None => (field.ty.clone(), false),
    };
    let mut found = None;
    for attribute in &field.attrs {
        let path = attribute.path();
        if path.is_ident("input") {
            let Asked { first, modifiers } = attribute.parse_args()?;
            let kind = first.ok_or_else(|| Error::new_spanned(attribute, "#[input(kind, …)]"))?;
            found = Some((Asks::Input(kind), modifiers));
        } else if path.is_ident("choice") {
            let modifiers = match &attribute.meta {
                syn::Meta::Path(_) => Vec::new(),
                _ => attribute.parse_args::<Modifiers>()?.0,
            };
            found = Some((Asks::Choice, modifiers));
        } else if path.is_ident("rows") {
            let Asked { first, modifiers } = attribute.parse_args()?;
            let range = first.ok_or_else(|| Error::new_spanned(attribute, "#[rows(range, …)]"))?;
            let row = inner(&field.ty, "Vec").ok_or_else(|| Error::new_spanned(&field.ty, "rows are a `Vec`"))?;
            found = Some((Asks::Rows(range, Box::new(row.clone())), modifiers));
        }
    }
    let (asks, modifiers) =
        found.ok_or_else(|| Error::new(name.span(), "say what it asks for: #[input(…)], #[choice] or #[rows(…)]"))?;
    let field = Field { name, value, optional, asks, modifiers };
    if !matches!(field.asks, Asks::Rows(..)) && field.is_conditional() != optional {
        return Err(Error::new(field.value.span(), "what has a condition is an `Option`, and nothing else is"));
    }
    Ok(field)
}

/// The `T` of `Outer<T>`.
fn inner<'a>(ty: &'a Type, outer: &str) -> Option<&'a Type> {
    let Type::Path(path) = ty else { return None };
    let last = path.path.segments.last().filter(|last| last.ident == outer)?;
    let PathArguments::AngleBracketed(arguments) = &last.arguments else { return None };
    match arguments.args.first()? {
        GenericArgument::Type(ty) => Some(ty),
        _ => None,
    }
}

/// A kind or a range, and modifiers.
struct Asked {
    first: Option<Expr>,
    modifiers: Vec<Modifier>,
}

impl Parse for Asked {
    fn parse(input: ParseStream) -> Result<Asked> {
        let first = if input.is_empty() { None } else { Some(input.parse()?) };
        if input.parse::<Option<Token![,]>>()?.is_none() {
            return Ok(Asked { first, modifiers: Vec::new() });
        }
        Ok(Asked { first, modifiers: input.parse::<Modifiers>()?.0 })
    }
}

/// Modifiers with commas between them.
pub struct Modifiers(pub Vec<Modifier>);

impl Parse for Modifiers {
    fn parse(input: ParseStream) -> Result<Modifiers> {
        Ok(Modifiers(Punctuated::<Modifier, Token![,]>::parse_terminated(input)?.into_iter().collect()))
    }
}

impl Parse for Modifier {
    fn parse(input: ParseStream) -> Result<Modifier> {
        let name: Ident = input.parse()?;
        if !input.peek(syn::token::Paren) {
            return Ok(Modifier::Method(name, Vec::new()));
        }
        let inside;
        syn::parenthesized!(inside in input);
        let condition = inside.peek(Ident) && inside.peek2(Token![=]);
        if condition && (name == "only" || name == "among" || name == "unless") {
            let choice: Ident = inside.parse()?;
            inside.parse::<Token![=]>()?;
            let options = Punctuated::<Ident, Token![|]>::parse_separated_nonempty(&inside)?;
            let options: Vec<Ident> = options.into_iter().collect();
            return match options.as_slice() {
                [option] if name == "unless" => Ok(Modifier::Unless(choice, option.clone())),
                _ if name == "unless" => Err(Error::new(choice.span(), "`unless` names one option")),
                [option] if name == "only" => Ok(Modifier::Only(choice, option.clone())),
                _ => Ok(Modifier::Among(choice, options)),
            };
        }
        if name == "first" {
            return Ok(Modifier::First(inside.parse()?));
        }
        let arguments = Punctuated::<Expr, Token![,]>::parse_terminated(&inside)?;
        Ok(Modifier::Method(name, arguments.into_iter().collect()))
    }
}
