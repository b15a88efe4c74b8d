//! Taking out of a module what it would say before it breaks down: a module without imports has nobody to say it to, and
//! the words and their formatting are a quarter of a small one.

use std::collections::BTreeSet;

use anyhow::{Context, Result, ensure};
use wasm_encoder::{CodeSection, Function, Instruction, Module, RawSection};
use wasmparser::{KnownCustom, Name, Parser, Payload};

/// What stands in the mangled names of functions that never return.
const PANICS: [&str; 9] = [
    "4core9panicking",
    "3std9panicking",
    "core6option13unwrap_failed",
    "core6result13unwrap_failed",
    "core4cell22panic_already",
    "slice_index_fail",
    "len_mismatch_fail",
    "raw_vec12handle_error",
    "18handle_alloc_error",
];

/// The same module in which those functions trap at once, as they do in the end.
///
/// # Errors
/// The module is damaged, imports something, has no names, or none of these functions: then the list is out of date.
pub fn silent(wasm: &[u8]) -> Result<Vec<u8>> {
    ensure!(imports(wasm)? == 0, "the module imports something: it must stand by itself");
    let panics = panics(wasm)?;
    ensure!(!panics.is_empty(), "the module has none of the functions that are to be silent");
    let mut module = Module::new();
    let (mut code, mut function) = (CodeSection::new(), 0);
    let (mut left, mut trap) = (0, Function::new([]));
    trap.instruction(&Instruction::Unreachable).instruction(&Instruction::End);
    for payload in Parser::new(0).parse_all(wasm) {
        let payload = payload.context("the module is damaged")?;
        match &payload {
            Payload::CodeSectionStart { count, .. } => left = *count,
            Payload::CodeSectionEntry(body) => {
                if panics.contains(&function) {
                    code.function(&trap);
                } else {
                    code.raw(body.as_bytes());
                }
                function += 1;
                left -= 1;
                if left == 0 {
                    module.section(&code);
                }
            }
            payload => {
                if let Some((id, range)) = payload.as_section() {
                    let data = wasm.get(usize::try_from(range.start)?..usize::try_from(range.end)?);
                    module.section(&RawSection { id, data: data.unwrap_or_default() });
                }
            }
        }
    }
    Ok(module.finish())
}

/// How many things are imported.
fn imports(wasm: &[u8]) -> Result<u32> {
    for payload in Parser::new(0).parse_all(wasm) {
        if let Payload::ImportSection(imports) = payload? {
            return Ok(imports.count());
        }
    }
    Ok(0)
}

fn panics(wasm: &[u8]) -> Result<BTreeSet<u32>> {
    let mut found = BTreeSet::new();
    for payload in Parser::new(0).parse_all(wasm) {
        let Payload::CustomSection(custom) = payload? else { continue };
        let KnownCustom::Name(names) = custom.as_known() else { continue };
        for name in names {
            let Name::Function(functions) = name? else { continue };
            for function in functions {
                let function = function?;
                if PANICS.iter().any(|panic| function.name.contains(panic)) {
                    found.insert(function.index);
                }
            }
        }
    }
    Ok(found)
}

#[cfg(test)]
mod tests {
    use wasm_encoder::{EntityType, FunctionSection, ImportSection, NameMap, NameSection, TypeSection};

    use super::*;

    #[test]
    fn a_module_that_imports_something_is_refused() {
        let mut types = TypeSection::new();
        types.ty().function([], []);
        let mut imports = ImportSection::new();
        imports.import("env", "log", EntityType::Function(0));
        let mut module = Module::new();
        module.section(&types).section(&imports);
        let error = silent(&module.finish()).unwrap_err().to_string();
        assert!(error.contains("imports"), "{error}");
    }

    /// Two functions of these names, each with two instructions.
    fn module(names: [&str; 2]) -> Vec<u8> {
        let mut types = TypeSection::new();
        types.ty().function([], []);
        let mut functions = FunctionSection::new();
        let mut code = CodeSection::new();
        let mut map = NameMap::new();
        for (index, name) in (0..).zip(names) {
            functions.function(0);
            let mut body = Function::new([]);
            body.instruction(&Instruction::Nop).instruction(&Instruction::Nop).instruction(&Instruction::End);
            code.function(&body);
            map.append(index, name);
        }
        let mut names = NameSection::new();
        names.functions(&map);
        let mut module = Module::new();
        module.section(&types).section(&functions).section(&code).section(&names);
        module.finish()
    }

    fn lengths(wasm: &[u8]) -> Vec<usize> {
        let bodies = Parser::new(0).parse_all(wasm).filter_map(|payload| match payload.unwrap() {
            Payload::CodeSectionEntry(body) => Some(body.as_bytes().len()),
            _ => None,
        });
        bodies.collect()
    }

    #[test]
    fn what_panics_traps_at_once_and_nothing_else_changes() {
        let before = module(["step", "_RNvNtCsx_4core9panicking9panic_fmt"]);
        let after = silent(&before).unwrap();
        assert_eq!((lengths(&before), lengths(&after)), (vec![4, 4], vec![4, 3]));
    }

    #[test]
    fn a_list_that_names_nothing_is_noticed() {
        assert!(silent(&module(["step", "begin"])).is_err());
        assert!(silent(b"no module").is_err());
    }
}
