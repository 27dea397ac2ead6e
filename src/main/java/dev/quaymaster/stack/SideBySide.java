package dev.quaymaster.stack;

import dev.quaymaster.engine.EngineException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;

/// Asks several questions at once and waits for all answers.
///
/// On the system's threads, for the reason that [dev.quaymaster.engine.docker] tells.
public final class SideBySide {

    /// As many connections as an engine answers without queueing much.
    private static final int AT_ONCE = 8;

    private SideBySide() {}

    /// Runs all; the first failure is thrown once all ended.
    static void run(List<Runnable> tasks) {
        map(tasks, task -> {
            task.run();
            return true;
        });
    }

    /// Applies the question to all inputs and returns the answers in the inputs' order.
    public static <A, B> List<B> map(List<A> inputs, Function<? super A, ? extends B> question) {
        if (inputs.size() == 1) {
            return List.of(question.apply(inputs.getFirst()));
        }
        try (var threads = Executors.newFixedThreadPool(Math.clamp(inputs.size(), 1, AT_ONCE))) {
            var answers = new ArrayList<Future<B>>();
            for (var input : inputs) {
                answers.add(threads.submit(() -> question.apply(input)));
            }
            return collect(answers);
        }
    }

    private static <B> List<B> collect(List<Future<B>> answers) {
        var results = new ArrayList<B>();
        try {
            for (var answer : answers) {
                results.add(answer.get());
            }
            return results;
        } catch (ExecutionException e) {
            answers.forEach(answer -> answer.cancel(true));
            throw rethrown(e);
        } catch (InterruptedException e) {
            answers.forEach(answer -> answer.cancel(true));
            Thread.currentThread().interrupt();
            throw new EngineException(EngineException.Kind.CANCELLED, "Looking at the stack was cancelled.", e);
        }
    }

    private static RuntimeException rethrown(ExecutionException failure) {
        return failure.getCause() instanceof RuntimeException known
                ? known
                : new IllegalStateException(failure.getCause());
    }
}
