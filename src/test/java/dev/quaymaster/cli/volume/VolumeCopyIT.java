package dev.quaymaster.cli.volume;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.quaymaster.cli.CommandLineRun;
import dev.quaymaster.engine.docker.DockerEngine;
import dev.quaymaster.volume.VolumeLab;
import dev.quaymaster.volume.name.LocalName;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Copies files of every kind into a volume of the real engine and out of it.
class VolumeCopyIT {

    private static final Instant OLD = Instant.parse("2001-02-03T04:05:06Z");

    /// Names that are no text, control characters, and everything that is no file.
    private static final String ODD = """
            mkdir /data/box; cd /data/box
            printf deep > "$(printf 'bad\\377')"
            mkdir "$(printf 'd\\376')"; printf x > "$(printf 'd\\376/x')"
            printf y > "$(printf 'esc\\033]0;owned\\007\\nend')"
            printf z > größe
            mkfifo pipe; mknod dev c 1 3
            perl -e 'use Socket; socket(S, AF_UNIX, SOCK_STREAM, 0); bind(S, sockaddr_un("sock"))'
            ln -s /etc/passwd abs; ln -s ../../../up up; ln -s größe near; ln -s nowhere dangling
            """;

    private static final String ACCESS_LIST = "user::rw-\nuser:7:r--\ngroup::r--\nmask::r--\nother::r--\n";

    /// Capabilities as the kernel keeps them: cap_net_raw, effective.
    private static final String CAPABILITIES = "\u0001\0\0\u0002\0 \0\0\0\0\0\0\0\0\0\0\0\0\0\0";

    /// Takes a tar file in Base64.
    private static final String ATTRIBUTES = "echo %s | base64 -d | tar --acls --xattrs --xattrs-include='*' -xf -";

    @TempDir
    private Path folder;

    private final VolumeLab lab = new VolumeLab();
    private final String volume = lab.volume();
    private CommandLineRun line = new CommandLineRun(Path.of("/"), System.getenv(), DockerEngine::connect);

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
                .isEqualTo("Left out " + source.resolve("pipe") + ": a device, pipe or socket is not copied.\n");
        var tree =
                line.run("volume", "find", "--json", volume + ":box/src", "*").out();
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

        var refused = line.run("volume", "put", "src", volume + ":box");
        assertThat(refused.code()).as(refused.all()).isEqualTo(1);
        assertThat(refused.err())
                .startsWith("/box/src/bad\\xFF, /box/src/dangling, /box/src/key, /box/src/run.sh,")
                .contains(" and 2 more are there already in volume " + volume)
                .contains("Say --overwrite, or give it another name.");

