//! Counting tests: what test programs say at their end, added up.

use std::fmt;

/// How many tests ended how.
#[derive(Clone, Copy, Default, PartialEq, Eq, Debug)]
pub struct Counts {
    /// As they should.
    pub passed: u64,
    /// Otherwise.
    pub failed: u64,
    /// Not run.
    pub skipped: u64,
}

impl Counts {
    /// One check that went well.
    pub const PASSED: Self = Self::new(1, 0, 0);
    /// One check that did not.
    pub const FAILED: Self = Self::new(0, 1, 0);

    /// All three.
    pub const fn new(passed: u64, failed: u64, skipped: u64) -> Self {
        Self { passed, failed, skipped }
    }

    /// Counts a program that failed without any of its tests failing: it broke before or after them.
    pub fn with_exit(self, success: bool) -> Self {
        if success || self.failed > 0 {
            return self;
        }
        self.and(Self::FAILED)
    }

    /// Both together.
    pub fn and(self, other: Self) -> Self {
        Self {
            passed: self.passed + other.passed,
            failed: self.failed + other.failed,
            skipped: self.skipped + other.skipped,
        }
    }
}

impl fmt::Display for Counts {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{} passed, {} failed", self.passed, self.failed)?;
        if self.skipped > 0 {
            write!(formatter, ", {} skipped", self.skipped)?;
        }
        Ok(())
    }
}

/// The sum of the result lines of `cargo test`, one for each test program; nothing without any.
pub fn of_cargo_test(output: &str) -> Option<Counts> {
    let mut total: Option<Counts> = None;
    for line in output.lines() {
        let Some(rest) = line.trim().strip_prefix("test result: ") else {
            continue;
        };
        let figures = rest.split_once(". ").map_or(rest, |(_, figures)| figures);
        let counts = Counts::new(figure(figures, "passed"), figure(figures, "failed"), figure(figures, "ignored"));
        total = Some(total.unwrap_or_default().and(counts));
    }
    total
}

/// Which tests failed in the output of `cargo test`, and what each said first.
pub fn failures(output: &str) -> Vec<&str> {
    let mut found = Vec::new();
    let mut lines = output.lines();
    while let Some(line) = lines.next() {
        if line.starts_with("test ") && line.ends_with("FAILED") {
            found.push(line);
        } else if line.contains("' panicked at ") || line.contains(") panicked at ") {
            found.push(line);
            found.extend(lines.next());
        }
    }
    found
}

/// A test, or a program of tests, with the time that it took.
#[derive(Clone, PartialEq, Debug)]
pub struct Timed {
    /// How long it took.
    pub seconds: f64,
    /// What it promises, or where it stands.
    pub name: String,
}

/// The slowest of all, the slowest first.
pub fn slowest(mut tests: Vec<Timed>, count: usize) -> Vec<Timed> {
    tests.sort_by(|one, other| other.seconds.total_cmp(&one.seconds));
    tests.truncate(count);
    tests
}

/// The programs in the output of `cargo test`, which tells the time of each as a whole.
pub fn programs(output: &str) -> Vec<Timed> {
    let mut name = "";
    let mut found = Vec::new();
    for line in output.lines() {
        let line = line.trim();
        if let Some(program) = line.strip_prefix("Running ").or_else(|| line.strip_prefix("Doc-tests ")) {
            name = program.split(" (").next().unwrap_or(program);
        } else if let Some((_, time)) = line.split_once("finished in ")
            && let Some(seconds) = time.strip_suffix('s').and_then(|time| time.parse().ok())
        {
            found.push(Timed { seconds, name: format!("cargo test: {name}") });
        }
    }
    found
}

/// The lines `ok 1.2 s  name` of our own test programs, whatever came of the test.
pub fn browser_tests(output: &str) -> Vec<Timed> {
    let test = |line: &str| {
        let (_, rest) = line.split_once(' ').filter(|(result, _)| matches!(*result, "ok" | "failed" | "skipped"))?;
        let (seconds, name) = rest.split_once(" s  ")?;
        Some(Timed { seconds: seconds.parse().ok()?, name: name.to_owned() })
    };
    output.lines().filter_map(test).collect()
}

