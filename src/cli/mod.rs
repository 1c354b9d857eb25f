//! Flags → settings → one file a command. With `report`, the only place that prints.

mod args;
mod before;
mod check;
mod completions;
mod coverage;
mod diff;
mod discover;
mod draft;
mod exit;
mod explain;
mod extract;
mod file;
mod git;
mod init;
mod input;
mod load;
mod man;
mod mentions;
mod output;
mod pending;
mod progress;
mod reports;
mod review;
mod schema;
mod snapshots;
mod test;
mod usage;

use clap::Parser;

use args::{Args, Command};
pub use exit::Exit;

/// Runs the program on the arguments of the process.
#[must_use]
pub fn run() -> Exit {
    let args = match Args::try_parse() {
        Ok(args) => args,
        Err(error) => {
            let exit = if error.use_stderr() { Exit::Failure } else { Exit::Clean };
            // Help into a closed pipe is nobody's loss.
            let _ = error.print();
            return exit;
        }
    };
    let output = output::Output::of(&args.global);
    progress::set_up(&args.global);
    if let Err(error) = threads(args.global.jobs) {
        return output::Output::failure(&error);
    }
    if args.command.is_some() && args.check != args::Check::default() {
        return output::Output::failure(&anyhow::anyhow!("the options of a command stand after its name"));
    }
    let result = match args.command.unwrap_or(Command::Check(args.check)) {
        Command::Check(check) => check::run(&check, &args.global, &output),
        Command::Diff(diff) => diff::run(&diff, &args.global, &output),
        Command::Discover(discover) => discover::run(&discover, &args.global, &output),
        Command::Init(init) => init::run(&init, &args.global, &output),
        Command::Extract(extract) => extract::run(&extract, &args.global, &output),
        Command::Mentions(mentions) => mentions::run(&mentions, &args.global, &output),
        Command::Coverage(coverage) => coverage::run(&coverage, &args.global, &output),
        Command::Test(test) => test::run(&test, &args.global, &output),
        Command::Pending(reviewed) => pending::list(&reviewed, &args.global, &output),
        Command::Review(reviewed) => review::run(&reviewed, &args.global, &output),
        Command::Accept(reviewed) => pending::accept(&reviewed, &args.global, &output),
        Command::Reject(reviewed) => pending::reject(&reviewed, &args.global, &output),
        Command::Explain(explain) => explain::run(&explain, &output),
        Command::Schema(schema) => schema::run(&schema, &output),
        Command::Completions(completions) => completions::run(&completions, &output),
        Command::Man(man) => man::run(&man, &output),
    };
    match result {
        Ok(exit) => exit,
        Err(error) => output::Output::failure(&error),
    }
}

fn threads(jobs: Option<usize>) -> anyhow::Result<()> {
    let builder = rayon::ThreadPoolBuilder::new().num_threads(jobs.unwrap_or(0));
    Ok(builder.build_global()?)
}
