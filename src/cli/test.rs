//! `crosscheck test`: the rules, tried on their own examples.

use super::args::{Global, Test, TestFormat};
use super::exit::Exit;
use super::input;
use super::output::Output;
use crate::example;
use crate::report::{self, Examples};

pub(super) fn run(args: &Test, global: &Global, output: &Output) -> anyhow::Result<Exit> {
    let rules = match input::rules(&args.rules, global)? {
        Ok(rules) => rules,
        Err(problems) => {
            output.problems(&problems);
            print(args.format, &Examples { tried: &[], without: 0, problems: &problems, config: ("", "") }, output)?;
            return Ok(Exit::Failure);
        }
    };
    let tried = example::examples(&rules.config);
    let chosen = rules.config.rules.iter().filter(|rule| !rule.silent).count();
    let config = (rules.shown.as_str(), rules.text.as_str());
    print(args.format, &Examples { tried: &tried, without: chosen - tried.len(), problems: &[], config }, output)?;
    let failed = tried.iter().flat_map(|tried| &tried.outcomes).any(|outcome| outcome.failure.is_some());
    Ok(if failed { Exit::Findings } else { Exit::Clean })
}

fn print(format: TestFormat, report: &Examples<'_>, output: &Output) -> anyhow::Result<()> {
    output.print(|style, out| match format {
        TestFormat::Full if report.problems.is_empty() => report::examples(report, style, out),
        // People read on standard error what is wrong.
        TestFormat::Full => Ok(()),
        TestFormat::Json => report::examples_json(report, out),
    })
}
