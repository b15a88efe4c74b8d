//! What each tool costs: its share of the chunks that all tools are in, and of the texts.

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

    /// About how many bytes a tool adds to what is transferred, by its name: its share of the compressed chunks and of
    /// the compressed table of texts. A tool is what asks a question in the table.
    pub fn costs(&self, chunks: usize, table: &str, compressed_table: usize) -> BTreeMap<String, usize> {
        let mut costs = BTreeMap::new();
        for (module, code) in &self.modules {
            let own = table.split_inclusive('\n').filter(|line| belongs(line, module));
            let texts: usize = own.map(str::len).sum();
            if table.lines().any(|line| line.starts_with(&format!("{module}.ask\t"))) {
                let cost = share(chunks, *code, self.all) + share(compressed_table, texts, table.len());
                costs.insert(module.clone(), cost);
            }
        }
        costs
    }
}

fn belongs(line: &str, module: &str) -> bool {
    line.strip_prefix(module).is_some_and(|rest| rest.starts_with('.'))
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
        // The first line of 21 letters of 43 is the tool's; `card_debts` is another.
        let table = "card_debt.ask\tCards?\ncard_debts.ask\tDebts?\n";
        let costs = code.costs(500, table, 44);
        assert_eq!(costs, BTreeMap::from([("card_debt".to_owned(), 150 + 44 * 21 / 43)]));
    }

    #[test]
    fn a_program_without_names_has_no_modules() {
        let mut code = CodeSizes::default();
        code.add(b"\0asm\x01\0\0\0").unwrap();
        assert_eq!(code, CodeSizes::default());
        assert!(code.add(b"no wasm").is_err());
    }
}
