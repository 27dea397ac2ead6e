package dev.quaymaster.ui.terminal;

import dev.quaymaster.engine.Engine;
import dev.quaymaster.engine.Terminal;
import dev.quaymaster.ui.kit.Buttons;
import dev.quaymaster.ui.kit.Desk;
import dev.quaymaster.ui.kit.EmptyPane;
import dev.quaymaster.ui.kit.Styles;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import javafx.application.Platform;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/// A terminal in the containers of a stack: a shell, one command, or whatever else is opened in it.
public final class TerminalView extends BorderPane implements AutoCloseable {

    private static final Map<String, String> ENVIRONMENT = Map.of("TERM", "xterm-256color", "COLORTERM", "truecolor");

    private final Engine engine;
    private final Desk desk;
    private final TerminalPane pane = new TerminalPane();
    private final StackPane content = new StackPane(pane);
    private final ComboBox<TerminalTarget> targets = new ComboBox<>();
    private final ComboBox<String> shells = new ComboBox<>();
    private final TextField command = new TextField();
    private final FlowPane tools = new FlowPane();
    private final Label ending = new Label();
    private final HBox end = new HBox(ending);
    private final Button open = Buttons.plain("terminal-open", "Open shell", this::openShell);
    private final Button run = Buttons.plain("terminal-run", "Run", this::runCommand);
    private @Nullable TerminalTarget last;
    private List<TerminalTarget> wanted = List.of();
    private String probed = "";
    private boolean awake;
    private int opened;

    /// Creates an empty view.
    ///
    /// @param engine runs the commands
    /// @param desk the window around it
    public TerminalView(Engine engine, Desk desk) {
        this.engine = engine;
        this.desk = desk;
        targets.setId("terminal-service");
        targets.setAccessibleText("Service");
        targets.setPromptText("Service");
        targets.valueProperty().subscribe(target -> chosen(target));
        shells.setId("terminal-shell");
        shells.setAccessibleText("Shell");
        command.setId("terminal-command");
        command.setPromptText("One command, such as env");
        command.setAccessibleText("Command to run");
        command.setOnAction(event -> runCommand());
        ending.setId("terminal-ending");
        ending.getStyleClass().add(Styles.MUTED);
        end.getStyleClass().add("terminal-end");
        end.getChildren().add(Buttons.plain("terminal-again", "Open shell again", this::openShell));
        tools.getChildren().addAll(group(targets, shells, open), group(command, run));
        tools.getStyleClass().addAll("tab-tools", "log-tools");
        setTop(tools);
        setCenter(content);
        showEnd("");
        say("No running container", "Start a service, then open a shell in it here.");
    }

    private static HBox group(Node... nodes) {
        var box = new HBox(8, nodes);
        box.setAlignment(Pos.CENTER_LEFT);
        return box;
    }

    /// Offers to run something that needs no running container, such as a service once.
    ///
    /// @param asking asks what, and opens it here
    public void setRunOnce(Runnable asking) {
        tools.getChildren().add(Buttons.plain("terminal-run-once", "Run once…", asking));
    }

    /// Offers these containers. The one that was chosen stays so while it is away: a shell is never
    /// opened in another one unasked.
    public void offer(List<TerminalTarget> containers) {
        if (containers.equals(wanted)) {
            return;
        }
        wanted = List.copyOf(containers);
        var before = last;
        targets.getItems().setAll(containers);
        targets.setValue(containers.stream()
                .filter(one -> before == null || one.label().equals(before.label()))
                .findFirst()
                .orElse(null));
        enable();
    }

    /// Opens a shell in a service's first container.
    ///
    /// @param service the service
    public void openIn(String service) {
        awake = true;
        wanted.stream()
                .filter(one -> one.label().equals(service) || one.label().equals(service + "-1"))
                .findFirst()
                .ifPresent(target -> {
                    if (target.equals(targets.getValue()) && pane.session() == null) {
                        probe(target);
                    } else {
                        targets.setValue(target);
                    }
                });
    }

