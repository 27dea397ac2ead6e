# shellcheck shell=sh
# Where things live: the checkout, and one cache folder outside it. Sourced with $top set.

: "${top:?}"
images=$top/src/test/images

# home_of_user: as the system's list of users has it
home_of_user() {
    if command -v getent > /dev/null; then
        getent passwd "$(id -u)" | cut -d : -f 6
    elif command -v dscl > /dev/null; then
        dscl . -read "/Users/$(id -un)" NFSHomeDirectory | cut -d ' ' -f 2
    else
        awk -F : -v user="$(id -u)" '$3 == user { print $6; exit }' /etc/passwd
    fi
}

# Services and emptied environments have no HOME.
if [ -z "${HOME:-}" ]; then
    HOME=$(home_of_user 2> /dev/null || true)
    : "${HOME:=${QUAYMASTER_HOME:-/}}"
    export HOME
fi

# is_private FOLDER: no link, ours, and nobody else may enter
is_private() {
    # shellcheck disable=SC2012,SC2046  # rights and owner of one folder
    set -- $(LC_ALL=C ls -dln "$1" 2> /dev/null)
    case "${1:-}" in drwx------*) [ "$3" = "$(id -u)" ] ;; *) false ;; esac
}

# temporary_cache: where the home can't be written to; it is the same at the next start
temporary_cache() {
    cache=${TMPDIR:-/tmp}/quaymaster-$(id -u)
    if is_private "$cache"; then return 0; fi
    if ! mkdir -m 700 "$cache" 2> /dev/null; then cache=$(mktemp -d "${TMPDIR:-/tmp}/quaymaster-XXXXXX"); fi
    say "Quaymaster: ${XDG_CACHE_HOME:-$HOME/.cache} can't be written to, so $cache is used for what is kept between starts."
}

cache=${XDG_CACHE_HOME:-$HOME/.cache}/quaymaster
if ! mkdir -p "$cache" 2> /dev/null || [ ! -w "$cache" ]; then temporary_cache; fi
