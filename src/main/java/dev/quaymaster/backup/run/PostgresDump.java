package dev.quaymaster.backup.run;

import dev.quaymaster.engine.ContainerDetails;
import dev.quaymaster.engine.Engine;
import dev.quaymaster.engine.spec.ExecSpec;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Lets a running PostgreSQL dump all its databases and roles, with the program of its own version,
/// over its local socket.
final class PostgresDump {

    private final Engine engine;
    private final ContainerDetails container;

    PostgresDump(Engine engine, ContainerDetails container) {
        this.engine = engine;
        this.container = container;
    }

    /// The superuser of the cluster.
    String user() {
        var environment = container.config().environment();
        var file = environment.get("POSTGRES_USER_FILE");
        if (file != null && !file.isBlank()) {
            return content(file).orElse("postgres");
        }
        return environment.getOrDefault("POSTGRES_USER", "postgres");
    }

    /// Writes the dump.
    ///
    /// @throws IOException when the program fails, with its own words
    void writeTo(OutputStream out) throws IOException {
        var errors = new ByteArrayOutputStream();
        var command =
                new ExecSpec(
                        List.of(
                                "pg_dumpall",
                                "--username=" + user(),
                                "--no-password",
                                "--lock-wait-timeout=60s"),
                        password(),
                        Optional.empty(),
                        Optional.empty());
        int code = engine.exec(container.container().id(), command, out, errors);
        if (code != 0) {
            throw new IOException(
                    "pg_dumpall in %s ended with code %d: %s"
                            .formatted(container.container().name(), code, lastWords(errors)));
        }
    }

    private Map<String, String> password() {
        var environment = new HashMap<String, String>();
        var password = container.config().environment().get("POSTGRES_PASSWORD");
        if (password != null) {
            environment.put("PGPASSWORD", password);
        }
        return environment;
    }

    private Optional<String> content(String file) {
        var out = new ByteArrayOutputStream();
        int code =
                engine.exec(
                        container.container().id(),
                        ExecSpec.of("cat", file),
                        out,
                        OutputStream.nullOutputStream());
        return code == 0
                ? Optional.of(out.toString(StandardCharsets.UTF_8).strip())
                : Optional.empty();
    }

    private static String lastWords(ByteArrayOutputStream errors) {
        var lines = errors.toString(StandardCharsets.UTF_8).strip().lines().toList();
        return lines.isEmpty()
                ? "it said nothing"
                : String.join(" / ", lines.subList(Math.max(0, lines.size() - 3), lines.size()));
    }
}