/// The closing line `N passed, N failed, N skipped` that our own test programs print; the last one counts.
pub fn of_closing_line(output: &str) -> Option<Counts> {
    output.lines().rev().find_map(|line| {
        let line = line.trim();
        let closing = line.starts_with(|first: char| first.is_ascii_digit())
            && line.contains(" passed, ")
            && line.contains(" failed");
        closing.then(|| Counts::new(figure(line, "passed"), figure(line, "failed"), figure(line, "skipped")))
    })
}

/// The number before a word.
fn figure(text: &str, word: &str) -> u64 {
    text.split([',', ';'])
        .filter_map(|part| part.trim().split_once(' '))
        .find(|(_, name)| *name == word)
        .and_then(|(number, _)| number.parse().ok())
        .unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_test_programs_are_added_up() {
        let output = "running 3 tests\n\
            test result: ok. 25 passed; 0 failed; 1 ignored; 0 measured; 0 filtered out; finished in 0.01s\n\
            test result: FAILED. 3 passed; 2 failed; 0 ignored; 0 measured; 0 filtered out; finished in 1s\n";
        assert_eq!(of_cargo_test(output), Some(Counts::new(28, 2, 1)));
        assert_eq!(of_cargo_test("error: could not compile"), None);
    }

    #[test]
    fn the_last_closing_line_counts() {
        let output = "1 passed, 0 failed\nmore\n12 passed, 3 failed, 4 skipped\n";
        assert_eq!(of_closing_line(output), Some(Counts::new(12, 3, 4)));
        assert_eq!(of_closing_line("7 passed, 0 failed"), Some(Counts::new(7, 0, 0)));
        assert_eq!(of_closing_line("it says 7 passed, 0 failed"), None);
    }

    #[test]
    fn a_program_that_breaks_counts_as_a_failure_once() {
        assert_eq!(Counts::new(3, 0, 0).with_exit(false), Counts::new(3, 1, 0));
        assert_eq!(Counts::new(3, 2, 0).with_exit(false), Counts::new(3, 2, 0));
        assert_eq!(Counts::new(3, 0, 0).with_exit(true), Counts::new(3, 0, 0));
    }

    #[test]
    fn the_slowest_tests_come_first() {
        let cargo = "     Running unittests src/lib.rs (target/debug/deps/finplan-0a)\nrunning 3 tests\n\
            test result: ok. 25 passed; 0 failed; 1 ignored; 0 measured; 0 filtered out; finished in 0.51s\n\
            \x20  Doc-tests finplan\n\
            test result: ok. 1 passed; 0 failed; 0 ignored; 0 measured; 0 filtered out; finished in 12.00s\n";
        let browser = "ok 3.4 s  links: one\nfailed 60.0 s  links: two\n    Error: ok 9.9 s  no test\nskipped 0.0 s  x";
        let mut tests = programs(cargo);
        tests.extend(browser_tests(browser));
        let names = |count| slowest(tests.clone(), count).into_iter().map(|test| test.name).collect::<Vec<_>>();
        assert_eq!(names(3), ["links: two", "cargo test: finplan", "links: one"]);
        assert_eq!(names(9).len(), 5);
    }

    #[test]
    fn skipped_is_named_only_when_there_is_any() {
        assert_eq!(Counts::new(1, 0, 0).to_string(), "1 passed, 0 failed");
        assert_eq!(Counts::new(1, 2, 3).to_string(), "1 passed, 2 failed, 3 skipped");
    }

    #[test]
    fn what_failed_is_found_before_the_programs_that_ran_after_it() {
        let output = "test a ... ok\ntest b ... FAILED\n\n---- b stdout ----\n\
            thread 'b' (7) panicked at tests/b.rs:3:9:\nb is wrong\nstack backtrace:\n\
            test result: FAILED. 1 passed; 1 failed; 0 ignored; 0 measured\n     Running tests/c.rs\ntest c ... ok\n";
        let found = ["test b ... FAILED", "thread 'b' (7) panicked at tests/b.rs:3:9:", "b is wrong"];
        assert_eq!(failures(output), found);
    }
}
