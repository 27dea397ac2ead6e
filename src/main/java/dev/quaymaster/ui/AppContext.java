package dev.quaymaster.ui;

import atlantafx.base.controls.ModalPane;
import dev.quaymaster.engine.Engine;
import dev.quaymaster.engine.EngineLocator;
import dev.quaymaster.engine.docker.DockerEngine;
import dev.quaymaster.settings.Folders;
import dev.quaymaster.ui.activity.ActivityScreen;
import dev.quaymaster.ui.engine.EngineViewModel;
import dev.quaymaster.ui.engine.EnginesScreen;
import dev.quaymaster.ui.kit.Activities;
import dev.quaymaster.ui.kit.Desk;
import dev.quaymaster.ui.kit.Dialogs;
import dev.quaymaster.ui.kit.FilePicker;
import dev.quaymaster.ui.kit.Screen;
import dev.quaymaster.ui.kit.Tasks;
import dev.quaymaster.ui.kit.Theme;
import dev.quaymaster.ui.kit.Toasts;
import dev.quaymaster.ui.kit.Tone;
import dev.quaymaster.ui.stack.StackListViewModel;
import dev.quaymaster.ui.stack.StacksScreen;
import java.time.Clock;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.Map;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.stage.Stage;

/// The window's parts, put together by hand: who is given what is written here and nowhere else.
final class AppContext implements AutoCloseable {

    private final WindowOptions options;
    private final Memory memory;
    private final Engine engine;
    private final EngineViewModel engineModel;
    private final Tasks tasks;
    private final MainWindow window;
    private final StacksScreen stacks;
    private final Toasts toasts;

    private AppContext(WindowOptions options, FilePicker picker, Map<String, String> environment) {
        this.options = options;
        this.memory = new Memory(Folders.ofThisUser(), Clock.system(ZoneId.systemDefault()));
        this.toasts = new Toasts();
        this.tasks = new Tasks(failure -> toasts.show(Tone.BAD, Failures.words(failure)));
        var modal = new ModalPane();
        var activities = new Activities(Clock.system(ZoneId.systemDefault()));
        var navigator = new WindowNavigator(this::show);
        var desk = new Desk(tasks, new Dialogs(modal), toasts, activities, navigator, picker);
        var endpoint = EngineLocator.locate(environment, memory.settings().preferences().host());
        this.engine = DockerEngine.connect(endpoint);
        this.engineModel = new EngineViewModel(engine, endpoint);
        var list = new StackListViewModel(engine, memory::stacks, environment, desk);
        var backups = new WindowBackups(desk, engine, memory);
        this.stacks = new StacksScreen(list, engine, environment, desk, backups, memory::keepStack);
        navigator.connect(stacks);
        var screens = new EnumMap<Place, Screen>(Place.class);
        screens.put(Place.STACKS, stacks);
        screens.put(Place.ENGINES, new EnginesScreen(engineModel));
        screens.put(Place.ACTIVITY, new ActivityScreen(activities));
        this.window =
                new MainWindow(screens, new StatusBar(engineModel, activities), modal, toasts);
        engineModel.statusProperty().subscribe(status -> list.refresh());
    }

    /// Puts the window together; nothing is loaded yet.
    ///
    /// @param options how it is opened
    /// @param stage the owner of the system's dialogs
    static AppContext create(WindowOptions options, Stage stage) {
        return new AppContext(options, new SystemFilePicker(() -> stage), System.getenv());
    }

    private void show(Place place) {
        window.show(place);
    }

    /// The window's content.
    Parent root() {
        return window;
    }

    /// What runs in the background.
    Tasks tasks() {
        return tasks;
    }

    /// Gives a scene the look that was asked for, or that the user or the system prefers.
    ///
    /// @param scene the window's scene
    void applyTheme(Scene scene) {
        theme().applyTo(scene);
    }

    private Theme theme() {
        return options.theme()
                .map(word -> word.equals("dark") ? Theme.DARK : Theme.LIGHT)
                .orElseGet(
                        () ->
                                switch (memory.settings().preferences().theme()) {
                                    case LIGHT -> Theme.LIGHT;
                                    case DARK -> Theme.DARK;
                                    case SYSTEM ->
                                            Platform.getPreferences().getColorScheme()
                                                            == ColorScheme.DARK
                                                    ? Theme.DARK
                                                    : Theme.LIGHT;
                                });
    }

    /// Begins to load: called once the window is shown.
    void start() {
        engineModel.start();
        var place = options.screen().split("/", 2);
        window.show(Place.of(place[0]).orElse(Place.STACKS));
        if (place.length == 2) {
            stacks.openByName(place[1]);
        }
        options.file().ifPresent(stacks::openFile);
        memory.notice().ifPresent(text -> toasts.show(Tone.WARN, text));
    }

    @Override
    public void close() {
        tasks.close();
        engineModel.close();
        engine.close();
    }
}
