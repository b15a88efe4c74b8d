//! Versions: what a tool says of itself, and what `Cargo.lock` asks for.

/// The first word of a `--version` answer that is a version number.
///
/// `wasm-opt version 132 (version_132)` is 132, `v20.20.2` is 20.20.2.
pub fn of_answer(answer: &str) -> Option<&str> {
    answer.split_whitespace().find_map(|word| {
        let number = word.strip_prefix('v').unwrap_or(word);
        let digits = number.split('.').all(|part| {
            let part = part.split(['-', '+']).next().unwrap_or(part);
            !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit())
        });
        digits.then_some(number)
    })
}

/// The version of a package in a `Cargo.lock`.
pub fn locked<'a>(lock: &'a str, package: &str) -> Option<&'a str> {
    let mut lines = lock.lines();
    let name = format!("name = \"{package}\"");
    lines.find(|line| *line == name)?;
    lines.next()?.strip_prefix("version = \"")?.strip_suffix('"')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_version_is_found_in_what_tools_say() {
        let cases = [
            ("trunk 0.21.14", Some("0.21.14")),
            ("wasm-bindgen 0.2.130", Some("0.2.130")),
            ("wasm-opt version 132 (version_132)", Some("132")),
            ("geckodriver 0.36.0 (a3d508507022 2025-02-24)", Some("0.36.0")),
            ("v20.20.2\n", Some("20.20.2")),
            ("rustc 1.95.0-beta.2 (59807616e 2026-04-14)", Some("1.95.0-beta.2")),
            ("no number here", None),
            ("", None),
        ];
        for (answer, expected) in cases {
            assert_eq!(of_answer(answer), expected, "{answer}");
        }
    }

    #[test]
    fn the_locked_version_is_that_of_the_very_package() {
        let lock = "[[package]]\nname = \"wasm-bindgen-macro\"\nversion = \"0.2.1\"\n\n\
                    [[package]]\nname = \"wasm-bindgen\"\nversion = \"0.2.130\"\n";
        assert_eq!(locked(lock, "wasm-bindgen"), Some("0.2.130"));
        assert_eq!(locked(lock, "wasm"), None);
    }
}
