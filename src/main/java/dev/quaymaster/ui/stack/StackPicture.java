package dev.quaymaster.ui.stack;

import dev.quaymaster.compose.ComposeFiles;
import dev.quaymaster.compose.LoadResult;
import dev.quaymaster.compose.model.Project;
import dev.quaymaster.diagram.LaidOutDiagram;
import dev.quaymaster.stack.EquivalentCommand;
import dev.quaymaster.stack.ObservedContainer;
import dev.quaymaster.stack.ObservedState;
import dev.quaymaster.stack.Request;
import dev.quaymaster.stack.ServiceStatus;
import dev.quaymaster.ui.editor.LoadedStack;
import dev.quaymaster.ui.kit.Tone;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// All that is known of one stack at a moment: what its files say and what the engine holds.
///
/// @param source the file or folder it was opened from
/// @param stack what its files say
/// @param readable what they said when they could last be read
/// @param observed what the engine holds, absent until it answered
/// @param lost why the engine can't be asked now, empty when it can
/// @param waitingChanges how many services an update would change
record StackPicture(
        Path source,
        LoadedStack stack,
        Optional<LoadedStack> readable,
        Optional<ObservedState> observed,
        String lost,
        int waitingChanges) {

    /// What its files say, not observed yet.
    static StackPicture of(Path source, LoadedStack stack) {
        var readable = Optional.of(stack).filter(one -> one.project().isPresent());
        return new StackPicture(source, stack, readable, Optional.empty(), "", 0);
    }

    /// The same, which falls back on what was known of it before while its files have errors.
    StackPicture after(StackPicture before) {
        return new StackPicture(source, stack, readable.or(before::readable), observed, lost, waitingChanges);
    }

    /// The same with other files, such as those that are just typed.
    StackPicture saying(LoadedStack other) {
        return new StackPicture(source, other, readable, observed, lost, waitingChanges);
    }

    /// The same with another observation.
    StackPicture observing(ObservedState state) {
        return new StackPicture(source, stack, readable, Optional.of(state), "", waitingChanges);
    }

    /// The same, the engine out of reach.
    StackPicture losing(String reason) {
        return new StackPicture(source, stack, readable, observed, reason, waitingChanges);
    }

    /// The same with another number of changes that wait.
    StackPicture withWaitingChanges(int count) {
        return new StackPicture(source, stack, readable, observed, lost, count);
    }

    /// Whether what is shown of the engine may not hold any more.
    boolean stale() {
        return !lost.isEmpty() && observed.isPresent();
    }

    /// How a service is, in words; `unknown` when the engine has never been asked.
    String statusWords(String service) {
        return observed.map(state -> state.words(service))
                .orElseGet(() -> lost.isEmpty() ? status(service).toString() : "unknown");
    }

    /// The compose files and their surroundings.
    ComposeFiles files() {
        return stack.files();
    }

    /// What loading them gave.
    LoadResult loaded() {
        return stack.loaded();
    }

    /// Whether the files have errors, so that at best what they said before is known.
    boolean broken() {
        return stack.project().isEmpty();
    }

    /// The drawing, absent while the files could never be read.
    Optional<LaidOutDiagram> diagram() {
        return stack.diagram().or(() -> readable.flatMap(LoadedStack::diagram));
    }

    /// The project, as its files last could be read; absent while they never could.
    Optional<Project> project() {
        return stack.project().or(() -> readable.flatMap(LoadedStack::project));
    }

    /// The command that does the same as a request. Files with errors are left out: compose could
    /// not read them, and finds what it made by the project's name.
    String command(Request request) {
        var files = files();
        var named = broken()
                ? new ComposeFiles(
                        List.of(),
                        files.projectDirectory(),
                        files.environment(),
                        List.of(),
                        List.of(),
                        Optional.of(name()))
                : files;
        return EquivalentCommand.of(named, request);
    }

    /// The project's name, or the folder's while there is none.
    String name() {
        return project()
                .map(Project::name)
                .orElseGet(() -> files().projectDirectory().getFileName().toString());
    }

    /// How a service is.
    ServiceStatus status(String service) {
        return observed.map(state -> state.status(service)).orElse(ServiceStatus.NOT_CREATED);
    }

    /// The containers of a service.
    List<ObservedContainer> containers(String service) {
        return observed.map(state -> state.containers(service)).orElse(List.of());
    }

    /// How many services there are to run.
    int total() {
        return project().map(project -> project.services().size()).orElse(0);
    }

    /// How many services run well, or have done their work; one that is starting does not count
    /// yet.
    int up() {
        return (int)
                services().filter(status -> StatusTone.of(status) == Tone.OK).count();
    }

    /// Whether any service has a process.
    boolean running() {
        return services()
                .anyMatch(status ->
                        status.isUp() || status == ServiceStatus.PAUSED || status == ServiceStatus.RESTARTING);
    }

    /// Whether anything was made for it on the engine.
    boolean created() {
        return observed.map(state -> state.allContainers().findAny().isPresent())
                .orElse(false);
    }

    /// How it is in a few words: `4 of 4 running`, `stopped`, `5 of 6 · backend unhealthy`.
    String words() {
        if (!loaded().errors().isEmpty()) {
            return loaded().errors().size() == 1
                    ? "1 problem in the file"
                    : loaded().errors().size() + " problems in the file";
        }
        if (observed.isEmpty()) {
            return lost.isEmpty() ? "looking" : "unknown";
        }
        if (!running()) {
            return created() ? (failing().isPresent() ? "failed" : up() > 0 ? "done" : "stopped") : "not created";
        }
        return failing().map(bad -> up() + " of " + total() + " · " + bad).orElseGet(this::runningWords);
    }

    private String runningWords() {
        var paused = services().filter(status -> status == ServiceStatus.PAUSED).count();
        if (up() == 0 && paused > 0) {
            return paused + " of " + total() + " paused";
        }
        return up() + " of " + total() + " running" + (paused > 0 ? " · " + paused + " paused" : "");
    }

    private Optional<String> failing() {
        return project().stream()
                .flatMap(project -> project.services().keySet().stream())
                .filter(service -> StatusTone.of(status(service)) == Tone.BAD)
                .map(service -> service + " " + status(service))
                .findFirst();
    }

    /// The colour that goes with [#words].
    Tone tone() {
        if (!loaded().errors().isEmpty()) {
            return Tone.BAD;
        }
        if (observed.isEmpty() || (!running() && failing().isEmpty())) {
            return Tone.NEUTRAL;
        }
        if (!running()) {
            return Tone.BAD;
        }
        boolean settled = services().allMatch(status -> StatusTone.of(status) == Tone.OK);
        return settled ? Tone.OK : Tone.WARN;
    }

    private Stream<ServiceStatus> services() {
        return project().stream()
                .flatMap(project -> project.services().keySet().stream())
                .map(this::status);
    }
}
