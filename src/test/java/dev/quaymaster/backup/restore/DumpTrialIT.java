package dev.quaymaster.backup.restore;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.quaymaster.backup.BackupSet;
import dev.quaymaster.backup.Lab;
import dev.quaymaster.backup.SampleSet;
import dev.quaymaster.backup.SetState;
import dev.quaymaster.backup.run.BackupRequest;
import dev.quaymaster.backup.run.PlanRunner;
import dev.quaymaster.backup.store.BackupStore;
import dev.quaymaster.engine.LabelFilter;
import dev.quaymaster.engine.spec.BuildSpec;
import dev.quaymaster.engine.spec.ContainerSpec;
import dev.quaymaster.engine.spec.MountSpec;
import dev.quaymaster.engine.spec.Networking;
import dev.quaymaster.engine.spec.ProcessSpec;
import dev.quaymaster.engine.spec.Storage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Dumps that are loaded to prove them, on the real engine.
class DumpTrialIT {

    @TempDir
    Path folder;

    private final Lab lab = new Lab();

    @AfterEach
    void close() {
        lab.close();
    }

    /// The image's own script makes the role that the dump makes.
    @Test
    void aDumpOfAnImageThatMakesARoleItselfLoadsAndLeavesNothing() throws IOException {
        var image = image();
        try {
            var volume = lab.volume("data");
            var database = start(image, volume);
            var store = new BackupStore(folder.resolve("backups"));
            BackupSet set;
            try {
                set = new PlanRunner(lab.engine(), folder.resolve("runs"), Clock.systemUTC())
                        .run(BackupRequest.volume(volume, store), _ -> {});
            } finally {
                lab.remove(database);
            }
            assertThat(set.state()).isEqualTo(SetState.READ_BACK);

            var words = new ArrayList<String>();
            var trial = new DumpTrial(lab.engine(), folder.resolve("runs"));
            var read = set.check().orElseThrow();
            var loaded = trial.load(set, read, progress -> words.add(progress.what()));
            assertThat(loaded.problems()).isEmpty();
            assertThat(set.checked(loaded).state()).isEqualTo(SetState.VERIFIED);

            SampleSet.changeManifest(set, tree -> ((ObjectNode) tree.at("/volumes/0/database")).put("user", "nobody"));
            var other = trial.load(store.list().getFirst(), read, _ -> {});
            assertThat(other.loaded()).isFalse();
            assertThat(other.problems())
                    .singleElement()
                    .asString()
                    .startsWith(volume + ".dump.sql.zst cannot be loaded: ");
            assertThat(lab.engine().containers(LabelFilter.has(TemporaryPostgres.LABEL)))
                    .extracting(container -> container.image())
                    .doesNotContain(image);
            assertThat(folder.resolve("runs")).isEmptyDirectory();
        } finally {
            lab.engine().removeImage(image);
        }
    }

    private String image() throws IOException {
        var name = lab.stack() + ":init";
        var context = Files.createDirectory(folder.resolve("image"));
        Files.writeString(context.resolve("init.sql"), "CREATE ROLE app LOGIN;\n");
        Files.writeString(context.resolve("Dockerfile"), """
                FROM quaymaster-test/postgres:latest
                COPY init.sql /docker-entrypoint-initdb.d/
                """);
        lab.engine().build(BuildSpec.of(context, name), _ -> {});
        return name;
    }

    private String start(String image, String volume) {
        var environment =
                Map.of("POSTGRES_USER", "shop", "POSTGRES_PASSWORD", "se'cret", "AWS_SECRET_ACCESS_KEY", "LOCALSECRET");
        var id = lab.engine()
                .create(ContainerSpec.of(lab.stack() + "-db-1", image)
                        .withProcess(ProcessSpec.imageDefault().withEnvironment(environment))
                        .withStorage(Storage.of(List.of(MountSpec.VolumeMount.of(volume, "/var/lib/postgresql/data"))))
                        .withNetworking(Networking.isolated()));
        lab.engine().start(id);
        Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .untilAsserted(() -> lab.exec(id, "psql", "-h", "127.0.0.1", "-U", "shop", "-c", "SELECT 1"));
        lab.exec(
                id,
                "psql",
                "-U",
                "shop",
                "-c",
                "CREATE TABLE flow AS SELECT 42 AS id",
                "-c",
                "CREATE DATABASE \"a=b\" OWNER app");
        return id;
    }
}
