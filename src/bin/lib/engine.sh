# shellcheck shell=sh
# The Docker engine: is one there, getting one, starting one.

# engine_seems_there: a quick look that starts nothing. Doubts count as yes: the program itself looks properly.
engine_seems_there() {
    [ -z "${DOCKER_HOST:-}${DOCKER_CONTEXT:-}" ] || return 0
    [ -e /proc/net/unix ] || return 0
    if grep -q '"currentContext"' "$HOME/.docker/config.json" 2> /dev/null; then return 0; fi
    grep -q '/docker\.sock$' /proc/net/unix
}

engine_answers() { docker version > /dev/null 2>&1; }

install_engine() {
    if has_command dockerd && has_command docker; then return 0; fi
    if has_apt && can_be_root; then refresh_package_lists; fi
    # shellcheck disable=SC2046  # a list of packages
    install $(missing_for_engine)
}

# start_engine: through the service manager where there is one, else in the background for good
start_engine() {
    if as_root docker version > /dev/null 2>&1; then return 0; fi
    say "Starting the Docker engine …"
    if [ -d /run/systemd/system ]; then
        as_root systemctl enable --now docker > /dev/null 2>&1 || fail "systemctl could not start docker: see journalctl -u docker"
    else
        as_root true # asks for the password, if it must, before we wait
        as_root sh -c 'exec setsid nohup dockerd > /var/log/dockerd.log 2>&1 < /dev/null' &
    fi
    wait_for_engine as_root || fail "The Docker engine did not start: see /var/log/dockerd.log"
}

# wait_for_engine [COMMAND]: until it answers (to COMMAND docker), at most half a minute
wait_for_engine() {
    tries=0
    until ${1:-} docker version > /dev/null 2>&1; do
        tries=$((tries + 1))
        [ "$tries" -le 100 ] || return 1
        sleep 0.3
    done
}

# let_user_in: membership of the docker group, which a session sees only when it starts anew
let_user_in() {
    if [ "$(id -u)" -eq 0 ] || engine_answers; then return 0; fi
    as_root usermod -aG docker "$(id -un)"
    say "You are in the group docker now, which may use the engine; other terminals see that after the next login."
}

# use_engine_now ARGUMENT…: a user who was let in just now starts again as a member of the group, with these arguments
use_engine_now() {
    if engine_answers || ! command -v sg > /dev/null; then return 0; fi
    line=$(quoted "$self")
    for argument in "$@"; do line="$line $(quoted "$argument")"; done
    exec sg docker -c "$line"
}

quoted() { printf "'%s'" "$(printf %s "$1" | sed "s/'/'\\\\''/g")"; }

how_to_get_an_engine() {
    say "No Docker engine is running here."
    if has_apt; then
        say "src/bin/quaymaster --setup installs and starts one."
    elif [ "$(uname)" = Darwin ]; then
        say "Install and start Docker Desktop, OrbStack or Colima, then start Quaymaster again."
    else
        say "Install Docker Engine or Podman with your system's packages and start it, for instance: systemctl enable --now docker"
    fi
}

# offer_engine ARGUMENT…: a question, only where somebody can answer it and we know how to keep the promise
offer_engine() {
    if engine_seems_there || ! has_apt || ! can_be_root || ! [ -t 0 ] || ! [ -t 2 ]; then return 0; fi
    if has_command dockerd; then what='Start it'; else what='Install and start one (docker.io)'; fi
    printf 'No Docker engine is running here. %s now? [Y/n] ' "$what" >&2
    read -r answer || answer=n
    case "$answer" in
        '' | [Yy]*)
            # should that fail, the window opens all the same and shows what is wrong
            if (install_engine && start_engine && let_user_in); then use_engine_now "$@"; fi
            ;;
        *) say "Later: src/bin/quaymaster --setup" ;;
    esac
}
