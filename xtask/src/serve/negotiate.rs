//! The parts of HTTP that need reading: accepted encodings, escaped paths, entity tags.

use crate::digest;

/// A form in which a file is stored.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Encoding {
    /// `.br`
    Brotli,
    /// `.gz`
    Gzip,
    /// As it is.
    Plain,
}

impl Encoding {
    /// What follows the file's name.
    pub fn extension(self) -> &'static str {
        match self {
            Self::Brotli => ".br",
            Self::Gzip => ".gz",
            Self::Plain => "",
        }
    }

    /// The value of `Content-Encoding`.
    pub fn header(self) -> Option<&'static str> {
        match self {
            Self::Brotli => Some("br"),
            Self::Gzip => Some("gzip"),
            Self::Plain => None,
        }
    }
}

/// What a browser takes, the smallest first.
pub fn accepted(header: &str) -> Vec<Encoding> {
    let takes = |name: &str| {
        header.split(',').any(|part| {
            let mut words = part.split(';').map(str::trim);
            let named = words.next().is_some_and(|word| word.eq_ignore_ascii_case(name));
            let refused = words
                .any(|word| word.strip_prefix("q=").is_some_and(|weight| weight.trim_matches(['0', '.']).is_empty()));
            named && !refused
        })
    };
    let mut encodings = Vec::new();
    if takes("br") {
        encodings.push(Encoding::Brotli);
    }
    if takes("gzip") {
        encodings.push(Encoding::Gzip);
    }
    encodings.push(Encoding::Plain);
    encodings
}

/// A path without its escapes; nothing when they are wrong.
pub fn percent_decode(path: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(path.len());
    let mut rest = path.bytes();
    while let Some(byte) = rest.next() {
        if byte != b'%' {
            bytes.push(byte);
            continue;
        }
        let digits = [rest.next()?, rest.next()?];
        let digits = std::str::from_utf8(&digits).ok()?;
        bytes.push(u8::from_str_radix(digits, 16).ok()?);
    }
    String::from_utf8(bytes).ok()
}

/// A tag that changes with the content.
pub fn entity_tag(bytes: &[u8]) -> String {
    let digest: String = digest::hex(bytes).chars().take(20).collect();
    format!("\"{digest}\"")
}

#[cfg(test)]
mod tests {
    use super::*;
    use Encoding::{Brotli, Gzip, Plain};

    #[test]
    fn the_smallest_accepted_form_comes_first() {
        assert_eq!(accepted("gzip, deflate, br, zstd"), [Brotli, Gzip, Plain]);
        assert_eq!(accepted("gzip;q=1.0, br;q=0"), [Gzip, Plain]);
        assert_eq!(accepted("br;q=0.5"), [Brotli, Plain]);
        assert_eq!(accepted("br;q=0.000"), [Plain]);
        assert_eq!(accepted(""), [Plain]);
        assert_eq!(accepted("brand"), [Plain]);
    }

    #[test]
    fn escapes_in_paths() {
        assert_eq!(percent_decode("/a%20b").as_deref(), Some("/a b"));
        assert_eq!(percent_decode("/%E4%B8%AD").as_deref(), Some("/中"));
        assert_eq!(percent_decode("/%E4"), None);
        assert_eq!(percent_decode("/%2"), None);
    }
}
