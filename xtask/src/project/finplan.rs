//! The project's own command line, which the build and the checks call.

use std::env;
use std::path::PathBuf;
use std::process::Command;
use std::sync::OnceLock;

use crate::project::Project;

/// Where the tests have left it.
static BUILT: OnceLock<PathBuf> = OnceLock::new();

/// `finplan` of this very checkout, built where it is not.
pub fn command(project: &Project) -> Command {
    let mut command = match BUILT.get() {
        Some(program) => Command::new(program),
        None => {
            let mut command = Command::new("cargo");
            command.args(["run", "--quiet", "--locked", "--bin", "finplan", "--"]);
            command
        }
    };
    command.current_dir(project.root());
    command
}

/// The native tests were built, and the program with them: cargo would build it anew by itself, since it chooses
/// other features of the crates for one package than for all.
pub fn mark_built(project: &Project) {
    let program = project.native_target().join(format!("finplan{}", env::consts::EXE_SUFFIX));
    if program.is_file() {
        BUILT.set(program).ok();
    }
}
