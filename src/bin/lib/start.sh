# shellcheck shell=sh
# Starting java: its options, and the ahead-of-time caches that make the start quick.

# -Xlog:disable: a cache that no longer fits is ignored without a word, the program just starts slower.
# -XX:ArchiveRelocationMode=0: without it every pointer in the cache is changed at each start, to load it elsewhere.
common_options='-XX:+UseSerialGC -Xms24m -Xmx512m -Xlog:disable --enable-native-access=ALL-UNNAMED
    -XX:+UnlockDiagnosticVMOptions -XX:ArchiveRelocationMode=0 -XX:-UsePerfData
    --sun-misc-unsafe-memory-access=allow -Djava.awt.headless=true'

# Compiling at once and well enough, for what ends before the best compiler has begun. Backups hash: that needs the best.
short_options='-XX:TieredStopAtLevel=1'

# understand_names: Java takes the names of files, and its arguments, in the encoding of the locale. In one without UTF-8
# (cron, services, env -i, a locale that is not installed) it could neither read nor write most names.
understand_names() {
    if [ "$(locale charmap 2> /dev/null)" = UTF-8 ]; then return 0; fi
    for known in C.UTF-8 en_US.UTF-8; do
        if [ "$(LC_ALL=$known locale charmap 2> /dev/null)" = UTF-8 ]; then
            LC_ALL=$known
            export LC_ALL
            return 0
        fi
    done
}

# program OPTIONS MAIN ARGUMENT…: becomes the program. Training has to find its main class, and a cache is good only for
# the class path it was made with: hence the second jar, in which nothing is looked for otherwise.
program() {
    understand_names
    more_options=$1
    shift
    # shellcheck disable=SC2086  # lists of options
    exec "$jdk/bin/java" $common_options $more_options "-Dquaymaster.stacks=$top/stacks" \
        -cp "$app/quaymaster.jar:$app/training.jar" "$@"
}

# start KIND ARGUMENT…: becomes the program, with the cache of that kind if there is one
start() {
    kind=$1
    shift
    more_options=''
    case "$kind $* " in
        window* | *' backup '* | *' agent '* | *' volume '*) ;;
        *) more_options=$short_options ;;
    esac
    set -- dev.quaymaster.Main "$@"
    if [ -f "$app/$kind.aot" ]; then set -- "-XX:AOTCache=$app/$kind.aot" "$@"; fi
    program "$more_options" "$@"
}

# train KIND MAIN ARGUMENT…: one run that records what it loads into $app/KIND.aot. A cache is a comfort: failing is no error.
train() {
    kind=$1
    shift
    home=$(mktemp -d)
    # A home of its own: training neither reads nor writes what the user has told the program.
    (
        export QUAYMASTER_HOME="$home"
        program '' "-XX:AOTCacheOutput=$app/$kind.part.aot" "$@"
    ) > "$top/target/train-$kind.log" 2>&1 < /dev/null || true
    rm -rf "$home"
    if [ -s "$app/$kind.part.aot" ]; then mv "$app/$kind.part.aot" "$app/$kind.aot"; fi
}

train_commands() {
    (
        trap stop_stub_engine EXIT
        trap 'exit 130' INT TERM HUP
        start_stub_engine
        training_commands > "$top/target/training"
        cd "$top" && train command dev.quaymaster.tools.AotTraining target/training
    )
}

# What only looks is run on the user's engine; what changes, on a stub.
training_commands() {
    printf '%s\n' --version --help ls 'volume ls' 'backup ls'
    for words in 'config --format yaml' 'config --format json' 'config --services' plan ps 'up --wait --dry-run' 'logs --tail 1'; do
        echo "--file stacks/prefect-v2/compose.yaml $words"
    done
    for words in 'up --detach --wait' 'up --detach' ps plan restart stop start 'up --detach --force-recreate' down; do
        echo "--host tcp://127.0.0.1:$stub_port --file src/bin/lib/training.yaml $words"
    done
}

start_stub_engine() {
    port=$top/target/stub-engine
    rm -f "$port"
    "$jdk/bin/java" -XX:TieredStopAtLevel=1 -cp "$app/quaymaster.jar" "$tools/StubEngine.java" "$port" \
        > "$port.log" 2>&1 &
    stub_engine=$!
    tries=0
    until [ -s "$port" ] || [ "$tries" -ge 300 ] || ! kill -0 "$stub_engine" 2> /dev/null; do
        tries=$((tries + 1))
        sleep 0.1
    done
    stub_port=$(cat "$port" 2> /dev/null || echo 1) # nobody listens on 1: that part of the training fails, and that is all
}

stop_stub_engine() {
    kill "$stub_engine" 2> /dev/null || true
}

# On a virtual display, so that nothing flashes up on the user's.
train_window() {
    command -v Xvfb > /dev/null || return 0
    (
        trap stop_virtual_display EXIT
        trap 'exit 130' INT TERM HUP
        start_virtual_display
        train window dev.quaymaster.Main --snapshot "$top/target/train-window.png" --screen stacks/prefect-v2
    )
}
