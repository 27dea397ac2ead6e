package dev.quaymaster.ui.kit;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javafx.application.Platform;

/// Runs blocking work on virtual threads and brings its result back to the FX thread.
///
/// One of the two places where failures are caught broadly: what a task throws reaches its
/// `onFailure`, or the handler of this object when it has none.
public final class Tasks implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(Tasks.class.getName());

    private final Set<Job<?>> open = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;
    private final Executor receiver;
    private final Consumer<Throwable> onUnhandled;

    /// Creates a runner that reports to the FX thread.
    ///
    /// @param onUnhandled takes the failures that no task handled, on the FX thread
    public Tasks(Consumer<Throwable> onUnhandled) {
        this(Platform::runLater, onUnhandled);
    }

    /// Creates a runner that reports elsewhere, for tests.
    ///
    /// @param receiver runs the call-backs
    /// @param onUnhandled takes the failures that no task handled
    public Tasks(Executor receiver, Consumer<Throwable> onUnhandled) {
        this.receiver = receiver;
        this.onUnhandled = onUnhandled;
    }

    /// A task under way.
    public interface Running {

        /// Interrupts the task; its call-backs are not called any more. Does nothing once it has
        /// ended.
        void cancel();
    }

    /// Runs work whose failure this object's handler reports.
    ///
    /// @param work blocking code, interrupted to cancel it
    /// @param onSuccess takes the result
    /// @return the running task
    public <T> Running run(Callable<T> work, Consumer<? super T> onSuccess) {
        return run(work, onSuccess, onUnhandled);
    }

    /// Runs work.
    ///
    /// @param work blocking code, interrupted to cancel it
    /// @param onSuccess takes the result
    /// @param onFailure takes what the work threw
    /// @return the running task
    public <T> Running run(Callable<T> work, Consumer<? super T> onSuccess, Consumer<Throwable> onFailure) {
        var task = new Job<>(work, onSuccess, onFailure);
        open.add(task);
        task.cancelled = closed;
        task.thread.start();
        return task;
    }

    /// Whether anything runs.
    public boolean busy() {
        return !open.isEmpty();
    }

    /// Cancels all that runs; what is begun afterwards is done, but calls nobody back.
    @Override
    public void close() {
        closed = true;
        open.forEach(Running::cancel);
    }

    /// Waits until all that runs has ended, with what it undoes on its way out.
    ///
    /// @param limit waits no longer than that
    public void awaitEnd(Duration limit) throws InterruptedException {
        var end = Instant.now().plus(limit);
        for (var job : open) {
            var _ = job.thread.join(Duration.between(Instant.now(), end));
        }
    }

    private final class Job<T> implements Running {

        private final Callable<T> work;
        private final Consumer<? super T> onSuccess;
        private final Consumer<Throwable> onFailure;
        private final Thread thread = Thread.ofVirtual().name("task").unstarted(this::work);
        private volatile boolean cancelled;

        Job(Callable<T> work, Consumer<? super T> onSuccess, Consumer<Throwable> onFailure) {
            this.work = work;
            this.onSuccess = onSuccess;
            this.onFailure = onFailure;
        }

        private void work() {
            try {
                var result = work.call();
                report(() -> onSuccess.accept(result));
            } catch (InterruptedException | CancellationException e) {
                LOG.log(System.Logger.Level.DEBUG, "A task was cancelled", e);
            } catch (Throwable e) {
                var level = cancelled ? System.Logger.Level.DEBUG : System.Logger.Level.INFO;
                LOG.log(level, "A task failed: " + e.getMessage(), e);
                report(() -> onFailure.accept(e));
            } finally {
                open.remove(this);
            }
        }

        private void report(Runnable callBack) {
            receiver.execute(() -> {
                if (!cancelled) {
                    callBack.run();
                }
            });
        }

        @Override
        public void cancel() {
            cancelled = true;
            thread.interrupt();
        }
    }
}
