package dev.quaymaster.backup.postgres;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/// Lets a running PostgreSQL dump all its databases and roles, with the program of its own version.
public final class PostgresDump {

    private final PostgresServer server;

    /// @param server to be dumped
    public PostgresDump(PostgresServer server) {
        this.server = server;
    }

    /// Writes the dump.
    ///
    /// @throws IOException when the program fails, with its own words
    public void writeTo(OutputStream out) throws IOException {
        server.run(
                List.of("pg_dumpall", "--username=" + server.user(), "--no-password", "--lock-wait-timeout=60s"), out);
    }
}
