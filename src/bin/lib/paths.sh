# shellcheck shell=sh disable=SC2034,SC2154  # sourced: names are shared with the script
# Where things live: the checkout, and one cache folder outside it. Sourced with $top set.

: "${top:?}"
cache=${XDG_CACHE_HOME:-$HOME/.cache}/quaymaster
images=$top/src/test/images
mkdir -p "$cache"
