package dev.quaymaster.ui.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quaymaster.engine.spec.ExecSpec;
import dev.quaymaster.ui.kit.UiLab;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import javafx.geometry.VerticalDirection;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Stage;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.testfx.framework.junit5.ApplicationTest;

/// Types into containers of the real engine.
class TerminalViewIT extends ApplicationTest {

    /// Keys that got through to the tabs that the terminal is in, and so to the window.
    private final List<String> leaked = new CopyOnWriteArrayList<>();

    private @Nullable Shown shown;

    private record Shown(UiLab lab, TerminalView view, Stage stage) {}

    @Override
    public void start(Stage stage) {
        var lab = new UiLab();
        var view = new TerminalView(lab.engine(), lab.desk());
        shown = new Shown(lab, view, stage);
        var around = new TabPane(new Tab("Terminal", view));
        around.addEventHandler(
                KeyEvent.KEY_PRESSED, event -> leaked.add(event.getCode().getName()));
        around.addEventHandler(KeyEvent.KEY_TYPED, event -> leaked.add(event.getCharacter()));
        lab.show(stage, around);
    }

    private Shown shown() {
        return Objects.requireNonNull(shown);
    }

    @AfterEach
    void clean() {
        interact(() -> {
            shown().view().close();
            shown().stage().hide();
        });
        shown().lab().close();
    }

    private TerminalPane pane() {
        return lookup("#terminal-pane").queryAs(TerminalPane.class);
    }

    private String screen() {
        return Objects.requireNonNull(pane().session()).text();
    }

    private void openShell(String id) {
        interact(() -> {
            shown().view().offer(List.of(new TerminalTarget(id, "web")));
            shown().view().openIn("web");
        });
        UiLab.await(() -> assertThat(screen()).contains("#"));
    }

    private void enter(String text) {
        write(text).type(KeyCode.ENTER);
    }

    @Test
    void aShellAnAnEditorAndTopWorkAsInAnyTerminal() throws IOException {
        openShell(shown().lab().running("sleep 600"));
        enter("echo $((6 * 7)) hi");
        UiLab.await(() -> assertThat(screen()).contains("\n42 hi"));

        enter("printf '\\033[31mred \\033[1;42mbold on green\\033[0m \\033[7minverse\\033[0m \\342\\224\\200\\n'");
        UiLab.await(() -> assertThat(screen()).contains("\nred bold on green inverse ─"));

        interact(() -> shown().stage().setWidth(900));
        enter("stty size");
        UiLab.await(() -> assertThat(screen()).contains("\n" + pane().rows() + " " + pane().columns()));
        assertThat(pane().columns()).isLessThan(130).isGreaterThan(80);
        shown().lab().pictures(shown().stage(), "terminal");

        enter("vi /tmp/note");
        UiLab.await(() -> assertThat(screen()).contains("~ ").contains("/tmp/note"));
        write("iwritten in vi").type(KeyCode.ESCAPE);
        UiLab.await(() -> assertThat(screen()).startsWith("written in vi"));
        enter(":wq");
        UiLab.await(() -> assertThat(screen()).contains("vi /tmp/note"));
        enter("cat /tmp/note");
        UiLab.await(() -> assertThat(screen()).contains("cat /tmp/note").containsSubsequence("cat", "\nwritten in vi"));

        enter("top");
        UiLab.await(() -> assertThat(screen()).contains("PID", "sleep 600"));
        shown().lab().pictures(shown().stage(), "terminal-top");
        write("q");
        enter("clear; echo over");
        UiLab.await(() -> assertThat(screen()).startsWith("over"));

        enter("exit 3");
        UiLab.await(() -> assertThat(ending()).isEqualTo("Ended with exit code 3."));
    }

    @Test
    void textIsCopiedAndPastedAndAProgramIsInterrupted() {
        openShell(shown().lab().running("sleep 600"));
        interact(() -> {
            var content = new ClipboardContent();
            content.putString("echo pasted; sleep 500\n");
            Clipboard.getSystemClipboard().setContent(content);
        });
        clickOn(pane()).push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.V);
        UiLab.await(() -> assertThat(screen()).contains("\npasted"));
        push(KeyCode.CONTROL, KeyCode.C);
        enter("echo back");
        UiLab.await(() -> assertThat(screen()).contains("\nback"));

