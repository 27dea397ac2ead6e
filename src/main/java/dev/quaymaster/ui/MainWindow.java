package dev.quaymaster.ui;

import atlantafx.base.controls.ModalPane;
import dev.quaymaster.ui.kit.Screen;
import dev.quaymaster.ui.kit.Toasts;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;

/// The window's content: rail, the chosen screen's list and content, status bar, and what lies
/// above them.
final class MainWindow extends StackPane {

    private static final double NARROW = 1100;
    private static final KeyCodeCombination FIND = new KeyCodeCombination(KeyCode.F, KeyCombination.SHORTCUT_DOWN);
    private static final KeyCodeCombination FIND_STACK =
            new KeyCodeCombination(KeyCode.K, KeyCombination.SHORTCUT_DOWN);

    private final Map<ScreenId, Screen> screens = new EnumMap<>(ScreenId.class);
    private final BorderPane frame = new BorderPane();
    private final BorderPane body = new BorderPane();
    private final Rail rail;
    private final ModalPane dialogs;
    private final Runnable help;
    private ScreenId place = ScreenId.STACKS;
    private boolean listFolded;

    /// Creates the window's content.
    ///
    /// @param screens every place's screen
    /// @param statusBar the line at the foot
    /// @param dialogs lies over all, for dialogs
    /// @param toasts lies over all, for messages
    /// @param help shows the list of keys
    MainWindow(Map<ScreenId, Screen> screens, Node statusBar, ModalPane dialogs, Toasts toasts, Runnable help) {
        this.screens.putAll(screens);
        this.dialogs = dialogs;
        this.help = help;
        this.rail = new Rail(this.screens.keySet(), this::choose);
        frame.setLeft(rail);
        frame.setCenter(body);
        frame.setBottom(statusBar);
        getChildren().addAll(frame, toasts, dialogs);
        // a handler, so that a terminal gets its Ctrl+F and the logs their own search
        addEventHandler(KeyEvent.KEY_PRESSED, this::onKey);
        // whatever takes text keeps what is typed into it from getting here
        addEventHandler(KeyEvent.KEY_TYPED, this::onTyped);
        dialogs.displayProperty().subscribe(open -> frame.setFocusTraversable(!open));
    }

    /// Brings a screen to the front.
    ///
    /// @param chosen the screen's place
    void show(ScreenId chosen) {
        if (chosen != place) {
            screen(place).hidden();
        }
        place = chosen;
        rail.mark(chosen);
        arrange();
        screen(chosen).refresh();
    }

    /// Puts other screens in the places of those that were there.
    ///
    /// @param others by place; the rest stays
    void replace(Map<ScreenId, Screen> others) {
        boolean inFront = others.containsKey(place);
        if (inFront) {
            screen(place).hidden();
        }
        screens.putAll(others);
        if (inFront) {
            arrange();
            screen(place).refresh();
        }
    }

    /// Puts a line above all screens.
    ///
    /// @param notice takes no room while it has nothing to say
    void setNotice(Node notice) {
        frame.setTop(notice);
    }

    private void choose(ScreenId chosen) {
        listFolded = chosen == place && !listFolded && getWidth() < NARROW;
        show(chosen);
    }

    private void arrange() {
        body.setLeft(listFolded ? null : screen(place).list().orElse(null));
        body.setCenter(screen(place).content());
    }

    private Screen screen(ScreenId which) {
        var screen = screens.get(which);
        if (screen == null) {
            throw new IllegalStateException("No screen for " + which);
        }
        return screen;
    }

    private void onTyped(KeyEvent event) {
        if (event.isShortcutDown() || event.isAltDown() || dialogs.isDisplay()) {
            return;
        }
        if (event.getCharacter().equals("?")) {
            help.run();
            event.consume();
        } else if (screen(place).typed(event.getCharacter().toLowerCase(Locale.ROOT))) {
            event.consume();
        }
    }

    private void onKey(KeyEvent event) {
        if (event.getCode() == KeyCode.F5) {
            screen(place).refresh();
            event.consume();
        } else if (FIND.match(event)) {
            screen(place).find();
            event.consume();
        } else if (FIND_STACK.match(event)) {
            screen(place).findInList();
            event.consume();
        }
    }
}
