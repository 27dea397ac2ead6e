package dev.quaymaster.backup.archive;

import java.util.List;

/// What a database dump held.
///
/// @param databases that it fills, in its order
/// @param tables how many it makes
/// @param rows how many it loads
/// @param bytes of its text
/// @param sha256 of its text
public record DumpSummary(List<String> databases, long tables, long rows, long bytes, String sha256) {

    public DumpSummary {
        databases = List.copyOf(databases);
    }
}
