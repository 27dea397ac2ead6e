package dev.quaymaster.ui.diagram;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quaymaster.diagram.Box;
import dev.quaymaster.diagram.SampleDiagrams;
import dev.quaymaster.diagram.layout.DiagramLayout;
import java.util.Map;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NeighboursTest {

    private static final Map<String, Box> BOXES =
            DiagramLayout.layout(SampleDiagrams.prefect()).nodes();

    @ParameterizedTest
    @CsvSource({
        "browser, RIGHT, service:caddy",
        "service:caddy, RIGHT, service:prefect-server",
        "service:prefect-server, DOWN, service:postgres",
        "service:postgres, DOWN, volume:postgres-data",
        "volume:postgres-data, LEFT, volume:minio-data",
        "volume:minio-data, UP, service:minio",
        "service:caddy, LEFT, browser"
    })
    void anArrowKeyLeadsToTheNearestNodeInItsDirection(String from, KeyCode key, String to) {
        assertThat(Neighbours.find(BOXES, from, key)).contains(to);
    }

    @ParameterizedTest
    @CsvSource({"browser, LEFT", "volume:postgres-data, DOWN"})
    void atTheRimAnArrowKeyLeadsNowhere(String from, KeyCode key) {
        assertThat(Neighbours.find(BOXES, from, key)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource("RIGHT")
    void withoutAStartTheFirstNodeIsFound(KeyCode key) {
        assertThat(Neighbours.find(BOXES, "", key)).contains("browser");
    }
}
