package dev.quaymaster.cli.volume;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quaymaster.volume.VolumeLab;
import dev.quaymaster.volume.name.LocalName;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/// Copies files of every kind into a volume of the real engine.
class VolumePutIT extends VolumeCopySetup {

    private static final Instant OLD = Instant.parse("2001-02-03T04:05:06Z");

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
        assertThat(tree.lines().map(VolumePutIT::facts))
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
    void aPipeAloneIsRefusedAndNothingStaysBehind() throws Exception {
        mkfifo(folder.resolve("pipe"));

        var put = line.run("volume", "put", "pipe", volume + ":");

        assertThat(put.code()).isEqualTo(1);
        assertThat(put.err()).contains("pipe: a device, pipe or socket is not copied.");
        assertThat(line.run("volume", "tree", volume).out()).isEmpty();
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

    private static String facts(String json) {
        return json.replaceAll(
                ".*\"shown\":\"(.*?)\",\"kind\":\"(.*?)\".*\"mode\":\"(.*?)\",\"uid\":(\\d+).*" + "\"link\":(.*)}",
                "$1 $2 $3 $4 $5");
    }
}
