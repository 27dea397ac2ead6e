package dev.quaymaster.ui.stack;

import dev.quaymaster.compose.Problem;
import dev.quaymaster.compose.model.Project;
import dev.quaymaster.engine.ContainerState;
import dev.quaymaster.engine.Terminal;
import dev.quaymaster.stack.MonitorUpdate;
import dev.quaymaster.stack.ObservedState;
import dev.quaymaster.stack.Plan;
import dev.quaymaster.stack.ProtectedVolumes;
import dev.quaymaster.stack.Request;
import dev.quaymaster.stack.StackMonitor;
import dev.quaymaster.stack.images.ImageUpdate;
import dev.quaymaster.stack.images.ImageUpdates;
import dev.quaymaster.stack.preflight.Warning;
import dev.quaymaster.stack.run.OneOff;
import dev.quaymaster.stack.usage.Usage;
import dev.quaymaster.stack.usage.UsageFeed;
import dev.quaymaster.ui.editor.EditorViewModel;
import dev.quaymaster.ui.editor.LoadedStack;
import dev.quaymaster.ui.kit.Desk;
import dev.quaymaster.ui.kit.Latest;
import dev.quaymaster.ui.kit.Tone;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/// One open stack: loads its files, watches what the engine holds of it, and runs what the user
/// asks for.
public final class StackViewModel implements AutoCloseable {

    private final StackTools tools;
    private final Path source;
    private final Desk desk;
    private final RequestRunner runner;
    private final ReadOnlyObjectWrapper<Optional<StackPicture>> picture = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Map<String, Usage>> usage = new ReadOnlyObjectWrapper<>(Map.of());
    private final Latest<MonitorUpdate> updates = new Latest<>(this::updated);
    private final UsageFeed usageFeed;
    private final EditorViewModel editing;
    private final ReadOnlyObjectWrapper<Optional<StackPicture>> drawn = new ReadOnlyObjectWrapper<>(Optional.empty());
    private @Nullable StackMonitor monitor;
    private boolean counting;
    private boolean watched;

    /// Creates a model that has loaded nothing yet.
    ///
    /// @param tools it is worked on with
    /// @param source a compose file or its folder
    /// @param desk the window around it
    public StackViewModel(StackTools tools, Path source, Desk desk) {
        this.tools = tools;
        this.source = source;
        this.desk = desk;
        this.runner = new RequestRunner(tools.runner(), desk);
        this.editing = new EditorViewModel(source, tools.environment(), tools.versions(), desk);
        editing.setOnSaved(this::load);
        editing.checkedProperty().subscribe(checked -> draw());
        editing.unsavedProperty().subscribe(unsaved -> draw());
        picture.subscribe(known -> draw());
        this.usageFeed = new UsageFeed(tools.engine(), new Latest<>(usage::set));
    }

    /// Watches the engine while somebody looks, and only then.
    ///
    /// @param now whether somebody looks
    void setWatched(boolean now) {
        if (watched != now) {
            watched = now;
            closeMonitor();
            if (now) {
                openMonitor();
            } else {
                usageFeed.close();
            }
        }
    }

    /// Reads the files again; the watch of the engine goes on, or begins.
    public void load() {
        desk.tasks().run(() -> LoadedStack.load(source, tools.environment(), Map.of()), this::loaded);
    }

    private void loaded(LoadedStack stack) {
        editing.loaded(stack);
        var before = picture.get();
        var read = StackPicture.of(source, stack);
        var fresh = before.map(read::after).orElse(read);
        var observed = before.flatMap(StackPicture::observed)
                .filter(state -> state.project().equals(fresh.name()));
        picture.set(Optional.of(observed.map(fresh::observing).orElse(fresh)));
        if (monitor == null
                || before.filter(old -> old.name().equals(fresh.name())).isEmpty()) {
            closeMonitor();
            openMonitor();
        }
        countChanges();
    }

    private void openMonitor() {
        if (watched) {
            picture.get()
                    .flatMap(StackPicture::project)
                    .ifPresent(project -> monitor = new StackMonitor(tools.engine(), project.name(), updates));
        }
    }

    private void updated(MonitorUpdate update) {
        picture.get().ifPresent(now -> {
            switch (update) {
                case MonitorUpdate.Observed observed -> observed(now.observing(observed.state()));
                case MonitorUpdate.Lost lost -> picture.set(Optional.of(now.losing(lost.reason())));
            }
        });
    }

    private void observed(StackPicture now) {
        picture.set(Optional.of(now));
        var running = containers(now, true);
        if (watched) {
            usageFeed.follow(running);
        }
        if (running.isEmpty()) {
            usage.set(Map.of());
        }
        countChanges();
    }

    private void countChanges() {
        var now = picture.get().orElse(null);
        if (counting
                || now == null
                || now.broken()
                || now.project().isEmpty()
                || !now.created()
                || runner.busyProperty().get()) {
            return;
        }
        counting = true;
        desk.tasks()
                .run(
                        () -> plan(now.project().get(), Request.Up.of()).changes().stream()
                                .filter(change -> now.project().get().services().containsKey(change.subject()))
                                .filter(change -> switch (change.kind()) {
                                    case CREATE, RECREATE, FETCH -> true;
                                    case START, STOP, RESTART, PAUSE, UNPAUSE, REMOVE, UNCHANGED, ORPHAN -> false;
                                })
                                .count(),
                        count -> {
                            counting = false;
                            picture.set(picture.get().map(old -> old.withWaitingChanges(count.intValue())));
                        },
                        failure -> counting = false);
    }

