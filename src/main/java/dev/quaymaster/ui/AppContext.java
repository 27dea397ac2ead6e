package dev.quaymaster.ui;

import atlantafx.base.controls.ModalPane;
import dev.quaymaster.backup.restore.Recovery;
import dev.quaymaster.engine.Engine;
import dev.quaymaster.engine.EngineLocator;
import dev.quaymaster.engine.docker.DockerEngine;
import dev.quaymaster.engine.image.RegistryManifests;
import dev.quaymaster.files.Unfinished;
import dev.quaymaster.settings.Folders;
import dev.quaymaster.settings.Preferences;
import dev.quaymaster.stack.preflight.Preflight;
import dev.quaymaster.stack.run.StackLocks;
import dev.quaymaster.stack.run.StackRunner;
import dev.quaymaster.ui.activity.ActivityScreen;
import dev.quaymaster.ui.backup.BackupJobs;
import dev.quaymaster.ui.backup.BackupsDesk;
import dev.quaymaster.ui.backup.BackupsScreen;
import dev.quaymaster.ui.backup.BackupsViewModel;
import dev.quaymaster.ui.engine.EngineStatus;
import dev.quaymaster.ui.engine.EngineViewModel;
import dev.quaymaster.ui.engine.EnginesScreen;
import dev.quaymaster.ui.kit.Activities;
import dev.quaymaster.ui.kit.Activity;
import dev.quaymaster.ui.kit.Desk;
import dev.quaymaster.ui.kit.Dialogs;
import dev.quaymaster.ui.kit.FilePicker;
import dev.quaymaster.ui.kit.OnScreen;
import dev.quaymaster.ui.kit.Screen;
import dev.quaymaster.ui.kit.Tasks;
import dev.quaymaster.ui.kit.Theme;
import dev.quaymaster.ui.kit.Toasts;
import dev.quaymaster.ui.kit.Tone;
import dev.quaymaster.ui.preferences.PreferencesScreen;
import dev.quaymaster.ui.stack.StackListViewModel;
import dev.quaymaster.ui.stack.StackTools;
import dev.quaymaster.ui.stack.StacksScreen;
import dev.quaymaster.ui.volume.VolumesScreen;
import dev.quaymaster.volume.HelperContainers;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.collections.ListChangeListener;
import javafx.scene.Parent;
import javafx.scene.Scene;

/// The window's parts, put together by hand: who is given what is written here and nowhere else.
final class AppContext implements AutoCloseable {

    /// After that the next start tidies up.
    private static final Duration TIDYING = Duration.ofMinutes(2);

    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final Clock clock = Clock.system(ZoneId.systemDefault());
    private final WindowOptions options;
    private final Memory memory;
    private final Engine engine;
    private final EngineViewModel engineModel;
    private final Toasts toasts = new Toasts();
    private final Tasks tasks = new Tasks(this::surprised);
    private final Desk desk;
    private final MainWindow window;
    private final StatusBar statusBar;
    private final Unfinished unfinished;
    private List<String> remembered = List.of();
    private final StacksScreen stacks;
    private final VolumesScreen volumes;
    private final Schedules schedules;
    private final BackupsScreen backups;
    private final BackupJobs jobs;

    /// A thread that sleeps: a timeline would have the toolkit draw sixty times a second meanwhile.
    private final Thread minutes = Thread.ofVirtual().name("minutes").unstarted(this::tick);

    private boolean tidied;

