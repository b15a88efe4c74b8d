//! Putting pieces of the cut program together into one file each, so that a visit asks for few.
//!
//! The splitter puts what several split points share into a file for every set of them; with a split point for each
//! tool these are hundreds. Its files have the same types and import the same memory, table and stack pointer; what
//! one calls in another goes through the table. So they can be put after each other, and what then lies in the same
//! file is called directly.

use std::collections::{BTreeMap, BTreeSet};

use anyhow::{Context, Result, bail, ensure};
use wasm_encoder::reencode::{Error, Reencode, RoundtripReencoder};
use wasm_encoder::{
    CodeSection, ConstExpr, CustomSection, DataSection, ElementSection, Elements, EntityType, FunctionSection,
    ImportSection, Module, NameMap, NameSection, RawSection, SectionId,
};
use wasmparser::{
    CustomSectionReader, DataKind, ElementItems, ElementKind, FunctionBody, KnownCustom, Name, Operator, Parser,
    Payload, TypeRef,
};

use crate::build::program::chunks::ChunkMap;

/// The split points that are no tool.
const COMMON: [&str; 8] = ["advice", "below", "check", "link", "poster", "sheet", "theme", "tools"];
/// The tools that save, invest and protect: what only they share, who borrows does not load.
const PLANNING: [&str; 7] =
    ["deposit", "education_fund", "household", "protection_gap", "regular_investing", "retirement", "saving_goal"];
/// The file of what only these share.
const PLANS: &str = "plans";
/// The file of what visits of several kinds share.
const SHARED: &str = "shared";
/// The file of what all of these share with the check of colours.
const BASIC: &str = "basic";

/// By the splitter's name of a file: the name of the file that it becomes part of.
pub type Homes = BTreeMap<String, String>;

/// Whether a split point is that of a tool.
pub fn is_tool(split: &str) -> bool {
    !COMMON.contains(&split)
}

/// Which of the splitter's files go together, by what visits load: what two tools share lies with what all share, and
/// what lies below an answer never comes without that.
pub fn homes(loads: &ChunkMap) -> Homes {
    let mut users: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for (split, stems) in loads {
        for stem in stems {
            users.entry(stem).or_default().insert(split);
        }
    }
    users.into_iter().map(|(stem, users)| (stem.to_owned(), home(stem, &users))).collect()
}

fn home(stem: &str, users: &BTreeSet<&str>) -> String {
    if stem.starts_with("split_") {
        return stem.to_owned();
    }
    let has = |split| users.contains(split);
    let others: Vec<&&str> = users.iter().filter(|user| **user != "check").collect();
    if has("theme") {
        // Colours are checked before the first screen: nothing else is to come with that.
        return if others.len() > 1 { BASIC.to_owned() } else { stem.to_owned() };
    }
    let calculates = has("tools") || users.iter().any(|user| is_tool(user));
    // Workbooks and pictures are made below an answer.
    let below = ["below", "poster", "sheet"].into_iter().any(has);
    match (has("link"), has("advice"), calculates, below) {
        // A campaign's link may lead home: nothing but what reads it is to come with that.
        (true, ..) => "split_link".to_owned(),
        (false, false, true, _) => match others.as_slice() {
            [tool] if is_tool(tool) => format!("split_{tool}"),
            tools if tools.iter().all(|tool| PLANNING.contains(tool)) => PLANS.to_owned(),
            _ => "split_tools".to_owned(),
        },
        (false, true, false, false) => "split_advice".to_owned(),
        (false, false, false, true) if has("below") => "split_below".to_owned(),
        (false, true, false, true) => "below_advice".to_owned(),
        (false, false, false, _) => stem.to_owned(),
        (false, true, true, _) => SHARED.to_owned(),
    }
}

/// What each split point loads, where the splitter's files have become part of others.
pub fn loads(loads: &ChunkMap, homes: &Homes) -> ChunkMap {
    let of = |stems: &Vec<String>| {
        let mut files: Vec<String> = Vec::new();
        for home in stems.iter().filter_map(|stem| homes.get(stem)) {
            if !files.contains(home) {
                files.push(home.clone());
            }
        }
        files
    };
    loads.iter().map(|(split, stems)| (split.clone(), of(stems))).collect()
}

