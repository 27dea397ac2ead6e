package dev.quaymaster.stack.run;

import dev.quaymaster.compose.model.Project;
import dev.quaymaster.engine.Engine;
import dev.quaymaster.engine.EngineException;
import dev.quaymaster.engine.RemoveOptions;
import dev.quaymaster.engine.Terminal;
import dev.quaymaster.stack.ObservedState;
import dev.quaymaster.stack.Progress;
import dev.quaymaster.stack.Request;
import dev.quaymaster.stack.StackException;
import dev.quaymaster.stack.plan.OneOffPlanner;
import dev.quaymaster.stack.spec.ContainerDraft;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.Consumer;

/// Runs a service once with a command of its own and hands on what it says: `docker compose run`.
/// The container carries compose's labels for a one-off.
public final class OneOffRun {

    private static final Duration GRACE = Duration.ofSeconds(2);

    private final Engine engine;
    private final StackLocks locks;
    private final SecureRandom random = new SecureRandom();

    /// Creates a runner that works on this engine.
    ///
    /// @param locks keep it from a stack that is being changed; not held while the process runs
    public OneOffRun(Engine engine, StackLocks locks) {
        this.engine = engine;
        this.locks = locks;
    }

    /// Starts what the service depends on, runs it, and waits until it ends.
    ///
    /// @param streams what the process reads and writes, on threads of their own; an input asks for
    ///   [OneOff.Input#STREAM]
    /// @param progress told what happens before
    /// @return the exit code of the process
    /// @throws StackException when it could not be run
    /// @throws dev.quaymaster.files.LockException when another run is at work on the stack
    /// @throws InterruptedException when cancelled; the process is stopped then
    public int run(Project project, OneOff run, OneOffStreams streams, Consumer<Progress> progress)
            throws InterruptedException {
        var reading = run.reading(streams.in().isPresent() ? OneOff.Input.STREAM : OneOff.Input.NONE);
        var made = make(project, reading, progress);
        try {
            made.create();
            return follow(made.name(), streams);
        } finally {
            tidy(made.name(), run.options().remove());
        }
    }

    /// Starts what the service depends on, and runs it with a terminal. Closing the terminal stops
    /// the process and clears up; it blocks meanwhile.
    ///
    /// @param progress told what happens before
    /// @throws StackException when it could not be run
    /// @throws InterruptedException when cancelled
    public Terminal open(Project project, OneOff run, Consumer<Progress> progress) throws InterruptedException {
        var made = make(project, run.reading(OneOff.Input.TERMINAL), progress);
        var open = false;
        try {
            made.create();
            var terminal = engine.attachTerminal(made.name());
            engine.start(made.name());
            open = true;
            return new OneOffTerminal(
                    terminal, () -> tidy(made.name(), run.options().remove()));
        } catch (EngineException e) {
            throw failed(e);
        } finally {
            if (!open) {
                tidy(made.name(), run.options().remove());
            }
        }
    }

    /// A container that is planned and named.
    private record Made(String name, Creation creation) {

        interface Creation {
            void create() throws InterruptedException;
        }

        void create() throws InterruptedException {
            creation.create();
        }
    }

    private Made make(Project project, OneOff run, Consumer<Progress> progress) throws InterruptedException {
        startDependencies(project, run, progress);
        var service = OneOffService.of(
                Optional.ofNullable(project.services().get(run.service())).orElseThrow(), run);
        var oneOff = new ContainerDraft.OneOff(
                slug(),
                false,
                run.options().input() != OneOff.Input.NONE,
                run.options().useAliases());
        var plan = new OneOffPlanner(project, ObservedState.read(engine, project))
                .plan(service, oneOff, run.options().startDependencies());
        var name = new ContainerDraft(project, service, 0, Optional.empty(), Optional.of(oneOff)).name();
        return new Made(name, () -> {
            try (var _ = locks.take(project.name(), "run of " + run.service())) {
                new PlanExecutor(engine).run(plan, progress);
            }
        });
    }

    private void startDependencies(Project project, OneOff run, Consumer<Progress> progress)
            throws InterruptedException {
        var dependencies = OneOffPlanner.dependencies(project, run.service());
        if (run.options().startDependencies() && !dependencies.isEmpty()) {
            var up = Request.Up.of(dependencies.toArray(String[]::new));
            new StackRunner(engine, locks).run(project, up, progress);
        }
    }

    private String slug() {
        var bytes = new byte[32];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    /// Attached before the start, so that nothing is missed.
    private int follow(String name, OneOffStreams streams) throws InterruptedException {
        try (var attached = engine.attach(name, streams.in(), streams.out(), streams.err())) {
            engine.start(name);
            attached.await();
            return engine.await(name);
        } catch (EngineException e) {
            throw failed(e);
        }
    }

    private static StackException failed(EngineException cause) throws InterruptedException {
        if (Thread.currentThread().isInterrupted()) {
            throw new InterruptedException("the run was cancelled");
        }
        return new StackException("The run failed: " + cause.getMessage(), "Correct the cause and try again.");
    }

    /// Runs even when this thread is interrupted: the process must not go on unseen.
    private void tidy(String name, boolean remove) {
        var interrupted = Thread.interrupted();
        try {
            engine.stop(name, Optional.of(GRACE));
            if (remove) {
                engine.remove(name, RemoveOptions.FORCE_WITH_VOLUMES);
            }
        } catch (EngineException e) {
            if (e.kind() != EngineException.Kind.NOT_FOUND) {
                throw e;
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