    /// Puts the window together; nothing is loaded yet.
    ///
    /// @param options how it is opened
    /// @param folders where files are kept
    /// @param environment the variables of the process
    /// @param picker asks for files
    AppContext(
            WindowOptions options,
            Folders folders,
            Map<String, String> environment,
            FilePicker picker) {
        this.options = options;
        this.memory = new Memory(folders, clock);
        var modal = new ModalPane();
        var activities = new Activities(clock);
        var navigator = new WindowNavigator();
        this.desk = new Desk(tasks, new Dialogs(modal), toasts, activities, navigator, picker);
        var endpoint = EngineLocator.locate(environment, memory.settings().preferences().host());
        this.engine = DockerEngine.connect(endpoint);
        this.engineModel = new EngineViewModel(engine, endpoint, environment);
        this.schedules = new Schedules(memory, environment, clock);
        var jobs =
                new BackupJobs(
                        engine, folders.journals(), clock, memory.lockedVolumes()::now, desk);
        var plans = new BackupsViewModel(new WindowPlans(schedules, memory), jobs, tasks);
        var backupsDesk = new BackupsDesk(engine, jobs, plans, desk);
        this.jobs = jobs;
        this.backups = new BackupsScreen(backupsDesk);
        var backups = new WindowBackups(backupsDesk, memory::store);
        plans.onRead(this::tellOfSchedules);
        var list = new StackListViewModel(engine, memory::stacks, environment, desk);
        var preflight =
                endpoint.socket().isPresent()
                        ? Preflight.onThisMachine(engine)
                        : Preflight.elsewhere(engine);
        var manifests = new RegistryManifests(EngineLocator.configFolder(environment));
        var runner =
                new StackRunner(
                        engine, StackLocks.beside(folders.journals()), memory.lockedVolumes()::now);
        var tools =
                new StackTools(
                        engine,
                        runner,
                        preflight
                                .sparing(memory.lockedVolumes()::now)
                                .weighing(manifests::downloadSize),
                        environment,
                        memory.versions());
        this.stacks = new StacksScreen(list, tools, desk, backups, memory::keepStack);
        this.volumes = new VolumesScreen(engine, memory.lockedVolumes(), backups, desk);
        this.unfinished = new Unfinished(folders.state());
        activities
                .entries()
                .addListener((ListChangeListener<Activity>) _ -> rememberUnfinished(activities));
        this.statusBar = new StatusBar(engineModel, activities);
        this.window =
                new MainWindow(
                        screens(activities, picker),
                        statusBar,
                        modal,
                        toasts,
                        () -> KeysHelp.show(desk.dialogs()));
        window.setNotice(new EngineNotice(engineModel, () -> window.show(Place.ENGINES)));
        navigator.connect(window::show, stacks, volumes, this.backups);
        OnScreen.of(window).subscribe(seen -> engineModel.rest(!seen));
        engineModel
                .statusProperty()
                .subscribe(
                        status -> {
                            list.refresh();
                            engineChanged(status);
                        });
    }

    /// Tells of a failure that nobody handled; on the FX thread.
    ///
    /// @param failure what was thrown
    void surprised(Throwable failure) {
        toasts.show(Tone.BAD, Failures.words(failure, memory.folders().log()));
    }

    private Map<Place, Screen> screens(Activities activities, FilePicker picker) {
        var screens = new EnumMap<Place, Screen>(Place.class);
        screens.put(Place.STACKS, stacks);
        screens.put(Place.VOLUMES, volumes);
        screens.put(Place.BACKUPS, backups);
        screens.put(Place.ENGINES, new EnginesScreen(engineModel));
        screens.put(Place.ACTIVITY, new ActivityScreen(activities));
        screens.put(
                Place.SETTINGS,
                new PreferencesScreen(
                        () -> memory.settings().preferences(),
                        this::changePreferences,
                        memory.folders(),
                        picker));
        return screens;
    }

    private void changePreferences(Preferences changed) {
        memory.change(before -> before.withPreferences(changed));
        applyTheme(window.getScene());
    }

    /// The window's content.
    Parent root() {
        return window;
    }

    /// Brings a screen to the front.
    void show(Place place) {
        window.show(place);
    }

    /// Makes and restores backups.
    BackupJobs jobs() {
        return jobs;
    }

    /// What runs in the background.
    Tasks tasks() {
        return tasks;
    }

    /// Gives a scene the look that was asked for, or that the user or the system prefers.
    ///
    /// @param scene the window's scene
    void applyTheme(Scene scene) {
        options.theme()
                .map(word -> word.equals("dark") ? Theme.DARK : Theme.LIGHT)
                .orElseGet(this::preferredTheme)
                .applyTo(scene);
    }

    private Theme preferredTheme() {
        return switch (memory.settings().preferences().theme()) {
            case LIGHT -> Theme.LIGHT;
            case DARK -> Theme.DARK;
            case SYSTEM ->
                    Platform.getPreferences().getColorScheme() == ColorScheme.DARK
                            ? Theme.DARK
                            : Theme.LIGHT;
        };
    }

