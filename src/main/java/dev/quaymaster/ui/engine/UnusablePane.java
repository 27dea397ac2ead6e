package dev.quaymaster.ui.engine;

import dev.quaymaster.engine.docker.ProbeResult;
import dev.quaymaster.ui.kit.Dialogs;
import dev.quaymaster.ui.kit.Styles;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// Says why no engine can be used, what to do, and where one was looked for.
final class UnusablePane extends VBox {

    private static final double WIDTH = 620;

    /// Creates the pane.
    ///
    /// @param found what the look for an engine gave
    UnusablePane(ProbeResult.Unusable found) {
        setId("engine-unusable");
        getStyleClass().add("details");
        setSpacing(16);
        getChildren().add(card(found.headline(), List.of(found.reason())));
        getChildren().add(card("What to do", steps(found)));
        if (found instanceof ProbeResult.NoEngine none && !none.tried().isEmpty()) {
            getChildren().add(card("Where it was looked for", none.tried()));
        }
    }

    private static List<String> steps(ProbeResult.Unusable found) {
        var steps = new ArrayList<>(found.nextSteps());
        steps.add("The window keeps looking and goes on by itself.");
        return steps;
    }

    private static Region card(String title, List<String> lines) {
        var heading = new Label(title);
        heading.getStyleClass().add(Styles.STRONG);
        var card = new VBox(8, heading);
        lines.forEach(line -> card.getChildren().add(Dialogs.paragraph(line)));
        card.getStyleClass().add(Styles.CARD);
        card.setMaxWidth(WIDTH);
        return card;
    }
}
