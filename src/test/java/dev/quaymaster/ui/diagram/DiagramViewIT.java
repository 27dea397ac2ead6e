package dev.quaymaster.ui.diagram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.quaymaster.compose.ComposeFiles;
import dev.quaymaster.compose.load.ProjectLoader;
import dev.quaymaster.diagram.Diagram;
import dev.quaymaster.diagram.DiagramBuilder;
import dev.quaymaster.diagram.DiagramNode;
import dev.quaymaster.diagram.Edge;
import dev.quaymaster.diagram.layout.DiagramLayout;
import dev.quaymaster.stack.ServiceStatus;
import dev.quaymaster.ui.kit.TestDesk;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // TestFX calls the start method before each test
class DiagramViewIT {

    private final Diagram diagram = bundled();
    private final List<Optional<String>> selections = new ArrayList<>();
    private final List<String> opened = new ArrayList<>();
    private TestDesk desk;
    private DiagramView view;

    private static Diagram bundled() {
        var files = ComposeFiles.find(Path.of("stacks/prefect-v2"), Map.of());
        return DiagramBuilder.build(ProjectLoader.load(files).project().orElseThrow());
    }

    @Start
    void start(Stage stage) {
        desk = new TestDesk();
        view = new DiagramView(desk.desk());
        view.setOnSelect(selections::add);
        view.setOnOpen(opened::add);
        desk.show(stage, view, 834, 764);
        view.show(DiagramLayout.layout(diagram));
    }

    @AfterEach
    void nothingFailedUnforeseen() {
        desk.close();
        assertThat(desk.failures()).isEmpty();
    }

    @Test
    void everyNodeEdgeAndNetworkIsThereByItsId(FxRobot robot) {
        for (var node : diagram.nodes()) {
            assertThat(robot.lookup("#" + Ids.node(node.id())).tryQuery()).isPresent();
        }
        for (var edge : diagram.edges()) {
            assertThat(robot.lookup("#" + Ids.edge(edge.id())).tryQuery()).isPresent();
        }
        assertThat(robot.lookup("#network-prefect-server-network").tryQuery()).isPresent();
        assertThat(text(robot, "#edge-service-caddy-service-minio-label")).isEqualTo("S3 9000");
    }

    @Test
    void aStateFlipsPseudoClassesAndTextsOfTheSameNode(FxRobot robot) {
        var before = view.node("service:postgres").orElseThrow();
        assertThat(has(before, "not-created")).isTrue();
        robot.interact(() -> view.setStates(Map.of(
                "service:postgres",
                new NodeState(
                        ServiceStatus.HEALTHY,
                        "",
                        OptionalDouble.of(0.84),
                        OptionalLong.of(64L << 20),
                        List.of(1.0, 2.0)))));
        assertThat(view.node("service:postgres")).containsSame(before);
        assertThat(has(before, "healthy")).isTrue();
        assertThat(has(before, "not-created")).isFalse();
        assertThat(before.getAccessibleText()).isEqualTo("Service postgres, healthy, 0.8 % CPU · 64 MiB");
    }

    @Test
    void aVolumeTellsItsSizeAndLastBackup(FxRobot robot) {
        var state = new VolumeState(OptionalLong.of(412L << 20), "backed up 02:00");
        robot.interact(() -> view.setVolumes(Map.of("volume:postgres-data", state)));
        assertThat(text(robot, "#volume-postgres-data .node-detail")).isEqualTo("412 MiB · backed up 02:00");
    }

    @Test
    void whatStaysInANewDiagramKeepsItsNodeAndState(FxRobot robot) {
        var caddy = view.node("service:caddy").orElseThrow();
        robot.interact(() -> view.setStates(Map.of("service:caddy", NodeState.of(ServiceStatus.RUNNING))));
        robot.interact(() -> view.show(DiagramLayout.layout(withoutMinio())));
        assertThat(view.node("service:caddy")).containsSame(caddy);
        assertThat(has(caddy, "running")).isTrue();
        assertThat(view.node("service:minio")).isEmpty();
        assertThat(robot.lookup("#edge-service-caddy-service-minio").tryQuery()).isEmpty();
    }

