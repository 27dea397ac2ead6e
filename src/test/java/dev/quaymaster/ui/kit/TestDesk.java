package dev.quaymaster.ui.kit;

import atlantafx.base.controls.ModalPane;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;

/// The desk of a part of the window that is shown by itself: its toasts and dialogs are real, the
/// system's file dialogs answer what they are told to, and links lead nowhere.
public final class TestDesk implements AutoCloseable {

    private final Toasts toasts = new Toasts();
    private final ModalPane dialogs = new ModalPane();
    private final List<Throwable> failures = new CopyOnWriteArrayList<>();
    private final Tasks tasks = new Tasks(this::failed);
    private final AnsweringPicker picker = new AnsweringPicker();
    private final Desk desk =
            new Desk(tasks, new Dialogs(dialogs), toasts, new Activities(Clock.systemUTC()), new Nowhere(), picker);

    private void failed(Throwable failure) {
        failures.add(failure);
        toasts.show(Tone.BAD, failure.toString());
    }

    public Desk desk() {
        return desk;
    }

    public Tasks tasks() {
        return tasks;
    }

    public ModalPane dialogs() {
        return dialogs;
    }

    /// What tasks threw that nobody had foreseen.
    public List<Throwable> failures() {
        return List.copyOf(failures);
    }

    /// The file or folder that the user chooses whenever asked.
    public void answer(Path chosen) {
        picker.answer(chosen);
    }

    /// The messages shown so far, one a line.
    public String told() {
        return toasts.lookupAll(".label").stream()
                .filter(Label.class::isInstance)
                .map(label -> ((Label) label).getText())
                .collect(Collectors.joining("\n"));
    }

    /// Shows a part of the window, in light.
    ///
    /// @param width pixels
    /// @param height pixels
    public Scene show(Stage stage, Parent part, double width, double height) {
        Fonts.load();
        var scene = new Scene(new StackPane(part, toasts, dialogs), width, height);
        Theme.LIGHT.applyTo(scene);
        stage.setScene(scene);
        stage.show();
        return scene;
    }

    @Override
    public void close() {
        tasks.close();
    }
}
