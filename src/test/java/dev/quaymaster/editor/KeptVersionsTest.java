package dev.quaymaster.editor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class KeptVersionsTest {

    @TempDir
    private Path folder;

    private final Clock clock = Clock.fixed(Instant.ofEpochMilli(1_000), ZoneOffset.UTC);

    private KeptVersions versions() {
        return new KeptVersions(folder.resolve("kept"), clock);
    }

    private TextFile file(String name, String text) throws IOException {
        return TextFile.read(Files.writeString(folder.resolve(name), text));
    }

    @Test
    void eachVersionIsKeptOnceTheNewestFirst() throws IOException {
        versions().keep(file("a.yaml", "one"));
        versions().keep(file("a.yaml", "two"));
        versions().keep(file("a.yaml", "two"));
        versions().keep(file("b.yaml", "other"));
        assertThat(versions().list(folder.resolve("a.yaml")))
                .extracting(version -> TextFile.read(version.stored()).text())
                .containsExactly("two", "one");
        assertThat(versions().list(folder.resolve("a.yaml")))
                .extracting(KeptVersion::until)
                .containsExactly(Instant.ofEpochMilli(1_001), Instant.ofEpochMilli(1_000));
        assertThat(versions().list(folder.resolve("c.yaml"))).isEmpty();
    }

    @Test
    void theOldestOfManyAreDropped() throws IOException {
        for (int i = 0; i < 53; i++) {
            versions().keep(file("a.yaml", "version " + i));
        }
        assertThat(versions().list(folder.resolve("a.yaml")))
                .hasSize(50)
                .last()
                .satisfies(oldest -> assertThat(oldest.stored()).content().isEqualTo("version 3"));
    }

    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void nobodyElseCanReadThem() throws IOException {
        versions().keep(file(".env", "PASSWORD=hush"));
        var stored = versions().list(folder.resolve(".env")).getFirst().stored();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(stored)))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(stored.getParent())))
                .isEqualTo("rwx------");
    }
}
