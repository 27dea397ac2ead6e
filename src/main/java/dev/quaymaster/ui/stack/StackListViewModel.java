package dev.quaymaster.ui.stack;

import dev.quaymaster.compose.ComposeFiles;
import dev.quaymaster.compose.load.ProjectLoader;
import dev.quaymaster.engine.Engine;
import dev.quaymaster.engine.EngineException;
import dev.quaymaster.stack.StackList;
import dev.quaymaster.stack.StackSummary;
import dev.quaymaster.ui.kit.Desk;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// The stacks that can be opened: those the user keeps, and others that run on the engine.
public final class StackListViewModel {

    /// A stack that can be opened.
    ///
    /// @param source the compose file or its folder; absent when its files are not on this machine
    /// @param name project name
    /// @param services how many services its file has; 0 when the file can't be read
    /// @param problems how many errors its file has
    /// @param running what runs of it, absent when nothing does
    /// @param kept whether the user keeps it in the list
    /// @param asked whether the engine answered when it was asked what runs
    public record Entry(
            Optional<Path> source,
            String name,
            int services,
            int problems,
            Optional<StackSummary> running,
            boolean kept,
            boolean asked) {}

    private final Engine engine;
    private final Supplier<List<Path>> kept;
    private final Map<String, String> environment;
    private final Desk desk;
    private final Map<Path, String> lastNames = new ConcurrentHashMap<>();
    private final ReadOnlyObjectWrapper<List<Entry>> entries = new ReadOnlyObjectWrapper<>(List.of());
    private boolean reading;
    private boolean again;

    /// Creates an empty list.
    ///
    /// @param engine where stacks run
    /// @param kept the compose files or folders that the user keeps
    /// @param environment the variables files may use
    /// @param desk the window around it
    public StackListViewModel(Engine engine, Supplier<List<Path>> kept, Map<String, String> environment, Desk desk) {
        this.engine = engine;
        this.kept = kept;
        this.environment = Map.copyOf(environment);
        this.desk = desk;
    }

    /// Reads the list anew; calls while it is being read are served together afterwards.
    public void refresh() {
        if (reading) {
            again = true;
            return;
        }
        reading = true;
        desk.tasks().run(this::read, this::done, failure -> done(entries.get()));
    }

    private void done(List<Entry> found) {
        reading = false;
        entries.set(found);
        if (again) {
            again = false;
            refresh();
        }
    }

    private List<Entry> read() {
        var answer = onEngine();
        var onEngine = answer.orElse(Map.of());
        var found = new ArrayList<Entry>();
        for (var source : kept.get()) {
            found.add(entry(source, onEngine, answer.isPresent()));
        }
        onEngine.values().stream()
                .filter(summary ->
                        found.stream().noneMatch(entry -> entry.name().equals(summary.name())))
                .map(StackListViewModel::elsewhere)
                .forEach(found::add);
        return List.copyOf(found);
    }

    private Optional<Map<String, StackSummary>> onEngine() {
        try {
            return Optional.of(
                    StackList.read(engine).stream().collect(Collectors.toMap(StackSummary::name, one -> one)));
        } catch (EngineException e) {
            // the status bar tells; the files can be listed all the same
            return Optional.empty();
        }
    }

    private Entry entry(Path source, Map<String, StackSummary> onEngine, boolean asked) {
        var files = ComposeFiles.find(source, environment);
        var loaded = ProjectLoader.load(files);
        loaded.project().ifPresent(project -> lastNames.put(source, project.name()));
        var name = Optional.ofNullable(lastNames.get(source))
                .or(() -> nameOnEngine(files, onEngine.values()))
                .orElseGet(() -> files.projectDirectory().getFileName().toString());
        int services =
                loaded.project().map(project -> project.services().size()).orElse(0);
        return new Entry(
                Optional.of(source),
                name,
                services,
                loaded.errors().size(),
                Optional.ofNullable(onEngine.get(name)),
                true,
                asked);
    }

    /// A file that can't be read does not tell its project's name, but what was made from it does.
    private static Optional<String> nameOnEngine(ComposeFiles files, Collection<StackSummary> stacks) {
        var paths = files.files().stream().map(Path::toString).toList();
        return stacks.stream()
                .filter(stack -> !paths.isEmpty() && stack.files().containsAll(paths))
                .map(StackSummary::name)
                .findFirst();
    }

    private static Entry elsewhere(StackSummary summary) {
        var file =
                summary.files().stream().map(Path::of).filter(Files::isReadable).findFirst();
        return new Entry(file, summary.name(), summary.services().size(), 0, Optional.of(summary), false, true);
    }

    /// The stacks, those that are kept first.
    public ReadOnlyObjectProperty<List<Entry>> entriesProperty() {
        return entries.getReadOnlyProperty();
    }
}
