package dev.quaymaster.ui;

import atlantafx.base.controls.ModalPane;
import dev.quaymaster.backup.SetKind;
import dev.quaymaster.backup.schedule.BackupPlan;
import dev.quaymaster.backup.schedule.RunOutcome;
import dev.quaymaster.engine.KnownEngine;
import dev.quaymaster.files.Unfinished;
import dev.quaymaster.settings.Folders;
import dev.quaymaster.settings.Preferences;
import dev.quaymaster.ui.activity.ActivityScreen;
import dev.quaymaster.ui.backup.BackupJobs;
import dev.quaymaster.ui.engine.EnginesScreen;
import dev.quaymaster.ui.engine.EnginesViewModel;
import dev.quaymaster.ui.kit.Activities;
import dev.quaymaster.ui.kit.Activity;
import dev.quaymaster.ui.kit.Dialogs;
import dev.quaymaster.ui.kit.FilePicker;
import dev.quaymaster.ui.kit.Motion;
import dev.quaymaster.ui.kit.OnScreen;
import dev.quaymaster.ui.kit.Screen;
import dev.quaymaster.ui.kit.Tasks;
import dev.quaymaster.ui.kit.Theme;
import dev.quaymaster.ui.kit.Toasts;
import dev.quaymaster.ui.kit.Tone;
import dev.quaymaster.ui.preferences.PreferencesScreen;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.collections.ListChangeListener;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.layout.VBox;

/// The window's parts, put together by hand: who is given what is written here and nowhere else.
final class AppContext implements AutoCloseable {

    /// After that the next start tidies up.
    private static final Duration TIDYING = Duration.ofMinutes(2);

    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final Clock clock = Clock.system(ZoneId.systemDefault());
    private final WindowOptions options;
    private final Memory memory;
    private final Toasts toasts = new Toasts();
    private final Tasks tasks = new Tasks(this::surprised);
    private final Surroundings around;
    private final WindowEngines book;
    private final KnownEngine home;
    private final Workspaces workspaces;
    private final EnginesViewModel engines;
    private final MainWindow window;
    private final StatusBar statusBar;
    private final SettingsNotice settingsNotice;
    private final Unfinished unfinished;
    private List<String> remembered = List.of();
    private final Schedules schedules;

    /// A thread that sleeps: a timeline would have the toolkit draw sixty times a second meanwhile.
    private final Thread minutes = Thread.ofVirtual().name("minutes").unstarted(this::tick);

    private boolean schedulesStarted;

    /// Puts the window together; nothing is loaded yet.
    ///
    /// @param options how it is opened
    /// @param folders where files are kept
    /// @param environment the variables of the process
    /// @param picker asks for files
    AppContext(WindowOptions options, Folders folders, Map<String, String> environment, FilePicker picker) {
        this.options = options;
        this.memory = new Memory(folders, clock);
        this.schedules = new Schedules(memory, environment, clock);
        var modal = new ModalPane();
        var activities = new Activities(clock);
        var hall = new Surroundings.Hall(tasks, new Dialogs(modal), toasts, activities, picker);
        this.around = new Surroundings(memory, environment, clock, schedules, hall);
        this.book = new WindowEngines(memory, environment);
        var known = book.engines();
        this.home = known.docker();
        book.notice(known).ifPresent(text -> toasts.keep(Tone.WARN, text));
        this.workspaces = new Workspaces(book.first(known), this::open, this::remember);
        this.engines = new EnginesViewModel(book, known, workspaces, environment, tasks);
        this.unfinished = new Unfinished(folders.state());
        activities.entries().addListener((ListChangeListener<Activity>) _ -> rememberUnfinished(activities));
        var menu = new EngineMenu(engines, workspaces.engineProperty(), this::showEngines);
        this.statusBar = new StatusBar(workspaces.status(), menu, activities);
        this.window = new MainWindow(screens(hall), statusBar, modal, toasts, () -> KeysHelp.show(hall.dialogs()));
        this.settingsNotice = new SettingsNotice(memory.notice(), memory::lookAgain, tasks);
        window.setNotice(new VBox(settingsNotice, new EngineNotice(workspaces.status(), this::showEngines)));
        OnScreen.of(window).subscribe(seen -> rest(!seen));
        workspaces.frontProperty().subscribe(front -> window.replace(front.screens()));
    }

    /// While nobody sees the window, no engine is watched.
    private void rest(boolean resting) {
        workspaces.rest(resting);
        engines.pause(resting);
    }

    private EngineWorkspace open(KnownEngine known) {
        var workspace = new EngineWorkspace(
                known,
                around,
                place -> {
                    workspaces.bringToFront(known);
                    window.show(place);
                },
                home,
                this::tidied);
        workspace.plans().onRead(this::tellOfSchedules);
        if (known.equals(home)) {
            schedules.at(workspace.engine());
        }
        return workspace;
    }

    private void showEngines() {
        window.show(ScreenId.ENGINES);
    }

    private void remember(KnownEngine engine) {
        tasks.run(
                () -> {
                    book.remember(engine, book.engines());
                    return engine;
                },
                _ -> {});
    }

