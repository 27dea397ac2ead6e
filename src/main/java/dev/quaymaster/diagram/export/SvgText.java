package dev.quaymaster.diagram.export;

import dev.quaymaster.diagram.Box;
import dev.quaymaster.words.VisibleText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/// Puts an SVG file together, element by element.
final class SvgText {

    private static final String FONT = "Inter, 'Segoe UI', 'Helvetica Neue', Arial, sans-serif";

    private final StringBuilder out = new StringBuilder();

    void open(double width, double height, String title) {
        add(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%s\" height=\"%s\" viewBox=\"0 0 %s %s\" font-family=\"%s\">"
                        .formatted(number(width), number(height), number(width), number(height), FONT));
        add("<title>%s</title>".formatted(escaped(title)));
    }

    String close() {
        return out.append("</svg>\n").toString();
    }

    void rect(Box box, double radius, String fill, String stroke, String more) {
        add("<rect x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\" rx=\"%s\" fill=\"%s\" stroke=\"%s\" %s/>"
                .formatted(
                        number(box.x()),
                        number(box.y()),
                        number(box.width()),
                        number(box.height()),
                        number(radius),
                        fill,
                        stroke,
                        more));
    }

    void text(String text, double x, double y, double size, String fill, boolean bold, String anchor) {
        add("<text x=\"%s\" y=\"%s\" font-size=\"%s\" fill=\"%s\" font-weight=\"%s\" text-anchor=\"%s\">%s</text>"
                .formatted(number(x), number(y), number(size), fill, bold ? "600" : "400", anchor, escaped(text)));
    }

    /// An element that shows a text when the pointer rests on it.
    void titled(String title, String element) {
        add("<g><title>%s</title>%s</g>".formatted(escaped(title), element));
    }

    void cylinder(Box box, double cap, String fill, String stroke) {
        var half = number(box.width() / 2);
        var round = number(cap);
        add("<path d=\"M%s %s v%s a%s %s 0 0 0 %s 0 v-%s\" fill=\"%s\" stroke=\"%s\"/>"
                .formatted(
                        number(box.x()),
                        number(box.y() + cap),
                        number(box.height() - 2 * cap),
                        half,
                        round,
                        number(box.width()),
                        number(box.height() - 2 * cap),
                        fill,
                        stroke));
        add("<ellipse cx=\"%s\" cy=\"%s\" rx=\"%s\" ry=\"%s\" fill=\"%s\" stroke=\"%s\"/>"
                .formatted(number(box.centerX()), number(box.y() + cap), half, round, fill, stroke));
    }

    /// Copies one of our own icons into the file; they are plain shapes without ids or links.
    void icon(String name, double x, double y, double size) {
        try (var in = SvgText.class.getResourceAsStream("/icons/services/" + name + ".svg")) {
            if (in == null) {
                throw new IllegalArgumentException("There is no icon " + name);
            }
            var icon = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            var element = icon.substring(icon.indexOf("<svg") + "<svg".length()).strip();
            add("<svg x=\"%s\" y=\"%s\" %s"
                    .formatted(
                            number(x),
                            number(y),
                            element.replaceFirst("width=\"\\d+\"", "width=\"" + number(size) + "\"")
                                    .replaceFirst("height=\"\\d+\"", "height=\"" + number(size) + "\"")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void add(String element) {
        out.append(element).append('\n');
    }

    private static String number(double value) {
        return value == Math.rint(value) ? String.valueOf((long) value) : String.format(Locale.ROOT, "%.2f", value);
    }

    private static String escaped(String text) {
        return VisibleText.lines(text)
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
