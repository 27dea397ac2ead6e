package dev.quaymaster.volume;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.quaymaster.volume.StagedContent.State;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Replaces what volumes of the real engine hold, and undoes it.
class StagedContentIT {

    private static final String TOKEN = "t1";
    private static final String OLD = """
            cd /data; mkdir -p dir .hid; printf old > dir/file; printf x > .hid/x; ln -s dir link
            printf same > same; chown 33:34 .; chmod 2750 .; touch -d 2003-02-03T04:05:06.5Z .
            """;
    private static final String NEW = """
            cd /data; mkdir -p 'a b/c' own; printf new > 'a b/c/file'; printf other > same
            ln -s ../../shared/uploads 'a b/up'; ln -s /etc/passwd abs; ln 'a b/c/file' hard
            printf su > su; chown 70:71 su; chmod 6755 su; mkfifo pipe; mknod zero c 1 5
            printf far > far; chown 3000000:3000001 far; chmod 3770 own; chown 9:9 own
            printf old > ancient; touch -d 1960-01-01T00:00:00Z ancient
            name=$(printf 'n%.0s' $(seq 1 250)); mkdir "$name"; printf l > "$name/$name"; ln -s "$name/$name" long
            printf odd > "$(printf 'odd\\377\\nname')"; touch -d 2004-02-03T04:05:06Z 'a b/c' 'a b' own
            chown 998:999 .; chmod 1711 .; touch -d 2005-02-03T04:05:06Z .
            """;
    private final VolumeLab lab = new VolumeLab();
    private final HelperContainers helpers = new HelperContainers(lab.engine());
    private final VolumeTar tar = new VolumeTar(helpers);

    @AfterEach
    void clean() {
        lab.close();
    }

    @Test
    void newContentTakesThePlaceOfTheOldWithAllItHas() throws IOException {
        var source = filled(NEW);
        var target = filled(OLD);
        var before = facts(target);
        try (var staged = StagedContent.begin(helpers, target, TOKEN);
                var content = tar.read(source)) {
            staged.fill(content);
            assertThat(StagedContent.find(helpers, target, TOKEN)).isEqualTo(State.STAGED);
            assertThat(facts(target)).isEqualTo(before);
            try (var read = staged.read();
                    var wanted = tar.read(source)) {
                assertThat(read.readAllBytes()).hasSameSizeAs(wanted.readAllBytes());
            }
            staged.commit();
            assertThat(StagedContent.find(helpers, target, TOKEN)).isEqualTo(State.SWAPPED);
            assertThat(saved(target)).isEqualTo(saved(source));
            staged.discardOld();
        }
        assertThat(StagedContent.find(helpers, target, TOKEN)).isEqualTo(State.NONE);
        assertThat(StagedContent.unended(helpers, target)).isEmpty();
        assertThat(saved(target)).isEqualTo(saved(source));
    }

    @Test
    void anotherProcessBringsTheOldContentBackFromEveryState() throws IOException {
        var source = filled(NEW);
        var target = filled(OLD);
        var before = facts(target);
        stage(source, target, false);
        rollback(target, State.STAGED);
        assertThat(facts(target)).isEqualTo(before);

        stage(source, target, true);
        rollback(target, State.SWAPPED);
        assertThat(facts(target)).isEqualTo(before);

        stage(source, target, false);
        lab.run(target, "cd /data/.quaymaster-restore-t1; mkdir begun; mv ../dir ../.hid old/");
        rollback(target, State.SWAPPING);
        assertThat(facts(target)).isEqualTo(before);

        stage(source, target, true);
        lab.run(target, "cd /data/.quaymaster-restore-t1; rmdir swapped; mv ../same ../abs new/");
        rollback(target, State.SWAPPING);
        assertThat(facts(target)).isEqualTo(before);
        rollback(target, State.NONE);
        assertThat(facts(target)).isEqualTo(before);
    }

    @Test
    void whatIsBeingRemovedIsNotBroughtBackInParts() throws IOException {
        var source = filled(NEW);
        var target = filled(OLD);
        stage(source, target, true);
        lab.run(target, "cd /data/.quaymaster-restore-t1; mv old gone; rm -r gone/dir");
        assertThat(StagedContent.find(helpers, target, TOKEN)).isEqualTo(State.DISCARDING);
        try (var staged = StagedContent.resume(helpers, target, TOKEN)) {
            assertThatThrownBy(staged::rollback).hasMessageContaining("being removed already");
            staged.discardOld();
        }
        assertThat(saved(target)).isEqualTo(saved(source));
    }

    @Test
    void anImmutableFileIsFoundBeforeAnythingIsMoved() throws IOException {
        var target = filled(OLD);
        lab.run(target, "mkdir /data/deep; printf x > /data/deep/locked");
        lab.runPrivileged(target, "chattr +i /data/deep/locked");
        try {
            var before = facts(target);
            assertThatThrownBy(() -> StagedContent.begin(helpers, target, TOKEN))
                    .isInstanceOf(VolumeException.class)
                    .hasMessageContaining(target)
                    .hasMessageContaining("immutable")
                    .hasMessageContaining("deep/locked");
            assertThat(facts(target)).isEqualTo(before);
            lab.runPrivileged(target, "chattr -i /data/deep/locked; chattr +i /data/deep");
            assertThatThrownBy(() -> StagedContent.begin(helpers, target, TOKEN))
                    .hasMessageContaining("./deep");
        } finally {
            lab.runPrivileged(target, "chattr -i /data/deep /data/deep/locked");
        }
    }

