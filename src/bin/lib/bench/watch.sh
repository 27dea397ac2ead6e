# shellcheck shell=sh
# What watching costs: processor time of the program while its window shows 50 running containers, and while that is
# minimised.

watch_seconds=${WATCH_SECONDS:-60}

fifty_services() {
    echo services:
    for number in $(seq 50); do
        printf '  watched-%s:\n    image: %s\n    command: sleep 1000000\n    stop_signal: SIGKILL\n' "$number" "$busybox"
    done
}

# used_by PID: its processor time so far, in clock ticks
used_by() { sed 's/.*) //' "/proc/$1/stat" | awk '{ print $12 + $13 }'; }

# percent_of_a_core PID: over the period
percent_of_a_core() {
    ticks=$(used_by "$1")
    since=$(milliseconds)
    sleep "$watch_seconds"
    ticks=$(($(used_by "$1") - ticks))
    awk -v ticks="$ticks" -v hertz="$(getconf CLK_TCK)" -v time=$(($(milliseconds) - since)) \
        'BEGIN { printf "%.2f", 100 * ticks / hertz / (time / 1000) }'
}

minimise() { xdotool search --onlyvisible --name '^Quaymaster$' windowminimize --sync; }

bench_watch() {
    prefect=$stack
    stack=$room/fifty.yaml
    fifty_services > "$stack"
    reference up -d >> "$log" 2>&1
    window_opens "$stack"
    sleep 120 # until it is drawn, and what runs often is compiled
    report 'watching 50 containers' '%' '< 2' "$(percent_of_a_core "$window_pid")"
    if has_command xdotool && minimise >> "$log" 2>&1; then
        sleep 5
        report 'the same, minimised' '%' '0' "$(percent_of_a_core "$window_pid")"
    else
        say "Not measured while minimised: that needs xdotool."
    fi
    window_closes
    reference down >> "$log" 2>&1
    stack=$prefect
}
