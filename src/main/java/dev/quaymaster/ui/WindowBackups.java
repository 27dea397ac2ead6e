package dev.quaymaster.ui;

import dev.quaymaster.compose.ComposeFiles;
import dev.quaymaster.compose.model.Project;
import dev.quaymaster.engine.Engine;
import dev.quaymaster.ui.kit.Desk;
import dev.quaymaster.ui.stack.StackBackups;
import java.time.Instant;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Label;

final class WindowBackups implements StackBackups {
    WindowBackups(Desk desk, Engine engine, Memory memory) {}

    @Override
    public void backUp(Project project, ComposeFiles files, Runnable onSuccess) {}

    @Override
    public void schedule(Project project, ComposeFiles files) {}

    @Override
    public Node history(String stack) {
        return new Label("x");
    }

    @Override
    public Optional<Instant> lastBackup(String volume) {
        return Optional.empty();
    }
}
