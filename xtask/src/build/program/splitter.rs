//! Cutting the program into a main wasm and the parts that a customer may need later.
//!
//! That is done between cargo and wasm-bindgen, and Trunk runs both. So this program stands in for
//! wasm-bindgen: Trunk finds it first in PATH, under that name; it cuts, and calls the real one.

use std::collections::BTreeMap;
use std::env;
use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};

use anyhow::{Context, Result, anyhow, bail, ensure};
use wasm_split_cli_support::{Options, transform};

/// The script through which the main wasm loads its parts, in the folder of the parts.
pub const LINK_SCRIPT: &str = "__wasm_split.js";
/// Which files each split point loads, in the folder of the parts: names without their `.wasm`.
pub const LOADS: &str = "loads.json";

const NAME: &str = "wasm-bindgen";
/// Names the real wasm-bindgen to its stand-in.
const REAL: &str = "FINPLAN_WASM_BINDGEN";
/// Names the folder of the parts.
const PARTS: &str = "FINPLAN_PARTS";

/// Puts this program under wasm-bindgen's name into a folder that is to come first in PATH, and tells
/// it through the command's environment where the real one is and where the parts go. That folder is emptied.
pub fn stand_in(folder: &Path, real: &Path, parts: &Path, command: &mut Command) -> Result<()> {
    for emptied in [folder, parts] {
        if emptied.exists() {
            fs::remove_dir_all(emptied).with_context(|| format!("{} cannot be emptied", emptied.display()))?;
        }
        fs::create_dir_all(emptied).with_context(|| format!("{} cannot be made", emptied.display()))?;
    }
    let own = env::current_exe().context("the name of this program is not known")?;
    ensure!(own.is_file(), "this program was replaced while it ran: start it again");
    let stand_in = folder.join(format!("{NAME}{}", env::consts::EXE_SUFFIX));
    link(&own, &stand_in).with_context(|| format!("{} cannot be made", stand_in.display()))?;
    command.env(REAL, real).env(PARTS, parts);
    Ok(())
}

/// Whether this program was started under wasm-bindgen's name.
pub fn is_meant(program: Option<OsString>) -> bool {
    program.is_some_and(|program| Path::new(&program).file_stem().is_some_and(|stem| stem == NAME))
}

/// Does what wasm-bindgen would do, on the main wasm alone.
pub fn run() -> Result<ExitCode> {
    let missing = |name| format!("{name} is not set: only `cargo xtask build` calls this stand-in for wasm-bindgen");
    let real = env::var_os(REAL).with_context(|| missing(REAL))?;
    let mut arguments: Vec<String> =
        env::args_os().skip(1).map(|argument| argument.to_string_lossy().into_owned()).collect();
    if let Some(call) = Call::read(&arguments)? {
        let parts = PathBuf::from(env::var_os(PARTS).with_context(|| missing(PARTS))?);
        let main = cut(&call, &parts)?;
        arguments = call.on(&main);
    }
    let status = Command::new(&real)
        .args(&arguments)
        .status()
        .with_context(|| format!("`{}` cannot be started", real.display()))?;
    Ok(if status.success() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// Writes the main wasm, the parts, their script and what loads what; says where the main wasm is.
fn cut(call: &Call, parts: &Path) -> Result<PathBuf> {
    let wasm = fs::read(&call.input).with_context(|| format!("{} cannot be read", call.input))?;
    let main = parts.join("main.wasm");
    let glue = format!("./{}.js", call.out_name);
    let link_script = format!("./{LINK_SCRIPT}");
    let mut options = Options::new(&wasm);
    options.output_dir = parts;
    options.main_out_path = &main;
    options.main_module = &glue;
    options.link_name = &link_script;
    let split = transform(options).map_err(|error| anyhow!("{} cannot be cut into parts: {error:#}", call.input))?;
    let loads: BTreeMap<_, _> = split.prefetch_map.into_iter().collect();
    fs::write(parts.join(LOADS), serde_json::to_string(&loads)?)
        .with_context(|| format!("{} cannot be written", parts.display()))?;
    Ok(main)
}

/// Trunk's call of wasm-bindgen.
#[derive(Debug, PartialEq, Eq)]
struct Call {
    input: String,
    out_name: String,
    options: Vec<String>,
}

impl Call {
    /// Nothing for a mere question, such as the one for the version.
    fn read(arguments: &[String]) -> Result<Option<Self>> {
        if arguments.iter().any(|argument| argument == "--version") {
            return Ok(None);
        }
        let (options, inputs): (Vec<_>, Vec<_>) =
            arguments.iter().cloned().partition(|argument| argument.starts_with('-'));
        let out_name = options.iter().find_map(|option| option.strip_prefix("--out-name=")).map(str::to_owned);
        let (Some(out_name), [input]) = (out_name, inputs.as_slice()) else {
            bail!(
                "`wasm-bindgen {}` is no call that this build knows: Trunk must be of the version in Trunk.toml",
                arguments.join(" ")
            );
        };
        Ok(Some(Self { input: input.clone(), out_name, options }))
    }

    /// The arguments of the same call for the main wasm. The parts import what the linker exports, so
    /// that must stay.
    fn on(self, main: &Path) -> Vec<String> {
        let mut arguments = self.options;
        arguments.extend(["--keep-lld-exports".to_owned(), main.to_string_lossy().into_owned()]);
        arguments
    }
}

#[cfg(unix)]
fn link(own: &Path, name: &Path) -> std::io::Result<()> {
    std::os::unix::fs::symlink(own, name)
}

#[cfg(not(unix))]
fn link(own: &Path, name: &Path) -> std::io::Result<()> {
    fs::copy(own, name).map(drop)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(arguments: &[&str]) -> Result<Option<Call>> {
        let arguments: Vec<String> = arguments.iter().map(|argument| (*argument).to_owned()).collect();
        Call::read(&arguments)
    }

    #[test]
    fn only_the_name_of_wasm_bindgen_makes_a_stand_in() {
        let is_meant = |program: &str| is_meant(Some(program.into()));
        assert!(is_meant("wasm-bindgen"));
        assert!(is_meant("/a/stand-in/wasm-bindgen"));
        assert!(!is_meant("target/debug/xtask"));
        assert!(!is_meant("/a/wasm-bindgen/xtask"));
        assert!(!super::is_meant(None));
    }

    #[test]
    fn the_question_for_the_version_is_passed_on() {
        assert_eq!(read(&["--version"]).unwrap(), None);
    }

    #[test]
    fn the_call_is_repeated_for_the_main_wasm() {
        let call = read(&["--target=web", "--out-dir=/o", "--out-name=widget", "/t/a b.wasm", "--no-typescript"]);
        let call = call.unwrap().unwrap();
        assert_eq!((call.input.as_str(), call.out_name.as_str()), ("/t/a b.wasm", "widget"));
        let expected =
            ["--target=web", "--out-dir=/o", "--out-name=widget", "--no-typescript", "--keep-lld-exports", "/p/m.wasm"];
        assert_eq!(call.on(Path::new("/p/m.wasm")), expected);
    }

    #[test]
    fn a_call_that_is_not_understood_is_refused() {
        assert!(read(&["--out-name=widget"]).is_err());
        assert!(read(&["--target=web", "a.wasm"]).is_err());
        assert!(read(&["--out-name=widget", "a.wasm", "b.wasm"]).is_err());
        assert!(read(&["--out-name", "widget", "a.wasm"]).is_err());
    }
}
