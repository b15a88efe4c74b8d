//! Public suffixes: names such as `com.cn` or `github.io`, under which anybody can have a domain.

/// See the file for its source and edition.
const LIST: &str = include_str!("suffixes.txt");

/// Names that the list does not have: reserved ones, and those of networks inside a house.
const RESERVED: [&str; 11] =
    ["arpa", "corp", "example", "home", "internal", "invalid", "lan", "local", "localhost", "onion", "test"];

/// The line of a top-level domain: itself, then what stands before it.
fn line(top_level: &str) -> Option<impl Iterator<Item = &'static str>> {
    let mut lines = LIST.lines().filter(|line| !line.starts_with('#')).map(|line| line.split(' '));
    lines.find_map(|mut names| (names.next() == Some(top_level)).then_some(names))
}

/// Whether this is a top-level domain, in lower case.
pub(super) fn is_top_level(label: &str) -> bool {
    RESERVED.contains(&label) || line(label).is_some()
}

/// Whether this is a top-level domain in another script than ASCII.
pub(super) fn is_idn_top_level(label: &str) -> bool {
    !label.is_ascii() && line(label).is_some()
}

/// Whether a host name of at least two labels is a public suffix.
///
/// Names of up to three labels are known, without the municipalities of Japan.
pub(super) fn is_public_suffix(host: &str) -> bool {
    let Some((before, top_level)) = host.rsplit_once('.') else { return true };
    let Some(names) = line(top_level) else { return false };
    let mut wild = false;
    for name in names {
        if name == before {
            return true;
        }
        match name.strip_prefix('!') {
            Some(name) if name == before => return false,
            _ => {}
        }
        wild |= name == "*" && !before.contains('.');
        wild |= name.strip_prefix("*.").is_some_and(|rest| {
            before.strip_suffix(rest).and_then(|sub| sub.strip_suffix('.')).is_some_and(|sub| !sub.contains('.'))
        });
    }
    wild
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_public_suffix_is_known_and_a_domain_under_it_is_none() {
        for host in [
            "com",
            "com.cn",
            "gov.cn",
            "org.hk",
            "com.tw",
            "co.uk",
            "github.io",
            "vercel.app",
            "pages.dev",
            "s3.amazonaws.com",
            "anything.ck",
        ] {
            assert!(is_public_suffix(host), "{host}");
        }
        for host in [
            "icbc.com.cn",
            "bank.cn",
            "hetian.github.io",
            "www.ck",
            "bank.example",
            "chengchuan.example",
            "amazonaws.cn",
            "cathaybk.com.tw",
            "hsbc.co.uk",
        ] {
            assert!(!is_public_suffix(host), "{host}");
        }
    }

    #[test]
    fn the_list_is_whole() {
        let names =
            LIST.lines().filter(|line| !line.starts_with('#')).map(|line| line.split(' ').count()).sum::<usize>();
        assert!(names > 7_000, "{names}");
        assert!(is_top_level("com") && is_top_level("example") && !is_top_level("pdf") && is_idn_top_level("中国"));
    }
}
