package dev.quaymaster.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnfinishedTest {

    @TempDir private Path folder;

    @Test
    void whatAKilledProcessWasDoingIsToldOnce() {
        var killed = new Unfinished(folder, 7, pid -> true);
        killed.set(List.of("Starting one was cut short.", "Stopping two was cut short."));
        killed.write();

        var next = new Unfinished(folder, 8, pid -> pid != 7);

        assertThat(next.take())
                .containsExactly("Starting one was cut short.", "Stopping two was cut short.");
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
        assertThat(new Unfinished(folder.resolve("none"), 7, pid -> true).take()).isEmpty();
    }
}
