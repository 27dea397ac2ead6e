package dev.quaymaster.ui.kit;

import java.util.Optional;
import org.kordamp.ikonli.Ikon;

/// One line of a [ListColumn].
public sealed interface ListRow {

    /// A heading above a group, with an optional action.
    ///
    /// @param text in capitals by custom
    /// @param action the words of the action, empty for none
    /// @param run what the action does
    record Heading(String text, String action, Runnable run) implements ListRow {

        /// A heading without an action.
        public Heading(String text) {
            this(text, "", () -> {});
        }
    }

    /// Something that can be selected.
    ///
    /// @param id what it stands for; unique in the list, kept over updates
    /// @param tone the colour of its dot
    /// @param title its name
    /// @param subtitle its state in words
    /// @param trailing a figure at the right, empty for none
    /// @param sign a small icon before the figure; the subtitle says the same in words
    record Item(String id, Tone tone, String title, String subtitle, String trailing, Optional<Ikon> sign)
            implements ListRow {

        /// One without an icon.
        public Item(String id, Tone tone, String title, String subtitle, String trailing) {
            this(id, tone, title, subtitle, trailing, Optional.empty());
        }
    }
}
