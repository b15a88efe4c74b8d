//! The files that the widget's loader fetches, and how it learns their names.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::PathBuf;

use anyhow::{Result, ensure};
use serde_json::{Map, Value, json};

use crate::build::fingerprint;
use crate::build::program::Built;
use crate::build::program::chunks::{self, ChunkMap};
use crate::build::program::merge;
use crate::build::site::banks::{self, PublishedBank};
use crate::build::site::bundle::{self, BundleKind};
use crate::build::site::html::{self, Tag};
use crate::build::site::pages::Site;
use crate::build::site::templates;
use crate::digest;
use crate::project::Project;
use crate::project::finplan;
use crate::run::{self, Limit};

/// The tag in the widget's page that tells its loader the names of the files.
pub const META: &str = "finplan-assets";
/// The bank that the widget has built in, and where its pieces lie in `dist`.
const SAMPLE: &str = "sample";
const SAMPLE_FOLDER: &str = "assets/sample/";
const WASM: &str = "widget_bg.wasm";
const WORKER: &str = "public/worker.js";
const LATER: &str = "public/boot/later.js";
const CHUNK_STYLE: &str = "style/screens.css";

/// Paths from the root of `dist`.
pub struct Assets {
    /// wasm-bindgen's glue.
    pub js: String,
    /// The script of what no first screen needs.
    pub later: String,
    /// The application.
    pub wasm: String,
    /// The sample bank: what its page reads first, and the paths of the pieces that home needs.
    pub bank: PublishedBank,
    /// The version of the program, which says whose rules a published bank has passed.
    pub version: String,
    /// What the screens of the chunks look like.
    pub style: String,
    /// The tables of texts by locale.
    pub texts: Vec<(String, String)>,
    /// The digests of what the loader fetches itself, by path.
    pub integrity: BTreeMap<String, String>,
    /// What the application loads later.
    pub chunks: ChunkMap,
    /// The script of the worker and the module that it works with.
    pub worker: [String; 2],
    /// The markup that the program hands to the browser as text.
    pub templates: BTreeSet<String>,
}

impl Assets {
    /// Adds all of them to the site.
    pub fn add(project: &Project, built: &Built, site: &mut Site) -> Result<Self> {
        let chunks = chunks::add(project, built, site)?;
        let mut integrity = BTreeMap::new();
        let mut add = |site: &mut Site, name: &str, bytes: Vec<u8>| {
            let digest = digest::short_integrity(&bytes);
            let path = site.add_hashed(name, bytes);
            integrity.insert(path.clone(), digest);
            path
        };
        let wasm = chunks::optimise_for_size(project, built.mode, &built.stage.join(WASM))?;
        let wasm = add(site, WASM, merge::without_placeholders(&wasm)?);
        let glue = bundle::bundle(project, &built.stage.join("widget.js"), BundleKind::Module)?;
        let js = site.add_hashed("widget.js", glue);

        let later = bundle::bundle(project, &project.at(LATER), BundleKind::Module)?;
        let later = site.add_hashed("later.js", later);
        let script = bundle::bundle(project, &project.at(WORKER), BundleKind::Script)?;
        let module = add(site, "worker.wasm", chunks::optimise_for_speed(project, &built.worker)?);
        let worker = [site.add_hashed("worker.js", script), module];

        let published = banks::publish(project, site)?;
        let bank = banks::built_in(&published, SAMPLE, SAMPLE_FOLDER, site)?;

        let style = bundle::bundle(project, &project.at(CHUNK_STYLE), BundleKind::Style)?;
        let style = add(site, "screens.css", style);

        let mut texts = Vec::new();
        let mut files = Vec::new();
        fingerprint::collect(&write_texts(project)?, &mut files);
        for file in files {
            let name = file.file_name().unwrap_or_default().to_string_lossy();
            if let Some(locale) = name.strip_suffix(".txt") {
                texts.push((locale.to_owned(), add(site, &name, fs::read(&file)?)));
            }
        }
        ensure!(!texts.is_empty(), "`finplan texts` wrote no tables of texts");
        let version = project.version()?;
        let templates = templates::of_sources(project)?;
        Ok(Self { js, later, wasm, bank, version, style, texts, integrity, chunks, worker, templates })
    }

    /// Fills the tag that names the files, and lets the browser fetch script and wasm at once, before the
    /// loader runs. The page must stand at the root of the site.
    pub fn tell(&self, page: &str) -> Result<String> {
        let mut found = false;
        let page = html::rewrite(page, |tag| {
            if tag.name != "meta" || tag.get("name") != Some(META) {
                return Ok(None);
            }
            found = true;
            let meta = Tag::new("meta", &[("name", META), ("content", &self.to_json())]);
            let glue = Tag::new("link", &[("rel", "modulepreload"), ("href", &self.js)]);
            // Without its integrity: Chromium says in the console that it would ignore it here.
            let wasm = [
                ("rel", "preload"),
                ("href", &self.wasm),
                ("as", "fetch"),
                ("type", "application/wasm"),
                ("crossorigin", "anonymous"),
            ];
            let wasm = Tag::new("link", &wasm);
            Ok(Some([meta, glue, wasm].map(|tag| tag.html()).concat()))
        })?;
        ensure!(found, "the widget's page has no <link data-trunk rel=\"rust\"> in its head");
        Ok(page)
    }

