package dev.quaymaster.ui.kit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quaymaster.stack.ServiceStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class BundledIconsTest {

    private static final Path ICONS = Path.of("icons");

    /// What [SvgIcon] draws; it passes over everything else in silence.
    private static final Set<String> DRAWN = Set.of("svg", "rect", "circle", "path");

    private static final Set<String> ATTRIBUTES = Set.of(
            "viewBox width height x y rx cx cy r d fill stroke stroke-width stroke-linecap stroke-linejoin".split(" "));

    static List<Path> icons() throws IOException {
        try (Stream<Path> files = Files.walk(ICONS)) {
            return files.filter(file -> file.toString().endsWith(".svg"))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("icons")
    void usesOnlyShapesAndAttributesThatAreDrawn(Path icon) throws Exception {
        var unknown = new TreeSet<String>();
        try (var in = Files.newInputStream(icon)) {
            var xml = XMLInputFactory.newDefaultFactory().createXMLStreamReader(in);
            while (xml.hasNext()) {
                if (xml.next() == XMLStreamReader.START_ELEMENT) {
                    unknown.addAll(notDrawn(xml));
                }
            }
        }
        assertThat(unknown).isEmpty();
    }

    private static Set<String> notDrawn(XMLStreamReader xml) throws XMLStreamException {
        var found = new TreeSet<String>();
        if (!DRAWN.contains(xml.getLocalName())) {
            found.add(xml.getLocalName());
        }
        for (int i = 0; i < xml.getAttributeCount(); i++) {
            if (!ATTRIBUTES.contains(xml.getAttributeLocalName(i))) {
                found.add(xml.getLocalName() + "/" + xml.getAttributeLocalName(i));
            }
        }
        return found;
    }

    @ParameterizedTest
    @EnumSource
    void showsEveryStatusOfAService(ServiceStatus status) {
        var name = status.name().toLowerCase(Locale.ROOT).replace('_', '-');
        assertThat(ICONS.resolve("states/" + name + ".svg")).exists();
    }

    @Test
    void showsEveryKindOfServiceAndVolume() {
        assertThat(icons("services"))
                .containsExactly("caddy", "generic", "minio", "nginx", "postgres", "prefect", "python", "redis");
        assertThat(icons("volumes")).containsExactly("anonymous", "bind", "external", "named", "nfs", "tmpfs");
    }

    @ParameterizedTest
    @ValueSource(ints = {16, 24, 32, 48, 64, 128, 256, 512})
    void hasTheApplicationIconInEverySize(int size) throws IOException {
        var image =
                ImageIO.read(ICONS.resolve("app/quaymaster-" + size + ".png").toFile());
        assertThat(List.of(image.getWidth(), image.getHeight())).containsExactly(size, size);
    }

    private static List<String> icons(String folder) {
        return Stream.of(ICONS.resolve(folder).toFile().list())
                .map(name -> name.replace(".svg", ""))
                .sorted()
                .toList();
    }
}
