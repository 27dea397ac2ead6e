package dev.quaymaster.backup.postgres;

import dev.quaymaster.engine.ContainerDetails;
import dev.quaymaster.engine.Engine;
import dev.quaymaster.engine.EngineException;
import dev.quaymaster.engine.spec.ExecSpec;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A running PostgreSQL, reached by the programs of its own container as its superuser.
public final class PostgresServer {

    /// So much of an answer or of a program's complaints is kept.
    private static final int LONGEST = 1 << 20;

    private final Engine engine;
    private final ContainerDetails container;

    /// @param container it runs in
    public PostgresServer(Engine engine, ContainerDetails container) {
        this.engine = engine;
        this.container = container;
    }

    /// The container's name.
    public String name() {
        return container.container().name();
    }

    /// The superuser of the cluster.
    public String user() {
        var environment = container.config().environment();
        var file = environment.get("POSTGRES_USER_FILE");
        if (file != null && !file.isBlank()) {
            return output(List.of("cat", file)).orElse("postgres");
        }
        return environment.getOrDefault("POSTGRES_USER", "postgres");
    }

    /// Where the container keeps the server's files.
    public String dataFolder() {
        return container.config().environment().getOrDefault("PGDATA", "/var/lib/postgresql/data");
    }

    /// A file of the server's folder as a tar stream; empty of entries where there is none.
    InputStream file(String name) {
        try {
            return engine.readArchive(container.container().id(), dataFolder() + "/" + name);
        } catch (EngineException e) {
            if (e.kind() == EngineException.Kind.NOT_FOUND) {
                return InputStream.nullInputStream();
            }
            throw e;
        }
    }

    /// A variable of the container.
    Optional<String> variable(String name) {
        return Optional.ofNullable(container.config().environment().get(name));
    }

    /// Asks the server; one row a line, columns separated by tabs.
    ///
    /// @throws IOException when it does not answer, with its own words
    List<List<String>> query(String sql) throws IOException {
        var command = List.of(
                "psql",
                "--no-psqlrc",
                "--no-password",
                "--tuples-only",
                "--no-align",
                "--field-separator=\t",
                "--username=" + user(),
                "--dbname=postgres",
                "--command=" + sql);
        var out = new Limited();
        run(command, out);
        return out.text()
                .lines()
                .filter(line -> !line.isBlank())
                .map(line -> List.of(line.split("\t", -1)))
                .toList();
    }

    /// What a program of the container prints, when it succeeds.
    Optional<String> output(List<String> command) {
        var out = new Limited();
        int code = engine.exec(
                container.container().id(),
                new ExecSpec(command, Map.of(), Optional.empty(), Optional.empty()),
                out,
                OutputStream.nullOutputStream());
        return code == 0 ? Optional.of(out.text().strip()) : Optional.empty();
    }

    /// Runs a program of the container.
    ///
    /// @throws IOException when it fails, with its own words
    void run(List<String> command, OutputStream out) throws IOException {
        var errors = new Limited();
        var spec = new ExecSpec(new ArrayList<>(command), password(), Optional.empty(), Optional.empty());
        int code = engine.exec(container.container().id(), spec, out, errors);
        if (code != 0) {
            throw new IOException(
                    "%s in %s ended with code %d: %s".formatted(command.getFirst(), name(), code, lastWords(errors)));
        }
    }

    private Map<String, String> password() {
        var environment = new HashMap<String, String>();
        variable("POSTGRES_PASSWORD").ifPresent(word -> environment.put("PGPASSWORD", word));
        return environment;
    }

    private static String lastWords(Limited errors) {
        var lines = errors.text().strip().lines().toList();
        return lines.isEmpty()
                ? "it said nothing"
                : String.join(" / ", lines.subList(Math.max(0, lines.size() - 3), lines.size()));
    }

    /// Keeps the beginning of what is written to it.
    private static final class Limited extends OutputStream {
        private final ByteArrayOutputStream kept = new ByteArrayOutputStream();

        @Override
        public void write(int value) {
            write(new byte[] {(byte) value}, 0, 1);
        }

        @Override
        public void write(byte[] source, int offset, int count) {
            kept.write(source, offset, Math.min(count, LONGEST - Math.min(kept.size(), LONGEST)));
        }

        String text() {
            return kept.toString(StandardCharsets.UTF_8);
        }
    }
}
