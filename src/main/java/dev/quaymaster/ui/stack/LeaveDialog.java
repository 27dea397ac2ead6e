package dev.quaymaster.ui.stack;

import dev.quaymaster.ui.editor.EditorViewModel;
import dev.quaymaster.ui.kit.Buttons;
import dev.quaymaster.ui.kit.Dialogs;
import java.util.List;

/// Asks what becomes of changes to a stack's files that are not saved.
final class LeaveDialog {

    private final Dialogs dialogs;
    private final EditorViewModel editing;

    LeaveDialog(Dialogs dialogs, EditorViewModel editing) {
        this.dialogs = dialogs;
        this.editing = editing;
    }

    /// Asks.
    ///
    /// @param then what to do once they are saved or dropped
    void ask(Runnable then) {
        var files = String.join(", ", editing.unsavedFiles());
        dialogs.show(dialogs.card(
                "Save your changes",
                460,
                List.of(Dialogs.paragraph(
                        "Changes to " + files + " are not saved. They are lost unless you save them.")),
                Buttons.plain("discard", "Discard them", () -> dialogs.closeAnd(() -> discard(then))),
                Buttons.primary("save-and-leave", "Save", () -> dialogs.closeAnd(() -> editing.saveAll(then)))));
    }

    private void discard(Runnable then) {
        editing.discard();
        then.run();
    }
}
