package dev.quaymaster.backup.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class TarWalkTest {

    private final byte[] two = Tars.tar(Tars.file("./a", "hello"), Tars.file("./b/c", "world"));

    @Test
    void entriesFilesAndBytesAreCounted() throws IOException {
        var summary = walk(
                Tars.tar(Tars.folder("./"), Tars.folder("./b/"), Tars.file("./b/c", "world"), Tars.link("./l", "b/c")));
        assertThat(summary)
                .extracting(TarSummary::entries, TarSummary::files, TarSummary::bytes, TarSummary::linkBytes)
                .containsExactly(3L, 2L, 5L, 3L);
    }

    @Test
    void theFilesOfADatabaseAreKnownByWhatLiesAmongThem() throws IOException {
        var databases = walk(Tars.tar(
                        Tars.file("./18/docker/PG_VERSION", "18\n"),
                        Tars.file("./18/docker/base/1/PG_VERSION", "18\n"),
                        Tars.file("./odd/PG_VERSION", "no version at all"),
                        Tars.file("./ibdata1", "x"),
                        Tars.file("./notes/WiredTiger.txt", "x")))
                .databases();
        assertThat(databases.programs()).containsExactly("MySQL or MariaDB", "PostgreSQL 18");
        assertThat(databases.postgres()).containsExactly("18");
        assertThat(walk(two).databases()).isEqualTo(DatabaseFiles.none());
    }

    @Test
    void theOrderOfEntriesDoesNotMatter() throws IOException {
        var turned = Tars.tar(Tars.file("./b/c", "world"), Tars.file("./a", "hello"));
        assertThat(walk(turned)).isEqualTo(walk(two));
    }

    @Test
    void anotherContentOwnerOrModeIsAnotherFingerprint() throws IOException {
        var plain = walk(Tars.tar(Tars.file("./a", "hello"))).fingerprint();
        var owner = Tars.file("./a", "hello");
        owner.entry().setIds(999, 999);
        var mode = Tars.file("./a", "hello");
        mode.entry().setMode(0100600);
        assertThat(walk(Tars.tar(owner)).fingerprint()).isNotEqualTo(plain);
        assertThat(walk(Tars.tar(mode)).fingerprint()).isNotEqualTo(plain);
        assertThat(walk(Tars.tar(Tars.file("./a", "hellO"))).fingerprint()).isNotEqualTo(plain);
    }

    @Test
    void aStreamThatIsCutAnywhereIsRefused() {
        int content = two.length;
        while (content > 0 && two[content - 1] == 0) {
            content--;
        }
        int lastEntry = (content + 511) / 512 * 512;
        for (int length : new int[] {lastEntry + 512, lastEntry, lastEntry - 512, 1024, 700, 511, 0}) {
            assertThatThrownBy(() -> walk(Arrays.copyOf(two, length)))
                    .as("cut to %d bytes", length)
                    .isInstanceOf(IOException.class);
        }
    }

    private static TarSummary walk(byte[] tar) throws IOException {
        return TarWalk.walk(new ByteArrayInputStream(tar));
    }
}
