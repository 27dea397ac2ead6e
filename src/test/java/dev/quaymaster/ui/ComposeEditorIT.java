package dev.quaymaster.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quaymaster.settings.Folders;
import dev.quaymaster.ui.kit.Eventually;
import dev.quaymaster.ui.kit.Fonts;
import dev.quaymaster.ui.kit.Pictures;
import dev.quaymaster.ui.kit.Theme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.awaitility.core.ThrowingRunnable;
import org.fxmisc.richtext.CodeArea;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.framework.junit5.ApplicationTest;
import org.testfx.util.WaitForAsyncUtils;

/// Edits the files of a stack in the window.
class ComposeEditorIT extends ApplicationTest {

    private static final String COMPOSE = """
            # A shop with its database.
            name: qm-shop
            services:
              web:
                image: nginx:${TAG:-1}
                ports: ["127.0.0.1:8080:80"]
              db:
                image: postgres:17
                environment:
                  POSTGRES_PASSWORD: ${DB_PASSWORD}
                volumes:
                  - data:/var/lib/postgresql/data
            volumes:
              data:
            """;

    @TempDir
    private Path folder;

    private @Nullable Shown shown;

    private record Shown(AppContext context, Stage stage) {}

    private Shown shown() {
        return Objects.requireNonNull(shown);
    }

    private Path file() {
        return folder.resolve("shop/compose.yaml");
    }

    @Override
    public void start(Stage stage) throws IOException {
        Files.createDirectory(folder.resolve("shop"));
        Files.writeString(file(), COMPOSE);
        Files.writeString(folder.resolve("shop/.env"), "TAG=1.27\nDB_PASSWORD=hush-hush\n");
        var environment = new HashMap<>(System.getenv());
        environment.put("QUAYMASTER_HOME", folder.resolve("home").toString());
        Fonts.load();
        var context = new AppContext(
                WindowOptions.parse(List.of(folder.resolve("shop").toString())),
                Folders.of(environment, "Linux", folder),
                environment,
                new SystemFilePicker(() -> stage));
        stage.setScene(new Scene(context.root(), 1440, 900));
        Theme.LIGHT.applyTo(stage.getScene());
        stage.show();
        context.start();
        shown = new Shown(context, stage);
    }

    @AfterEach
    void clean() {
        interact(() -> {
            shown().context().close();
            shown().stage().hide();
        });
    }

    @Test
    void aFileIsBrokenMendedCompletedSavedAndTakenBack() throws IOException {
        openEditor();

        caretAfter("80:80\"]");
        type(KeyCode.ENTER);
        write("restrat: always");
        await(() -> assertThat(problems()).contains("Did you mean \"restart\"?"));
        pictures("editor-problem");

        interact(() -> {
            int at = text().indexOf("restrat");
            area().selectRange(at, at + "restrat: always".length());
        });
        write("dep");
        await(() -> assertThat(list("#completion").isVisible()).isTrue());
        pictures("editor-completion");
        type(KeyCode.ENTER);
        await(() -> assertThat(list("#completion").isVisible()).isTrue());
        type(KeyCode.ENTER);
        await(() -> assertThat(text()).contains("    depends_on:\n      - db\n  db:\n"));
        await(() -> assertThat(problems()).isEmpty());
        assertThat(file()).content().isEqualTo(COMPOSE);

        clickOn("Diagram");
        await(() -> assertThat(exists("#edge-service-web-service-db")).isTrue());
        assertThat(exists("#drawn-unsaved")).isTrue();
        pictures("editor-diagram");

        clickOn("Compose file");
        clickOn("#side-changes");
        await(() -> assertThat(words("#changes-pane-heading")).isEqualTo("Not saved: +2 −0"));
        press(KeyCode.CONTROL, KeyCode.S).release(KeyCode.S, KeyCode.CONTROL);
        await(() -> assertThat(words("#changes-pane-heading")).isEqualTo("Saved: +2 −0"));
        assertThat(file()).content().contains("depends_on:\n      - db\n");
        assertThat(exists("#drawn-unsaved")).isFalse();
        pictures("editor-saved");

        clickOn("#side-versions");
        await(() -> assertThat(list("#versions").getItems()).hasSize(1));
        await(() ->
                assertThat(node("#restore-version", Node.class).isDisabled()).isFalse());
        pictures("editor-versions");
        clickOn("#restore-version");
        await(() -> assertThat(text()).isEqualTo(COMPOSE));
        assertThat(file()).content().contains("depends_on");
    }