    private Diagram withoutMinio() {
        var gone = List.of("service:minio", "volume:minio-data");
        List<DiagramNode> nodes =
                diagram.nodes().stream().filter(n -> !gone.contains(n.id())).toList();
        List<Edge> edges =
                diagram.edges().stream().filter(e -> !gone.contains(e.to())).toList();
        return new Diagram("prefect-v2", nodes, edges, diagram.zones());
    }

    @Test
    void aClickSelectsADoubleClickOpensAndAClickBesideSelectsNothing(FxRobot robot) {
        robot.clickOn("#service-caddy");
        assertThat(view.selected()).contains("service:caddy");
        robot.doubleClickOn("#volume-minio-data");
        robot.clickOn(robot.offset(view, 300, 260));
        assertThat(opened).containsExactly("volume:minio-data");
        assertThat(selections)
                .containsExactly(Optional.of("service:caddy"), Optional.of("volume:minio-data"), Optional.empty());
    }

    @Test
    void arrowsMoveTheSelectionEnterOpensItAndEscapeDropsIt(FxRobot robot) {
        robot.clickOn("#service-caddy");
        robot.type(KeyCode.RIGHT, KeyCode.DOWN, KeyCode.ENTER, KeyCode.ESCAPE);
        assertThat(opened).containsExactly("service:postgres");
        assertThat(view.selected()).isEmpty();
    }

    @Test
    void zoomingAndFittingShowInTheToolbar(FxRobot robot) {
        var fitted = text(robot, "#zoom-reset");
        robot.clickOn("#zoom-reset");
        awaitText(robot, "#zoom-reset", "100 %");
        robot.clickOn("#zoom-in");
        awaitText(robot, "#zoom-reset", "125 %");
        robot.clickOn("#zoom-fit");
        awaitText(robot, "#zoom-reset", fitted);
    }

    @Test
    void draggingMovesThePictureAndSelectsNothing(FxRobot robot) {
        var caddy = view.node("service:caddy").orElseThrow();
        double before = caddy.localToScreen(0, 0).getX();
        robot.drag("#service-caddy").dropBy(60, 30);
        assertThat(caddy.localToScreen(0, 0).getX()).isGreaterThan(before + 30);
        assertThat(view.selected()).isEmpty();
    }

    @Test
    void eachFormatIsWrittenWhereTheUserSays(FxRobot robot, @TempDir Path folder) {
        desk.answer(folder);
        for (var format : ExportFormat.values()) {
            robot.clickOn("#export-" + format.ending());
            var file = folder.resolve("prefect-v2." + format.ending());
            await().untilAsserted(() -> assertThat(file).isNotEmptyFile());
        }
        await().untilAsserted(() -> assertThat(
                        ImageIO.read(folder.resolve("prefect-v2.png").toFile()).getWidth())
                .isGreaterThan(1600));
        assertThat(folder.resolve("prefect-v2.svg")).content().startsWith("<svg");
        assertThat(folder.resolve("prefect-v2.mmd")).content().startsWith("flowchart LR");
    }

    @Test
    void anExportThatCannotBeWrittenIsTold(FxRobot robot, @TempDir Path folder) throws Exception {
        var file = Files.createFile(folder.resolve("not-a-folder"));
        desk.answer(file.resolve("diagram.svg"));
        robot.clickOn("#export-svg");
        await().untilAsserted(() -> assertThat(desk.told()).contains("The diagram could not be saved as " + file));
    }

    private static void awaitText(FxRobot robot, String query, String text) {
        await().untilAsserted(() -> assertThat(text(robot, query)).isEqualTo(text));
    }

    private static String text(FxRobot robot, String query) {
        return robot.lookup(query).queryAs(Labeled.class).getText();
    }

    private static boolean has(Node node, String pseudoClass) {
        return node.getPseudoClassStates().contains(PseudoClass.getPseudoClass(pseudoClass));
    }
}