    private Plan plan(Project project, Request request) {
        return tools.runner().plan(project, request);
    }

    /// The containers of the stack, id → service.
    ///
    /// @param onlyRunning leaves out those without a process
    static Map<String, String> containers(StackPicture picture, boolean onlyRunning) {
        var containers = new HashMap<String, String>();
        picture.observed()
                .ifPresent(state -> state.allContainers()
                        .filter(one -> !onlyRunning || one.state() == ContainerState.RUNNING)
                        .forEach(one -> containers.put(one.id(), one.service())));
        return containers;
    }

    /// Decides what a request would do and what is in its way, off the FX thread.
    ///
    /// @param request what is asked
    /// @param onReview takes what was found, on the FX thread
    void review(Request request, Consumer<Review> onReview) {
        picture.get()
                .ifPresent(now -> now.project()
                        .ifPresent(project -> desk.tasks()
                                .run(() -> review(project, now.loaded().problems(), request), onReview)));
    }

    private Review review(Project project, List<Problem> problems, Request request) {
        var plan = plan(project, request);
        var warnings = plan.isEmpty()
                ? List.<Warning>of()
                : tools.preflight().check(project, ObservedState.read(tools.engine(), project), problems);
        return new Review(project, plan, warnings);
    }

    /// Finds out which volumes the user locked, off the FX thread.
    ///
    /// @param onFound takes them, on the FX thread
    /// @param onFailure takes why they are not known, on the FX thread
    void lockedVolumes(Consumer<ProtectedVolumes> onFound, Consumer<Throwable> onFailure) {
        desk.tasks().run(tools.runner()::lockedVolumes, onFound, onFailure);
    }

    /// Does what is asked, as one activity. What needs the files is refused while they have errors.
    ///
    /// @param title what is done, in words: `Starting prefect-v2`
    /// @param request what is asked
    public void run(String title, Request request) {
        if (request instanceof Request.Up
                && picture.get().filter(StackPicture::broken).isPresent()) {
            desk.toasts().show(Tone.WARN, "The compose file has errors. Correct them, then try again.");
            return;
        }
        picture.get()
                .flatMap(StackPicture::project)
                .ifPresent(project -> runner.run(title, project, request, this::countChanges));
    }

    /// Asks the registries whether they have newer images.
    ///
    /// @param onFound takes what was found, on the FX thread
    /// @param onFailure takes why the engine could not be asked, on the FX thread
    void checkImages(Consumer<List<ImageUpdate>> onFound, Consumer<String> onFailure) {
        picture.get()
                .flatMap(StackPicture::project)
                .ifPresentOrElse(
                        project -> desk.tasks()
                                .run(
                                        () -> ImageUpdates.check(tools.engine(), project),
                                        onFound,
                                        failure -> onFailure.accept(RequestRunner.words(failure))),
                        () -> onFailure.accept("The compose file has errors."));
    }

    /// Runs a service once with a terminal. Blocks on the engine, so not on the FX thread.
    ///
    /// @param project the stack
    /// @param run what is run
    /// @throws InterruptedException when cancelled
    Terminal openOnce(Project project, OneOff run) throws InterruptedException {
        return tools.runner().oneOffs().open(project, run, progress -> {});
    }

    /// What is known of the stack; empty until its files were read.
    public ReadOnlyObjectProperty<Optional<StackPicture>> pictureProperty() {
        return picture.getReadOnlyProperty();
    }

    /// The stack as it is typed, as far as that can be read; else as it is saved.
    private void draw() {
        var now = picture.get();
        if (now.isPresent() && editing.unsavedProperty().get()) {
            var typed = editing.checkedProperty()
                    .get()
                    .filter(stack -> stack.project().isPresent());
            var lastDrawn = drawn.get().map(StackPicture::stack);
            now = typed.or(() -> lastDrawn).map(now.get()::saying);
        }
        drawn.set(now);
    }

    /// What is to be drawn: what is known, with the files as they are typed.
    ReadOnlyObjectProperty<Optional<StackPicture>> drawnProperty() {
        return drawn.getReadOnlyProperty();
    }

    /// The files while they are edited.
    EditorViewModel editing() {
        return editing;
    }

    /// What each service uses.
    public ReadOnlyObjectProperty<Map<String, Usage>> usageProperty() {
        return usage.getReadOnlyProperty();
    }

    /// Whether a request is being carried out.
    public ReadOnlyBooleanProperty busyProperty() {
        return runner.busyProperty();
    }

    /// The compose file or folder it was opened from.
    public Path source() {
        return source;
    }

    private void closeMonitor() {
        if (monitor != null) {
            monitor.close();
            monitor = null;
        }
    }

    /// Ends the watch.
    @Override
    public void close() {
        closeMonitor();
        editing.close();
        usageFeed.close();
    }
}
