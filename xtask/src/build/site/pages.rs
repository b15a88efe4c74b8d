//! From source pages to built pages: every script, style sheet and picture that a page names gets a name
//! that changes with its content, and every address becomes relative to where the page ends up.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail, ensure};

use crate::build::site::bundle::{self, BundleKind};
use crate::build::site::html::{self, Tag};
use crate::digest;
use crate::project::Project;

/// Where files with a hash in their name go: one folder, so that any server can cache it for ever by one rule.
pub const ASSETS: &str = "assets";

/// The scripts whose address people write into their own pages: they keep their names.
pub const STABLE_SCRIPTS: &[&str] = &["embed.js", "offline.js"];

/// The built files by their path in `dist`, and what became of each source.
pub struct Site<'a> {
    project: &'a Project,
    /// Content by path from the root of `dist`.
    pub files: BTreeMap<String, Vec<u8>>,
    /// Sources that were bundled already.
    built: BTreeMap<String, String>,
}

impl<'a> Site<'a> {
    /// An empty site.
    pub fn new(project: &'a Project) -> Self {
        Self { project, files: BTreeMap::new(), built: BTreeMap::new() }
    }

    /// Adds a file under a name that changes with its content, and says which.
    pub fn add_hashed(&mut self, name: &str, bytes: Vec<u8>) -> String {
        let path = format!("{ASSETS}/{}", digest::hashed_name(name, &bytes));
        self.files.insert(path.clone(), bytes);
        path
    }

    /// A page as it is published: `source` is its path in the checkout, `text` its content, `output` its
    /// path in `dist`. Whatever it names is added to the site.
    pub fn page(&mut self, source: &str, text: &str, output: &str) -> Result<String> {
        html::rewrite(text, |tag| {
            let Some((attribute, value)) = tag.reference() else {
                return Ok(None);
            };
            let Some(built) = self.built_reference(source, tag, value)? else {
                return Ok(None);
            };
            let mut tag = tag.clone();
            tag.set(attribute, &relative(output, &built));
            Ok(Some(tag.html()))
        })
        .with_context(|| format!("in {source}"))
    }

    /// Where in `dist` the file ends up that a tag of a page names; nothing for addresses elsewhere.
    fn built_reference(&mut self, page: &str, tag: &Tag, value: &str) -> Result<Option<String>> {
        let Some((path, rest)) = local(value)? else {
            return Ok(None);
        };
        let source = resolve(page, path).with_context(|| format!("`{value}` leaves the checkout"))?;
        if source.ends_with(".html") || matches!(tag.name.as_str(), "a" | "area" | "iframe") {
            return Ok(Some(format!("{}{rest}", self::output(&source))));
        }
        if let Some(built) = self.built.get(&source) {
            return Ok(Some(format!("{built}{rest}")));
        }
        let file = self.project.at(&source);
        ensure!(file.is_file(), "`{value}` names {source}, which does not exist");
        let built = self.build(&source, &file, tag)?;
        self.built.insert(source, built.clone());
        Ok(Some(format!("{built}{rest}")))
    }

    fn build(&mut self, source: &str, file: &Path, tag: &Tag) -> Result<String> {
        let name = source.rsplit('/').next().unwrap_or(source);
        let published = source.strip_prefix("public/").unwrap_or(source);
        if STABLE_SCRIPTS.contains(&published) {
            return Ok(published.to_owned());
        }
        let bytes = if tag.is_rel("stylesheet") {
            bundle::bundle(self.project, file, BundleKind::Style)?
        } else if tag.name == "script" && tag.get("type") == Some("module") {
            bundle::bundle(self.project, file, BundleKind::Module)?
        } else if tag.name == "script" {
            // A page of ours has classic scripts for those engines alone that know no modules.
            bundle::bundle(self.project, file, BundleKind::Legacy)?
        } else {
            fs::read(file).with_context(|| format!("{source} cannot be read"))?
        };
        Ok(self.add_hashed(name, bytes))
    }

