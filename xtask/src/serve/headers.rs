//! The response headers of every file, in one table: `cargo xtask serve` sends it, and the build writes
//! it as `_headers`, the form that several static hosts read and that a bank can copy into its own server.

/// Headers for the paths that a pattern matches. Patterns with a policy never overlap: a host that
/// joins the values of two matching rules would send two policies.
pub struct Rule {
    /// A path from the root of `dist`; a `*` at its end stands for anything.
    pub pattern: &'static str,
    /// Names and values.
    pub headers: Vec<(&'static str, String)>,
}

impl Rule {
    /// Whether the rule is for this path.
    pub fn matches(&self, path: &str) -> bool {
        match self.pattern.strip_suffix('*') {
            Some(prefix) => path.starts_with(prefix),
            None => path == self.pattern,
        }
    }
}

/// Who may put the widget's page into a frame, where nobody has said otherwise.
pub const FRAME_ANCESTORS: &str = "'self'";

/// The policy of the page inside the frame (embedding S4). It compiles wasm, talks to nobody but its
/// own origin, and passes the markup that the program writes through the page's one default policy.
fn widget_policy(frame_ancestors: &str) -> String {
    [
        "default-src 'none'",
        "script-src 'self' 'wasm-unsafe-eval'",
        "style-src 'self'",
        "img-src 'self' data: blob:",
        "connect-src 'self'",
        "worker-src 'self'",
        "base-uri 'none'",
        "form-action 'none'",
        &format!("frame-ancestors {frame_ancestors}"),
        "require-trusted-types-for 'script'",
        "trusted-types default",
    ]
    .join("; ")
}

/// The policy of the demo bank's pages: what a strict bank would send, with no wasm and nothing inline.
const HOST_POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; frame-src 'self'; \
                           img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'";

/// The policy of the worker, whose script lies among the assets: it works with the module that the page hands it and
/// fetches nothing. The page isolates itself, and takes a worker only that does the same.
const WORKER_POLICY: &str = "default-src 'none'; script-src 'wasm-unsafe-eval'";

const REVALIDATE: &str = "no-cache";
const FOREVER: &str = "public, max-age=31536000, immutable";

/// The whole table.
pub fn rules(frame_ancestors: &str) -> Vec<Rule> {
    let everywhere = vec![
        ("X-Content-Type-Options", "nosniff".to_owned()),
        ("Referrer-Policy", "no-referrer".to_owned()),
        ("Permissions-Policy", "camera=(), microphone=(), geolocation=(), payment=(), usb=()".to_owned()),
        ("Cross-Origin-Resource-Policy", "cross-origin".to_owned()),
        ("Access-Control-Allow-Origin", "*".to_owned()),
    ];
    let widget = vec![
        ("Content-Security-Policy", widget_policy(frame_ancestors)),
        // A host page that isolates itself refuses frames that do not do the same.
        ("Cross-Origin-Embedder-Policy", "require-corp".to_owned()),
        ("Cache-Control", REVALIDATE.to_owned()),
    ];
    let assets = vec![
        ("Content-Security-Policy", WORKER_POLICY.to_owned()),
        ("Cross-Origin-Embedder-Policy", "require-corp".to_owned()),
        ("Cache-Control", FOREVER.to_owned()),
    ];
    let host = || vec![("Content-Security-Policy", HOST_POLICY.to_owned()), ("Cache-Control", REVALIDATE.to_owned())];
    let rule = |pattern, headers| Rule { pattern, headers };
    vec![
        rule("/*", everywhere),
        rule("/widget.html", widget),
        rule("/", host()),
        rule("/index.html", host()),
        rule("/demo/*", host()),
        rule("/embed.js", vec![("Cache-Control", REVALIDATE.to_owned())]),
        rule("/offline.js", vec![("Cache-Control", REVALIDATE.to_owned())]),
        rule("/assets/*", assets),
        // The loader of each version: those of earlier ones stay where they are.
        rule("/v*", vec![("Cache-Control", FOREVER.to_owned())]),
    ]
}

/// The headers of one path, in the order of the table.
pub fn for_path<'a>(rules: &'a [Rule], path: &str) -> Vec<(&'static str, &'a str)> {
    rules
        .iter()
        .filter(|rule| rule.matches(path))
        .flat_map(|rule| &rule.headers)
        .map(|(name, value)| (*name, value.as_str()))
        .collect()
}

/// The table as the text of a `_headers` file.
pub fn as_file(rules: &[Rule]) -> String {
    let mut text = String::from(
        "# The headers FinPlan is served with. Paths count from this folder.\n\
         # Put the origins of the pages that show the widget after frame-ancestors.\n",
    );
    for rule in rules {
        text.push_str(rule.pattern);
        text.push('\n');
        for (name, value) in &rule.headers {
            text.push_str(&format!("  {name}: {value}\n"));
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    fn one<'a>(headers: &[(&str, &'a str)], name: &str) -> Option<&'a str> {
        let mut values = headers.iter().filter(|(key, _)| *key == name);
        let (_, value) = values.next()?;
        assert!(values.next().is_none(), "{name} is sent twice");
        Some(value)
    }

    #[test]
    fn the_widget_may_compile_wasm_and_its_host_need_not() {
        let rules = rules("https://bank.example");
        let widget = for_path(&rules, "/widget.html");
        let policy = one(&widget, "Content-Security-Policy").unwrap();
        assert!(policy.contains("script-src 'self' 'wasm-unsafe-eval';"));
        assert!(policy.contains("frame-ancestors https://bank.example;"));
        assert!(policy.contains("require-trusted-types-for 'script'; trusted-types default"));
        for host in ["/", "/index.html", "/demo/strict.html"] {
            let headers = for_path(&rules, host);
            let policy = one(&headers, "Content-Security-Policy").unwrap();
            assert!(!policy.contains("wasm"), "{host}");
            assert!(policy.contains("frame-src 'self'"), "{host}");
        }
    }

    #[test]
    fn no_policy_allows_inline_code_or_strings_as_code() {
        for rule in rules(FRAME_ANCESTORS) {
            for (_, value) in rule.headers {
                assert!(!value.contains("unsafe-inline"), "{value}");
                assert!(!value.contains("'unsafe-eval'"), "{value}");
            }
        }
    }

    #[test]
    fn every_file_has_the_common_headers_and_at_most_one_of_each() {
        let rules = rules(FRAME_ANCESTORS);
        for path in ["/widget.html", "/", "/embed.js", "/v1.2.3/embed.js", "/assets/x-1.wasm", "/schema/a.json"] {
            let headers = for_path(&rules, path);
            assert_eq!(one(&headers, "X-Content-Type-Options"), Some("nosniff"), "{path}");
            assert_eq!(one(&headers, "Referrer-Policy"), Some("no-referrer"), "{path}");
            one(&headers, "Content-Security-Policy");
            one(&headers, "Cache-Control");
        }
        for unchanging in ["/assets/x-1.wasm", "/v1.2.3/embed.js", "/v0.9.10/embed.js"] {
            assert_eq!(one(&for_path(&rules, unchanging), "Cache-Control"), Some(FOREVER), "{unchanging}");
        }
        assert_eq!(one(&for_path(&rules, "/embed.js"), "Cache-Control"), Some(REVALIDATE));
    }

    #[test]
    fn the_file_says_what_the_server_sends() {
        let rules = rules(FRAME_ANCESTORS);
        let file = as_file(&rules);
        for rule in &rules {
            assert!(file.contains(&format!("\n{}\n", rule.pattern)));
            for (name, value) in &rule.headers {
                assert!(file.contains(&format!("  {name}: {value}\n")));
            }
        }
    }
}
