package dev.quaymaster.cli.volume;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quaymaster.volume.name.LocalName;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Copies files of every kind out of a volume of the real engine.
class VolumeGetIT extends VolumeCopySetup {

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
}
