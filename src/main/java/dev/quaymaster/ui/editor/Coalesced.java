package dev.quaymaster.ui.editor;

import dev.quaymaster.ui.kit.Tasks;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Computes something from the newest input, off the FX thread, once at a time: what was asked for
/// while it computes is skipped but for the last. Used on the FX thread.
///
/// @param <I> an immutable input
/// @param <O> an immutable result
final class Coalesced<I, O> {

    private final Tasks tasks;
    private final Function<I, O> work;
    private final Consumer<O> onResult;
    private final Consumer<Throwable> onFailure;
    private @Nullable I next;
    private boolean running;

    /// Creates one that has nothing to do.
    ///
    /// @param tasks runs the work
    /// @param work from input to result, on a worker thread
    /// @param onResult takes each result on the FX thread
    /// @param onFailure takes what the work threw
    Coalesced(Tasks tasks, Function<I, O> work, Consumer<O> onResult, Consumer<Throwable> onFailure) {
        this.tasks = tasks;
        this.work = work;
        this.onResult = onResult;
        this.onFailure = onFailure;
    }

    /// Asks for the result of an input.
    void submit(I input) {
        next = input;
        if (!running) {
            run();
        }
    }

    private void run() {
        var input = next;
        next = null;
        if (input == null) {
            return;
        }
        running = true;
        tasks.run(
                () -> work.apply(input),
                result -> {
                    running = false;
                    if (next == null) {
                        onResult.accept(result);
                    }
                    run();
                },
                failure -> {
                    running = false;
                    onFailure.accept(failure);
                    run();
                });
    }
}
