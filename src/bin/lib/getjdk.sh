# shellcheck shell=sh
# Getting a JDK that is new enough on Debian and Ubuntu.

. "$top/src/bin/lib/suite.sh"

install_jdk() {
    if find_jdk; then return 0; fi
    has_apt || fail "Missing on this machine: a JDK $oldest_jdk or newer. Install one, then run this again."
    refresh_package_lists
    for package in "openjdk-$oldest_jdk-jdk-headless" "temurin-$oldest_jdk-jdk" "zulu$oldest_jdk-jdk"; do
        if [ -n "$(apt-cache show "$package" 2> /dev/null)" ]; then
            install "$package"
            break
        fi
    done
    if find_jdk; then return 0; fi
    unpack_newer_jdk || true
    find_jdk || fail "Missing on this machine: a JDK $oldest_jdk or newer; its packages have none. Install one, then run this again."
}

# Debian 12 has no JDK of this age and a C library too old for Debian 13's: we unpack that JDK with the library it was
# linked against into the cache folder, and tie its programs to it. Nothing of it enters the system.
unpack_newer_jdk() {
    [ "$(. /etc/os-release && echo "$ID")" = debian ] || return 1
    # shellcheck disable=SC2046  # a list of packages
    install $(has_command patchelf || echo patchelf) $([ -e /etc/ssl/certs/java/cacerts ] || echo ca-certificates-java)
    say "This Debian has no JDK $oldest_jdk: unpacking Debian 13's into $cache/jdk …"
    root=$cache/jdk.part
    rm -rf "$root"
    unpack_from_suite trixie "$root" "openjdk-$oldest_jdk-jre-headless" "openjdk-$oldest_jdk-jdk-headless" libc6 || return 1
    home=$(find "$root/usr/lib/jvm" -path '*/bin/javac')
    home=${home%/bin/javac}
    rm -rf "$cache/jdk"
    mkdir "$home/libc"
    cp -a "$root"/usr/lib/*-linux-gnu*/*.so* "$root"/lib/*-linux-gnu*/*.so* "$home/libc/" 2> /dev/null || true
    settings_into "$home"
    loader=$(basename "$(find "$home/libc" -name 'ld-linux*' | head -n 1)")
    for program in "$home"/bin/* "$home"/lib/jspawnhelper "$home"/lib/jexec; do
        [ -f "$program" ] || continue
        patchelf --force-rpath --set-rpath "$cache/jdk/libc:$cache/jdk/lib" --set-interpreter "$cache/jdk/libc/$loader" "$program"
    done
    mv "$home" "$cache/jdk"
    rm -rf "$root"
}

# settings_into HOME: Debian keeps a JDK's settings under /etc and links to them; ours takes them along
settings_into() {
    find "$1" -type l | while read -r link; do
        target=$(readlink "$link")
        case "$target" in
            /etc/java-*)
                rm "$link"
                cp -R "$root$target" "$link"
                ;;
        esac
    done
}
