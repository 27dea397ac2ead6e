package dev.quaymaster.backup.run;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.quaymaster.backup.BackupSet;
import dev.quaymaster.backup.Lab;
import dev.quaymaster.backup.SetKind;
import dev.quaymaster.backup.store.BackupStore;
import dev.quaymaster.engine.spec.ContainerSpec;
import dev.quaymaster.engine.spec.MountSpec;
import dev.quaymaster.engine.spec.Networking;
import dev.quaymaster.engine.spec.ProcessSpec;
import dev.quaymaster.engine.spec.Storage;
import dev.quaymaster.engine.spec.VolumeSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The very commands of `RESTORE.txt`, typed into a shell.
class RestoreTextIT {

    private static final String USER = "o shop; id";
    private static final String FILL = "cd /v && mkdir -p d/e && echo x > 'd/e/it'\\''s' && echo y > 文件 && chown"
            + " 3000000:3000001 d/e/* && chmod 4750 文件 && ln 文件 same && ln -s /etc out &&"
            + " mkfifo pipe && chown 70:70 . && touch -d @1000000000 d/e d && chmod 2770 d";
    private static final String LIST =
            "cd /v && find . -exec stat -c '%n %f %u %g %Y' {} + | sort && find . -type f -exec"
                    + " md5sum {} + | sort";

    @TempDir
    Path folder;

    private final Lab lab = new Lab();
    private final List<String> databases = new ArrayList<>();

    @AfterEach
    void close() {
        databases.forEach(lab::remove);
        lab.close();
    }

    @Test
    void itsCommandsBringBackOwnersTimesLabelsAndDatabasesWhateverTheirNames() throws Exception {
        var files = lab.nameOf("files");
        var label = "it's $(id) \\ \u001b[2J\nline";
        lab.engine().createVolume(VolumeSpec.of(files, Map.of("com.example", label)));
        var app = lab.busybox("app", files);
        lab.sh(app, FILL);
        var before = lab.sh(app, LIST);
        var volume = lab.volume("pg");
        var database = postgres("db", volume);
        lab.exec(database, "psql", "-U", USER, "-d", "postgres", "-c", "CREATE TABLE t AS SELECT 7 AS n");

        var request = new BackupRequest(
                Optional.empty(),
                List.of(files, volume),
                Map.of(),
                List.of(),
                SetKind.MANUAL,
                Optional.empty(),
                new BackupStore(folder.resolve("backups")));
        var set = new PlanRunner(lab.engine(), folder.resolve("runs"), Clock.systemUTC()).run(request, _ -> {});
        for (var container : List.of(app, database)) {
            lab.remove(container);
        }
        for (var name : List.of(files, volume)) {
            lab.engine().removeVolume(name);
        }

        typeIn(set);

        assertThat(lab.engine().volume(files).orElseThrow().labels()).containsEntry("com.example", label);
        assertThat(lab.sh(lab.busybox("again", files), LIST)).isEqualTo(before);
        var again = postgres("db2", volume);
        assertThat(lab.exec(again, "psql", "-U", USER, "-d", "postgres", "-Atc", "SELECT n FROM t"))
                .isEqualTo("7");
    }

    /// Every line of a command, with images that are here.
    private void typeIn(BackupSet set) throws IOException, InterruptedException {
        var commands = Files.readAllLines(set.folder().resolve("RESTORE.txt")).stream()
                .filter(line -> line.matches(" {4}(docker|zstd|until) .*"))
                .map(line -> line.replace("debian:stable-slim", "quaymaster-test/base:latest"))
                .collect(Collectors.joining("\n"));
        var process = new ProcessBuilder("sh", "-e", "-c", commands)
                .directory(set.folder().toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("said").toFile())
                .start();
        assertThat(process.waitFor(3, TimeUnit.MINUTES)).isTrue();
        var said = Files.readString(folder.resolve("said"), UTF_8);
        assertThat(process.exitValue()).as(commands + "\n" + said).isZero();
        assertThat(said.lines().filter(line -> line.contains("ERROR")))
                .as(said)
                .allMatch(line -> line.contains("already exists"));
    }

    private String postgres(String service, String volume) {
        var id = lab.engine()
                .create(ContainerSpec.of(lab.stack() + "-" + service, "quaymaster-test/postgres:latest")
                        .withProcess(ProcessSpec.imageDefault()
                                .withEnvironment(Map.of("POSTGRES_USER", USER, "POSTGRES_PASSWORD", "p w")))
                        .withStorage(Storage.of(List.of(MountSpec.VolumeMount.of(volume, "/var/lib/postgresql/data"))))
                        .withNetworking(Networking.isolated()));
        databases.add(id);
        lab.engine().start(id);
        Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .untilAsserted(
                        () -> lab.exec(id, "psql", "-h", "127.0.0.1", "-U", USER, "-d", "postgres", "-c", "SELECT 1"));
        return id;
    }
}