/// One of the splitter's files.
#[derive(Default)]
struct Part<'a> {
    types: &'a [u8],
    imports: Vec<wasmparser::Import<'a>>,
    /// The type of each function.
    functions: Vec<u32>,
    bodies: Vec<FunctionBody<'a>>,
    /// From where in the table which functions stand.
    elements: Vec<(i32, Vec<u32>)>,
    data: Vec<(i32, &'a [u8])>,
    names: Vec<(u32, &'a str)>,
    features: &'a [u8],
}

/// One file of several.
pub fn merge(files: &[Vec<u8>]) -> Result<Vec<u8>> {
    let parts: Vec<Part<'_>> = files.iter().map(|file| read(file)).collect::<Result<_>>()?;
    let mut bases = Vec::new();
    let mut count = 0_u32;
    for part in &parts {
        ensure!(
            parts.first().is_some_and(|first| part.types == first.types),
            "pieces of different programs cannot be put together"
        );
        bases.push(count);
        count += u32::try_from(part.functions.len())?;
    }
    // What stands where in the table, by the numbers in the whole.
    let mut table = BTreeMap::new();
    for (part, base) in parts.iter().zip(&bases) {
        for (offset, functions) in &part.elements {
            table.extend((*offset..).zip(functions).map(|(place, function)| (place, function + base)));
        }
    }
    write(&parts, &bases, &table)
}

fn write(parts: &[Part<'_>], bases: &[u32], table: &BTreeMap<i32, u32>) -> Result<Vec<u8>> {
    let (mut imports, mut seen) = (ImportSection::new(), BTreeSet::new());
    let (mut functions, mut elements) = (FunctionSection::new(), ElementSection::new());
    let (mut code, mut data, mut names) = (CodeSection::new(), DataSection::new(), NameMap::new());
    for (part, base) in parts.iter().zip(bases) {
        for import in &part.imports {
            if seen.insert(import.name) {
                imports.import(import.module, import.name, EntityType::try_from(import.ty)?);
            }
        }
        part.functions.iter().for_each(|of| {
            functions.function(*of);
        });
        for (offset, of) in &part.elements {
            let shifted: Vec<u32> = of.iter().map(|function| function + base).collect();
            elements.active(Some(0), &ConstExpr::i32_const(*offset), Elements::Functions(shifted.into()));
        }
        let mut calls = Calls { base: *base, direct: BTreeMap::new() };
        for (function, body) in (0_u32..).zip(&part.bodies) {
            if let Some(target) = shim(body)?.and_then(|place| table.get(&place)) {
                calls.direct.insert(function, *target);
            }
        }
        for body in &part.bodies {
            calls.parse_function_body(&mut code, body.clone()).context("a function of a chunk")?;
        }
        for (offset, bytes) in &part.data {
            data.active(0, &ConstExpr::i32_const(*offset), bytes.iter().copied());
        }
        part.names.iter().for_each(|(function, name)| names.append(function + base, name));
    }
    let features = parts.first().map_or(&[][..], |part| part.features);
    let mut module = Module::new();
    module.section(&RawSection { id: SectionId::Type.into(), data: parts.first().map_or(&[], |part| part.types) });
    module.section(&imports).section(&functions).section(&elements).section(&code).section(&data);
    let mut section = NameSection::new();
    section.functions(&names);
    module.section(&section);
    module.section(&CustomSection { name: "target_features".into(), data: features.into() });
    Ok(module.finish())
}

/// Functions by their number in the whole.
struct Calls {
    base: u32,
    /// Those that only call what lies in the same file, with what that is.
    direct: BTreeMap<u32, u32>,
}

impl Reencode for Calls {
    type Error = std::convert::Infallible;

    fn function_index(&mut self, function: u32) -> Result<u32, Error<Self::Error>> {
        Ok(self.direct.get(&function).copied().unwrap_or(function + self.base))
    }
}

/// The place in the table that a function calls, if that is all it does.
fn shim(body: &FunctionBody<'_>) -> Result<Option<i32>> {
    if body.get_locals_reader()?.get_count() > 0 {
        return Ok(None);
    }
    let (mut arguments, mut place) = (0, None);
    let mut operators = body.get_operators_reader()?;
    while !operators.eof() {
        match (operators.read()?, place) {
            (Operator::LocalGet { local_index }, None) if local_index == arguments => arguments += 1,
            (Operator::I32Const { value }, None) => place = Some(value),
            (Operator::CallIndirect { table_index: 0, .. }, Some(_)) => {
                let ends = matches!(operators.read()?, Operator::End) && operators.eof();
                return Ok(place.filter(|_| ends));
            }
            _ => return Ok(None),
        }
    }
    Ok(None)
}

fn read(file: &[u8]) -> Result<Part<'_>> {
    let mut part = Part::default();
    for payload in Parser::new(0).parse_all(file) {
        match payload.context("a chunk of the program is damaged")? {
            Payload::TypeSection(types) => {
                let range = types.range();
                part.types = file.get(usize::try_from(range.start)?..usize::try_from(range.end)?).unwrap_or_default();
            }
            Payload::ImportSection(imports) => {
                for import in imports.into_imports() {
                    let import = import?;
                    let shared = matches!(import.ty, TypeRef::Memory(_) | TypeRef::Table(_) | TypeRef::Global(_));
                    ensure!(shared, "a chunk imports {}, which cannot be shared", import.name);
                    part.imports.push(import);
                }
            }
            Payload::FunctionSection(functions) => {
                part.functions = functions.into_iter().collect::<Result<_, _>>()?;
            }
            Payload::ElementSection(elements) => {
                for element in elements {
                    let element = element?;
                    let (ElementKind::Active { offset_expr, .. }, ElementItems::Functions(functions)) =
                        (element.kind, element.items)
                    else {
                        bail!("a chunk has a table of an unknown kind");
                    };
                    part.elements.push((constant(&offset_expr)?, functions.into_iter().collect::<Result<_, _>>()?));
                }
            }
            Payload::CodeSectionEntry(body) => part.bodies.push(body),
            Payload::DataSection(data) => {
                for data in data {
                    let data = data?;
                    match data.kind {
                        _ if data.data.is_empty() => {}
                        DataKind::Active { offset_expr, .. } => part.data.push((constant(&offset_expr)?, data.data)),
                        DataKind::Passive => bail!("a chunk has data of an unknown kind"),
                    }
                }
            }
            Payload::CustomSection(section) => custom(&mut part, &section)?,
            _ => {}
        }
    }
    Ok(part)
}

fn custom<'a>(part: &mut Part<'a>, section: &CustomSectionReader<'a>) -> Result<()> {
    if section.name() == "target_features" {
        part.features = section.data();
    }
    let KnownCustom::Name(names) = section.as_known() else { return Ok(()) };
    for names in names {
        if let Name::Function(functions) = names? {
            for name in functions {
                let name = name?;
                part.names.push((name.index, name.name));
            }
        }
    }
    Ok(())
}

