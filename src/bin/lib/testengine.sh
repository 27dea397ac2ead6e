# shellcheck shell=sh
# An engine for the tests where none answers: with data and sockets of its own, and gone when the tests are over.

test_engine=/run/quaymaster-test-engine

# ensure_test_engine: uses the engine that answers, or starts one and sets $started_engine
ensure_test_engine() {
    if engine_answers; then return 0; fi
    install_engine
    if engine_answers; then return 0; fi # its package may have started one
    say "No Docker engine answers: starting one for the tests …"
    can_be_root || fail "Starting an engine needs root."
    as_root mkdir -p "$test_engine"
    started_engine=yes
    as_root sh -c "exec setsid dockerd --data-root /var/lib/quaymaster-test-engine --exec-root $test_engine/exec \
        --pidfile $test_engine/pid -H unix://$test_engine/docker.sock --group $(id -g)" \
        > "$cache/test-engine.log" 2>&1 < /dev/null &
    DOCKER_HOST=unix://$test_engine/docker.sock
    export DOCKER_HOST
    wait_for_engine || fail "The engine for the tests did not start: see $cache/test-engine.log"
}

stop_test_engine() {
    if [ -z "${started_engine:-}" ]; then return 0; fi
    pid=$(cat "$test_engine/pid" 2> /dev/null) || return 0
    as_root kill "$pid" 2> /dev/null || return 0
    tries=0
    while [ -e "/proc/$pid" ] && [ "$tries" -lt 150 ]; do
        tries=$((tries + 1))
        sleep 0.2
    done
}
