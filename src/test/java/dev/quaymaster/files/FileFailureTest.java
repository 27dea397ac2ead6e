package dev.quaymaster.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What the system really says, in our words. `volume get` into a folder that was not there showed
/// `java.nio.file.NoSuchFileException` and a name that nobody had given.
class FileFailureTest {

    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void aFile() throws IOException {
        file = Files.writeString(folder.resolve("file"), "text");
    }

    @Test
    void namesTheFolderThatIsMissing() {
        var missing = folder.resolve("nodir");

        assertThat(reason(() -> Files.writeString(missing.resolve("x"), "")))
                .isEqualTo("the folder " + missing + " does not exist");
        assertThat(named(() -> Files.createDirectory(missing.resolve("x"))))
                .isEqualTo(missing.resolve("x") + ": the folder " + missing + " does not exist");
    }

    @Test
    void saysThatAFileDoesNotExist() {
        assertThat(reason(() -> Files.readString(folder.resolve("x")))).isEqualTo("it does not exist");
        assertThat(reason(() -> new FileInputStream(folder.resolve("x").toFile()).close()))
                .isEqualTo("it does not exist");
    }

    @Test
    void namesTheLinkThatLeadsToNothing() throws IOException {
        var link = Files.createSymbolicLink(folder.resolve("link"), Path.of("gone"));

        assertThat(reason(() -> Files.writeString(link.resolve("x"), "")))
                .isEqualTo("the link " + link + " leads to nothing");
    }

    @Test
    void saysThatAFileIsWhereAFolderIsNeeded() {
        assertThat(reason(() -> Files.writeString(file.resolve("x"), "")))
                .isEqualTo("there is a file where a folder is needed");
        assertThat(reason(() -> Files.createDirectories(file))).isEqualTo("there is already a file " + file);
    }

    @Test
    void saysThatItIsAFolder() {
        assertThat(reason(() -> Files.writeString(folder, ""))).isEqualTo("it is a folder, not a file");
        assertThat(reason(() -> BoundedFile.bytes(folder))).isEqualTo("it is a folder, not a file");
        assertThat(reason(() -> Files.move(file, folder, StandardCopyOption.REPLACE_EXISTING)))
                .isEqualTo("the folder is not empty");
    }

    @Test
    void saysThatANameIsTooLong() {
        assertThat(reason(() -> Files.writeString(folder.resolve("x".repeat(300)), "")))
                .isEqualTo("its name is too long");
    }

    @Test
    void saysThatLinksLeadInACircle() throws IOException {
        var link = Files.createSymbolicLink(folder.resolve("link"), Path.of("link"));

        assertThat(reason(() -> Files.readString(link))).isEqualTo("its links lead in a circle");
    }

    @Test
    void saysThatAFileIsNoText() throws IOException {
        Files.write(file, new byte[] {(byte) 0xff});

        assertThat(reason(() -> Files.readString(file))).isEqualTo("it is no text in UTF-8");
    }

    /// What only a machine without room or rights says.
    @ParameterizedTest
    @CsvSource({
        "No space left on device, the disk is full",
        "Read-only file system, it lies on a file system that may only be read",
        "Operation not permitted, permission denied",
        "Something new, Something new"
    })
    void knowsWhatTheSystemSays(String said, String words) {
        assertThat(FileFailure.reason(new FileSystemException("/a", null, said)))
                .isEqualTo(words);
        assertThat(FileFailure.reason(new IOException(said))).isEqualTo(words);
        assertThat(FileFailure.named(new UncheckedIOException(new IOException(said))))
                .isEqualTo(words);
    }

    @Test
    void namesTheFileOnlyWhereItIsAsked() {
        var denied = new AccessDeniedException("/a/b");

        assertThat(FileFailure.reason(denied)).isEqualTo("permission denied");
        assertThat(FileFailure.named(denied)).isEqualTo("/a/b: permission denied");
    }

    @Test
    void isNeverWithoutWords() {
        assertThat(FileFailure.reason(new IOException())).isEqualTo("it broke off without saying why");
        assertThat(FileFailure.reason(new IllegalStateException("so it is"))).isEqualTo("so it is");
    }

    private static String reason(ThrowingCallable call) {
        return FileFailure.reason(catchThrowable(call));
    }

    private static String named(ThrowingCallable call) {
        return FileFailure.named(catchThrowable(call));
    }
}
