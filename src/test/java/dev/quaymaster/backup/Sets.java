package dev.quaymaster.backup;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Sets for tests.
public final class Sets {

    private Sets() {}

    /// A manifest of one small volume `prefect-v2_postgres-data`, taken at `started`.
    public static Manifest manifest(String id, Instant started, SetKind kind) {
        return new Manifest(
                Manifest.FORMAT,
                new SetInfo(
                        id,
                        kind,
                        Optional.of("prefect-v2"),
                        started,
                        started.plus(Duration.ofSeconds(4)),
                        "Quaymaster test",
                        "20.10",
                        Optional.of(new SetOrigin("machine", "engine", Optional.empty()))),
                List.of(new SavedVolume(
                        VolumeOrigin.of(
                                "prefect-v2_postgres-data",
                                "local",
                                Map.of(),
                                Map.of("com.docker.compose.volume", "postgres-data")),
                        Consistency.PAUSE,
                        new SavedArchive(
                                "prefect-v2_postgres-data.tar.zst",
                                SavedArchive.Format.TAR,
                                100,
                                2048,
                                "ab".repeat(32),
                                3,
                                "00".repeat(32)),
                        Optional.empty(),
                        List.of("prefect-v2-postgres-1"),
                        120)),
                List.of(new SavedFile("compose/compose.yaml", "/stacks/compose.yaml", 9, "cd".repeat(32))),
                List.of(new SavedImage("postgres", "postgres:17", "sha256:1", List.of())),
                new TreeMap<>(),
                List.of(),
                List.of());
    }

    /// A set that lies nowhere.
    public static BackupSet set(String id, String started) {
        return set(id, started, SetKind.MANUAL, Optional.empty());
    }

    /// A set that lies nowhere, checked or not.
    public static BackupSet set(String id, String started, SetKind kind, Optional<CheckRecord> check) {
        return new BackupSet(id, Path.of("store", id), manifest(id, Instant.parse(started), kind), check);
    }
}
