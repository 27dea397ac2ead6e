package dev.quaymaster.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quaymaster.settings.Folders;
import dev.quaymaster.ui.kit.FilePicker;
import dev.quaymaster.ui.kit.Fonts;
import dev.quaymaster.ui.kit.Theme;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.stage.Stage;
import javafx.stage.StageStyle;
import javax.imageio.ImageIO;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;
import org.jspecify.annotations.Nullable;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.service.query.NodeQuery;
import org.testfx.util.WaitForAsyncUtils;

/// The real window, driven by clicks and keys. Pictures are taken in both looks and both sizes.
final class WindowUnderTest implements AutoCloseable {

    private static final long LONGEST_MILLIS = 60_000;

    /// Of a picture that shows something: an empty window has its background and a border.
    private static final int LEAST_COLOURS = 20;

    private static final Path PICTURES = Path.of("target", "screenshots");

    /// A size of the window that pictures are taken at.
    private record Size(int width, int height) {}

    private static final List<Size> SIZES = List.of(new Size(1440, 900), new Size(1024, 700));

    private final FxRobot robot = new FxRobot();
    private final Stage stage;
    private final AppContext context;
    private final Scene scene;

    private WindowUnderTest(Stage stage, AppContext context, Scene scene) {
        this.stage = stage;
        this.context = context;
        this.scene = scene;
    }

    /// Opens the window.
    ///
    /// @param home where it keeps its files
    /// @param environment what compose files may use, and where the engine is
    /// @param chosen the file that the user chooses whenever asked for one
    static WindowUnderTest open(Path home, Map<String, String> environment, Path chosen) throws Exception {
        FxToolkit.registerPrimaryStage();
        var folders = Folders.of(Map.of("QUAYMASTER_HOME", home.toString()), "Linux", home);
        return onFx(() -> {
            Fonts.load();
            var context = new AppContext(WindowOptions.parse(List.of()), folders, environment, choosing(chosen));
            var scene = new Scene(context.root(), 1440, 900);
            Theme.LIGHT.applyTo(scene);
            var stage = new Stage(StageStyle.UNDECORATED);
            stage.setScene(scene);
            stage.setX(0);
            stage.setY(0);
            stage.show();
            context.start();
            return new WindowUnderTest(stage, context, scene);
        });
    }

    private static FilePicker choosing(Path chosen) {
        return new FilePicker() {
            @Override
            public Optional<Path> openFile(String title) {
                return Optional.of(chosen);
            }

            @Override
            public Optional<Path> saveFile(String title, String suggestion) {
                return Optional.of(chosen.resolve(suggestion));
            }

            @Override
            public Optional<Path> folder(String title) {
                return Optional.of(chosen);
            }
        };
    }

    /// Waits for a control and clicks it.
    ///
    /// @param query its selector, as in a stylesheet, or the words on it
    void click(String query) {
        click(query, () -> find(query));
    }

    /// Opens a control's menu and clicks an entry of it. What has just come to the screen may not
    /// have had the first click.
    void menu(String query, String entry) {
        Awaitility.await("the menu of " + query)
                .atMost(Duration.ofMinutes(2))
                .pollInterval(Duration.ofSeconds(1))
                .until(() -> {
                    robot.rightClickOn(place(query, () -> find(query)));
                    return onFx(() -> find(entry).isPresent());
                });
        click(entry);
    }

    /// Waits for a control in a part of the window and clicks it.
    ///
    /// @param within selects the part, as in a stylesheet
    /// @param query the control's selector, or the words on it
    void clickIn(String within, String query) {
        click(
                query + " in " + within,
                () -> shown(robot.from(robot.lookup(within)).lookup(query)));
    }

    private void click(String what, Supplier<Optional<Node>> control) {
        robot.clickOn(place(what, control));
    }

    /// A control that still moves, as one in a list that is being filled, is not where the pointer
    /// gets to.
    private Point2D place(String what, Supplier<Optional<Node>> control) {
        var last = new AtomicReference<@Nullable Point2D>();
        await(what + " stands still and can be clicked", () -> {
            var place = control.get().filter(node -> !node.isDisabled()).map(this::middle);
            return place.isPresent() && place.get().equals(last.getAndSet(place.get()));
        });
        return Objects.requireNonNull(last.get());
    }

