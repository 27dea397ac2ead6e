package dev.quaymaster.ui.stack;

import dev.quaymaster.compose.ComposeFiles;
import dev.quaymaster.compose.model.Service;
import dev.quaymaster.stack.EquivalentCommand;
import dev.quaymaster.stack.Request;
import dev.quaymaster.ui.kit.Buttons;
import dev.quaymaster.ui.kit.Dialogs;
import dev.quaymaster.ui.kit.Styles;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Spinner;
import javafx.scene.layout.HBox;

/// Asks how many containers a service is to have.
///
/// @param dialogs shows it
record ScaleQuestion(Dialogs dialogs) {

    private static final double WIDTH = 460;
    private static final int MOST = 100;

    /// Asks.
    ///
    /// @param owner what was clicked
    /// @param service which is to be scaled
    /// @param now how many containers it has
    /// @param files of the stack, for the command
    /// @param scale takes the request
    void ask(Node owner, Service service, int now, ComposeFiles files, Consumer<Request.Up> scale) {
        var number = new Spinner<Integer>(0, mostOf(service), now);
        number.setId("scale-number");
        number.setEditable(true);
        number.setPrefWidth(90);
        var line = new HBox(10, new Label("Containers"), number, new Label("now " + now));
        line.setAlignment(Pos.CENTER_LEFT);
        line.getChildren().getLast().getStyleClass().add(Styles.MUTED);
        var agree = Buttons.primary(
                "confirm", "Scale", () -> dialogs.closeAnd(() -> scale.accept(request(service, number.getValue()))));
        agree.disableProperty().bind(number.valueProperty().isEqualTo(now));
        var command = number.valueProperty().map(value -> EquivalentCommand.of(files, request(service, value)));
        dialogs.beside(
                owner,
                dialogs.card(
                        "Scale " + service.name(),
                        WIDTH,
                        List.of(Dialogs.paragraph(hint(service)), line, new CommandBox(command)),
                        agree));
    }

    private static Request.Up request(Service service, int number) {
        return Request.Up.scaling(Map.of(service.name(), number));
    }

    private static int mostOf(Service service) {
        return service.process().containerName().isPresent() ? 1 : MOST;
    }

    private static String hint(Service service) {
        if (service.process().containerName().isPresent()) {
            return "Its container_name can be given only once, so it can have one container.";
        }
        var fixed = service.ports().stream()
                .flatMap(port -> port.published().stream())
                .filter(port -> !port.equals("0") && !port.contains("-"))
                .toList();
        if (!fixed.isEmpty()) {
            return "It publishes port "
                    + ActionQuestion.names(fixed)
                    + ", which only one container can have: more of them do not start.";
        }
        return "Containers are added or removed; those that stay are left as they are. The file keeps its"
                + " number, so applying changes goes back to it.";
    }
}
