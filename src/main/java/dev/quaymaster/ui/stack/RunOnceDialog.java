package dev.quaymaster.ui.stack;

import dev.quaymaster.compose.model.Project;
import dev.quaymaster.stack.run.OneOff;
import dev.quaymaster.ui.kit.Buttons;
import dev.quaymaster.ui.kit.Dialogs;
import dev.quaymaster.ui.kit.Styles;
import dev.quaymaster.ui.terminal.CommandWords;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;

/// Asks which service to run once, and with which command.
final class RunOnceDialog {

    private final Dialogs dialogs;
    private final ComboBox<String> service = new ComboBox<>();
    private final TextField arguments = new TextField();
    private final CheckBox remove = new CheckBox("Remove its container when it has ended");
    private final CheckBox dependencies = new CheckBox("Start the services it depends on first");

    RunOnceDialog(Dialogs dialogs) {
        this.dialogs = dialogs;
        service.setId("run-service");
        service.setMaxWidth(Double.MAX_VALUE);
        arguments.setId("run-arguments");
        arguments.setPromptText("Empty for the service's own command");
        remove.setId("run-remove");
        remove.setSelected(true);
        dependencies.setId("run-dependencies");
        dependencies.setSelected(true);
    }

    /// Shows the dialog.
    ///
    /// @param project whose services there are
    /// @param onRun takes what is to be run when the user agrees
    void show(Project project, Consumer<OneOff> onRun) {
        service.getItems().setAll(project.services().keySet());
        service.getSelectionModel().selectFirst();
        var line = new Label();
        line.setId("run-line");
        line.setWrapText(true);
        line.getStyleClass().addAll(Styles.MONO, Styles.CODE_BLOCK);
        line.textProperty()
                .bind(arguments
                        .textProperty()
                        .flatMap(text -> service.valueProperty()
                                .flatMap(name -> remove.selectedProperty().map(gone -> line(project, name, gone)))));
        var run = Buttons.primary("confirm", "Run", () -> dialogs.closeAnd(() -> onRun.accept(asked())));
        run.setDefaultButton(true);
        run.disableProperty().bind(service.valueProperty().isNull());
        dialogs.show(dialogs.card(
                "Run a service once",
                480,
                List.of(
                        new VBox(4, new Label("Service"), service),
                        new VBox(4, new Label("Command and arguments"), arguments),
                        remove,
                        dependencies,
                        line),
                run));
        arguments.requestFocus();
    }

    private String line(Project project, String name, boolean gone) {
        return "docker compose -p "
                + project.name()
                + " run "
                + (gone ? "--rm " : "")
                + name
                + (arguments.getText().isBlank()
                        ? ""
                        : " " + arguments.getText().strip());
    }

    private OneOff asked() {
        return new OneOff(
                service.getValue(),
                CommandWords.of(arguments.getText()),
                Optional.empty(),
                Map.of("TERM", "xterm-256color"),
                Optional.empty(),
                Optional.empty(),
                new OneOff.Options(remove.isSelected(), dependencies.isSelected(), false));
    }
}
