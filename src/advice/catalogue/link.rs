//! Where a customer can go on: only to the institution's own hosts (R21).

/// An address on the institution's own site: an absolute path (`/loans/home`) or `https://` with a host.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link(String);

impl Link {
    /// The link of this text, where it is an absolute path or an `https` address with a plain host name:
    /// no user name, no port, no white space, no control or non-ASCII character, no backslash.
    ///
    /// ```
    /// use finplan::advice::catalogue::link::Link;
    /// assert_eq!(Link::new("https://www.hetian.example/fund?id=3").unwrap().host(), Some("www.hetian.example"));
    /// assert_eq!(Link::new("/loans/home").unwrap().host(), None);
    /// for bad in ["http://a.example/", "javascript:alert(1)", "//evil.example/", "https://a.example@evil.example/", "/\\evil.example"] {
    ///     assert!(Link::new(bad).is_none(), "{bad}");
    /// }
    /// ```
    #[must_use]
    pub fn new(text: &str) -> Option<Link> {
        let plain = text.bytes().all(|byte| byte.is_ascii_graphic() && !matches!(byte, b'\\' | b'"' | b'<' | b'>'));
        if !plain || text.len() > 500 {
            return None;
        }
        let good = match text.strip_prefix("https://") {
            Some(rest) => is_host(host_of(rest)),
            None => text.starts_with('/') && !text.starts_with("//"),
        };
        good.then(|| Link(text.to_owned()))
    }

    /// A link to nowhere, until one was read.
    pub(crate) const fn empty() -> Link {
        Link(String::new())
    }

    /// The link as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Its host; `None` for a path, which stays on the host page's site.
    #[must_use]
    pub fn host(&self) -> Option<&str> {
        self.0.strip_prefix("https://").map(host_of)
    }

    /// Whether it stays within `domains` (a domain covers its sub-domains).
    ///
    /// ```
    /// use finplan::advice::catalogue::link::Link;
    /// let own = ["hetian.example"];
    /// assert!(Link::new("https://m.hetian.example/a").unwrap().stays_within(&own));
    /// assert!(!Link::new("https://nothetian.example/a").unwrap().stays_within(&own));
    /// ```
    #[must_use]
    pub fn stays_within<D: AsRef<str>>(&self, domains: &[D]) -> bool {
        let Some(host) = self.host() else { return true };
        domains.iter().any(|domain| {
            let domain = domain.as_ref();
            host == domain || host.strip_suffix(domain).is_some_and(|sub| sub.ends_with('.'))
        })
    }
}

fn host_of(rest: &str) -> &str {
    rest.split(['/', '?', '#']).next().unwrap_or_default()
}

/// Whether this is a plain host name in lower case: labels of `a-z 0-9 -` with at least one full stop. A last label
/// that is a number makes it an IP address, which is no name.
///
/// ```
/// use finplan::advice::catalogue::link::is_host;
/// assert!(is_host("www.hetian.example") && !is_host("192.168.0.1") && !is_host("127.0x1"));
/// ```
#[must_use]
pub fn is_host(text: &str) -> bool {
    let label = |label: &str| {
        let inner = label.bytes().all(|byte| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'-'));
        inner && !label.is_empty() && label.len() <= 63 && !label.starts_with('-') && !label.ends_with('-')
    };
    let number = |label: &str| label.starts_with("0x") || label.bytes().all(|byte| byte.is_ascii_digit());
    let named = text.rsplit_once('.').is_some_and(|(_, last)| !number(last));
    named && text.len() <= 253 && text.split('.').all(label)
}