    private Point2D middle(Node node) {
        var bounds = node.localToScreen(node.getLayoutBounds());
        return new Point2D(bounds.getCenterX(), bounds.getCenterY());
    }

    /// Clicks a field and types into it.
    void type(String selector, String text) {
        click(selector);
        robot.write(text);
    }

    /// Waits until a control is there and visible.
    void see(String selector) {
        await(selector + " is seen", () -> find(selector).isPresent());
    }

    /// Waits until a control is no longer there or visible.
    void seeNoMore(String selector) {
        await(selector + " is gone", () -> find(selector).isEmpty());
    }

    /// Waits until a control says something.
    void see(String selector, String words) {
        await(
                selector + " says \"" + words + "\"",
                () -> find(selector)
                        .filter(node ->
                                node instanceof Labeled label && label.getText().equals(words))
                        .isPresent());
    }

    /// Waits until words stand anywhere in the window.
    void seeText(String words) {
        await("\"" + words + "\" is seen", () -> find(words).isPresent());
    }

    /// Waits until a control's words begin in this way.
    void seeBeginning(String words) {
        await(
                "\"" + words + "…\" is seen",
                () -> shown(robot.lookup(node -> node instanceof Labeled label
                                && String.valueOf(label.getText()).startsWith(words)))
                        .isPresent());
    }

    /// Waits until something holds, for as long as starting a stack may take.
    ///
    /// @param what it is, in words
    void await(String what, Callable<Boolean> condition) {
        try {
            Awaitility.await(what)
                    .atMost(Duration.ofMinutes(2))
                    .pollInterval(Duration.ofMillis(100))
                    .ignoreExceptions()
                    .until(() -> onFx(condition));
        } catch (ConditionTimeoutException e) {
            pictureOfFailure();
            throw e;
        }
    }

    private void pictureOfFailure() {
        onFx(() -> {
            Snapshot.write(scene, PICTURES.resolve("failed.png"));
            return scene;
        });
    }

    /// What `work` returns, done on the FX thread.
    private static <T> T onFx(Callable<T> work) {
        return WaitForAsyncUtils.waitForAsyncFx(LONGEST_MILLIS, work);
    }

    private Optional<Node> find(String query) {
        return shown(robot.lookup(query));
    }

    private static Optional<Node> shown(NodeQuery query) {
        return query.queryAll().stream().filter(WindowUnderTest::isShown).findFirst();
    }

    private static boolean isShown(Node node) {
        for (var one = node; one != null; one = one.getParent()) {
            if (!one.isVisible()) {
                return false;
            }
        }
        return node.getScene() != null;
    }

    /// Writes pictures of the window as it is, in both looks and both sizes.
    ///
    /// @param step names the files
    void picture(String step) {
        for (var size : SIZES) {
            for (var theme : Theme.values()) {
                lookLike(size, theme);
                var name = "%s-%d-%s.png".formatted(step, size.width(), theme);
                var file = PICTURES.resolve(name.toLowerCase(Locale.ROOT));
                onFx(() -> {
                    Snapshot.write(scene, file);
                    return file;
                });
                assertThat(coloursOf(file)).as("colours of %s", file).isGreaterThan(LEAST_COLOURS);
            }
        }
        lookLike(SIZES.getFirst(), Theme.LIGHT);
    }

    private static long coloursOf(Path file) {
        try {
            var picture = ImageIO.read(file.toFile());
            var points = picture.getRGB(0, 0, picture.getWidth(), picture.getHeight(), null, 0, picture.getWidth());
            return Arrays.stream(points).distinct().count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void lookLike(Size size, Theme theme) {
        onFx(() -> {
            stage.setWidth(size.width());
            stage.setHeight(size.height());
            theme.applyTo(scene);
            return theme;
        });
        WaitForAsyncUtils.waitForFxEvents(6);
    }

    @Override
    public void close() {
        onFx(() -> {
            stage.hide();
            context.close();
            return stage;
        });
    }
}
