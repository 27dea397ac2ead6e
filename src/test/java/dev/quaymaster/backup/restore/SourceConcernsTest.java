package dev.quaymaster.backup.restore;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quaymaster.backup.Consistency;
import dev.quaymaster.backup.SavedImage;
import dev.quaymaster.backup.SavedVolume;
import dev.quaymaster.backup.SetKind;
import dev.quaymaster.backup.Sets;
import dev.quaymaster.backup.archive.DatabaseFiles;
import dev.quaymaster.backup.restore.RestoreConcern.Kind;
import dev.quaymaster.backup.restore.SourceConcerns.Reader;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class SourceConcernsTest {

    private static final DatabaseFiles POSTGRES_14 =
            new DatabaseFiles(new TreeSet<>(List.of("PostgreSQL 14")), new TreeSet<>(List.of("14")));
    private static final SavedImage SAVED =
            new SavedImage("db", "postgres:14", "sha256:14", List.of("postgres@sha256:d14"));

    @Test
    void theSameImageIsOfNoConcernEvenUnderTheIdOfAnotherEngine() {
        assertThat(of(POSTGRES_14, Consistency.AT_REST, reader("postgres:14", "sha256:14", "14")))
                .isEmpty();
        var elsewhere = new Reader(
                "app-db-1", "db", "postgres:14", "sha256:other", List.of("postgres@sha256:d14"), Optional.of("14"));
        assertThat(of(POSTGRES_14, Consistency.STOP, elsewhere)).isEmpty();
    }

    /// The restore said all was well, and the server died on the files of its older version.
    @Test
    void anotherMajorVersionIsAskedAbout() {
        var concerns = of(POSTGRES_14, Consistency.AT_REST, reader("postgres:15", "sha256:15", "15"));

        assertThat(concerns).singleElement().satisfies(concern -> {
            assertThat(concern.kind()).isEqualTo(Kind.OTHER_IMAGE);
            assertThat(concern.asks()).isTrue();
            assertThat(concern.text())
                    .isEqualTo("the files for vol are of PostgreSQL 14, and app-db-1"
                            + " runs PostgreSQL 15, which does not start on"
                            + " them");
        });
    }

    @Test
    void anotherImageIsAskedAboutAlsoUnderTheSameName() {
        var none = DatabaseFiles.none();

        assertThat(of(none, Consistency.AT_REST, reader("mysql:9", "sha256:9", "")))
                .extracting(RestoreConcern::text)
                .containsExactly("the files for vol were saved while db ran the image postgres:14, and"
                        + " app-db-1 runs mysql:9 now");
        assertThat(of(none, Consistency.AT_REST, reader("postgres:14", "sha256:new", "")))
                .extracting(RestoreConcern::text)
                .containsExactly("the files for vol were saved while db ran another image of the name"
                        + " postgres:14 than app-db-1 does now");
    }

    @Test
    void aDatabaseThatWasAtWorkIsAskedAbout() {
        var reader = reader("postgres:14", "sha256:14", "14");

        assertThat(of(POSTGRES_14, Consistency.LIVE, reader))
                .extracting(RestoreConcern::text)
                .containsExactly("the files of PostgreSQL 14 in volume prefect-v2_postgres-data were copied"
                        + " while it may have been writing to them, so they may not fit"
                        + " together");
        assertThat(of(POSTGRES_14, Consistency.PAUSE, reader))
                .singleElement()
                .satisfies(concern -> assertThat(concern.kind()).isEqualTo(Kind.MOVING_DATABASE));
        assertThat(of(POSTGRES_14, Consistency.STOP, reader)).isEmpty();
        assertThat(of(DatabaseFiles.none(), Consistency.LIVE, reader)).isEmpty();
    }

    private static List<RestoreConcern> of(DatabaseFiles databases, Consistency method, Reader reader) {
        var saved = Sets.manifest("a", Instant.EPOCH, SetKind.MANUAL).volumes().getFirst();
        var volume = new SavedVolume(saved.origin(), method, saved.archive(), Optional.empty(), List.of(), 0);
        return new SourceConcerns(List.of(SAVED), databases).of(volume, "vol", List.of(reader));
    }

    private static Reader reader(String image, String id, String postgres) {
        return new Reader(
                "app-db-1", "db", image, id, List.of(), Optional.of(postgres).filter(version -> !version.isEmpty()));
    }
}
