# shellcheck shell=sh
# Starting java: its options, and the ahead-of-time caches that make the start quick.

# -Xlog:disable: a cache that no longer fits is ignored without a word, the program just starts slower.
common_options='-XX:+UseSerialGC -Xms24m -Xmx512m -Xlog:disable --enable-native-access=ALL-UNNAMED
    --sun-misc-unsafe-memory-access=allow -Djava.awt.headless=true'

# program CACHE_OPTION ARGUMENT…: becomes the program
program() {
    cache_option=$1
    shift
    # shellcheck disable=SC2086  # a list of options
    exec "$jdk/bin/java" $common_options ${cache_option:+"$cache_option"} -Dquaymaster.stacks="$top/stacks" \
        -cp "$app/quaymaster.jar" dev.quaymaster.Main "$@"
}

# start KIND ARGUMENT…: becomes the program, with the cache of that kind if there is one
start() {
    cache_option=''
    if [ -f "$app/$1.aot" ]; then cache_option=-XX:AOTCache=$app/$1.aot; fi
    shift
    program "$cache_option" "$@"
}

# train KIND ARGUMENT…: one run that records what it loads into $app/KIND.aot. A cache is a comfort: failing is no error.
train() {
    kind=$1
    shift
    home=$(mktemp -d)
    # A home of its own: training neither reads nor writes what the user has told the program.
    (
        export QUAYMASTER_HOME="$home"
        program "-XX:AOTCacheOutput=$app/$kind.part.aot" "$@"
    ) > "$top/target/train-$kind.log" 2>&1 < /dev/null || true
    rm -rf "$home"
    if [ -s "$app/$kind.part.aot" ]; then mv "$app/$kind.part.aot" "$app/$kind.aot"; fi
}

train_commands() {
    train command --file "$top/stacks/prefect-v2/compose.yaml" plan
}

# On a virtual display, so that nothing flashes up on the user's.
train_window() {
    command -v Xvfb > /dev/null || return 0
    (
        trap stop_virtual_display EXIT
        trap 'exit 130' INT TERM HUP
        start_virtual_display
        train window --snapshot "$top/target/train-window.png" --screen stacks/prefect-v2
    )
}
