//! Where programs come from on this machine, and what a person does where `setup` cannot install them.

use std::env;

use crate::machine::tools;

/// What decides where programs come from.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Machine {
    /// Debian, Ubuntu and what is made of them, also inside Windows: `setup` installs by itself.
    Apt,
    /// Fedora and its kin.
    Dnf,
    /// A Linux with another way.
    Linux,
    /// macOS with Homebrew.
    Homebrew,
    /// macOS without.
    Mac,
    /// Windows itself, not the Linux in it.
    Windows,
}

/// What a command may miss.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Missing {
    /// The browser that all browser tests need.
    Chromium,
    /// A second engine.
    Firefox,
    /// A third.
    WebKit,
    /// Node with npm.
    Node,
    /// Rust's standard library for the browser.
    WasmTarget,
}

impl Machine {
    /// This one.
    pub fn here() -> Self {
        Self::of(env::consts::OS, &|program| !tools::in_path(program).is_empty())
    }

    fn of(system: &str, has: &dyn Fn(&str) -> bool) -> Self {
        match system {
            "windows" => Self::Windows,
            "macos" if has("brew") => Self::Homebrew,
            "macos" => Self::Mac,
            _ if has("apt-get") => Self::Apt,
            _ if has("dnf") => Self::Dnf,
            _ => Self::Linux,
        }
    }
}

impl Missing {
    /// What it is called.
    pub fn name(self) -> &'static str {
        match self {
            Self::Chromium => "Chromium",
            Self::Firefox => "Firefox",
            Self::WebKit => "WebKit",
            Self::Node => "node",
            Self::WasmTarget => "the wasm32-unknown-unknown target",
        }
    }

    /// One sentence: what to do on a machine on which nothing is installed for the person.
    pub fn advice(self, machine: Machine) -> String {
        let name = self.name();
        match (machine, self) {
            (Machine::Windows, _) => format!(
                "{name} is missing, and on Windows FinPlan is built and tested inside WSL: \
                 `wsl --install -d Ubuntu`, and there rustup and the same command again"
            ),
            (_, Self::WasmTarget) => {
                format!("{name} is missing: `rustup target add wasm32-unknown-unknown` with a network")
            }
            (Machine::Apt, _) => format!("{name} is missing: `cargo xtask setup` installs it"),
            (_, Self::WebKit) => {
                format!("{name} is missing: its driver comes with Debian and Ubuntu, elsewhere its tests are left out")
            }
            (Machine::Dnf, Self::Chromium) => {
                format!("{name} is missing: `sudo dnf install chromium google-noto-sans-cjk-fonts`")
            }
            (Machine::Dnf, Self::Firefox) => format!("{name} is missing: `sudo dnf install firefox`"),
            (Machine::Dnf, Self::Node) => format!("{name} is missing: `sudo dnf install nodejs npm`"),
            (Machine::Homebrew, Self::Chromium) => format!("{name} is missing: `brew install --cask chromium`"),
            (Machine::Homebrew, Self::Firefox) => {
                format!("{name} or its driver is missing: `brew install --cask firefox` and `brew install geckodriver`")
            }
            (Machine::Homebrew, Self::Node) => format!("{name} is missing: `brew install node`"),
            (Machine::Mac | Machine::Linux, Self::Node) => {
                format!("{name} is missing: install node 20 or newer with npm from https://nodejs.org")
            }
            (Machine::Mac | Machine::Linux, Self::Chromium) => format!(
                "{name} is missing: install Chromium or Chrome, and name its executable in CHROMIUM where it is not in PATH"
            ),
            (Machine::Mac | Machine::Linux, Self::Firefox) => format!(
                "{name} is missing: install Firefox, and name its executable in FIREFOX where it is not in PATH"
            ),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ALL: [Missing; 5] =
        [Missing::Chromium, Missing::Firefox, Missing::WebKit, Missing::Node, Missing::WasmTarget];
    const MACHINES: [Machine; 6] =
        [Machine::Apt, Machine::Dnf, Machine::Linux, Machine::Homebrew, Machine::Mac, Machine::Windows];

    #[test]
    fn a_machine_is_known_by_its_system_and_what_installs_programs_there() {
        let of = |system: &str, programs: &[&str]| Machine::of(system, &|program| programs.contains(&program));
        assert_eq!(of("linux", &["apt-get", "dnf"]), Machine::Apt);
        assert_eq!(of("linux", &["dnf"]), Machine::Dnf);
        assert_eq!(of("linux", &["pacman"]), Machine::Linux);
        assert_eq!(of("macos", &["brew"]), Machine::Homebrew);
        assert_eq!(of("macos", &[]), Machine::Mac);
        assert_eq!(of("windows", &["apt-get"]), Machine::Windows);
    }

    #[test]
    fn every_machine_is_told_in_one_sentence_what_to_do() {
        for machine in MACHINES {
            for missing in ALL {
                let advice = missing.advice(machine);
                assert!(advice.starts_with(missing.name()), "{advice}");
                assert!(advice.contains(" is missing") && !advice.contains(". ") && !advice.contains('\n'), "{advice}");
                // Nobody is sent to a program that the machine does not have.
                for (program, owner) in
                    [("brew ", Machine::Homebrew), ("dnf ", Machine::Dnf), ("wsl ", Machine::Windows)]
                {
                    assert!(!advice.contains(program) || machine == owner, "{machine:?}: {advice}");
                }
                assert!(!advice.contains("apt-get"), "{advice}");
            }
        }
    }

    #[test]
    fn fedora_and_windows_are_told_the_very_command() {
        assert!(Missing::Node.advice(Machine::Dnf).contains("`sudo dnf install nodejs npm`"));
        assert!(Missing::Chromium.advice(Machine::Dnf).contains("`sudo dnf install chromium "));
        for missing in ALL {
            assert!(missing.advice(Machine::Windows).contains("`wsl --install -d Ubuntu`"));
        }
    }
}
