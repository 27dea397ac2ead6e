package dev.quaymaster.ui.editor;

import dev.quaymaster.ui.kit.Buttons;
import dev.quaymaster.ui.kit.Styles;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/// Finds words in the file in front: Enter the next, Shift+Enter the one before, Escape ends.
final class FindBar extends HBox {

    private final Supplier<@Nullable SourceArea> area;
    private final TextField field = new TextField();
    private final Label count = new Label();

    /// Creates a bar that is not shown.
    ///
    /// @param area the file in front
    FindBar(Supplier<@Nullable SourceArea> area) {
        this.area = area;
        getStyleClass().add("tab-tools");
        setId("find-bar");
        field.setId("find-field");
        field.setPromptText("Find in this file");
        field.textProperty().subscribe(text -> step(0));
        field.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        count.getStyleClass().add(Styles.MUTED);
        count.setId("find-count");
        getChildren()
                .addAll(
                        field,
                        Buttons.icon("find-previous", Feather.CHEVRON_UP, "Previous", () -> step(-1)),
                        Buttons.icon("find-next", Feather.CHEVRON_DOWN, "Next", () -> step(1)),
                        count,
                        Buttons.icon("find-close", Feather.X, "Close", this::close));
        setShown(false);
    }

    private void setShown(boolean shown) {
        setVisible(shown);
        setManaged(shown);
    }

    /// Shows the bar with what is selected.
    void open() {
        setShown(true);
        var now = area.get();
        var selected = now == null ? "" : now.getSelectedText();
        if (!selected.isEmpty() && !selected.contains("\n")) {
            field.setText(selected);
        }
        field.selectAll();
        field.requestFocus();
    }

    private void close() {
        setShown(false);
        var now = area.get();
        if (now != null) {
            now.requestFocus();
        }
    }

    private void pressed(KeyEvent event) {
        if (event.getCode() == KeyCode.ESCAPE) {
            close();
        } else if (event.getCode() == KeyCode.ENTER) {
            step(event.isShiftDown() ? -1 : 1);
        } else {
            return;
        }
        event.consume();
    }

    private void step(int by) {
        var now = area.get();
        var word = field.getText().toLowerCase(Locale.ROOT);
        if (now == null || word.isEmpty()) {
            count.setText("");
            return;
        }
        var found = places(now.getText().toLowerCase(Locale.ROOT), word);
        if (found.isEmpty()) {
            count.setText("not found");
            return;
        }
        int at = next(found, now.getSelection().getStart(), by);
        count.setText((at + 1) + " of " + found.size());
        int place = found.get(at);
        now.selectRange(place, place + word.length());
        now.requestFollowCaret();
    }

    private static List<Integer> places(String text, String word) {
        var places = new ArrayList<Integer>();
        for (int at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + word.length())) {
            places.add(at);
        }
        return places;
    }

    private static int next(List<Integer> places, int caret, int by) {
        int first = 0;
        while (first < places.size() && places.get(first) < caret) {
            first++;
        }
        boolean onIt = first < places.size() && places.get(first) == caret;
        int next = by < 0 ? first - 1 : by > 0 && onIt ? first + 1 : first;
        return Math.floorMod(next, places.size());
    }
}
