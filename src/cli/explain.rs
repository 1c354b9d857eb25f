//! `crosscheck explain`: what a code means.

use anyhow::bail;

use super::args::Explain;
use super::exit::Exit;
use super::output::Output;
use crate::finding::Code;
use crate::report::explanation;
use crate::yaml::nearest;

pub(super) fn run(args: &Explain, output: &Output) -> anyhow::Result<Exit> {
    let Some(name) = &args.code else {
        output.print(|_, out| Code::ALL.into_iter().try_for_each(|code| writeln!(out, "{code}")))?;
        return Ok(Exit::Clean);
    };
    let Some(code) = Code::named(name) else {
        let near = nearest(name, Code::ALL.into_iter().map(Code::name)).map(|near| format!("; did you mean `{near}`?"));
        bail!("there is no code `{name}`{}", near.unwrap_or_else(|| "; `crosscheck explain` lists them".to_owned()));
    };
    output.print(|style, out| explanation(code, style.width, out))?;
    Ok(Exit::Clean)
}
