//! What goes into `dist`: the pages, the program and its chunks, the texts, the sample bank, and the files that are
//! published as they are.

mod assets;
mod banks;
mod bundle;
mod html;
pub mod licences;
pub mod loader;
pub mod pages;
mod templates;
mod widget_page;

use std::collections::BTreeMap;
use std::fs;

use anyhow::{Context, Result};

use crate::build::fingerprint;
use crate::build::program::Built;
use crate::build::program::chunks::ChunkMap;
use crate::build::site::assets::Assets;
use crate::build::site::bundle::BundleKind;
use crate::build::site::pages::{STABLE_SCRIPTS, Site};
use crate::project::Project;
use crate::serve::headers;

const WIDGET_SOURCE: &str = "public/index.html";
const WIDGET: &str = "widget.html";

/// The built files by their path in `dist`, and those among them that the first screen needs.
pub struct Assembled {
    /// Content by path.
    pub files: BTreeMap<String, Vec<u8>>,
    /// In the order in which the page comes to them.
    pub first_screen: Vec<String>,
    /// The tables of texts by name: `en` of the first screen, `en.tools` of a chunk. A customer needs one language.
    pub texts: Vec<(String, String)>,
    /// What is loaded later.
    pub chunks: ChunkMap,
    /// What the screens of the chunks look like.
    pub style: String,
    /// The pieces of the built-in bank's document, by name.
    pub pieces: BTreeMap<String, String>,
}

/// Puts everything together.
pub fn assemble(project: &Project, built: &Built) -> Result<Assembled> {
    let mut site = Site::new(project);
    publish(project, &mut site)?;
    site.files.insert(licences::NAME.to_owned(), licences::notices(project)?.into_bytes());
    loader::add(&mut site.files, &project.version()?)?;
    let assets = Assets::add(project, built, &mut site)?;

    let page = fs::read_to_string(project.at(WIDGET_SOURCE)).context(WIDGET_SOURCE)?;
    let page = site.page(WIDGET_SOURCE, &widget_page::plain(&page)?, WIDGET)?;
    let page = assets.tell(&page).context(WIDGET_SOURCE)?;
    site.files.insert(WIDGET.to_owned(), page.into_bytes());
    for source in other_pages(project) {
        let text = fs::read_to_string(project.at(&source))?;
        let output = pages::output(&source);
        let page = site.page(&source, &text, &output)?;
        site.files.insert(output, page.into_bytes());
    }
    let rules = headers::rules(headers::FRAME_ANCESTORS);
    let rules = headers::as_file(&rules).into_bytes();
    site.files.insert("_headers".to_owned(), rules);
    site.check()?;
    let first_screen = first_screen(&site, &assets)?;
    let Assets { texts, chunks, style, bank, .. } = assets;
    Ok(Assembled { files: site.files, first_screen, texts, chunks, style, pieces: bank.pieces })
}

/// Copies what is published under its own name: data, pictures, the loader and its types, the mini
/// program. Other scripts, and style sheets, are there only when a page names them.
fn publish(project: &Project, site: &mut Site) -> Result<()> {
    for source in sources(project) {
        let path = source.strip_prefix("public/").unwrap_or(&source);
        let file = project.at(&source);
        let content = if STABLE_SCRIPTS.contains(&path) {
            bundle::bundle(project, &file, BundleKind::Script)?
        } else if is_code(path) && !path.starts_with("miniprogram/") {
            continue;
        } else {
            fs::read(&file).with_context(|| format!("{source} cannot be read"))?
        };
        site.files.insert(path.to_owned(), content);
    }
    Ok(())
}

fn is_code(path: &str) -> bool {
    [".html", ".js", ".css"].iter().any(|end| path.ends_with(end))
}

fn other_pages(project: &Project) -> impl Iterator<Item = String> {
    sources(project).filter(|path| path.ends_with(".html") && path != WIDGET_SOURCE)
}

/// The files below `public`, as paths in the checkout.
fn sources(project: &Project) -> impl Iterator<Item = String> {
    let mut files = Vec::new();
    fingerprint::collect(&project.at("public"), &mut files);
    let root = project.root().to_path_buf();
    files.into_iter().filter_map(move |file| {
        let path = file.strip_prefix(&root).ok()?;
        let parts: Vec<_> = path.iter().map(|part| part.to_string_lossy()).collect();
        Some(parts.join("/"))
    })
}

/// The page, what it names, and what its loader fetches apart from the texts.
fn first_screen(site: &Site, assets: &Assets) -> Result<Vec<String>> {
    let page = site.files.get(WIDGET).context("no widget page")?;
    let mut files = vec![WIDGET.to_owned()];
    for tag in html::tags(&String::from_utf8_lossy(page)) {
        let loads = matches!(tag.name.as_str(), "script" | "img")
            || ["stylesheet", "modulepreload", "preload", "icon"].iter().any(|rel| tag.is_rel(rel));
        if let (true, Some((_, value))) = (loads, tag.reference())
            && let Some((path, _)) = pages::local(value)?
        {
            files.push(pages::resolve(WIDGET, path).context("an address outside the site")?);
        }
    }
    let home = assets.bank.pieces.get("home").context("a bank without a piece for home")?;
    files.extend([&assets.js, &assets.wasm, home].map(Clone::clone));
    let mut seen = Vec::new();
    files.retain(|file| {
        let new = !seen.contains(file);
        seen.push(file.clone());
        new
    });
    Ok(files)
}
