# shellcheck shell=sh
# Building the program when its sources are newer than what was built, and laying it out to be started quickly.

app=$top/target/app
tools=$top/src/test/java/dev/quaymaster/tools

sources_are_newer() {
    [ ! -f "$top/target/quaymaster.jar" ] \
        || [ -n "$(find "$top/pom.xml" "$top/src/main" "$top/icons" "$tools" -newer "$top/target/quaymaster.jar" 2> /dev/null | head -n 1)" ]
}

app_is_stale() {
    [ ! -f "$app/quaymaster.jar" ] || [ -n "$(find "$top/target/quaymaster.jar" -newer "$app/quaymaster.jar")" ]
}

# compile: the jar and the libraries beside it, without tests
compile() {
    command -v mvn > /dev/null || fail "Quaymaster is built with Maven, which is missing (Debian, Ubuntu: apt-get install maven)."
    mkdir -p "$top/target"
    log=$top/target/build.log
    if ! (cd "$top" && JAVA_HOME=$jdk mvn -q -B -Dmaven.test.skip=true package) > "$log" 2>&1; then
        cat "$log" >&2
        fail "Quaymaster could not be built; the reason stands above."
    fi
    touch "$top/target/quaymaster.jar" # Maven leaves an unchanged jar alone: it would seem older than the sources for ever
}

# lay_out: target/app, made aside and put in place as a whole
lay_out() {
    rm -rf "$app.part"
    "$jdk/bin/java" -XX:TieredStopAtLevel=1 "$tools/SingleJar.java" "$top/target/quaymaster.jar" "$app.part"
    "$jdk/bin/javac" -proc:none -cp "$app.part/quaymaster.jar" -d "$app.part/training" "$tools/AotTraining.java"
    "$jdk/bin/jar" --create --file "$app.part/training.jar" -C "$app.part/training" .
    rm -r "$app.part/training"
    rm -rf "$app"
    mv "$app.part" "$app"
}

# ensure_built: quick when nothing changed; two starts at once build one after the other
ensure_built() {
    if ! sources_are_newer && ! app_is_stale; then return 0; fi
    understand_names
    mkdir -p "$top/target"
    exec 8> "$top/target/.building"
    if command -v flock > /dev/null; then flock 8; fi
    if sources_are_newer || app_is_stale; then
        say "Quaymaster: building, as its sources have changed (about a minute) …"
        if sources_are_newer; then compile; fi
        lay_out
        train_commands
        train_window
    fi
    exec 8>&-
}