fn constant(expression: &wasmparser::ConstExpr<'_>) -> Result<i32> {
    match expression.get_operators_reader().read()? {
        Operator::I32Const { value } => Ok(value),
        _ => bail!("a chunk lies at no fixed place"),
    }
}

/// The bound program without the empty places that the splitter lists for what its chunks put into the table: these are
/// empty anyway.
pub fn without_placeholders(wasm: &[u8]) -> Result<Vec<u8>> {
    let mut module = Module::new();
    for payload in Parser::new(0).parse_all(wasm) {
        let payload = payload.context("the program is damaged")?;
        if let Payload::ElementSection(elements) = &payload {
            let mut section = ElementSection::new();
            for element in elements.clone() {
                let element = element?;
                if !is_placeholder(&element)? {
                    RoundtripReencoder.parse_element(&mut section, element).context("the program's table")?;
                }
            }
            module.section(&section);
        } else if let Some((id, range)) = payload.as_section() {
            let data = wasm.get(usize::try_from(range.start)?..usize::try_from(range.end)?);
            module.section(&RawSection { id, data: data.unwrap_or_default() });
        }
    }
    Ok(module.finish())
}

fn is_placeholder(element: &wasmparser::Element<'_>) -> Result<bool> {
    let ElementItems::Expressions(_, expressions) = &element.items else { return Ok(false) };
    for expression in expressions.clone() {
        if !matches!(expression?.get_operators_reader().read()?, Operator::RefNull { .. }) {
            return Ok(false);
        }
    }
    Ok(matches!(element.kind, ElementKind::Active { .. }))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(users: &[&str]) -> String {
        home("chunk_1", &users.iter().copied().collect())
    }

    #[test]
    fn what_is_shared_lies_with_who_loads_it_anyway() {
        assert_eq!(of(&["mortgage", "debts"]), "split_tools");
        assert_eq!(of(&["tools", "mortgage", "below", "sheet"]), "split_tools");
        assert_eq!(of(&["mortgage", "check"]), "split_mortgage");
        assert_eq!(of(&["advice", "check"]), "split_advice");
        assert_eq!(of(&["below", "sheet"]), "split_below");
        assert_eq!(of(&["below", "poster"]), "split_below");
        assert_eq!(of(&["poster", "tools"]), "split_tools");
        assert_eq!(of(&["deposit", "retirement"]), PLANS);
        assert_eq!(of(&["deposit", "mortgage"]), "split_tools");
        assert_eq!(of(&["advice", "below"]), "below_advice");
        assert_eq!(of(&["advice", "mortgage"]), SHARED);
        assert_eq!(of(&["below", "mortgage"]), "split_tools");
        assert_eq!(of(&["advice", "sheet"]), "below_advice");
        assert_eq!(of(&["advice", "link", "tools"]), "split_link");
        assert_eq!(of(&["advice", "sheet", "tools"]), SHARED);
        assert_eq!(of(&["check", "theme"]), "chunk_1");
        assert_eq!(of(&["advice", "theme", "tools"]), BASIC);
        assert_eq!(home("split_tools", &BTreeSet::from(["tools"])), "split_tools");
    }

    #[test]
    fn each_file_is_loaded_once() {
        let split = ChunkMap::from([("tools".to_owned(), vec!["chunk_1".to_owned(), "split_tools".to_owned()])]);
        let homes = homes(&split);
        assert_eq!(loads(&split, &homes)["tools"], ["split_tools"]);
    }

    #[test]
    fn what_lies_in_the_same_file_is_called_directly() {
        let piece = |code: &[u8], place: u8| {
            let mut file = b"\0asm\x01\0\0\0\x01\x04\x01\x60\0\0".to_vec();
            let import = b"\x02\x09\x01\x01s\x01t\x01\x70\x00\x03";
            file.extend_from_slice(import);
            file.extend_from_slice(&[3, 2, 1, 0, 9, 7, 1, 0, 0x41, place, 0x0b, 1, 0]);
            file.extend([10, u8::try_from(code.len()).unwrap() + 2, 1]);
            file.push(u8::try_from(code.len()).unwrap());
            file.extend_from_slice(code);
            file
        };
        // The first only calls what stands at place 2 of the table, the second does nothing.
        let files = [piece(&[0, 0x41, 2, 0x11, 0, 0, 0x0b], 1), piece(&[0, 0x0b], 2)];
        let whole = merge(&files).unwrap();
        let part = read(&whole).unwrap();
        assert_eq!((part.imports.len(), part.functions.len()), (1, 2));
        assert_eq!(part.elements, [(1, vec![0]), (2, vec![1])]);
        assert_eq!(shim(&part.bodies[0]).unwrap(), Some(2));
        assert!(merge(&[b"no wasm".to_vec()]).is_err());
    }

    #[test]
    fn empty_places_of_the_table_are_not_listed() {
        let mut section = ElementSection::new();
        section.active(Some(0), &ConstExpr::i32_const(1), Elements::Functions(vec![0].into()));
        let empty = vec![ConstExpr::ref_null(wasm_encoder::HeapType::FUNC); 9];
        let empty = Elements::Expressions(wasm_encoder::RefType::FUNCREF, empty.into());
        section.active(Some(0), &ConstExpr::i32_const(2), empty);
        let mut module = Module::new();
        module.section(&section);
        let part = |wasm: &[u8]| read(wasm).map(|part| part.elements);
        assert!(part(&module.clone().finish()).is_err(), "places without a function");
        assert_eq!(part(&without_placeholders(&module.finish()).unwrap()).unwrap(), [(1, vec![0])]);
    }
}
