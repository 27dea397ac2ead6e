package dev.quaymaster.ui.editor;

import dev.quaymaster.ui.kit.Buttons;
import dev.quaymaster.ui.kit.Styles;
import dev.quaymaster.ui.kit.Tone;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/// Asks what to do when another program wrote a file that is being edited.
final class ForeignChange extends HBox {

    private final Label words = new Label();
    private Subscription following = Subscription.EMPTY;
    private @Nullable EditorDocument document;

    /// Creates a line that is not shown.
    ///
    /// @param onCompare shows what differs
    ForeignChange(Runnable onCompare) {
        setId("foreign-change");
        getStyleClass().add(Styles.BANNER);
        Tone.WARN.applyTo(this);
        words.setWrapText(true);
        words.setMinWidth(120);
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        getChildren()
                .addAll(
                        words,
                        space,
                        Buttons.plain("foreign-compare", "Compare", onCompare),
                        Buttons.plain("foreign-load", "Load from disk", this::load),
                        Buttons.plain("foreign-keep", "Keep mine", this::keep));
        showIf(false);
    }

    /// Watches another file.
    void follow(EditorDocument wanted) {
        following.unsubscribe();
        document = wanted;
        following = wanted.foreignProperty().subscribe(disk -> showIf(disk.isPresent()));
        words.setText(wanted.path().getFileName() + " was changed by another program while you edited it.");
    }

    private void showIf(boolean shown) {
        setVisible(shown);
        setManaged(shown);
    }

    private void load() {
        if (document != null) {
            document.foreignProperty().get().ifPresent(document::takeFromDisk);
        }
    }

    private void keep() {
        if (document != null) {
            document.keepTyped();
        }
    }
}
