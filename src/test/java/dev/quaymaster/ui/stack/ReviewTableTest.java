package dev.quaymaster.ui.stack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quaymaster.stack.Change;
import dev.quaymaster.stack.ChangeKind;
import java.util.List;
import org.junit.jupiter.api.Test;

/// How the changes of a plan are told.
class ReviewTableTest {

    @Test
    void whatChangesComesFirstAndWhatStaysLast() {
        var changes = List.of(
                change("cache", ChangeKind.UNCHANGED),
                change("agent", ChangeKind.ORPHAN),
                change("web", ChangeKind.CREATE),
                change("old", ChangeKind.REMOVE),
                change("db", ChangeKind.RECREATE));

        assertThat(ReviewTable.inOrder(changes))
                .extracting(Change::subject)
                .containsExactly("web", "old", "db", "agent", "cache");
    }

    @Test
    void eachKindIsCountedInWords() {
        assertThat(ReviewTable.words(ChangeKind.CREATE, 2)).isEqualTo("2 to create");
        assertThat(ReviewTable.words(ChangeKind.ORPHAN, 1)).isEqualTo("1 orphan");
        assertThat(ReviewTable.words(ChangeKind.ORPHAN, 3)).isEqualTo("3 orphans");
        assertThat(ReviewTable.words(ChangeKind.UNCHANGED, 4)).isEqualTo("4 unchanged");
    }

    private static Change change(String subject, ChangeKind kind) {
        return new Change(subject, kind, List.of(), "");
    }
}