    /// The view is in sight: looks for shells, if that was not done yet.
    public void wake() {
        if (!awake) {
            awake = true;
            chosen(targets.getValue());
        }
    }

    /// Another container: its shells must be found, and the best one is opened.
    private void chosen(@Nullable TerminalTarget target) {
        enable();
        if (target != null) {
            last = target;
        }
        if (target != null && awake && !target.id().equals(probed)) {
            probe(target);
        }
    }

    private void probe(TerminalTarget target) {
        probed = target.id();
        closeSession();
        say("Looking for a shell", "Trying which shells " + target.label() + " has.");
        desk.tasks()
                .run(
                        () -> Shells.of(engine, target.id()),
                        found -> {
                            if (target.equals(targets.getValue())) {
                                found(target, found);
                            }
                        },
                        failure -> say("No terminal", String.valueOf(failure.getMessage())));
    }

    private void found(TerminalTarget target, List<String> names) {
        shells.getItems().setAll(names);
        shells.setValue(names.isEmpty() ? null : names.getFirst());
        enable();
        if (names.isEmpty()) {
            say(
                    "No shell in this image",
                    "The image of "
                            + target.label()
                            + " has none of bash, zsh, ash or sh, as many small images do. A"
                            + " command that it has can be run above, and its files can be seen in"
                            + " the volumes.");
        } else {
            openShell();
        }
    }

    private void enable() {
        var none = targets.getValue() == null;
        open.setDisable(none || shells.getValue() == null);
        run.setDisable(none);
        command.setDisable(none);
    }

    private void openShell() {
        var target = targets.getValue();
        var shell = shells.getValue();
        if (target != null && shell != null) {
            exec(target, List.of(shell));
        }
    }

    private void runCommand() {
        var target = targets.getValue();
        var words = CommandWords.of(command.getText());
        if (target == null || words.isEmpty()) {
            return;
        }
        var shell = shells.getValue();
        exec(target, shell == null ? words : List.of(shell, "-c", command.getText()));
    }

    private void exec(TerminalTarget target, List<String> words) {
        var shell = Optional.ofNullable(shells.getValue());
        open(
                "Opening " + words.getFirst() + " in " + target.label(),
                () -> OwnedTerminal.open(engine, target.id(), words, ENVIRONMENT, shell));
    }

    /// Shows a command that is opened on another thread.
    ///
    /// @param doing what is being opened, in words
    /// @param opening opens it, blocking
    public void open(String doing, Callable<Terminal> opening) {
        awake = true;
        closeSession();
        var number = ++opened;
        say(doing, "One moment.");
        desk.tasks()
                .run(
                        opening,
                        remote -> {
                            if (number == opened) {
                                show(remote);
                            } else {
                                end(remote);
                            }
                        },
                        failure -> say("It could not be opened", String.valueOf(failure.getMessage())));
    }

    private void show(Terminal remote) {
        var session = new ShellSession(remote, pane.columns(), pane.rows(), new ShellSession.Listener() {
            @Override
            public void changed() {
                pane.screenChanged();
            }

            @Override
            public void ended(String words) {
                Platform.runLater(() -> showEnd(words));
            }
        });
        content.getChildren().setAll(pane);
        pane.show(session);
        session.start();
        pane.requestFocus();
    }

    private void showEnd(String words) {
        ending.setText(words);
        setBottom(words.isEmpty() ? null : end);
    }

    private void say(String title, String sentence) {
        content.getChildren().setAll(new EmptyPane(Feather.TERMINAL, title, sentence));
    }

    private void closeSession() {
        showEnd("");
        var session = pane.session();
        pane.show(null);
        if (session != null) {
            session.stop();
            end(session);
        }
    }

    /// As a task, which the program waits for when the window is closed.
    private void end(AutoCloseable running) {
        desk.tasks()
                .run(
                        () -> {
                            running.close();
                            return running;
                        },
                        ended -> {});
    }

    @Override
    public void close() {
        opened++;
        closeSession();
    }
}