    /// Every page runs under a strict policy, and every address in it is relative and leads to a file.
    pub fn check(&self) -> Result<()> {
        for (path, bytes) in self.files.iter().filter(|(path, _)| path.ends_with(".html")) {
            let text = String::from_utf8_lossy(bytes);
            let inline = html::inline_code(&text);
            ensure!(inline.is_empty(), "{path}: the page's policy refuses inline code: {}", inline.join(", "));
            for tag in html::tags(&text) {
                ensure!(tag.name != "base", "{path}: <base> would break relative addresses");
                let unread = ["srcset", "imagesrcset", "poster", "background"];
                let unread = unread.iter().find(|name| tag.get(name).is_some());
                ensure!(unread.is_none(), "{path}: the build does not follow {unread:?}");
                let Some((_, value)) = tag.reference() else {
                    continue;
                };
                let Some((target, _)) = local(value)? else {
                    continue;
                };
                let target = resolve(path, target).unwrap_or_default();
                let known = self.files.contains_key(&target)
                    || self.files.contains_key(format!("{target}/index.html").trim_start_matches('/'));
                ensure!(known, "{path}: `{value}` leads nowhere");
            }
        }
        Ok(())
    }
}

/// Where a page of the source ends up: the demo bank's page is what the root shows, and the widget's
/// page, which only frames show, has a name of its own.
pub fn output(source: &str) -> String {
    match source {
        "public/index.html" => "widget.html".to_owned(),
        "public/demo/index.html" | "public/demo" | "public/demo/" => "index.html".to_owned(),
        _ => source.strip_prefix("public/").unwrap_or(source).to_owned(),
    }
}

/// Splits an address in the same site into its path and its query and fragment.
pub fn local(value: &str) -> Result<Option<(&str, &str)>> {
    let scheme = value.split(['/', '?', '#']).next().unwrap_or_default();
    if value.starts_with("//") || scheme.contains(':') {
        return Ok(None);
    }
    if value.starts_with('/') {
        bail!("`{value}` would not work under a sub-path: write it relative to the page");
    }
    let end = value.find(['?', '#']).unwrap_or(value.len());
    let (path, rest) = value.split_at(end);
    Ok((!path.is_empty()).then_some((path, rest)))
}

/// The path that a relative address in a file means, from the same root as the file's own path.
pub fn resolve(file: &str, address: &str) -> Option<String> {
    let mut parts: Vec<&str> = file.split('/').collect();
    parts.pop();
    for part in address.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop()?;
            }
            name => parts.push(name),
        }
    }
    Some(parts.join("/"))
}

/// The address that leads from one file of a site to another.
pub fn relative(from: &str, to: &str) -> String {
    let mut from: Vec<&str> = from.split('/').collect();
    from.pop();
    let to: Vec<&str> = to.split('/').collect();
    let shared = from.iter().zip(&to).take_while(|(left, right)| left == right).count().min(to.len().saturating_sub(1));
    let up = from.len().saturating_sub(shared);
    let mut parts = vec![".."; up];
    parts.extend(to.iter().skip(shared));
    parts.join("/")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_resolved_like_in_a_browser() {
        assert_eq!(resolve("public/demo/index.html", "../embed.js").as_deref(), Some("public/embed.js"));
        assert_eq!(resolve("index.html", "./a//b.css").as_deref(), Some("a/b.css"));
        assert_eq!(resolve("index.html", "../x.css"), None);
    }

    #[test]
    fn relative_addresses_lead_back() {
        for (from, to) in [
            ("index.html", "embed.js"),
            ("index.html", "assets/a.css"),
            ("demo/strict.html", "assets/a.css"),
            ("demo/strict.html", "demo/host.js"),
            ("a/b/c.html", "a/d.js"),
        ] {
            let address = relative(from, to);
            assert!(!address.starts_with('/'), "{address}");
            assert_eq!(resolve(from, &address).as_deref(), Some(to), "{address}");
        }
    }

    #[test]
    fn only_addresses_of_the_same_site_are_touched() {
        assert_eq!(local("https://bank.example/x").unwrap(), None);
        assert_eq!(local("//cdn.example/x").unwrap(), None);
        assert_eq!(local("mailto:a@b.example").unwrap(), None);
        assert_eq!(local("data:,").unwrap(), None);
        assert_eq!(local("#top").unwrap(), None);
        assert_eq!(local("a/b.js?x=1#y").unwrap(), Some(("a/b.js", "?x=1#y")));
        assert!(local("/a.js").is_err());
    }

    #[test]
    fn the_demo_bank_is_what_the_root_shows() {
        assert_eq!(output("public/demo/index.html"), "index.html");
        assert_eq!(output("public/index.html"), "widget.html");
        assert_eq!(output("public/demo/strict.html"), "demo/strict.html");
    }
}
