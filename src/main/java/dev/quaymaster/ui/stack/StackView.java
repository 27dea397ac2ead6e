package dev.quaymaster.ui.stack;

import dev.quaymaster.compose.model.Project;
import dev.quaymaster.engine.Engine;
import dev.quaymaster.ui.editor.ComposeEditor;
import dev.quaymaster.ui.kit.Buttons;
import dev.quaymaster.ui.kit.Desk;
import dev.quaymaster.ui.kit.OnScreen;
import dev.quaymaster.ui.kit.PageHeader;
import dev.quaymaster.ui.kit.Pill;
import dev.quaymaster.ui.kit.Styles;
import dev.quaymaster.ui.kit.Tone;
import dev.quaymaster.ui.kit.Words;
import dev.quaymaster.ui.logs.LogsView;
import dev.quaymaster.ui.terminal.TerminalView;
import dev.quaymaster.words.Count;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/// One stack: its name, state and actions above, and tabs for everything that belongs to it.
final class StackView extends BorderPane implements AutoCloseable {

    /// On what shows a state that may not hold any more.
    private static final PseudoClass STALE = PseudoClass.getPseudoClass("stale");

    /// Without that of the backups, which needs to know the stack.
    private static final int TABS = 6;

    private final StackViewModel model;
    private final StackBackups backups;
    private final PageHeader header = new PageHeader().withTabs();
    private final HBox banner = new HBox();
    private final Label bannerText = new Label();
    private final Button toFile = Buttons.link("banner-file", "Open compose file", () -> select("Compose file"));
    private final TabPane tabs = new TabPane();
    private final DiagramTab diagram;
    private final ServicesView services;
    private final ImagesBar images;
    private final BorderPane servicesTab = new BorderPane();
    private final LogsView logs;
    private final TerminalView terminal;
    private final ComposeEditor file;
    private final StackVolumesView volumes;
    private final StackActions actions;

    /// Creates the view and starts to load the stack.
    ///
    /// @param model the stack
    /// @param engine has its logs
    /// @param desk the window around it
    /// @param backups backs it up
    StackView(StackViewModel model, Engine engine, Desk desk, StackBackups backups) {
        this.model = model;
        this.backups = backups;
        this.actions = new StackActions(model, desk, backups);
        this.logs = new LogsView(engine, desk);
        this.terminal = new TerminalView(engine, desk);
        this.diagram = new DiagramTab(model, engine, desk, backups, this::openLogs, this::openTerminal);
        this.services = new ServicesView(this::openService, new ServiceActions(model, desk)::menu);
        this.images = new ImagesBar(this::checkImages);
        servicesTab.setTop(images);
        servicesTab.setCenter(services);
        this.volumes = new StackVolumesView(desk.navigator());
        terminal.setRunOnce(() -> model.pictureProperty()
                .get()
                .flatMap(StackPicture::project)
                .ifPresent(project -> runOnce(project, desk)));
        this.file = new ComposeEditor(model.editing());
        setId("stack-view");
        for (var part : List.of(diagram, services, volumes)) {
            part.getStyleClass().add("observed");
        }
        banner.getStyleClass().add(Styles.BANNER);
        bannerText.setWrapText(true);
        bannerText.setId("stack-banner");
        toFile.setMinWidth(USE_PREF_SIZE);
        banner.getChildren().addAll(bannerText, toFile);
        setTop(new VBox(header, banner));
        setCenter(tabs);
        tabs.setTabClosingPolicy(TabPane.TabClosingPolicy.UNAVAILABLE);
        tabs.getTabs()
                .addAll(
                        tab("Diagram", diagram),
                        tab("Services", servicesTab),
                        tab("Logs", logs),
                        tab("Terminal", terminal),
                        tab("Compose file", file),
                        tab("Volumes", volumes));
        model.pictureProperty().subscribe(picture -> picture.ifPresent(this::show));
        model.usageProperty().subscribe(usage -> showUsage());
        model.busyProperty().subscribe(busy -> model.pictureProperty().get().ifPresent(this::showHeader));
        OnScreen.of(this).subscribe(seen -> {
            model.setWatched(seen);
            logs.rest(!seen);
        });
        showBanner(Tone.NEUTRAL, "");
        tabs.getSelectionModel().selectedItemProperty().subscribe(chosen -> {
            showUsage();
            if (chosen != null && chosen.getContent() == logs) {
                logs.wake();
            } else if (chosen != null && chosen.getContent() == terminal) {
                terminal.wake();
            }
        });
    }

    private static Tab tab(String title, Node content) {
        var tab = new Tab(title, content);
        tab.setId("tab-" + title.toLowerCase(Locale.ROOT).replace(' ', '-'));
        return tab;
    }

