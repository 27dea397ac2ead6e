package dev.quaymaster.ui.engine;

import dev.quaymaster.engine.KnownEngine;
import dev.quaymaster.engine.KnownEngine.Origin;
import dev.quaymaster.ui.kit.Buttons;
import dev.quaymaster.ui.kit.Dialogs;
import dev.quaymaster.ui.kit.EmptyPane;
import dev.quaymaster.ui.kit.ListColumn;
import dev.quaymaster.ui.kit.PageHeader;
import dev.quaymaster.ui.kit.Pill;
import dev.quaymaster.ui.kit.Screen;
import dev.quaymaster.ui.kit.Tone;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.BorderPane;
import org.kordamp.ikonli.feather.Feather;

/// Lists all known engines; shows of the chosen one how it was found, what it is and what is
/// different about it, or what to do when it does not answer; and brings it to the front.
public final class EnginesScreen implements Screen {

    private final EnginesViewModel model;
    private final Dialogs dialogs;
    private final ListColumn list = new ListColumn("engine-list", "", this::choose);
    private final PageHeader header = new PageHeader();
    private final BorderPane content = new BorderPane();
    private final ScrollPane page = new ScrollPane();
    private String chosen = "";

    /// Creates the screen.
    ///
    /// @param model the engines
    /// @param dialogs shows questions
    public EnginesScreen(EnginesViewModel model, Dialogs dialogs) {
        this.model = model;
        this.dialogs = dialogs;
        page.setFitToWidth(true);
        content.setTop(header);
        content.setCenter(page);
        model.entriesProperty().subscribe(this::show);
    }

    private void choose(String name) {
        chosen = name;
        show(model.entriesProperty().get());
    }

    private void show(List<EngineEntry> entries) {
        list.setRows(EngineRows.of(entries, this::askForAnother));
        entries.stream()
                .filter(entry -> entry.known().name().equals(chosen))
                .findFirst()
                .or(() -> entries.stream().filter(EngineEntry::inFront).findFirst())
                .ifPresent(this::show);
    }

    private void show(EngineEntry entry) {
        list.select(entry.known().name());
        var known = entry.known();
        header.setText(
                known.name(),
                known.endpoint().host()
                        + " · "
                        + (known.origin() == Origin.ADDED
                                ? known.origin().words()
                                : "from " + known.endpoint().foundBy()));
        header.setPills(pills(entry));
        header.setActions(actions(entry));
        page.setContent(
                switch (entry.status()) {
                    case EngineStatus.Connecting() ->
                        new EmptyPane(Feather.SERVER, "Looking for the engine", "This takes a moment.");
                    case EngineStatus.Ready ready -> new EngineFacts(entry, ready);
                    case EngineStatus.Unavailable gone -> new UnusablePane(gone.found());
                });
    }

    private static Pill[] pills(EngineEntry entry) {
        var pills = new ArrayList<Pill>();
        pills.add(
                switch (entry.status()) {
                    case EngineStatus.Connecting() -> new Pill(Tone.NEUTRAL, "connecting");
                    case EngineStatus.Ready _ -> new Pill(Tone.OK, "answers");
                    case EngineStatus.Unavailable gone -> new Pill(Tone.BAD, gone.pill());
                });
        if (entry.inFront()) {
            pills.add(new Pill(Tone.ACCENT, "in use"));
        }
        if (entry.dockers()) {
            pills.add(new Pill(Tone.NEUTRAL, "docker's choice"));
        }
        return pills.toArray(Pill[]::new);
    }

    private Node[] actions(EngineEntry entry) {
        var actions = new ArrayList<Node>();
        if (entry.known().origin() == Origin.ADDED && !entry.inFront()) {
            actions.add(Buttons.plain("engine-remove", "Remove…", () -> askToRemove(entry.known())));
        }
        actions.add(Buttons.plain("engine-retry", "Look again", model::look));
        if (!entry.inFront()) {
            actions.add(Buttons.primary("engine-use", "Use this engine", () -> model.use(entry.known())));
        }
        return actions.toArray(Node[]::new);
    }

    private void askForAnother() {
        new AddEngineDialog(dialogs, model::isKnown, engine -> {
                    chosen = engine.name();
                    model.add(engine);
                })
                .show();
    }

    private void askToRemove(KnownEngine engine) {
        dialogs.confirm(
                "Remove " + engine.name() + " from the list",
                "Nothing changes on that engine. It can be added again.",
                "Remove",
                () -> model.remove(engine));
    }

    @Override
    public Optional<Node> list() {
        return Optional.of(list);
    }

    @Override
    public Node content() {
        return content;
    }

    @Override
    public void refresh() {
        model.look();
    }

    @Override
    public void hidden() {
        model.rest();
    }
}
