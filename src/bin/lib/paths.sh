# shellcheck shell=sh
# Where things live: the checkout, and one cache folder outside it. Sourced with $top set.

: "${top:?}"
cache=${XDG_CACHE_HOME:-$HOME/.cache}/quaymaster
images=$top/src/test/images
mkdir -p "$cache"
