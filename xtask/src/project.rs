//! Where things are.

pub mod finplan;
pub mod schema;

use std::env;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use crate::machine::version;

/// The checkout, and the folders outside it that tools are kept in.
pub struct Project {
    root: PathBuf,
    target: PathBuf,
    cache: PathBuf,
}

impl Project {
    /// Finds the checkout from cargo's word, or from the current folder upwards.
    pub fn locate() -> Result<Self> {
        let start = match env::var_os("CARGO_MANIFEST_DIR") {
            Some(dir) => PathBuf::from(dir),
            None => env::current_dir().context("the current folder cannot be read")?,
        };
        let root = start
            .ancestors()
            .find(|dir| dir.join("xtask/Cargo.toml").is_file())
            .context("this is not a FinPlan checkout: no xtask/Cargo.toml above this folder")?
            .to_path_buf();
        let target = match env::var_os("CARGO_TARGET_DIR") {
            Some(dir) => root.join(dir),
            None => root.join("target"),
        };
        let cache = cache_home()?.join("finplan");
        Ok(Self { root, target, cache })
    }

    /// The checkout itself.
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// A path below the checkout.
    pub fn at(&self, path: &str) -> PathBuf {
        self.root.join(path)
    }

    /// The version of what is built.
    pub fn version(&self) -> Result<String> {
        let lock = self.lock()?;
        version::locked(&lock, "finplan").map(str::to_owned).context("no finplan in Cargo.lock")
    }

    /// Which version of each crate is used.
    pub fn lock(&self) -> Result<String> {
        fs::read_to_string(self.at("Cargo.lock")).context("Cargo.lock cannot be read")
    }

    /// What `cargo xtask build` leaves behind.
    pub fn dist(&self) -> PathBuf {
        self.at("dist")
    }

    /// The browser build has its own target folder: its compiler and its flags differ from those of
    /// native builds, and one folder for both would make each undo the other's work.
    pub fn web_target(&self) -> PathBuf {
        self.target.join("web")
    }

    /// Where cargo leaves the programs of native builds.
    pub fn native_target(&self) -> PathBuf {
        self.target.join("debug")
    }

    /// What is built as on a machine that never built anything.
    pub fn fresh(&self) -> PathBuf {
        self.target.join("fresh")
    }

    /// Node's development tools and the browser tests.
    pub fn browser_tests(&self) -> PathBuf {
        self.at("tests/browser")
    }

    /// Executables of node packages.
    pub fn node_bin(&self) -> PathBuf {
        self.browser_tests().join("node_modules/.bin")
    }

    /// Where tools are installed that the machine does not have, shared between checkouts.
    pub fn tools(&self) -> PathBuf {
        self.cache.join("tools")
    }

    /// A folder of the cache.
    pub fn cached(&self, name: &str) -> PathBuf {
        self.cache.join(name)
    }
}

fn cache_home() -> Result<PathBuf> {
    let set = |name| env::var_os(name).filter(|value| !value.is_empty());
    if let Some(dir) = set("XDG_CACHE_HOME") {
        return Ok(PathBuf::from(dir));
    }
    let home = set("HOME").context("HOME is not set: set it, or XDG_CACHE_HOME, for the tools")?;
    Ok(PathBuf::from(home).join(".cache"))
}
