//! The source of the widget's page, which Trunk reads too.

use anyhow::{Context, Result, bail, ensure};

use crate::build::site::assets::META;
use crate::build::site::html::{self, Tag};

/// Marks what Trunk is to deal with.
const TRUNK: &str = "data-trunk";
/// Marks what comes with the first chunk: the loader fetches it then.
const CHUNK: &str = "data-chunk";

/// The page with plain tags where `trunk build` alone would put its own: style sheet and script are named as they
/// are, to be bundled, and an empty tag stands where the names of the files are to be told.
pub fn plain(source: &str) -> Result<String> {
    let mut programs = 0_u32;
    let page = html::rewrite(source, |tag| {
        if tag.get(TRUNK).is_none() {
            return Ok(None);
        }
        let plain = match (tag.name.as_str(), tag.get("rel").unwrap_or_default()) {
            ("link", "rust") => {
                programs += 1;
                Tag::new("meta", &[("name", META), ("content", "")]).html()
            }
            // It is published with the site, or bundled into what names it.
            ("link", "copy-dir" | "copy-file") => String::new(),
            ("link", "css") if tag.get(CHUNK).is_some() => String::new(),
            ("link", "css") => {
                let href = tag.get("href").context("a style sheet without an address")?;
                Tag::new("link", &[("rel", "stylesheet"), ("href", href)]).html()
            }
            ("script", _) => {
                let mut plain = tag.clone();
                plain.attributes.retain(|(name, _)| name != TRUNK);
                plain.html()
            }
            (name, rel) => bail!("the build does not know what Trunk does with <{name} rel=\"{rel}\">"),
        };
        Ok(Some(plain))
    })?;
    ensure!(programs == 1, "the widget's page must have one <link data-trunk rel=\"rust\">, not {programs}");
    Ok(page)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_trunk_would_do_is_done() {
        let page = "<link data-trunk rel=rust><link data-trunk rel=copy-dir href=boot>\
            <link data-trunk rel=css href=../style/a.css data-target-path=style>\
            <link data-trunk rel=css href=../style/b.css data-target-path=style data-chunk>\
            <script data-trunk type=module src=boot.js></script><link rel=icon href=data:,>";
        let page = plain(page).unwrap();
        assert!(!page.contains("data-") && !page.contains("boot\""), "{page}");
        let tags = html::tags(&page);
        assert_eq!(tags.iter().filter(|tag| tag.get("name") == Some(META)).count(), 1);
        let sheet = tags.iter().find(|tag| tag.is_rel("stylesheet")).unwrap();
        assert_eq!(sheet.get("href"), Some("../style/a.css"));
        assert!(!page.contains("b.css"), "{page}");
        let script = tags.iter().find(|tag| tag.name == "script").unwrap();
        assert_eq!((script.get("src"), script.get("type")), (Some("boot.js"), Some("module")));
        assert!(tags.iter().any(|tag| tag.is_rel("icon")));
    }

    #[test]
    fn a_page_that_the_build_does_not_understand_is_refused() {
        let rust = "<link data-trunk rel=rust>";
        assert!(plain(rust).is_ok());
        assert!(plain("<head></head>").is_err());
        assert!(plain(&rust.repeat(2)).is_err());
        assert!(plain(&format!("{rust}<link data-trunk rel=sass href=a.scss>")).is_err());
    }
}
