# shellcheck shell=sh disable=SC2034,SC2154  # sourced: names are shared with the script
# How the scripts speak: one line of progress, one clear reason to stop. Sourced.

say() { printf '%s\n' "$*" >&2; }

fail() {
    say "$@"
    exit 1
}