    /// Tells of a failure that nobody handled; on the FX thread.
    ///
    /// @param failure what was thrown
    void surprised(Throwable failure) {
        toasts.show(Tone.BAD, TaskFailures.words(failure, memory.folders().log()));
    }

    private Map<ScreenId, Screen> screens(Surroundings.Hall hall) {
        var screens =
                new EnumMap<ScreenId, Screen>(workspaces.frontProperty().get().screens());
        screens.put(ScreenId.ENGINES, new EnginesScreen(engines, hall.dialogs()));
        screens.put(ScreenId.ACTIVITY, new ActivityScreen(hall.activities()));
        screens.put(
                ScreenId.SETTINGS,
                new PreferencesScreen(
                        () -> memory.settings().preferences(),
                        this::changePreferences,
                        memory.folders(),
                        hall.picker()));
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
    void show(ScreenId place) {
        window.show(place);
    }

    /// Makes and restores backups at the engine in front.
    BackupJobs jobs() {
        return workspaces.frontProperty().get().jobs();
    }

    /// What runs in the background.
    Tasks tasks() {
        return tasks;
    }

    /// Gives a scene the look and the stillness that was asked for, or that the user or the system
    /// prefers.
    ///
    /// @param scene the window's scene
    void applyTheme(Scene scene) {
        options.theme()
                .map(word -> word.equals("dark") ? Theme.DARK : Theme.LIGHT)
                .orElseGet(this::preferredTheme)
                .applyTo(scene);
        Motion.keepStill(
                scene,
                memory.settings().preferences().reducedMotion()
                        || Platform.getPreferences().isReducedMotion());
    }

    private Theme preferredTheme() {
        return switch (memory.settings().preferences().theme()) {
            case LIGHT -> Theme.LIGHT;
            case DARK -> Theme.DARK;
            case SYSTEM -> Platform.getPreferences().getColorScheme() == ColorScheme.DARK ? Theme.DARK : Theme.LIGHT;
        };
    }

    /// Begins to load: called once the window is shown.
    void start() {
        var front = workspaces.frontProperty().get();
        front.start();
        var place = options.screen().split("/", 2);
        window.show(ScreenId.of(place[0]).orElse(ScreenId.STACKS));
        if (place.length == 2) {
            front.open(place[0], place[1]);
        }
        options.file().ifPresent(front.stacks()::openFile);
        tellOfSchedules();
        minutes.start();
    }

    /// An engine answered and what was left there is put right; plans may run from now on.
    private void tidied(List<String> told) {
        tell(told);
        if (!schedulesStarted) {
            schedulesStarted = true;
            tasks.run(unfinished::take, this::tell);
            startSchedules();
        }
    }

    private void rememberUnfinished(Activities activities) {
        var now = activities.running().stream()
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
            around.hall()
                    .activities()
                    .begin("Tidying up after the last run", () -> {})
                    .done(text);
        }
    }

    private void startSchedules() {
        if (options.snapshot().isEmpty()) {
            schedules.start(this::runPlan, text -> Platform.runLater(() -> toasts.keep(Tone.WARN, text)));
        }
        tellOfSchedules();
    }

    /// Plans run at the engine that the docker command would use, as the agent has it, whatever
    /// engine is in front. Called on a thread of the schedule; returns when the run has ended.
    private RunOutcome runPlan(BackupPlan plan, SetKind kind) {
        var outcome = new CompletableFuture<RunOutcome>();
        Platform.runLater(() -> {
            try {
                workspaces.at(home).jobs().runDue(plan, kind, outcome);
            } catch (RuntimeException e) {
                outcome.complete(RunOutcome.of(e));
                surprised(e);
            }
        });
        try {
            return outcome.get();
        } catch (InterruptedException e) { // the window closes
            Thread.currentThread().interrupt();
            return RunOutcome.CANCELLED;
        } catch (ExecutionException e) {
            throw new IllegalStateException("an outcome is given, never thrown", e);
        }
    }

    private void tellOfSchedules() {
        tasks.run(schedules::words, statusBar::setBackups);
    }

    private void tick() {
        try {
            while (true) {
                Thread.sleep(MINUTE);
                Platform.runLater(this::tellOfSchedules);
                Platform.runLater(settingsNotice::lookAgain);
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
        for (var workspace : workspaces.all()) {
            if (workspace.stacks().unsaved()) {
                workspaces.bringToFront(workspace.known());
                workspace.stacks().leave(() -> closeIfAllowed(close));
                return false;
            }
        }
        var running = around.hall().activities().running().stream()
                .map(Activity::title)
                .toList();
        if (running.isEmpty()) {
            return true;
        }
        around.hall()
                .dialogs()
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
        engines.close();
        tasks.close();
        workspaces.all().forEach(EngineWorkspace::close);
        Thread.ofPlatform().name("closing").start(this::disconnect);
    }

    private void disconnect() {
        try {
            tasks.awaitEnd(TIDYING);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        workspaces.all().forEach(EngineWorkspace::disconnect);
    }
}
