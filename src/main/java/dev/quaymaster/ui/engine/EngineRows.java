package dev.quaymaster.ui.engine;

import dev.quaymaster.engine.KnownEngine.Origin;
import dev.quaymaster.ui.kit.ListRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.kordamp.ikonli.feather.Feather;

/// The engines as lines of the list column.
final class EngineRows {

    private EngineRows() {}

    /// The lines, in groups.
    ///
    /// @param add asks for another engine
    static List<ListRow> of(List<EngineEntry> entries, Runnable add) {
        var rows = new ArrayList<ListRow>();
        rows.add(new ListRow.Heading("ENGINES", "+ ADD…", add));
        group(entries, Origin.DEFAULT, rows);
        group(entries, Origin.ADDED, rows);
        heading(entries, Origin.CONTEXT, "DOCKER CONTEXTS", rows);
        heading(entries, Origin.FOUND, "ALSO ON THIS MACHINE", rows);
        return rows;
    }

    private static void heading(List<EngineEntry> entries, Origin origin, String text, List<ListRow> rows) {
        if (entries.stream().anyMatch(entry -> entry.known().origin() == origin)) {
            rows.add(new ListRow.Heading(text));
            group(entries, origin, rows);
        }
    }

    private static void group(List<EngineEntry> entries, Origin origin, List<ListRow> rows) {
        entries.stream()
                .filter(entry -> entry.known().origin() == origin)
                .map(EngineRows::row)
                .forEach(rows::add);
    }

    /// A tick marks the one in use; the page's head says so in words.
    private static ListRow row(EngineEntry entry) {
        return new ListRow.Item(
                entry.known().name(),
                entry.tone(),
                entry.known().name(),
                entry.words(),
                "",
                entry.inFront() ? Optional.of(Feather.CHECK) : Optional.empty());
    }
}
