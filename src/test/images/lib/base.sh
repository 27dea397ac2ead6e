# shellcheck shell=sh
# The image all others stand on: a minimal Debian made by debootstrap, so that nothing is pulled. Sourced.

: "${images:?}" "${cache:?}"

build_base() {
    command -v debootstrap > /dev/null || fail "debootstrap is missing: install it (Debian, Ubuntu: apt-get install debootstrap)."
    can_be_root || fail "debootstrap needs root."
    suite=$(cat "$images/base/suite")
    root=$work/base-root
    mkdir -p "$cache/debs"
    as_root debootstrap --variant=minbase --cache-dir="$cache/debs" \
        --include="$(paste -sd, "$images/base/packages")" "$suite" "$root"
    as_root cp -R "$images/base/files/." "$root/"
    as_root rm -rf "$root"/var/lib/apt/lists/* "$root"/var/cache/apt/*.bin "$root"/var/cache/apt/archives/*.deb \
        "$root"/var/log/bootstrap.log
    as_root tar -C "$root" --one-file-system -c . | docker import \
        --change "LABEL $recipe_label=$(recipe_hash base)" --change 'CMD ["bash"]' \
        --change 'ENV PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin' \
        - "quaymaster-test/base:$suite"
    docker tag "quaymaster-test/base:$suite" quaymaster-test/base:latest
}
