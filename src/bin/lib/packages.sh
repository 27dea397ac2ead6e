# shellcheck shell=sh
# What the machine must have, and getting it on Debian and Ubuntu.

as_root() {
    if [ "$(id -u)" -eq 0 ]; then "$@"; else sudo "$@"; fi
}

can_be_root() {
    [ "$(id -u)" -eq 0 ] || command -v sudo > /dev/null
}

has_apt() { command -v apt-get > /dev/null && [ -f /etc/debian_version ]; }

has_command() { PATH="$PATH:/usr/sbin:/sbin" command -v "$1" > /dev/null; }

has_library() { PATH="$PATH:/usr/sbin:/sbin" ldconfig -p 2> /dev/null | grep -q "$1"; }

# Each "missing_…" prints the Debian names of the packages that are not there yet.
missing_for_building() {
    has_command mvn || echo maven
}

missing_for_window() {
    has_library libgtk-3.so.0 || echo libgtk-3-0
    has_library libXtst.so.6 || echo libxtst6
    has_library libGL.so.1 || echo libgl1
    has_library libXxf86vm.so.1 || echo libxxf86vm1
}

missing_for_engine() {
    has_command dockerd || echo docker.io
    has_command iptables || echo iptables
    # from Debian 13 on the client is a package of its own
    if ! has_command docker && [ -n "$(apt-cache show docker-cli 2> /dev/null)" ]; then echo docker-cli; fi
}

missing_for_images() {
    has_command debootstrap || echo debootstrap
    [ -e /usr/share/keyrings/debian-archive-keyring.gpg ] || echo debian-archive-keyring
    has_command zstd || echo zstd
}

missing_for_tests() {
    has_command Xvfb || echo xvfb
    has_command openbox || echo openbox
    has_command xprop || echo x11-utils
    has_command shellcheck || echo shellcheck
    has_command ssh || echo openssh-client
    missing_for_window
    missing_for_building
}

# install PACKAGE…: says what it does; with no package, does nothing
install() {
    if [ $# -eq 0 ]; then return 0; fi
    has_apt || fail "Missing on this machine: $*. (Those are Debian's names; install them, then run this again.)"
    can_be_root || fail "Missing on this machine: $*. Install them as root: apt-get install $*"
    say "Installing: $*"
    refresh_package_lists
    log=$(mktemp)
    if ! as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends "$@" > "$log" 2>&1; then
        cat "$log" >&2
        fail "These packages could not be installed: $*"
    fi
    rm -f "$log"
}

refresh_package_lists() {
    if [ -n "${lists_are_fresh:-}" ]; then return 0; fi
    as_root apt-get update -qq > /dev/null 2>&1 || say "The package lists could not be refreshed; trying with those at hand."
    lists_are_fresh=yes
}
