# shellcheck shell=sh
# Finding a JDK that is new enough, wherever it was installed. The default java may well be older.

oldest_jdk=25

# jdk_at HOME: true when that is a whole JDK of the right age. Read from its release file: starting it costs more.
jdk_at() {
    [ -x "$1/bin/java" ] && [ -x "$1/bin/javac" ] && [ -r "$1/release" ] || return 1
    while IFS='="' read -r name _ version _; do
        if [ "$name" = JAVA_VERSION ]; then
            [ "${version%%[.+-]*}" -ge "$oldest_jdk" ] 2> /dev/null
            return
        fi
    done < "$1/release"
    return 1
}

# find_jdk: sets $jdk to the first that fits, or to nothing
find_jdk() {
    jdk=''
    on_path=$(command -v java || true)
    [ -z "$on_path" ] || on_path=$(dirname -- "$(dirname -- "$(readlink -f "$on_path")")")
    for candidate in "${JAVA_HOME:-}" "${JAVA25_HOME:-}" "$on_path" "$cache/jdk" \
        /usr/lib/jvm/* /usr/lib64/jvm/* /usr/java/* /usr/local/java/* /opt/* /opt/*/* \
        "$HOME"/.jdks/* "$HOME"/.sdkman/candidates/java/* "$HOME"/.m2/jdks/* "$HOME"/.local/share/mise/installs/java/* \
        /Library/Java/JavaVirtualMachines/*/Contents/Home "$HOME"/Library/Java/JavaVirtualMachines/*/Contents/Home \
        /opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home; do
        if [ -n "$candidate" ] && jdk_at "$candidate"; then
            jdk=$candidate
            return 0
        fi
    done
    return 1
}

need_jdk() {
    find_jdk || fail "Quaymaster needs a JDK $oldest_jdk or newer and found none. On Debian or Ubuntu src/bin/quaymaster --setup" \
        "installs one; elsewhere install one and set JAVA_HOME if it stands in an unusual place."
}
