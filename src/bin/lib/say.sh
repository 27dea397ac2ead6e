# shellcheck shell=sh
# How the scripts speak: one line of progress, one clear reason to stop. Sourced.

say() { printf '%s\n' "$*" >&2; }

fail() {
    say "$@"
    exit 1
}
