package dev.quaymaster.diagram.layout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quaymaster.diagram.Box;
import dev.quaymaster.diagram.Diagram;
import dev.quaymaster.diagram.DiagramNode;
import dev.quaymaster.diagram.Edge;
import dev.quaymaster.diagram.LaidOutDiagram;
import dev.quaymaster.diagram.Point;
import dev.quaymaster.diagram.Route;
import dev.quaymaster.diagram.SampleDiagrams;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DiagramLayoutTest {

    static Stream<Diagram> diagrams() {
        return Stream.of(
                SampleDiagrams.prefect(),
                SampleDiagrams.large(1),
                SampleDiagrams.large(12),
                SampleDiagrams.large(60),
                SampleDiagrams.loose(50),
                new Diagram("empty", List.of(), List.of(), List.of()));
    }

    private static LaidOutDiagram prefect() {
        return DiagramLayout.layout(SampleDiagrams.prefect());
    }

    @ParameterizedTest
    @MethodSource("diagrams")
    void noTwoNodesOverlap(Diagram diagram) {
        var boxes = List.copyOf(DiagramLayout.layout(diagram).nodes().values());
        assertThat(overlaps(boxes)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("diagrams")
    void noLabelOverlapsAnotherLabelOrANode(Diagram diagram) {
        var laidOut = DiagramLayout.layout(diagram);
        var boxes = new ArrayList<>(laidOut.nodes().values());
        laidOut.edges().values().forEach(route -> route.labelBox().ifPresent(boxes::add));
        assertThat(overlaps(boxes)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("diagrams")
    void everyEdgeRunsAlongTheAxesAndThroughNoNode(Diagram diagram) {
        var laidOut = DiagramLayout.layout(diagram);
        assertThat(laidOut.edges().keySet())
                .containsExactlyElementsOf(
                        diagram.edges().stream().map(Edge::id).toList());
        for (var route : laidOut.edges().values()) {
            for (int i = 1; i < route.points().size(); i++) {
                var from = route.points().get(i - 1);
                var to = route.points().get(i);
                assertThat(from.x() == to.x() || from.y() == to.y())
                        .as("%s", route)
                        .isTrue();
                assertThat(laidOut.nodes().values())
                        .as("%s to %s", from, to)
                        .noneMatch(box -> box.grown(-1).crossedBy(from, to));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("diagrams")
    void everyEdgeBeginsAndEndsAtTheRimOfItsNodes(Diagram diagram) {
        var laidOut = DiagramLayout.layout(diagram);
        for (var edge : diagram.edges()) {
            Route route = laidOut.route(edge);
            assertThat(isOnRim(laidOut.box(edge.from()), route.start()))
                    .as(edge.id())
                    .isTrue();
            assertThat(isOnRim(laidOut.box(edge.to()), route.end()))
                    .as(edge.id())
                    .isTrue();
        }
    }

    @ParameterizedTest
    @MethodSource("diagrams")
    void everythingLiesInsideThePicture(Diagram diagram) {
        var laidOut = DiagramLayout.layout(diagram);
        var picture = new Box(0, 0, laidOut.width() + 1, laidOut.height() + 1);
        assertThat(laidOut.nodes().values()).allMatch(box -> contains(picture, box));
        assertThat(laidOut.zones().values()).allMatch(box -> contains(picture, box));
    }

    @ParameterizedTest
    @MethodSource("diagrams")
    void zonesHoldTheirServicesAndNoStorage(Diagram diagram) {
        var laidOut = DiagramLayout.layout(diagram);
        for (var node : diagram.nodes()) {
            var box = laidOut.box(node.id());
            if (node instanceof DiagramNode.Service service && service.zone().isPresent()) {
                assertThat(laidOut.zones())
                        .hasEntrySatisfying(
                                service.zone().get(),
                                frame -> assertThat(contains(frame, box)).isTrue());
            } else {
                assertThat(laidOut.zones().values()).noneMatch(box::overlaps);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("diagrams")
    void theSameDiagramAlwaysGivesTheSamePicture(Diagram diagram) {
        assertThat(DiagramLayout.layout(diagram)).isEqualTo(DiagramLayout.layout(diagram));
    }

    @Test
    void aDatabaseStandsBelowItsOnlyClientAndItsVolumeBelowThat() {
        var laidOut = prefect();
        var server = laidOut.box("service:prefect-server");
        var postgres = laidOut.box("service:postgres");
        var data = laidOut.box("volume:postgres-data");
        assertThat(postgres.centerX()).isEqualTo(server.centerX()).isEqualTo(data.centerX());
        assertThat(server.bottom()).isLessThan(postgres.y());
        assertThat(postgres.bottom()).isLessThan(data.y());
    }

    @Test
    void servicesThatNothingTiesTogetherStandInRowsAndColumns() {
        var picture = DiagramLayout.layout(SampleDiagrams.loose(50));
        assertThat(picture.width() / picture.height()).isBetween(0.7, 2.5);
    }

    @Test
    void theBrowserStandsLeftAndWhatItReachesThroughTheProxyRight() {
        var laidOut = prefect();
        assertThat(laidOut.box("browser").right())
                .isLessThan(laidOut.box("service:caddy").x());
        assertThat(laidOut.box("service:caddy").right())
                .isLessThan(laidOut.box("service:prefect-server").x());
    }

    @Test
    void thePrefectStackFitsBesideTheInspectorNearlyAtFullSize() {
        assertThat(prefect().width()).isLessThan(900);
        assertThat(prefect().height()).isLessThan(560);
    }

    private static List<String> overlaps(List<Box> boxes) {
        var found = new ArrayList<String>();
        for (int i = 0; i < boxes.size(); i++) {
            for (int j = 0; j < i; j++) {
                if (boxes.get(i).overlaps(boxes.get(j))) {
                    found.add(boxes.get(i) + " and " + boxes.get(j));
                }
            }
        }
        return found;
    }

    private static boolean contains(Box outer, Box inner) {
        return outer.x() <= inner.x()
                && outer.y() <= inner.y()
                && outer.right() >= inner.right()
                && outer.bottom() >= inner.bottom();
    }

    private static boolean isOnRim(Box box, Point point) {
        return !box.grown(-1.5).crossedBy(point, point) && box.grown(1.5).crossedBy(point, point);
    }
}
