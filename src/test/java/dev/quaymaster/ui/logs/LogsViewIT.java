package dev.quaymaster.ui.logs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quaymaster.logs.LogFeed;
import dev.quaymaster.logs.LogOrigin;
import dev.quaymaster.ui.kit.UiLab;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javafx.scene.control.Label;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.framework.junit5.ApplicationTest;

/// The logs of two services of the real engine, read, searched, narrowed and saved by mouse and
/// keys.
class LogsViewIT extends ApplicationTest {

    private static final String WEB = """
            echo "web starts"
            printf '\\033[32mINFO\\033[0m \\033[1mlistening\\033[0m on \\033[4mhttp://0.0.0.0:4200\\033[0m\\n'
            i=0; while [ $i -lt 300 ]; do echo "GET /api/flows/$i 200"; i=$((i+1)); done
            echo "WARN slow answer from db"
            echo "ERROR flow run 'amber-owl' failed with a message that is much longer than all others, so long that it does not fit into one row of the window at any size that somebody would use"
            echo "    at dev.example.Flow.run(Flow.java:17)"
            """;
    private static final String DB = """
            echo "2026-03-01 12:00:00 UTC [1] LOG:  starting PostgreSQL"
            i=0; while [ $i -lt 300 ]; do echo "checkpoint $i complete"; i=$((i+1)); done
            echo "2026-03-01 12:00:00 UTC [9] ERROR:  relation \\"flows\\" does not exist"
            """;

    @TempDir
    private Path folder;

    private @Nullable Shown shown;

    private record Shown(UiLab lab, LogsView view, Stage stage) {}

    @Override
    public void start(Stage stage) {
        var lab = new UiLab();
        var view = new LogsView(lab.engine(), lab.desk());
        shown = new Shown(lab, view, stage);
        lab.show(stage, view);
        view.wake();
    }

    private Shown shown() {
        return Objects.requireNonNull(shown);
    }

    private LogsView view() {
        return shown().view();
    }

    private UiLab lab() {
        return shown().lab();
    }

    @AfterEach
    void clean() {
        interact(() -> {
            view().close();
            shown().stage().hide();
        });
        lab().close();
    }

    private LogPane pane() {
        return lookup("#log-pane").queryAs(LogPane.class);
    }

    private String seen() {
        return pane().textInSight();
    }

    private String count() {
        return lookup("#log-count").queryAs(Label.class).getText();
    }

    private static LogFeed.Followed followed(String id, String service) {
        return new LogFeed.Followed(id, new LogOrigin(service, service), true);
    }

    @Test
    void theLogsOfTwoServicesAreMergedSearchedNarrowedCopiedAndSaved() throws IOException {
        var db = lab().running(DB + "sleep 600");
        var web = lab().running(WEB + "cat /tmp/missing; sleep 600");
        interact(() -> view().follow(List.of(followed(db, "db"), followed(web, "web"))));

        UiLab.await(() -> assertThat(seen()).contains("web  ERROR flow run", "web      at dev.example"));
        UiLab.await(() -> assertThat(pane().index().size()).isEqualTo(302 + 306));
        lab().pictures(shown().stage(), "logs");

        clickOn("#log-search").write("error");
        UiLab.await(() -> assertThat(count()).isEqualTo("2 lines"));
        type(KeyCode.ENTER);
        UiLab.await(() -> assertThat(count()).isEqualTo("1 of 2"));
        assertThat(UiLab.onFx(this::seen)).contains("relation \"flows\"");
        lab().pictures(shown().stage(), "logs-found");
        type(KeyCode.ENTER);
        UiLab.await(() -> assertThat(count()).isEqualTo("2 of 2"));

        clickOn("#log-search").eraseText(5).write("flows/29\\d ");
        UiLab.await(() -> assertThat(count()).isEqualTo("No line"));
        clickOn("#log-regex");
        UiLab.await(() -> assertThat(count()).isEqualTo("10 lines"));
        clickOn("#log-only");
        UiLab.await(() -> assertThat(pane().index().size()).isEqualTo(10));

        var file = folder.resolve("logs.txt");
        lab().pick(file);
        clickOn("#log-save");
        UiLab.await(() -> assertThat(file).exists());
        assertThat(Files.readAllLines(file)).hasSize(10).allMatch(line -> line.contains("  web  GET /api/flows/29"));

        clickOn(pane()).push(KeyCode.SHORTCUT, KeyCode.A).push(KeyCode.SHORTCUT, KeyCode.C);
        assertThat(UiLab.onFx(() -> Clipboard.getSystemClipboard().getString()))
                .startsWith("GET /api/flows/290 200\n")
                .endsWith("GET /api/flows/299 200");

        clickOn("#log-only");
        clickOn("#log-search").push(KeyCode.ESCAPE);
        interact(() -> view().only("db"));
        UiLab.await(() -> assertThat(pane().index().size()).isEqualTo(302));
    }

    @Test
    void whatAContainerSaysAfterItsRestartIsFollowed() {
        var id = lab().running("echo up at $(cat /proc/uptime); sleep 600");
        interact(() -> view().follow(List.of(followed(id, "web"))));
        UiLab.await(() -> assertThat(pane().index().size()).isEqualTo(1));

        lab().engine().stop(id, Optional.of(Duration.ZERO));
        interact(() -> view().follow(List.of(new LogFeed.Followed(id, new LogOrigin("web", "web"), false))));
        lab().engine().start(id);
        interact(() -> view().follow(List.of(followed(id, "web"))));

        UiLab.await(() -> assertThat(pane().index().size()).isEqualTo(2));
    }

    @Test
    void anEarlierTimeIsReadOnDemandAndTheEndIsFollowed() {
        var id = lab().running(
                        "i=0; while [ $i -lt 9000 ]; do echo line $i; i=$((i+1)); done; sleep 3; echo the end; sleep 600");
        interact(() -> view().follow(List.of(followed(id, "web"))));
        UiLab.await(() -> assertThat(seen()).contains("line 8999"));

        interact(() -> lookup("#log-range").queryComboBox().getSelectionModel().select(4));
        UiLab.await(() -> assertThat(pane().index().size()).isGreaterThanOrEqualTo(9000));
        clickOn(pane()).push(KeyCode.HOME);
        UiLab.await(() -> assertThat(seen()).contains("web  line 0\n"));
        push(KeyCode.END);
        UiLab.await(() -> assertThat(seen()).contains("the end"));
    }
}
