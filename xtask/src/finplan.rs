//! The project's own command line, which the build and the checks call.

use std::process::Command;

use crate::project::Project;

/// `finplan` of this very checkout, built where it is not.
pub fn command(project: &Project) -> Command {
    let mut command = Command::new("cargo");
    command.current_dir(project.root()).args(["run", "--quiet", "--locked", "--bin", "finplan", "--"]);
    command
}
