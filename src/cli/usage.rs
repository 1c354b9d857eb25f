//! What stands under the help of a command, and in its manual page: how it is used. Lines have at most 80 columns, and
//! parts are a head and indented lines.

pub(super) const MAIN: &str = "\
Examples:
  crosscheck discover docs/    where the documents disagree, without any rules
  crosscheck init docs/        write rules for what several places state
  crosscheck                   what disagrees under these rules
  crosscheck explain misquote  what the code of a finding means

Exit codes:
  0  nothing to say at or above --fail-level
  1  findings at or above --fail-level
  2  wrong usage or configuration, or something that could not be read";

pub(super) const CHECK: &str = "\
Examples:
  crosscheck check                           the sources of claims.yaml
  crosscheck check docs/ --format concise    one line a place, for an editor
  crosscheck check --select 'members.*'      only some of the rules
  crosscheck check --fail-level error        warnings do not fail the run
  crosscheck check --since main              only what the change did
  crosscheck check --output html=facts.html  a page to pass on";

pub(super) const DIFF: &str = "\
Examples:
  crosscheck diff 2024/ 2025/                       under the rules of 2025/
  crosscheck diff old/ new/ --config claims.yaml    under the rules of a file";

pub(super) const DISCOVER: &str = "\
Examples:
  crosscheck discover docs/                   where these documents disagree
  crosscheck discover --kind count,amount     only counts and amounts
  crosscheck discover --as-rules              rules to paste
  crosscheck discover new.md --against docs/  nothing but new.md against docs/";

pub(super) const INIT: &str = "\
Examples:
  crosscheck init docs/                        write claims.yaml here
  crosscheck init --config eu/claims.yaml eu/  write it elsewhere";

pub(super) const EXTRACT: &str = "\
Examples:
  crosscheck extract                       what each rule finds
  crosscheck extract --select launch.date  what one rule finds";

pub(super) const MENTIONS: &str = "\
Examples:
  crosscheck mentions notes.txt            no claims.yaml is needed
  crosscheck mentions --kind period docs/  only dates
  crosscheck mentions - --format jsonl     standard input, for a program";

pub(super) const COVERAGE: &str = "\
Examples:
  crosscheck coverage                  where to write the next rule
  crosscheck coverage docs/ --limit 0  all repeated facts";

pub(super) const TEST: &str = "\
Examples:
  crosscheck test              the examples of all rules
  crosscheck test 'members.*'  those of some";

pub(super) const REVIEW: &str = "\
Examples:
  crosscheck review              step through all that is pending
  crosscheck review 'members.*'  through some of the rules";

pub(super) const PENDING: &str = "\
Examples:
  crosscheck pending              what waits to be accepted or rejected
  crosscheck pending 'members.*'  of some of the rules";

pub(super) const ACCEPT: &str = "\
Examples:
  crosscheck accept              record what is pending, or everything at first
  crosscheck accept launch.date  what is pending of one rule";

pub(super) const REJECT: &str = "\
Examples:
  crosscheck reject              drop what is pending
  crosscheck reject launch.date  what is pending of one rule";

pub(super) const EXPLAIN: &str = "\
Examples:
  crosscheck explain           list all codes
  crosscheck explain misquote  what one means, and the way out";

pub(super) const SCHEMA: &str = "\
Examples:
  crosscheck schema > claims.schema.json  for an editor that checks claims.yaml
  crosscheck schema report                for programs that read the JSON report";

pub(super) const COMPLETIONS: &str = "\
Where shells look for them, after a new start:
  bash        ~/.local/share/bash-completion/completions/crosscheck
  zsh         ~/.zfunc/_crosscheck, with `fpath+=~/.zfunc` before `compinit`
  fish        ~/.config/fish/completions/crosscheck.fish
  powershell  at the end of the file $PROFILE
  elvish      at the end of ~/.config/elvish/rc.elv

Examples:
  crosscheck completions fish > ~/.config/fish/completions/crosscheck.fish";

pub(super) const MAN: &str = "\
Examples:
  crosscheck man | man -l -                     read it
  crosscheck man --dir ~/.local/share/man/man1  install it for `man crosscheck`";
