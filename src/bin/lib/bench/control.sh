# shellcheck shell=sh
# Changing stacks: the reference, our commands, and a program that has run for a while (as the window has), turn by turn.

control_rounds=${CONTROL_ROUNDS:-5}

# YAML of 20 services that start and stop at once
twenty_services() {
    echo services:
    for number in $(seq 20); do
        printf '  small-%s:\n    image: %s\n    command: sleep 1000000\n    stop_signal: SIGKILL\n' "$number" "$busybox"
    done
}

start_warm() {
    mkfifo "$room/orders" "$room/answers"
    "$jdk/bin/java" -XX:+UseSerialGC -Xmx512m --enable-native-access=ALL-UNNAMED -cp "$app/quaymaster.jar" \
        "$tools/bench/WarmCommands.java" < "$room/orders" > "$room/answers" 2>> "$log" &
    warm_pid=$!
    exec 5> "$room/orders" 6< "$room/answers"
    rm "$room/orders" "$room/answers"
}

stop_warm() {
    exec 5>&- 6<&-
    wait "$warm_pid" || true
}

# warm WORD…: prints the milliseconds it took
warm() {
    echo "-p $project -f $stack $*" >&5
    read -r answer <&6
    case "$answer" in *[!0-9]* | '') fail "This failed in the warm program (see $log): $*" ;; esac
    echo "$answer"
}

# add LIST NUMBER: appends to the variable of that name
add() { eval "$1=\"\${$1:-} $2\""; }

# turn WHO COMMAND…: one round of everything; COMMAND prints the milliseconds that its words took
turn() {
    who=$1
    shift
    add "${who}_up" "$("$@" up -d ${up_option:+"$up_option"})"
    add "${who}_again" "$("$@" up -d)"
    add "${who}_waiting" "$("$@" up -d --wait)"
    add "${who}_restart" "$("$@" restart)"
    add "${who}_down" "$("$@" down)"
}

took_ours() { took ours "$@"; }

took_reference() { took reference "$@"; }

# control_of NAME UP_GOAL: of $stack
control_of() {
    for who in reference ours warm; do
        for what in up again waiting restart down; do unset "${who}_$what"; done
    done
    { # not counted: classes are loaded, code is compiled
        warm up -d
        warm up -d --wait
        warm restart
        warm down
    } >> "$log"
    for _ in $(seq "$control_rounds"); do
        turn reference took_reference
        turn ours took_ours
        turn warm warm
    done
    report "$1: up, warm" ms "<= $2" "$warm_up" "$reference_up"
    report "$1: up with nothing to do, warm" ms '<= 1.0' "$warm_again" "$reference_again"
    report "$1: the same with --wait, warm" ms '<= 0.2' "$warm_waiting" "$reference_waiting"
    report "$1: restart, warm" ms '<= 0.8' "$warm_restart" "$reference_restart"
    report "$1: down, warm" ms '<= 1.0' "$warm_down" "$reference_down"
    report "$1: up, command" ms '+ 250' "$ours_up" "$reference_up"
    report "$1: up with nothing to do, command" ms '+ 250' "$ours_again" "$reference_again"
    report "$1: the same with --wait, command" ms '+ 250' "$ours_waiting" "$reference_waiting"
    report "$1: restart, command" ms '+ 250' "$ours_restart" "$reference_restart"
    report "$1: down, command" ms '+ 250' "$ours_down" "$reference_down"
}

bench_control() {
    start_warm
    prefect=$stack
    stack=$room/twenty.yaml up_option=''
    twenty_services > "$stack"
    control_of '20 services' 1.0
    stack=$prefect up_option=--wait
    control_of prefect-v2 0.95
    stop_warm
}
