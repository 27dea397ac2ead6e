package dev.quaymaster.backup.journal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quaymaster.backup.journal.QuietContainer.How;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnfinishedRunTest {

    private static final QuietContainer MINIO =
            new QuietContainer("m1", "prefect-v2-minio-1", "prefect-v2", "minio", How.PAUSED);
    private static final QuietContainer CADDY =
            new QuietContainer("c1", "prefect-v2-caddy-1", "prefect-v2", "caddy", How.STOPPED);

    @TempDir Path folder;

    @Test
    void aRunThatIsUnderWayIsNotUnfinished() {
        try (var journal = begin()) {
            journal.quieting(MINIO);
            assertThat(UnfinishedRun.in(folder)).isEmpty();
            journal.resumed(MINIO);
        }
    }

    @Test
    void aRunThatEndedLeavesNoJournal() {
        begin().close();
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void whatCouldNotBeUndoneStaysForTheNextStart() {
        try (var journal = begin()) {
            journal.quieting(MINIO);
            journal.quieting(CADDY);
            journal.resumed(MINIO);
            journal.temporary("quaymaster-restore-1");
            journal.creating("new");
            journal.replacing("new", Optional.empty());
            journal.replacing("old", Optional.of(Path.of("/backups/safety")));
            journal.replacing("done", Optional.empty());
            journal.replaced("done");
        }
        assertThat(UnfinishedRun.in(folder))
                .singleElement()
                .satisfies(
                        run -> {
                            assertThat(run.setId()).isEqualTo("prefect-v2_1");
                            assertThat(run.kind()).isEqualTo(RunJournal.Kind.BACKUP);
                            assertThat(run.subject()).isEqualTo("prefect-v2");
                            assertThat(run.store()).isEqualTo(Path.of("/backups"));
                            assertThat(run.left())
                                    .isEqualTo(
                                            new UnfinishedRun.Left(
                                                    List.of(CADDY),
                                                    List.of("quaymaster-restore-1"),
                                                    Map.of(
                                                            "new", Optional.empty(),
                                                            "old",
                                                                    Optional.of(
                                                                            Path.of(
                                                                                    "/backups/safety"))),
                                                    List.of("new")));
                        });
    }

    @Test
    void aTornLineWasNeverFollowedByItsStep() throws IOException {
        try (var journal = begin()) {
            journal.quieting(MINIO);
        }
        try (var files = Files.list(folder)) {
            Files.writeString(
                    files.findFirst().orElseThrow(), "{\"step\":\"PAUS", StandardOpenOption.APPEND);
        }
        assertThat(UnfinishedRun.in(folder))
                .singleElement()
                .satisfies(run -> assertThat(run.left().quiet()).containsExactly(MINIO));
    }

    private RunJournal begin() {
        return RunJournal.begin(
                folder, RunJournal.Kind.BACKUP, "prefect-v2_1", "prefect-v2", Path.of("/backups"));
    }
}
