//! What a file is, by its name: the type to serve it as, and whether compressing it pays.

/// File name extension, media type, and whether the file is text enough to be compressed.
const TYPES: &[(&str, &str, bool)] = &[
    ("html", "text/html; charset=utf-8", true),
    ("js", "text/javascript; charset=utf-8", true),
    ("mjs", "text/javascript; charset=utf-8", true),
    ("css", "text/css; charset=utf-8", true),
    ("json", "application/json; charset=utf-8", true),
    ("wasm", "application/wasm", true),
    ("txt", "text/plain; charset=utf-8", true),
    ("md", "text/plain; charset=utf-8", true),
    ("ts", "text/plain; charset=utf-8", true),
    ("csv", "text/csv; charset=utf-8", true),
    ("svg", "image/svg+xml", true),
    ("xml", "application/xml", true),
    ("wxml", "text/plain; charset=utf-8", true),
    ("wxss", "text/plain; charset=utf-8", true),
    ("webmanifest", "application/manifest+json; charset=utf-8", true),
    ("ico", "image/x-icon", true),
    ("png", "image/png", false),
    ("jpg", "image/jpeg", false),
    ("jpeg", "image/jpeg", false),
    ("webp", "image/webp", false),
    ("avif", "image/avif", false),
    ("woff2", "font/woff2", false),
];

/// The media type of a file.
pub fn of(path: &str) -> &'static str {
    entry(path).map_or("application/octet-stream", |(_, mime, _)| mime)
}

/// Whether the file gets a `.br` and a `.gz` beside it.
pub fn is_compressible(path: &str) -> bool {
    entry(path).is_some_and(|(.., compressible)| *compressible)
}

fn entry(path: &str) -> Option<&'static (&'static str, &'static str, bool)> {
    let (_, extension) = path.rsplit_once('.')?;
    TYPES.iter().find(|(known, ..)| extension.eq_ignore_ascii_case(known))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_types_that_browsers_are_strict_about() {
        assert_eq!(of("assets/widget_bg-0123456789.wasm"), "application/wasm");
        assert_eq!(of("embed.js"), "text/javascript; charset=utf-8");
        assert_eq!(of("a/b.MJS"), "text/javascript; charset=utf-8");
        assert_eq!(of("style.css"), "text/css; charset=utf-8");
        assert_eq!(of("README"), "application/octet-stream");
    }

    #[test]
    fn pictures_are_not_compressed_twice() {
        assert!(is_compressible("index.html"));
        assert!(!is_compressible("shot.png"));
        assert!(!is_compressible("_headers"));
    }
}
