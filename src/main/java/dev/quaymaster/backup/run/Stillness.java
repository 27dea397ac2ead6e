package dev.quaymaster.backup.run;

import dev.quaymaster.backup.BackupException;
import dev.quaymaster.backup.journal.QuietContainer;
import dev.quaymaster.backup.journal.RunJournal;
import dev.quaymaster.engine.Container;
import dev.quaymaster.engine.ContainerState;
import dev.quaymaster.engine.Engine;
import dev.quaymaster.engine.EngineException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.Collectors;

/// Holds containers still until closed. Each is written to the journal before it is touched;
/// closing lets them go on in reverse order, all of them even if one fails, and even when the
/// thread was interrupted.
public final class Stillness implements AutoCloseable {

    private static final String PROJECT = "com.docker.compose.project";
    private static final String SERVICE = "com.docker.compose.service";

    private final Engine engine;
    private final RunJournal journal;
    private final Deque<QuietContainer> held = new ArrayDeque<>();
    private final long since = System.nanoTime();

    private Stillness(Engine engine, RunJournal journal) {
        this.engine = engine;
        this.journal = journal;
    }

    /// Pauses or stops containers. One that restarts all the time cannot be paused, so it is
    /// stopped.
    public static Stillness hold(
            Engine engine,
            RunJournal journal,
            Collection<Container> containers,
            QuietContainer.How how) {
        var stillness = new Stillness(engine, journal);
        try {
            containers.forEach(container -> stillness.hold(container, how));
            return stillness;
        } catch (RuntimeException e) {
            try {
                stillness.close();
            } catch (RuntimeException second) {
                e.addSuppressed(second);
            }
            throw e;
        }
    }

    private void hold(Container container, QuietContainer.How wanted) {
        var how =
                container.state() == ContainerState.RESTARTING
                        ? QuietContainer.How.STOPPED
                        : wanted;
        var quiet =
                new QuietContainer(
                        container.id(),
                        container.name(),
                        container.labels().getOrDefault(PROJECT, ""),
                        container.labels().getOrDefault(SERVICE, ""),
                        how);
        journal.quieting(quiet);
        held.push(quiet);
        switch (how) {
            case PAUSED -> toItsEnd(() -> engine.pause(container.id()));
            case STOPPED -> toItsEnd(() -> engine.stop(container.id(), Optional.empty()));
        }
    }

    /// Makes a call whether interrupted or not: one cut short may still take effect after the
    /// container was looked at and found running, and then nobody would let it go on.
    private static void toItsEnd(Runnable call) {
        try {
            CompletableFuture.runAsync(call, Thread::startVirtualThread).join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    /// The names of the containers that are held, sorted.
    public List<String> names() {
        return held.stream().map(QuietContainer::name).sorted().toList();
    }

    /// For how long they are held by now.
    public long millis() {
        return (System.nanoTime() - since) / 1_000_000;
    }

    @Override
    public void close() {
        boolean interrupted = Thread.interrupted(); // cancelled or not, what was held goes on
        var failures = new ArrayList<String>();
        while (!held.isEmpty()) {
            var container = held.pop();
            try {
                goOn(engine, container);
                journal.resumed(container);
            } catch (RuntimeException e) {
                failures.add(container.name() + " (" + e.getMessage() + ")");
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        if (!failures.isEmpty()) {
            throw new BackupException(
                    BackupException.Kind.FAILED,
                    failures.stream()
                            .collect(
                                    Collectors.joining(
                                            ", ",
                                            "These containers could not be continued: ",
                                            ". Start them by hand.")));
        }
    }

    /// Lets one container go on, if it is still as it was left. Used after a killed run too.
    ///
    /// @return whether there was anything to do
    public static boolean goOn(Engine engine, QuietContainer container) {
        var present = find(engine, container);
        if (present.isEmpty()) {
            return false; // removed meanwhile by somebody else, who meant it
        }
        var state = present.get().state();
        if (state == ContainerState.PAUSED) {
            engine.unpause(present.get().id());
            return true;
        }
        if (container.how() == QuietContainer.How.STOPPED
                && (state == ContainerState.EXITED || state == ContainerState.CREATED)) {
            engine.start(present.get().id());
            return true;
        }
        return false;
    }

    /// The container, or the one that was made in its place: same project, same service.
    private static Optional<Container> find(Engine engine, QuietContainer container) {
        try {
            return Optional.of(engine.inspect(container.id()).container());
        } catch (EngineException e) {
            if (e.kind() != EngineException.Kind.NOT_FOUND) {
                throw e;
            }
        }
        if (container.service().isEmpty()) {
            return Optional.empty();
        }
        return engine
                .containers(
                        dev.quaymaster.engine.LabelFilter.equal(PROJECT, container.project())
                                .and(
                                        dev.quaymaster.engine.LabelFilter.equal(
                                                SERVICE, container.service())))
                .stream()
                .filter(found -> found.state() != ContainerState.RUNNING)
                .findFirst();
    }
}
