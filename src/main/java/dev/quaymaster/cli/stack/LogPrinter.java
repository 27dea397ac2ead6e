package dev.quaymaster.cli.stack;

import dev.quaymaster.cli.console.JsonFields;
import dev.quaymaster.cli.console.JsonText;
import dev.quaymaster.engine.LogLine;
import dev.quaymaster.stack.ObservedContainer;
import dev.quaymaster.words.VisibleText;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/// Prints log lines, each with the container it is from. Safe for use by several threads.
final class LogPrinter {

    private static final String[] COLOURS = {"36", "33", "32", "35", "34", "96", "93", "92", "95"};

    private final PrintStream out;
    private final Style style;
    private final Map<String, String> colours = new LinkedHashMap<>();
    private int width;

    /// How lines look.
    ///
    /// @param json as JSON, one object a line
    /// @param times with the time
    /// @param prefix with the container
    /// @param colour with a colour for each container
    record Style(boolean json, boolean times, boolean prefix, boolean colour) {}

    LogPrinter(PrintStream out, Style style) {
        this.out = out;
        this.style = style;
    }

    /// Makes room for the name of a container.
    synchronized void expect(ObservedContainer container) {
        width = Math.max(width, shortName(container).length());
        colours.computeIfAbsent(container.service(), service -> COLOURS[colours.size() % COLOURS.length]);
    }

    synchronized void print(ObservedContainer container, LogLine line) {
        if (style.json()) {
            out.println(JsonText.compact(tree(container, line)));
            return;
        }
        if (style.prefix()) {
            var name = shortName(container);
            var prefix = name + " ".repeat(Math.max(0, width - name.length())) + "  | ";
            raw(style.colour() ? coloured(container, prefix) : prefix);
        }
        raw((style.times() ? line.time() + " " : "") + line.text() + "\n");
    }

    /// What a container prints is shown as it is, its colours too, as docker does.
    private void raw(String text) {
        out.writeBytes(text.getBytes(StandardCharsets.UTF_8));
    }

    synchronized void flush() {
        out.flush();
    }

    private static JsonFields tree(ObservedContainer container, LogLine line) {
        return new JsonFields()
                .with("time", line.time())
                .with("service", container.service())
                .with("container", container.name())
                .with("stream", line.stream().name().toLowerCase(Locale.ROOT))
                .with("text", line.text());
    }

    private String coloured(ObservedContainer container, String text) {
        return "\u001b[" + colours.getOrDefault(container.service(), "0") + "m" + text + "\u001b[0m";
    }

    private static String shortName(ObservedContainer container) {
        return VisibleText.line(
                container.number() > 0 ? container.service() + "-" + container.number() : container.name());
    }
}
