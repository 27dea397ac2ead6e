# shellcheck shell=sh
# Finished images kept as one archive in the cache, for an engine that has lost its own. Sourced.

: "${cache:?}"
shelf=$cache/images.tar.zst

# the recipes on the shelf, one "NAME HASH" a line
shelf_list=$cache/images.list

# take_from_shelf "NAME…": loads the archive when one of them is missing in the engine and the shelf has it as it should be
take_from_shelf() {
    [ -s "$shelf" ] && [ -s "$shelf_list" ] && command -v zstd > /dev/null || return 0
    for name in $1; do
        if ! is_current "$name" && grep -qx "$name $(recipe_hash "$name")" "$shelf_list"; then
            say "Test images: loading those kept in the cache …"
            zstd -dc "$shelf" | docker load > /dev/null || say "Test images: the kept ones can't be read; building."
            return 0
        fi
    done
}

# Failing here costs the next run time, nothing else.
put_on_shelf() {
    command -v zstd > /dev/null || return 0
    tags=''
    : > "$shelf_list.part"
    for name in base $(all_recipes); do
        is_current "$name" || continue
        tags="$tags quaymaster-test/$name:latest quaymaster-test/$name:$(recipe_version "$name")"
        echo "$name $(recipe_hash "$name")" >> "$shelf_list.part"
    done
    say "Test images: keeping a copy in the cache …"
    # shellcheck disable=SC2086  # a list of tags
    if docker save $tags | zstd -q -1 -T0 -f -o "$shelf.part"; then
        mv "$shelf.part" "$shelf" && mv "$shelf_list.part" "$shelf_list"
    else
        rm -f "$shelf.part" "$shelf_list.part"
        say "Test images: no copy could be kept in $cache."
    fi
}
