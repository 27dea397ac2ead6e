package dev.quaymaster.stack.run;

import dev.quaymaster.stack.Operation;
import dev.quaymaster.stack.Plan;
import dev.quaymaster.stack.Progress;
import dev.quaymaster.stack.StackException;
import dev.quaymaster.stack.Step;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;

/// One run of one plan, each step on a thread of its own, one of the system's for the reason that
/// [dev.quaymaster.engine.docker] tells.
final class PlanRun {

    /// More requests at a time only queue up inside the engine.
    private static final int AT_ONCE = 8;

    private final Plan plan;
    private final Operations operations;
    private final Consumer<Progress> progress;
    private final Semaphore room = new Semaphore(AT_ONCE);
    private final Set<Thread> patient = ConcurrentHashMap.newKeySet();

    /// Completed by the first failure; from then on no step is begun.
    private final CompletableFuture<Void> broken = new CompletableFuture<>();

    PlanRun(Plan plan, Operations operations, Consumer<Progress> progress) {
        this.plan = plan;
        this.operations = operations;
        this.progress = progress;
    }

    void run() throws InterruptedException {
        try (var threads = Executors.newCachedThreadPool()) {
            try {
                CompletableFuture.anyOf(schedule(threads), broken).get();
            } catch (ExecutionException e) {
                patient.forEach(Thread::interrupt);
            } catch (InterruptedException e) {
                broken.cancel(false);
                threads.shutdownNow();
                throw e;
            }
        }
        if (broken.isCompletedExceptionally() && broken.exceptionNow() instanceof StackException failure) {
            throw failure;
        }
    }

    private CompletableFuture<Void> schedule(ExecutorService threads) {
        Map<Integer, CompletableFuture<Void>> done = new HashMap<>();
        for (var step : plan.steps()) {
            var before = step.after().stream().map(done::get).toArray(CompletableFuture[]::new);
            done.put(step.id(), CompletableFuture.allOf(before).thenRunAsync(() -> execute(step), threads));
        }
        return CompletableFuture.allOf(done.values().toArray(CompletableFuture[]::new));
    }

    private void execute(Step step) {
        if (broken.isDone()) {
            throw new IllegalStateException("the plan ended before this step");
        }
        report(new Progress.Started(step));
        try {
            perform(step);
            report(new Progress.Finished(step));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the plan ended during this step", e);
        } catch (RuntimeException e) {
            fail(step, e);
            throw e;
        }
    }

    private void perform(Step step) throws InterruptedException {
        var operation = step.operation();
        var report = new Reports(step);
        if (operation instanceof Operation.AwaitService await) {
            patiently(() -> operations.await(await, report));
            return;
        }
        room.acquire();
        try {
            if (operation.bringsImage()) {
                patiently(() -> operations.perform(operation, report));
            } else {
                operations.perform(operation, report);
            }
        } finally {
            room.release();
        }
    }

    private interface Waiting {
        void run() throws InterruptedException;
    }

    private void patiently(Waiting task) throws InterruptedException {
        var thread = Thread.currentThread();
        patient.add(thread);
        try {
            if (!broken.isDone()) {
                task.run();
            }
        } finally {
            patient.remove(thread);
        }
    }

    /// Of several failures the first one counts: the others are mostly its consequences.
    private void fail(Step step, RuntimeException cause) {
        if (broken.isDone()) {
            return;
        }
        var failure = operations.explain(step.operation(), cause);
        if (broken.completeExceptionally(failure)) {
            report(new Progress.Failed(step, String.valueOf(failure.getMessage())));
        }
    }

    private synchronized void report(Progress news) {
        progress.accept(news);
    }

    /// Turns an operation's news into reports about its step.
    private final class Reports implements News {

        private final Step step;

        Reports(Step step) {
            this.step = step;
        }

        @Override
        public void advanced(String detail, OptionalDouble fraction) {
            report(new Progress.Advanced(step, detail, fraction));
        }

        @Override
        public void warned(String warning) {
            report(new Progress.Warned(step, warning));
        }
    }
}
