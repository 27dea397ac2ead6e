package dev.quaymaster.ui.stack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quaymaster.stack.StackSummary;
import dev.quaymaster.ui.kit.ListRow;
import dev.quaymaster.ui.kit.Tone;
import dev.quaymaster.ui.stack.StackListViewModel.Entry;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// The lines of the list of stacks.
class StackRowsTest {

    @Test
    void aStackOfWhichNothingRunsIsPausedWhenAnyOfItIs() {
        assertThat(row(0, 1))
                .extracting(ListRow.Item::tone, ListRow.Item::subtitle)
                .containsExactly(Tone.WARN, "1 of 2 paused");
        assertThat(row(0, 0))
                .extracting(ListRow.Item::tone, ListRow.Item::subtitle)
                .containsExactly(Tone.NEUTRAL, "stopped");
    }

    private static ListRow.Item row(int running, int paused) {
        var services = List.of("db", "web");
        var summary = new StackSummary("harbour", running, paused, 2, List.of(), "/harbour", services);
        var entry = new Entry(Optional.empty(), "harbour", 2, 0, Optional.of(summary), true, true);
        return (ListRow.Item) StackRows.of(List.of(entry), () -> {}).getLast();
    }
}
