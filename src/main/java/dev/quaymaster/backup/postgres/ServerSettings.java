package dev.quaymaster.backup.postgres;

import dev.quaymaster.backup.NotSaved;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Finds what a server's own folder holds beside its databases and a new server would not have:
/// changed settings, access rules, keys. A dump has none of it.
public final class ServerSettings {

    private static final String REASON = "a dump holds databases and roles only; set it again after a restore";

    /// What a new server's postgresql.conf says; an empty value means that it comes from the
    /// environment, which is kept.
    private static final Map<String, String> NEW_SERVER = Map.ofEntries(
            Map.entry("listen_addresses", "*"),
            Map.entry("max_connections", "100"),
            Map.entry("shared_buffers", "128MB"),
            Map.entry("dynamic_shared_memory_type", "posix"),
            Map.entry("max_wal_size", "1GB"),
            Map.entry("min_wal_size", "80MB"),
            Map.entry("log_timezone", ""),
            Map.entry("timezone", ""),
            Map.entry("datestyle", ""),
            Map.entry("lc_messages", ""),
            Map.entry("lc_monetary", ""),
            Map.entry("lc_numeric", ""),
            Map.entry("lc_time", ""),
            Map.entry("default_text_search_config", ""));

    private static final String ONE_ADDRESS = "255.255.255.255";
    private static final String ONE_LONG_ADDRESS = "ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff";

    /// The rules of a new server, as `type database user address netmask`; the container adds the
    /// last.
    private static final Set<String> USUAL_RULES = Set.of(
            "local all all",
            "host all all 127.0.0.1 " + ONE_ADDRESS,
            "host all all ::1 " + ONE_LONG_ADDRESS,
            "local replication all",
            "host replication all 127.0.0.1 " + ONE_ADDRESS,
            "host replication all ::1 " + ONE_LONG_ADDRESS);

    private static final String OPEN_RULE = "host all all all";

    private static final Pattern SERVERS_OWN =
            Pattern.compile("base|global|log|pg_[a-z_]+|PG_VERSION|postgresql\\.conf|postgresql\\.auto\\.conf"
                    + "|pg_hba\\.conf|pg_ident\\.conf|postmaster\\.(opts|pid)|current_logfiles"
                    + "|(backup_label|tablespace_map|backup_manifest)(\\.old)?|.*\\.signal|lost\\+found");

    private static final String IN_FOLDER = "current_setting('data_directory') || '/%'";

    private final PostgresServer server;

    private ServerSettings(PostgresServer server) {
        this.server = server;
    }

    /// Files of a server's folder that are not as a new server would have them.
    ///
    /// @param files their names
    /// @param missing what to tell the user where they are not saved
    public record Changed(List<String> files, NotSaved missing) {

        /// Copies the list.
        public Changed {
            files = List.copyOf(files);
        }
    }

    /// Looks at a running server.
    public static List<Changed> notInDump(PostgresServer server) {
        return new ServerSettings(server).find();
    }

    private List<Changed> find() {
        var found = new ArrayList<Changed>();
        look(found, "postgresql.auto.conf", this::systemSettings);
        look(found, "postgresql.conf", this::fileSettings);
        look(found, "pg_hba.conf", this::accessRules);
        look(found, "pg_ident.conf", this::userMaps);
        furtherFiles(found);
        return found;
    }

    private interface Look {
        List<String> names() throws IOException;
    }

    private void look(List<Changed> found, String file, Look look) {
        try {
            var names = look.names();
            if (!names.isEmpty()) {
                found.add(changed(file, ": " + String.join(", ", names)));
            }
        } catch (IOException e) {
            found.add(changed(file, "")); // an older server does not tell, so it may be
        }
    }

    private Changed changed(String file, String more) {
        return new Changed(
                List.of(file),
                new NotSaved(NotSaved.Kind.SERVER_SETTINGS, "%s of %s%s".formatted(file, server.name(), more), REASON));
    }

    private List<String> systemSettings() throws IOException {
        return server
                .query("SELECT DISTINCT name FROM pg_file_settings WHERE sourcefile ="
                        + " current_setting('data_directory') || '/postgresql.auto.conf' ORDER"
                        + " BY 1")
                .stream()
                .map(List::getFirst)
                .toList();
    }

    private List<String> fileSettings() throws IOException {
        return server
                .query("SELECT name, regexp_replace(setting, '[\\n"
                        + "\\t]', ' ', 'g') FROM pg_file_settings WHERE sourcefile LIKE "
                        + IN_FOLDER
                        + " AND sourcefile NOT LIKE '%/postgresql.auto.conf' ORDER BY 1")
                .stream()
                .filter(row -> !isNewServers(row))
                .map(List::getFirst)
                .distinct()
                .toList();
    }

    private static boolean isNewServers(List<String> row) {
        var value = NEW_SERVER.get(row.getFirst().toLowerCase(Locale.ROOT));
        return value != null && (value.isEmpty() || value.equals(row.get(1)));
    }

    private List<String> accessRules() throws IOException {
        var rows = server.query("SELECT type, array_to_string(database, ','), array_to_string(user_name,"
                + " ','), coalesce(address, ''), coalesce(netmask, ''),"
                + " coalesce(auth_method, '') FROM pg_hba_file_rules WHERE"
                + " current_setting('hba_file') LIKE "
                + IN_FOLDER
                + " ORDER BY line_number");
        if (rows.isEmpty()) {
            return List.of(); // the rules lie elsewhere
        }
        var changed = rows.stream()
                .filter(row -> !isUsual(row))
                .map(row -> row.stream().filter(word -> !word.isEmpty()).collect(Collectors.joining(" ")));
        var present = rows.stream().map(ServerSettings::rule).collect(Collectors.toSet());
        var removed = Stream.concat(USUAL_RULES.stream(), Stream.of(OPEN_RULE))
                .filter(rule -> !present.contains(rule))
                .sorted()
                .map(rule -> "without " + rule);
        return Stream.concat(changed, removed).distinct().toList();
    }

    private static String rule(List<String> row) {
        return String.join(" ", row.subList(0, 5)).strip();
    }

    /// The method counts too: what let nobody in without a password must not do so after a restore.
    private boolean isUsual(List<String> row) {
        var rule = rule(row);
        var method = row.get(5);
        boolean chosen = server.variable("POSTGRES_INITDB_ARGS").orElse("").contains("auth");
        if (rule.equals(OPEN_RULE)) {
            return server.variable("POSTGRES_HOST_AUTH_METHOD")
                    .map(method::equals)
                    .orElse(method.equals("scram-sha-256") || method.equals("md5"));
        }
        return USUAL_RULES.contains(rule) && (chosen || method.equals("trust"));
    }

    private List<String> userMaps() throws IOException {
        return server
                .query("SELECT count(*) FROM"
                        + " regexp_split_to_table(pg_read_file(current_setting('ident_file')),"
                        + " '\\n"
                        + "') line WHERE line !~ '^\\s*(#|$)' AND current_setting('ident_file')"
                        + " LIKE "
                        + IN_FOLDER)
                .stream()
                .map(List::getFirst)
                .filter(count -> !count.equals("0"))
                .map(count -> count + (count.equals("1") ? " line" : " lines"))
                .toList();
    }

    private void furtherFiles(List<Changed> found) {
        try {
            server.query("SELECT pg_ls_dir('.') ORDER BY 1").stream()
                    .map(List::getFirst)
                    .filter(name -> !SERVERS_OWN.matcher(name).matches())
                    .forEach(name -> found.add(changed(name, "")));
        } catch (IOException e) {
            found.add(changed("what else lies in the server's folder", ""));
        }
    }
}
