# shellcheck shell=sh disable=SC2034,SC2154  # sourced: names are shared with the script
# Getting a JDK that is new enough on Debian and Ubuntu.

install_jdk() {
    if find_jdk; then return 0; fi
    has_apt || fail "Missing on this machine: a JDK $oldest_jdk or newer. Install one, then run this again."
    refresh_package_lists
    for package in "openjdk-$oldest_jdk-jdk-headless" "temurin-$oldest_jdk-jdk" "java-$oldest_jdk-amazon-corretto-jdk" "zulu$oldest_jdk-jdk"; do
        if [ -n "$(apt-cache show "$package" 2> /dev/null)" ]; then
            install "$package"
            find_jdk || fail "$package was installed, but no JDK $oldest_jdk was found after it."
            return 0
        fi
    done
    unpack_next_jdk
    find_jdk || fail "Missing on this machine: a JDK $oldest_jdk or newer; this system's packages have none. Install one, then run this again."
}
