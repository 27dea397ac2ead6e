package dev.quaymaster.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quaymaster.backup.archive.Verifier;
import dev.quaymaster.backup.restore.DumpTrial;
import dev.quaymaster.backup.restore.RestoreRequest;
import dev.quaymaster.backup.restore.Restorer;
import dev.quaymaster.backup.run.BackupRequest;
import dev.quaymaster.backup.run.PlanRunner;
import dev.quaymaster.backup.store.BackupStore;
import dev.quaymaster.engine.ContainerState;
import dev.quaymaster.engine.spec.MountSpec;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Dumps are taken only of what loads again, and what they leave out is named.
class DatabaseBackupIT {

    @TempDir
    Path folder;

    private final Lab lab = new Lab();

    @AfterEach
    void close() {
        lab.close();
    }

    @Test
    void aTablespaceIsSavedWithItsDatabaseByACopyOfBothVolumes() {
        var data = lab.volume("data");
        var fast = lab.volume("fast");
        var server = lab.postgres("db", data, MountSpec.VolumeMount.of(fast, "/fast"));
        lab.sh(server, "mkdir /fast/ts && chown postgres /fast/ts");
        lab.sql(server, "prefect", "CREATE TABLESPACE fast LOCATION '/fast/ts'");
        lab.sql(server, "prefect", "CREATE TABLE t TABLESPACE fast AS SELECT 42 AS id");

        var set = run(BackupRequest.stack(lab.stack(), store()));
        assertThat(set.manifest().volumes())
                .extracting(SavedVolume::method)
                .containsExactly(Consistency.PAUSE, Consistency.PAUSE);
        assertThat(set.manifest().warnings())
                .containsExactly(
                        "A dump of %s-db-1 would not load again: the tablespace fast lies in /fast/ts. Its files were copied while it was paused."
                                .formatted(lab.stack()));
        assertThat(set.manifest().notSaved()).isEmpty();
        assertThatThrownBy(() -> run(BackupRequest.volume(data, store()).withMethods(Map.of(data, Consistency.DUMP))))
                .hasMessageContaining("the tablespace fast lies in /fast/ts");
        assertThat(run(BackupRequest.volume(data, store())).manifest().notSaved())
                .extracting(NotSaved::what)
                .containsExactly(fast);

        lab.sql(server, "prefect", "DROP TABLE t");
        var restorer = new Restorer(lab.engine(), folder.resolve("runs"), Clock.systemUTC());
        restorer.run(restorer.plan(RestoreRequest.all(set)), progress -> {});
        awaitReady(server);
        assertThat(lab.sql(server, "prefect", "SELECT id FROM t")).isEqualTo("42");
    }

    @Test
    void oddNamesLoadAndWhatTheDumpLeavesOutIsNamed() throws IOException {
        var data = lab.volume("data");
        var server = lab.postgres("db", data);
        for (var name : List.of("we\"ird 'one\\", "Größe")) {
            var quoted = "\"" + name.replace("\"", "\"\"") + "\"";
            lab.sql(server, "prefect", "CREATE ROLE " + quoted);
            lab.sql(server, "prefect", "CREATE DATABASE " + quoted + " OWNER " + quoted);
            lab.sql(server, name, "CREATE TABLE \"t able\" AS SELECT 42 AS \"i d\"");
        }
        lab.sql(server, "prefect", "CREATE DATABASE readonly");
        lab.sql(server, "readonly", "CREATE TABLE t AS SELECT 1 AS id");
        lab.sql(server, "readonly", "SELECT lo_from_bytea(4711, 'large')");
        lab.sql(server, "prefect", "ALTER DATABASE readonly SET default_transaction_read_only = on");
        lab.sql(server, "prefect", "CREATE DATABASE pattern IS_TEMPLATE true");
        lab.sql(server, "pattern", "CREATE TABLE t AS SELECT 1 AS id");
        lab.sql(server, "prefect", "ALTER SYSTEM SET max_connections = 333");
        lab.sh(
                server,
                "echo 'host replication repl 10.0.0.0/8 scram-sha-256' >> $PGDATA/pg_hba.conf;"
                        + " echo 'work_mem = 77MB' >> $PGDATA/postgresql.conf;"
                        + " echo key > $PGDATA/server.key; chown postgres $PGDATA/server.key;"
                        + " chmod 600 $PGDATA/server.key; mkdir $PGDATA/conf.d");

        var set = run(BackupRequest.volume(data, store()));

        assertThat(set.manifest().volumes()).extracting(SavedVolume::method).containsExactly(Consistency.DUMP);
        assertThat(set.manifest().notSaved())
                .containsExactly(new NotSaved(
                        NotSaved.Kind.SERVER_SETTINGS,
                        "conf.d of %s-db-1".formatted(lab.stack()),
                        "a dump holds databases and roles only; set it again after a" + " restore"));
        assertThat(set.manifest().isPartial()).isTrue();
        var loaded = new DumpTrial(lab.engine(), folder.resolve("runs"))
                .load(set, set.check().orElseThrow(), progress -> {});
        assertThat(loaded.problems()).isEmpty();
        var proven = store().keep(set, loaded);
        var readAgain = new Verifier(Clock.systemUTC()).verify(proven, progress -> {});
        assertThat(proven.checked(readAgain).state()).isEqualTo(SetState.VERIFIED);
        assertThat(readAgain.loadedBefore()).contains(loaded.at());
        restoreAndLookAtTheSettings(set, server);

        lab.sql(server, "prefect", "ALTER DATABASE readonly ALLOW_CONNECTIONS false");
        var closed = run(BackupRequest.volume(data, store())).manifest();
        assertThat(closed.volumes()).extracting(SavedVolume::method).containsExactly(Consistency.PAUSE);
        assertThat(closed.warnings()).singleElement().asString().contains("the database readonly takes no connections");
        assertThat(lab.state(server)).isEqualTo(ContainerState.RUNNING);
    }

    /// Nobody has more access after a restore than before.
    private void restoreAndLookAtTheSettings(BackupSet set, String server) {
        var restorer = new Restorer(lab.engine(), folder.resolve("runs"), Clock.systemUTC());
        assertThat(restorer.run(restorer.plan(RestoreRequest.all(set)), progress -> {})
                        .lines())
                .anySatisfy(line -> assertThat(line)
                        .endsWith("with its postgresql.auto.conf, postgresql.conf," + " pg_hba.conf, server.key"));
        awaitReady(server);
        assertThat(lab.sql(server, "prefect", "SHOW max_connections")).isEqualTo("333");
        assertThat(lab.sql(server, "prefect", "SHOW work_mem")).isEqualTo("77MB");
        assertThat(lab.sql(
                        server, "prefect", "SELECT count(*) FROM pg_hba_file_rules WHERE 'repl' =" + " ANY(user_name)"))
                .isEqualTo("1");
        assertThat(lab.sh(server, "stat -c '%a %U' $PGDATA/server.key")).isEqualTo("600 postgres");
    }

    private void awaitReady(String server) {
        Awaitility.await()
                .ignoreExceptionsMatching(AssertionError.class::isInstance)
                .until(() -> lab.sql(server, "prefect", "SELECT 1").equals("1"));
    }

    private BackupStore store() {
        return new BackupStore(folder.resolve("backups"));
    }

    private BackupSet run(BackupRequest request) {
        return new PlanRunner(lab.engine(), folder.resolve("runs"), Clock.systemUTC()).run(request, progress -> {});
    }
}
