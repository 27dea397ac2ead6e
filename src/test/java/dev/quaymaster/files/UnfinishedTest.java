package dev.quaymaster.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnfinishedTest {

    @TempDir
    private Path folder;

    @Test
    void whatAKilledProcessWasDoingIsToldOnce() {
        var killed = new Unfinished(folder, 7, pid -> true);
        killed.set(List.of("Starting one was cut short.", "Stopping two was cut short."));
        killed.write();

        var next = new Unfinished(folder, 8, pid -> pid != 7);

        assertThat(next.take()).containsExactly("Starting one was cut short.", "Stopping two was cut short.");
        assertThat(next.take()).isEmpty();
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void whatAnotherWindowIsDoingIsItsOwnAffair() {
        var other = new Unfinished(folder, 7, pid -> true);
        other.set(List.of("Starting one was cut short."));
        other.write();

        assertThat(new Unfinished(folder, 8, pid -> true).take()).isEmpty();
        assertThat(folder).isNotEmptyDirectory();
    }

    @Test
    void workThatEndedIsForgotten() {
        var process = new Unfinished(folder, 7, pid -> true);
        process.set(List.of("Starting one was cut short."));
        process.write();
        process.set(List.of());
        process.write();

        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void withoutAFolderThereIsNothingToTell() {
        assertThat(new Unfinished(folder.resolve("none"), 7, pid -> true).take())
                .isEmpty();
    }

    @Test
    void aNoteThatCannotBeReadIsKeptAsideAndStopsNothing() throws Exception {
        Files.write(folder.resolve("unfinished-7-1"), new byte[] {(byte) 0xff, (byte) 0xfe});
        Files.createDirectory(folder.resolve("unfinished-7-2"));
        var pipe = folder.resolve("unfinished-7-3");
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor())
                .isZero();
        Files.writeString(folder.resolve("unfinished-7-4"), "Starting one was cut short.");
        var next = new Unfinished(folder, 8, pid -> pid != 7);

        assertThat(next.take())
                .hasSize(4)
                .contains(
                        "Starting one was cut short.",
                        "A note about work that was cut short can't be read (it is no text in UTF-8). It is kept as %s; look at your stacks yourself."
                                .formatted(folder.resolve("unreadable-unfinished-7-1")))
                .anyMatch(told -> told.contains("(it is a folder, not a file)"))
                .anyMatch(told -> told.contains("(it is not a regular file)"));
        assertThat(next.take()).isEmpty();
        assertThat(folder.resolve("unreadable-unfinished-7-1")).isRegularFile();
        assertThat(folder.resolve("unreadable-unfinished-7-2")).isDirectory();
    }

    @Test
    void filesOfOthersWithASimilarNameStay() throws Exception {
        var mine = Files.writeString(folder.resolve("unfinished-business"), "mine");
        var other = Files.writeString(folder.resolve("unfinished-99999999999999999999-1"), "mine");

        assertThat(new Unfinished(folder, 8, pid -> false).take()).isEmpty();
        assertThat(mine).hasContent("mine");
        assertThat(other).hasContent("mine");
    }

    @Test
    void workGoesOnWhereNothingCanBeNoted() throws Exception {
        var file = Files.writeString(folder.resolve("in the way"), "mine");
        var process = new Unfinished(file, 7, pid -> true);
        process.set(List.of("Starting one was cut short."));

        process.write();

        assertThat(process.take()).singleElement().asString().contains("can't be read");
        assertThat(file).hasContent("mine");
    }
}