        var again = line.run("volume", "put", "--overwrite", "src", volume + ":box");
        assertThat(again.code()).as(again.all()).isEqualTo(3);
        assertThat(line.run("volume", "find", "--json", volume + ":box/src", "*")
                        .out()
                        .lines())
                .hasSize(8);
    }

    /// `put` replaced what was there without a word, while `get` asked for --overwrite.
    @Test
    void putReplacesNothingThatItWasNotToldTo() throws Exception {
        lab.run(volume, "mkdir -p /data/etc; printf old > /data/conf; printf old > /data/etc/conf");
        Files.writeString(folder.resolve("conf"), "new");
        var etc = Files.createDirectory(folder.resolve("etc"));
        Files.writeString(etc.resolve("other"), "other");

        var refused = line.run("volume", "put", "conf", volume + ":/");

        assertThat(refused.code()).isEqualTo(1);
        assertThat(refused.err())
                .isEqualTo(
                        "/conf is there already in volume " + volume + ". Say --overwrite, or give it another name.\n");
        assertThat(line.run("volume", "cat", volume + ":conf").out()).isEqualTo("old");

        // a folder is added to, as by docker cp
        assertThat(line.run("volume", "put", "etc", volume + ":/").code()).isZero();
        assertThat(line.run("volume", "cat", volume + ":etc/other").out()).isEqualTo("other");
        Files.writeString(etc.resolve("conf"), "new");
        Files.writeString(etc.resolve("third"), "third");
        assertThat(line.run("volume", "put", "etc", volume + ":/").code()).isEqualTo(1);
        assertThat(line.run("volume", "cat", volume + ":etc/conf").out()).isEqualTo("old");
        assertThat(line.run("volume", "cat", volume + ":etc/third").code()).isEqualTo(10);

        var put = line.run("volume", "put", "--overwrite", "etc", volume + ":/");
        assertThat(put.code()).as(put.all()).isZero();
        assertThat(line.run("volume", "cat", volume + ":etc/conf").out()).isEqualTo("new");
    }

    /// Setuid bits, hard links, attributes and holes were dropped without a word.
    @Test
    void putKeepsHardLinksAndTimesAndNamesWhatItCouldNotKeep() throws Exception {
        var source = folder.resolve("src");
        Files.createDirectories(source.resolve("sub"));
        Files.writeString(source.resolve("one"), "same");
        Files.createLink(source.resolve("sub/two"), source.resolve("one"));
        Files.writeString(source.resolve("tool"), "x");
        Files.createSymbolicLink(source.resolve("link"), Path.of("tool"));
        shell("cd src; chmod 6755 tool; touch -h -d @123456 link; truncate -s 3M sparse");
        shell("cd src; " + ATTRIBUTES.formatted(attributes(false)));

        var put = line.run("volume", "put", "src", volume + ":/");

        assertThat(put.code()).as(put.all()).isEqualTo(3);
        assertThat(put.err().lines())
                .containsExactly(
                        "Not kept of " + source.resolve("tool") + ": its setuid, setgid or sticky bit.",
                        "Not kept of both: extended attributes, such as capabilities.",
                        "Not kept of both: access control lists.",
                        "Not kept of sparse: holes, whose zeros take up room now.");
        assertThat(lab.output(volume, "cd /data/src; [ one -ef sub/two ] && stat -c '%h %a %Y' one tool" + " link"))
                .matches("2 644 \\d+\\n1 755 \\d+\\n1 777 123456\\n");

        var again = line.run("volume", "put", "--overwrite", "src", volume + ":/");
        assertThat(again.code()).as(again.all()).isEqualTo(3);
        assertThat(lab.output(volume, "cd /data/src; [ one -ef sub/two ] && stat -c %h one"))
                .isEqualTo("2\n");
    }

    @Test
    void getKeepsHardLinksHolesAndTimesAndNamesWhatItCouldNotKeep() throws Exception {
        lab.run(volume, """
                mkdir -p /data/box/sub; cd /data/box
                printf same > one; ln one sub/two; printf x > tool; chmod 6755 tool
                truncate -s 8M sparse
                ln -s tool link; touch -h -d @123456 link; touch -d @234567 sub one
                """ + ATTRIBUTES.formatted(attributes(true)));

        var get = line.run("volume", "get", volume + ":box", "out");

        assertThat(get.code()).as(get.all()).isEqualTo(3);
        assertThat(get.err().lines())
                .containsExactlyInAnyOrder(
                        "Not kept of tool: its setuid, setgid or sticky bit.",
                        "Not kept of both: its capabilities.",
                        "Not kept of both: extended attributes, such as capabilities.",
                        "Not kept of both: access control lists.");
        var out = folder.resolve("out");
        assertThat(Files.isSameFile(out.resolve("one"), out.resolve("sub/two"))).isTrue();
        assertThat(Files.size(out.resolve("sparse"))).isEqualTo(8 << 20);
        assertThat(shell("cd out; stat -c %b sparse; stat -c %Y link sub one"))
                .isEqualTo("8\n123456\n234567\n234567\n");

        var one = line.run("volume", "get", volume + ":box/both", "both");
        assertThat(one.code()).as(one.all()).isEqualTo(3);
        assertThat(one.err().lines()).hasSize(3).allMatch(told -> told.startsWith("Not kept of"));
        assertThat(line.run("volume", "get", volume + ":box/sparse", "sparse").code())
                .isZero();
        assertThat(shell("stat -c '%b %s' sparse")).isEqualTo("8 8388608\n");
    }

    /// A folder that was not there was told as a Java exception, with a name nobody had given.
    @Test
    void aFileThatCannotBeWrittenIsToldInWords() throws Exception {
        lab.run(volume, "printf x > /data/x");
        Files.writeString(folder.resolve("file"), "");

        assertThat(line.run("volume", "get", volume + ":x", "nodir/x").err())
                .isEqualTo("/x could not be copied to %s: the folder %s does not exist.\n"
                        .formatted(folder.resolve("nodir/x"), folder.resolve("nodir")));
        assertThat(line.run("volume", "get", volume + ":/", "file/x").err())
                .isEqualTo("/ could not be copied to %s: there is a file where a folder is needed.\n"
                        .formatted(folder.resolve("file/x")));
        assertThat(line.run("volume", "get", volume + ":x", "x".repeat(300)).err())
                .endsWith(": its name is too long.\n");
    }

    @Test
    void aPipeAloneIsRefusedAndNothingStaysBehind() throws Exception {
        mkfifo(folder.resolve("pipe"));

        var put = line.run("volume", "put", "pipe", volume + ":");

        assertThat(put.code()).isEqualTo(1);
        assertThat(put.err()).contains("pipe: a device, pipe or socket is not copied.");
        assertThat(line.run("volume", "tree", volume).out()).isEmpty();
    }

    /// The code 10 of what is not there was kept for backups and volumes.
    @Test
    void whatIsNotThereHasItsCodeInsideOfAVolumeToo() throws Exception {
        Files.writeString(folder.resolve("f"), "f");
        lab.run(volume, "printf x > /data/x");

        for (var words : List.of(
                "cat %s:/nope",
                "get %s:/nope out",
                "get %s:/nope -",
                "get %s:/x nodir/x",
                "tree %s:/nope",
                "find %s:/nope *",
                "du %s:/nope",
                "put nofile %s:/",
                "put f %s:/no/such/dir/")) {
            var missing = line.run(("volume " + words.formatted(volume)).split(" "));

            assertThat(missing.code()).as(words + ": " + missing.all()).isEqualTo(10);
        }
    }

    /// They were no regular files, or held nothing.
    @Test
    void aLinkIsCalledOneAndItsTargetIsNamed() {
        lab.run(
                volume,
                "mkdir /data/d; printf a > /data/a; ln -s ../a /data/d/in; ln -s /etc/passwd"
                        + " /data/out; mkfifo /data/pipe");

        for (var words : List.of("cat %s:d/in", "get %s:d/in -", "get %s:d/in copy")) {
            var refused = line.run(("volume " + words.formatted(volume)).split(" "));

            assertThat(refused.code()).as(words).isEqualTo(1);
            assertThat(refused.err()).as(words).isEqualTo("/d/in is a link to ../a. Name that instead: /a.\n");
        }
        assertThat(line.run("volume", "cat", volume + ":out").err())
                .isEqualTo("/out is a link to /etc/passwd. That is outside of the volume.\n");
        assertThat(line.run("volume", "get", volume + ":pipe", "pipe").err())
                .isEqualTo("/pipe is a device, pipe or socket: it is not copied.\n");
        assertThat(folder.resolve("copy")).doesNotExist();
    }

    /// A file of that name was made.
    @Test
    void getMakesNoFileWhereAFolderIsMeant() {
        lab.run(volume, "mkdir /data/d; printf a > /data/d/a");

        var refused = line.run("volume", "get", volume + ":/d/a", "nonex/");

        assertThat(refused.code()).as(refused.all()).isEqualTo(10);
        assertThat(refused.err()).startsWith("There is no folder " + folder.resolve("nonex") + ", so /d/a was not");
        assertThat(folder.resolve("nonex")).doesNotExist();

        var made = line.run("volume", "get", volume + ":/d", "nonex/");
        assertThat(made.code()).as(made.all()).isZero();
        assertThat(line.run("volume", "get", volume + ":/d/a", "nonex/").err())
                .startsWith(folder.resolve("nonex/a") + " is there already.");
    }

    /// --overwrite was recommended, and failed.
    @Test
    void getReplacesNoFolderAndDoesNotAdviseIt() throws Exception {
        lab.run(volume, "mkdir -p /data/d; printf new > /data/d/a; printf new > /data/f");
        var there = Files.createDirectories(folder.resolve("out/d"));
        Files.writeString(there.resolve("a"), "old");
        Files.writeString(folder.resolve("file"), "old");
        Files.createDirectory(folder.resolve("out/f"));

        for (var words : List.of(
                "get %s:/d out",
                "get --overwrite %s:/d out", "get --overwrite %s:/d file", "get --overwrite %s:/f out")) {
            var refused = line.run(("volume " + words.formatted(volume)).split(" "));

            assertThat(refused.code()).as(words).isEqualTo(1);
            assertThat(refused.err())
                    .contains(" is there already, and no folder is replaced or added to.")
                    .doesNotContain("--overwrite");
        }
        assertThat(there.resolve("a")).hasContent("old");
        assertThat(folder.resolve("file")).hasContent("old");
        assertThat(folder.resolve("out/f")).isEmptyDirectory();
    }

    /// The engine's disk was called full, and neither the volume nor the file was named.
    @Test
    void aFullVolumeIsNamedAndSoIsAllThatFoundNoRoom() throws Exception {
        var small = lab.smallVolume(8 << 20);
        lab.running(small, VolumeLab.BUSYBOX);
        var source = folder.resolve("d");
        Files.createDirectories(source.resolve("z"));
        Files.write(source.resolve("a"), new byte[1 << 20]);
        Files.write(source.resolve("big"), new byte[16 << 20]);
        Files.writeString(source.resolve("last"), "x");

        var put = line.run("volume", "put", "--yes", "d", small + ":/");

        assertThat(put.code()).as(put.all()).isEqualTo(3);
        assertThat(put.err().lines())
                .containsExactly(
                        "Volume " + small + " is full: only a part was copied (2 entries, 1.0 MiB).",
                        "Left out " + source.resolve("big") + ": the volume is full.",
                        "Left out " + source.resolve("last") + ": the volume is full.",
                        "Left out " + source.resolve("z") + ": the volume is full.");
        assertThat(line.run("volume", "find", small, "*").out()).isEqualTo("/d\n/d/a\n");

        var alone = line.run("volume", "put", "--yes", "d/big", small + ":/");

        assertThat(alone.code()).as(alone.all()).isEqualTo(1);
        assertThat(alone.err())
                .isEqualTo("Volume %s is full: nothing was copied.\nLeft out %s: the volume is full.\n"
                        .formatted(small, source.resolve("big")));
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
                            "bad\udcff", "d\udcfe", "esc\u001b]0;owned\u0007\nend", "größe", "near", "dangling");
        }
        assertThat(Files.readString(LocalName.in(out, "bad\udcff"))).isEqualTo("deep");

        Files.createSymbolicLink(folder.resolve("taken"), Path.of("nowhere"));
        assertThat(line.run("volume", "get", volume + ":box", "taken").code()).isEqualTo(1);
        assertThat(Files.exists(folder.resolve("nowhere"), LinkOption.NOFOLLOW_LINKS))
                .isFalse();
    }

    @Test
    void everyNameIsShownOnOneLineAndIsTakenAgainAsItIsShown() {
        lab.run(volume, ODD);

        var found = line.run("volume", "find", volume, "*");

        assertThat(found.code()).as(found.all()).isZero();
        assertThat(found.out().lines())
                .contains("/box/bad\\xFF", "/box/d\\xFE", "/box/d\\xFE/x", "/box/esc\\x1B]0;owned\\x07\\x0Aend")
                .hasSize(13);
        assertThat(line.run("volume", "tree", volume).out())
                .contains("── bad\\xFF  4 B\n", "── esc\\x1B]0;owned\\x07\\x0Aend  1 B\n");
        assertThat(line.run("volume", "du", volume + ":box").out()).contains("bad\\xFF ");
        assertThat(line.run("volume", "find", "--json", volume, "bad*").out())
                .contains("\"path\":\"/box/bad\\udcff\",\"shown\":\"/box/bad\\\\xFF\"");
        assertThat(line.run("volume", "cat", volume + ":box/bad\\xFF").out()).isEqualTo("deep");
        assertThat(line.run("volume", "cat", volume + ":box/d\\xFE/x").out()).isEqualTo("x");
        assertThat(line.run("volume", "get", volume + ":box/d\\xFE", "d").code())
                .isZero();
        assertThat(folder.resolve("d/x")).hasContent("x");
        assertThat(line.run("volume", "cat", volume + ":box/no\\xFF\\x0A").err())
                .isEqualTo("There is no /box/no\\xFF\\x0A in volume " + volume + ".\n");
    }

    private static String facts(String json) {
        return json.replaceAll(
                ".*\"shown\":\"(.*?)\",\"kind\":\"(.*?)\".*\"mode\":\"(.*?)\",\"uid\":(\\d+).*" + "\"link\":(.*)}",
                "$1 $2 $3 $4 $5");
    }

    /// A file with what only some file systems have.
    private static String attributes(boolean capabilities) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var tar = new TarArchiveOutputStream(bytes)) {
            tar.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_POSIX);
            var entry = new TarArchiveEntry("both");
            entry.setSize(0);
            entry.addPaxHeader("SCHILY.xattr.user.comment", "hello");
            entry.addPaxHeader("SCHILY.acl.access", ACCESS_LIST);
            if (capabilities) {
                entry.addPaxHeader("SCHILY.xattr.security.capability", CAPABILITIES);
            }
            tar.putArchiveEntry(entry);
            tar.closeArchiveEntry();
        }
        return Base64.getEncoder().encodeToString(bytes.toByteArray());
    }

    private String shell(String script) throws IOException, InterruptedException {
        var process = new ProcessBuilder("sh", "-ec", script)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        var words = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor()).as(words).isZero();
        return words;
    }

    private static void mkfifo(Path pipe) throws IOException, InterruptedException {
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor())
                .isZero();
    }
}