    @Test
    void contentThatBreaksOffLeavesTheOldAndNoFolder() throws IOException {
        var source = filled(NEW);
        var target = filled(OLD);
        var before = facts(target);
        byte[] bytes;
        try (var content = tar.read(source)) {
            bytes = content.readAllBytes();
        }
        try (var staged = StagedContent.begin(helpers, target, TOKEN)) {
            var part = new ByteArrayInputStream(bytes, 0, bytes.length / 2);
            assertThatThrownBy(() -> staged.fill(new SequenceInputStream(part, broken())))
                    .isInstanceOf(VolumeException.class)
                    .hasMessageContaining("the disk is gone");
            staged.rollback();
        }
        assertThat(facts(target)).isEqualTo(before);
    }

    @Test
    void withoutGnuTarTheEngineUnpacksLinksThatLeadOutAndLongNames() throws IOException {
        assumeTrue(lab.engine().info().keepsOwners(), "Podman gives all to root; it is refused");
        var source = filled(NEW);
        var target = filled(OLD);
        try (var staged = StagedContent.begin(helpers, target, TOKEN);
                var content = tar.read(source)) {
            staged.unpackByEngine(content);
            staged.commit();
            staged.discardOld();
        }
        // Engines set no times before 1970.
        assertThat(saved(target).replaceAll("(ancient .*) -?\\d+ ", "$1 "))
                .isEqualTo(saved(source).replaceAll("(ancient .*) -?\\d+ ", "$1 "));
    }

    @Test
    void runsOfZerosBecomeHolesAgain() throws IOException {
        var source = filled("""
                        cd /data; truncate -s 40M disk; printf start | dd of=disk conv=notrunc
                        printf middle | dd of=disk bs=1M seek=20 conv=notrunc; truncate -s 9M zeros
                        head -c 300000 /dev/urandom > dense; printf x > small
                        name=$(printf 'n%.0s' $(seq 1 150)); truncate -s 5M "$name"; chown 7:8 "$name"
                        printf end >> "$name"
                        """);
        var target = filled(OLD);
        try (var staged = StagedContent.begin(helpers, target, TOKEN)) {
            assertThat(staged.keepsHoles()).isTrue();
            staged.fill(() -> tar.read(source));
            staged.commit();
            staged.discardOld();
        }
        assertThat(saved(target)).isEqualTo(saved(source));
        assertThat(lab.output(target, "du -sk /data | cut -f1").strip())
                .satisfies(kib -> assertThat(Integer.parseInt(kib)).isLessThan(900));
    }

    @Test
    void aFolderLeftByAnotherRestoreIsNamed() {
        var target = filled("mkdir /data/.quaymaster-restore-other");
        assertThat(StagedContent.unended(helpers, target)).containsExactly("other");
        assertThatThrownBy(() -> StagedContent.begin(helpers, target, TOKEN))
                .hasMessageContaining("/.quaymaster-restore-other");
    }

    private String filled(String script) {
        var volume = lab.volume();
        lab.run(volume, script);
        return volume;
    }

    private void stage(String source, String target, boolean commit) throws IOException {
        try (var staged = StagedContent.begin(helpers, target, TOKEN);
                var content = tar.read(source)) {
            staged.fill(content);
            if (commit) {
                staged.commit();
            }
        }
    }

    private void rollback(String target, State expected) {
        var others = new HelperContainers(lab.engine());
        assertThat(StagedContent.find(others, target, TOKEN)).isEqualTo(expected);
        try (var staged = StagedContent.resume(others, target, TOKEN)) {
            staged.rollback();
        }
        assertThat(StagedContent.find(others, target, TOKEN)).isEqualTo(State.NONE);
    }

    private static InputStream broken() {
        return new FilterInputStream(InputStream.nullInputStream()) {
            @Override
            public int read() throws IOException {
                throw new IOException("the disk is gone");
            }

            @Override
            public int read(byte[] buffer, int offset, int length) throws IOException {
                return read();
            }
        };
    }

    /// All that can be told of a volume's entries, but for those of a replacement under way.
    private String facts(String volume) {
        return facts(volume, "%y");
    }

    /// The same to the second: engines of 20.10 put no more into an archive.
    private String saved(String volume) {
        return facts(volume, "%Y");
    }

    private String facts(String volume, String time) {
        return lab.output(volume, """
                cd /data; list() { find . ! -path './.quaymaster-restore-t1*' "$@"; }
                list -exec stat -c '%n %F %a %u:%g TIME %t,%T' {} + | sort
                list ! -type d -exec stat -c '%n %h' {} + | sort
                list -type l -exec readlink {} +
                list -type f -exec md5sum {} + | sort
                """.replace("TIME", time));
    }
}
