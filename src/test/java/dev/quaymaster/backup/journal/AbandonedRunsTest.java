package dev.quaymaster.backup.journal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quaymaster.backup.journal.QuietContainer.Before;
import dev.quaymaster.backup.journal.QuietContainer.How;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AbandonedRunsTest {

    private static final QuietContainer MINIO =
            new QuietContainer("m1", "prefect-v2-minio-1", "prefect-v2", "minio", How.PAUSED);
    private static final QuietContainer CADDY =
            new QuietContainer("c1", "prefect-v2-caddy-1", "prefect-v2", "caddy", How.STOPPED, Before.PAUSED);
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-29T18:00:00Z"), ZoneOffset.UTC);
    private static final String BEGIN =
            "{\"step\":\"BEGIN\",\"subject\":\"web\",\"name\":\"BACKUP\",\"project\":\"\",\"service\":\"\",\"place\":\"/backups\"}\n";

    @TempDir
    Path folder;

    @Test
    void aRunThatIsUnderWayIsNotUnfinished() {
        try (var journal = begin()) {
            journal.quieting(MINIO);
            assertThat(take()).isEmpty();
            assertThat(take()).as("looked at a second time").isEmpty();
            journal.resumed(MINIO);
        }
    }

    @Test
    void aRunThatEndedLeavesNoJournal() {
        begin().close();
        assertThat(folder).isEmptyDirectory();
        assertThat(AbandonedRuns.anyJournal(folder)).isFalse();
    }

    @Test
    void aRunIsUndoneByOneOnly() {
        leave();
        try (var first = AbandonedRuns.take(folder, CLOCK);
                var second = AbandonedRuns.take(folder, CLOCK)) {
            assertThat(first.runs()).hasSize(1);
            assertThat(second.runs()).isEmpty();
            assertThat(second.notices()).isEmpty();
        }
        assertThat(take()).hasSize(1);
    }

    @Test
    void whatCouldNotBeUndoneStaysForTheNextStart() {
        leave();
        assertThat(take()).singleElement().satisfies(run -> {
            assertThat(run.setId()).isEqualTo("prefect-v2_1");
            assertThat(run.kind()).isEqualTo(RunJournal.Kind.BACKUP);
            assertThat(run.subject()).isEqualTo("prefect-v2");
            assertThat(run.store()).isEqualTo(Path.of("/backups"));
            assertThat(run.left())
                    .isEqualTo(new UnfinishedRun.Left(
                            List.of(CADDY),
                            List.of("quaymaster-restore-1"),
                            Map.of("new", Optional.empty(), "old", Optional.of(Path.of("/backups/safety"))),
                            Map.of("fresh", "token-1"),
                            false,
                            List.of("new"),
                            List.of("prefect-v2_2")));
        });
    }

    private void leave() {
        try (var journal = begin()) {
            journal.drafting("prefect-v2_2");
            journal.quieting(MINIO);
            journal.quieting(CADDY);
            journal.resumed(MINIO);
            journal.temporary("quaymaster-restore-1");
            journal.creating("new");
            journal.replacing("new", Optional.empty());
            journal.replacing("old", Optional.of(Path.of("/backups/safety")));
            journal.replacing("done", Optional.empty());
            journal.replaced("done");
            journal.staging("fresh", "token-1");
            journal.swapping("fresh", "token-1");
        }
    }

    @Test
    void aRunThatCameToItsEndIsToldFromOneThatWasCutOff() throws IOException {
        leave();
        assertThat(take())
                .singleElement()
                .satisfies(run -> assertThat(run.ended()).isTrue());
        var lines = Files.readAllLines(file());
        Files.write(file(), lines.subList(0, lines.size() - 1));
        assertThat(take()).singleElement().satisfies(run -> {
            assertThat(run.ended()).isFalse();
            assertThat(run.sentence("x.")).isEqualTo("A backup of prefect-v2 was interrupted; x.");
        });
    }

    @Test
    void whatWasUndoneIsNotUndoneAgain() throws IOException {
        leave();
        try (var abandoned = AbandonedRuns.take(folder, CLOCK)) {
            var run = abandoned.runs().getFirst();
            run.settled("old");
            run.resumed(CADDY);
        }
        assertThat(take()).singleElement().satisfies(run -> {
            assertThat(run.left().quiet()).isEmpty();
            assertThat(run.left().replacing()).containsOnlyKeys("new");
        });
    }

    @Test
    void aVolumeThatWasRestoredSinceIsSettled() throws IOException {
        leave();
        AbandonedRuns.settle(folder, List.of("old", "other"), CLOCK);
        assertThat(take())
                .singleElement()
                .satisfies(run -> assertThat(run.left().replacing()).containsOnlyKeys("new"));
    }

    @Test
    void aTornLineWasNeverFollowedByItsStep() throws IOException {
        try (var journal = begin()) {
            journal.quieting(MINIO);
        }
        Files.writeString(file(), "{\"step\":\"PAUS", StandardOpenOption.APPEND);
        assertThat(take())
                .singleElement()
                .satisfies(run -> assertThat(run.left().quiet()).containsExactly(MINIO));
    }

    @Test
    void journalsOfTheVersionBeforeAreRead() throws IOException {
        for (var name : List.of("backup-paused", "restore-stopped", "restore-created")) {
            try (var sample = getClass().getResourceAsStream("/journals/" + name + ".journal")) {
                Files.write(folder.resolve(name + "-17.journal"), sample.readAllBytes());
            }
        }
        assertThat(take())
                .extracting(
                        UnfinishedRun::kind,
                        run -> run.left().quiet().stream()
                                .map(QuietContainer::how)
                                .toList(),
                        run -> run.left().quiet().stream()
                                .map(QuietContainer::before)
                                .toList(),
                        run -> List.copyOf(run.left().replacing().keySet()),
                        run -> run.left().replacing().values().stream().anyMatch(Optional::isPresent),
                        run -> run.left().created())
                .containsExactlyInAnyOrder(
                        Assertions.tuple(
                                RunJournal.Kind.BACKUP,
                                List.of(How.PAUSED),
                                List.of(Before.RUNNING),
                                List.of(),
                                false,
                                List.of()),
                        Assertions.tuple(
                                RunJournal.Kind.RESTORE,
                                List.of(How.STOPPED),
                                List.of(Before.RUNNING),
                                List.of("sample_data"),
                                true,
                                List.of()),
                        Assertions.tuple(
                                RunJournal.Kind.RESTORE,
                                List.of(),
                                List.of(),
                                List.of("sample_new"),
                                false,
                                List.of("sample_new")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"step\":\"BEG",
                "{\"step\":\"BEGIN\",\"subject\":\"web\",\"name\":\"MERGE\",\"project\":\"\",\"service\":\"\",\"place\":\"/b\"}\n",
                "{\"step\":\"BEGIN\",\"subject\":\"web\",\"name\":\"BACKUP\",\"project\":\"\",\"service\":\"\",\"place\":null}\n",
                "{\"step\":\"BEGIN\",\"subject\":\"web\",\"name\":\"BACKUP\",\"project\":\"\",\"service\":\"\",\"place\":\"/\\u0000\"}\n",
                "{\"step\":\"RESUMED\",\"subject\":\"m1\",\"name\":\"m\",\"project\":\"\",\"service\":\"\",\"place\":\"\"}\n",
                "null\n",
                "[]\n",
                "garbage\n",
                "\u0000\u0000\u0000\n",
                BEGIN + "null\n",
                BEGIN
                        + "{\"step\":\"EXPLODING\",\"subject\":\"\",\"name\":\"\",\"project\":\"\",\"service\":\"\",\"place\":\"\"}\n",
                BEGIN + "{\"step\":7}\n"
            })
    void aJournalThatCannotBeReadIsSetAsideAndStopsNothingElse(String content) throws IOException {
        leave();
        var bad = Files.writeString(folder.resolve("bad-1.journal"), content);
        assertThatItIsSetAside(bad);
    }

    @Test
    void aJournalThatIsNoTextIsSetAside() throws IOException {
        leave();
        var bad = folder.resolve("bad-1.journal");
        Files.write(bad, BEGIN.getBytes(StandardCharsets.UTF_8));
        Files.write(bad, new byte[] {(byte) 0xff, (byte) 0xfe, '\n'}, StandardOpenOption.APPEND);
        assertThatItIsSetAside(bad);
    }

    @Test
    void whatIsNoFileIsSetAsideAndNotFollowed() throws IOException {
        leave();
        var other = Files.writeString(folder.resolve("important.txt"), "mine");
        var link = Files.createSymbolicLink(folder.resolve("bad-1.journal"), other);
        assertThatItIsSetAside(link);
        assertThat(other).hasContent("mine");
        var inTheWay = Files.createDirectory(folder.resolve("bad-2.journal"));
        assertThatItIsSetAside(inTheWay);
    }

    @Test
    void aJournalLargerThanAnyIsNotReadIntoMemory() throws IOException {
        leave();
        var bad = folder.resolve("bad-1.journal");
        try (var file = new RandomAccessFile(bad.toFile(), "rw")) {
            file.setLength(1L << 40);
        }
        assertThatItIsSetAside(bad);
    }

    @Test
    void anUnreadableJournalTellsTheContainersItNames() throws IOException {
        try (var journal = begin()) {
            journal.quieting(MINIO);
        }
        Files.writeString(file(), "garbage\n", StandardOpenOption.APPEND);
        try (var abandoned = AbandonedRuns.take(folder, CLOCK)) {
            assertThat(abandoned.notices())
                    .singleElement()
                    .asString()
                    .contains("prefect-v2-minio-1", ".unreadable-20261129T180000Z");
        }
    }

    @Test
    void anEmptyJournalBeganNothing() throws IOException {
        Files.createFile(folder.resolve("empty-1.journal"));
        try (var abandoned = AbandonedRuns.take(folder, CLOCK)) {
            assertThat(abandoned.runs()).isEmpty();
            assertThat(abandoned.notices()).isEmpty();
        }
        assertThat(folder).isEmptyDirectory();
    }

    private void assertThatItIsSetAside(Path bad) {
        var aside = bad.resolveSibling(bad.getFileName() + ".unreadable-20261129T180000Z")
                .toString();
        try (var abandoned = AbandonedRuns.take(folder, CLOCK)) {
            assertThat(abandoned.runs()).as("the sound one").hasSize(1);
            assertThat(abandoned.notices()).singleElement().asString().contains(aside);
        }
        assertThat(Files.exists(bad, LinkOption.NOFOLLOW_LINKS)).isFalse();
        assertThat(Files.exists(Path.of(aside), LinkOption.NOFOLLOW_LINKS)).isTrue();
        try (var again = AbandonedRuns.take(folder, CLOCK)) {
            assertThat(again.notices()).as("told once").isEmpty();
        }
    }

    private List<UnfinishedRun> take() {
        try (var abandoned = AbandonedRuns.take(folder, CLOCK)) {
            assertThat(abandoned.notices()).isEmpty();
            return new ArrayList<>(
                    abandoned.runs().stream().map(AbandonedRun::run).toList());
        }
    }

    private Path file() throws IOException {
        try (var files = Files.list(folder)) {
            return files.findFirst().orElseThrow();
        }
    }

    private RunJournal begin() {
        return RunJournal.begin(folder, RunJournal.Kind.BACKUP, "prefect-v2_1", "prefect-v2", Path.of("/backups"));
    }
}
