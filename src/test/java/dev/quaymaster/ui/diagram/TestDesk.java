package dev.quaymaster.ui.diagram;

import atlantafx.base.controls.ModalPane;
import dev.quaymaster.ui.kit.Activities;
import dev.quaymaster.ui.kit.Desk;
import dev.quaymaster.ui.kit.Dialogs;
import dev.quaymaster.ui.kit.FilePicker;
import dev.quaymaster.ui.kit.Navigator;
import dev.quaymaster.ui.kit.Tasks;
import dev.quaymaster.ui.kit.Toasts;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.scene.control.Label;

/// A desk that answers the file dialog by itself and remembers what was told.
final class TestDesk {

    private final Toasts toasts = new Toasts();
    private Path folder = Path.of("");

    Desk desk() {
        return new Desk(
                new Tasks(
                        failure -> {
                            throw new AssertionError(failure);
                        }),
                new Dialogs(new ModalPane()),
                toasts,
                new Activities(Clock.systemUTC()),
                new NoScreens(),
                new Answers());
    }

    /// Files are to be saved in this folder.
    void answer(Path path) {
        folder = path;
    }

    /// The messages shown so far, one a line.
    String told() {
        return toasts.lookupAll(".label").stream()
                .filter(Label.class::isInstance)
                .map(label -> ((Label) label).getText())
                .collect(Collectors.joining("\n"));
    }

    private final class Answers implements FilePicker {

        @Override
        public Optional<Path> openFile(String title) {
            return Optional.empty();
        }

        @Override
        public Optional<Path> saveFile(String title, String suggestion) {
            return Optional.of(folder.resolve(suggestion));
        }

        @Override
        public Optional<Path> folder(String title) {
            return Optional.empty();
        }
    }

    private static final class NoScreens implements Navigator {

        @Override
        public void openStack(String project) {}

        @Override
        public void openVolume(String volume) {}

        @Override
        public void openBackups(String stack) {}

        @Override
        public void openUrl(String url) {}
    }
}
