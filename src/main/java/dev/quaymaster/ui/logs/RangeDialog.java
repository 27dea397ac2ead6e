package dev.quaymaster.ui.logs;

import dev.quaymaster.logs.LogRange;
import dev.quaymaster.ui.kit.Buttons;
import dev.quaymaster.ui.kit.Dialogs;
import dev.quaymaster.ui.kit.Styles;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/// Asks between which two moments lines are wanted.
final class RangeDialog {

    private static final DateTimeFormatter SHOWN = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);

    private final Dialogs dialogs;
    private final TextField from = field("log-from");
    private final TextField to = field("log-to");
    private final Label problem = new Label();

    RangeDialog(Dialogs dialogs) {
        this.dialogs = dialogs;
    }

    private static TextField field(String id) {
        var field = new TextField();
        field.setId(id);
        field.setPromptText("2026-01-31 14:05");
        return field;
    }

    /// Shows the dialog.
    ///
    /// @param onChosen takes the range when the user agrees
    void show(Consumer<LogRange> onChosen) {
        var now = LocalDateTime.now(ZoneId.systemDefault()).truncatedTo(ChronoUnit.MINUTES);
        from.setText(SHOWN.format(now.minusHours(1)));
        problem.getStyleClass().addAll("tone-bad", Styles.SMALL);
        problem.setWrapText(true);
        var apply = Buttons.primary(
                "confirm", "Show", () -> range().ifPresent(range -> dialogs.closeAnd(() -> onChosen.accept(range))));
        apply.setDefaultButton(true);
        dialogs.show(dialogs.card(
                "Lines between two moments",
                420,
                List.of(
                        new HBox(
                                12,
                                new VBox(4, new Label("From"), from),
                                new VBox(4, new Label("To (empty for no end)"), to)),
                        problem),
                apply));
        from.requestFocus();
    }

    private Optional<LogRange> range() {
        try {
            var since = moment(from.getText());
            var until = to.getText().isBlank() ? Optional.<Instant>empty() : Optional.of(moment(to.getText()));
            if (until.filter(end -> !end.isAfter(since)).isPresent()) {
                problem.setText("The end is not after the beginning.");
                return Optional.empty();
            }
            return Optional.of(new LogRange.Between(since, until));
        } catch (DateTimeException e) {
            problem.setText("Write date and time as 2026-01-31 14:05.");
            return Optional.empty();
        }
    }

    private static Instant moment(String text) {
        return LocalDateTime.parse(text.strip(), SHOWN)
                .atZone(ZoneId.systemDefault())
                .toInstant();
    }
}
