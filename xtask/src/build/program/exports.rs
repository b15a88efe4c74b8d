//! Taking out what a library exports to JavaScript and nobody there calls: the linker keeps all that it leads to, and
//! the glue has a class for it.

use std::collections::BTreeSet;

use anyhow::{Context, Result, ensure};
use wasm_encoder::{CustomSection, ExportKind, ExportSection, Module, RawSection};
use wasmparser::{Parser, Payload};

/// The classes: leptos takes streams of servers for granted, and the widget has no server.
pub const UNUSED: [&str; 3] = ["IntoUnderlyingByteSource", "IntoUnderlyingSink", "IntoUnderlyingSource"];
/// Where wasm-bindgen's macros describe what they export: by turns a block that says in which form, and one that is in
/// it.
const DESCRIPTIONS: &str = "__wasm_bindgen_unstable";

/// The same program without the exports of these classes and without their descriptions.
///
/// # Errors
/// The program is damaged, or has none of a class: then the list is out of date.
pub fn without(wasm: &[u8], classes: &[&str]) -> Result<Vec<u8>> {
    let (mut module, mut found) = (Module::new(), BTreeSet::new());
    for payload in Parser::new(0).parse_all(wasm) {
        let payload = payload.context("the program is damaged")?;
        match &payload {
            Payload::ExportSection(exports) => {
                let mut section = ExportSection::new();
                for export in exports.clone() {
                    let export = export?;
                    if let Some(class) = classes.iter().find(|class| export.name.contains(&class.to_lowercase())) {
                        found.insert(*class);
                    } else {
                        section.export(export.name, ExportKind::from(export.kind), export.index);
                    }
                }
                module.section(&section);
            }
            Payload::CustomSection(custom) if custom.name() == DESCRIPTIONS => {
                let data = described(custom.data(), classes)?;
                module.section(&CustomSection { name: DESCRIPTIONS.into(), data: data.into() });
            }
            payload => {
                if let Some((id, range)) = payload.as_section() {
                    let data = wasm.get(usize::try_from(range.start)?..usize::try_from(range.end)?);
                    module.section(&RawSection { id, data: data.unwrap_or_default() });
                }
            }
        }
    }
    for class in classes {
        ensure!(found.contains(class), "the program exports no {class}: take it off the list of what is left out");
    }
    Ok(module.finish())
}

/// The descriptions that name none of the classes.
fn described(mut blocks: &[u8], classes: &[&str]) -> Result<Vec<u8>> {
    let mut kept = Vec::with_capacity(blocks.len());
    while !blocks.is_empty() {
        let (form, rest) = block(blocks)?;
        let (description, rest) = block(rest)?;
        if !classes.iter().any(|class| description.windows(class.len()).any(|part| part == class.as_bytes())) {
            kept.extend_from_slice(form);
            kept.extend_from_slice(description);
        }
        blocks = rest;
    }
    Ok(kept)
}

/// The first block with its length before it, and what comes after it.
fn block(blocks: &[u8]) -> Result<(&[u8], &[u8])> {
    let length = blocks.first_chunk::<4>().context("the descriptions end within a length")?;
    let whole = usize::try_from(u32::from_le_bytes(*length))?.saturating_add(length.len());
    blocks.split_at_checked(whole).context("a description is longer than all of them")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(text: &str) -> Vec<u8> {
        let length = |text: &str| u32::try_from(text.len()).unwrap().to_le_bytes();
        [&length("v1")[..], b"v1", &length(text)[..], text.as_bytes()].concat()
    }

    fn program() -> Vec<u8> {
        let mut exports = ExportSection::new();
        for name in ["widget_start_1", "intosink_write_2", "__wbg_intosink_free_3"] {
            exports.export(name, ExportKind::Func, 0);
        }
        let data = [of("fn start"), of("class IntoSink"), of("end")].concat();
        let mut module = Module::new();
        module
            .section(&RawSection { id: 1, data: &[1, 0x60, 0, 0] })
            .section(&RawSection { id: 3, data: &[1, 0] })
            .section(&exports)
            .section(&RawSection { id: 10, data: &[1, 2, 0, 0x0b] })
            .section(&CustomSection { name: DESCRIPTIONS.into(), data: data.into() });
        module.finish()
    }

    #[test]
    fn a_class_goes_with_its_exports_and_its_description_and_the_rest_stays() {
        let text = String::from_utf8_lossy(&without(&program(), &["IntoSink"]).unwrap()).into_owned();
        assert!(!text.to_lowercase().contains("intosink"), "{text}");
        for kept in ["widget_start_1", "fn start", "end"] {
            assert!(text.contains(kept), "{kept} is gone");
        }
        assert_eq!(without(&program(), &[]).unwrap(), program());
    }

    #[test]
    fn a_class_that_is_not_there_is_an_error_and_so_is_damage() {
        assert!(without(&program(), &["IntoSource"]).is_err());
        assert!(without(b"none", &[]).is_err());
        assert!(described(&[9, 0, 0, 0, 1], &[]).is_err());
        assert!(described(&[1, 0], &[]).is_err());
    }
}
