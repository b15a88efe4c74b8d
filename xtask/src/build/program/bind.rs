//! Binding the main wasm to JavaScript, by wasm-bindgen as a library. Cargo takes it only in the version of the crate
//! that the program is built with: both want the very same `wasm-bindgen-shared`.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use wasm_bindgen_cli_support::Bindgen;
use wasm_encoder::{EntityType, ImportSection, Module, RawSection};
use wasmparser::{Parser, Payload};

use crate::build::program::{Mode, NAME};

/// Writes the wasm and its glue into a folder.
pub fn bind(main: &Path, stage: &Path, mode: Mode) -> Result<()> {
    let mut bindgen = Bindgen::new();
    bindgen
        .web(true)?
        .input_path(main)
        .out_name(NAME)
        .typescript(false)
        // The chunks import what the linker exports.
        .keep_lld_exports(true)
        // The page's loader says where the wasm is, whose name changes with its content.
        .omit_default_module_path(true);
    bindgen.generate(stage).with_context(|| format!("{} cannot be bound to JavaScript", main.display()))?;
    if mode == Mode::Release {
        let (wasm, glue) = (stage.join(format!("{NAME}_bg.wasm")), stage.join(format!("{NAME}.js")));
        let (short, script) = with_short_names(&fs::read(&wasm)?, &fs::read_to_string(&glue)?)?;
        fs::write(wasm, short)?;
        fs::write(glue, script)?;
    }
    Ok(())
}

/// Both with short names for what the wasm imports from its glue: wasm-bindgen's have sixteen digits at their end that no
/// compression makes smaller, in either file. A name that does not stand in the glue just once stays.
fn with_short_names(wasm: &[u8], glue: &str) -> Result<(Vec<u8>, String)> {
    let (mut module, mut glue, mut count) = (Module::new(), glue.to_owned(), 0);
    for payload in Parser::new(0).parse_all(wasm) {
        let payload = payload.context("the program is damaged")?;
        if let Payload::ImportSection(imports) = &payload {
            let mut section = ImportSection::new();
            for import in imports.clone().into_imports() {
                let import = import?;
                let (key, short) = (format!(" {}:", import.name), format!("i{count}"));
                let ty = EntityType::try_from(import.ty)?;
                if is_hashed(import.name) && glue.matches(&key).count() == 1 {
                    glue = glue.replace(&key, &format!(" {short}:"));
                    count += 1;
                    section.import(import.module, &short, ty);
                } else {
                    section.import(import.module, import.name, ty);
                }
            }
            module.section(&section);
        } else if let Some((id, range)) = payload.as_section() {
            let data = wasm.get(usize::try_from(range.start)?..usize::try_from(range.end)?);
            module.section(&RawSection { id, data: data.unwrap_or_default() });
        }
    }
    Ok((module.finish(), glue))
}

/// Whether a name is one of wasm-bindgen's for a function of the browser: `__wbg_print_489eee3e558fe3b1`.
fn is_hashed(name: &str) -> bool {
    let digits = name.strip_prefix("__wbg_").and_then(|name| name.rsplit_once('_')).map_or("", |(_, digits)| digits);
    digits.len() == 16 && digits.bytes().all(|digit| digit.is_ascii_hexdigit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_imported_from_the_glue_gets_a_short_name_in_both() {
        let (print, cast) = ("__wbg_print_489eee3e558fe3b1", "__wbindgen_cast_0000000000000001");
        let mut imports = ImportSection::new();
        for name in [print, cast] {
            imports.import("./widget_bg.js", name, EntityType::Function(0));
        }
        let mut module = Module::new();
        module.section(&RawSection { id: 1, data: &[1, 0x60, 0, 0] }).section(&imports);
        let glue = format!("const it = {{\n    {print}: function() {{}},\n    {cast}: function() {{}},\n}};");
        let (wasm, short) = with_short_names(&module.finish(), &glue).unwrap();
        assert_eq!(short, glue.replace(print, "i0"));
        let text = String::from_utf8_lossy(&wasm).into_owned();
        assert!(text.contains("i0") && text.contains(cast) && !text.contains(print), "{text}");
    }

    #[test]
    fn a_name_that_the_glue_does_not_have_once_stays() {
        let mut imports = ImportSection::new();
        imports.import("./widget_bg.js", "__wbg_print_489eee3e558fe3b1", EntityType::Function(0));
        let mut module = Module::new();
        module.section(&imports);
        let wasm = module.finish();
        assert_eq!(with_short_names(&wasm, "nothing").unwrap(), (wasm, "nothing".to_owned()));
        assert!(with_short_names(b"no wasm", "").is_err());
    }
}