    private void show(StackPicture picture) {
        showHeader(picture);
        showProblems(picture);
        if (tabs.getTabs().size() == TABS && picture.project().isPresent()) {
            backups.history(picture.name()).ifPresent(node -> tabs.getTabs().add(tab("Backups", node)));
        }
        services.show(picture, model.usageProperty().get());
        for (var dimmed : List.of(diagram, services, volumes)) {
            dimmed.pseudoClassStateChanged(STALE, picture.stale());
        }
        volumes.show(picture);
        logs.follow(StackLogs.of(picture));
        terminal.offer(StackLogs.terminals(picture));
    }

    /// Only in the tab in front: measurements come all the time.
    private void showUsage() {
        var chosen = tabs.getSelectionModel().getSelectedItem();
        if (chosen != null && chosen.getContent() == diagram) {
            diagram.showUsage();
        } else if (chosen != null && servicesTab.equals(chosen.getContent())) {
            model.pictureProperty()
                    .get()
                    .ifPresent(now -> services.show(now, model.usageProperty().get()));
        }
    }

    private void showHeader(StackPicture picture) {
        var first = picture.files().files().stream().findFirst();
        header.setText(
                picture.name(),
                first.map(path -> shortened(path)).orElse(picture.source().toString()) + since(picture));
        var pills = new ArrayList<Pill>();
        var state = new Pill(picture.tone(), picture.words());
        state.setId("stack-state");
        pills.add(state);
        if (picture.waitingChanges() > 0) {
            var changes = picture.waitingChanges();
            pills.add(new Pill(Tone.WARN, Count.words(changes, "change") + " not applied"));
        }
        header.setPills(pills.toArray(Pill[]::new));
        header.setActions(actions.buttons(picture).toArray(Button[]::new));
    }

    private static String shortened(Path path) {
        int names = path.getNameCount();
        return names > 3 ? path.subpath(names - 3, names).toString() : path.toString();
    }

    private static String since(StackPicture picture) {
        return picture.observed().stream()
                .flatMap(state -> state.allContainers())
                .map(one -> one.container().created())
                .min(Instant::compareTo)
                .map(time -> " · created " + Words.moment(time, Instant.now(), ZoneId.systemDefault()))
                .orElse("");
    }

    private void showProblems(StackPicture picture) {
        var errors = picture.loaded().errors();
        if (!errors.isEmpty()) {
            var more = errors.size() > 1 ? " (and " + (errors.size() - 1) + " more, see Compose file)" : "";
            showBanner(Tone.BAD, errors.getFirst() + more);
        } else if (picture.stale()) {
            showBanner(Tone.WARN, "What you see is the last known state. " + picture.lost());
        } else {
            showBanner(Tone.NEUTRAL, "");
        }
    }

    private void showBanner(Tone tone, String text) {
        tone.applyTo(banner);
        bannerText.setText(text);
        toFile.setVisible(tone == Tone.BAD);
        toFile.setManaged(tone == Tone.BAD);
        banner.setVisible(!text.isEmpty());
        banner.setManaged(!text.isEmpty());
    }

    private void openLogs(String service) {
        logs.only(service);
        select("Logs");
    }

    private void openTerminal(String service) {
        terminal.openIn(service);
        select("Terminal");
    }

    private void runOnce(Project project, Desk desk) {
        new RunOnceDialog(desk.dialogs())
                .show(project, run -> terminal.open("Running " + run.service(), () -> model.openOnce(project, run)));
    }

    void openService(String service) {
        select("Diagram");
        diagram.select(service);
    }

    private void checkImages() {
        images.asking();
        model.checkImages(images::found, images::failed);
    }

    /// Brings a tab to the front.
    ///
    /// @param title the tab's title
    void select(String title) {
        tabs.getTabs().stream()
                .filter(tab -> tab.getText().equals(title))
                .findFirst()
                .ifPresent(tabs.getSelectionModel()::select);
    }

    /// Shows the log of the selected service, or opens a terminal in it.
    ///
    /// @param letter what was typed
    /// @return whether it is one of the two letters
    boolean typed(String letter) {
        var service = selectedService();
        switch (letter) {
            case "l" -> service.ifPresentOrElse(this::openLogs, () -> select("Logs"));
            case "e" -> service.ifPresentOrElse(this::openTerminal, () -> select("Terminal"));
            default -> {
                return false;
            }
        }
        return true;
    }

    private Optional<String> selectedService() {
        var chosen = tabs.getSelectionModel().getSelectedItem();
        if (chosen != null && servicesTab.equals(chosen.getContent())) {
            return services.selectedService();
        }
        return diagram.selectedService();
    }

    /// Finds in the tab in front, if it can.
    ///
    /// @return whether it can
    boolean find() {
        var chosen = tabs.getSelectionModel().getSelectedItem();
        if (chosen == null || chosen.getContent() != file) {
            return false;
        }
        file.find();
        return true;
    }

    /// The stack it shows.
    StackViewModel model() {
        return model;
    }

    @Override
    public void close() {
        logs.close();
        terminal.close();
        diagram.close();
        model.close();
    }
}
