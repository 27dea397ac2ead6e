package dev.quaymaster.backup.archive;

import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/// Whose databases' own files a tar holds, by what lies in every folder of theirs.
///
/// @param programs such as `PostgreSQL 15` or `MongoDB`
/// @param postgres the major versions of PostgreSQL, such as `15`
public record DatabaseFiles(SortedSet<String> programs, SortedSet<String> postgres) {

    private static final int LONGEST_VERSION = 16;

    /// Copies the sets.
    public DatabaseFiles {
        programs = Collections.unmodifiableSortedSet(new TreeSet<>(programs));
        postgres = Collections.unmodifiableSortedSet(new TreeSet<>(postgres));
    }

    /// No database's.
    public static DatabaseFiles none() {
        return new DatabaseFiles(new TreeSet<>(), new TreeSet<>());
    }

    DatabaseFiles plus(DatabaseFiles other) {
        var all = new Sum();
        all.programs.addAll(programs);
        all.programs.addAll(other.programs);
        all.postgres.addAll(postgres);
        all.postgres.addAll(other.postgres);
        return all.result();
    }

    /// Collects what a tar holds; one thread.
    static final class Sum {

        private final SortedSet<String> programs = new TreeSet<>();
        private final SortedSet<String> postgres = new TreeSet<>();

        /// Whether the content of such a file says which version it is of.
        static boolean isVersion(String path, long size) {
            return name(path).equals("PG_VERSION") && size <= LONGEST_VERSION;
        }

        /// Notes the content of such a file.
        void addVersion(String content) {
            var version = content.strip();
            if (version.matches("\\d+(\\.\\d+)?")) {
                postgres.add(version);
                programs.add("PostgreSQL " + version);
            }
        }

        /// Notes a regular file.
        void add(String path) {
            switch (name(path)) {
                case "ibdata1" -> programs.add("MySQL or MariaDB");
                case "WiredTiger" -> programs.add("MongoDB");
                default -> {
                    // no sign of a database
                }
            }
        }

        private static String name(String path) {
            return path.substring(path.lastIndexOf('/') + 1);
        }

        DatabaseFiles result() {
            return new DatabaseFiles(programs, postgres);
        }
    }
}
