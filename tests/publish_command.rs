//! `finplan publish`: a document in pieces says what the document says.
#![cfg(test)]
#![cfg(feature = "cli")]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use finplan::base::json::{self, Json};
use finplan::config::{self, Piece, home_config, joined, load, load_trusted, tools_config};
use serde_json::Value;
use sha2::{Digest as _, Sha384};

const SAMPLES: [&str; 3] = ["sample", "education", "plain"];

fn source(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("public/banks/{name}.json"))
}

fn folder(name: &str) -> PathBuf {
    let all = Path::new(env!("CARGO_TARGET_TMPDIR")).join("publish");
    fs::create_dir_all(&all).unwrap();
    let _ = fs::remove_dir_all(all.join(name));
    all.join(name)
}

fn publish(document: &Path, out: &Path) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_finplan"));
    command.arg("publish").args([document, out]).args(["--today", "2026-11-23"]).output().unwrap()
}

fn front(out: &Path) -> Value {
    serde_json::from_str(&fs::read_to_string(out.join("bank.json")).unwrap()).unwrap()
}

fn piece(out: &Path, front: &Value, piece: Piece) -> Json {
    let file = front["pieces"][piece.name()][0].as_str().unwrap();
    json::parse(&fs::read_to_string(out.join(file)).unwrap()).unwrap()
}

#[test]
fn the_pieces_are_together_the_document_and_each_is_what_its_readers_need() {
    for name in SAMPLES {
        let out = folder(name);
        let done = publish(&source(name), &out);
        assert!(done.status.success(), "{name}: {}", String::from_utf8_lossy(&done.stdout));
        let front = front(&out);
        let text = fs::read_to_string(source(name)).unwrap();
        let today = chrono::NaiveDate::from_ymd_opt(2026, 11, 23).unwrap();
        let bank = load(&text, &|_| true, today).unwrap();
        let whole = joined(Piece::ALL.map(|one| piece(&out, &front, one)));
        assert_eq!(load_trusted(&whole), config::Bank { warnings: Vec::new(), ..bank.clone() }, "{name}");

        let home = home_config(&piece(&out, &front, Piece::Home)).unwrap();
        assert_eq!(home, config::HomeConfig::from(&bank), "{name}");
        let tools = tools_config(&piece(&out, &front, Piece::Tools), bank.institution.currency);
        assert_eq!(tools, *bank.tools, "{name}");
        // Advice does without what only the checks read.
        let read = [Piece::Home, Piece::Tools, Piece::Advice].map(|one| piece(&out, &front, one));
        assert_eq!(load_trusted(&joined(read)), load_trusted(&whole), "{name}");
    }
}

#[test]
fn the_front_says_what_the_page_needs_first_and_names_every_piece_by_its_digest() {
    let out = folder("front");
    assert!(publish(&source("sample"), &out).status.success());
    let front = front(&out);
    assert_eq!(front["finplan"], 1);
    assert_eq!(front["checked"], env!("CARGO_PKG_VERSION"));
    let document: Value = serde_json::from_str(&fs::read_to_string(source("sample")).unwrap()).unwrap();
    assert_eq!((&front["locales"], &front["theme"]), (&document["locales"], &document["theme"]));
    let mut names = vec!["bank.json".to_owned()];
    for piece in Piece::ALL {
        let [file, digest] = [0, 1].map(|place| front["pieces"][piece.name()][place].as_str().unwrap().to_owned());
        let content = fs::read(out.join(&file)).unwrap();
        assert_eq!(digest, format!("sha384-{}", STANDARD.encode(Sha384::digest(&content))));
        names.push(file);
    }
    let mut there: Vec<String> =
        fs::read_dir(&out).unwrap().map(|file| file.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    there.sort();
    assert_eq!(there, names);
}

#[test]
fn a_number_keeps_its_digits() {
    let (document, out) = (folder("digits").with_extension("json"), folder("digits"));
    let text = fs::read_to_string(source("sample")).unwrap();
    let rate = text.find("\"default\": ").unwrap() + "\"default\": ".len();
    let end = text[rate..].find(|c: char| !c.is_ascii_digit() && c != '.').unwrap() + rate;
    let number = text[rate..end].to_owned();
    let longer = if number.contains('.') { format!("{number}00") } else { format!("{number}.00") };
    fs::write(&document, format!("{}{longer}{}", &text[..rate], &text[end..])).unwrap();
    assert!(publish(&document, &out).status.success());
    let tools = front(&out)["pieces"]["tools"][0].as_str().unwrap().to_owned();
    assert!(fs::read_to_string(out.join(tools)).unwrap().contains(&format!("\"default\":{longer}")));
}

#[test]
fn a_document_with_a_problem_is_not_published() {
    let (document, out) = (folder("broken").with_extension("json"), folder("broken"));
    let text = fs::read_to_string(source("sample")).unwrap().replace("黄金价格变化", "黄金价格稳赚");
    fs::write(&document, text).unwrap();
    let done = publish(&document, &out);
    assert!(!done.status.success());
    assert!(String::from_utf8_lossy(&done.stdout).contains("problem at /products/"));
    assert!(!out.exists());
}