        var face = UiLab.onFx(() -> pane().localToScreen(TerminalPainter.MARGIN + 2, TerminalPainter.MARGIN + 4));
        drag(face).dropBy(400, 150);
        push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.C);
        assertThat(UiLab.onFx(() -> Clipboard.getSystemClipboard().getString())).contains("echo pasted");
    }

    @Test
    void aProgramThatAsksForTheMouseGetsIt() {
        openShell(shown().lab().running("sleep 600"));
        enter("printf '\\033[?1000h\\033[?1006h'; stty -icanon -echo min 1; echo asked;"
                + " dd bs=1 count=28 2>/dev/null | tr '\\033' E; stty sane");
        UiLab.await(() -> assertThat(screen()).contains("\nasked"));

        var cell = UiLab.onFx(() -> pane().localToScreen(TerminalPainter.MARGIN + 2, TerminalPainter.MARGIN + 4));
        clickOn(cell).scroll(1, VerticalDirection.UP);

        UiLab.await(() -> assertThat(screen()).contains("\nE[<0;1;1ME[<0;1;1mE[<64;1;1M"));
    }

    @Test
    void aClickGivesItTheKeyboardAndNoKeyGetsThroughToTheWindow() {
        openShell(shown().lab().running("sleep 600"));
        clickOn("#terminal-command");
        leaked.clear();

        clickOn(pane());
        assertThat(UiLab.onFx(() -> pane().isFocused())).isTrue();
        enter("echo le$((1 + 1))");

        UiLab.await(() -> assertThat(screen()).contains("\nle2"));
        assertThat(leaked).isEmpty();
    }

    @Test
    void anotherShellEndsTheOneBeforeAndLeavingEndsTheLast() {
        var id = shown().lab().running("sleep 600");
        openShell(id);
        enter("sleep 1234");
        UiLab.await(() -> assertThat(screen()).contains("sleep 1234"));
        processes(id, list -> assertThat(list).contains("sleep 1234"));

        clickOn("#terminal-open");
        UiLab.await(() -> assertThat(screen()).contains("#").doesNotContain("1234"));
        processes(id, list -> assertThat(list).doesNotContain("sleep 1234").containsOnlyOnce(" ash"));

        interact(() -> shown().view().close());
        processes(id, list -> assertThat(list).doesNotContain(" ash"));
    }

    /// Waits until a container's processes are as they should be.
    private void processes(String id, Consumer<String> check) {
        Awaitility.await().atMost(Duration.ofSeconds(90)).untilAsserted(() -> {
            var out = new ByteArrayOutputStream();
            var list = ExecSpec.of("ps", "-o", "pid,args");
            shown().lab().engine().exec(id, list, out, out);
            check.accept(out.toString(StandardCharsets.UTF_8));
        });
    }

    @Test
    void oneCommandIsRunAndItsExitCodeTold() {
        openShell(shown().lab().running("sleep 600"));
        clickOn("#terminal-command");
        enter("echo one && exit 4");

        UiLab.await(() -> assertThat(ending()).isEqualTo("Ended with exit code 4."));
        assertThat(UiLab.onFx(this::screen)).startsWith("one");
    }

    @Test
    void noShellIsOpenedInAnotherServiceUnasked() {
        var web = new TerminalTarget(shown().lab().running("sleep 600"), "web");
        var db = new TerminalTarget(shown().lab().running("sleep 600"), "db");
        interact(() -> shown().view().offer(List.of(web, db)));
        interact(() -> shown().view().openIn("web"));
        UiLab.await(() -> assertThat(screen()).contains("#"));

        interact(() -> shown().view().offer(List.of(db)));
        assertThat(UiLab.<Object>onFx(() -> service().getValue())).isNull();

        interact(() -> shown().view().offer(List.of(db, web)));
        assertThat(UiLab.<Object>onFx(() -> service().getValue())).isEqualTo(web);
    }

    private ComboBox<?> service() {
        return lookup("#terminal-service").queryAs(ComboBox.class);
    }

    @Test
    void anImageWithoutAShellIsSaidToHaveNone() {
        var id = shown().lab().running("rm $(which sh ash); exec sleep 600");
        UiLab.await(() -> assertThat(Shells.of(shown().lab().engine(), id)).isEmpty());
        interact(() -> {
            shown().view().offer(List.of(new TerminalTarget(id, "bare")));
            shown().view().openIn("bare");
        });

        UiLab.await(
                () -> assertThat(lookup("No shell in this image").tryQuery()).isPresent());
    }

    private String ending() {
        return lookup("#terminal-ending")
                .tryQueryAs(Label.class)
                .map(Label::getText)
                .orElse("");
    }
}
