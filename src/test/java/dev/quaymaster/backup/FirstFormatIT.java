package dev.quaymaster.backup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quaymaster.backup.restore.RestoreRequest;
import dev.quaymaster.backup.restore.Restorer;
import dev.quaymaster.backup.store.BackupStore;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A set that the version before layout 2 wrote, restored on the real engine.
class FirstFormatIT {

    @TempDir
    Path home;

    private final Lab lab = new Lab();

    @AfterEach
    void close() {
        lab.close();
    }

    @Test
    void itsFilesAndItsDumpComeBack() throws IOException {
        FirstFormat.copyTo(home);
        var set =
                new BackupStore(home.resolve("backups")).find(FirstFormat.STACK).orElseThrow();
        var files = lab.nameOf("data");
        var database = lab.nameOf("pg");
        var restorer = new Restorer(lab.engine(), home.resolve("runs"), Clock.systemUTC());
        var request = new RestoreRequest(set, new TreeMap<>(Map.of("shop_data", files, "shop_pg", database)));

        restorer.run(restorer.plan(request), _ -> {});

        var look = lab.busybox("look", files);
        assertThat(lab.sh(look, "cd /v && cat d/link && stat -c '%u:%g %a' d/file && ls"))
                .isEqualTo("hello\n999:998 640\nd\nname with spaces");
        var server = lab.postgres("db", database);
        assertThat(lab.exec(server, "psql", "-U", "shop", "-Atc", "SELECT count(*) FROM orders"))
                .isEqualTo("50");
    }
}
