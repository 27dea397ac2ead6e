# shellcheck shell=sh disable=SC2034,SC2154  # sourced: names are shared with the script
# Running one command as root: as we are, or through sudo. Sourced.

as_root() {
    if [ "$(id -u)" -eq 0 ]; then "$@"; else sudo "$@"; fi
}

can_be_root() {
    [ "$(id -u)" -eq 0 ] || command -v sudo > /dev/null
}
