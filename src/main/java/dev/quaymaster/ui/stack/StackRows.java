package dev.quaymaster.ui.stack;

import dev.quaymaster.ui.kit.ListRow;
import dev.quaymaster.ui.kit.Tone;
import dev.quaymaster.ui.stack.StackListViewModel.Entry;
import java.util.ArrayList;
import java.util.List;

/// The stacks as lines of the list column.
final class StackRows {

    private StackRows() {}

    /// The lines, in groups.
    ///
    /// @param entries the stacks
    /// @param open adds another one
    static List<ListRow> of(List<Entry> entries, Runnable open) {
        var rows = new ArrayList<ListRow>();
        rows.add(new ListRow.Heading("STACKS", "+ OPEN…", open));
        entries.stream().filter(Entry::kept).map(StackRows::row).forEach(rows::add);
        if (entries.stream().anyMatch(entry -> !entry.kept())) {
            rows.add(new ListRow.Heading("RUNNING ELSEWHERE"));
            entries.stream().filter(entry -> !entry.kept()).map(StackRows::row).forEach(rows::add);
        }
        return rows;
    }

    private static ListRow row(Entry entry) {
        return new ListRow.Item(entry.name(), tone(entry), entry.name(), words(entry), "");
    }

    private static String words(Entry entry) {
        if (entry.problems() > 0) {
            return entry.problems() == 1 ? "1 problem in the file" : entry.problems() + " problems in the file";
        }
        if (entry.running().isEmpty()) {
            return entry.asked() ? "not created" : "unknown";
        }
        int running = entry.running().get().running();
        if (!entry.kept()) {
            return running + " running · started elsewhere";
        }
        int paused = entry.running().get().paused();
        if (running == 0 && paused > 0) {
            return paused + " of " + Math.max(entry.services(), paused) + " paused";
        }
        return running == 0 ? "stopped" : running + " of " + Math.max(entry.services(), running) + " running";
    }

    private static Tone tone(Entry entry) {
        if (entry.problems() > 0) {
            return Tone.BAD;
        }
        int running = entry.running().map(summary -> summary.running()).orElse(0);
        if (running == 0) {
            int paused = entry.running().map(summary -> summary.paused()).orElse(0);
            return paused > 0 ? Tone.WARN : Tone.NEUTRAL;
        }
        return running >= entry.services() ? Tone.OK : Tone.WARN;
    }
}
