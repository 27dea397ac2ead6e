package dev.quaymaster.ui.logs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quaymaster.logs.LogBook;
import dev.quaymaster.logs.LogFilter;
import dev.quaymaster.logs.LogOrigin;
import dev.quaymaster.ui.kit.Fonts;
import dev.quaymaster.ui.kit.Theme;
import dev.quaymaster.ui.kit.UiLab;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import javafx.scene.Scene;
import javafx.scene.control.ScrollBar;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.testfx.framework.junit5.ApplicationTest;

/// A million lines in the window.
class LogPaneIT extends ApplicationTest {

    private static final int MILLION = 1_000_000;
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private final LogBook book = new LogBook(LogBook.Limits.USUAL);
    private @Nullable LogPane shown;

    @Override
    public void start(Stage stage) {
        Fonts.load();
        var pane = new LogPane(book.index(LogFilter.ALL), service -> 0);
        shown = pane;
        var scene = new Scene(pane, 1100, 700);
        Theme.LIGHT.applyTo(scene);
        stage.setScene(scene);
        stage.show();
    }

    private LogPane pane() {
        return Objects.requireNonNull(shown);
    }

    private String seen() {
        return pane().textInSight();
    }

    @Test
    void everyOneOfAMillionLinesIsAJumpAway() {
        var web = new LogOrigin("web", "web");
        for (var i = 0; i < MILLION; i++) {
            book.add(web, NOON.plusMillis(i), "line " + i + " of many");
        }
        interact(pane()::refresh);
        UiLab.await(() -> assertThat(seen()).contains("line 999999 of many"));

        var bar = lookup("#log-scroll").queryAs(ScrollBar.class);
        interact(() -> bar.setValue(500_000));
        UiLab.await(() -> assertThat(seen()).contains("line 500000 of", "line 500030 of"));
        assertThat(pane().followProperty().get()).isFalse();

        clickOn(pane()).push(KeyCode.HOME);
        UiLab.await(() -> assertThat(seen()).contains("line 0 of", "line 30 of"));
        push(KeyCode.PAGE_DOWN);
        UiLab.await(() -> assertThat(seen()).contains("line 60 of").doesNotContain("line 0 of"));
        push(KeyCode.END);
        UiLab.await(() -> assertThat(seen()).contains("line 999999 of"));

        interact(() -> pane().wrapProperty().set(true));
        UiLab.await(() -> assertThat(seen()).contains("line 999999 of"));
        interact(() -> bar.setValue(250_000));
        UiLab.await(() -> assertThat(seen()).contains("line 250000 of"));
        scrollDown(500);
        assertThat(bar.getValue()).isGreaterThan(250_000);
    }

    /// Scrolls by wheel steps, draws after each, and prints how long that took.
    private void scrollDown(int steps) {
        var start = System.nanoTime();
        UiLab.onFx(() -> {
            for (var step = 0; step < steps; step++) {
                pane().scrollBy(40);
                pane().layout();
            }
            return true;
        });
        System.out.printf(
                "%d steps through a million lines took %d ms%n",
                steps, Duration.ofNanos(System.nanoTime() - start).toMillis());
    }
}
