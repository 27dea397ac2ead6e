package dev.quaymaster.backup.run;

import dev.quaymaster.backup.BackupException;
import dev.quaymaster.backup.hold.ContainerHold;
import dev.quaymaster.backup.hold.HoldPlan;
import dev.quaymaster.backup.hold.HoldPlanner;
import dev.quaymaster.backup.journal.QuietContainer;
import dev.quaymaster.backup.journal.QuietContainer.Before;
import dev.quaymaster.backup.journal.QuietContainer.How;
import dev.quaymaster.backup.journal.RunJournal;
import dev.quaymaster.backup.run.NotResumedException.NotResumed;
import dev.quaymaster.engine.Container;
import dev.quaymaster.engine.ContainerState;
import dev.quaymaster.engine.Engine;
import dev.quaymaster.engine.EngineException;
import dev.quaymaster.engine.LabelFilter;
import dev.quaymaster.stack.spec.ComposeLabels;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.Collectors;

/// Holds containers still until closed. Each is written to the journal before it is touched;
/// closing lets them go on in reverse order, as they were before, all of them even if one fails,
/// and even when the thread was interrupted.
public final class Stillness implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(Stillness.class.getName());

    /// What ends and is started again changes faster than it can be looked at.
    private static final int ATTEMPTS = 5;

    private final Engine engine;
    private final RunJournal journal;
    private final Deque<QuietContainer> held = new ArrayDeque<>();
    private final long since = System.nanoTime();

    private Stillness(Engine engine, RunJournal journal) {
        this.engine = engine;
        this.journal = journal;
    }

    /// Pauses or stops containers, in the order and with the others that [HoldPlanner] finds right.
    ///
    /// @throws BackupException when one of them would not come back as it was; nothing was touched
    ///   then
    public static Stillness hold(Engine engine, RunJournal journal, Collection<Container> containers, How how) {
        return hold(engine, journal, HoldPlanner.look(engine, containers, how));
    }

    /// Carries out a plan.
    ///
    /// @throws BackupException when it refuses; nothing was touched then
    public static Stillness hold(Engine engine, RunJournal journal, HoldPlan plan) {
        plan.requireAllowed();
        var stillness = new Stillness(engine, journal);
        try {
            plan.holds().forEach(stillness::hold);
            return stillness;
        } catch (RuntimeException | Error e) {
            try {
                stillness.close();
            } catch (NotResumedException second) {
                e.addSuppressed(second);
            }
            throw e;
        }
    }

    private void hold(ContainerHold planned) {
        for (int attempt = 1; !attempt(planned, attempt == ATTEMPTS); attempt++) {
            LOG.log(
                    System.Logger.Level.DEBUG,
                    "{0} changed meanwhile",
                    planned.container().name());
        }
    }

    /// @param last whether a refusal to pause is final
    /// @return false when the engine refused to pause the container, as it is not as it was when it
    ///   was looked at: one that ends and is started again all the time
    private boolean attempt(ContainerHold planned, boolean last) {
        var now = find(engine, planned.container().id());
        if (now.isEmpty() || !now.get().state().alive()) {
            return true; // its work was done meanwhile, and would be done again if it were started
        }
        var hold = new ContainerHold(now.get(), planned.how(), planned.provider());
        switch (hold.how()) {
            case PAUSED -> {
                if (now.get().state() == ContainerState.RESTARTING) {
                    holdRestarting(now.get());
                } else if (hold.before() == Before.RUNNING) {
                    return pause(hold, last);
                }
            }
            case STOPPED -> {
                begin(hold.quiet());
                toItsEnd(() -> engine.stop(hold.container().id(), Optional.empty()));
                requireStopped(hold.container());
            }
        }
        return true;
    }

    private boolean pause(ContainerHold hold, boolean last) {
        begin(hold.quiet());
        try {
            toItsEnd(() -> engine.pause(hold.container().id()));
            return true;
        } catch (EngineException e) {
            if (last || e.kind() != EngineException.Kind.CONFLICT) {
                throw e;
            }
            journal.resumed(held.pop());
            return false;
        }
    }

    /// It was planned when it ran; what restarts can't be paused, and whether it may be stopped is
    /// another question.
    private void holdRestarting(Container restarting) {
        var plan = HoldPlanner.look(engine, List.of(restarting), How.PAUSED);
        plan.requireAllowed();
        plan.holds().forEach(this::hold);
    }

    private void begin(QuietContainer quiet) {
        journal.quieting(quiet);
        held.push(quiet);
    }

    /// Something that starts what is stopped, such as a watchdog, would write to the volume.
    private void requireStopped(Container stopped) {
        var now = find(engine, stopped.id());
        if (now.isEmpty() || now.get().state().alive()) {
            throw new BackupException(
                    BackupException.Kind.FAILED,
                    "%s was stopped, and something else at once %s it. Find out what that is and switch it off first."
                            .formatted(stopped.name(), now.isEmpty() ? "removed" : "started"));
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

    /// The ids of the containers that are held.
    public Set<String> ids() {
        return held.stream().map(QuietContainer::id).collect(Collectors.toSet());
    }

    /// For how long they are held by now.
    public long millis() {
        return (System.nanoTime() - since) / 1_000_000;
    }

    /// Leaves all as they are: what they work on is not whole. The journal says what is to be done.
    ///
    /// @return their names, sorted
    public List<String> leave() {
        var names = names();
        held.clear();
        return names;
    }

    /// Lets all go on.
    ///
    /// @return those that could not; empty when all is as it was
    public List<NotResumed> resume() {
        boolean interrupted = Thread.interrupted(); // cancelled or not, what was held goes on
        var failures = new ArrayList<NotResumed>();
        while (!held.isEmpty()) {
            var container = held.pop();
            try {
                resume(engine, container);
                journal.resumed(container);
            } catch (RuntimeException e) {
                failures.add(new NotResumed(container.name(), String.valueOf(e.getMessage())));
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        return failures;
    }

    /// Lets all go on.
    ///
    /// @throws NotResumedException when one could not; [#resume] tells it otherwise
    @Override
    public void close() {
        var failures = resume();
        if (!failures.isEmpty()) {
            throw new NotResumedException(failures);
        }
    }

    /// Lets one container go on, if it is still as it was left. Used after a killed run too.
    ///
    /// @return whether there was anything to do
    public static boolean resume(Engine engine, QuietContainer container) {
        var present = find(engine, container.id()).or(() -> successor(engine, container));
        if (present.isEmpty()) {
            return false; // removed meanwhile by somebody else, who meant it
        }
        var id = present.get().id();
        return switch (present.get().state()) {
            case PAUSED -> {
                boolean ours = container.how() == How.PAUSED;
                if (ours) {
                    engine.unpause(id);
                }
                yield ours;
            }
            case EXITED, CREATED -> {
                boolean ours = container.how() == How.STOPPED;
                if (ours) {
                    start(engine, id, container.before());
                }
                yield ours;
            }
            case RUNNING, RESTARTING, REMOVING, DEAD -> false;
        };
    }

    private static void start(Engine engine, String id, Before before) {
        engine.start(id);
        if (before == Before.PAUSED) {
            engine.pause(id);
        }
    }

    private static Optional<Container> find(Engine engine, String id) {
        try {
            return Optional.of(engine.inspect(id).container());
        } catch (EngineException e) {
            if (e.kind() != EngineException.Kind.NOT_FOUND) {
                throw e;
            }
            return Optional.empty();
        }
    }

    /// The container that compose made in its place: same project, service and name.
    private static Optional<Container> successor(Engine engine, QuietContainer container) {
        if (container.service().isEmpty()) {
            return Optional.empty();
        }
        var ofService = LabelFilter.equal(ComposeLabels.PROJECT, container.project())
                .and(LabelFilter.equal(ComposeLabels.SERVICE, container.service()));
        return engine.containers(ofService).stream()
                .filter(found -> found.name().equals(container.name()))
                .findFirst();
    }
}
