package dev.quaymaster.ui.logs;

import java.util.Optional;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.util.Duration;

/// Keys and mouse of a log pane: scrolling, selecting, copying.
final class LogInput {

    private static final Duration STEP = Duration.millis(40);

    private final LogPane pane;
    private final ContextMenu menu = new ContextMenu();
    private final Timeline edge = new Timeline(new KeyFrame(STEP, event -> scrollAtEdge()));
    private double x;
    private double y;

    LogInput(LogPane pane) {
        this.pane = pane;
        edge.setCycleCount(Animation.INDEFINITE);
        var copy = new MenuItem("Copy");
        copy.setOnAction(event -> copy());
        var whole = new MenuItem("Copy with time and service");
        whole.setOnAction(event -> copyWhole());
        menu.getItems().addAll(copy, whole);
    }

    void listen() {
        pane.addEventHandler(ScrollEvent.SCROLL, this::wheel);
        pane.addEventHandler(MouseEvent.MOUSE_PRESSED, this::pressed);
        pane.addEventHandler(MouseEvent.MOUSE_DRAGGED, this::dragged);
        pane.addEventHandler(MouseEvent.MOUSE_RELEASED, event -> edge.stop());
        pane.addEventHandler(KeyEvent.KEY_PRESSED, this::key);
        pane.setOnContextMenuRequested(event -> {
            var nothing = pane.selection().filter(one -> !one.empty()).isEmpty();
            menu.getItems().forEach(item -> item.setDisable(nothing));
            menu.show(pane, event.getScreenX(), event.getScreenY());
            event.consume();
        });
    }

    private void wheel(ScrollEvent event) {
        if (event.getDeltaX() != 0) {
            pane.scrollAcross(-event.getDeltaX());
        }
        if (event.getDeltaY() != 0) {
            pane.scrollBy(-event.getDeltaY());
        }
        event.consume();
    }

    private void pressed(MouseEvent event) {
        pane.requestFocus();
        event.consume(); // tabs take the focus from whatever was pressed in them
        menu.hide();
        if (event.getButton() != MouseButton.PRIMARY) {
            return;
        }
        var spot = pane.spot(event.getX(), event.getY());
        var before = pane.selection();
        if (event.isShiftDown() && before.isPresent() && spot.isPresent()) {
            pane.select(Optional.of(before.get().to(spot.get())));
        } else if (event.getClickCount() >= 2 && spot.isPresent()) {
            pane.select(around(spot.get(), event.getClickCount() == 2));
        } else {
            pane.select(spot.map(LogSelection::at));
        }
    }

    /// The word at a spot, or its whole line.
    private Optional<LogSelection> around(LogSpot spot, boolean word) {
        return pane.rowAt(spot.line()).map(row -> {
            var text = row.plain();
            var start = word ? spot.column() : 0;
            var end = word ? spot.column() : text.length();
            while (word && start > 0 && ofWord(text.charAt(start - 1))) {
                start--;
            }
            while (word && end < text.length() && ofWord(text.charAt(end))) {
                end++;
            }
            return new LogSelection(new LogSpot(spot.line(), start), new LogSpot(spot.line(), end));
        });
    }

    private static boolean ofWord(char one) {
        return Character.isLetterOrDigit(one) || "_-./:".indexOf(one) >= 0;
    }

    private void dragged(MouseEvent event) {
        if (event.getButton() != MouseButton.PRIMARY) {
            return;
        }
        x = event.getX();
        y = event.getY();
        extend();
        if (y < 0 || y > pane.getHeight()) {
            edge.play();
        } else {
            edge.stop();
        }
    }

    private void scrollAtEdge() {
        pane.scrollBy(y < 0 ? y : y - pane.getHeight());
        extend();
    }

    private void extend() {
        pane.selection()
                .ifPresent(selection -> pane.spot(x, Math.clamp(y, 0, pane.getHeight()))
                        .ifPresent(spot -> pane.select(Optional.of(selection.to(spot)))));
    }

    private void key(KeyEvent event) {
        if (event.isShortcutDown()) {
            switch (event.getCode()) {
                case C -> copy();
                case A -> selectAll();
                default -> {
                    return; // somebody else's
                }
            }
            event.consume();
            return;
        }
        switch (event.getCode()) {
            case UP -> pane.scrollBy(-pane.lineHeight());
            case DOWN -> pane.scrollBy(pane.lineHeight());
            case LEFT -> pane.scrollAcross(-pane.lineHeight() * 2);
            case RIGHT -> pane.scrollAcross(pane.lineHeight() * 2);
            case PAGE_UP -> pane.scrollBy(-pane.pageHeight());
            case PAGE_DOWN -> pane.scrollBy(pane.pageHeight());
            case HOME -> pane.toStart();
            case END -> pane.toEnd();
            default -> {
                return; // somebody else's
            }
        }
        event.consume();
    }

    void selectAll() {
        var index = pane.index();
        var first = index.line(0);
        var last = index.line(index.size() - 1);
        if (first.isPresent() && last.isPresent()) {
            pane.select(Optional.of(new LogSelection(
                    new LogSpot(first.get().key(), 0),
                    new LogSpot(last.get().key(), last.get().text().length()))));
        }
    }

    private void copy() {
        pane.selection()
                .filter(selection -> !selection.empty())
                .ifPresent(selection -> put(LogLines.selected(pane.index(), selection)));
    }

    private void copyWhole() {
        pane.selection().ifPresent(selection -> put(LogLines.whole(pane.index(), selection)));
    }

    private static void put(String text) {
        var content = new ClipboardContent();
        content.putString(text);
        Clipboard.getSystemClipboard().setContent(content);
    }
}
