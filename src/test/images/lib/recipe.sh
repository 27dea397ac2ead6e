# shellcheck shell=sh
# What an image is made of: a folder with a Dockerfile whose ARG VERSION is its tag. Sourced.

: "${images:?}"
recipe_label=dev.quaymaster.recipe

# Quick ones first: whoever waits can start.
all_recipes() { echo busybox postgres caddy redis nginx python prefect minio; }

recipe_version() {
    if [ "$1" = base ]; then cat "$images/base/suite"; else sed -n 's/^ARG VERSION=//p' "$images/$1/Dockerfile"; fi
}

# the recipes that NAME's Dockerfile builds on
parents() {
    [ "$1" = base ] || sed -n 's,^FROM quaymaster-test/\([a-z]*\):.*,\1,p' "$images/$1/Dockerfile" | sort -u
}

# the names with what they stand on, parents first, each once
with_parents() {
    for name in "$@"; do
        for parent in $(parents "$name"); do with_parents "$parent"; done
        echo "$name"
    done | awk '!seen[$0]++'
}

# changes when a file of the recipe changes, or one of a recipe below it
recipe_hash() {
    {
        for parent in $(parents "$1"); do recipe_hash "$parent"; done
        (cd "$images/$1" && find . -type f | LC_ALL=C sort | xargs sha256sum)
    } | sha256sum | cut -c1-16
}

is_current() {
    [ "$(docker image inspect -f "{{index .Config.Labels \"$recipe_label\"}}" "quaymaster-test/$1:latest" \
        2> /dev/null)" = "$(recipe_hash "$1")" ]
}

# the CA file this host trusts, so that downloads work behind a company's proxy; empty when it has none
host_ca() {
    for file in "${SSL_CERT_FILE:-}" "${CURL_CA_BUNDLE:-}" /etc/ssl/certs/ca-certificates.crt \
        /etc/pki/tls/certs/ca-bundle.crt; do
        if [ -s "$file" ]; then cat "$file"; return; fi
    done
}

proxy_arguments() {
    for name in http_proxy https_proxy no_proxy HTTP_PROXY HTTPS_PROXY NO_PROXY; do
        if printenv "$name" > /dev/null; then echo "--build-arg $name"; fi
    done
}
