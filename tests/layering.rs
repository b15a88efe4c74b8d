//! Arrows between the rooms of `src/` run one way, and down to the crates of `crates/`.
#![cfg(test)]

use std::fs;
use std::path::{Path, PathBuf};

/// The rooms from the ground up; rooms on one floor do not know each other.
const FLOORS: [&[&str]; 12] = [
    &["base"],
    &["domain"],
    &["jobs"],
    &["advice", "worker"],
    &["tool"],
    &["tools"],
    &["handover", "receipt"],
    &["campaign", "config", "chart", "i18n", "platform", "training"],
    &["suggest", "visit"],
    &["ui"],
    &["embed"],
    &["bin", "vectors"],
];

/// What only the rooms that need the browser's library set may name.
const BROWSER: [&str; 6] = ["leptos", "web_sys", "js_sys", "wasm_bindgen", "gloo", "crate::platform"];
const BROWSER_ROOMS: [&str; 4] = ["platform", "ui", "embed", "bin"];

/// Clocks, randomness and machine state: passed into the pure rooms, never read there.
const WORLD: [&str; 6] = ["SystemTime", "Instant::now", "std::env", "std::fs", "Local::now", "thread_rng"];
const WORLD_ROOMS: [&str; 5] = ["platform", "ui", "embed", "bin", "vectors"];

fn files(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files(&path, found);
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            found.push(path);
        }
    }
}

/// Every source file with its room and its code: comments and string contents are not imports. A crate is a room.
fn sources() -> Vec<(String, String, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut all = inside(&root.join("src"), None);
    for folder in fs::read_dir(root.join("crates")).unwrap() {
        let folder = folder.unwrap();
        all.extend(inside(&folder.path().join("src"), folder.file_name().to_str()));
    }
    all
}

fn inside(root: &Path, room: Option<&str>) -> Vec<(String, String, String)> {
    let mut found = Vec::new();
    files(root, &mut found);
    found
        .into_iter()
        .map(|path| {
            let inside = path.strip_prefix(root).unwrap();
            let first = inside.components().next().unwrap().as_os_str().to_string_lossy();
            let room = room.map_or_else(|| first.trim_end_matches(".rs").to_owned(), str::to_owned);
            let text = fs::read_to_string(&path).unwrap();
            let code = text.lines().filter(|line| !line.trim_start().starts_with("//"));
            (inside.display().to_string(), room, code.collect::<Vec<_>>().join("\n"))
        })
        // The derives write code for whoever uses them; a tool's own tests read what it says as a customer does.
        .filter(|(file, room, _)| room != "lib" && room != "derive" && !(room == "tools" && file.contains("/tests")))
        .collect()
}

fn floor(room: &str) -> usize {
    let place = FLOORS.iter().position(|rooms| rooms.contains(&room));
    place.unwrap_or_else(|| panic!("`{room}` is no room: give it a floor in tests/layering.rs"))
}

#[test]
fn every_arrow_points_down() {
    let mut wrong = Vec::new();
    let mut arrows = 0;
    for (file, room, code) in sources() {
        for used in FLOORS.iter().flat_map(|rooms| rooms.iter().copied()).filter(|used| *used != room) {
            let names = [format!("crate::{used}"), format!("finplan::{used}")];
            let uses = names.iter().any(|name| {
                code.match_indices(name.as_str()).any(|(at, _)| {
                    let after = code[at + name.len()..].chars().next();
                    !after.is_some_and(|c| c.is_alphanumeric() || c == '_')
                })
            });
            if uses {
                arrows += 1;
                if floor(used) >= floor(&room) {
                    wrong.push(format!("{file} uses {used}"));
                }
            }
        }
    }
    assert!(sources().iter().any(|(_, room, _)| room == "domain"), "the mathematics stand somewhere");
    assert!(arrows > 20, "only {arrows} arrows found: the test no longer sees the imports");
    assert!(wrong.is_empty(), "arrows that run backwards:\n{}", wrong.join("\n"));
}

#[test]
fn only_the_upper_rooms_know_the_browser() {
    refuse(&BROWSER, &BROWSER_ROOMS);
}

#[test]
fn no_pure_room_reads_the_clock_the_machine_or_chance() {
    refuse(&WORLD, &WORLD_ROOMS);
}

fn refuse(names: &[&str], rooms: &[&str]) {
    let mut wrong = Vec::new();
    for (file, room, code) in sources().into_iter().filter(|(_, room, _)| !rooms.contains(&room.as_str())) {
        for name in names.iter().filter(|name| code.contains(**name)) {
            wrong.push(format!("{file} (room {room}) names {name}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
