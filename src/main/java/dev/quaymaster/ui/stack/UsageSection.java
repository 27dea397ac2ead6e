package dev.quaymaster.ui.stack;

import dev.quaymaster.stack.usage.Sample;
import dev.quaymaster.stack.usage.Usage;
import dev.quaymaster.ui.diagram.Sparkline;
import dev.quaymaster.ui.kit.Styles;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// Processor, memory, network and disk of a service: what it uses now, and the last minutes as a
/// line. Takes no room while nothing is known.
final class UsageSection extends VBox {

    private static final double IDLE_PERCENT = 2;
    private static final double IDLE_BYTES = 16 * 1024;

    /// One of the four.
    private static final class Line extends VBox {

        private final Label value = new Label();
        private final Sparkline history;
        private final Function<Sample, String> words;
        private final ToDoubleFunction<Sample> number;

        Line(String name, double idle, Function<Sample, String> words, ToDoubleFunction<Sample> number) {
            this.history = new Sparkline(idle);
            this.words = words;
            this.number = number;
            var title = new Label(name);
            title.getStyleClass().addAll(Styles.MUTED, Styles.SMALL);
            value.getStyleClass().add(Styles.SMALL);
            value.setId("usage-" + name.toLowerCase(Locale.ROOT));
            var space = new Region();
            HBox.setHgrow(space, Priority.ALWAYS);
            getChildren().addAll(new HBox(title, space, value), history);
            getStyleClass().add("usage-line");
        }

        void show(Usage usage, Sample now) {
            value.setText(words.apply(now));
            history.set(usage.history(number));
        }
    }

    private final List<Line> lines = List.of(
            new Line("CPU", IDLE_PERCENT, UsageWords::cpu, Sample::cpu),
            new Line("Memory", 0, UsageWords::memory, Sample::memory),
            new Line("Network", IDLE_BYTES, UsageWords::network, Sample::network),
            new Line("Disk", IDLE_BYTES, UsageWords::disk, Sample::disk));

    UsageSection() {
        setId("service-usage");
        getStyleClass().add("usage-section");
        getChildren().addAll(lines);
        show(Usage.NONE);
    }

    void show(Usage usage) {
        var now = usage.now();
        setVisible(now.isPresent());
        setManaged(now.isPresent());
        now.ifPresent(sample -> lines.forEach(line -> line.show(usage, sample)));
    }
}
