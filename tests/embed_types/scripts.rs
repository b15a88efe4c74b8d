//! What the program and the scripts around it call each other by. The program's own side of it is built for the browser
//! alone, so that both are read here as they are written.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use finplan::embed::command::Command;
use finplan::embed::options::Options;

use super::declared::{Types, fields};
use super::events::OF_THE_SCRIPTS;
use super::{file, same, set};

/// The texts in quotes of a piece of source.
fn quoted(source: &str, quote: char) -> BTreeSet<String> {
    set(source.split(quote).skip(1).step_by(2))
}

/// What stands between two marks.
fn between<'a>(source: &'a str, from: &str, to: &str) -> &'a str {
    let (_, rest) = source.split_once(from).unwrap_or_else(|| panic!("no `{from}`"));
    rest.split_once(to).unwrap_or_else(|| panic!("no `{to}` after `{from}`")).0
}

/// Every file below these folders, one after the other.
fn all(folders: &[&str]) -> String {
    let mut text = String::new();
    for folder in folders {
        for entry in fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join(folder)).unwrap() {
            let entry = entry.unwrap();
            let path = format!("{folder}/{}", entry.file_name().display());
            text += &if entry.path().is_dir() { all(&[&path]) } else { file(&path) };
        }
    }
    text
}

/// The scripts that run in browsers, one after the other, without their comments.
fn scripts() -> String {
    let files = ["public/boot.js", "public/embed.js", "xtask/src/build/program/chunks.js"].map(file);
    let code = files.concat() + &all(&["public/boot", "public/embed"]);
    let is_comment = |line: &&str| line.trim_start().starts_with(['*', '/']);
    code.lines().filter(|line| !is_comment(line)).collect::<Vec<_>>().join("\n")
}

/// The compiler refuses a code that is not declared; here, what is declared is in use.
#[test]
fn every_declared_code_is_told_by_a_script() {
    let scripts = scripts();
    let told = |name: &String| [format!("'{name}'"), format!("\"{name}\""), format!("\n  {name}: ")];
    for code in Types::of_the_loader().union("LoadCode") {
        assert!(told(&code).iter().any(|text| scripts.contains(text)), "no script knows the code {code}");
    }
    for event in OF_THE_SCRIPTS {
        assert!(scripts.contains(&format!("('{event}'")), "no script tells {event}");
    }
}

/// What the widget may go on without, after its first screen.
#[test]
fn every_part_that_may_be_missing_is_declared() {
    let source = file("src/ui/chunk.rs");
    let names: BTreeMap<&str, &str> = source
        .lines()
        .filter_map(|line| line.strip_prefix("pub const ")?.strip_suffix("\";")?.split_once(": &str = \""))
        .collect();
    let arms = between(&source, "pub const fn name(self)", "\n    }\n");
    let mut known = quoted(arms, '"');
    let calls = all(&["src/ui", "src/embed"]) + &file("src/embed.rs");
    for call in calls.split("missing(chunk::").skip(1) {
        known.insert(names[call.split(')').next().unwrap()].to_owned());
    }
    let types = Types::of_the_loader();
    let part = &fields(&types.interface("Events")["error.load"].kind)["part"];
    same("part", &types.union(&part.kind), &known);
}

#[test]
fn every_command_is_known_on_both_sides() {
    let messages = file("public/embed/messages.js");
    let declared = quoted(messages.lines().find(|line| line.ends_with("} Command")).unwrap(), '\'');
    same("Command", &declared, &set(Command::names()));
}

/// A function as Rust declares it: its name for scripts, and how many values it takes.
fn imported(source: &str) -> BTreeMap<String, usize> {
    let mut found = BTreeMap::new();
    let mut attribute = "";
    for line in between(source, "pub type Host;", "\n}\n").lines().map(str::trim) {
        if line.starts_with("#[") {
            attribute = line;
        } else if let Some((name, takes)) = line.split_once("fn ").and_then(|(_, rest)| rest.split_once("(this: &Host"))
        {
            let named = attribute.split_once("js_name = ").map(|(_, name)| name.trim_end_matches(")]"));
            let getter = attribute.contains("getter");
            if !getter {
                found.insert(named.unwrap_or(name).to_owned(), takes.split(')').next().unwrap().matches(": ").count());
            }
        }
    }
    found
}

#[test]
fn the_page_has_every_function_that_the_program_calls() {
    let widget = file("public/boot/widget.js");
    let methods: BTreeMap<String, usize> = widget
        .lines()
        .filter_map(|line| line.strip_prefix("  ")?.strip_suffix(") {")?.split_once('('))
        .map(|(name, takes)| {
            (name.trim_start_matches("async ").to_owned(), takes.split(", ").filter(|one| !one.is_empty()).count())
        })
        .collect();
    let imported = imported(&file("src/embed/page.rs"));
    assert!(imported.len() > 10, "only {imported:?} were read");
    for (name, takes) in imported {
        assert_eq!(methods.get(&name), Some(&takes), "{name} in public/boot/widget.js");
    }
}

/// What a type of a script lists, one property a line.
fn properties(script: &str, name: &str) -> BTreeSet<String> {
    let list = between(script, &format!("@typedef {{object}} {name}\n"), "*/");
    set(list.lines().filter_map(|line| line.split_once("@property ")?.1.rsplit_once("} ")).map(|(_, name)| name))
}

/// The functions of the handle, as scripts call them.
fn exported(source: &str) -> BTreeSet<String> {
    let blocks =
        source.split("#[wasm_bindgen]\nimpl Widget {").skip(1).map(|block| block.split("\n}\n").next().unwrap());
    let lines = blocks.flat_map(|block| block.lines().filter_map(|line| line.strip_prefix("    pub ")));
    set(lines.filter_map(|line| line.split_once("fn ")?.1.split_once('(')).map(|(name, _)| name))
}

#[test]
fn the_program_takes_what_the_page_hands_over() {
    let script = file("public/boot/widget.js");
    same("EngineOptions", &properties(&script, "EngineOptions"), &set(Options::MEMBERS));
}

#[test]
fn the_page_calls_the_handle_and_nothing_else() {
    let (rust, script) = (file("src/embed/widget.rs"), file("public/boot/widget.js"));
    let engine = between(&script, "@typedef {object} Engine\n", "*/");
    assert_eq!(properties(&script, "Engine"), set(["Widget"]));
    let made = ["start", "table"].into_iter().filter(|name| engine.contains(&format!(" {name}")));
    same("Running", &(&properties(&script, "Running") | &set(made)), &exported(&rust));
    let others = all(&["src/embed"]).matches("#[wasm_bindgen]\npub fn").count();
    assert_eq!(others, 0, "functions that are exported beside the handle");
}
