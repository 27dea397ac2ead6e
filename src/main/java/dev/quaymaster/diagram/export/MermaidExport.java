package dev.quaymaster.diagram.export;

import dev.quaymaster.diagram.Diagram;
import dev.quaymaster.diagram.DiagramNode;
import dev.quaymaster.diagram.Edge;
import dev.quaymaster.diagram.Zone;
import dev.quaymaster.words.VisibleText;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/// Writes a diagram as a Mermaid flow chart, which many wikis and code hosts draw from text.
public final class MermaidExport {

    private static final String PLAIN = " _.,:/-@+=()";

    private final Diagram diagram;
    private final Map<String, String> keys = new LinkedHashMap<>();
    private final StringBuilder out = new StringBuilder("flowchart LR\n");

    private MermaidExport(Diagram diagram) {
        this.diagram = diagram;
        diagram.nodes().forEach(node -> keys.put(node.id(), "n" + (keys.size() + 1)));
    }

    /// Writes the diagram.
    ///
    /// @param diagram what to write
    /// @return Mermaid text that ends with a line break
    public static String write(Diagram diagram) {
        return new MermaidExport(diagram).write();
    }

    private String write() {
        for (var node : diagram.nodes()) {
            if (!isFramed(node)) {
                line("  ", node);
            }
        }
        diagram.zones().forEach(this::zone);
        diagram.edges().forEach(this::edge);
        return out.toString();
    }

    private static boolean isFramed(DiagramNode node) {
        return node instanceof DiagramNode.Service service && service.zone().isPresent();
    }

    private void zone(Zone zone) {
        out.append("  subgraph ").append(quoted(zone.title())).append('\n');
        for (var node : diagram.nodes()) {
            if (node instanceof DiagramNode.Service service
                    && service.zone().filter(zone.id()::equals).isPresent()) {
                line("    ", node);
            }
        }
        out.append("  end\n");
    }

    private void line(String indent, DiagramNode node) {
        out.append(indent).append(key(node.id())).append(shape(node)).append('\n');
    }

    private static String shape(DiagramNode node) {
        return switch (node) {
            case DiagramNode.Browser browser -> "([" + quoted(browser.name(), browser.reach()) + "])";
            case DiagramNode.Service service -> "[" + quoted(service.name(), service.image()) + "]";
            case DiagramNode.Volume volume -> "[(" + quoted(volume.name()) + ")]";
            case DiagramNode.Bind bind -> "[(" + quoted(bind.name(), bind.detail()) + ")]";
        };
    }

    private void edge(Edge edge) {
        var arrow = switch (edge.kind()) {
            case PUBLISHED, LINK -> "-->";
            case DEPENDS, FOLLOWS, MOUNT, SHARES_NETWORK -> "-.->";
        };
        var label = edge.label().isEmpty() ? "" : "|" + quoted(edge.label()) + "|";
        out.append("  %s %s%s %s\n".formatted(key(edge.from()), arrow, label, key(edge.to())));
    }

    private String key(String id) {
        return Objects.requireNonNull(keys.get(id), id);
    }

    /// Mermaid's quoted text, in two lines where there is something below.
    private static String quoted(String text, String below) {
        return "\"" + escaped(text) + "<br>" + escaped(below) + "\"";
    }

    private static String quoted(String text) {
        return "\"" + escaped(text) + "\"";
    }

    private static boolean isPlain(int point) {
        return point >= 0x80 || Character.isLetterOrDigit(point) || PLAIN.indexOf(point) >= 0;
    }

    /// Mermaid draws quoted text as HTML and Markdown, and reads `#…;` as a character: so what
    /// means something to any of them becomes one.
    private static String escaped(String text) {
        var escaped = new StringBuilder(text.length() + 16);
        VisibleText.line(text).codePoints().forEach(point -> {
            if (isPlain(point)) {
                escaped.appendCodePoint(point);
            } else {
                escaped.append('#').append(point).append(';');
            }
        });
        return escaped.toString();
    }
}
