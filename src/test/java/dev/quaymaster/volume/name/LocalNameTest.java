package dev.quaymaster.volume.name;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LocalNameTest {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"a b", "größe", "-rf", "a\nb", "%FF", "b\udcff\udcfec", "\udcc3"})
    void everyNameIsKeptByteByByte(String name) throws Exception {
        var file = LocalName.in(folder, name);
        Files.createFile(file);
        try (var all = Files.list(folder)) {
            var found = all.toList();
            assertThat(found).containsExactly(file);
            assertThat(LocalName.of(found.getFirst())).isEqualTo(name);
            assertThat(LocalName.all(found.getFirst())).isEqualTo(folder + "/" + name);
        }
    }

    @Test
    void aTextIsMadeOfWhatIsNone() {
        var files = FileSystems.getDefault();
        assertThat(LocalName.of("b ö", files)).isEqualTo("b ö");
        assertThat(LocalName.of("b \udcff", files)).isEqualTo("b%20%FF");
        assertThat(LocalName.of("x".repeat(300), files)).hasSize(255).isNotEqualTo("x".repeat(255));
    }

    @Test
    void aFolderOfTheWorkingDirectoryIsNamedWithoutASlash() {
        assertThat(LocalName.of(Path.of("src"))).isEqualTo("src");
        assertThat(LocalName.of(Path.of("/"))).isEmpty();
    }
}
