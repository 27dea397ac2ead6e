package dev.quaymaster.editor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class TextFileTest {

    @TempDir
    private Path folder;

    private Path write(String text) throws IOException {
        return Files.writeString(folder.resolve("compose.yaml"), text);
    }

    @Test
    void savingKeepsLineEndsAndTheByteOrderMark() throws IOException {
        var file = TextFile.read(write("\uFEFFa: 1\r\nb: 2\r\n"));
        assertThat(file.text()).isEqualTo("a: 1\nb: 2\n");
        var saved = file.save("a: 1\nb: 3\n");
        assertThat(Files.readString(file.path())).isEqualTo("\uFEFFa: 1\r\nb: 3\r\n");
        assertThat(saved).isEqualTo(TextFile.read(file.path()));
    }

    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void savingKeepsModeAndLink() throws IOException {
        var real = write("a: 1\n");
        Files.setPosixFilePermissions(real, PosixFilePermissions.fromString("rw-r-----"));
        var link = Files.createSymbolicLink(folder.resolve("link.yaml"), real);
        TextFile.read(link).save("a: 2\n");
        assertThat(link).isSymbolicLink();
        assertThat(real).content().isEqualTo("a: 2\n");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(real)))
                .isEqualTo("rw-r-----");
        assertThat(folder).isDirectoryNotContaining("glob:**.new");
    }

    @Test
    void aChangeByAnotherProgramShows() throws IOException {
        var file = TextFile.read(write("a: 1\n"));
        assertThat(TextFile.read(file.path())).isEqualTo(file);
        write("a: 2\n");
        assertThat(TextFile.read(file.path())).isNotEqualTo(file);
    }

    @Test
    void whatCannotBeEditedIsRefusedInPlainWords() throws IOException {
        var missing = folder.resolve("missing.yaml");
        assertThatThrownBy(() -> TextFile.read(missing))
                .isInstanceOf(EditorException.class)
                .hasMessage(missing + " does not exist any more.");
        var latin = Files.write(folder.resolve("l.yaml"), "ä".getBytes(StandardCharsets.ISO_8859_1));
        assertThatThrownBy(() -> TextFile.read(latin)).hasMessage(latin + " is not UTF-8 text.");
        var large = Files.write(folder.resolve("big.yaml"), new byte[(int) TextFile.LARGEST + 1]);
        assertThatThrownBy(() -> TextFile.read(large)).hasMessageContaining("too large to edit");
    }

    @Test
    void whatIsNoFileIsRefusedAndNotWaitedFor() throws Exception {
        var pipe = folder.resolve("pipe.yaml");
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor())
                .isZero();

        assertThatThrownBy(() -> TextFile.read(pipe)).hasMessage(pipe + " is not a regular file.");
        assertThatThrownBy(() -> TextFile.read(folder)).hasMessage(folder + " is not a regular file.");
    }

    @Test
    void aFolderThatIsGoneIsToldAndNothingIsLost() throws IOException {
        var inner = Files.createDirectory(folder.resolve("inner"));
        var file = TextFile.read(Files.writeString(inner.resolve("a.yaml"), "a: 1\n"));
        Files.delete(file.path());
        Files.delete(inner);
        assertThatThrownBy(() -> file.save("a: 2\n"))
                .isInstanceOf(EditorException.class)
                .hasMessageContaining("cannot be saved");
    }
}
