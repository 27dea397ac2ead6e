package dev.quaymaster.ui;

import dev.quaymaster.settings.Folders;
import dev.quaymaster.ui.kit.Fonts;
import java.util.List;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.image.Image;
import javafx.stage.Stage;

/// Opens the window. The only class of `ui` that the program's entry knows.
public final class Window {

    private static final List<Integer> ICON_SIZES = List.of(16, 32, 48, 128, 256);
    private static final int MINIMUM_WIDTH = 900;
    private static final int MINIMUM_HEIGHT = 600;

    private Window() {}

    /// Opens the window and returns; the program ends when it is closed.
    ///
    /// @param options how to open it
    public static void open(WindowOptions options) {
        Platform.startup(() -> show(options));
    }

    private static void unforeseen(Throwable failure, AppContext context) {
        System.getLogger(Window.class.getName()).log(System.Logger.Level.ERROR, "Nobody handled a failure", failure);
        Platform.runLater(() -> context.surprised(failure));
    }

    private static void show(WindowOptions options) {
        Fonts.load();
        var stage = new Stage();
        var context = new AppContext(options, Folders.ofThisUser(), System.getenv(), new SystemFilePicker(() -> stage));
        var scene = new Scene(context.root(), options.width(), options.height());
        context.applyTheme(scene);
        stage.setScene(scene);
        stage.setTitle("Quaymaster");
        stage.setMinWidth(MINIMUM_WIDTH);
        stage.setMinHeight(MINIMUM_HEIGHT);
        for (int size : ICON_SIZES) {
            var icon = Window.class.getResourceAsStream("/icons/app/quaymaster-" + size + ".png");
            if (icon != null) {
                stage.getIcons().add(new Image(icon));
            }
        }
        stage.setOnCloseRequest(event -> {
            if (!context.mayClose(stage::hide)) {
                event.consume();
            }
        });
        stage.setOnHidden(event -> context.close());
        Thread.setDefaultUncaughtExceptionHandler((_, failure) -> unforeseen(failure, context));
        stage.show();
        context.start();
        options.snapshot().ifPresent(file -> new Snapshot(scene, context.tasks(), file).takeWhenSettled());
    }
}
