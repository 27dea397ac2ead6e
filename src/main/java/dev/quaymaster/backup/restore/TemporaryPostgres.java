package dev.quaymaster.backup.restore;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.quaymaster.backup.SavedDatabase;
import dev.quaymaster.backup.journal.RunJournal;
import dev.quaymaster.engine.ContainerState;
import dev.quaymaster.engine.Engine;
import dev.quaymaster.engine.EngineException;
import dev.quaymaster.engine.LogLine;
import dev.quaymaster.engine.RemoveOptions;
import dev.quaymaster.engine.spec.ExecSpec;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;

/// A PostgreSQL server without a network that runs on one volume for as long as a dump is loaded
/// into it.
final class TemporaryPostgres implements AutoCloseable {

    static final String LABEL = "dev.quaymaster.restore";

    private static final Duration START_LIMIT = Duration.ofMinutes(3);
    private static final Duration STOP_LIMIT = Duration.ofMinutes(5);
    private static final long POLL_MILLIS = 200;

    private final Engine engine;
    private final String id;
    private final SavedDatabase database;
    private final Map<String, String> environment;

    private TemporaryPostgres(Engine engine, String id, SavedDatabase database, Map<String, String> environment) {
        this.engine = engine;
        this.id = id;
        this.database = database;
        this.environment = environment;
    }

    /// Starts a server that makes a new cluster, and waits until it answers.
    ///
    /// @param volume whose content the cluster becomes; an empty name is a volume without one,
    ///   which goes with the server
    static TemporaryPostgres start(
            Engine engine,
            RunJournal journal,
            String image,
            SavedDatabase database,
            String volume,
            Map<String, String> environment)
            throws IOException {
        var name = "quaymaster-restore-" + UUID.randomUUID();
        journal.temporary(name);
        var spec = TemporaryServerSpec.of(name, image, database, volume, environment)
                .withLabels(Map.of(LABEL, volume));
        var server = new TemporaryPostgres(engine, engine.create(spec), database, environment);
        try {
            engine.start(server.id);
            server.awaitReady();
            return server;
        } catch (IOException | RuntimeException e) {
            server.close();
            throw e;
        }
    }

    /// The image listens on TCP only after its own preparations, during which it restarts once.
    private void awaitReady() throws IOException {
        long limit = System.nanoTime() + START_LIMIT.toNanos();
        while (!ready()) {
            if (engine.inspect(id).container().state() != ContainerState.RUNNING || System.nanoTime() > limit) {
                throw new IOException("the temporary database did not start: " + lastWords());
            }
            pause();
        }
    }

    private boolean ready() {
        try {
            var command = ExecSpec.of("pg_isready", "-q", "-h", "127.0.0.1", "-U", database.user());
            return engine.exec(id, command, OutputStream.nullOutputStream(), OutputStream.nullOutputStream()) == 0;
        } catch (EngineException e) {
            if (e.kind() == EngineException.Kind.CONFLICT) {
                return false; // not running any more, which the caller finds out
            }
            throw e;
        }
    }

    private static void pause() throws InterruptedIOException {
        try {
            Thread.sleep(POLL_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("cancelled");
        }
    }

    /// Drops the databases the image made by itself: the dump makes its own.
    void dropMadeDatabases() throws IOException {
        var names = query(
                "postgres",
                "SELECT quote_ident(datname) FROM pg_database WHERE NOT datistemplate AND" + " datname <> 'postgres'");
        for (var name : names) {
            query("postgres", "DROP DATABASE " + name);
        }
    }

    /// Feeds the dump; the first error ends it.
    void load(InputStream dump) throws IOException {
        var errors = new LastBytes();
        int code = engine.exec(
                id, psql("postgres", "--quiet"), Optional.of(dump), OutputStream.nullOutputStream(), errors);
        if (code != 0) {
            throw new IOException("psql ended with code " + code + ": " + errors.text());
        }
    }

    /// How many tables the databases have, those that new ones are copied from included.
    long tables() throws IOException {
        long tables = 0;
        for (var name : query("postgres", "SELECT datname FROM pg_database WHERE datallowconn")) {
            var count = query(
                    name,
                    "SELECT count(*) FROM pg_class c JOIN pg_namespace n ON n.oid ="
                            + " c.relnamespace WHERE c.relkind IN ('r', 'p') AND n.nspname !~"
                            + " '^pg_' AND n.nspname <> 'information_schema' AND NOT EXISTS"
                            + " (SELECT 1 FROM pg_depend d WHERE d.objid = c.oid AND d.deptype"
                            + " = 'e')");
            tables += Long.parseLong(count.getFirst());
        }
        return tables;
    }

    /// Stops the server so that its files are complete.
    void stopCleanly() throws IOException {
        engine.stop(id, Optional.of(STOP_LIMIT));
        int code = engine.inspect(id).run().exitCode();
        if (code != 0) {
            throw new IOException(
                    "the temporary database did not stop cleanly (code %d): %s".formatted(code, lastWords()));
        }
    }

    private List<String> query(String databaseName, String sql) throws IOException {
        var out = new ByteArrayOutputStream();
        var errors = new LastBytes();
        int code = engine.exec(id, psql(databaseName, "--tuples-only", "--no-align", "--command=" + sql), out, errors);
        if (code != 0) {
            throw new IOException("the temporary database said: " + errors.text());
        }
        return out.toString(UTF_8).lines().filter(line -> !line.isEmpty()).toList();
    }

    private ExecSpec psql(String databaseName, String... more) {
        var command = new ArrayList<>(List.of(
                "psql",
                "--no-psqlrc",
                "--no-password",
                "--set=ON_ERROR_STOP=1",
                "--username=" + database.user(),
                "--dbname=" + connection(databaseName)));
        command.addAll(List.of(more));
        var variables = new TreeMap<String, String>();
        // A dump makes its databases read-only where they were, and fills them afterwards.
        variables.put("PGOPTIONS", "-c default_transaction_read_only=off");
        var password = environment.get("POSTGRES_PASSWORD");
        if (password != null) {
            variables.put("PGPASSWORD", password);
        }
        return new ExecSpec(command, variables, Optional.empty(), Optional.empty());
    }

    /// A name with an equals sign, or one that begins like an address, would be taken for more.
    private static String connection(String databaseName) {
        return "dbname='" + databaseName.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }

    private String lastWords() {
        return engine.lastLogs(id, 5).stream().map(LogLine::text).collect(Collectors.joining(" / "));
    }

    @Override
    public void close() {
        boolean interrupted = Thread.interrupted(); // cancelled or not, it goes
        try {
            engine.remove(id, RemoveOptions.FORCE_WITH_VOLUMES);
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
