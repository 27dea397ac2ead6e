package dev.quaymaster.cli.volume;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quaymaster.cli.CommandLineRun;
import dev.quaymaster.engine.docker.DockerEngine;
import dev.quaymaster.volume.VolumeLab;
import dev.quaymaster.volume.name.LocalName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.HashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Copies files of every kind into a volume of the real engine and out of it.
class VolumeCopyIT {

    private static final Instant OLD = Instant.parse("2001-02-03T04:05:06Z");

    /// Names that are no text, control characters, and everything that is no file.
    private static final String ODD =
            """
            mkdir /data/box; cd /data/box
            printf deep > "$(printf 'bad\\377')"
            mkdir "$(printf 'd\\376')"; printf x > "$(printf 'd\\376/x')"
            printf y > "$(printf 'esc\\033]0;owned\\007\\nend')"
            printf z > größe
            mkfifo pipe; mknod dev c 1 3
            perl -e 'use Socket; socket(S, AF_UNIX, SOCK_STREAM, 0); bind(S, sockaddr_un("sock"))'
            ln -s /etc/passwd abs; ln -s ../../../up up; ln -s größe near; ln -s nowhere dangling
            """;

    @TempDir private Path folder;
    private final VolumeLab lab = new VolumeLab();
    private final String volume = lab.volume();
    private CommandLineRun line =
            new CommandLineRun(Path.of("/"), System.getenv(), DockerEngine::connect);

    @BeforeEach
    void begin() {
        var environment = new HashMap<>(System.getenv());
        environment.put("QUAYMASTER_HOME", folder.resolve("home").toString());
        line = new CommandLineRun(folder, environment, DockerEngine::connect);
    }

    @AfterEach
    void clean() {
        lab.close();
    }

    @Test
    void putKeepsRightsLinksAndTimesAndNamesWhatItLeavesOut() throws Exception {
        var source = Files.createDirectories(folder.resolve("src"));
        var script = Files.writeString(source.resolve("run.sh"), "#!/bin/sh\n");
        Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
        var key = Files.writeString(source.resolve("key"), "secret");
        Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-------"));
        Files.createSymbolicLink(source.resolve("self"), Path.of("."));
        Files.createSymbolicLink(source.resolve("dangling"), Path.of("nowhere"));
        Files.createSymbolicLink(source.resolve("up"), Path.of("../../../../up"));
        Files.writeString(LocalName.in(source, "bad\udcff"), "b");
        mkfifo(source.resolve("pipe"));
        var sub = Files.createDirectory(source.resolve("sub"));
        Files.writeString(sub.resolve("in"), "i");
        Files.setPosixFilePermissions(sub, PosixFilePermissions.fromString("rwxr-x---"));
        Files.setLastModifiedTime(sub, FileTime.from(OLD));
        lab.run(volume, "mkdir /data/box; chown 70:71 /data/box");

        var put = line.run("volume", "put", "src", volume + ":box");

        assertThat(put.code()).as(put.all()).isEqualTo(3);
        assertThat(put.err())
                .isEqualTo(
                        "Left out "
                                + source.resolve("pipe")
                                + ": a device, pipe or socket is not copied.\n");
        var tree = line.run("volume", "find", "--json", volume + ":box/src", "*").out();
        assertThat(tree.lines().map(VolumeCopyIT::facts))
                .containsExactly(
                        "/box/src/bad\\\\xFF file 0644 70 null",
                        "/box/src/dangling link 0777 70 \"nowhere\"",
                        "/box/src/key file 0600 70 null",
                        "/box/src/run.sh file 0755 70 null",
                        "/box/src/self link 0777 70 \".\"",
                        "/box/src/sub folder 0750 70 null",
                        "/box/src/sub/in file 0644 70 null",
                        "/box/src/up link 0777 70 \"../../../../up\"");
        assertThat(tree).contains("\"modified\":\"2001-02-03T04:05:06Z\",\"mode\":\"0750\"");

        var again = line.run("volume", "put", "src", volume + ":box");
        assertThat(again.code()).as(again.all()).isEqualTo(3);
        assertThat(line.run("volume", "find", "--json", volume + ":box/src", "*").out().lines())
                .hasSize(8);
    }

