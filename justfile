# The commands typed often. `just` lists them.

default:
    @just --list

# Compare the shipped sources.
check *ARGS:
    cargo run --release --quiet -- {{ARGS}}

# Read the manual page of a command: `just man`, `just man discover`.
man COMMAND="":
    cargo run --quiet -- man --dir "${TMPDIR:-/tmp}/crosscheck-man" > /dev/null
    man -l "${TMPDIR:-/tmp}/crosscheck-man/crosscheck{{ if COMMAND == "" { "" } else { "-" + COMMAND } }}.1"

# Everything that CI runs.
test:
    scripts/test

# How fast documents are read, as ratios.
bench *ARGS:
    cargo bench --bench recognize -- {{ARGS}}

# How discovery grows with the number of documents, as ratios.
bench-discover *ARGS:
    cargo bench --bench discover -- {{ARGS}}

# Write what the cases, the snapshots and the schema are now; read the diff before you commit it.
bless:
    CASES=overwrite INSTA_UPDATE=always cargo test --test it