    /// Begins to load: called once the window is shown.
    void start() {
        engineModel.start();
        var place = options.screen().split("/", 2);
        window.show(Place.of(place[0]).orElse(Place.STACKS));
        if (place.length == 2) {
            open(place[0], place[1]);
        }
        options.file().ifPresent(stacks::openFile);
        memory.notice().ifPresent(text -> toasts.show(Tone.WARN, text));
        tellOfSchedules();
        minutes.start();
    }

    private void open(String place, String name) {
        if (place.equals(Place.VOLUMES.id())) {
            volumes.open(name);
        } else if (place.equals(Place.BACKUPS.id())) {
            backups.open(name);
        } else {
            stacks.openByName(name);
        }
    }

    private void engineChanged(EngineStatus status) {
        if (status instanceof EngineStatus.Ready) {
            volumes.engineChanged();
            if (!tidied) {
                tidied = true;
                tasks.run(
                        this::tidy,
                        told -> {
                            tell(told);
                            startSchedules();
                        },
                        failure -> {
                            surprised(failure);
                            startSchedules();
                        });
            }
        }
    }

    /// Undoes what killed runs left, before anything else may use their containers and volumes.
    private List<String> tidy() {
        var told = new ArrayList<>(Recovery.tidy(engine, memory.folders().journals(), clock));
        HelperContainers.removeLeftovers(engine);
        told.addAll(unfinished.take());
        return told;
    }

    private void rememberUnfinished(Activities activities) {
        var now =
                activities.running().stream()
                        .map(Activity::ifCutShort)
                        .filter(sentence -> !sentence.isEmpty())
                        .toList();
        if (!now.equals(remembered)) {
            remembered = now;
            unfinished.set(now);
            tasks.run(
                    () -> {
                        unfinished.write();
                        return now;
                    },
                    _ -> {});
        }
    }

    private void tell(List<String> tidied) {
        if (!tidied.isEmpty()) {
            var text = String.join("\n", tidied);
            toasts.keep(Tone.WARN, text);
            desk.activities().begin("Tidying up after the last run", () -> {}).done(text);
        }
    }

    private void startSchedules() {
        if (options.snapshot().isEmpty()) {
            schedules.start(
                    (plan, kind) -> {
                        if (jobs.hasWork(plan)) {
                            Platform.runLater(() -> jobs.run(plan, kind));
                        }
                    });
        }
        tellOfSchedules();
    }

    private void tellOfSchedules() {
        tasks.run(schedules::words, statusBar::setBackups);
    }

    private void tick() {
        try {
            while (true) {
                Thread.sleep(MINUTE);
                Platform.runLater(this::tellOfSchedules);
            }
        } catch (InterruptedException e) {
            // the window closes
        }
    }

    private void closeIfAllowed(Runnable close) {
        if (mayClose(close)) {
            close.run();
        }
    }

    /// Whether the window may close at once; else asks, and closes it when the user agrees.
    ///
    /// @param close closes the window
    boolean mayClose(Runnable close) {
        if (stacks.unsaved()) {
            stacks.leave(() -> closeIfAllowed(close));
            return false;
        }
        var running = desk.activities().running().stream().map(Activity::title).toList();
        if (running.isEmpty()) {
            return true;
        }
        desk.dialogs()
                .confirm(
                        "Close while work is under way",
                        String.join(", ", running)
                                + ": this is cancelled. Containers that were paused or stopped for"
                                + " a backup go on, and nothing half-written is kept.",
                        "Cancel the work and close",
                        close);
        return false;
    }

    /// Cancels what runs. It gets time to put right what it must, such as containers it has paused;
    /// the window does not wait for that, the program does.
    @Override
    public void close() {
        minutes.interrupt();
        schedules.close();
        engineModel.close();
        tasks.close();
        stacks.close();
        volumes.close();
        Thread.ofPlatform().name("closing").start(this::disconnect);
    }

    private void disconnect() {
        try {
            tasks.awaitEnd(TIDYING);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        engine.close();
    }
}
