//! `finplan publish BANK.json OUT/`: checks a bank's document and writes it in pieces, as the widget loads it.

use std::fs;
use std::path::{Path, PathBuf};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use clap::{Arg, ArgMatches, Command, value_parser};
use finplan::base::json;
use finplan::config::{self, PUBLICATION_VERSION, Piece};
use serde_json::{Map, Value, json};
use sha2::{Digest as _, Sha384};

use crate::check::{list, load};
use crate::{clock, print};

/// The file that the page reads first.
const FRONT: &str = "bank.json";
/// So many hexadecimal digits of its digest stand in a piece's name.
const NAMED_BYTES: usize = 5;

/// The subcommand.
pub fn command() -> Command {
    Command::new("publish")
        .about("Check a bank's document and write it in the pieces that the widget loads")
        .arg(Arg::new("document").required(true).value_parser(value_parser!(PathBuf)).help("The document"))
        .arg(Arg::new("out").required(true).value_parser(value_parser!(PathBuf)).help("The folder to write to"))
        .arg(clock::option())
}

/// Writes the pieces, each under a name that changes with its content, and last the front that names them.
pub fn run(matches: &ArgMatches) -> Result<(), String> {
    let [document, out] = ["document", "out"].map(|name| matches.get_one::<PathBuf>(name).cloned().unwrap_or_default());
    let text = fs::read_to_string(&document).map_err(|error| format!("{}: {error}", document.display()))?;
    let name = document.display().to_string();
    match load(&text, clock::today(matches)?) {
        Ok(bank) => list(&name, "warning", &bank.warnings)?,
        Err(problems) => {
            list(&name, "problem", &problems)?;
            return Err(format!("{} problems: nothing is published", problems.len()));
        }
    }
    fs::create_dir_all(&out).map_err(|error| format!("{}: {error}", out.display()))?;
    let mut named = Map::new();
    for (piece, content) in pieces(&text)? {
        let (file, digest) = addressed(piece, &content);
        write(&out.join(&file), &content)?;
        named.insert(piece.name().to_owned(), json!([file, digest]));
    }
    let path = out.join(FRONT);
    write(&path, &front(&text, named)?)?;
    print(&format!("{}: {name} in {} pieces\n", path.display(), Piece::ALL.len()))
}

/// The pieces of a document, numbers as they are written.
fn pieces(text: &str) -> Result<Vec<(Piece, String)>, String> {
    let document: Map<String, Value> = serde_json::from_str(text).map_err(|error| error.to_string())?;
    let content = |piece: Piece| {
        let entries = document.iter().filter(|(key, _)| Piece::of(key) == piece);
        Value::Object(entries.map(|(key, value)| (key.clone(), value.clone())).collect()).to_string()
    };
    Ok(Piece::ALL.map(|piece| (piece, content(piece))).into())
}

/// The name of a piece's file and its digest, as `integrity` of a script's `fetch` takes it.
fn addressed(piece: Piece, content: &str) -> (String, String) {
    let digest = Sha384::digest(content);
    let short: String = digest.iter().take(NAMED_BYTES).map(|byte| format!("{byte:02x}")).collect();
    (format!("{}-{short}.json", piece.name()), format!("sha384-{}", STANDARD.encode(digest)))
}

/// What the page reads before anything else, with the version whose rules the document has passed.
fn front(text: &str, pieces: Map<String, Value>) -> Result<String, String> {
    let document = json::parse(text).map_err(|error| error.to_string())?;
    let known = config::front(&document).ok_or("the document has no languages or no home")?;
    let known: Map<String, Value> = serde_json::from_str(&known).map_err(|error| error.to_string())?;
    let mut front = Map::new();
    front.insert("finplan".to_owned(), PUBLICATION_VERSION.into());
    front.insert("checked".to_owned(), env!("CARGO_PKG_VERSION").into());
    front.extend(known);
    front.insert("pieces".to_owned(), pieces.into());
    Ok(Value::Object(front).to_string())
}

fn write(path: &Path, content: &str) -> Result<(), String> {
    fs::write(path, content).map_err(|error| format!("{}: {error}", path.display()))
}
