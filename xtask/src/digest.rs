//! Digests: short ones for file names, long ones for integrity.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256, Sha384};

const NAME_DIGITS: usize = 10;

/// SHA-256 in hexadecimal.
pub fn hex(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

/// SHA-384 in the form of Subresource Integrity.
pub fn integrity(bytes: &[u8]) -> String {
    format!("sha384-{}", STANDARD.encode(Sha384::digest(bytes)))
}

/// SHA-256 in the same form, for what the page lists of its own files: it is strong enough, and nothing else that the page
/// says is so hard to compress.
pub fn short_integrity(bytes: &[u8]) -> String {
    format!("sha256-{}", STANDARD.encode(Sha256::digest(bytes)))
}

/// A file name that changes with the content: `widget.css` becomes `widget-3f0a9b12cd.css`.
pub fn hashed_name(name: &str, bytes: &[u8]) -> String {
    let digest: String = hex(bytes).chars().take(NAME_DIGITS).collect();
    match name.rsplit_once('.') {
        Some((stem, extension)) => format!("{stem}-{digest}.{extension}"),
        None => format!("{name}-{digest}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn known_digests() {
        assert_eq!(hex(b"abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
        assert_eq!(
            integrity(b"alert('Hello, world.');"),
            "sha384-H8BRh8j48O9oYatfu5AZzq6A9RINhZO5H16dQZngK7T62em8MUt1FLm52t+eX6xO"
        );
    }

    #[test]
    fn what_the_page_lists_has_short_digests() {
        assert_eq!(short_integrity(b"abc"), "sha256-ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0=");
    }

    #[test]
    fn the_name_changes_with_the_content_only() {
        assert_eq!(hashed_name("zh-CN.txt", b"abc"), "zh-CN-ba7816bf8f.txt");
        assert_eq!(hashed_name("plain", b"abc"), "plain-ba7816bf8f");
        assert_ne!(hashed_name("a.js", b"1"), hashed_name("a.js", b"2"));
    }
}