    fn to_json(&self) -> String {
        // Each file is named once: the digest of a table says its address, too, and chunks count in the list of files.
        let digest = |path: &String| self.integrity.get(path).map(String::as_str);
        let texts: Map<String, Value> =
            self.texts.iter().map(|(name, path)| (name.clone(), Value::from(digest(path)))).collect();
        let is_text = |path: &String| self.texts.iter().any(|(_, text)| text == path);
        let integrity: BTreeMap<_, _> = self.integrity.iter().filter(|(path, _)| !is_text(path)).collect();
        let files: BTreeSet<&String> = self.chunks.values().flatten().collect();
        let place = |path: &String| files.iter().position(|file| *file == path);
        let places = |paths: &Vec<String>| paths.iter().map(place).collect::<Vec<_>>();
        let parts: BTreeMap<_, _> = self.chunks.iter().map(|(split, paths)| (split, places(paths))).collect();
        let [script, module] = &self.worker;
        json!({
            "js": self.js,
            "later": self.later,
            "wasm": self.wasm,
            "texts": texts,
            "style": self.style,
            "bank": { "at": self.bank.at, "front": self.bank.front },
            "version": self.version,
            "integrity": integrity,
            "files": files,
            "parts": parts,
            "worker": { "js": script, "wasm": module },
            "templates": self.templates,
        })
        .to_string()
    }
}

/// Lets the command line write one table of texts for each language.
fn write_texts(project: &Project) -> Result<PathBuf> {
    let folder = project.web_target().join("texts");
    if folder.exists() {
        fs::remove_dir_all(&folder)?;
    }
    fs::create_dir_all(&folder)?;
    let mut command = finplan::command(project);
    command.args(["texts", "--out"]).arg(&folder);
    run::run_checked("finplan texts", &mut command, Limit::silent(600))?;
    Ok(folder)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn assets() -> Assets {
        Assets {
            js: "assets/widget-1.js".to_owned(),
            later: "assets/later-9.js".to_owned(),
            wasm: "assets/widget_bg-2.wasm".to_owned(),
            bank: PublishedBank {
                at: "assets/sample/".to_owned(),
                front: json!({ "locales": ["en"] }),
                pieces: BTreeMap::from([("home".to_owned(), "assets/sample/home-3.json".to_owned())]),
            },
            version: "1.2.3".to_owned(),
            style: "assets/screens-8.css".to_owned(),
            texts: vec![("zh-CN".to_owned(), "assets/zh-CN-4.txt".to_owned())],
            integrity: BTreeMap::from([
                ("assets/widget_bg-2.wasm".to_owned(), "sha256-w".to_owned()),
                ("assets/zh-CN-4.txt".to_owned(), "sha256-t".to_owned()),
            ]),
            chunks: ChunkMap::from([("tools".to_owned(), vec!["assets/part-tools-5.wasm".to_owned()])]),
            worker: ["assets/worker-6.js".to_owned(), "assets/worker-7.wasm".to_owned()],
            templates: BTreeSet::from(["<b class=\"a\">x</b>".to_owned()]),
        }
    }

    #[test]
    fn the_page_learns_the_names_and_fetches_early() {
        let page = "<head><meta name=finplan-assets content><title>x</title></head>";
        let page = assets().tell(page).unwrap();
        let tags = html::tags(&page);
        let meta = tags.iter().find(|tag| tag.name == "meta").unwrap();
        let told: Value = serde_json::from_str(meta.get("content").unwrap()).unwrap();
        assert_eq!(told["texts"]["zh-CN"], "sha256-t");
        assert_eq!(told["js"], "assets/widget-1.js");
        assert_eq!(told["later"], "assets/later-9.js");
        assert_eq!(told["bank"], json!({ "at": "assets/sample/", "front": { "locales": ["en"] } }));
        assert_eq!(told["version"], "1.2.3");
        assert_eq!(told["style"], "assets/screens-8.css");
        assert_eq!(told["integrity"], json!({ "assets/widget_bg-2.wasm": "sha256-w" }));
        assert_eq!(told["files"][0], "assets/part-tools-5.wasm");
        assert_eq!(told["parts"]["tools"], json!([0]));
        assert_eq!(told["worker"]["js"], "assets/worker-6.js");
        assert_eq!(told["worker"]["wasm"], "assets/worker-7.wasm");
        assert_eq!(told["templates"][0], "<b class=\"a\">x</b>");
        let preload = tags.iter().find(|tag| tag.is_rel("preload")).unwrap();
        assert_eq!(preload.get("href"), Some("assets/widget_bg-2.wasm"));
    }

    #[test]
    fn a_page_without_the_tag_is_refused() {
        assert!(assets().tell("<head></head>").is_err());
    }
}
