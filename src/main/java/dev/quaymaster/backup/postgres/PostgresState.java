package dev.quaymaster.backup.postgres;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// What decides whether a dump of a server would load into a new one and hold everything.
///
/// @param hindrances why it would not, each in words such as `the tablespace fast lies in /fast`;
///   empty when a dump will do
/// @param tablespaceFolders where its tablespaces lie, in its container
/// @param bytes what its databases take
public record PostgresState(List<String> hindrances, List<String> tablespaceFolders, long bytes) {

    private static final String QUESTION = """
            SELECT 'standby', '', ''
              WHERE pg_is_in_recovery()
            UNION ALL SELECT 'tablespace', quote_ident(spcname), pg_tablespace_location(oid)
              FROM pg_tablespace WHERE spcname NOT IN ('pg_default', 'pg_global')
            UNION ALL SELECT 'closed', quote_ident(datname), ''
              FROM pg_database WHERE NOT datallowconn AND datname <> 'template0'
            UNION ALL SELECT 'prepared', quote_ident(database), ''
              FROM pg_prepared_xacts
            UNION ALL SELECT 'bytes', sum(pg_database_size(oid))::text, ''
              FROM pg_database
            """;

    /// Copies the lists.
    public PostgresState {
        hindrances = List.copyOf(hindrances);
        tablespaceFolders = List.copyOf(tablespaceFolders);
    }

    /// Whether a dump of it loads and holds everything, as far as can be told before.
    public boolean dumpable() {
        return hindrances.isEmpty();
    }

    /// Asks a server. One that does not answer cannot be dumped either.
    public static PostgresState of(PostgresServer server) {
        var hindrances = new ArrayList<String>();
        var folders = new ArrayList<String>();
        long bytes = 0;
        try {
            for (var row : server.query(QUESTION)) {
                var name = row.get(1);
                switch (row.getFirst()) {
                    case "standby" -> hindrances.add("it is a standby, whose dump would make it a primary");
                    case "tablespace" -> {
                        hindrances.add("the tablespace %s lies in %s".formatted(name, row.get(2)));
                        folders.add(row.get(2));
                    }
                    case "closed" -> hindrances.add("the database " + name + " takes no connections");
                    case "prepared" -> hindrances.add("a prepared transaction waits in " + name);
                    case "bytes" -> bytes = Long.parseLong(name);
                    default -> {
                        // the continuation of a name with a line end, which needs no more words
                    }
                }
            }
        } catch (IOException | IndexOutOfBoundsException | NumberFormatException e) {
            hindrances.add("it could not be asked what it holds: " + e.getMessage());
        }
        server.output(List.of("readlink", server.dataFolder() + "/pg_wal")).ifPresent(folder -> {
            hindrances.add("its log of changes (WAL) lies in " + folder);
            folders.add(folder);
        });
        return new PostgresState(hindrances, folders, bytes);
    }
}
