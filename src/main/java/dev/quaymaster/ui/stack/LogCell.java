package dev.quaymaster.ui.stack;

import dev.quaymaster.engine.LogLine;
import dev.quaymaster.ui.kit.Styles;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Pattern;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import org.jspecify.annotations.Nullable;

/// Draws a log line: time, service in its colour, text. Terminal colour codes are left out.
final class LogCell extends ListCell<LogFeed.Entry> {

    private static final Pattern TERMINAL_CODES = Pattern.compile("\u001B\\[[0-9;?]*[A-Za-z]");
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT).withZone(ZoneId.systemDefault());
    private static final int SERVICE_COLOURS = 6;

    private final Label time = new Label();
    private final Label service = new Label();
    private final Label text = new Label();
    private final HBox row = new HBox(12, time, service, text);

    LogCell() {
        row.getStyleClass().addAll("log-row", Styles.MONO);
        time.getStyleClass().add(Styles.MUTED);
        time.setMinWidth(USE_PREF_SIZE);
        service.setMinWidth(120);
        service.setMaxWidth(120);
    }

    /// A line as it is shown: without terminal codes.
    static String plain(LogLine line) {
        return TERMINAL_CODES.matcher(line.text()).replaceAll("").replace("\t", "    ");
    }

    /// The line's time of day.
    static String time(LogLine line) {
        return TIME.format(line.time());
    }

    @Override
    protected void updateItem(LogFeed.@Nullable Entry entry, boolean empty) {
        super.updateItem(entry, empty);
        setText(null);
        if (empty || entry == null) {
            setGraphic(null);
            return;
        }
        time.setText(time(entry.line()));
        service.setText(entry.service());
        service.getStyleClass().removeIf(name -> name.startsWith("service-colour-"));
        service.getStyleClass()
                .add(
                        "service-colour-"
                                + Math.floorMod(entry.service().hashCode(), SERVICE_COLOURS));
        text.setText(plain(entry.line()));
        setGraphic(row);
    }
}
