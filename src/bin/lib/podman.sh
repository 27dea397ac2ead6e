# shellcheck shell=sh
# Podman from the machine's own packages, on a socket of its own for the tests: in a network namespace of its own, with
# its data in one folder, which goes when Podman goes.

podman_room=/var/lib/quaymaster-podman
podman_host=unix://$podman_room/podman.sock

missing_for_podman() {
    has_command podman || echo podman
    [ -x /usr/lib/podman/netavark ] || echo netavark aardvark-dns
    has_command runc || echo runc
    has_command ip || echo iproute2
}

# try_to_install PACKAGE…: as install does, in a shell of its own, for what is not worth ending for
try_to_install() { (install "$@"); }

# start_podman: with the test images that what is tried on it needs
start_podman() {
    # shellcheck disable=SC2046  # a list of packages
    try_to_install $(missing_for_podman) || return 1
    as_root rm -rf "$podman_room"
    as_root mkdir -p "$podman_room"
    started_podman=yes
    podman_settings
    as_root env CONTAINERS_CONF="$podman_room/containers.conf" CONTAINERS_REGISTRIES_CONF="$podman_room/registries.conf" \
        setsid unshare --net sh -c "ip link set lo up && echo \$\$ > $podman_room/pid && exec podman --root $podman_room/data \
            --runroot $podman_room/run --tmpdir $podman_room/tmp --storage-driver $(storage_driver) system service --time=0 $podman_host" \
        > "$cache/podman.log" 2>&1 < /dev/null &
    tries=0
    until [ -S "$podman_room/podman.sock" ]; do
        tries=$((tries + 1))
        [ "$tries" -le 100 ] || return 1
        sleep 0.3
    done
    as_root chown "$(id -u)" "$podman_room/podman.sock"
    (export DOCKER_HOST="$podman_host" && wait_for_engine) || return 1
    docker save quaymaster-test/busybox:latest quaymaster-test/busybox:1.35 quaymaster-test/base quaymaster-test/redis \
        quaymaster-test/postgres | docker -H "$podman_host" load > /dev/null \
        && podman_runs_containers
}

# An overlay can't lie on another one, which is what the machine's disk may be; copying whole images is slow.
storage_driver() {
    case "$(stat -f -c %T "$podman_room")" in
        overlayfs) echo vfs ;;
        *) echo overlay ;;
    esac
}

# Where root may not do all, as in some sandboxes, Podman can't run any; that says nothing about us.
podman_runs_containers() {
    timeout 60 docker -H "$podman_host" run --rm quaymaster-test/busybox:latest true >> "$cache/podman.log" 2>&1
}

podman_settings() {
    # Podman asks for the highest limits there are, also where root is not allowed to raise its own.
    as_root tee "$podman_room/runc" > /dev/null << 'EOF'
#!/bin/sh
before=''
for word in "$@"; do
    case "$before" in
        --bundle | -b) config=$word/config.json ;;
        --process | -p) config=$word ;;
        *) config='' ;;
    esac
    [ -z "$config" ] || sed -i 's/"rlimits":\[[^]]*\],\{0,1\}//' "$config"
    before=$word
done
PATH="$PATH:/usr/sbin:/sbin" exec runc "$@"
EOF
    as_root chmod 755 "$podman_room" "$podman_room/runc"
    as_root tee "$podman_room/registries.conf" > /dev/null << 'EOF'
unqualified-search-registries = []
EOF
    as_root tee "$podman_room/containers.conf" > /dev/null << EOF
[network]
network_backend = "netavark"
network_config_dir = "$podman_room/networks"
[engine]
cgroup_manager = "cgroupfs"
events_logger = "file"
runtime = "runc"
[engine.runtimes]
runc = ["$podman_room/runc"]
EOF
}

stop_podman() {
    if [ -z "${started_podman:-}" ]; then return 0; fi
    started_podman=''
    pid=$(cat "$podman_room/pid" 2> /dev/null) && as_root kill "$pid" 2> /dev/null
    as_root rm -rf "$podman_room" 2> /dev/null || true
}