    @Test
    void aPipeAloneIsRefusedAndNothingStaysBehind() throws Exception {
        mkfifo(folder.resolve("pipe"));

        var put = line.run("volume", "put", "pipe", volume + ":");

        assertThat(put.code()).isEqualTo(1);
        assertThat(put.err()).contains("pipe: a device, pipe or socket is not copied.");
        assertThat(line.run("volume", "tree", volume).out()).isEmpty();
    }

    @Test
    void getNamesWhatItLeavesOutAndKeepsEveryByteOfNames() throws Exception {
        lab.run(volume, ODD);

        var get = line.run("volume", "get", volume + ":box", "out");

        assertThat(get.code()).as(get.all()).isEqualTo(3);
        assertThat(get.err().lines())
                .containsExactlyInAnyOrder(
                        "Left out pipe: a device or pipe can't be kept here.",
                        "Left out dev: a device or pipe can't be kept here.",
                        "Left out sock: a socket is no file.",
                        "Left out abs → /etc/passwd: the link leads out of what is copied.",
                        "Left out up → ../../../up: the link leads out of what is copied.");
        var out = folder.resolve("out");
        try (var all = Files.list(out)) {
            assertThat(all.map(LocalName::of))
                    .containsExactlyInAnyOrder(
                            "bad\udcff",
                            "d\udcfe",
                            "esc\u001b]0;owned\u0007\nend",
                            "größe",
                            "near",
                            "dangling");
        }
        assertThat(Files.readString(LocalName.in(out, "bad\udcff"))).isEqualTo("deep");

        Files.createSymbolicLink(folder.resolve("taken"), Path.of("nowhere"));
        assertThat(line.run("volume", "get", volume + ":box", "taken").code()).isEqualTo(1);
        assertThat(Files.exists(folder.resolve("nowhere"), LinkOption.NOFOLLOW_LINKS)).isFalse();
    }

    @Test
    void everyNameIsShownOnOneLineAndIsTakenAgainAsItIsShown() {
        lab.run(volume, ODD);

        var found = line.run("volume", "find", volume, "*");

        assertThat(found.code()).as(found.all()).isZero();
        assertThat(found.out().lines())
                .contains(
                        "/box/bad\\xFF",
                        "/box/d\\xFE",
                        "/box/d\\xFE/x",
                        "/box/esc\\x1B]0;owned\\x07\\x0Aend")
                .hasSize(13);
        assertThat(line.run("volume", "tree", volume).out())
                .contains("── bad\\xFF  4 B\n", "── esc\\x1B]0;owned\\x07\\x0Aend  1 B\n");
        assertThat(line.run("volume", "du", volume + ":box").out()).contains("bad\\xFF ");
        assertThat(line.run("volume", "find", "--json", volume, "bad*").out())
                .contains("\"path\":\"/box/bad\\udcff\",\"shown\":\"/box/bad\\\\xFF\"");
        assertThat(line.run("volume", "cat", volume + ":box/bad\\xFF").out()).isEqualTo("deep");
        assertThat(line.run("volume", "cat", volume + ":box/d\\xFE/x").out()).isEqualTo("x");
        assertThat(line.run("volume", "get", volume + ":box/d\\xFE", "d").code()).isZero();
        assertThat(folder.resolve("d/x")).hasContent("x");
        assertThat(line.run("volume", "cat", volume + ":box/no\\xFF\\x0A").err())
                .isEqualTo("There is no /box/no\\xFF\\x0A in volume " + volume + ".\n");
    }

    private static String facts(String json) {
        return json.replaceAll(
                ".*\"shown\":\"(.*?)\",\"kind\":\"(.*?)\".*\"mode\":\"(.*?)\",\"uid\":(\\d+).*"
                        + "\"link\":(.*)}",
                "$1 $2 $3 $4 $5");
    }

    private static void mkfifo(Path pipe) throws IOException, InterruptedException {
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();
    }
}