    @Test
    void whatAnotherProgramWritesIsTakenOverUnlessSomethingIsTyped() throws IOException {
        openEditor();
        Files.writeString(file(), COMPOSE.replace("postgres:17", "postgres:18"));
        await(() -> assertThat(text()).contains("postgres:18"));

        caretAfter("postgres:18");
        write("-alpine");
        Files.writeString(file(), COMPOSE);
        await(() -> assertThat(node("#foreign-change", Node.class).isVisible()).isTrue());
        clickOn("#foreign-compare");
        await(() -> assertThat(words("#changes-pane-heading")).isEqualTo("From disk to yours: +1 −1"));
        pictures("editor-foreign");
        clickOn("#foreign-keep");
        press(KeyCode.CONTROL, KeyCode.S).release(KeyCode.S, KeyCode.CONTROL);
        await(() -> assertThat(file()).content().contains("postgres:18-alpine"));
    }

    @Test
    void secretsOfTheEnvFileAreCoveredAndItsValuesCount() throws IOException {
        openEditor();
        clickOn("#side-resolved");
        interact(() -> chooser().setValue(folder.resolve("shop/.env")));
        await(() -> assertThat(text()).startsWith("TAG=1.27"));
        caretAfter("1.27");
        write(".3");
        await(() -> assertThat(resolved()).contains("image: nginx:1.27.3"));
        pictures("editor-env");
    }

    @Test
    void leavingWithChangesAsksFirst() throws IOException {
        openEditor();
        caretAfter("postgres:17");
        write("-x");
        assertThat(interactively(() -> shown().context().mayClose(() -> {}))).isFalse();
        await(() -> assertThat(exists("#save-and-leave")).isTrue());
        pictures("editor-leave");
        clickOn("#save-and-leave");
        await(() -> assertThat(file()).content().contains("postgres:17-x"));
        assertThat(interactively(() -> shown().context().mayClose(() -> {}))).isTrue();
    }

    @Test
    void wordsAreFound() {
        openEditor();
        press(KeyCode.CONTROL, KeyCode.F).release(KeyCode.F, KeyCode.CONTROL);
        write("image");
        await(() -> assertThat(words("#find-count")).isEqualTo("1 of 2"));
        type(KeyCode.ENTER);
        await(() -> assertThat(words("#find-count")).isEqualTo("2 of 2"));
        assertThat(area().getSelectedText()).isEqualTo("image");
    }

    private void openEditor() {
        await(() -> assertThat(words(".page-title")).isEqualTo("qm-shop"));
        clickOn("Compose file");
        await(() -> assertThat(text()).isEqualTo(COMPOSE));
        clickOn("#compose-text");
    }

    private void caretAfter(String word) {
        interact(() -> area().moveTo(text().indexOf(word) + word.length()));
    }

    private CodeArea area() {
        return node("#compose-text", CodeArea.class);
    }

    private String text() {
        return area().getText();
    }

    private String resolved() {
        return node("#resolved-text", CodeArea.class).getText();
    }

    private String problems() {
        return String.join(
                "\n",
                list("#compose-problems").getItems().stream()
                        .map(Object::toString)
                        .toList());
    }

    private ListView<?> list(String query) {
        return node(query, ListView.class);
    }

    @SuppressWarnings("unchecked") // the only one of the tab
    private ComboBox<Path> chooser() {
        return node("#file-chooser", ComboBox.class);
    }

    private String words(String query) {
        return node(query, Labeled.class).getText();
    }

    private boolean exists(String query) {
        return lookup(query).tryQuery().isPresent();
    }

    private <T extends Node> T node(String query, Class<T> type) {
        return lookup(query).queryAs(type);
    }

    private static boolean interactively(Callable<Boolean> question) {
        return WaitForAsyncUtils.waitForAsyncFx(10_000, question);
    }

    private static void await(ThrowingRunnable check) {
        Eventually.holds(Duration.ofSeconds(30), check);
    }

    private void pictures(String name) {
        Pictures.of(shown().stage()).take(name);
    }
}
