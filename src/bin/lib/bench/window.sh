# shellcheck shell=sh
# The window: from the command to the moment the window manager has it, and the memory it holds a while later.

# window_opens ARGUMENT…: sets $opened to the milliseconds until the window was there, leaves $window_pid running
window_opens() {
    mkfifo "$room/clients"
    # xprop tells each change as it comes: nothing polls while the program starts
    xprop -spy -root _NET_CLIENT_LIST > "$room/clients" 2>> "$log" &
    watcher=$!
    exec 7< "$room/clients"
    rm "$room/clients"
    began=$(milliseconds)
    "$top/src/bin/quaymaster" "$@" >> "$log" 2>&1 < /dev/null &
    window_pid=$!
    opened=''
    while read -r line <&7; do
        case "$line" in
            *0x*)
                opened=$(($(milliseconds) - began))
                break
                ;;
        esac
        kill -0 "$window_pid" 2> /dev/null || fail "The window did not open (see $log)."
    done
    kill "$watcher"
    exec 7<&-
}

window_closes() {
    kill "$window_pid"
    wait "$window_pid" 2> /dev/null || true
}

bench_window() {
    times=''
    for _ in $(seq "$rounds"); do
        window_opens
        times="$times $opened"
        window_closes
    done
    report 'window shown' ms '<= 1800' "$times"
}

# with the stack running and on the screen
bench_memory() {
    sizes=''
    for _ in 1 2 3; do
        window_opens "$stack"
        sleep 20
        sizes="$sizes $(awk '/^VmRSS/ { print int($2 / 1024) }' "/proc/$window_pid/status")"
        window_closes
    done
    report 'resident memory, Prefect stack open' MB '<= 350' "$sizes"
}
