//! What each tool costs visits that are about others: its share of the files that they load, too.

use std::collections::BTreeMap;

use anyhow::{Context, Result};
use wasmparser::{KnownCustom, Name, Parser, Payload, TypeRef};

/// Bytes of machine code by the module of `src/tools` that they were compiled from, and of everything.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct CodeSizes {
    modules: BTreeMap<String, usize>,
    all: usize,
}

impl CodeSizes {
    /// Adds a wasm with the names of its functions.
    pub fn add(&mut self, wasm: &[u8]) -> Result<()> {
        let (mut names, mut sizes, mut imported) = (BTreeMap::new(), Vec::new(), 0_u32);
        for payload in Parser::new(0).parse_all(wasm) {
            match payload.context("a chunk of the program is damaged")? {
                Payload::ImportSection(imports) => {
                    for import in imports.into_imports() {
                        if matches!(import?.ty, TypeRef::Func(_)) {
                            imported += 1;
                        }
                    }
                }
                Payload::CodeSectionEntry(body) => sizes.push(body.as_bytes().len()),
                Payload::CustomSection(section) => {
                    if let KnownCustom::Name(sections) = section.as_known() {
                        for section in sections {
                            if let Name::Function(functions) = section? {
                                for function in functions {
                                    let function = function?;
                                    names.insert(function.index, function.name);
                                }
                            }
                        }
                    }
                }
                _ => {}
            }
        }
        for (index, size) in (imported..).zip(sizes) {
            self.all += size;
            if let Some(module) = names.get(&index).and_then(|name| module(name)) {
                let of_module = self.modules.entry(module.to_owned()).or_default();
                *of_module += size;
            }
        }
        Ok(())
    }

    /// About how many bytes of a compressed file a tool's code is, by its name.
    pub fn shares(&self, compressed: usize) -> impl Iterator<Item = (&str, usize)> {
        self.modules.iter().map(move |(module, code)| (module.as_str(), share(compressed, *code, self.all)))
    }
}

/// About how many bytes of a compressed table of texts are about a tool's card on home.
pub fn card(tool: &str, table: &str, compressed: usize) -> usize {
    let own =
        table.split_inclusive('\n').filter(|line| line.strip_prefix("home.").is_some_and(|line| is_of(line, tool)));
    share(compressed, own.map(str::len).sum(), table.len())
}

/// Whether a key, with what follows it, is a name or lies below it.
fn is_of(key: &str, name: &str) -> bool {
    key.strip_prefix(name).is_some_and(|rest| rest.starts_with(['.', '\t']))
}

fn share(of: usize, bytes: usize, all: usize) -> usize {
    of.saturating_mul(bytes).checked_div(all).unwrap_or(0)
}

/// The module of `src/tools` in the compiler's name of a function, such as `_ZN7finplan5tools8mortgage8evaluate17h…E`.
fn module(name: &str) -> Option<&str> {
    let (_, path) = name.split_once("7finplan5tools")?;
    let digits = path.bytes().take_while(u8::is_ascii_digit).count();
    let (length, path) = path.split_at_checked(digits)?;
    path.get(..length.parse().ok()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_function_belongs_to_the_module_that_its_name_tells() {
        assert_eq!(module("_ZN7finplan5tools8mortgage8evaluate17h0123456789abcdefE"), Some("mortgage"));
        assert_eq!(module("_ZN4core3ptr56drop_in_place$LT$finplan..tool..text..Text$GT$17h0E"), None);
        assert_eq!(module("_ZN7finplan5tools99short"), None);
    }

    #[test]
    fn a_tool_costs_its_share_of_code_and_texts() {
        let modules = BTreeMap::from([("card_debt".to_owned(), 300), ("form".to_owned(), 100)]);
        let code = CodeSizes { modules, all: 1_000 };
        assert_eq!(code.shares(500).collect::<Vec<_>>(), [("card_debt", 150), ("form", 50)]);
        // The first two lines of 17 and 19 letters of 54 are the tool's; `card_debts` is another.
        let table = "home.card_debt\tC\nhome.card_debt.a\tC\nhome.card_debts\tC\n";
        assert_eq!((table.len(), card("card_debt", table, 54)), (54, 36));
    }

    #[test]
    fn a_program_without_names_has_no_modules() {
        let mut code = CodeSizes::default();
        code.add(b"\0asm\x01\0\0\0").unwrap();
        assert_eq!(code, CodeSizes::default());
        assert!(code.add(b"no wasm").is_err());
    }
}
