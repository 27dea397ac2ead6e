package dev.quaymaster.ui.kit;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import javafx.scene.Group;
import javafx.scene.paint.Color;
import javafx.scene.paint.Paint;
import javafx.scene.shape.Circle;
import javafx.scene.shape.Rectangle;
import javafx.scene.shape.SVGPath;
import javafx.scene.shape.Shape;
import javafx.scene.shape.StrokeLineCap;
import javafx.scene.shape.StrokeLineJoin;
import javafx.scene.transform.Scale;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/// Our own icons, kept as simple SVG files (rectangles, circles and paths only) on the class path
/// under `/icons`.
public final class SvgIcon {

    private static final Map<String, List<Part>> PARSED = new ConcurrentHashMap<>();

    private SvgIcon() {}

    private record Part(String element, Map<String, String> attributes) {

        double number(String name) {
            return Double.parseDouble(attributes.getOrDefault(name, "0"));
        }

        @Nullable
        Paint paint(String name, @Nullable Paint otherwise) {
            var value = attributes.get(name);
            if (value == null) {
                return otherwise;
            }
            return value.equals("none") ? null : Color.web(value);
        }
    }

    /// Draws an icon.
    ///
    /// @param name the file below `/icons`, without its ending: `services/postgres`
    /// @param size its width and height in pixels, of a square icon
    /// @return a new group of shapes
    /// @throws IllegalArgumentException for an icon that is not there
    public static Group load(String name, double size) {
        var parts = PARSED.computeIfAbsent(name, SvgIcon::parse);
        var group = new Group();
        double scale = size / viewBox(parts);
        for (var part : parts) {
            shape(part).ifPresent(group.getChildren()::add);
        }
        group.getTransforms().add(new Scale(scale, scale));
        return new Group(group);
    }

    private static double viewBox(List<Part> parts) {
        var box = parts.getFirst().attributes().getOrDefault("viewBox", "0 0 28 28");
        return Double.parseDouble(box.split(" ", -1)[2]);
    }

    private static Optional<Shape> shape(Part part) {
        Shape shape;
        switch (part.element()) {
            case "rect" -> {
                var rectangle =
                        new Rectangle(part.number("x"), part.number("y"), part.number("width"), part.number("height"));
                rectangle.setArcWidth(2 * part.number("rx"));
                rectangle.setArcHeight(2 * part.number("rx"));
                shape = rectangle;
            }
            case "circle" -> shape = new Circle(part.number("cx"), part.number("cy"), part.number("r"));
            case "path" -> {
                var path = new SVGPath();
                path.setContent(part.attributes().getOrDefault("d", ""));
                shape = path;
            }
            default -> {
                return Optional.empty();
            }
        }
        shape.setFill(part.paint("fill", Color.BLACK));
        shape.setStroke(part.paint("stroke", null));
        shape.setStrokeWidth(part.attributes().containsKey("stroke-width") ? part.number("stroke-width") : 1);
        shape.setStrokeLineCap(
                part.attributes().getOrDefault("stroke-linecap", "").equals("round")
                        ? StrokeLineCap.ROUND
                        : StrokeLineCap.BUTT);
        shape.setStrokeLineJoin(
                part.attributes().getOrDefault("stroke-linejoin", "").equals("round")
                        ? StrokeLineJoin.ROUND
                        : StrokeLineJoin.MITER);
        return Optional.of(shape);
    }

    private static List<Part> parse(String name) {
        try (var in = SvgIcon.class.getResourceAsStream("/icons/" + name + ".svg")) {
            if (in == null) {
                throw new IllegalArgumentException("There is no icon " + name);
            }
            var parts = new ArrayList<Part>();
            var xml = XMLInputFactory.newDefaultFactory().createXMLStreamReader(in);
            while (xml.hasNext()) {
                if (xml.next() == XMLStreamReader.START_ELEMENT) {
                    parts.add(new Part(xml.getLocalName(), attributes(xml)));
                }
            }
            return List.copyOf(parts);
        } catch (IOException | XMLStreamException e) {
            throw new IllegalArgumentException("The icon " + name + " cannot be read", e);
        }
    }

    private static Map<String, String> attributes(XMLStreamReader xml) {
        var attributes = new HashMap<String, String>();
        for (int i = 0; i < xml.getAttributeCount(); i++) {
            attributes.put(xml.getAttributeLocalName(i), xml.getAttributeValue(i));
        }
        return Map.copyOf(attributes);
    }
}
