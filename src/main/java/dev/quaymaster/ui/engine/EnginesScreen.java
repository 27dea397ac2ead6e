package dev.quaymaster.ui.engine;

import dev.quaymaster.engine.docker.ProbeResult;
import dev.quaymaster.ui.kit.Buttons;
import dev.quaymaster.ui.kit.EmptyPane;
import dev.quaymaster.ui.kit.Facts;
import dev.quaymaster.ui.kit.PageHeader;
import dev.quaymaster.ui.kit.Pill;
import dev.quaymaster.ui.kit.Screen;
import dev.quaymaster.ui.kit.Styles;
import dev.quaymaster.ui.kit.Tone;
import dev.quaymaster.ui.kit.Words;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// Shows the engine, how it was found, and what to do when it does not answer.
public final class EnginesScreen implements Screen {

    private final EngineViewModel model;
    private final PageHeader header = new PageHeader();
    private final BorderPane content = new BorderPane();

    /// Creates the screen.
    ///
    /// @param model the engine that is watched
    public EnginesScreen(EngineViewModel model) {
        this.model = model;
        content.setTop(header);
        header.setActions(Buttons.plain("engine-retry", "Look again", model::retry));
        model.statusProperty().subscribe(this::show);
    }

    private void show(EngineStatus status) {
        var where = model.endpoint().host() + " · found by " + model.endpoint().foundBy();
        switch (status) {
            case EngineStatus.Connecting _ -> {
                header.setText("Engine", where);
                header.setPills(new Pill(Tone.NEUTRAL, "connecting"));
                content.setCenter(
                        new EmptyPane(
                                Feather.SERVER, "Looking for the engine", "This takes a moment."));
            }
            case EngineStatus.Ready ready -> {
                header.setText("Docker " + ready.info().version(), where);
                header.setPills(new Pill(Tone.OK, "answers"));
                content.setCenter(facts(ready));
            }
            case EngineStatus.Unavailable gone -> {
                header.setText("Engine", where);
                header.setPills(new Pill(Tone.BAD, pill(gone.found())));
                content.setCenter(new UnusablePane(gone.found()));
            }
        }
    }

    private static String pill(ProbeResult.Unusable found) {
        return switch (found) {
            case ProbeResult.NoEngine _ -> "no answer";
            case ProbeResult.NoRights _ -> "no rights";
            case ProbeResult.Ailing _ -> "not well";
        };
    }

    private static Node facts(EngineStatus.Ready ready) {
        var info = ready.info();
        var platform = info.platform();
        var facts =
                new Facts(130)
                        .add("Version", info.version() + " (API " + info.apiVersion() + ")")
                        .add("Machine", info.name() + " · " + platform.operatingSystem())
                        .add("Processors", Integer.toString(platform.cpus()))
                        .add("Memory", Words.bytes(platform.memoryBytes()))
                        .add("Storage", info.storageDriver() + " · " + info.dataFolder())
                        .add(
                                "Rights",
                                info.rootless() ? "runs without root's rights" : "runs as root")
                        .add(
                                "Containers",
                                ready.running() + " of " + ready.containers() + " running")
                        .add("Volumes", Integer.toString(ready.volumes()));
        var card = new VBox(facts);
        card.getStyleClass().add(Styles.CARD);
        var box = new VBox(card);
        box.getStyleClass().add("details");
        return box;
    }

    @Override
    public Optional<Node> list() {
        return Optional.empty();
    }

    @Override
    public Node content() {
        return content;
    }

    @Override
    public void refresh() {
        model.retry();
    }
}
