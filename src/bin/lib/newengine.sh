# shellcheck shell=sh
# A newer engine beside the one the machine has, from Debian's testing packages: unpacked into the cache folder, run in
# a network namespace of its own (two engines in one remove each other's bridge), which goes when the engine goes.

new_engine=$cache/engine-28
new_engine_room=/run/quaymaster-new-engine
new_engine_host=unix://$new_engine_room/docker.sock

# fetch_new_engine: nothing when it is there already
fetch_new_engine() {
    [ ! -x "$new_engine/usr/sbin/dockerd" ] || return 0
    has_apt || return 1
    room_for_engine=$(mktemp -d "$cache/engine.XXXXXX")
    say "Fetching a newer engine from Debian's testing packages …"
    if unpack_from_suite testing "$room_for_engine" docker.io containerd 2> "$cache/new-engine.log"; then
        rm -rf "$new_engine"
        mv "$room_for_engine" "$new_engine"
    else
        rm -rf "$room_for_engine"
        return 1
    fi
}

# start_new_engine: with data and sockets of its own, and the test images that small stacks need
start_new_engine() {
    fetch_new_engine || return 1
    has_command ip || install iproute2
    as_root mkdir -p "$new_engine_room"
    started_new_engine=yes
    as_root env PATH="$new_engine/usr/bin:$new_engine/usr/sbin:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin" \
        setsid unshare --net sh -c "ip link set lo up && exec dockerd --data-root /var/lib/quaymaster-new-engine \
            --exec-root $new_engine_room/exec --pidfile $new_engine_room/pid -H $new_engine_host --group $(id -g)" \
        > "$cache/new-engine.log" 2>&1 < /dev/null &
    (export DOCKER_HOST="$new_engine_host" && wait_for_engine) || return 1
    docker save quaymaster-test/busybox:latest quaymaster-test/busybox:1.35 \
        quaymaster-test/base:latest quaymaster-test/postgres:latest | docker -H "$new_engine_host" load > /dev/null
}

stop_new_engine() {
    if [ -z "${started_new_engine:-}" ]; then return 0; fi
    started_new_engine=''
    pid=$(cat "$new_engine_room/pid" 2> /dev/null) || return 0
    as_root kill "$pid" 2> /dev/null || return 0
    tries=0
    while [ -e "/proc/$pid" ] && [ "$tries" -lt 150 ]; do
        tries=$((tries + 1))
        sleep 0.2
    done
}
